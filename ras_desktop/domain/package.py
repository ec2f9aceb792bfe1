"""What a family gets on a day: amounts over time, from agreements and notices (word: package).

Never typed and never stored: it follows from what was signed, given, asked and answered. An
agreement that lowers what was in force begins only where its notice lets it; what it took the place
of is payable until then. decisions/015, 016.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, pairwise
from math import inf
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Agreement, Part
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Change, Clock, Ground, check_start, earliest
from ras_desktop.domain.notice_given import Agreed, Notice, latest_for
from ras_desktop.domain.payment import Amount, Rhythm
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Spell
from ras_desktop.domain.uplift import Lifted, raise_parts, reaches

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Begins:
    """From a day on these sums a year, until something later decided has begun too.

    `agreement`: by whose terms (payee, rhythm) it is paid. `of`: the agreement or the notice;
    `decision`: what it rests on, None where nothing was decided.
    """

    parts: tuple[Part, ...]
    starts: date
    agreement: UUID
    of: UUID
    rhythm: Rhythm
    decision: UUID | None = None


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
    lifted: Sequence[Lifted] = (),
) -> tuple[Begins, ...]:
    """Everything that was signed or given and counts, in the order in which it was decided.

    `lifted`: what new rates did to the case, in the order of approval: from their day on they raise
    what they were approved for, in its own place, so that a notice that was given before or after
    still takes effect on its day and is measured against what is truly paid.
    """
    again = {each.notice: each for each in looked}
    signed = sorted((each for each in agreements if each.signed_on is not None), key=_started)
    found: list[tuple[float, int, Begins]] = []
    for place, each in enumerate(signed):
        firsts = {other.starts for other in signed[place + 1 :]}
        told_ = _of_agreement(each, notices, again)
        lowered = latest_for(notices, each.decision)
        terms = {lowered.agreement} if lowered else set()
        parts = [] if told_ is None else with_rates(told_, lifted, terms)
        found += [(_signed_at(each), place, told) for told in parts]
        over = _end_of(each, firsts)
        if over is not None:
            found.append((_until(each, signed), -1, over))
    for notice in notices:
        lower = _of_notice(notice, again.get(notice.id))
        if lower is not None and notice.given is not None:
            at = notice.given.at.timestamp()
            parts = with_rates(lower, lifted)
            found += [(at, len(signed), told) for told in parts]
    ordered = [each for _at, _place, each in sorted(found, key=lambda each: each[:2])]
    return _by_own_notice(ordered, notices) if notices else tuple(ordered)


def _by_own_notice(every: Iterable[Begins], notices: Iterable[Notice]) -> tuple[Begins, ...]:
    """What was told later than a notice may have lowered nothing only because of it. Where that
    notice is taken back, waits or is varied, the later sums lower what is in force again: then
    they begin by their own notice, and without one not before they lower nothing. What they raise
    is raised from its own day on."""
    given = {each.id: each for each in notices if each.given is not None}
    noticed = {each.decision: each.id for each in given.values() if each.counts and each.decision}
    answered = {each.decision for each in given.values()}
    moved: dict[UUID, date] = {}
    found: list[Begins] = []
    for of, pieces_ in groupby(every, key=lambda each: (each.of, bool(each.decision))):
        pieces = list(pieces_)
        first = pieces[0]
        notice, follows = given.get(of[0]), noticed.get(first.decision) if first.decision else None
        day: date | None = first.starts
        if notice is not None:
            own = notice.given.clock.starts if notice.given and notice.given.clock else date.min
            if first.starts < own and notice.agreed == Agreed():
                day = moved[notice.id] = min(_free(found, pieces) or own, own)
        elif follows is not None:
            day = max(first.starts, moved.get(follows, first.starts))
        elif first.decision not in answered and first.parts:
            day = _free(found, pieces)
        higher = _higher(found, pieces, day)
        found += [*higher, *(_from(pieces, day) if day is not None else ())]
    return tuple(found)


def _higher(told: Sequence[Begins], pieces: Sequence[Begins], until: date | None) -> list[Begins]:
    """What is in force from the first day of these sums until they may lower it: of each strand
    the higher of the two. Nothing, where they are higher in none."""
    first, found = pieces[0].starts, list[Begins]()
    days = sorted({first, *(each.starts for each in (*told, *pieces) if each.starts > first)})
    for day in days if until != first else ():
        held, new = on(told, day), on(pieces, day)
        if new is None or (until is not None and day >= until):
            break
        before = held.parts if held is not None else ()
        more = [e for e in Strand if sum_of(new.parts, e) > sum_of(before, e)]
        if found or more:
            kept = [each for each in before if each.strand not in more]
            kept += [each for each in new.parts if each.strand in more]
            found.append(replace(new, parts=tuple(kept), starts=day))
    return found


def _free(told: Sequence[Begins], pieces: Sequence[Begins]) -> date | None:
    """The first day from which these sums lower nothing; None: there is no such day."""
    first = pieces[0].starts
    days = sorted({first, *(each.starts for each in (*told, *pieces) if each.starts > first)})
    return next((day for day in days if not check_over(told, _from(pieces, day))), None)


def _from(pieces: Sequence[Begins], day: date) -> list[Begins]:
    """The same sums, from a day on."""
    past = [each for each in pieces if each.starts <= day]
    return [replace(past[-1], starts=day), *pieces[len(past) :]]


def with_rates(
    told: Begins, lifted: Sequence[Lifted], terms: Collection[UUID] = ()
) -> list[Begins]:
    """These sums, and from the day of each uplift of theirs the raised ones.

    `terms`: further agreements whose uplifts are theirs: the one that their notice lowers, where
    it leaves a sum as it was.
    """
    found = [told]
    for by in lifted:
        if any(reaches(by, each, told.decision) for each in {told.agreement, *terms}):
            found = [part for each in found for part in _with_rate(each, by)]
    return found


def _with_rate(told: Begins, by: Lifted) -> tuple[Begins, ...]:
    raised = replace(told, parts=raise_parts(told.parts, by), starts=max(told.starts, by.starts))
    if raised.parts == told.parts:
        return (told,)
    return (raised,) if raised.starts == told.starts else (told, raised)


def _started(agreement: Agreement) -> float:
    return agreement.started_at.timestamp() if agreement.started_at else 0.0


def _signed_at(agreement: Agreement) -> float:
    moments = [each.at for each in agreement.signatures]
    if not moments and agreement.signed_on is not None:
        moments = [datetime.combine(agreement.signed_on, time.min, UTC)]
    return max((each.timestamp() for each in moments), default=0.0)


def _of_agreement(
    held: Agreement, notices: Sequence[Notice], again: dict[UUID, Looking]
) -> Begins | None:
    """What an agreement puts in force; None while its notice waits, or was taken back."""
    starts: date | None = held.starts
    notice = latest_for(notices, held.decision)
    if notice is not None:
        told = starts_on(notice, again.get(notice.id))
        varied = again[notice.id].parts if notice.id in again else None
        starts = None if told is None or varied is not None else max(told, held.starts)
    elif any(each.decision == held.decision for each in notices if each.given):
        starts = None  # its notice was taken back: what it lowered is in force
    if starts is None:
        return None
    return Begins(held.parts, starts, held.id, held.id, held.rhythm, held.decision)


def _end_of(held: Agreement, firsts: set[date]) -> Begins | None:
    """The end of an agreement, and of every notice that lowers it. One that another took the place
    of (no reason is said, on the other's first day: one of `firsts`) has none: the other begins."""
    over = held.ended
    if over is None or (not over.reason.strip() and over.on in firsts):
        return None
    return Begins((), over.on, held.id, held.id, held.rhythm)


def _until(held: Agreement, signed: Iterable[Agreement]) -> float:
    """Until when nothing signed is later than the end of an agreement: the next one's signing."""
    at = _signed_at(held)
    return min((told for each in signed if (told := _signed_at(each)) > at), default=inf)


def _of_notice(notice: Notice, looking: Looking | None) -> Begins | None:
    if not notice.counts:
        return None
    starts = starts_on(notice, looking)
    if starts is None:
        return None
    parts = notice.after
    if looking is not None and looking.parts is not None:
        parts = looking.parts
    return Begins(parts, starts, notice.agreement, notice.id, notice.rhythm, notice.decision)


def starts_on(notice: Notice, looking: Looking | None) -> date | None:
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


def spells(told: Sequence[Begins]) -> tuple[Spell, ...]:
    """What is in force, spell by spell, without spells of nothing; equal neighbours are one."""
    days = sorted({each.starts for each in told})
    ends: list[date | None] = [after - DAY for _day, after in pairwise(days)]
    found: list[Spell] = []
    for first, last in zip(days, [*ends, None], strict=True) if days else ():
        held = on(told, first)
        if held is None or not held.parts:
            continue
        before = found[-1] if found else None
        same = before is not None and before.last == first - DAY and before.parts == held.parts
        terms = (held.agreement, held.decision)
        if before is not None and same and (before.agreement, before.decision) == terms:
            found[-1] = replace(before, last=last)
        else:
            told_by = (held.agreement, held.rhythm, held.decision)
            found.append(Spell(held.parts, first, last, *told_by))
    return tuple(found)


def amounts(told: Sequence[Begins], agreement: UUID | None = None) -> tuple[Amount, ...]:
    """What is paid as money, all strands together and dated: of a case, or by one agreement.

    A year of payments runs on from its first day where a neighbour pays the same sum.
    """
    found: list[Amount] = []
    for each in spells(told):
        paid = paid_of(each.parts)
        if agreement not in (None, each.agreement) or not paid:
            continue
        last = found[-1] if found else None
        if last is not None and last.annual == paid and last.ends == each.first - DAY:
            found[-1] = replace(last, ends=each.last)
        else:
            found.append(Amount(paid, each.first, each.last))
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


def check_over(told: Sequence[Begins], fresh: Sequence[Begins]) -> Findings:
    """Why sums that rise over time (`with_rates`) cannot begin without a notice: on some day one
    of them is lower than what is in force then."""
    for place, each in enumerate(fresh):
        over = fresh[place + 1].starts if place + 1 < len(fresh) else date.max
        found = check_lower([held for held in told if held.starts < over], each.parts, each.starts)
        if found:
            return found
    return ()


def first_day(told: Sequence[Begins], parts: Sequence[Part], clock: Clock) -> date:
    """The first day on which these sums may begin, notice being given as `clock` says."""
    days = [
        earliest(ZERO, changes(told, strand), sum_of(parts, strand), clock)
        for strand in strands(told, parts)
    ]
    return max(days, default=clock.starts)
