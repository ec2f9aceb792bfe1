"""Putting off what waits: refused at the service where a family counts on the day; logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import EVERYBODY, Role
from ras_desktop.domain.put_off import About, Reason
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import group_of
from ras_desktop.services import family, put_off, request, today
from ras_desktop.store import log_read
from ras_desktop.store.log_read import Wanted
from ras_desktop.store.trouble import Gone
from tests.helpers.families import added, asked

AWAY = Reason.FAMILY_AWAY


def groups(desk) -> list[Group]:
    found = today.read(desk)
    return [group_of(each, found.day) for each in found.matters]


def with_review(desk, ahead: int):
    return added(
        desk, "Amy", ehc_status=EhcStatus.ISSUED,
        ehc_next_review=desk.today() + timedelta(days=ahead),
    )  # fmt: skip


def test_what_is_put_off_is_off_the_list_until_its_day_and_says_why(desk):
    case = with_review(desk, 20)
    (matter,) = today.read(desk).matters
    until = desk.today() + timedelta(days=5)
    done = put_off.put_off(desk, case.id, matter.what, AWAY, " Back on Friday ", until)
    assert {(each.kind, each.case) for each in done.changed} == {("put_off", case.id)}
    assert groups(desk) == [Group.PUT_OFF]
    (held,) = today.read(desk).matters
    said = held.put_off
    assert (said.reason, said.words, said.by_name) == (AWAY, "Back on Friday", desk.actor.name)
    desk.clock.forward(days=5)
    assert groups(desk) == [Group.MONTH]


def test_an_overdue_review_is_refused_but_its_reason_is_kept(desk):
    case = with_review(desk, -3)
    (matter,) = today.read(desk).matters
    with pytest.raises(Refused) as refused:
        put_off.put_off(desk, case.id, matter.what, AWAY, "", desk.today() + timedelta(days=2))
    assert [each.code for each in refused.value.findings] == ["put_off.late"]
    put_off.put_off(desk, case.id, matter.what, AWAY, "", None)
    assert groups(desk) == [Group.LATE]
    (held,) = today.read(desk).matters
    assert held.put_off is not None
    assert held.put_off.reason is AWAY


def test_a_false_day_hides_nothing(desk):
    """Whoever says that the overdue review is due next month has put off another thing."""
    case = with_review(desk, -3)
    later = About("due.ehc_review", "", desk.today() + timedelta(days=20))
    put_off.put_off(desk, case.id, later, AWAY, "", desk.today() + timedelta(days=10))
    assert groups(desk) == [Group.LATE]
    (matter,) = today.read(desk).matters
    ours = replace(matter.what, about="plan")
    put_off.put_off(desk, case.id, ours, AWAY, "", desk.today() + timedelta(days=10))
    assert groups(desk) == [Group.LATE]


def test_what_was_put_off_until_a_day_that_comes_late_is_seen_as_late(desk):
    case = with_review(desk, 3)
    (matter,) = today.read(desk).matters
    put_off.put_off(desk, case.id, matter.what, AWAY, "", desk.today() + timedelta(days=3))
    desk.clock.forward(days=4)
    assert groups(desk) == [Group.LATE]


def test_it_can_be_brought_back_and_twice_changes_nothing(desk):
    case = added(desk, "Amy")
    request.log(desk, case.id, asked(desk.today()))
    (matter,) = today.read(desk).matters
    until = desk.today() + timedelta(days=7)
    held = put_off.put_off(desk, case.id, matter.what, AWAY, "", until).value
    back = put_off.bring_back(desk, held.id).value
    assert groups(desk) == [Group.MONTH]
    assert put_off.bring_back(desk, held.id).value == back
    with pytest.raises(Gone):
        put_off.bring_back(desk, uuid4())


def test_no_reason_is_refused_and_a_closed_case_too(desk):
    case = added(desk, "Amy")
    with pytest.raises(Refused) as refused:
        put_off.put_off(desk, case.id, About("plan"), None, "", None)
    assert refused.value.findings[0].code == "put_off.reason.missing"
    family.close(desk, family.read(desk, case.id), CaseState.ENDED, "Over", desk.today())
    with pytest.raises(Refused):
        put_off.put_off(desk, case.id, About("plan"), AWAY, "", None)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_who_reads_only_puts_nothing_off(desk, desk_of, role):
    case = added(desk, "Amy")
    other = desk_of(role, name="Kit Lowe", team=desk.actor.team)
    works = role in {
        Role.FAMILY_SUPPORT_WORKER, Role.SOCIAL_WORKER, Role.EARLY_HELP_WORKER,
        Role.TRANSITIONS_WORKER, Role.EHC_COORDINATOR, Role.TEAM_MANAGER,
    }  # fmt: skip
    if works:
        put_off.put_off(other, case.id, About("plan"), AWAY, "", None)
    else:
        with pytest.raises((Refused, Gone)):
            put_off.put_off(other, case.id, About("plan"), AWAY, "", None)


def test_another_team_s_case_is_not_put_off(desk, desk_of):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    case = added(other, "Amy")
    mine = desk_of(Role.SOCIAL_WORKER, name="Ann Bell", team="North")
    with pytest.raises((Refused, Gone)):
        put_off.put_off(mine, case.id, About("plan"), AWAY, "", None)


def test_the_log_has_who_put_what_off_and_why(desk):
    case = added(desk, "Amy")
    put_off.put_off(desk, case.id, About("plan"), AWAY, "Back on Friday", None)
    with desk.root.reading() as session:
        (entry,) = log_read.entries(session, Wanted(case=case.id), most=1)
        values = dict(log_read.values(session, [entry.number])[entry.number].values)
    assert (entry.verb, entry.actor_name) == ("today.put_off", desk.actor.name)
    assert "Back on Friday" in str(values)
