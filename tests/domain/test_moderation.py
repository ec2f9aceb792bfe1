"""A manager confirms what a worker proposed: both are kept, and each change has its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.assessment import Assessment, seal
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.moderation import (
    Moderation,
    ModerationState,
    changed,
    changed_since,
    check,
    check_needed,
    confirm,
    counted,
    intact,
    own_work,
    same_score,
    send_back,
    settled,
)
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from tests.helpers.cases import example, example_scheme
from tests.helpers.schemes import budget as budget_for
from tests.helpers.twelve import NAMES, answers, twelve

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
WORKER, MANAGER = (UUID(int=1), "Wren Holt"), (UUID(int=2), "Mara Lind")
FORM = twelve().forms[0]


def sealed(given_: dict[str, Given] | None = None) -> Assessment:
    held = Assessment(
        UUID(int=9), uuid4(), uuid4(), "twelve", "1", "all", date(2026, 11, 20),
        answers=answers() if given_ is None else given_,
    )  # fmt: skip
    return seal(held, "d", budget_for(twelve(), held.answers), '{"steps": []}', WORKER, AT)


def moderation(**more: Any) -> Moderation:
    held = sealed()
    return Moderation(UUID(int=3), held.case, held.id, **more)


def codes(found: Any) -> list[str]:
    return [each.code for each in found]


def test_only_the_score_is_compared_not_what_was_said_beside_it() -> None:
    assert same_score(Given("some", comment="a"), Given("some", comment="b", family="lots"))
    assert not same_score(Given("some"), Given("lots"))
    assert not same_score(Given("some", willing=True), Given("some", willing=False))


def test_a_change_keeps_the_worker_s_and_the_family_s_words() -> None:
    told = {**answers(), "q1": Given("some", comment="Seen twice", family="lots")}
    held = moderation(answers={"q1": Given("lots"), "q2": Given("lots")}, reasons={"q1": "Nights"})
    worker = sealed(told)
    assert changed(worker, held) == ("q1",)
    assert counted(worker, held) == {
        **told, "q1": Given("lots", comment="Seen twice", family="lots"),
    }  # fmt: skip
    assert counted(worker, None) == told
    kept = settled(FORM, worker, replace(held, reasons={"q1": " Nights ", "q9": "gone"}))
    assert kept.reasons == {"q1": "Nights"}
    assert kept.answers == {"q1": counted(worker, held)["q1"]}
    assert counted(worker, kept) == counted(worker, held)


def test_without_a_change_no_reason_is_kept() -> None:
    held = moderation(answers={"q1": Given("lots")}, reasons={"q1": "x"}, reason="y")
    kept = settled(FORM, sealed(), held)
    assert (kept.answers, kept.reasons, kept.reason) == ({}, {}, "")


def test_each_change_and_the_whole_need_a_reason() -> None:
    held = moderation(answers={"q1": Given("some"), "q2": Given("none")}, reasons={"q2": "Seen"})
    found = check(FORM, sealed(), held)
    assert [(each.code, each.where) for each in found] == [
        ("moderation.reason.missing", "reasons/q1"),
        ("moderation.overall.missing", "reason"),
    ]
    whole = replace(held, reasons={"q1": "a", "q2": "b"}, reason="c")
    assert check(FORM, sealed(), whole) == ()
    assert check(FORM, sealed(), moderation()) == ()


def test_what_cannot_be_answered_is_said_beside_its_question() -> None:
    held = moderation(
        answers={"q1": Given("never"), "gone": Given("some")},
        reasons={"q1": "a", "gone": "b"}, reason="c",
    )  # fmt: skip
    found = check(FORM, sealed(), held)
    assert codes(found) == ["answers.unknown_question", "answers.unknown_level"]


def test_a_level_that_asks_for_evidence_takes_the_reason_of_the_change() -> None:
    scheme, worked = example_scheme(), example()
    form = scheme.form("primary")
    question = next(q for q in form.questions if any(each.evidence for each in q.levels))
    asked = next(each for each in question.levels if each.evidence)
    told = {**worked.answers, question.id: Given(question.levels[0].id)}
    worker = replace(sealed(), answers=told, form="primary")
    held = moderation(
        answers={question.id: Given(asked.id)}, reasons={question.id: "The school’s report"},
        reason="The report came later",
    )  # fmt: skip
    assert check(form, worker, held) == ()


def test_a_value_between_two_levels_takes_the_reason_of_the_change() -> None:
    held = moderation(answers={"q1": Given(points=Decimal(8))}, reasons={"q1": "Between them"})
    assert counted(sealed(), held)["q1"].reason == "Between them"


def test_nobody_confirms_their_own_work() -> None:
    assert own_work(WORKER[0], WORKER[0])
    assert not own_work(WORKER[0], MANAGER[0])
    assert not own_work(None, MANAGER[0])


def test_what_is_sent_back_says_what_is_needed() -> None:
    assert codes(check_needed(" \n")) == ["moderation.needed.missing"]
    assert check_needed("Ask the school") == ()
    held = moderation(answers={"q1": Given("none")}, reasons={"q1": "x"}, reason="y")
    back = send_back(held, sealed(), " Ask the school ", MANAGER, AT)
    assert (back.state, back.needed, back.answers) == (
        ModerationState.SENT_BACK, "Ask the school", {},
    )  # fmt: skip
    assert back.is_sealed
    assert intact(back, sealed())
    assert back.decided is not None
    assert (back.decided.said, back.decided.told) == ((), ())


def test_what_was_decided_is_bound_to_the_worker_s_sealed_part_and_never_changes() -> None:
    worker = sealed()
    held = moderation(answers={"q1": Given("none")}, reasons={"q1": "x"}, reason="y")
    outcome = (budget_for(twelve(), counted(worker, held)), '{"steps": []}')
    done = confirm(held, worker, outcome, MANAGER, AT)
    assert done.state is ModerationState.CONFIRMED
    assert intact(done, worker)
    assert not intact(held, worker)
    assert not intact(done, replace(worker, id=uuid4()))
    other = seal(replace(worker, sealed=None, chosen=("x",)), "d", outcome[0], "{}", WORKER, AT)
    assert not intact(done, other)
    assert not intact(done, replace(worker, sealed=None))
    part = done.decided
    assert part is not None
    for forged in (
        replace(done, answers={"q1": Given("some")}), replace(done, reason="z"),
        replace(done, reasons={"q1": "z"}), replace(done, state=ModerationState.SENT_BACK),
        replace(done, decided=replace(part, by_name="Z")),
        replace(done, decided=replace(part, at=AT + timedelta(1))),
        replace(done, decided=replace(part, result="{}")),
    ):  # fmt: skip
        assert not intact(forged, worker)


LEVELS = st.sampled_from(NAMES)


@given(
    st.dictionaries(st.sampled_from([f"q{each}" for each in range(11)]), LEVELS.map(Given)),
    st.dictionaries(st.sampled_from([f"q{each}" for each in range(11)]), LEVELS.map(Given)),
)
def test_what_counts_is_the_confirmed_score_and_else_the_worker_s(
    first: dict[str, Given], second: dict[str, Given]
) -> None:
    worker = sealed({**answers(), **first})
    held = moderation(answers=second)
    whole = counted(worker, settled(FORM, worker, held))
    for question, each in whole.items():
        wanted = second.get(question, worker.answers[question])
        assert same_score(each, wanted)
    assert set(changed(worker, held)) == {
        each for each in second if second[each].level != worker.answers[each].level
    }


def confirmed_with(after: Budget) -> Moderation:
    return confirm(moderation(), sealed(), (after, "{}"), MANAGER, AT)


def a_budget(annual: int | None, outcome: Outcome = Outcome.AMOUNT) -> Budget:
    made = budget_for(twelve(), answers())
    return replace(made, annual=None if annual is None else Money(annual), outcome=outcome)


BEFORE, AFTER = AT - timedelta(days=1), AT + timedelta(days=1)


@pytest.mark.parametrize(
    ("worker", "after", "code"),
    [
        (a_budget(150_000), a_budget(280_000), "plan.budget_rose"),
        (a_budget(280_000), a_budget(150_000), "plan.budget_fell"),
        (a_budget(280_000), a_budget(None, Outcome.PANEL), "plan.budget_other"),
        (a_budget(None, Outcome.PANEL), a_budget(280_000), "plan.budget_other"),
    ],
)
def test_a_plan_begun_before_says_how_the_budget_changed(
    worker: Budget, after: Budget, code: str
) -> None:
    (found,) = changed_since(BEFORE, worker, confirmed_with(after))
    assert found.code == code
    if code != "plan.budget_other":
        assert found.values["difference"] == Money(130_000)
    assert changed_since(AFTER, worker, confirmed_with(after)) == ()
    assert changed_since(None, worker, confirmed_with(after)) == ()


def test_a_plan_says_nothing_where_nothing_changed() -> None:
    same = a_budget(150_000)
    assert changed_since(BEFORE, same, confirmed_with(same)) == ()
    assert changed_since(BEFORE, same, None) == ()
    back = send_back(moderation(), sealed(), "x", MANAGER, AT)
    assert changed_since(BEFORE, same, back) == ()
