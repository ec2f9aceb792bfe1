"""Starting, carrying over, gates and changes of an assessment, before any store or screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ras_desktop.domain.assessment import (
    Assessment,
    AssessmentState,
    Why,
    carry,
    changes,
    check_carried,
    check_disagreement,
    check_following,
    check_form,
    check_gates,
    check_start,
    indicative,
    intact,
    known_gates,
    looked_at,
    seal,
)
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.domain.finding import Severity
from ras_desktop.domain.form import Area, Form, Level, Question, QuestionKind
from ras_desktop.domain.money import ZERO, Money, Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import (
    About,
    Gate,
    GateAnswer,
    MoneyRule,
    NoForm,
    Otherwise,
    PointsRule,
    Scheme,
    SchemeKind,
    Unit,
    When,
)
from ras_desktop.domain.step import Step
from ras_desktop.domain.table import Knot, Line, Outside, Round
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from ras_desktop.wording import finding as say_finding

DAY = date(2026, 5, 1)
TODAY = date(2026, 5, 8)
CHILD = Child("Amira", "Example", born=date(2017, 3, 2))
LEVELS = (Level("none", "None", Decimal(0)), Level("lots", "Lots", Decimal(9)))
FORM = Form(
    "younger",
    "Children of 5 to 10",
    "form.toml",
    5,
    10,
    "table",
    areas=(Area("a", "A"),),
    questions=(
        Question("sleep", "a", "Sleep", levels=LEVELS, between=True, not_relevant=True),
        Question("meals", "a", "Meals", levels=LEVELS),
        Question("visits", "a", "Visits", kind=QuestionKind.NUMBER),
    ),
)


def gate(id_: str, about: About, judgement: bool = True) -> Gate:
    return Gate(id_, id_.title(), about, Otherwise.PANEL, "Because.", judgement)


def scheme(**more: Any) -> Scheme:
    rule = Round(Rounding.HALF_UP, Decimal(1))
    return Scheme(
        name="little",
        version="1",
        title="Little scheme",
        council="Exampleshire",
        kind=SchemeKind.EXAMPLE,
        valid_from=date(2026, 4, 1),
        money=MoneyRule(Unit.MONEY, Period.YEAR, YearBasis.WEEKS_52, rule, When.END),
        points=PointsRule(rule),
        no_form=NoForm(Otherwise.OTHER_FORM, "Ask the worker."),
        forms=(FORM,),
        tables=(Line("table", Outside.CAP, Outside.CAP, (Knot(Decimal(0), Decimal(0)),)),),
        **more,
    )


def codes(found: Any) -> list[tuple[str, str]]:
    assert all(say_finding(each) for each in found)
    return [(each.code, each.where) for each in found]


def test_an_assessment_starts_for_a_child_of_a_known_age_under_a_scheme_in_force() -> None:
    assert check_start(CHILD, scheme(), DAY, TODAY) == ()


@pytest.mark.parametrize(
    ("child", "held", "on", "expected"),
    [
        (CHILD, True, date(2026, 6, 1), [("assessment.on.future", "on")]),
        (replace(CHILD, born=None), True, DAY, [("assessment.born.missing", "born")]),
        (
            replace(CHILD, born=date(2026, 5, 2)),
            True,
            DAY,
            [("assessment.on.before_birth", "on")],
        ),
        (CHILD, False, DAY, [("assessment.scheme.none", "on")]),
        (replace(CHILD, born=date(2022, 1, 1)), True, DAY, [("assessment.form.none", "born")]),
        (
            replace(CHILD, born=None),
            False,
            date(2026, 6, 1),
            [
                ("assessment.on.future", "on"),
                ("assessment.born.missing", "born"),
                ("assessment.scheme.none", "on"),
            ],
        ),
    ],
)
def test_what_is_missing_at_the_start_is_said_all_at_once(
    child: Child, held: bool, on: date, expected: list[tuple[str, str]]
) -> None:
    assert codes(check_start(child, scheme() if held else None, on, TODAY)) == expected


def test_the_form_must_still_fit_when_the_birth_date_was_corrected() -> None:
    assessment = Assessment(UUID(int=1), UUID(int=2), UUID(int=3), "little", "1", "younger", DAY)
    assert check_form(assessment, scheme(), CHILD) == ()
    assert codes(check_form(assessment, scheme(), replace(CHILD, born=None))) == [
        ("assessment.born.missing", "born")
    ]
    assert codes(check_form(assessment, scheme(), replace(CHILD, born=TODAY))) == [
        ("assessment.on.before_birth", "on")
    ]
    older = replace(CHILD, born=date(2012, 1, 1))
    assert codes(check_form(assessment, scheme(), older)) == [("assessment.form.other_age", "born")]
    other = replace(FORM, id="older", age_from=11, age_to=17)
    both = replace(scheme(), forms=(FORM, other))
    assert codes(check_form(assessment, both, older)) == [("assessment.form.other_age", "born")]


def test_following_needs_a_reason_and_the_first_does_not() -> None:
    assert check_following(Why.FIRST, "") == ()
    assert check_following(Why.REVIEW, "Six months") == ()
    assert codes(check_following(Why.CORRECTION, "  ")) == [("assessment.reason.missing", "reason")]


def test_a_judgement_passes_only_a_gate_that_allows_it_and_has_its_author() -> None:
    gates = (gate("home", About.RESIDENCE, judgement=False), gate("register", About.REGISTER))
    assert check_gates(gates, {}) == ()
    passed = {
        "home": GateAnswer(True),
        "register": GateAnswer(False, "Plain to see", "A. Worker"),
    }
    assert check_gates(gates, passed) == ()
    wrong = {
        "home": GateAnswer(False, "I think so", "A. Worker"),
        "register": GateAnswer(False, "Plain to see"),
    }
    assert codes(check_gates(gates, wrong)) == [
        ("assessment.gate.no_judgement", "gates/home/judgement"),
        ("assessment.gate.by_missing", "gates/register/by"),
    ]


def test_the_record_answers_what_it_knows_and_nothing_more() -> None:
    gates = (gate("register", About.REGISTER), gate("ehc", About.EHC_PLAN), gate("x", About.OTHER))
    held = scheme(gates=gates)
    assert known_gates(held, CHILD) == {}
    known = known_gates(held, replace(CHILD, on_register=True, ehc_status=EhcStatus.ISSUED))
    assert known == {"register": GateAnswer(True), "ehc": GateAnswer(True)}
    assert known_gates(held, replace(CHILD, ehc_status=EhcStatus.REQUESTED)) == {
        "ehc": GateAnswer(False)
    }


@pytest.mark.parametrize(
    ("question", "given", "fits"),
    [
        ("sleep", Given("lots"), True),
        ("sleep", Given("gone"), False),
        ("sleep", Given(), False),
        ("sleep", Given(points=Decimal(4), reason="Between"), True),
        ("meals", Given(points=Decimal(4), reason="Between"), False),
        ("sleep", Given(not_relevant=True), True),
        ("meals", Given(not_relevant=True), False),
        ("visits", Given(number=Decimal(2)), True),
        ("visits", Given("lots"), False),
        ("dropped", Given("lots"), False),
        ("meals", Given(comment="Only a comment"), False),
    ],
)
def test_only_answers_that_still_fit_are_carried_over(
    question: str, given: Given, fits: bool
) -> None:
    assert carry(FORM, {question: given}) == ({question: given} if fits else {})


def test_a_changed_answer_is_no_longer_carried_over() -> None:
    base = Assessment(UUID(int=1), UUID(int=2), UUID(int=3), "little", "1", "younger", DAY)
    earlier = replace(
        base,
        answers={"sleep": Given("lots"), "meals": Given("none")},
        carried={"sleep": UUID(int=9), "meals": UUID(int=9)},
    )
    later = replace(earlier, answers={**earlier.answers, "meals": Given("lots")})
    assert looked_at(earlier, later).carried == {"sleep": UUID(int=9)}
    assert [each.question for each in changes(earlier.answers, later.answers)] == ["meals"]
    assert changes({"sleep": Given("lots")}, {})[0].after is None
    assert changes({"sleep": Given()}, {}) == ()


def test_a_family_that_differs_is_asked_for_its_words_and_never_stopped() -> None:
    given = {
        "sleep": Given("none", family="lots"),
        "meals": Given("none", family="lots", family_words="He eats nothing"),
    }
    found = check_disagreement(FORM, given)
    assert codes(found) == [("assessment.family.words", "answers/sleep/family_words")]
    assert found[0].severity is Severity.WARNING


def test_carried_answers_that_nobody_looked_at_are_pointed_out() -> None:
    found = check_carried(FORM, {"meals": UUID(int=9), "dropped": UUID(int=9)})
    assert codes(found) == [("assessment.carried", "answers/meals")]
    assert found[0].severity is Severity.WARNING


def test_a_draft_is_not_sealed() -> None:
    base = Assessment(UUID(int=1), UUID(int=2), UUID(int=3), "little", "1", "younger", DAY)
    assert base.state is AssessmentState.DRAFT
    assert not base.is_sealed


SUM = Money(128_000)
RESULT = '{"format":1,"steps":[{"text":"A sum"}]}'


def budget(outcome: Outcome = Outcome.AMOUNT, annual: Money | None = SUM) -> Budget:
    return Budget(
        "little",
        "1",
        "younger",
        DAY,
        9,
        outcome,
        Period.YEAR,
        points=Decimal(9),
        amount=annual,
        annual=annual,
        steps=(Step("budget.amount", {"amount": Money(128_000), "period": Period.YEAR}),),
    )


def sealed() -> Assessment:
    base = Assessment(UUID(int=1), UUID(int=2), UUID(int=3), "little", "1", "younger", DAY)
    draft = replace(base, answers={"sleep": Given("lots")}, carried={"sleep": UUID(int=9)})
    moment = datetime(2026, 5, 1, 14, 2, tzinfo=UTC)
    return seal(draft, "abc", budget(), RESULT, (UUID(int=5), "A. Worker"), moment)


def test_what_is_sealed_is_intact_until_anything_of_it_changes() -> None:
    kept = sealed()
    assert kept.is_sealed
    assert kept.state is AssessmentState.SUBMITTED
    assert kept.carried == {}
    assert intact(kept)
    assert intact(replace(kept, state=AssessmentState.SUPERSEDED))
    assert kept.sealed is not None
    assert kept.sealed.said == ("A sum",)
    assert not intact(replace(kept, sealed=replace(kept.sealed, result="{}")))
    forged = replace(kept.sealed, budget=budget(annual=Money(999_999)))
    assert not intact(replace(kept, sealed=forged))
    assert not intact(replace(kept, answers={"sleep": Given("none")}))
    assert not intact(replace(kept, on=TODAY))
    assert not intact(replace(kept, gates={"home": GateAnswer(True)}))
    assert not intact(replace(kept, sealed=None))


def test_the_sum_to_plan_with_is_nothing_or_none_where_there_is_no_sum() -> None:
    assert indicative(budget()) == Money(128_000)
    assert indicative(budget(Outcome.NONE, None)) == ZERO
    assert indicative(budget(Outcome.PANEL, None)) is None
