"""The cases that Today looks at: what each of its sources is asked with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from uuid import UUID

from ras_desktop.domain.caseload import Column, Filters, Whose
from ras_desktop.domain.permission import MANAGERS
from ras_desktop.domain.today import Kind, Matter
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.lines import Lines, Slot
from ras_desktop.store import today as today_store
from ras_desktop.store.today import Found, Unconfirmed


class Known:
    """Some cases, with what the caseload knows of them."""

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
        """Those found that are of these cases. `by`: until when, from the day since when."""
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
        parts = (self.column(each, slot) for each in ("last_name", "first_names"))
        name = ", ".join(each for each in parts if each)
        return Matter(kind, case, name, number, worker, since, due, code, subject)


class Asked:
    """Who asks, and for whose cases. What more than one source needs is read once."""

    def __init__(self, desk: Desk, look: Reading, whose: Whose) -> None:
        self.desk, self.look, self.whose = desk, look, whose
        self.session, self.today, self.me = look.session, look.today, look.actor.id
        self.lines, self.who = lines_of(desk, look), reader(look)
        self.known = self.cases(whose)

    def cases(self, whose: Whose) -> Known:
        """The cases of `whose` that are worked on."""
        lines = self.lines
        order = lines.order(Column.DUE).slots
        return Known(lines, lines.passing(order, Filters(whose), self.who))

    @cached_property
    def confirming(self) -> Known:
        """The cases in which one may confirm: a manager's team's, else every one."""
        if self.whose is not Whose.MY:
            return self.known
        return self.cases(Whose.TEAM if MANAGERS & self.desk.actor.roles else Whose.ALL)

    @cached_property
    def everywhere(self) -> Known:
        """Every case that one may know of."""
        return self.cases(Whose.ALL)

    @cached_property
    def assessments(self) -> tuple[Found, ...]:
        """Assessments that are begun and not sealed."""
        return today_store.open_assessments(self.session)

    @cached_property
    def plans(self) -> tuple[Found, ...]:
        """Plans that are begun and not agreed."""
        return today_store.open_plans(self.session)

    @cached_property
    def requests(self) -> tuple[Found, ...]:
        """Requests that have no outcome yet."""
        return today_store.waiting_requests(self.session)

    @cached_property
    def unconfirmed(self) -> tuple[Unconfirmed, ...]:
        """Sealed assessments that nobody has confirmed."""
        return today_store.unconfirmed(self.session)

    @cached_property
    def at_panel(self) -> tuple[Found, ...]:
        """What waits for the panel's decision."""
        return today_store.at_panel(self.session)


def parts(cases: tuple[UUID, ...], size: int = 500) -> Iterator[tuple[UUID, ...]]:
    """Cases in parts of the size that a question to the store takes."""
    for start in range(0, len(cases), size):
        yield cases[start : start + size]
