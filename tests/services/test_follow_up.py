"""What was agreed at a review: on Today until it is done, and told to the next review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.case_review import ReviewState
from ras_desktop.domain.permission import Role
from ras_desktop.domain.reviewing import Action
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import group_of
from ras_desktop.services import diary, follow_up, review, today
from tests.helpers.agreed import Three, three
from tests.helpers.refusals import refused
from tests.helpers.reviewed import FIRST_DUE, at, held, opened, running, short
from tests.helpers.stores import SetDesk

BY = FIRST_DUE + timedelta(14)
RING = Action(UUID(int=411), "Ring the school", "Sam Hale", BY)
ONE_DAY = Action(UUID(int=412), "Find a club", "Nadia", FIRST_DUE + timedelta(60))


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Three:
    return three(desk, desk_of)


@pytest.fixture
def case(who: Three) -> UUID:
    made = running(who.worker)
    at(who, FIRST_DUE)
    return made.id


def waits(who: Three) -> list[tuple[str, date, Group]]:
    """What Today has of it."""
    told = today.read(who.worker)
    found = [each for each in told.matters if each.code == "due.action"]
    return [(each.subject, each.due, group_of(each, told.day)) for each in found]


def test_from_the_review_to_today_to_done_and_back(who, case):
    held(who.worker, case, actions=(RING, ONE_DAY))
    assert waits(who) == [(str(RING.id), BY, Group.MONTH)], "two months away is not yet Today's"
    diary_of = diary.read(who.worker, BY, BY).matters
    assert [each.code for each in diary_of] == ["due.action"]
    at(who, BY + timedelta(3))
    assert waits(who) == [(str(RING.id), BY, Group.LATE)]
    kept = follow_up.done(who.worker, RING.id).value
    assert (kept.done_on, kept.done_by_name) == (BY + timedelta(3), who.worker.actor.name)
    assert follow_up.done(who.worker, RING.id).value == kept, "twice changes nothing"
    assert waits(who) == []
    follow_up.again(who.worker, RING.id)
    assert waits(who) == [(str(RING.id), BY, Group.LATE)]
    assert follow_up.again(who.worker, RING.id).value.done_on is None


def test_the_next_review_knows_what_was_done_and_says_the_rest(who, case):
    held(who.worker, case, actions=(RING, ONE_DAY))
    follow_up.done(who.worker, RING.id)
    later = FIRST_DUE + timedelta(180)
    at(who, later)
    draft = opened(who.worker, case)
    assert {each.id: each.done for each in draft.form.earlier} == {RING.id: True, ONE_DAY.id: None}
    earlier = tuple(replace(each, done=True) for each in draft.form.earlier)
    second = held(who.worker, case, later, earlier=earlier)
    by_id = {each.id: each for each in review.open_(who.worker, case).actions}
    assert by_id[RING.id].done_on == FIRST_DUE, "the day on which it was ticked stays"
    assert (by_id[ONE_DAY.id].done_on, by_id[ONE_DAY.id].said_at) == (later, second.id)
    aside = review.set_aside(who.manager, second, "It was her sister’s").value
    assert aside.state is ReviewState.SET_ASIDE
    by_id = {each.id: each for each in review.open_(who.worker, case).actions}
    assert (by_id[RING.id].done_on, by_id[ONE_DAY.id].done_on) == (FIRST_DUE, None)


def test_a_review_that_was_a_mistake_asks_nothing_of_anybody(who, case):
    sealed = held(who.worker, case, actions=(RING,))
    review.set_aside(who.manager, sealed, "It was her sister’s")
    assert waits(who) == []
    assert review.open_(who.worker, case).actions == ()


def test_a_draft_asks_nothing_and_who_only_reads_ticks_nothing(who, case, desk_of):
    draft = short(who.worker, case, actions=(RING,))
    assert waits(who) == []
    review.hold(who.worker, draft.id)
    for role in (Role.PANEL_MEMBER, Role.FINANCE, Role.AUDITOR):
        other = desk_of(role, name=f"Kay {role}")
        assert refused(lambda desk=other: follow_up.done(desk, RING.id)) == ["permission.role"]


@pytest.mark.as_owner
def test_the_store_keeps_what_was_agreed(who, case, desk):
    held(who.worker, case, actions=(RING,))
    statement = text("UPDATE review_action SET what = 'Nothing'")
    with pytest.raises(DBAPIError), getattr(desk, "root", desk.store).writing() as session:
        session.execute(statement)
