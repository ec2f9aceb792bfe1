"""Backups of a case file: when the next one is due, and which ones are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

HOURS = 4
"""As it comes: so many hours between two backups while somebody works."""
SETTLED = timedelta(hours=1)
"""After a sign-in a backup is made unless the last one is younger than this."""
STALE = timedelta(days=7)
"""A last backup that is older is a reason to warn."""
READ_AGAIN = timedelta(days=7)
"""Each backup that is kept is read again in full after so many days."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How many of each are kept: the last backup of so many days, weeks and months that have one.

    Days without a backup do not count, so that nothing goes while nobody works.
    """

    days: int = 7
    weeks: int = 5
    months: int = 12


KEPT = Rule()
_ALL_OF = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a kind there are in the backup and in the case file; None: there is none."""

    kind: str
    then: int
    now: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would be otherwise if one worked on in a case file made of a backup.

    `counts` by kind. `latest_then`, `latest_now`: the latest change in each. Cases by number:
    only in the backup, only in the case file, and with other records. `again`: people who could
    sign in then and cannot now; `not_then`: the other way round. All of "now" is empty when there
    is nothing to compare with (`alone`).
    """

    made: datetime
    counts: tuple[Counted, ...]
    latest_then: datetime | None
    latest_now: datetime | None = None
    only_then: tuple[str, ...] = ()
    only_now: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    not_then: tuple[str, ...] = ()
    alone: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing is otherwise."""
        counted = all(each.then == each.now for each in self.counts)
        lists = self.only_then, self.only_now, self.other, self.again, self.not_then
        return not self.alone and counted and not any(lists)


def compare_cases(
    then: Mapping[UUID, tuple[str, object]], now: Mapping[UUID, tuple[str, object]]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Numbers of the cases only in the first, only in the second, and otherwise in the second.

    Given are, for each case, its number and anything that tells whether its records differ.
    """
    only_then = sorted(then[each][0] for each in then.keys() - now.keys())
    only_now = sorted(now[each][0] for each in now.keys() - then.keys())
    both = then.keys() & now.keys()
    other = sorted(now[each][0] for each in both if then[each][1] != now[each][1])
    return tuple(only_then), tuple(only_now), tuple(other)


def kept(made: Iterable[datetime], now: datetime, rule: Rule = KEPT) -> frozenset[datetime]:
    """Those to keep of backups that can be opened, by the moments at which they were made.

    Kept are: the latest; all of the last 24 hours; those dated in the future (a clock was wrong,
    and nobody knows in which order they are); the last of each day, week and month of the rule.
    Moments in England's time; days begin at midnight there.
    """
    there = frozenset(made)
    past = sorted((each for each in there if each <= now), reverse=True)
    keep = {each for each in there if each > now or now - each <= _ALL_OF}
    keep.update(past[:1])
    keep.update(_last_of_each(past, _day, rule.days))
    keep.update(_last_of_each(past, _week, rule.weeks))
    keep.update(_last_of_each(past, _month, rule.months))
    return frozenset(keep)


def due(last: datetime | None, now: datetime, hours: int = HOURS) -> bool:
    """Whether another backup is to be made while somebody works. A last one in the future (a
    clock was wrong) counts as none."""
    return last is None or last > now or now - last >= timedelta(hours=hours)


def due_at_sign_in(last: datetime | None, now: datetime) -> bool:
    """Whether one is to be made because somebody has signed in."""
    return last is None or last > now or now - last >= SETTLED


def _last_of_each(
    past: list[datetime], of: Callable[[datetime], Hashable], most: int
) -> list[datetime]:
    """The latest of each span, for the `most` latest spans; `past` runs backwards."""
    found: dict[Hashable, datetime] = {}
    for each in past:
        found.setdefault(of(each), each)
    return list(found.values())[:most]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return (moment.year, moment.month)
