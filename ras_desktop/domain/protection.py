"""What notices protect: money that is paid because a lower amount did not begin at once (R 1.3).

Counted by the month in which it is paid: the difference of two schedules, the one that is and the
one in which the lower amount had begun with the first payment period after notice was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.package import Begins, amounts
from ras_desktop.domain.payment import Calendar, schedule

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Protection:
    """The notices of a stretch of time. `months`: first day of each month → what was protected.

    `given`: how many were given in it; `running`, `waiting`: on its last day, waiting for an answer
    among them; `taken_back`: of those that were given in it.
    """

    first: date
    last: date
    given: int
    running: int
    waiting: int
    taken_back: int
    months: Mapping[date, Money]

    @property
    def sum(self) -> Money:
        """All months together."""
        return total(self.months.values())


def by_month(
    told: Sequence[Begins], notice: Notice, calendar: Calendar, last: date
) -> dict[date, Money]:
    """What one notice protects, by the month of payment, up to a day.

    `told`: what is in force over time in its case. Nothing for one that was taken back.
    """
    if not notice.counts or notice.given_on is None or notice.given is None:
        return {}
    at = calendar.first_after(notice.given_on)
    its = min((each.starts for each in told if each.of == notice.id), default=at)
    sooner = [
        replace(each, starts=at) if (each.of, each.starts) == (notice.id, its) else each
        for each in told
    ]
    if notice.id not in {each.of for each in told}:  # it waits for an answer
        sooner.append(Begins(notice.after, at, notice.agreement, notice.id, notice.rhythm))
    now, then = (_paid(each, calendar, last) for each in (told, sooner))
    until = date.max if notice.starts is None else notice.starts
    found = {month: now[month] - then[month] for month in now.keys() | then.keys()}
    waits = notice.id not in {each.of for each in told}
    return {
        month: sum_
        for month, sum_ in found.items()
        if sum_ > ZERO and month >= at.replace(day=1) and (waits or month <= until)
    }


def _paid(told: Sequence[Begins], calendar: Calendar, last: date) -> dict[date, Money]:
    found: dict[date, Money] = defaultdict(lambda: ZERO)
    for each in schedule(amounts(told), (), calendar, last):
        if each.pay_on <= last:
            found[each.pay_on.replace(day=1)] += each.due
    return found


def _every_month(sums: Mapping[date, Money]) -> dict[date, Money]:
    """From the first month with something to the last, the months without anything at £0."""
    found: dict[date, Money] = {}
    at = min(sums, default=date.max)
    while sums and at <= max(sums):
        found[at] = sums.get(at, ZERO)
        at = add_months(at, 1)
    return found


def report(
    notices: Iterable[Notice],
    waits: frozenset[object],
    months: Iterable[Mapping[date, Money]],
    first: date,
    last: date,
) -> Protection:
    """All of them together. `waits`: notices whose reduction waits for an answer; `months`: what
    each protects."""
    sums: dict[date, Money] = defaultdict(lambda: ZERO)
    for each in months:
        for month, sum_ in each.items():
            if first.replace(day=1) <= month <= last:
                sums[month] += sum_
    every = tuple(notices)
    given = [each for each in every if each.given_on and first <= each.given_on <= last]
    running = [each for each in every if each.runs(last) or (each.counts and each.id in waits)]
    return Protection(
        first,
        last,
        len(given),
        len(running),
        sum(each.id in waits for each in running),
        sum(not each.counts for each in given),
        _every_month(sums),
    )
