"""From an agreed plan to a sealed decision: every state and verb, on SQLCipher and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.access import Ground
from ras_desktop.domain.family import Case, CaseState
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Deferral, Forum, LineVerdict, Verdict, intact
from ras_desktop.domain.panel_meeting import MeetingState, Member, Seat
from ras_desktop.domain.panel_put import Put, PutState
from ras_desktop.domain.path import Stage, Standing
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.services import (
    access,
    assessment,
    document,
    family,
    family_page,
    merging,
    panel,
    panel_decision,
    panel_meeting,
    panel_pack,
    panel_report,
    paper,
    plan,
)
from ras_desktop.store.panel import PUTS
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import a_case, example
from tests.helpers.panel import (
    ASSISTANT,
    CLUB,
    L1,
    L2,
    MEETS,
    People,
    as_it_is,
    assistant_only,
    decided,
    meeting_day,
    on_agenda,
    people,
    put,
)
from tests.helpers.pdf import text_of
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> People:
    return people(desk, desk_of)


def sealed_assessment(desk: SetDesk, case) -> None:
    """The worked example, sealed."""
    draft = assessment.start(desk, case.id).value
    worked = example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    kept = assessment.keep(desk, whole).value
    assessment.seal(desk, kept.id, kept.version)


def mark(who: People, case: UUID, stage: Stage = Stage.PANEL):
    page = family_page.page(who.worker, case)
    return next(each for each in page.marks if each.stage is stage), page.next.code


# ------------------------------------------------------------------ worked case 3


def test_another_amount_is_decided_sealed_and_the_plan_brought_to_it(who):
    waits = put(who)
    assert (waits.question.asked, waits.question.indicative) == (ASSISTANT + CLUB, Money(360_000))
    assert mark(who, waits.case)[0].standing is Standing.NOW
    sealed = decided(who, waits)
    assert sealed.approved == ASSISTANT
    assert intact(sealed)
    held = panel.of_case(who.worker, waits.case)
    assert (held.decided, held.fits, held.waits, held.may_put) == (sealed, False, None, False)
    assert held.puts[0].state is PutState.DECIDED
    seen, act = mark(who, waits.case)
    assert (seen.standing, seen.amount, seen.open) == (Standing.DONE, ASSISTANT, "recost")
    assert act == "plan.recost"
    follows = plan.follow(who.worker, waits.plan, "As the panel decided").value
    lines = (follows.plan.lines[0],)
    kept = plan.keep(who.worker, replace(follows, plan=replace(follows.plan, lines=lines))).value
    plan.agree(who.worker, kept.id)
    held = panel.of_case(who.worker, waits.case)
    assert (held.fits, held.may_put) == (True, False)
    assert mark(who, waits.case)[0].open == ""
    assert mark(who, waits.case)[1] == "agreement.start"
    assert panel.decision_of_case(who.worker, waits.case) == sealed


def test_put_twice_it_waits_once_and_as_it_stood(who):
    waits = put(who)
    assert {panel.put(who.worker, waits.plan).value.id for _ in range(20)} == {waits.id}
    assert waits.question.still_open == tuple(dict.fromkeys(waits.question.still_open))
    assert panel.of_case(who.chair, waits.case).puts == (waits,)
    assert (waits.by_name, waits.on) == ("Sam Hale", date(2026, 11, 23))


def test_the_plan_is_brought_to_the_decision_by_itself(who):
    waits = put(who)
    less = (
        LineVerdict(L1, Money(328_000), as_it_is(waits).lines[0].units - 21, "Fewer weekends"),
        LineVerdict(L2, Money(29_999), as_it_is(waits).lines[1].units, "One penny less"),
    )
    decided(who, waits, assistant_only(waits, lines=less))
    draft = plan.recost(who.worker, waits.plan).value
    assert plan.recost(who.worker, waits.plan).value.id == draft.id
    assert [each.pattern.kind.value for each in draft.plan.lines] == ["times", "sum"]
    assert draft.plan.lines[0].pattern.times == 200
    assert "£3,579.99 a year was decided on 30 November 2026" in draft.reason
    plan.agree(who.worker, draft.id)
    held = panel.of_case(who.worker, waits.case)
    assert (held.fits, held.may_put) == (True, False)
    codes = refused(lambda: plan.recost(who.worker, held.plan.id))
    assert codes == ["plan.recost.nothing"]


def test_the_letter_is_made_from_the_sealed_decision_only(who):
    waits = put(who)
    on_agenda(who, waits)
    draft = panel_decision.keep(who.minutes, assistant_only(waits)).value
    codes = refused(lambda: document.preview(who.worker, DocumentKind.DECISION, draft.id))
    assert codes == ["document.not_decided"]
    offered = {each.kind: each for each in paper.on_offer(who.worker, waits.case)}
    assert offered[DocumentKind.DECISION].why_not.code == "paper.no_decision"
    meeting_day(who)
    panel_decision.seal(who.minutes, draft.id)
    offered = {each.kind: each for each in paper.on_offer(who.worker, waits.case)}
    assert offered[DocumentKind.DECISION].about == draft.id
    to = Recipient("Jo Quarrington", ("4 Weavers Row", "Exampleton"), means=Means.HAND)
    made = document.issue(who.worker, DocumentKind.DECISION, draft.id, to)
    assert "£3,624.40 a year was agreed" in text_of(made.value.pdf)


# ------------------------------------------------------------------ who may not decide


def test_each_person_who_may_not_decide_is_told_why(who, desk_of):
    waits = put(who)
    held = on_agenda(who, waits)
    meeting_day(who)
    draft = panel_decision.keep(who.minutes, as_it_is(waits)).value
    assert refused(lambda: panel_decision.seal(who.worker, draft.id)) == ["permission.role"]
    assert refused(lambda: panel_decision.seal(who.member, draft.id)) == ["permission.role"]
    other = desk_of(Role.PANEL_CHAIR, name="Olu Day")
    assert refused(lambda: panel_decision.seal(other, draft.id)) == ["panel.not_in_meeting"]
    chair = held.members[0]
    panel_meeting.declare(who.chair, held.id, chair.id, waits.case, "Her neighbour")
    codes = refused(lambda: panel_decision.seal(who.chair, draft.id))
    assert codes == ["panel.interest", "panel.chair.missing", "panel.quorum.missing"]
    codes = refused(lambda: panel_decision.seal(who.minutes, draft.id))
    assert codes == ["panel.chair.missing", "panel.quorum.missing"]


def test_nobody_decides_their_own_work_and_does_not_count_for_the_quorum(who, desk_of):
    both = desk_of(Role.SOCIAL_WORKER, Role.PANEL_CHAIR, name="Kay Moss")
    waits = put(replace(who, worker=both))
    members = who.meeting().members
    mine = (Member(uuid4(), "Kay Moss", Seat.CHAIR, both.actor.id), *members[1:])
    on_agenda(who, waits, who.meeting(members=mine))
    meeting_day(who)
    draft = panel_decision.keep(both, as_it_is(waits)).value
    assert refused(lambda: panel_decision.seal(both, draft.id)) == ["permission.own_work"]
    codes = refused(lambda: panel_decision.seal(who.minutes, draft.id))
    assert codes == ["panel.chair.missing", "panel.quorum.missing"]


def test_a_manager_decides_up_to_the_limit_and_no_penny_more(who):
    waits = put(who)
    small = (
        LineVerdict(L1, Money(200_000), as_it_is(waits).lines[0].units, "Two afternoons less"),
        LineVerdict(L2, ZERO, as_it_is(waits).lines[1].units * 0, "Her school has a club now"),
    )
    over = (replace(small[0], approved=Money(200_001)), small[1])
    asked = assistant_only(waits, forum=Forum.MANAGER, lines=over)
    draft = panel_decision.keep(who.manager, asked).value
    assert refused(lambda: panel_decision.seal(who.manager, draft.id)) == ["panel.over_limit"]
    draft = panel_decision.keep(who.manager, replace(draft, lines=small)).value
    codes = refused(lambda: panel_decision.seal(who.chair, draft.id))
    assert codes == ["panel.forum.manager"]
    sealed = panel_decision.seal(who.manager, draft.id).value
    assert (sealed.approved, sealed.meeting) == (Money(200_000), None)


def test_what_is_missing_is_said_all_at_once_and_nothing_is_sealed(who):
    waits = put(who)
    on_agenda(who, waits)
    draft = panel_decision.keep(
        who.minutes, as_it_is(waits, reasons=" ", meets_needs=None, starts=None)
    ).value
    codes = refused(lambda: panel_decision.seal(who.minutes, draft.id))
    assert codes == [
        "panel.reasons.missing",
        "panel.starts.missing",
        "panel.meets_needs.missing",
        "panel.meeting.not_yet",
    ]
    meeting_day(who)
    whole = panel_decision.keep(who.minutes, replace(as_it_is(waits), id=draft.id, version=1)).value
    codes = refused(lambda: panel_decision.seal(who.minutes, whole.id, shown=ASSISTANT))
    assert codes == ["panel.sum_differs"]
    assert panel_decision.open_(who.minutes, waits.id).sealed == ()


def test_two_who_write_at_once_see_both_versions(who):
    waits = put(who)
    on_agenda(who, waits)
    mine = panel_decision.keep(who.minutes, as_it_is(waits)).value
    with pytest.raises(StaleCopy) as caught:
        panel_decision.keep(who.chair, as_it_is(waits))
    assert caught.value.theirs == mine
    panel_decision.keep(who.chair, replace(mine, reasons="Hers"))
    with pytest.raises(StaleCopy):
        panel_decision.keep(who.minutes, replace(mine, reasons="Mine"))
    meeting_day(who)
    with pytest.raises(StaleCopy):
        panel_decision.seal(who.minutes, mine.id, mine.version)


# ------------------------------------------------------------------ every state and verb


def waiting(who: People, case: Case) -> Put:
    return put(who, case)


def withdrawn(who: People, case: Case) -> Put:
    return panel.withdraw(who.worker, put(who, case), "The family wants to think").value


def is_decided(who: People, case: Case) -> Put:
    held = put(who, case)
    decided(who, held)
    return now(who, held)


def deferred(who: People, case: Case) -> Put:
    held = put(who, case)
    missing = Deferral("A quote of the club", "Sam Hale", date(2026, 12, 14))
    decided(who, held, as_it_is(held, verdict=Verdict.DEFER, deferral=missing))
    return now(who, held)


def urgent(who: People, case: Case) -> Put:
    held = put(who, case)
    asked = as_it_is(held, forum=Forum.URGENT, interim=Money(120_000))
    draft = panel_decision.keep(who.chair, asked).value
    panel_decision.seal(who.chair, draft.id)
    return now(who, held)


def now(who: People, held: Put) -> Put:
    return panel_decision.open_(who.chair, held.id).put


STATES: dict[str, Callable[[People, Case], Put]] = {
    "waiting": waiting,
    "urgent": urgent,
    "decided": is_decided,
    "deferred": deferred,
    "withdrawn": withdrawn,
}


def do_put(who: People, held: Put) -> object:
    return panel.put(who.worker, held.plan).value.id


def do_answer(who: People, held: Put) -> object:
    return panel.answer(who.worker, held, "We agree with it", who.worker.today())


def do_withdraw(who: People, held: Put) -> object:
    return panel.withdraw(who.worker, held, "Not now")


def do_write(who: People, held: Put) -> object:
    return panel_decision.keep(who.minutes, as_it_is(held))


def do_add(who: People, held: Put) -> object:
    later = who.meeting(id=uuid4(), on=MEETS + timedelta(days=14))
    meeting = panel_meeting.save(who.minutes, later).value
    return panel_meeting.add(who.minutes, meeting.id, held.id)


def do_correct(who: People, held: Put) -> object:
    sealed = panel_decision.open_(who.chair, held.id).sealed
    found = sealed[0].id if sealed else UUID(int=1)
    return panel_decision.correct(who.chair, found, "A sum was read wrongly")


VERBS: dict[str, Callable[[People, Put], object]] = {
    "put": do_put,
    "answer": do_answer,
    "withdraw": do_withdraw,
    "write": do_write,
    "add": do_add,
    "correct": do_correct,
}

ANSWERS = """
           put                   answer            withdraw          write                add                  correct
