"""What needs me: drafts left open, requests that wait, budgets without a plan, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.caseload import Column, Filters, Whose
from ras_desktop.domain.moderation import own_work
from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import MANAGERS, offered
from ras_desktop.domain.request import ANSWER_WITHIN
from ras_desktop.domain.today import DUE_WITHIN, Group, Kind, Matter, counts, ordered
from ras_desktop.services import emergency
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.lines import Lines, Reader, Slot
from ras_desktop.store import access as access_store
from ras_desktop.store import draft as draft_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import today as today_store
from ras_desktop.store.reached import dues
from ras_desktop.store.today import Found, Unconfirmed


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that waits, in order, and how many of each group; `day` is today."""

    day: date
    matters: tuple[Matter, ...]
    counts: dict[Group, int]


def read(desk: Desk, whose: Whose = Whose.MY) -> Today:
    """What waits in the cases of `whose` that are worked on; drafts are always one's own.

    A manager always sees the assessments of the whole team that wait to be confirmed, the panel's
    chair those of every team; but nobody those that they sealed themselves.
    """
    with desk.read("family.list") as look:
        lines, who = lines_of(desk, look), reader(look)
        slots = lines.passing(lines.order(Column.DUE).slots, Filters(whose), who)
        known = _Known(lines, slots)
        session = look.session
        asked = today_store.waiting_requests(session)
        matters = [
            *_typed(look, lines, who),
            *known.each(Kind.ASSESSMENT, today_store.open_assessments(session)),
            *known.each(Kind.PLAN, today_store.open_plans(session)),
            *known.each(Kind.AGREEMENT, today_store.open_agreements(session)),
            *known.each(Kind.REQUEST, asked, lambda on: on + ANSWER_WITHIN),
        ]
        begun = {each.case for each in matters if each.kind is Kind.ASSESSMENT}
        waiting = today_store.unconfirmed(session)
        matters += _sent_back(known, waiting, begun)
        if waiting and desk.offers("assessment.confirm"):
            seen = known
            if whose is Whose.MY:
                theirs = Whose.TEAM if MANAGERS & desk.actor.roles else Whose.ALL
                all_slots = lines.order(Column.DUE).slots
                seen = _Known(lines, lines.passing(all_slots, Filters(theirs), who))
            matters += _to_confirm(seen, waiting, desk.actor.id)
        if desk.offers("case.look_at_glass"):
            matters += _emergencies(look, lines, who)
            matters += _attempts(look, lines)
        matters += _panel(look, known, desk)
        if desk.offers("account.confirm"):
            everywhere = _Known(lines, lines.passing(lines.order(Column.DUE).slots, Filters(), who))
            waits = today_store.waiting_accounts(session, desk.actor.id)
            matters += everywhere.each(Kind.ACCOUNT, waits)
        if desk.offers("panel.decide"):
            matters += _meetings(look, lines, who)
        matters += _dues(look, known, {each.case for each in matters if each.kind is Kind.REQUEST})
        matters += _unplanned(
            look, known, {each.case for each in matters if each.kind is Kind.PLAN}
        )
        found = ordered(matters, look.today)
        return Today(look.today, found, counts(found, look.today))


class _Known:
    """The cases that are looked at, with what the caseload knows of them."""

    def __init__(self, lines: Lines, slots: Iterable[Slot]) -> None:
        self._lines = lines
        ids = lines.column("id")
        self.slots = {ids[slot]: slot for slot in slots}

    def column(self, name: str, slot: Slot) -> str:
        """What a line says in a column; "" for nothing."""
        return self._lines.column(name)[slot] or ""

    def each(
        self, kind: Kind, found: Iterable[Found], by: Callable[[date], date] | None = None
    ) -> Iterator[Matter]:
        """Those found that are of these cases."""
        for case, id_, since in found:
            slot = self.slots.get(case.hex)
            if slot is not None:
                due = by(since) if by else None
                yield self.matter(kind, case, slot, since, due, subject=str(id_))

    def matter(
        self,
        kind: Kind,
        case: UUID,
        slot: Slot,
        since: date | None = None,
        due: date | None = None,
        code: str = "",
        subject: str = "",
    ) -> Matter:
        """One thing that waits in one case."""
        number, worker = (self.column(each, slot) for each in ("number", "worker_name"))
        return Matter(
            kind, case, _name(self._lines, slot), number, worker, since, due, code, subject
        )


def _emergencies(look: Reading, lines: Lines, who: Reader) -> Iterator[Matter]:
    """Cases of my team that somebody opened in an emergency; of any state, and never my own act."""
    for each in access_store.not_looked_at(look.session):
        line = lines.get(each.case)
        if line is None or each.who == look.actor.id:
            continue
        tie = who.sight.tie(line.id, line.worker, line.team, line.restricted)
        if offered("case.look_at_glass", look.actor.roles, tie):
            since, subject = day_of(each.since), str(each.id)
            yield Matter(
                Kind.GLASS,
                line.id,
                line.name,
                line.number,
                line.worker_name,
                since,
                subject=subject,
            )


