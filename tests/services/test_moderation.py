"""A manager confirms, changes or sends back what a worker sealed: on SQLCipher and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.assessment import Assessment, AssessmentState, Why
from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.finding import Refused, Severity
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.moderation import Moderation, ModerationState, counted, intact
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Role
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.request import Strand
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Kind
from ras_desktop.services import (
    allocation,
    assessment,
    caseload,
    document,
    family_page,
    merging,
    moderation,
    scheme_trial,
    today,
)
from ras_desktop.services import plan as plans
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Changed
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import a_case, example, example_scheme, seeded
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

WORTH = Money(238_100)
"""What the worker's answers of the worked example come to."""

Manager = Callable[..., SetDesk]


@pytest.fixture
def manager(desk: SetDesk, desk_of: Manager) -> SetDesk:
    """The manager of the worker's team, at the same store."""
    return desk_of(Role.TEAM_MANAGER, name="Mara Lind")


@pytest.fixture
def case(desk: SetDesk) -> Case:
    seeded(desk)
    return a_case(desk)


def sealed(desk: SetDesk, case: Case) -> Assessment:
    draft = assessment.start(desk, case.id).value
    worked = example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    kept = assessment.keep(desk, whole).value
    return assessment.seal(desk, kept.id, kept.version).value


def more(held: Assessment) -> tuple[str, Given]:
    """A question that the worker answered, one level higher."""
    form = example_scheme().form(held.form)
    for question in form.questions:
        levels = [each.id for each in question.levels]
        given = held.answers.get(question.id, Given())
        plain = not question.natural_support and question.scored
        if plain and given.level in levels[:-1]:
            return question.id, replace(given, level=levels[levels.index(given.level) + 1])
    raise AssertionError("no answer can be higher")


def changed(manager: SetDesk, held: Assessment, why: str = "Nights were missed.") -> Moderation:
    begun = moderation.start(manager, held.id).value
    question, given = more(held)
    typed = replace(begun, answers={question: given}, reasons={question: why}, reason="Nights.")
    return moderation.keep(manager, typed).value


def test_agreeing_with_all_answers_is_one_act(desk, manager, case):
    held = sealed(desk, case)
    done = moderation.agree(manager, held.id)
    kept = done.value
    assert (kept.state, kept.answers, kept.reasons) == (ModerationState.CONFIRMED, {}, {})
    assert kept.decided is not None
    assert kept.decided.budget == held.sealed.budget
    assert (kept.decided.by_name, kept.decided.at) == ("Mara Lind", manager.now())
    assert kept.decided.told == ("Every answer was confirmed as it is. The result stays the same.",)
    assert kept.decided.said == held.sealed.said
    now = assessment.get(desk, held.id)
    assert now == replace(held, state=AssessmentState.CONFIRMED, version=now.version)
    assert intact(kept, now)
    assert moderation.of_assessment(desk, held.id) == (kept,)
    assert Changed("assessment", held.id, case.id) in done.changed
    assert Changed("moderation", kept.id, case.id) in done.changed
    again = moderation.agree(manager, held.id)
    assert (again.value, again.changed) == (kept, ())


def test_a_changed_answer_keeps_both_scores_the_reasons_and_what_they_made(desk, manager, case):
    held = sealed(desk, case)
    draft = changed(manager, held)
    question, given = more(held)
    tried = moderation.try_(manager, draft)
    kept = moderation.confirm(manager, draft.id, draft.version).value
    budget = kept.decided.budget
    assert budget == tried.after
    assert budget.points > held.sealed.budget.points
    assert budget.annual > WORTH
    assert kept.answers == {question: given}
    assert kept.reasons == {question: "Nights were missed."}
    told = json.loads(kept.decided.result)
    assert told["annual"] == {"pence": budget.annual.pence}
    assert told["moderation"]["worker"] == json.loads(held.sealed.result)
    assert told["moderation"]["changed"] == [question]
    assert told["moderation"]["confirmed_by"] == "Mara Lind"
    assert told["moderation"]["difference"] == {"pence": (budget.annual - WORTH).pence}
    first, overall, made = kept.decided.told
    assert first.endswith("The reason: Nights were missed.")
    assert overall == "On the whole: Nights."
    assert f"made {_pounds(budget.annual - WORTH)} more" in made
    now = assessment.get(desk, held.id)
    assert now.sealed == held.sealed  # the worker's part is what it was
    assert now.answers == held.answers
    shown = allocation.explain(desk, held.id)
    assert (shown.budget, shown.worker, shown.told) == (
        budget, held.sealed.budget, kept.decided.told,
    )  # fmt: skip
    assert shown.intact
    assert moderation.confirm(manager, draft.id).changed == ()


