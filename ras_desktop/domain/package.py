"""What a family gets on a day: amounts over time, from agreements and notices (word: package).

Never typed and never stored: it follows from what was signed, given, asked and answered. An
agreement that lowers what was in force begins only where its notice lets it; what it took the place
of is payable until then. decisions/015, 016.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Agreement, Part
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Change, Clock, Ground, check_start, earliest
from ras_desktop.domain.notice_given import Notice, latest_for
from ras_desktop.domain.payment import Amount
from ras_desktop.domain.request import Strand

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Begins:
    """From a day on these sums a year, until something later decided has begun too.

    `agreement`: by whose terms (payee, rhythm) it is paid. `of`: the agreement or the notice.
    """

    parts: tuple[Part, ...]
    starts: date
    agreement: UUID
    of: UUID


@dataclass(frozen=True, slots=True)
class Span:
    """What is in force from a day to a day, both included (None: until something changes)."""

    parts: tuple[Part, ...]
    first: date
    last: date | None
    agreement: UUID

    @property
    def paid(self) -> Money:
        """What of it leaves the council as money, a year."""
        return paid_of(self.parts)


@dataclass(frozen=True, slots=True)
class Looking:
    """What looking at a notice again makes of it (domain.reconsideration).

    `waits`: nobody has answered, and the reduction waits. `begins`: the first day on which it may
    begin after the answer. `parts`: the sums of a varied answer; `none`: nothing of the reduction
    is left.
    """

    notice: UUID
    waits: bool = False
    begins: date | None = None
    parts: tuple[Part, ...] | None = None
    none: bool = False


def paid_of(parts: Iterable[Part]) -> Money:
    """What of these leaves the council as money, a year."""
    return total(each.amount for each in parts if each.way in PAID)


def sum_of(parts: Iterable[Part], strand: Strand | None = None) -> Money:
    """All of them together, or those of one strand, a year."""
    return total(each.amount for each in parts if strand in (None, each.strand))


def begins(
    agreements: Iterable[Agreement],
    notices: Sequence[Notice] = (),
    looked: Iterable[Looking] = (),
) -> tuple[Begins, ...]:
    """Everything that was signed or given and counts, in the order in which it was decided."""
    again = {each.notice: each for each in looked}
    found: list[tuple[float, int, Begins]] = []
    for each in agreements:
        if each.signed_on is not None:
            at = _signed_at(each)
            found += [(at, rank, told) for rank, told in _of_agreement(each, notices, again)]
    for notice in notices:
        told = _of_notice(notice, again.get(notice.id))
        if told is not None and notice.given is not None:
            found.append((notice.given.at.timestamp(), 2, told))
    return tuple(each for _at, _rank, each in sorted(found, key=lambda each: each[:2]))


def _signed_at(agreement: Agreement) -> float:
    moments = [each.at for each in agreement.signatures]
    moments += [agreement.started_at] if agreement.started_at else []
    return max((each.timestamp() for each in moments), default=0.0)


def _of_agreement(
    held: Agreement, notices: Sequence[Notice], again: dict[UUID, Looking]
) -> list[tuple[int, Begins]]:
    """An agreement, and its end where it was ended with a reason; one that another took the place
    of has none of its own: the other one begins."""
    starts: date | None = held.starts
    notice = latest_for(notices, held.decision)
    if notice is not None:
        told = _starts(notice, again.get(notice.id))
        varied = again[notice.id].parts if notice.id in again else None
        starts = None if told is None or varied is not None else max(told, held.starts)
    elif any(each.decision == held.decision for each in notices if each.given):
        starts = None  # its notice was taken back: what it lowered is in force
    if starts is None:
        return []
    found = [(0, Begins(held.parts, starts, held.id, held.id))]
    if held.ended is not None and held.ended.reason.strip():
        found.append((1, Begins((), max(held.ended.on, starts), held.id, held.id)))
    return found


def _of_notice(notice: Notice, looking: Looking | None) -> Begins | None:
    if not notice.counts:
        return None
    starts = _starts(notice, looking)
    if starts is None:
        return None
    parts = notice.after
    if looking is not None and looking.parts is not None:
        parts = looking.parts
    return Begins(parts, starts, notice.agreement, notice.id)


def _starts(notice: Notice, looking: Looking | None) -> date | None:
    """The first day of the lower amount; None while it waits, or where nothing of it is left."""
    if looking is None or notice.starts is None:
        return notice.starts
    if looking.waits or looking.none:
        return None
    return max(notice.starts, looking.begins or notice.starts)


# ---------------------------------------------------------------- what is in force


def on(told: Sequence[Begins], day: date) -> Begins | None:
    """What is in force on a day: of what has begun, the last decided."""
    return next((each for each in reversed(told) if each.starts <= day), None)


def spans(told: Sequence[Begins]) -> tuple[Span, ...]:
    """What is in force, span by span, without gaps of nothing; equal neighbours are one."""
    days = sorted({each.starts for each in told})
    ends: list[date | None] = [after - DAY for _day, after in pairwise(days)]
    found: list[Span] = []
    for first, last in zip(days, [*ends, None], strict=True):
        held = on(told, first)
        if held is None or not held.parts:
            continue
        before = found[-1] if found else None
        same = before is not None and before.last == first - DAY and before.parts == held.parts
        if before is not None and same and before.agreement == held.agreement:
            found[-1] = Span(before.parts, before.first, last, before.agreement)
        else:
            found.append(Span(held.parts, first, last, held.agreement))
    return tuple(found)


def amounts(told: Sequence[Begins], agreement: UUID | None = None) -> tuple[Amount, ...]:
    """What is paid as money, dated, for `payment.schedule`: of a case, or by one agreement.

    A year of payments runs on from its first day where a neighbour pays the same sum.
    """
    found: list[Amount] = []
    for each in spans(told):
        if agreement not in (None, each.agreement) or not each.paid:
            continue
        last = found[-1] if found else None
        if last is not None and last.annual == each.paid and last.ends == each.first - DAY:
            found[-1] = Amount(last.annual, last.starts, each.last)
        else:
            found.append(Amount(each.paid, each.first, each.last))
    return tuple(found)


# ---------------------------------------------------------------- what would lower it


def changes(told: Sequence[Begins], strand: Strand) -> tuple[Change, ...]:
    """One strand's sums a year, as `notice` reads them; before the first of them it is £0."""
    return tuple(Change(sum_of(each.parts, strand), each.starts) for each in told)


