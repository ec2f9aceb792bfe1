"""The caseload's lines in the store: written beside what they repeat, read all at once.

Every column is text or a number, dates as 2026-05-04: 100,000 lines come into memory as they are,
and compare and sort as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Engine, Table, event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, update

from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.store.mapping import to_column


class CaseloadRow(SQLModel, table=True):
    """One case as the caseload lists it. Made from other tables, never the source of anything.

    `gone`: the record has become part of another one.
    """

    __tablename__ = "caseload"

    id: str = Field(primary_key=True)
    number: str
    first_names: str
    last_name: str
    preferred_name: str
    born: str | None
    postcode: str
    nhs_number: str
    worker: str | None
    worker_name: str
    team: str
    area: str
    stage: str
    state: str
    due: str | None
    due_code: str
    amount: int | None = Field(default=None, sa_type=BigInteger)
    touched: str = Field(index=True)
    search: str
    sort_name: str
    restricted: bool = False
    gone: bool = False


NAMES = tuple(each.name for each in fields(Listed))
"""The columns, in the order in which lines are read."""

_TABLE: Table = CaseloadRow.__table__  # type: ignore[attr-defined]
_COLUMNS = tuple(_TABLE.c[name] for name in NAMES)

Plain = Sequence[Any]
"""A line as it is kept: text and numbers, in the order of NAMES."""


def plain(line: Listed) -> Plain:
    """A line as it is kept."""
    return [_plain(getattr(line, name)) for name in NAMES]


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return to_column(value)


def moment(value: datetime) -> str:
    """A moment as text that sorts by time."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def line_of(kept: Plain) -> Listed:
    """The line that is kept like this."""
    told = dict(zip(NAMES, kept, strict=True))
    for name, read in _READ.items():
        if told[name] is not None:
            told[name] = read(told[name])
    return Listed(**told)


_READ: dict[str, Callable[[Any], Any]] = {
    "id": UUID,
    "born": date.fromisoformat,
    "worker": UUID,
    "stage": Stage,
    "state": CaseState,
    "due": date.fromisoformat,
    "amount": Money,
    "touched": datetime.fromisoformat,
    "restricted": bool,
}


def keep(session: Session, lines: Iterable[Listed]) -> None:
    """Writes lines over those of the same cases."""
    rows = [{**dict(zip(NAMES, plain(line), strict=True)), "gone": False} for line in lines]
    if len(rows) == 1 and _written_over(session, rows[0]):
        return
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        session.execute(_over(session), part)


def _written_over(session: Session, row: dict[str, Any]) -> bool:
    """Whether the line was there already. A server asks its rules half as much for this."""
    if session.get_bind().dialect.name != "postgresql":
        return False
    held: Any = session.execute(update(_TABLE).where(_TABLE.c.id == row["id"]).values(**row))
    return bool(held.rowcount)


def _over(session: Session) -> Any:
    """Writes a line over that of the same case: two at once never add it twice."""
    on_server = session.get_bind().dialect.name == "postgresql"
    make: Any = postgresql.insert if on_server else sqlite.insert
    put = make(_TABLE)
    new = {name: put.excluded[name] for name in (*NAMES, "gone") if name != "id"}
    return put.on_conflict_do_update(index_elements=["id"], set_=new)


def drop(session: Session, case: UUID, now: datetime) -> None:
    """Marks the line of a case as gone, so that others at the same server notice."""
    change = update(_TABLE).where(_TABLE.c.id == case.hex)
    session.execute(change.values(gone=True, touched=moment(now)))


def every(session: Session, at_once: int = 2000) -> Iterator[Sequence[Plain]]:
    """All lines, in no order, in parts."""
    read = session.execute(select(*_COLUMNS).where(_TABLE.c.gone.is_(False)))
    yield from iter(lambda: read.fetchmany(at_once), [])


def touched_since(session: Session, since: datetime) -> tuple[tuple[Plain, bool], ...]:
    """The lines that were written at a moment or later, and whether each is gone."""
    wanted = select(*_COLUMNS, _TABLE.c.gone).where(_TABLE.c.touched >= moment(since))
    return tuple((row[:-1], bool(row[-1])) for row in session.execute(wanted))


def cases_in_sight(session: Session) -> frozenset[UUID]:
    """The cases whose lines this person sees: on a server one can go out of sight."""
    wanted = select(_TABLE.c.id).where(_TABLE.c.gone.is_(False))
    return frozenset(UUID(each) for each in session.execute(wanted).scalars())


def some(session: Session, cases: frozenset[UUID]) -> Iterator[Plain]:
    """The lines of these cases that are there."""
    wanted = tuple(each.hex for each in cases)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = select(*_COLUMNS).where(_TABLE.c.id.in_(part), _TABLE.c.gone.is_(False))
        yield from (tuple(row) for row in session.execute(rows))


Owner = Engine | Connection
"""What stands for one store: everything that is kept in memory of it is kept by this."""


def owner_of(session: Session) -> Owner:
    """Which store a session belongs to."""
    return session.get_bind()


def after_commit(session: Session, call: Callable[[], None]) -> None:
    """Calls once the transaction has been committed; never if it is rolled back."""
    event.listen(session, "after_commit", lambda _: call(), once=True)