def _pounds(money: Money) -> str:
    return f"£{money.in_pounds:,}"


def test_the_confirmed_budget_counts_everywhere(desk, manager, case):
    held = sealed(desk, case)
    draft = changed(manager, held)
    sum_ = moderation.confirm(manager, draft.id).value.decided.budget.annual
    assert allocation.to_plan_with(desk, case.id) == {Strand.SOCIAL_CARE: sum_}
    family = family_page.page(desk, case.id)
    assert family.amount == sum_
    assert {each.stage: each.amount for each in family.marks}[Stage.ALLOCATION] == sum_
    line = caseload.line_of(desk, case.id)
    assert line is not None
    assert line.amount == sum_
    plan = plans.start(desk, case.id).value
    (compared,) = plans.live(desk, plan).compared
    assert compared.indicative == sum_
    moderated = moderation.of_assessment(desk, held.id)[0]
    child = scheme_trial.of_case(desk, case.id, example_scheme())
    assert child.answers == counted(held, moderated)
    assert scheme_trial.try_(example_scheme(), child).budget.annual == sum_
    with desk.read() as look:
        (answered,) = assessment_store.answered(look.session)
    assert answered.answers == counted(held, moderated)
    at = assessment.open_(desk, held.id)
    assert at.answers == answered.answers
    assert (at.confirmed, at.sent_back) == (moderated, None)
    assert allocation.with_changes(desk, held, {}).before.annual == sum_


def test_what_follows_carries_the_confirmed_answers(desk, manager, case):
    held = sealed(desk, case)
    moderation.confirm(manager, changed(manager, held).id)
    question, given = more(held)
    again = assessment.follow(desk, held.id, Why.REVIEW, "Half a year has passed.").value
    assert again.answers[question] == given
    assert assessment.open_(desk, again.id).before[question] == given
    assert assessment.changes(desk, again.id).answers == ()


def test_nobody_confirms_or_sends_back_what_they_sealed_themselves(desk, case):
    held = sealed(desk, case)
    for act in (
        lambda: moderation.start(desk, held.id),
        lambda: moderation.agree(desk, held.id),
        lambda: moderation.send_back(desk, held.id, "Ask the school."),
    ):
        assert refused(act) == ["permission.own_work"]
    assert moderation.open_(desk, held.id).own
    assert moderation.of_assessment(desk, held.id) == ()
    assert assessment.get(desk, held.id).state is AssessmentState.SUBMITTED


def test_a_worker_is_not_offered_it_and_the_panel_s_chair_is(desk, desk_of, case):
    held = sealed(desk, case)
    worker = desk_of(Role.SOCIAL_WORKER)
    assert not worker.offers("assessment.confirm")
    assert refused(lambda: moderation.agree(worker, held.id)) == ["permission.role"]
    chair = desk_of(Role.PANEL_CHAIR, name="Ola Brandt")
    assert moderation.agree(chair, held.id).value.decided.by_name == "Ola Brandt"


def test_reasons_are_asked_for_beside_each_change(desk, manager, case):
    held = sealed(desk, case)
    begun = moderation.start(manager, held.id).value
    question, given = more(held)
    kept = moderation.keep(manager, replace(begun, answers={question: given})).value
    assert refused(lambda: moderation.confirm(manager, kept.id)) == [
        "moderation.reason.missing", "moderation.overall.missing",
    ]  # fmt: skip
    codes = [each.code for each in moderation.try_(manager, kept).findings]
    assert codes[:2] == ["moderation.reason.missing", "moderation.overall.missing"]
    assert refused(lambda: moderation.agree(manager, held.id)) == ["moderation.changes_open"]
    assert assessment.get(desk, held.id).state is AssessmentState.SUBMITTED


def test_a_change_taken_back_is_agreeing(desk, manager, case):
    held = sealed(desk, case)
    draft = changed(manager, held)
    kept = moderation.keep(manager, replace(draft, answers={})).value
    done = moderation.agree(manager, held.id).value
    assert (done.id, done.reason, done.reasons) == (kept.id, "", {})
    assert done.decided.budget == held.sealed.budget