def _attempts(look: Reading, lines: Lines) -> Iterator[Matter]:
    """What my people asked for in an emergency and did not get; and whoever asked for a restricted
    case that I know of."""
    for each in emergency.unanswered(look):
        line = lines.get(each.case) if each.case else None
        known = (line.name, line.number) if line is not None else (each.asked, "")
        since, subject = day_of(each.at), str(each.id)
        yield Matter(Kind.SOUGHT, each.case, *known, each.who_name, since, subject=subject)


def _name(lines: Lines, slot: Slot) -> str:
    parts = (lines.column(each)[slot] for each in ("last_name", "first_names"))
    return ", ".join(each for each in parts if each)


def _typed(look: Reading, lines: Lines, who: Reader) -> Iterator[Matter]:
    """What I typed and did not save, the latest first; of any case, also one that is closed.

    What I typed of a case that I may no longer know of waits until I may again.
    """
    me = look.actor.id
    for draft in draft_store.of_owner(look.session, me):
        line = lines.get(draft.case) if draft.case else None
        if line is not None and not who.knows(line):
            line = None
        if line is None and draft.case and draft_store.of_record(look.session, me, draft):
            continue
        yield Matter(
            Kind.TYPED,
            draft.case if line else None,
            line.name if line else "",
            line.number if line else "",
            line.worker_name if line else "",
            day_of(draft.kept_at),
            draft=draft,
        )


def _sent_back(
    known: _Known, waiting: tuple[Unconfirmed, ...], begun: set[UUID | None]
) -> Iterator[Matter]:
    """What a manager wants corrected, until the correction is begun."""
    for each in waiting:
        slot = known.slots.get(each.case.hex)
        if slot is not None and each.back_since is not None and each.case not in begun:
            since, subject = day_of(each.back_since), str(each.assessment)
            yield known.matter(Kind.SENT_BACK, each.case, slot, since, subject=subject)


def _to_confirm(known: _Known, waiting: tuple[Unconfirmed, ...], me: UUID) -> Iterator[Matter]:
    """What waits for a manager; nobody is asked to confirm their own work."""
    for each in waiting:
        slot = known.slots.get(each.case.hex)
        if slot is not None and each.back_since is None and not own_work(each.sealed_by, me):
            since, subject = day_of(each.since), str(each.assessment)
            yield known.matter(Kind.CONFIRM, each.case, slot, since, subject=subject)


def _dues(look: Reading, known: _Known, asked: set[UUID | None]) -> Iterator[Matter]:
    """What is due. A line knows the first due of its case: more are asked for where there may be
    more, which is where something is due or a request hides it.
    """
    last = look.today + timedelta(days=DUE_WITHIN)
    until = last.isoformat()
    cases = {}
    for id_, slot in known.slots.items():
        due = known.column("due", slot)
        if due and due <= until:
            cases[UUID(id_)] = slot
    cases |= {each: known.slots[each.hex] for each in asked if each is not None}
    for part in _parts(tuple(cases)):
        for case, each in dues(look.session, part, look.today):
            if each.day <= last:
                yield known.matter(Kind.DUE, case, cases[case], due=each.day, code=each.code)


LETTER_WITHIN = timedelta(days=28)
"""How long a decision without its letter stands on Today; the panel's report has all."""


def _panel(look: Reading, known: _Known, desk: Desk) -> Iterator[Matter]:
    """Agreed plans that nobody has sent to the panel, and decisions without their letter."""
    if desk.offers("panel.put"):
        waits = {each.case for each in panel_store.open_puts(look.session)}
        for id_, slot in known.slots.items():
            case = UUID(id_)
            if known.column("stage", slot) == Stage.PANEL.value and case not in waits:
                yield known.matter(Kind.SEND, case, slot)
    if desk.offers("document.issue"):
        since = look.today - LETTER_WITHIN
        yield from known.each(Kind.LETTER, today_store.unsent_letters(look.session, since))


def _meetings(look: Reading, lines: Lines, who: Reader) -> Iterator[Matter]:
    """Meetings within a month with cases to decide, of which this person may know."""
    until = look.today + timedelta(days=DUE_WITHIN)
    for sitting in panel_store.sittings(look.session):
        if sitting.state is not MeetingState.PLANNED or sitting.on > until:
            continue
        waits = 0
        for put in panel_store.of_meeting(look.session, sitting.id):
            line = lines.get(put.case) if put.is_open else None
            waits += line is not None and who.knows(line)
        if waits:
            yield Matter(
                Kind.MEETING, since=sitting.on, due=sitting.on, subject=str(sitting.id), many=waits
            )


def _unplanned(look: Reading, known: _Known, begun: set[UUID | None]) -> Iterator[Matter]:
    """Cases that know what to plan with and have no plan, not even one that is begun."""
    cases = {}
    for id_, slot in known.slots.items():
        if known.column("stage", slot) == Stage.PLAN.value and UUID(id_) not in begun:
            cases[UUID(id_)] = slot
    for part in _parts(tuple(cases)):
        since = today_store.known_since(look.session, part)
        for case in part:
            yield known.matter(Kind.UNPLANNED, case, cases[case], since=since.get(case))


def _parts(cases: tuple[UUID, ...], size: int = 500) -> Iterator[tuple[UUID, ...]]:
    for start in range(0, len(cases), size):
        yield cases[start : start + size]
