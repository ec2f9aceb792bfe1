"""Today: what waits for me, the late first, each thing once, quick with a large caseload."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Kind, group_of
from ras_desktop.services import assessment, caseload, draft, plan, request, today
from ras_desktop.store import caseload as caseload_store
from tests.helpers.cases import example, seeded
from tests.helpers.families import added, asked
from tests.helpers.timing import allowed, milliseconds


def kinds(found: today.Today) -> list[tuple[Group, Kind, str]]:
    return [(group_of(each, found.day), each.kind, each.name) for each in found.matters]


def sealed(desk, case) -> None:
    begun = assessment.start(desk, case.id).value
    worked = example()
    whole = replace(begun, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.seal(desk, assessment.keep(desk, whole).value.id)


def child_of_nine(desk, first: str):
    return added(desk, first, "Quarrington", date(2017, 3, 2))


def test_nothing_waits_in_an_empty_case_file(desk):
    found = today.read(desk)
    assert found.matters == ()
    assert found.counts == dict.fromkeys(Group, 0)


def test_the_late_stand_first_then_what_is_open_then_what_waits(desk):
    seeded(desk)
    late, waits = child_of_nine(desk, "Late"), child_of_nine(desk, "Waits")
    request.log(desk, late.id, asked(desk.today() - timedelta(days=40)))
    request.log(desk, waits.id, asked(desk.today() - timedelta(days=3)))
    begun, done = child_of_nine(desk, "Begun"), child_of_nine(desk, "Done")
    assessment.start(desk, begun.id)
    sealed(desk, done)
    written = child_of_nine(desk, "Written")
    sealed(desk, written)
    plan.start(desk, written.id)
    draft.keep(desk, "family.note", "new", {"typed": {}}, late.id)
    draft.keep(desk, "new_child", "new", {"typed": {}})
    found = today.read(desk)
    assert kinds(found) == [
        (Group.LATE, Kind.REQUEST, "Quarrington, Late"),
        (Group.MONTH, Kind.REQUEST, "Quarrington, Waits"),
        (Group.OPEN, Kind.TYPED, ""),
        (Group.OPEN, Kind.TYPED, "Quarrington, Late"),
        (Group.OPEN, Kind.ASSESSMENT, "Quarrington, Begun"),
        (Group.OPEN, Kind.PLAN, "Quarrington, Written"),
        (Group.NEXT, Kind.UNPLANNED, "Quarrington, Done"),
        (Group.WAITING, Kind.UNCONFIRMED, "Quarrington, Done"),
        (Group.WAITING, Kind.UNCONFIRMED, "Quarrington, Written"),
    ]
    assert found.counts[Group.OPEN] == 4
    first = found.matters[0]
    assert (found.day - first.due).days == 12
    assert found.matters[-1].since == desk.today()


def test_what_is_done_goes_away(desk):
    seeded(desk)
    case = child_of_nine(desk, "Amy")
    wish = request.log(desk, case.id, asked(desk.today())).value
    assert len(today.read(desk).matters) == 1
    outcome = replace(wish, outcome=RequestOutcome.ACCEPTED, outcome_on=desk.today())
    request.decide(desk, case.id, outcome)
    assert today.read(desk).matters == ()
    sealed(desk, case)
    assert [each.kind for each in today.read(desk).matters] == [Kind.UNPLANNED, Kind.UNCONFIRMED]
    plan.start(desk, case.id)
    assert [each.kind for each in today.read(desk).matters] == [Kind.PLAN, Kind.UNCONFIRMED]


def test_both_things_due_in_one_case_are_there_and_what_is_far_is_not(desk):
    near, far = desk.today() + timedelta(days=9), desk.today() + timedelta(days=31)
    both = added(desk, "Both", ehc_status=EhcStatus.ISSUED, ehc_next_review=near)
    added(desk, "Far", ehc_status=EhcStatus.ISSUED, ehc_next_review=far)
    request.log(desk, both.id, asked(desk.today() - timedelta(days=30)))
    found = today.read(desk)
    assert [(each.kind, each.code, each.due) for each in found.matters] == [
        (Kind.REQUEST, "", desk.today() - timedelta(days=2)),
        (Kind.DUE, "due.ehc_review", near),
    ]


def test_mine_are_mine_and_a_closed_case_waits_for_nobody(desk, desk_of):
    mine = added(desk, "Mine", "One")
    request.log(desk, mine.id, asked(desk.today()))
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    theirs = added(other, "Theirs", "Two")
    request.log(other, theirs.id, asked(desk.today()))
    assert [each.name for each in today.read(desk).matters] == ["One, Mine"]
    assert [each.name for each in today.read(other, Whose.TEAM).matters] == ["Two, Theirs"]
    assert len(today.read(desk, Whose.ALL).matters) == 2
    draft.keep(other, "family.note", "new", {}, theirs.id)
    assert len(today.read(desk, Whose.ALL).matters) == 2, "another's draft is nobody else's"


def test_ten_thousand_children_are_read_in_well_under_a_fifth_of_a_second(file_desk):
    desk = file_desk
    case = added(desk, "Amy", "Fenwick", ehc_status=EhcStatus.ISSUED,
                 ehc_next_review=desk.today() + timedelta(days=5))  # fmt: skip
    line = caseload.line_of(desk, case.id)
    assert line is not None
    many = [
        replace(line, id=uuid4(), number=f"2026-{at:05}", due=None if at % 20 else line.due)
        for at in range(10_000)
    ]
    with desk.root.writing() as session:
        caseload_store.keep(session, many)
    caseload._forget(desk.store.engine)  # read afresh, as after signing in
    caseload.counts(desk)
    found = []
    assert milliseconds(lambda: found.append(today.read(desk, Whose.ALL))) < allowed(150)
    (found,) = found
    assert found.counts[Group.WEEK] == 1, "lines of cases that are not there say nothing"
