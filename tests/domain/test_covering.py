"""What stands against a cover, written out by hand; and on which days it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from ras_desktop.domain.access import Sight
from ras_desktop.domain.cover import LONGEST, Cover, check
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.domain.user import Standing, User
from ras_desktop.services.clock import LONDON

TODAY = date(2026, 11, 23)
KIT = User(UUID(int=1), "Kit Lowe", frozenset({Role.SOCIAL_WORKER}), "North")
ANN = User(UUID(int=2), "Ann Bell", frozenset({Role.FAMILY_SUPPORT_WORKER}), "South")
FAY = User(UUID(int=3), "Fay Reed", frozenset({Role.FINANCE}))
GONE = replace(ANN, standing=Standing.LEFT)


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def a_cover(first: int, last: int, ended: int | None = None) -> Cover:
    at = datetime(2026, 11, 20, 9, tzinfo=LONDON)
    return Cover(
        UUID(int=9), KIT.id, KIT.name, ANN.id, ANN.name, day(first), day(last), "", KIT.id,
        KIT.name, at, None if ended is None else day(ended),
    )  # fmt: skip


# who is away | who covers | first, last in days | covers that are there | what stands against it
TABLE = (
    (KIT, ANN, 0, 0, (), ""),
    (KIT, ANN, 1, 14, (), ""),
    (KIT, ANN, 0, LONGEST - 1, (), ""),
    (KIT, ANN, 0, LONGEST, (), "cover.last.far"),
    (KIT, ANN, -1, 5, (), "cover.first.past"),
    (KIT, ANN, 5, 4, (), "cover.last.before"),
    (None, ANN, 0, 5, (), "cover.absent.unknown"),
    (KIT, None, 0, 5, (), "cover.covering.unknown"),
    (KIT, GONE, 0, 5, (), "cover.covering.unknown"),
    (KIT, KIT, 0, 5, (), "cover.covering.same"),
    (KIT, FAY, 0, 5, (), "cover.covering.role"),
    (KIT, ANN, None, 5, (), "field.date_partial"),
    (KIT, ANN, 0, None, (), "field.date_partial"),
    (KIT, ANN, 3, 5, (a_cover(1, 3),), "cover.twice"),
    (KIT, ANN, 4, 5, (a_cover(1, 3),), ""),
    (KIT, ANN, 2, 5, (a_cover(1, 9, ended=2),), ""),
)


@pytest.mark.parametrize(("absent", "covering", "first", "last", "there", "against"), TABLE)
def test_what_stands_against_a_cover(absent, covering, first, last, there, against):
    days = [None if each is None else day(each) for each in (first, last)]
    found = check(absent, covering, *days, TODAY, there)
    assert [each.code for each in found] == ([against] if against else [])


@pytest.mark.parametrize(
    ("held", "on", "holds", "over"),
    [
        (a_cover(0, 2), 0, True, False),
        (a_cover(0, 2), 2, True, False),
        (a_cover(0, 2), 3, False, True),
        (a_cover(1, 2), 0, False, False),
        (a_cover(0, 5, ended=2), 1, True, False),
        (a_cover(0, 5, ended=2), 2, False, True),
        (a_cover(2, 5, ended=0), 3, False, True),
    ],
)
def test_on_which_days_it_holds(held, on, holds, over):
    assert (held.holds(day(on)), held.over(day(on))) == (holds, over)


@pytest.mark.parametrize(
    ("worker", "team", "restricted", "tie"),
    [
        (KIT.id, "North", False, Tie.OWN),
        (KIT.id, "", False, Tie.OWN),
        (KIT.id, "North", True, Tie.HIDDEN),
        (UUID(int=8), "North", False, Tie.OTHER),
        (None, "North", False, Tie.OTHER),
    ],
)
def test_who_covers_stands_to_the_cases_as_the_colleague_does(worker, team, restricted, tie):
    sight = Sight(ANN.id, ANN.roles, "South", covers=frozenset({KIT.id}))
    assert sight.tie(UUID(int=7), worker, team, restricted) is tie
