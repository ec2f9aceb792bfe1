"""The money of a case by strand and way over time (word: stream). docs/decisions/015.

Derived, never stored as truth: a spell says which sums are in force from a day to a day, and under
which agreement; a stream is what of it leaves the council as money, ready for `payment.schedule`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Agreement, Part
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.payees import FIRST, Beside, split
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
Purse = tuple[Strand, Way, int]
"""Strand, way and the number of the payee: what is due and what was paid meet here."""
Shares = Mapping[UUID, Sequence[Beside]]
"""The payees beside the first, by agreement."""
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
    """What one agreement pays of one strand in one way: its amounts over time and its rhythm.

    `extra`: a payment by itself, which is no sum a year (what a last account leaves owed).
    """

    agreement: UUID
    rhythm: Rhythm
    amounts: tuple[Amount, ...]
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """The money of one strand in one way to one payee over all agreements of a case, in order of
    days. `payee_no`: the payee's number in the case (`domain.payees`)."""

    case: UUID
    strand: Strand
    way: Way
    spans: tuple[Span, ...]
    payee_no: int = FIRST

    @property
    def key(self) -> Key:
        """Strand and way."""
        return (self.strand, self.way)

    @property
    def purse(self) -> Purse:
        """Strand, way and payee."""
        return (self.strand, self.way, self.payee_no)

    def annual_on(self, day: date) -> Money:
        """The sum a year in force on a day; £0.00 where nothing is."""
        for span in self.spans:
            for each in () if span.extra else span.amounts:
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


def streams(case: UUID, told: Iterable[Spell], shares: Shares | None = None) -> tuple[Stream, ...]:
    """What spells in the order of their days pay over time, by strand, way and payee.

    A year of payments runs on where the next spell of the same agreement pays the same sum.
    `shares`: who takes part beside the first payee, by agreement; nobody, if none is named.
    """
    spans: dict[Purse, list[Span]] = defaultdict(list)
    for spell in told:
        beside = shares.get(spell.agreement, ()) if shares else ()
        for part in spell.parts:
            if part.way not in PAID or not part.amount:
                continue
            for number, annual_ in split(part.strand, part.way, part.amount, beside).items():
                fresh = Amount(annual_, spell.first, spell.last)
                _add(spans[part.strand, part.way, number], spell, fresh)
    return tuple(
        Stream(case, strand, way, tuple(spans[strand, way, number]), number)
        for strand, way, number in _ordered(spans)
    )


def with_extra(
    told: Iterable[Stream], extra: Iterable[tuple[Purse, UUID, date, Money]]
) -> tuple[Stream, ...]:
    """Streams with payments by themselves: purse, agreement, day and sum. One that has no stream
    any more is left out: nothing of it was ever payable."""
    found = {each.purse: each for each in told}
    for purse, agreement, day, amount in extra:
        if purse in found and amount:
            held = found[purse]
            span = Span(agreement, Rhythm.ONE_OFF, (Amount(amount, day, day),), extra=True)
            spans = sorted((*held.spans, span), key=lambda each: each.amounts[0].starts)
            found[purse] = replace(held, spans=tuple(spans))
    return tuple(found.values())


def shares_of(agreements: Iterable[Agreement]) -> Shares:
    """Who takes part beside the first payee, by agreement."""
    return {each.id: each.beside for each in agreements if each.beside}


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


def _ordered(spans: Mapping[Purse, object]) -> list[Purse]:
    strands, ways = list(Strand), list(Way)
    return sorted(spans, key=lambda each: (strands.index(each[0]), ways.index(each[1]), each[2]))


def in_force(streams_: Iterable[Stream], on: date) -> dict[Key, Money]:
    """The package on a day: what is paid a year, by strand and way, without what is nothing."""
    found: dict[Key, Money] = {}
    for each in streams_:
        if sum_ := each.annual_on(on):
            found[each.key] = found.get(each.key, ZERO) + sum_
    return found


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
