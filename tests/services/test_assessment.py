"""From a family's answers to a sealed budget: on SQLCipher and on PostgreSQL."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.assessment import Assessment, AssessmentState, Why, intact
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Refused, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Role
from ras_desktop.domain.questionnaire import Given
from ras_desktop.services import allocation, assessment, family
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Changed
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from ras_desktop.store.family import CASES
from ras_desktop.store.reached import reached
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import a_case, example, example_scheme, seeded
from tests.helpers.refusals import refused

TODAY = date(2026, 11, 23)


def answered(desk, case, title="Nine, big upsets") -> Assessment:
    """A draft with the answers of a worked example."""
    seeded(desk) if not schemes.schemes(desk) else None
    draft = assessment.start(desk, case.id).value
    worked = example(title)
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    return assessment.keep(desk, whole).value


def sealed(desk, case, title="Nine, big upsets") -> Assessment:
    return assessment.seal(desk, answered(desk, case, title).id).value


def reached_of(desk, case):
    with desk.read() as look:
        return reached(look.session, (case.id,), look.today)[case.id]


def test_an_assessment_starts_with_the_scheme_in_force_and_the_form_for_the_age(desk):
    seeded(desk)
    case = a_case(desk)
    done = assessment.start(desk, case.id)
    draft = done.value
    assert (draft.scheme_name, draft.scheme_version) == ("example-children", "2026.1")
    assert (draft.form, draft.on, draft.state) == ("primary", TODAY, AssessmentState.DRAFT)
    assert draft.started_by_name == desk.actor.name
    assert Changed("assessment", draft.id, case.id) in done.changed
    assert Stage.ASSESSMENT in reached_of(desk, case).begun
    assert assessment.get(desk, draft.id) == draft
    assert assessment.open_(desk, draft.id).form.title == "Children from 5 to 11"


def test_starting_fifty_times_makes_one_draft(desk):
    seeded(desk)
    case = a_case(desk)
    made = {assessment.start(desk, case.id).value.id for _ in range(50)}
    assert len(made) == 1
    assert len(assessment.of_case(desk, case.id)) == 1


@pytest.mark.parametrize(
    ("born", "on", "codes"),
    [
        (None, None, ["assessment.born.missing"]),
        (date(2027, 1, 1), None, ["assessment.on.before_birth"]),
        (date(2004, 1, 1), None, ["assessment.form.none"]),
        (date(2017, 1, 1), date(2026, 12, 1), ["assessment.on.future"]),
        (date(2017, 1, 1), date(2026, 3, 1), ["assessment.scheme.none"]),
    ],
)
def test_what_is_missing_at_the_start_is_refused_with_words(file_desk, born, on, codes):
    seeded(file_desk)
    case = a_case(file_desk, born)
    assert refused(lambda: assessment.start(file_desk, case.id, on)) == codes
    assert assessment.of_case(file_desk, case.id) == ()


def test_a_closed_case_starts_nothing(file_desk):
    seeded(file_desk)
    case = a_case(file_desk, state=CaseState.ENDED)
    assert refused(lambda: assessment.start(file_desk, case.id)) == ["assessment.case_closed"]


def test_a_draft_is_read_back_as_it_was_kept_with_the_familys_own_answer(desk):
    seeded(desk)
    draft = assessment.start(desk, a_case(desk).id).value
    given = Given("some", family="lots", family_words="Every day, whatever they say 🙂 مرحبا")
    done = assessment.keep(desk, replace(draft, answers={"washing": given}))
    assert assessment.get(desk, draft.id) == done.value
    assert done.value.answers == {"washing": given}
    assert done.changed == ()  # keeping a draft has no side effect


def test_keeping_takes_only_what_a_worker_may_change(file_desk):
    seeded(file_desk)
    draft = assessment.start(file_desk, a_case(file_desk).id).value
    forged = replace(
        draft,
        on=date(2020, 1, 1),
        state=AssessmentState.CONFIRMED,
        form="teen",
        started_by_name="Somebody else",
        show_estimate=False,
    )
    kept = assessment.keep(file_desk, forged).value
    assert kept == replace(draft, show_estimate=False, version=kept.version)


def test_broken_unicode_is_mended_and_too_long_a_text_is_refused(file_desk):
    seeded(file_desk)
    draft = assessment.start(file_desk, a_case(file_desk).id).value
    broken = {"washing": Given("some", comment="half \ud83d sign\x00")}
    kept = assessment.keep(file_desk, replace(draft, answers=broken)).value
    assert kept.answers["washing"].comment == "half \ufffd sign"
    longest = {"washing": Given("some", comment="x" * 100_001)}
    assert refused(lambda: assessment.keep(file_desk, replace(kept, answers=longest))) == [
        "text.too_long"
    ]
    assert assessment.get(file_desk, draft.id) == kept


def test_a_stale_copy_shows_both_versions_and_overwrites_nothing(desk):
    seeded(desk)
    draft = assessment.start(desk, a_case(desk).id).value
    first = assessment.keep(desk, replace(draft, answers={"washing": Given("some")})).value
    with pytest.raises(StaleCopy) as caught:
        assessment.keep(desk, replace(draft, answers={"washing": Given("lots")}))
    assert caught.value.mine.answers["washing"].level == "lots"
    assert caught.value.theirs == first
    assert assessment.get(desk, draft.id) == first


def test_the_running_estimate_needs_no_keeping_and_grows_with_the_answers(file_desk):
    seeded(file_desk)
    draft = assessment.start(file_desk, a_case(file_desk).id).value
    nothing = allocation.estimate(file_desk, draft)
    assert not nothing.complete
    worked = example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    budget = allocation.estimate(file_desk, whole)
    assert budget.complete
    assert budget.annual == Money(238_100)
    assert assessment.get(file_desk, draft.id) == draft


def test_sealing_says_what_is_missing_by_question(file_desk):
    seeded(file_desk)
    draft = assessment.start(file_desk, a_case(file_desk).id).value
    with pytest.raises(Refused) as caught:
        assessment.seal(file_desk, draft.id)
    where = {each.where for each in caught.value.findings}
    assert {"gates/residence", "answers/washing", "answers/natural-support"} <= where
    assert assessment.get(file_desk, draft.id).state is AssessmentState.DRAFT
    found = assessment.check(file_desk, draft)
    assert {each.where for each in found if each.severity is Severity.ERROR} == where


def test_a_sealed_assessment_holds_the_budget_to_the_penny_and_every_step(desk):
    case = a_case(desk)
    kept = sealed(desk, case)
    assert kept.state is AssessmentState.SUBMITTED
    assert kept.sealed is not None
    assert kept.sealed.budget.annual == Money(238_100)
    assert kept.sealed.by_name == desk.actor.name
    assert kept.sealed.at == desk.now()
    assert intact(kept)
    assert assessment.get(desk, kept.id) == kept
    assert assessment.standing(desk, case.id) == kept
    result = json.loads(kept.sealed.result)
    assert result["indicative"] == {"pence": 238_100, "period": "year"}
    told = allocation.explain(desk, kept.id)
    assert told.sealed
    assert told.intact
    assert told.said == tuple(each["text"] for each in result["steps"])
    assert any("£2,381.00" in each for each in told.said)
    at = reached_of(desk, case)
    amounts = {mark.stage: mark.amount for mark in at.finished}
    assert amounts[Stage.ALLOCATION] == Money(238_100)
    assert at.begun == frozenset()


def test_fifty_rapid_seals_are_one_and_the_same(desk):
    draft = answered(desk, a_case(desk))
    kept = [assessment.seal(desk, draft.id, draft.version) for _ in range(50)]
    assert {each.value for each in map(_hashable, kept)} == {_hashable(kept[0]).value}
    assert all(each.changed == () for each in kept[1:])
    assert len(assessment.of_case(desk, kept[0].value.case)) == 1


class _hashable:  # noqa: N801
    """A done act whose value can stand in a set."""

    def __init__(self, done):
        self.value = repr(done.value)


def test_sealing_what_somebody_kept_meanwhile_is_stale(desk):
    draft = answered(desk, a_case(desk))
    changed = {**draft.answers, "washing": Given("none")}
    assessment.keep(desk, replace(draft, answers=changed))
    with pytest.raises(StaleCopy):
        assessment.seal(desk, draft.id, draft.version)
    assert assessment.get(desk, draft.id).state is AssessmentState.DRAFT


def test_nothing_sealed_is_kept_over_or_dropped(desk):
    kept = sealed(desk, a_case(desk))
    other = replace(kept, answers={"washing": Given("none")})
    assert refused(lambda: assessment.keep(desk, other)) == ["assessment.sealed_already"]
    assert refused(lambda: assessment.drop(desk, kept)) == ["assessment.sealed_already"]
    assert assessment.get(desk, kept.id) == kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment SET answers = '{}'",
        "UPDATE assessment SET sealed = NULL",
        "UPDATE assessment SET annual = 1",
        "UPDATE assessment SET scheme_version = '9'",
        "UPDATE assessment SET state = 'draft'",
        "DELETE FROM assessment",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_sealed(desk, statement):
    kept = sealed(desk, a_case(desk))
    with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
        session.execute(text(statement))
    assert assessment.get(desk, kept.id) == kept


def test_what_is_sealed_may_still_be_superseded_or_move_with_a_merged_case(desk):
    kept = sealed(desk, a_case(desk))
    other = a_case(desk, number="2026-00043")
    with desk.root.writing() as session:
        session.execute(text("UPDATE assessment SET state = 'superseded'"))
        session.execute(
            text('UPDATE assessment SET "case" = :case').bindparams(
                case=other.id if desk.store.on_server else other.id.hex
            )
        )
    moved = assessment.get(desk, kept.id)
    assert (moved.case, moved.state) == (other.id, AssessmentState.SUPERSEDED)
    assert intact(moved)


def test_a_mistake_is_corrected_by_one_that_follows_with_answers_carried_over(desk):
    case = a_case(desk)
    kept = sealed(desk, case)
    assert refused(lambda: assessment.correct(desk, kept.id, " ")) == ["assessment.reason.missing"]
    assert refused(lambda: assessment.start(desk, case.id)) == ["assessment.standing"]
    draft = assessment.correct(desk, kept.id, "Two nights were missed").value
    assert assessment.correct(desk, kept.id, "Two nights were missed").value == draft
    assert (draft.follows, draft.why, draft.on) == (kept.id, Why.CORRECTION, kept.on)
    assert draft.answers == kept.answers
    assert set(draft.carried) == set(kept.answers)
    assert assessment.open_(desk, draft.id).follows == kept
    changed = {**draft.answers, "night-help": Given("lots", comment="Twice a night")}
    edited = assessment.keep(desk, replace(draft, answers=changed)).value
    assert set(edited.carried) == set(kept.answers) - {"night-help"}
    new = assessment.seal(desk, draft.id).value
    assert new.sealed is not None
    assert new.sealed.budget.annual != Money(238_100)
    old = assessment.get(desk, kept.id)
    assert old == replace(kept, state=AssessmentState.SUPERSEDED, version=old.version)
    assert intact(old)
    assert assessment.standing(desk, case.id) == new
    told = assessment.changes(desk, new.id)
    assert told is not None
    assert [each.question for each in told.answers] == ["night-help"]
    assert refused(lambda: assessment.correct(desk, kept.id, "Again")) == ["assessment.followed"]
    assert [each.id for each in assessment.of_case(desk, case.id)] == [new.id, kept.id]


def test_a_carried_answer_that_was_looked_at_is_no_longer_pointed_out(file_desk):
    kept = sealed(file_desk, a_case(file_desk))
    draft = assessment.follow(file_desk, kept.id, Why.REVIEW, "Six months").value
    assert draft.on == TODAY
    warned = [each.where for each in assessment.check(file_desk, draft)]
    assert "answers/washing" in warned
    left = {name: source for name, source in draft.carried.items() if name != "washing"}
    edited = assessment.keep(file_desk, replace(draft, carried=left)).value
    assert "washing" not in edited.carried
    assert "answers/washing" not in [
        each.where for each in assessment.check(file_desk, edited) if each.code.endswith("carried")
    ]


def test_a_draft_is_dropped_and_its_trace_on_the_path_with_it(desk):
    seeded(desk)
    case = a_case(desk)
    draft = assessment.start(desk, case.id).value
    assessment.drop(desk, draft)
    assessment.drop(desk, draft)
    assert assessment.of_case(desk, case.id) == ()
    with pytest.raises(Gone):
        assessment.get(desk, draft.id)
    with desk.read() as look:
        assert case.id not in reached(look.session, (case.id,), look.today)


def test_a_gate_that_closes_seals_with_its_outcome_and_no_sum(file_desk):
    seeded(file_desk)
    case = a_case(file_desk)
    draft = assessment.start(file_desk, case.id).value
    gates = dict(example("Lives in another").gates)
    assessment.keep(file_desk, replace(draft, gates=gates))
    kept = assessment.seal(file_desk, draft.id).value
    assert kept.sealed is not None
    assert kept.sealed.budget.outcome is Outcome.REFUSED
    assert allocation.to_plan_with(file_desk, case.id) == {}


def test_a_corrected_birth_date_that_changes_the_form_is_said_before_sealing(file_desk):
    case = a_case(file_desk)
    draft = answered(file_desk, case)
    with file_desk.store.writing() as session:
        older = replace(case, child=replace(case.child, born=date(2012, 1, 1)))
        CASES.put(session, older)
    assert refused(lambda: assessment.seal(file_desk, draft.id)) == ["assessment.form.other_age"]


def test_what_if_and_the_greatest_change_leave_everything_as_it_is(file_desk):
    draft = answered(file_desk, a_case(file_desk))
    tried = allocation.with_changes(file_desk, draft, {"night-help": Given("none")})
    assert tried.before.annual == Money(238_100)
    assert tried.change is not None
    assert tried.change.pence < 0
    turns = allocation.greatest_changes(file_desk, draft)
    sizes = [each.size for each in turns]
    assert sizes == sorted(sizes, reverse=True)
    assert turns[0].question in draft.answers
    assert assessment.get(file_desk, draft.id) == draft


def test_an_old_assessment_says_the_old_amount_after_a_new_scheme(desk):
    kept = sealed(desk, a_case(desk))
    before = allocation.explain(desk, kept.id)
    dearer = replace(
        example_scheme(),
        version="2026.2",
        rates=tuple(
            replace(
                each,
                values=tuple(replace(one, amount=one.amount * 2) for one in each.values),
            )
            for each in example_scheme().rates
        ),
    )
    with desk.root.writing() as session:
        EDITIONS.put(session, seeding.of_scheme(dearer, desk.now(), shipped=False))
    assert allocation.explain(desk, kept.id) == before
    draft = assessment.follow(desk, kept.id, Why.CHANGE, "More nights").value
    assert draft.scheme_version == "2026.2"
    new = assessment.seal(desk, draft.id).value
    assert new.sealed is not None
    assert new.sealed.budget.annual == Money(316_600)  # £1,596 + 2 × £785.20 = £3,166.40
    assert allocation.explain(desk, kept.id).budget.annual == Money(238_100)


def test_only_those_who_may_start_and_seal(store, desk, desk_of):
    seeded(desk)
    case = a_case(desk)
    auditor = desk_of(Role.AUDITOR)
    assert refused(lambda: assessment.start(auditor, case.id)) == ["permission.role"]
    draft = assessment.start(desk, case.id).value
    assert assessment.get(auditor, draft.id) == draft
    assert refused(lambda: assessment.seal(auditor, draft.id)) == ["permission.role"]


def test_what_ships_is_added_once_and_overwrites_nothing(desk):
    seeded(desk)
    heads = schemes.schemes(desk)
    from ras_desktop import paths

    again = schemes.seed(desk.root, paths.forms(), desk.now())
    assert again.added == 0
    assert schemes.schemes(desk) == heads
    held = schemes.in_force_on(desk, TODAY)
    assert held is not None
    assert held.scheme == example_scheme()
    assert schemes.get(desk, held.edition.id) == held
    assert schemes.in_force_on(desk, date(2020, 1, 1)) is None


def test_a_missing_assessment_is_gone(file_desk):
    with pytest.raises(Gone):
        assessment.get(file_desk, uuid4())


def test_nothing_is_sealed_in_a_case_that_was_closed_meanwhile(file_desk):
    case = a_case(file_desk)
    draft = answered(file_desk, case)
    family.close(file_desk, case, CaseState.DIED, "Died in hospital", TODAY)
    assert refused(lambda: assessment.seal(file_desk, draft.id)) == ["assessment.case_closed"]
    assert assessment.keep(file_desk, draft).value == draft  # what was typed stays


def test_a_reason_to_follow_is_as_long_as_a_field_takes(file_desk):
    first = sealed(file_desk, a_case(file_desk))
    assert refused(lambda: assessment.correct(file_desk, first.id, "x" * 100_001)) == [
        "text.too_long"
    ]
    assert refused(lambda: assessment.correct(file_desk, first.id, "\u200b")) == [
        "assessment.reason.missing"
    ]
