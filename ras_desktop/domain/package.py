"""What is payable of a case over time, from signed agreements and notices (word: package).

docs/decisions/015. Derived, never stored as truth: an agreement says what is paid from its first
day on, a change (a notice that has run out, a correction in the family's favour) says what it is
from a day on. Everything that pays, forecasts or reviews looks at this and at nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Agreement
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Change, amounts_of
from ras_desktop.domain.payment import (
    DAY,
    Amount,
    Calendar,
    Instalment,
    Pause,
    Rhythm,
    schedule,
)
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand

Key = tuple[Strand, Way]
Calendars = Mapping[Rhythm, Calendar]
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Changed:
    """What one part of an agreement is from a day on: a notice, or a change that needs none.

    Later in a list is later decided.
    """

    agreement: UUID
    strand: Strand
    way: Way
    change: Change


@dataclass(frozen=True, slots=True)
class Span:
    """What one agreement pays of one strand in one way: its amounts over time and its rhythm."""

    agreement: UUID
    rhythm: Rhythm
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """The money of one strand in one way over all agreements of a case, in order of days."""

    case: UUID
    strand: Strand
    way: Way
    spans: tuple[Span, ...]

    @property
    def key(self) -> Key:
        """Strand and way."""
        return (self.strand, self.way)

    def annual_on(self, day: date) -> Money:
        """The sum a year in force on a day; £0.00 where nothing is."""
        for span in self.spans:
            for each in span.amounts:
                if each.starts <= day and (each.ends is None or day <= each.ends):
                    return each.annual
        return ZERO

    def span_on(self, day: date) -> Span | None:
        """The span in which a day falls; after the last one the last that began, before: None."""
        begun = [each for each in self.spans if each.amounts[0].starts <= day]
        return begun[-1] if begun else None


@dataclass(frozen=True, slots=True)
class Due:
    """One instalment of a stream, and under which agreement it is paid."""

    agreement: UUID
    rhythm: Rhythm
    instalment: Instalment


def streams(agreements: Iterable[Agreement], changes: Iterable[Changed] = ()) -> tuple[Stream, ...]:
    """What the signed agreements of ONE case pay over time, by strand and way, in their order.

    On no day do two agreements pay: the one signed later takes the place of those before it.
    """
    by_part: dict[tuple[UUID, Key], list[Change]] = defaultdict(list)
    for told in changes:
        by_part[told.agreement, (told.strand, told.way)].append(told.change)
    spans: dict[Key, list[Span]] = defaultdict(list)
    whose: UUID | None = None
    for each, last in _in_turn(agreements):
        whose = each.case
        for part in each.parts:
            if part.way not in PAID:
                continue
            key = (part.strand, part.way)
            amounts = _cut(amounts_of(part.amount, each.starts, by_part[each.id, key]), last)
            if amounts:
                spans[key].append(Span(each.id, each.rhythm, amounts))
    if whose is None:
        return ()
    return tuple(Stream(whose, *key, tuple(spans[key])) for key in _ordered(spans))


def _in_turn(agreements: Iterable[Agreement]) -> list[tuple[Agreement, date | None]]:
    """Signed agreements by their first day, each with the last day on which it pays."""
    signed = [each for each in agreements if each.signed_on is not None]
    signed.sort(
        key=lambda each: (each.signed_on or date.min, each.started_at or _NEVER, each.id),
        reverse=True,
    )
    found: list[tuple[Agreement, date | None]] = []
    taken: date | None = None
    for each in signed:
        ends = [each.ended.on - DAY] if each.ended else []
        ends += [taken - DAY] if taken is not None else []
        found.append((each, min(ends, default=None)))
        taken = each.starts if taken is None else min(taken, each.starts)
    return found[::-1]


def _cut(amounts: Sequence[Amount], last: date | None) -> tuple[Amount, ...]:
    if last is None:
        return tuple(amounts)
    return tuple(
        replace(each, ends=min(each.ends or last, last)) for each in amounts if each.starts <= last
    )


def _ordered(spans: Mapping[Key, object]) -> list[Key]:
    strands, ways = list(Strand), list(Way)
    return sorted(spans, key=lambda key: (strands.index(key[0]), ways.index(key[1])))


def in_force(streams_: Iterable[Stream], on: date) -> dict[Key, Money]:
    """The package on a day: what is paid a year, by strand and way, without what is nothing."""
    found = {each.key: each.annual_on(on) for each in streams_}
    return {key: sum_ for key, sum_ in found.items() if sum_}


def annual(streams_: Iterable[Stream], on: date) -> Money:
    """What is paid a year in all on a day."""
    return total(in_force(streams_, on).values())


def dues(
    stream: Stream, pauses: Sequence[Pause], calendars: Calendars, until: date
) -> tuple[Due, ...]:
    """Every instalment of a stream whose period begins up to a day, in the order of payment.

    ValueError: a termly agreement, and no such term is known. KeyError: a rhythm without calendar.
    """
    found = [
        Due(span.agreement, span.rhythm, each)
        for span in stream.spans
        for each in schedule(span.amounts, pauses, calendars[span.rhythm], until)
    ]
    return tuple(sorted(found, key=lambda each: (each.instalment.pay_on, each.instalment.period)))