def test_drafts_are_kept_without_side_effect_and_a_stale_copy_shows_both(desk, manager, case):
    held = sealed(desk, case)
    begun = moderation.start(manager, held.id).value
    assert moderation.start(manager, held.id).value == begun
    done = moderation.keep(manager, replace(begun, needed="half \ud83d a"))
    assert done.changed == ()
    assert done.value.needed == "half \ufffd a"
    with pytest.raises(StaleCopy) as caught:
        moderation.keep(manager, replace(begun, reason="Otherwise"))
    assert caught.value.theirs == done.value
    assert caught.value.mine.reason == "Otherwise"
    with pytest.raises(StaleCopy):
        moderation.confirm(manager, begun.id, begun.version)
    too_long = replace(done.value, reasons={"washing": "x" * 100_001})
    assert refused(lambda: moderation.keep(manager, too_long)) == ["text.too_long"]
    assert moderation.open_(manager, held.id).held == done.value
    moderation.drop(manager, done.value)
    moderation.drop(manager, done.value)
    assert moderation.of_assessment(manager, held.id) == ()


def test_only_what_a_manager_may_change_is_kept(desk, manager, case):
    held = sealed(desk, case)
    begun = moderation.start(manager, held.id).value
    forged = replace(begun, state=ModerationState.CONFIRMED, started_by_name="Z", case=uuid4())
    assert moderation.keep(manager, forged).value == begun


def test_sent_back_the_worker_starts_a_correction_that_follows(desk, manager, case):
    held = sealed(desk, case)
    assert refused(lambda: moderation.send_back(manager, held.id, " ")) == [
        "moderation.needed.missing"
    ]
    id_ = uuid4()
    back = moderation.send_back(manager, held.id, "Ask the school about nights.", id_).value
    assert (back.state, back.needed) == (
        ModerationState.SENT_BACK, "Ask the school about nights.",
    )  # fmt: skip
    assert moderation.send_back(manager, held.id, "Again", id_).changed == ()
    assert intact(back, held)
    now = assessment.open_(desk, held.id)
    assert (now.confirmed, now.sent_back) == (None, back)
    assert now.assessment.state is AssessmentState.SUBMITTED
    assert allocation.to_plan_with(desk, case.id) == {Strand.SOCIAL_CARE: WORTH}
    page = family_page.page(desk, case.id)
    assert page.next.code == "assessment.correct"
    assert page.marks[0].open == "sent_back"
    fixed = assessment.correct(desk, held.id, "The school was asked.").value
    assert family_page.page(desk, case.id).next.code == "assessment.continue"
    assessment.seal(desk, fixed.id)
    assert family_page.page(desk, case.id).marks[0].open == "unconfirmed"
    assert assessment.get(desk, held.id).state is AssessmentState.SUPERSEDED
    assert refused(lambda: moderation.agree(manager, held.id)) == ["permission.state"]


def test_what_was_sent_back_may_still_be_confirmed(desk, manager, case):
    held = sealed(desk, case)
    back = moderation.send_back(manager, held.id, "Ask the school.").value
    assert refused(lambda: moderation.confirm(manager, back.id)) == ["moderation.decided_already"]
    assert refused(lambda: moderation.keep(manager, back)) == ["moderation.decided_already"]
    assert refused(lambda: moderation.drop(manager, back)) == ["moderation.decided_already"]
    kept = moderation.agree(manager, held.id).value
    assert kept.id != back.id
    assert assessment.open_(desk, held.id).sent_back is None
    assert moderation.of_assessment(desk, held.id)[-1].state in ModerationState
    assert family_page.page(desk, case.id).marks[0].open == ""


def test_confirmed_is_confirmed(desk, manager, desk_of, case):
    held = sealed(desk, case)
    moderation.confirm(manager, changed(manager, held).id)
    other = desk_of(Role.TEAM_MANAGER, name="Nia Frost")
    for act in (
        lambda: moderation.agree(other, held.id),
        lambda: moderation.start(other, held.id),
        lambda: moderation.send_back(other, held.id, "x"),
    ):
        assert refused(act) == ["moderation.confirmed_already"]


def test_a_family_that_was_told_another_figure_is_owed_a_letter(desk, manager, case):
    held = sealed(desk, case)
    to = Recipient("Nadia Quarrington", means=Means.HAND)
    document.issue(desk, DocumentKind.BUDGET, held.id, to)
    assert not allocation.explain(desk, held.id).letter_owed
    manager.clock.forward(hours=1)
    moderation.confirm(manager, changed(manager, held).id)
    assert allocation.explain(desk, held.id).letter_owed
    manager.clock.forward(hours=1)
    document.issue(desk, DocumentKind.BUDGET, held.id, to)
    assert not allocation.explain(desk, held.id).letter_owed


