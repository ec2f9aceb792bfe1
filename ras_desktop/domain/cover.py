"""Covering a colleague: between two days somebody sees and changes what the colleague may.

It reaches the cases that the colleague holds, nothing more: roles stay one's own, and a restricted
case stays with the people named for it. `domain.access.Sight` and the server's rules for rows ask
the same (`store.server.reach.tie`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.permission import CASEWORK, MANAGERS
from ras_desktop.domain.user import Standing, User

LONGEST = 184
"""Days that one cover lasts at most: own judgement; for longer the cases are handed over."""


@dataclass(frozen=True, slots=True)
class Cover:
    """`covering` stands in for `absent` from `first` to the end of `last`.

    `notes`: what the colleague needs to know. `ended_on`: the first day on which it no longer
    holds, where it was ended before its time.
    """

    id: UUID
    absent: UUID
    absent_name: str
    covering: UUID
    covering_name: str
    first: date
    last: date
    notes: str
    by: UUID
    by_name: str
    at: datetime
    ended_on: date | None = None
    ended_by_name: str = ""
    version: int = 0

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day <= self.last and (self.ended_on is None or day < self.ended_on)

    def over(self, day: date) -> bool:
        """Whether it is over, or was ended before it began."""
        return day > self.last or (self.ended_on is not None and day >= self.ended_on)


def arranges_for_others(roles: Iterable[object]) -> bool:
    """Whether somebody arranges cover for the people of their team."""
    return not MANAGERS.isdisjoint(roles)


def check(
    absent: User | None,
    covering: User | None,
    first: date | None,
    last: date | None,
    today: date,
    others: Iterable[Cover] = (),
) -> Findings:
    """What stands against a cover. `others`: those of the absent colleague that are there."""
    found = []
    if absent is None:
        found.append(Finding("cover.absent.unknown", "absent"))
    if covering is None or covering.standing is not Standing.ACTIVE:
        found.append(Finding("cover.covering.unknown", "covering"))
    elif absent is not None and covering.id == absent.id:
        found.append(Finding("cover.covering.same", "covering"))
    elif CASEWORK.isdisjoint(covering.roles):
        found.append(Finding("cover.covering.role", "covering", {"name": covering.name}))
    return (*found, *_check_days(first, last, today), *_twice(covering, first, last, others))


def _check_days(first: date | None, last: date | None, today: date) -> Findings:
    if first is None:
        return (Finding("field.date_partial", "first"),)
    if last is None:
        return (Finding("field.date_partial", "last"),)
    if first < today:
        return (Finding("cover.first.past", "first", {"day": first}),)
    if last < first:
        return (Finding("cover.last.before", "last", {"day": last, "first": first}),)
    if (last - first).days >= LONGEST:
        most = first + timedelta(days=LONGEST - 1)
        return (Finding("cover.last.far", "last", {"day": last, "most": most}),)
    return ()


def _twice(
    covering: User | None, first: date | None, last: date | None, others: Iterable[Cover]
) -> Findings:
    """The same two for days that are covered already."""
    if covering is None or first is None or last is None:
        return ()
    for each in others:
        ends = each.last if each.ended_on is None else min(each.last, each.ended_on)
        if each.covering == covering.id and first <= ends and each.first <= last:
            if each.ended_on is not None and each.ended_on <= first:
                continue
            values = {"name": each.covering_name, "first": each.first, "last": each.last}
            return (Finding("cover.twice", "first", values),)
    return ()
