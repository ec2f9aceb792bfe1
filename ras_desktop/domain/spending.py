"""Commitments and forecast for the council's year (word: spending). domain.md §11; R 2.5, 7.2.

From the schedules of payments: what was paid, what is committed month by month to 31 March, by
strand, beside the yearly budget; and what waits for a decision, apart. Nothing is estimated that
is not a dated amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import add_months, birthday, council_year_starts
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.payment import DAY, Amount, Instalment
from ras_desktop.domain.plan import Way
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
class Commitment:
    """One strand's money of a case in the council's year: twelve sums, April first.

    `annual`: payable a year on the day of the look, £0.00 before it begins and once it is over.
    """

    case: UUID
    strand: Strand
    way: Way
    annual: Money
    months: tuple[Money, ...]

    @property
    def year(self) -> Money:
        """All that is due in the year."""
        return total(self.months)


class Move(StrEnum):
    """What changes what is due within the year."""

    BEGINS = "begins"
    RISES = "rises"
    FALLS = "falls"
    ENDS = "ends"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Coming:
    """Something of one case that changes the forecast, or may: its day and what it does.

    `difference`: to what is due from that day to 31 March. An 18th birthday changes nothing by
    itself; its difference is what would no longer be due if the adults' service took over that
    day, and stands in no sum.
    """

    case: UUID
    move: Move
    on: date
    difference: Money


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

    def due_by(self, day: date) -> Money:
        """What is due to the end of the month in which a day of the year falls."""
        return next((e.so_far for e in reversed(self.months) if e.first <= day), ZERO)

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


def year_ends(on: date) -> date:
    """31 March of the council's year in which a day falls."""
    return add_months(council_year_starts(on), MONTHS) - DAY


def by_month(instalments: Iterable[Instalment], on: date) -> tuple[Money, ...]:
    """What is due in each month of the council's year in which a day falls, April first.

    By the day on which it is paid; instalments of other years are left out.
    """
    first, last = council_year_starts(on), year_ends(on)
    pence = [0] * MONTHS
    for each in instalments:
        if first <= each.pay_on <= last:
            pence[(each.pay_on.month - 4) % MONTHS] += each.due.pence
    return tuple(map(Money, pence))


def forecast(
    streams: Iterable[tuple[Strand, Sequence[Money]]], on: date, budget: Money
) -> Forecast:
    """The forecast of the council's year in which a day falls. `streams`: of every agreement each
    strand with its twelve months (`by_month`)."""
    pence: dict[tuple[int, Strand], int] = defaultdict(int)
    for strand, months in streams:
        for at, sum_ in enumerate(months):
            pence[at, strand] += sum_.pence
    return _forecast(council_year_starts(on), pence, budget)


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


Pays = Callable[[Sequence[Amount]], tuple[Instalment, ...]]
"""The schedule of dated amounts to 31 March."""


def coming(case: UUID, dated: Sequence[Amount], pays: Pays, on: date) -> tuple[Coming, ...]:
    """What begins, rises, falls or ends in one strand of a case from a day to 31 March.

    Each difference is measured against what stood before it going on without an end, so that
    all together lead from what is paid now to the forecast, to the penny. (What begins or ends
    later may move a penny of the last instalment to the next year.)
    """
    last, found = year_ends(on), []

    def due(amounts: Sequence[Amount]) -> Money:
        return total(by_month(pays(amounts), on)) if amounts else ZERO

    for at, each in enumerate(dated):
        if on < each.starts <= last:
            before, after = _going_on(dated[:at]), _going_on(dated[: at + 1])
            gap = at > 0 and (dated[at - 1].ends or each.starts) < each.starts - DAY
            move = Move.BEGINS if at == 0 or gap else _direction(dated[at - 1], each)
            was = due(dated[:at]) if gap else due(before)
            found.append(Coming(case, move, each.starts, due(after) - was))
        over = None if each.ends is None else each.ends + DAY
        stops = at + 1 == len(dated) or dated[at + 1].starts != over
        if over is not None and on < over <= last and stops:
            less = due(dated[: at + 1]) - due(_going_on(dated[: at + 1]))
            found.append(Coming(case, Move.ENDS, over, less))
    return tuple(found)


def _going_on(dated: Sequence[Amount]) -> tuple[Amount, ...]:
    """The same with the last one going on without an end."""
    if not dated:
        return ()
    return (*dated[:-1], Amount(dated[-1].annual, dated[-1].starts))


def _direction(before: Amount, after: Amount) -> Move:
    return Move.RISES if after.annual > before.annual else Move.FALLS


def adult(case: UUID, born: date | None, age: int, due: Iterable[Instalment], on: date
          ) -> Coming | None:  # fmt: skip
    """The birthday at which a young person is an adult, if it comes to 31 March; else None."""
    if born is None:
        return None
    day, last = birthday(born, age), year_ends(on)
    if not on < day <= last:
        return None
    after = total(each.due for each in due if day <= each.pay_on <= last)
    return Coming(case, Move.ADULT, day, -after)


def joined(found: Iterable[Coming]) -> tuple[Coming, ...]:
    """By day; of one case an end and a beginning on one day are one rise or fall."""
    held: dict[tuple[UUID, date], list[Coming]] = defaultdict(list)
    kept = []
    for each in found:
        if each.move is Move.ADULT:
            kept.append(each)
        else:
            held[each.case, each.on].append(each)
    for (case, on), parts in held.items():
        difference = total(each.difference for each in parts)
        moves = {each.move for each in parts}
        turned = Move.RISES if difference > ZERO else Move.FALLS
        move = parts[0].move if len(moves) == 1 else turned
        kept.append(Coming(case, move, on, difference))
    return tuple(sorted(kept, key=lambda each: (each.on, each.case.int, each.move)))


def check(told: Forecast, waiting: Money = ZERO) -> Findings:
    """A warning before the budget is exceeded. `waiting`: asked for and not decided yet."""
    if told.exceeded_in is not None:
        values = {"month": told.exceeded_in, "over": -told.left, "budget": told.budget}
        return (Finding("spending.exceeded", "budget", values, Severity.WARNING),)
    if told.committed + waiting > told.budget:
        values = {"left": told.left, "waiting": waiting, "budget": told.budget}
        return (Finding("spending.exceeded_with_waiting", "budget", values, Severity.WARNING),)
    return ()