def test_where_nothing_was_changed_no_letter_is_owed(desk, manager, case):
    held = sealed(desk, case)
    document.issue(
        desk, DocumentKind.BUDGET, held.id, Recipient("Nadia Quarrington", means=Means.HAND)
    )
    manager.clock.forward(hours=1)
    moderation.agree(manager, held.id)
    assert not allocation.explain(desk, held.id).letter_owed


def test_two_managers_at_the_same_moment_confirm_once(store, desk, desk_of, case):
    held = sealed(desk, case)
    both = [desk_of(Role.TEAM_MANAGER, name=name) for name in ("Mara Lind", "Nia Frost")]
    together = Barrier(2)

    def agree(one: SetDesk) -> str:
        together.wait()
        try:
            return moderation.agree(one, held.id).value.decided.by_name
        except (Refused, StaleCopy) as fault:
            return type(fault).__name__

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(agree, both))
    kept = moderation.of_assessment(desk, held.id)
    assert len(kept) == 1
    assert intact(kept[0], assessment.get(desk, held.id))
    assert kept[0].decided.by_name in found


def test_a_draft_assessment_a_closed_case_and_a_missing_one(desk, manager, case):
    draft = assessment.start(desk, case.id).value
    assert refused(lambda: moderation.agree(manager, draft.id)) == ["moderation.not_sealed"]
    assert refused(lambda: moderation.open_(manager, draft.id)) == ["moderation.not_sealed"]
    with pytest.raises(Gone):
        moderation.open_(manager, uuid4())
    assessment.drop(desk, draft)
    held = sealed(desk, case)
    with desk.root.writing() as session:
        now = CASES.get(session, case.id)
        CASES.put(session, replace(now, state=CaseState.ENDED))
    assert refused(lambda: moderation.agree(manager, held.id)) == ["assessment.case_closed"]


def test_a_birth_date_that_no_longer_fits_stops_changes_but_not_agreeing(desk, manager, case):
    held = sealed(desk, case)
    draft = changed(manager, held)
    with desk.root.writing() as session:
        now = CASES.get(session, case.id)
        older = replace(now.child, born=date(2012, 1, 1))
        CASES.put(session, replace(now, child=older))
    assert refused(lambda: moderation.confirm(manager, draft.id)) == ["assessment.form.other_age"]
    kept = moderation.keep(manager, replace(draft, answers={})).value
    assert moderation.confirm(manager, kept.id).value.decided.budget == held.sealed.budget


@pytest.mark.parametrize(
    "change",
    ["reason = 'x'", "answers = '{}'", "decided = NULL", "state = 'draft'", "annual = 1"],
)
def test_the_database_itself_refuses_to_change_what_was_decided(desk, manager, case, change):
    held = sealed(desk, case)
    moderation.confirm(manager, changed(manager, held).id)
    for statement in (f"UPDATE moderation SET {change}", "DELETE FROM moderation"):
        with pytest.raises(DBAPIError, match="sealed: moderation"), desk.root.writing() as session:
            session.execute(text(statement))


def test_what_was_changed_past_the_program_shows(file_desk, desk_of):
    seeded(file_desk)
    held = sealed(file_desk, a_case(file_desk))
    manager = desk_of(Role.TEAM_MANAGER)
    moderation.confirm(manager, changed(manager, held).id)
    with file_desk.store.writing() as session:
        session.execute(text("DROP TRIGGER moderation_sealed_update"))
        session.execute(text("UPDATE moderation SET reason = 'Another reason'"))
    assert not allocation.explain(file_desk, held.id).intact


def test_a_plan_made_before_says_by_how_much_the_budget_changed(desk, manager, case):
    held = sealed(desk, case)
    plan = plans.start(desk, case.id).value
    (waits,) = plans.open_(desk, plan.id).about_budget
    assert (waits.code, waits.severity) == ("plan.unconfirmed", Severity.WARNING)
    assert waits in plans.check(desk, plan)
    manager.clock.forward(hours=1)
    sum_ = moderation.confirm(manager, changed(manager, held).id).value.decided.budget.annual
    opened = plans.open_(desk, plan.id)
    (told,) = opened.about_budget
    assert (told.code, told.severity) == ("plan.budget_rose", Severity.WARNING)
    assert told.values["difference"] == sum_ - WORTH
    assert (told.values["before"], told.values["after"]) == (WORTH, sum_)
    assert opened.costed.compared[0].indicative == sum_
    plans.drop(desk, plan)
    manager.clock.forward(hours=1)
    assert plans.open_(desk, plans.start(desk, case.id).value.id).about_budget == ()