waiting    ok                    ok                ok                ok                   ok                   gone
urgent     ok                    ok                permission.state  ok                   ok                   permission.state
decided    panel.decided_already permission.state  permission.state  panel.put.decided    panel.put.decided    ok
deferred   ok                    permission.state  permission.state  panel.put.deferred   panel.put.deferred   ok
withdrawn  ok                    permission.state  ok                panel.put.withdrawn  panel.put.withdrawn  gone
"""  # noqa: E501
TABLE = [line.split() for line in ANSWERS.strip().splitlines()]
ROWS = {row[0]: dict(zip(TABLE[0], row[1:], strict=True)) for row in TABLE[1:]}


def test_the_table_has_every_state_and_verb() -> None:
    assert set(ROWS) == set(STATES) == {each.value for each in PutState}
    assert all(set(row) == set(VERBS) for row in ROWS.values())


@pytest.mark.parametrize("state", ROWS)
def test_every_state_and_verb(who, state):
    """What is refused is tried with one case, what is done with a case of its own."""
    at_first = who.worker.clock()
    numbers = (f"2026-{number:05d}" for number in range(100, 200))
    made = None
    for verb, answer in sorted(ROWS[state].items(), key=lambda cell: cell[1] == "ok"):
        if made is None or answer == "ok":
            who.worker.clock.set(at_first)
            made = STATES[state](who, a_case(who.worker, number=next(numbers)))
            assert made.state.value == state
        assert said(lambda do=VERBS[verb], held=made: do(who, held)) == answer, verb


def said(act: Callable[[], object]) -> str:
    """What comes of an act: "ok", the first code that stands against it, or "gone"."""
    try:
        act()
    except Refused as refusal:
        return refusal.findings[0].code
    except Gone:
        return "gone"
    return "ok"


def test_every_verb_is_refused_in_a_closed_case_or_for_a_draft_of_a_plan(who):
    case = a_case(who.worker)
    draft = plan.start(who.worker, case.id).value
    assert refused(lambda: panel.put(who.worker, draft.id)) == ["panel.plan.not_agreed"]
    waits = put(who, a_case(who.worker, number="2026-00043"))
    on_agenda(who, waits)
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, as_it_is(waits)).value
    held = family.read(who.worker, waits.case)
    family.close(who.worker, held, CaseState.MOVED_AWAY, "To Leeds", who.worker.today())
    for act in (
        lambda: panel_decision.seal(who.minutes, kept.id),
        lambda: panel.put(who.worker, waits.plan),
    ):
        assert refused(act) == ["assessment.case_closed"]


def test_a_plan_that_was_replaced_meanwhile_is_not_decided(who):
    waits = put(who)
    on_agenda(who, waits)
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, as_it_is(waits)).value
    follows = plan.follow(who.worker, waits.plan, "The club moved").value
    fresh = plan.agree(who.worker, follows.id).value
    assert refused(lambda: panel_decision.seal(who.minutes, kept.id)) == ["panel.plan.replaced"]
    assert refused(lambda: panel.put(who.worker, fresh.id)) == ["panel.waits_already"]


# ------------------------------------------------------------------ urgent, corrected, sealed


def test_an_urgent_decision_counts_until_a_meeting_ratifies_or_changes_it(who):
    waits = urgent(who, a_case(who.worker))
    held = panel.of_case(who.worker, waits.case)
    assert held.decided is not None
    assert held.decided.interim == Money(120_000)
    seen, act = mark(who, waits.case)
    assert (seen.standing, act) == (Standing.NOW, "panel.continue")
    first = held.decided
    sealed = decided(who, waits, assistant_only(waits))
    assert sealed.ratifies == first.id
    held = panel.of_case(who.worker, waits.case)
    assert held.decided == sealed
    assert {each.id for each in held.decisions} == {first.id, sealed.id}


def test_only_a_meeting_ratifies(who):
    waits = urgent(who, a_case(who.worker))
    draft = panel_decision.keep(who.chair, as_it_is(waits, forum=Forum.URGENT, interim=ZERO)).value
    assert refused(lambda: panel_decision.seal(who.chair, draft.id)) == ["panel.forum.ratify"]


def test_a_correction_is_a_new_decision_that_names_the_old_one(who):
    waits = put(who)
    wrong = decided(who, waits)
    draft = panel_decision.correct(who.chair, wrong.id, "The club was approved after all").value
    assert panel_decision.correct(who.chair, wrong.id, "Twice").value == draft
    right = replace(
        as_it_is(waits), id=draft.id, version=draft.version, correction=draft.correction
    )
    kept = panel_decision.keep(who.chair, right).value
    assert (kept.corrects, kept.meeting) == (wrong.id, wrong.meeting)
    assert refused(lambda: panel_decision.seal(who.chair, kept.id)) == ["panel.put.decided"]
    codes = refused(lambda: panel_decision.seal_correction(who.minutes, kept.id))
    assert codes == ["panel.correction.chair"]
    sealed = panel_decision.seal_correction(who.chair, kept.id).value
    held = panel.of_case(who.worker, waits.case)
    assert held.decided == sealed
    assert held.fits
    assert [each.id for each in held.decisions] == [sealed.id, wrong.id]
    codes = refused(lambda: panel_decision.correct(who.chair, wrong.id, "Once more"))
    assert codes == ["panel.correction.not_standing"]


@pytest.mark.as_owner
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE panel_decision SET reasons = 'x'",
        "UPDATE panel_decision SET decided = NULL",
        "UPDATE panel_decision SET approved = 1",
        "DELETE FROM panel_decision",
        "UPDATE panel_put SET question = '{}'",
        "DELETE FROM panel_put",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_sealed(who, change):
    decided(who, put(who))
    with pytest.raises(DBAPIError, match="sealed"), who.chair.root.writing() as session:
        session.connection().execute(text(change))


def test_sealing_twice_is_once_and_text_of_another_verdict_is_not_kept(who):
    waits = put(who)
    missing = Deferral("A quote", "Sam Hale", date(2026, 12, 14))
    sealed = decided(who, waits, replace(assistant_only(waits), deferral=missing))
    assert panel_decision.seal(who.minutes, sealed.id).value == sealed
    assert sealed.deferral == Deferral()


def test_two_records_made_one_keep_a_decision_whole(who):
    waits = put(who)
    sealed = decided(who, waits)
    other = a_case(who.worker, number="2026-00077")
    one, two = (family.read(who.manager, each) for each in (other.id, waits.case))
    merging.merge(who.manager, one, two, frozenset())
    (held,) = panel.of_case(who.worker, other.id).decisions
    assert (held.id, held.case) == (sealed.id, other.id)
    assert intact(held)


# ------------------------------------------------------------------ meetings


def test_an_agenda_is_built_from_what_waits_in_order_with_its_age(who):
    first = put(who)
    who.worker.clock.forward(days=2)
    second = put(who, a_case(who.worker, number="2026-00051"))
    third = put(who, a_case(who.worker, number="2026-00052"))
    calendar = panel_meeting.every(who.minutes)
    assert next((each.put.id, each.days) for each in calendar.waiting) == (first.id, 2)
    meeting = panel_meeting.save(who.minutes, who.meeting()).value
    for each in (first, second, third):
        who.worker.clock.forward(minutes=1)
        panel_meeting.add(who.minutes, meeting.id, each.id)
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert [each.put.id for each in shown.agenda] == [first.id, second.id, third.id]
    assert shown.waiting == ()
    assert (shown.quorum, shown.papers_by) == (3, date(2026, 11, 23))
    panel_meeting.order(who.chair, meeting.id, (third.id, first.id, second.id))
    panel_meeting.take_off(who.minutes, first.id)
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert [each.put.id for each in shown.agenda] == [third.id, second.id]
    assert [each.put.id for each in shown.waiting] == [first.id]


def test_a_meeting_is_planned_changed_held_and_then_stands(who):
    meeting = panel_meeting.save(who.minutes, who.meeting()).value
    two = (*meeting.members, Member(uuid4(), "Jo", Seat.CHAIR))
    codes = refused(lambda: panel_meeting.save(who.minutes, replace(meeting, members=two)))
    assert codes == ["panel.meeting.chairs"]
    moved = panel_meeting.save(who.minutes, replace(meeting, place="Room 9")).value
    with pytest.raises(StaleCopy):
        panel_meeting.save(who.chair, replace(meeting, place="Room 2"))
    codes = refused(lambda: panel_meeting.hold(who.minutes, moved))
    assert codes == ["panel.meeting.not_yet"]
    today = who.minutes.today()
    codes = refused(lambda: panel_meeting.papers_sent(who.minutes, moved, today))
    assert codes == ["panel.pack.empty"]
    panel_meeting.add(who.minutes, moved.id, put(who).id)
    sent = panel_meeting.papers_sent(who.minutes, moved, today).value
    meeting_day(who)
    over = panel_meeting.hold(who.minutes, sent, "Two cases were put off").value
    assert (over.state, over.papers_on) == (MeetingState.HELD, date(2026, 11, 23))
    assert panel_meeting.hold(who.minutes, sent).value == over
    for act in (
        lambda: panel_meeting.save(who.minutes, over),
        lambda: panel_meeting.cancel(who.minutes, over),
        lambda: panel_meeting.papers_sent(who.minutes, over, who.minutes.today()),
    ):
        assert refused(act) == ["permission.state"]


def test_what_a_meeting_did_not_reach_waits_for_the_next(who):
    waits = put(who)
    meeting = on_agenda(who, waits)
    meeting_day(who)
    panel_meeting.hold(who.minutes, meeting)
    assert [each.put.id for each in panel_meeting.every(who.minutes).waiting] == [waits.id]
    draft = panel_decision.keep(who.minutes, as_it_is(waits)).value
    assert refused(lambda: panel_decision.seal(who.minutes, draft.id)) == ["panel.meeting.held"]
    later = panel_meeting.save(who.minutes, who.meeting()).value
    assert panel_meeting.add(who.minutes, later.id, waits.id).value.meeting == later.id
    kept = panel_decision.keep(who.minutes, draft).value
    assert panel_decision.seal(who.minutes, kept.id).value.meeting == later.id


def test_a_meeting_that_decided_something_is_not_cancelled(who):
    waits = put(who)
    sealed = decided(who, waits)
    meeting = panel_meeting.open_(who.minutes, sealed.meeting).meeting
    codes = refused(lambda: panel_meeting.cancel(who.minutes, meeting))
    assert codes == ["panel.meeting.decided"]


def test_an_interest_is_declared_once_and_can_be_taken_back(who):
    waits = put(who)
    meeting = on_agenda(who, waits)
    member = meeting.members[1]
    one = panel_meeting.declare(who.member, meeting.id, member.id, waits.case, "My niece").value
    again = panel_meeting.declare(who.member, meeting.id, member.id, waits.case).value
    assert again == one
    assert panel_meeting.open_(who.chair, meeting.id).meeting.interests == (one,)
    panel_meeting.undeclare(who.member, one.id)
    assert panel_meeting.undeclare(who.member, one.id).value is None
    assert panel_meeting.open_(who.chair, meeting.id).meeting.interests == ()


def test_a_restricted_case_is_on_no_agenda_of_those_who_may_not_know_it(who, store):
    waits, other = put(who), put(who, a_case(who.worker, number="2026-00060"))
    meeting = on_agenda(who, waits)
    who.minutes.clock.forward(minutes=1)
    panel_meeting.add(who.minutes, meeting.id, other.id)
    held = family.read(who.manager, waits.case)
    named = [who.worker.actor.id, who.manager.actor.id]
    access.restrict(who.manager, held, Ground.SAFEGUARDING, "Told by police", named)
    shown = panel_meeting.open_(who.chair, meeting.id)
    assert [each.put.id for each in shown.agenda] == [other.id]
    assert [each.case for each in shown.meeting.agenda] == [other.case]
    for act in (
        lambda: panel_decision.open_(who.chair, waits.id),
        lambda: panel.of_case(who.chair, waits.case),
        lambda: panel_meeting.take_off(who.chair, waits.id),
    ):
        with pytest.raises(Gone):
            act()
    seen = panel_meeting.open_(who.manager, meeting.id)
    assert [each.put.id for each in seen.agenda] == [waits.id, other.id]
    if store.on_server:
        with who.chair.store.reading() as session:
            assert PUTS.find(session, waits.id) is None


def test_the_familys_answer_reaches_the_decision(who):
    waits = put(who)
    on_agenda(who, waits)
    told = panel.answer(who.worker, waits, "We would rather have Sundays", who.worker.today())
    assert told.value.family_answer == "We would rather have Sundays"
    codes = refused(lambda: panel.answer(who.worker, told.value, "", None))
    assert codes == ["panel.answer.missing", "panel.answer.day"]
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, as_it_is(waits)).value
    sealed = panel_decision.seal(who.minutes, kept.id).value
    assert sealed.decided.question.family_answer == "We would rather have Sundays"


# ------------------------------------------------------------------ papers


def test_the_pack_says_everything_of_each_case_and_nothing_of_one_with_an_interest(who):
    first, second = put(who), put(who, a_case(who.worker, number="2026-00061"))
    meeting = on_agenda(who, first)
    who.minutes.clock.forward(minutes=1)
    panel_meeting.add(who.minutes, meeting.id, second.id)
    panel.answer(who.worker, first, "We would rather have Sundays", who.worker.today())
    told: list[tuple[int, int]] = []
    whole = panel_pack.pack(who.minutes, meeting.id, report=lambda *each: told.append(each))
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)
    words = text_of(whole.pdf)
    for each in (
        "Papers for the panel", "Riverside House", "Ines Marlow, Chair", "Amira Rose Quarrington",
        "£3,924.40", "Indicative budget £3,600.00: £324.40 more", "We would rather have Sundays",
        "221 hours", "2026-00061", "The support plan",
        "To play with other children safely",
    ):  # fmt: skip
        assert each in words, each
    assert "Amira" not in words.split("Agenda")[0]
    member = meeting.members[1]
    panel_meeting.declare(who.member, meeting.id, member.id, first.case, "Her niece")
    words = text_of(panel_pack.pack(who.minutes, meeting.id, member.id).pdf)
    assert "1 case is left out" in words
    assert "For Tariq Bell" in words
    assert "2026-00042" not in words
    assert "2026-00061" in words
    codes = refused(lambda: panel_pack.pack(who.minutes, meeting.id, UUID(int=5)))
    assert codes == ["panel.interest.who"]


def test_a_pack_can_be_stopped_and_needs_a_case(who):
    waits = put(who)
    meeting = on_agenda(who, waits)

    def stop(done: int, whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        panel_pack.pack(who.minutes, meeting.id, report=stop)
    panel_meeting.take_off(who.minutes, waits.id)
    codes = refused(lambda: panel_pack.pack(who.minutes, meeting.id))
    assert codes == ["panel.pack.empty"]


def test_the_minutes_say_who_decided_what_and_are_a_draft_until_it_is_over(who):
    waits, other = put(who), put(who, a_case(who.worker, number="2026-00062"))
    sealed = decided(who, waits, assistant_only(waits, dissent="One would have waited."))
    panel_meeting.add(who.minutes, sealed.meeting, other.id)
    draft = panel_pack.minutes(who.minutes, sealed.meeting)
    assert draft.is_draft
    meeting = panel_meeting.open_(who.minutes, sealed.meeting).meeting
    panel_meeting.hold(who.minutes, meeting)
    made = panel_pack.minutes(who.minutes, sealed.meeting)
    assert not made.is_draft
    words = text_of(made.pdf)
    for each in (
        "Minutes of the panel", "Another amount approved: £3,624.40 a year",
        "Decided by Ines Marlow, Tariq Bell and Mara Lind", "One would have waited.",
        "The school's club begins in January only", "Not decided in this meeting.",
    ):  # fmt: skip
        assert each in words, each
    assert "Amira" not in words


def test_minutes_do_not_name_whose_own_work_it_is_among_those_who_decided(who):
    members = who.meeting().members
    mine = (*members, Member(uuid4(), "Sam Hale", Seat.MEMBER, who.worker.actor.id))
    waits = put(who)
    meeting = on_agenda(who, waits, who.meeting(members=mine))
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, as_it_is(waits)).value
    panel_decision.seal(who.minutes, kept.id)
    words = text_of(panel_pack.minutes(who.minutes, meeting.id).pdf)
    assert "Decided by Ines Marlow, Tariq Bell and Mara Lind." in words
    assert "Did not decide, it is their own work: Sam Hale." in words
    assert panel_decision.open_(who.chair, waits.id).owners == {who.worker.actor.id}


def test_past_decisions_stand_beside_a_case_without_anybodys_name(who):
    def assessed(number: str):
        case = a_case(who.worker, number=number)
        sealed_assessment(who.worker, case)
        return put(who, case)

    earlier = [assessed(f"2026-0100{at}") for at in range(2)]
    for each in earlier:
        meeting = who.meeting(id=uuid4())
        on_agenda(who, each, meeting)
    meeting_day(who)
    for each in earlier:
        kept = panel_decision.keep(who.minutes, as_it_is(each)).value
        panel_decision.seal(who.minutes, kept.id)
    now_ = assessed("2026-01009")
    meeting = on_agenda(who, now_, who.meeting(id=uuid4()))
    words = text_of(panel_pack.pack(who.minutes, meeting.id).pdf)
    assert "Others with the same points" in words
    assert "Case A" in words
    assert "Case B" in words
    assert "This case, as asked" in words
    assert "2026-01000" not in words
    held = family.read(who.manager, earlier[0].case)
    named = [who.worker.actor.id, who.manager.actor.id]
    access.restrict(who.manager, held, Ground.SAFEGUARDING, "Told by police", named)
    assert "Case B" not in text_of(panel_pack.pack(who.minutes, meeting.id).pdf)


def test_what_decisions_come_to_and_what_still_arises(who):
    waits = put(who)
    assert panel_report.arising(who.chair) == ()
    sealed = decided(who, waits)
    today = who.chair.today()
    found = panel_report.report(who.chair, today - timedelta(days=30), today)
    assert found.verdicts == {Verdict.OTHER_AMOUNT: 1}
    assert (found.times.panel_to_decision.middle, found.times.unsent) == (7, 1)
    (unmet,) = found.unmet
    assert (unmet.need, unmet.reason) == (
        "To play with other children safely",
        "The school's club begins in January only",
    )
    assert panel_report.report(who.chair, today, today - timedelta(days=1)).unmet == ()
    kinds = [each.kind for each in panel_report.arising(who.chair)]
    assert kinds == [panel_report.Matter.RECOST, panel_report.Matter.LETTER]
    to = Recipient("Jo Quarrington", ("4 Weavers Row", "Exampleton"), means=Means.HAND)
    document.issue(who.worker, DocumentKind.DECISION, sealed.id, to)
    plan.agree(who.worker, plan.recost(who.worker, waits.plan).value.id)
    assert panel_report.arising(who.chair) == ()
    who.chair.clock.forward(days=3)
    found = panel_report.report(who.chair, today, today)
    assert found.times.decision_to_letter.middle == 0


def test_what_was_deferred_or_decided_urgently_arises_at_the_next_meeting(who):
    late = deferred(who, a_case(who.worker))
    kinds = {each.kind for each in panel_report.arising(who.chair)}
    assert kinds == {panel_report.Matter.DEFERRED, panel_report.Matter.LETTER}
    panel.put(who.worker, late.plan)
    kinds = {each.kind for each in panel_report.arising(who.chair)}
    assert kinds == {panel_report.Matter.LETTER}


def test_the_papers_begin_with_what_earlier_meetings_asked_for(who):
    late = deferred(who, a_case(who.worker))
    soon = urgent(who, a_case(who.worker, number="2026-00071"))
    other = put(who, a_case(who.worker, number="2026-00072"))
    meeting = on_agenda(who, other, who.meeting(id=uuid4()))

    def front(member: UUID | None = None) -> str:
        words = " ".join(text_of(panel_pack.pack(who.minutes, meeting.id, member).pdf).split())
        return words.split("Matters arising")[1].split("What is needed, and by whom")[-1]

    said = front()
    assert "A quote of the club (Sam Hale), by 14 December 2026" in said
    assert "Deferred, and not sent again yet" in said
    assert "the day is past" not in said
    assert "Decided urgently, to be ratified" in said
    assert "2026-00071" in said
    who.minutes.clock.forward(days=21)
    assert "Deferred, and not sent again yet; the day is past" in front()
    panel.put(who.worker, late.plan)
    assert "Deferred, and sent to the panel again on 21 December 2026" in front()
    panel_meeting.add(who.minutes, meeting.id, soon.id)
    member = meeting.members[1].id
    panel_meeting.declare(who.member, meeting.id, member, soon.case, "Her niece")
    assert "Decided urgently" not in front(member)
    assert "Deferred, and sent" in front(member)


def test_papers_without_a_matter_arising_say_nothing_of_it(who):
    meeting = on_agenda(who, put(who))
    assert "Matters arising" not in text_of(panel_pack.pack(who.minutes, meeting.id).pdf)


def test_an_urgent_decision_arises_until_it_is_ratified(who):
    urgent(who, a_case(who.worker))
    kinds = {each.kind for each in panel_report.arising(who.chair)}
    assert kinds == {panel_report.Matter.RATIFY, panel_report.Matter.LETTER}