def strands(told: Sequence[Begins], parts: Iterable[Part] = ()) -> tuple[Strand, ...]:
    """Every strand of which something is, or would be, in force."""
    named = {part.strand for each in told for part in each.parts} | {each.strand for each in parts}
    return tuple(each for each in Strand if each in named)


def check_lower(
    told: Sequence[Begins],
    parts: Sequence[Part],
    starts: date,
    clock: Clock | None = None,
    agreed_on: date | None = None,
    ground: Ground | None = None,
) -> Findings:
    """Why these sums cannot begin on a day: a strand would be lowered without or before the end of
    its notice. Strand by strand: more of one is no reason for less of another."""
    found: dict[str, None] = {}
    said = []
    for strand in strands(told, parts):
        change = Change(sum_of(parts, strand), starts, ground)
        for each in check_start(ZERO, changes(told, strand), change, clock, agreed_on):
            if each.code not in found:
                found[each.code] = None
                said.append(each)
    return tuple(said)


def first_day(told: Sequence[Begins], parts: Sequence[Part], clock: Clock) -> date:
    """The first day on which these sums may begin, notice being given as `clock` says."""
    days = [
        earliest(ZERO, changes(told, strand), sum_of(parts, strand), clock)
        for strand in strands(told, parts)
    ]
    return max(days, default=clock.starts)