def test_a_plan_says_that_the_assessment_was_sent_back(desk, manager, case):
    held = sealed(desk, case)
    plan = plans.start(desk, case.id).value
    moderation.send_back(manager, held.id, "Ask the school.")
    assert [each.code for each in plans.open_(desk, plan.id).about_budget] == ["plan.sent_back"]


def test_a_council_may_want_the_confirmation_first(desk, manager, case):
    policy = schemes.part_in_force(desk, EditionKind.POLICY, desk.today())
    values = tuple(
        replace(each, value=False) if each.code == "plan.before_confirmation" else each
        for each in policy.values
    )
    with desk.root.writing() as session:
        ours = replace(policy, values=values)
        own = seeding.of_part(
            EditionKind.POLICY, "policy", "2026-11", "Ours", ours, desk.now(), shipped=False
        )
        EDITIONS.put(session, own)
    held = sealed(desk, case)
    plan = plans.start(desk, case.id).value
    (stops,) = plans.open_(desk, plan.id).about_budget
    assert (stops.code, stops.severity) == ("plan.unconfirmed_stops", Severity.ERROR)
    assert "plan.unconfirmed_stops" in refused(lambda: plans.agree(desk, plan.id))
    moderation.agree(manager, held.id)
    assert plans.open_(desk, plan.id).about_budget == ()


def test_the_next_act_of_a_manager_is_to_confirm_of_a_worker_to_go_on(desk, manager, case):
    held = sealed(desk, case)
    assert family_page.page(manager, case.id).next.code == "assessment.confirm"
    assert family_page.page(desk, case.id).next.code == "plan.start"  # their own work
    waits = family_page.page(desk, case.id).reached.confirming
    assert (waits.assessment, waits.sealed_by, waits.by_name) == (
        held.id, desk.actor.id, desk.actor.name,
    )  # fmt: skip
    moderation.agree(manager, held.id)
    assert family_page.page(manager, case.id).next.code == "plan.start"
    assert family_page.page(desk, case.id).reached.confirming is None


def test_today_shows_a_manager_what_waits_in_the_team_and_a_worker_what_came_back(
    desk, manager, desk_of, case
):
    held = sealed(desk, case)
    desk.clock.forward(days=2)
    (found,) = [each for each in today.read(manager).matters if each.kind is Kind.CONFIRM]
    assert (found.case, found.subject, found.since) == (
        case.id, str(held.id), desk.today() - timedelta(days=2),
    )  # fmt: skip
    assert today.read(manager).counts[Group.CONFIRM] == 1
    assert today.read(desk).counts[Group.CONFIRM] == 0  # their own work
    elsewhere = desk_of(Role.TEAM_MANAGER, name="Nia Frost", team="South")
    assert today.read(elsewhere).counts[Group.CONFIRM] == 0
    assert today.read(elsewhere, Whose.ALL).counts[Group.CONFIRM] == 0
    chair = desk_of(Role.PANEL_CHAIR, name="Una Reid", team="Panel")
    assert today.read(chair).counts[Group.CONFIRM] == 1
    moderation.send_back(manager, held.id, "Ask the school.")
    assert today.read(manager).counts[Group.CONFIRM] == 0
    assert Kind.SENT_BACK in {each.kind for each in today.read(desk).matters}
    assessment.correct(desk, held.id, "It was asked.")
    kinds = {each.kind for each in today.read(desk).matters}
    assert Kind.SENT_BACK not in kinds
    assert Kind.ASSESSMENT in kinds


def test_merging_moves_what_was_confirmed(desk, manager, case):
    held = sealed(desk, case)
    kept = moderation.confirm(manager, changed(manager, held).id).value
    other = a_case(desk, number="2026-00043")
    with desk.read() as look:
        two = CASES.get(look.session, case.id)
    merging.merge(manager, other, two, frozenset())
    (moved,) = moderation.of_assessment(desk, held.id)
    assert (moved.case, moved.decided) == (other.id, kept.decided)
    assert intact(moved, assessment.get(desk, held.id))
    assert allocation.to_plan_with(desk, other.id) == {
        Strand.SOCIAL_CARE: kept.decided.budget.annual
    }
