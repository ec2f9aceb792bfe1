"""Commitments and forecast for the council's year (word: spending). domain.md §11; R 2.5, 7.2.

From the schedules of payments: what was paid, what is committed month by month to 31 March, by
strand, beside the yearly budget; and what waits for a decision, apart. Nothing is estimated that
is not a dated amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.dates import add_months, council_year_starts
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.payment import DAY, Instalment
from ras_desktop.domain.request import Strand

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the council's year: what is due in it by strand, and in all to its end."""

    first: date
    by_strand: Mapping[Strand, Money]
    whole: Money
    so_far: Money


@dataclass(frozen=True, slots=True)
class Forecast:
    """The council's year from its first day: its months, the budget, and what is left of it."""

    year: date
    months: tuple[Month, ...]
    budget: Money

    @property
    def committed(self) -> Money:
        """All that is due in the year."""
        return self.months[-1].so_far

    @property
    def left(self) -> Money:
        """What is left of the budget; below £0 where it will be exceeded."""
        return self.budget - self.committed

    @property
    def exceeded_in(self) -> date | None:
        """The first day of the month in which the budget is used up; None if it is not."""
        return next((each.first for each in self.months if each.so_far > self.budget), None)


Due = Mapping[tuple[int, Strand], int]
"""Month of the council's year (0 is April) and strand → pence."""


def forecast(
    streams: Iterable[tuple[Strand, Iterable[Instalment]]], on: date, budget: Money
) -> Forecast:
    """The forecast of the council's year in which a day falls. `streams`: every schedule of every
    agreement, with its strand; instalments of other years are left out."""
    year = council_year_starts(on)
    last = add_months(year, MONTHS) - DAY
    pence: dict[tuple[int, Strand], int] = defaultdict(int)
    for strand, instalments in streams:
        for each in instalments:
            if year <= each.pay_on <= last:
                pence[(each.pay_on.month - 4) % MONTHS, strand] += each.due.pence
    return _forecast(year, pence, budget)


def _forecast(year: date, pence: Due, budget: Money) -> Forecast:
    months, so_far = [], ZERO
    for at in range(MONTHS):
        by_strand = {
            strand: Money(pence[at, strand]) for strand in Strand if pence.get((at, strand))
        }
        whole = total(by_strand.values())
        so_far += whole
        months.append(Month(add_months(year, at), by_strand, whole, so_far))
    return Forecast(year, tuple(months), budget)


def differs(before: Forecast, after: Forecast) -> tuple[tuple[date, Money], ...]:
    """What a change or a notice does to each month: only the months that differ.

    ValueError for forecasts of two years.
    """
    if before.year != after.year:
        raise ValueError("two forecasts of one year are compared")
    pairs = zip(before.months, after.months, strict=True)
    found = ((was.first, now.whole - was.whole) for was, now in pairs)
    return tuple((first, each) for first, each in found if each)


def check(told: Forecast, waiting: Money = ZERO) -> Findings:
    """A warning before the budget is exceeded. `waiting`: asked for and not decided yet."""
    if told.exceeded_in is not None:
        values = {"month": told.exceeded_in, "over": -told.left, "budget": told.budget}
        return (Finding("spending.exceeded", "budget", values, Severity.WARNING),)
    if told.committed + waiting > told.budget:
        values = {"left": told.left, "waiting": waiting, "budget": told.budget}
        return (Finding("spending.exceeded_with_waiting", "budget", values, Severity.WARNING),)
    return ()
