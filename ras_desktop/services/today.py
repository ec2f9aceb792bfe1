"""What needs me: drafts left open, requests that wait, budgets without a plan, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.caseload import Column, Filters, Whose
from ras_desktop.domain.path import NOTHING, Reached, Stage
from ras_desktop.domain.request import ANSWER_WITHIN
from ras_desktop.domain.today import DUE_WITHIN, Group, Kind, Matter, counts, ordered
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.lines import Lines, Slot
from ras_desktop.store import draft as draft_store
from ras_desktop.store import today as today_store
from ras_desktop.store.reached import reached
from ras_desktop.store.today import Found

_REQUEST = "due.request"
"""What the path says is due for a request: Today takes it from the request itself."""


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that waits, in order, and how many of each group; `day` is today."""

    day: date
    matters: tuple[Matter, ...]
    counts: dict[Group, int]


def read(desk: Desk, whose: Whose = Whose.MY) -> Today:
    """What waits in the cases of `whose` that are worked on; drafts are always one's own."""
    with desk.read("family.list") as look:
        lines, who = lines_of(desk, look), reader(desk, look)
        slots = lines.passing(lines.order(Column.DUE).slots, Filters(whose), who)
        known = _Known(lines, slots)
        session = look.session
        asked = today_store.waiting_requests(session)
        matters = [
            *_typed(look, lines),
            *known.each(Kind.ASSESSMENT, today_store.open_assessments(session)),
            *known.each(Kind.PLAN, today_store.open_plans(session)),
            *known.each(Kind.REQUEST, asked, lambda on: on + ANSWER_WITHIN),
        ]
        begun = {each.case for each in matters if each.kind is Kind.PLAN}
        matters += _from_path(look, known, frozenset(each for each in begun if each))
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


def _name(lines: Lines, slot: Slot) -> str:
    parts = (lines.column(each)[slot] for each in ("last_name", "first_names"))
    return ", ".join(each for each in parts if each)


def _typed(look: Reading, lines: Lines) -> Iterator[Matter]:
    """What I typed and did not save, the latest first; of any case, also one that is closed."""
    for draft in draft_store.of_owner(look.session, look.actor.id):
        line = lines.get(draft.case) if draft.case else None
        yield Matter(
            Kind.TYPED,
            draft.case if line else None,
            line.name if line else "",
            line.number if line else "",
            line.worker_name if line else "",
            day_of(draft.kept_at),
            draft=draft,
        )


def _from_path(look: Reading, known: _Known, begun: frozenset[UUID]) -> Iterator[Matter]:
    """What is due, and budgets without a plan: asked only of cases that can have either."""
    until = (look.today + timedelta(days=DUE_WITHIN)).isoformat()
    asked: dict[UUID, Slot] = {}
    for id_, slot in known.slots.items():
        due = known.column("due", slot)
        if (due and due <= until) or known.column("stage", slot) == Stage.PLAN.value:
            asked[UUID(id_)] = slot
    last = look.today + timedelta(days=DUE_WITHIN)
    for part in _parts(tuple(asked)):
        path = reached(look.session, part, look.today)
        for case in part:
            slot, at = asked[case], path.get(case, NOTHING)
            for each in at.due:
                if each.day <= last and each.code != _REQUEST:
                    yield known.matter(Kind.DUE, case, slot, due=each.day, code=each.code)
            if known.column("stage", slot) == Stage.PLAN.value and case not in begun:
                yield known.matter(Kind.UNPLANNED, case, slot, since=_sealed_on(at))


def _sealed_on(at: Reached) -> date | None:
    return next((mark.day for mark in at.finished if mark.stage is Stage.ALLOCATION), None)


def _parts(cases: tuple[UUID, ...], size: int = 500) -> Iterator[tuple[UUID, ...]]:
    for start in range(0, len(cases), size):
        yield cases[start : start + size]
