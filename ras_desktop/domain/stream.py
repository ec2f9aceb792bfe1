"""The money of a case by strand and way over time (word: stream). docs/decisions/015.

Derived, never stored as truth: a spell says which sums are in force from a day to a day, and under
which agreement; a stream is what of it leaves the council as money, ready for `payment.schedule`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Agreement, Part
from ras_desktop.domain.money import ZERO, Money, total
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
class Spell:
    """The sums a year in force from a day to a day, both included (None: until something changes).

    `agreement`: under which terms they are paid; `rhythm`: how often; `decision`: what they rest
    on, None where nothing was decided.
    """

    parts: tuple[Part, ...]
    first: date
    last: date | None
    agreement: UUID
    rhythm: Rhythm
    decision: UUID | None = None


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


def spells(agreements: Iterable[Agreement]) -> tuple[Spell, ...]:
    """What the signed agreements of one case put in force, by their first day.

    On no day do two agreements pay: the one signed later takes the place of those before it.
    """
    signed = [each for each in agreements if each.signed_on is not None]
    signed.sort(
        key=lambda each: (each.signed_on or date.min, each.started_at or _NEVER, each.id),
        reverse=True,
    )
    found: list[Spell] = []
    taken: date | None = None
    for each in signed:
        ends = [each.ended.on - DAY] if each.ended else []
        ends += [taken - DAY] if taken is not None else []
        last = min(ends, default=None)
        if last is None or each.starts <= last:
            found.append(Spell(each.parts, each.starts, last, each.id, each.rhythm, each.decision))
        taken = each.starts if taken is None else min(taken, each.starts)
    return tuple(found[::-1])


def streams(case: UUID, told: Iterable[Spell]) -> tuple[Stream, ...]:
    """What spells in the order of their days pay over time, by strand and way.

    A year of payments runs on where the next spell of the same agreement pays the same sum.
    """
    spans: dict[Key, list[Span]] = defaultdict(list)
    for spell in told:
        for part in spell.parts:
            if part.way in PAID and part.amount:
                _add(
                    spans[part.strand, part.way],
                    spell,
                    Amount(part.amount, spell.first, spell.last),
                )
    return tuple(Stream(case, *key, tuple(spans[key])) for key in _ordered(spans))


def _add(spans: list[Span], spell: Spell, fresh: Amount) -> None:
    before = spans[-1] if spans else None
    if before is None or before.agreement != spell.agreement:
        spans.append(Span(spell.agreement, spell.rhythm, (fresh,)))
        return
    *rest, last = before.amounts
    if last.annual == fresh.annual and last.ends == fresh.starts - DAY:
        amounts = (*rest, Amount(last.annual, last.starts, fresh.ends))
    else:
        amounts = (*before.amounts, fresh)
    spans[-1] = Span(before.agreement, before.rhythm, amounts)


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
