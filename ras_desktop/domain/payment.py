"""The schedule of payments (stage word: payment). domain.md §8; architecture, decided up front 11.

A sum a year in force between two days is paid in instalments: four-weekly (13 a year, one anchor
date for the whole council), monthly, termly or at once; in advance, part periods by day. A year of
an agreement runs from its first day; its instalments sum exactly to the yearly sum, the last one
takes the remainder. Where it is cut short or paused, what is due is the yearly sum's share of the
days payable, rounded once. Pure functions: the same amounts and pauses give the same schedule,
whatever the order in which they were recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.step import Step, Steps

DAY = timedelta(days=1)
CYCLE = timedelta(days=28)


class Rhythm(StrEnum):
    """How often money is paid (domain.md §8)."""

    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"
    TERMLY = "termly"
    ONE_OFF = "one-off"


IN_A_YEAR = {Rhythm.FOUR_WEEKLY: 13, Rhythm.MONTHLY: 12, Rhythm.TERMLY: 3, Rhythm.ONE_OFF: 1}
"""Instalments of a full year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days that one instalment is for, first and last."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """When periods begin. `anchor`: the first day of one four-weekly period of the council.

    `terms`: first days of the termly periods, in order; a termly sum before the first or after the
    last of them has no period (ValueError).
    """

    rhythm: Rhythm
    anchor: date
    terms: tuple[date, ...] = ()

    def period_of(self, day: date) -> Period:
        """The period that a day falls in. ONE_OFF: the day itself. ValueError: no such term."""
        match self.rhythm:
            case Rhythm.FOUR_WEEKLY:
                first = self.anchor + CYCLE * ((day - self.anchor) // CYCLE)
                return Period(first, first + CYCLE - DAY)
            case Rhythm.MONTHLY:
                first = day.replace(day=1)
                return Period(first, add_months(first, 1) - DAY)
            case Rhythm.TERMLY:
                for first, after in pairwise(self.terms):
                    if first <= day < after:
                        return Period(first, after - DAY)
                raise ValueError(f"no term is known for {day}")
        return Period(day, day)

    def known(self, until: date) -> date:
        """A day, or before it the last one of which the term is known: as far as one sees."""
        if self.rhythm is not Rhythm.TERMLY or not self.terms:
            return until
        return min(until, self.terms[-1] - DAY)

    def first_after(self, day: date) -> date:
        """The first day of the first period that starts after a day: where a reduction may begin
        once its notice has ended (domain.md §10). The day after, for ONE_OFF.
        """
        return self.period_of(day).last + DAY


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum a year in force from a day to a day (both included; None: until something changes)."""

    annual: Money
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing is payable, first and last (None: until it is resumed)."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """What is due for one period: paid on `pay_on`, for `days` payable days, with its steps."""

    period: Period
    pay_on: date
    due: Money
    days: int
    steps: Steps


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of one period that falls in one year of one amount."""

    period: Period
    first: date
    days: int


def schedule(
    amounts: Iterable[Amount], pauses: Iterable[Pause], calendar: Calendar, until: date
) -> tuple[Instalment, ...]:
    """Every instalment of the periods that begin up to `until`, in order.

    Amounts must not overlap (ValueError). Periods without a payable day are left out.
    """
    ordered = sorted(amounts, key=lambda each: each.starts)
    for before, after in pairwise(ordered):
        if before.ends is None or after.starts <= before.ends:
            raise ValueError("two amounts are in force on the same day")
    stops = _disjoint(pauses)
    due: dict[Period, list[tuple[_Piece, Money, Step]]] = defaultdict(list)
    for amount in ordered:
        for piece, money, step in _pieces_of(amount, stops, calendar, until):
            due[piece.period].append((piece, money, step))
    return tuple(
        Instalment(
            period,
            min(piece.first for piece, _money, _step in parts),
            total(money for _piece, money, _step in parts),
            sum(piece.days for piece, _money, _step in parts),
            tuple(step for _piece, _money, step in parts),
        )
        for period, parts in sorted(due.items())
    )


def _disjoint(pauses: Iterable[Pause]) -> tuple[Period, ...]:
    """The days without pay as spans that do not touch, in order."""
    found: list[Period] = []
    for pause in sorted(pauses, key=lambda each: each.first):
        last = pause.last or date.max
        if found and (found[-1].last == date.max or pause.first <= found[-1].last + DAY):
            found[-1] = Period(found[-1].first, max(found[-1].last, last))
        elif last >= pause.first:
            found.append(Period(pause.first, last))
    return tuple(found)


def _pieces_of(
    amount: Amount, pauses: Sequence[Period], calendar: Calendar, until: date
) -> Iterator[tuple[_Piece, Money, Step]]:
    """The pieces of every year of an amount that begins in a period up to `until`."""
    if calendar.rhythm is Rhythm.ONE_OFF:
        if amount.starts <= until:
            period = Period(amount.starts, amount.ends or amount.starts)
            piece = _Piece(period, amount.starts, period.days)
            yield piece, amount.annual, Step("payment.once", {"amount": amount.annual})
        return
    starts, count = amount.starts, 0
    while _begun(calendar, starts, until) and (amount.ends is None or starts <= amount.ends):
        count += 1
        following = _year_after(amount.starts, calendar.rhythm, count)
        last = following - DAY if amount.ends is None else min(following - DAY, amount.ends)
        whole = last == following - DAY
        pieces, known = _payable(Period(starts, last), pauses, calendar, until)
        full = whole and sum(each.days for each in pieces) == (last - starts).days + 1
        for told in _year(amount.annual, pieces, full or not known, calendar, known):
            if told[0].period.first <= until:
                yield told
        starts = following


