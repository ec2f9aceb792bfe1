"""The diary: what has a day stands on its day; working days and bank holidays of England."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.panel_meeting import Meeting, Member
from ras_desktop.domain.permission import Role
from ras_desktop.domain.today import Kind
from ras_desktop.services import diary, family, panel, panel_meeting, request
from tests.helpers.cases import seeded
from tests.helpers.families import added, asked
from tests.helpers.panel import agreed

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


def said(found: diary.Diary) -> list[tuple[date | None, str, str]]:
    return [(each.due, each.about, each.name) for each in found.matters]


def with_review(desk, first: str, on: date):
    return added(desk, first, ehc_status=EhcStatus.ISSUED, ehc_next_review=on)


def test_each_thing_stands_on_its_day_past_ones_too(desk):
    on = desk.today()
    with_review(desk, "Late", on - timedelta(days=3))
    with_review(desk, "Soon", on + timedelta(days=2))
    with_review(desk, "Far", on + timedelta(days=90))
    case = added(desk, "Asks")
    request.log(desk, case.id, asked(on - timedelta(days=26)))
    found = diary.read(desk, on - timedelta(days=10), on + timedelta(days=10))
    assert said(found) == [
        (on - timedelta(days=3), "due.ehc_review", "Fenwick, Late"),
        (on + timedelta(days=2), "request", "Fenwick, Asks"),
        (on + timedelta(days=2), "due.ehc_review", "Fenwick, Soon"),
    ]
    assert len(found.on(on + timedelta(days=2))) == 2
    assert found.on(on) == ()


def test_december_2026_has_21_working_days_for_boxing_day_is_a_saturday(desk):
    found = diary.read(desk, *DECEMBER)
    assert found.closed == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "Boxing Day",
        date(2026, 12, 28): "Boxing Day (observed)",
    }
    assert found.working == 21
    assert diary.read(desk, *NOVEMBER).working == 21
    assert diary.read(desk, *NOVEMBER).closed == {}


def test_a_meeting_is_whole_for_who_decides_and_by_case_for_whose_case_it_is(desk, desk_of):
    seeded(desk)
    boss = desk_of(Role.TEAM_MANAGER, name="Mo Reed", team=desk.actor.team)
    worker = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team=desk.actor.team)
    case = added(worker, "Amy", born=date(2017, 3, 2))
    plan = agreed(worker, case)
    held = panel.put(worker, plan.id).value
    on = desk.today() + timedelta(days=7)
    meeting = panel_meeting.save(boss, a_meeting(on)).value
    panel_meeting.add(boss, meeting.id, held.id)
    span = (desk.today(), desk.today() + timedelta(days=20))
    (mine,) = [e for e in diary.read(worker, *span).matters if e.kind is Kind.AT_PANEL]
    assert (mine.due, mine.case) == (on, case.id)
    (whole,) = [e for e in diary.read(boss, *span, Whose.TEAM).matters if e.kind is Kind.MEETING]
    assert (whole.due, whole.many, whole.case) == (on, 1, None)


def a_meeting(on: date) -> Meeting:
    return Meeting(uuid4(), on, members=(Member(uuid4(), "Ines Marlow"),))


def test_another_team_s_days_are_not_in_mine(desk, desk_of):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    on = desk.today() + timedelta(days=2)
    with_review(other, "Theirs", on)
    mine = desk_of(Role.SOCIAL_WORKER, name="Ann Bell", team="North")
    for whose in Whose:
        assert diary.read(mine, on, on, whose).matters == ()
    assert len(diary.read(other, on, on).matters) == 1


def test_a_moved_review_stands_on_its_new_day_only(desk):
    on = desk.today() + timedelta(days=2)
    case = with_review(desk, "Amy", on)
    later = on + timedelta(days=5)
    child = replace(case.child, ehc_next_review=later)
    family.save(desk, replace(family.read(desk, case.id), child=child))
    assert [each[0] for each in said(diary.read(desk, on, later))] == [later]