def _begun(calendar: Calendar, starts: date, until: date) -> bool:
    """Whether the period of a day begins up to `until`. ValueError: no such term is known, and the
    day is not after it."""
    try:
        return calendar.period_of(starts).first <= until
    except ValueError:
        if starts <= until:
            raise
        return False


def _year_after(starts: date, rhythm: Rhythm, years: int) -> date:
    """The first day after so many years of an agreement: 13 periods, or 12 months."""
    if rhythm is Rhythm.FOUR_WEEKLY:
        return starts + CYCLE * 13 * years
    return add_months(starts, 12 * years)


def _year(
    annual: Money, pieces: Sequence[_Piece], full: bool, calendar: Calendar, known: bool
) -> Iterator[tuple[_Piece, Money, Step]]:
    """One year (or what there is of it): every piece rounded down, the last takes the remainder.

    Rounding down is what keeps every instalment at 0 or more. `full`: the year is neither cut short
    nor paused; `known`: to its end; where a later term is not known yet, no piece is the last.
    """
    count = IN_A_YEAR[calendar.rhythm]
    left = annual if full else _share(annual, pieces, count)
    for at, piece in enumerate(pieces, start=1):
        by_day = Money(annual.pence * piece.days // (piece.period.days * count))
        money = left if known and at == len(pieces) else min(by_day, left)
        left -= money
        yield piece, money, _step(annual, piece, money, by_day, count)


def _share(annual: Money, pieces: Sequence[_Piece], count: int) -> Money:
    """What is due for the payable days of a year that is cut short or paused, rounded once.

    Months differ in length, so the days of a year by month may come to a little more than one
    year: never more than the yearly sum.
    """
    share = sum((Fraction(each.days, each.period.days) for each in pieces), Fraction(0))
    return min(annual.times(share / count), annual)


def _payable(
    span: Period, pauses: Sequence[Period], calendar: Calendar, until: date
) -> tuple[tuple[_Piece, ...], bool]:
    """The parts of periods within a span that have a payable day, and whether they are known to
    its end. ValueError: no term is known of a day up to `until`."""
    day = span.first
    found: list[_Piece] = []
    while day <= span.last:
        try:
            period = calendar.period_of(day)
        except ValueError:
            if day <= until:
                raise
            return tuple(found), False
        part = Period(day, min(period.last, span.last))
        first, days = _open_days(part, pauses)
        if days:
            found.append(_Piece(period, first, days))
        day = part.last + DAY
    return tuple(found), True


def _open_days(part: Period, pauses: Sequence[Period]) -> tuple[date, int]:
    """The first payable day of a part of a period, and how many there are."""
    first, days = part.first, part.days
    for pause in pauses:
        held_from, held_to = max(pause.first, part.first), min(pause.last, part.last)
        if held_from <= held_to:
            days -= (held_to - held_from).days + 1
            if held_from <= first:
                first = held_to + DAY
    return first, days


def _step(annual: Money, piece: _Piece, money: Money, by_day: Money, count: int) -> Step:
    values = {"annual": annual, "count": count, "amount": money}
    whole = piece.days == piece.period.days
    code = "payment.full" if whole else "payment.part"
    if not whole:
        values |= {"days": piece.days, "of": piece.period.days}
    if money != by_day:
        values["remainder"] = money - by_day if money > by_day else by_day - money
        code += ".remainder" if money > by_day else ".capped"
    return Step(code, values)


def by_period(instalments: Iterable[Instalment]) -> tuple[Instalment, ...]:
    """The instalments of several schedules as one: those of a period are paid together."""
    found: dict[Period, Instalment] = {}
    for each in instalments:
        held = found.get(each.period)
        found[each.period] = each if held is None else Instalment(
            each.period, min(held.pay_on, each.pay_on), held.due + each.due,
            max(held.days, each.days), (*held.steps, *each.steps),
        )  # fmt: skip
    return tuple(found[each] for each in sorted(found))


def due_by(instalments: Iterable[Instalment], day: date) -> Money:
    """What is due in all up to and including a day."""
    return total(each.due for each in instalments if each.pay_on <= day)


@dataclass(frozen=True, slots=True)
class Settling:
    """What to pay now, and what has been paid too much so far (after a late pause or an end)."""

    pay: Money
    overpaid: Money


def settle(instalments: Iterable[Instalment], paid: Money, day: date) -> Settling:
    """What is to be paid on a day so that what is paid equals what is due.

    Never negative and never twice: what was paid in advance for days that are no longer payable
    is taken off what falls due next; what is left at the end is a balance to be talked about, not
    a payment (domain.md §8: no automatic recovery).
    """
    difference = due_by(instalments, day) - paid
    return Settling(max(difference, ZERO), max(-difference, ZERO))
