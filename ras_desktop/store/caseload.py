"""The caseload's lines in the store: written beside what they repeat, read all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Engine, Table, event, select
from sqlmodel import Field, Session, SQLModel, delete, insert, update

from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.store import mapping
from ras_desktop.store.table import Moment


class CaseloadRow(SQLModel, table=True):
    """One case as the caseload lists it. Made from other tables, never the source of anything."""

    __tablename__ = "caseload"

    id: UUID = Field(primary_key=True, foreign_key="family_case.id")
    number: str
    first_names: str
    last_name: str
    preferred_name: str
    born: date | None
    postcode: str
    nhs_number: str
    worker: UUID | None
    worker_name: str
    team: str
    area: str
    stage: str
    state: str
    due: date | None
    due_code: str
    amount: int | None = Field(default=None, sa_type=BigInteger)
    touched: datetime = Field(sa_type=Moment, index=True)
    search: str
    sort_name: str
    gone: bool = False


_TABLE: Table = CaseloadRow.__table__  # type: ignore[attr-defined]
_NAMES = tuple(Listed.__dataclass_fields__)
_COLUMNS = tuple(_TABLE.c[name] for name in _NAMES)
_STAGES = {stage.value: stage for stage in Stage}
_STATES = {state.value: state for state in CaseState}
_STAGE, _STATE, _AMOUNT = (_NAMES.index(name) for name in ("stage", "state", "amount"))


def keep(session: Session, lines: Iterable[Listed]) -> None:
    """Writes lines over those of the same cases."""
    values = [mapping.columns_of(line) for line in lines]
    for start in range(0, len(values), 500):
        part = values[start : start + 500]
        session.execute(delete(_TABLE).where(_TABLE.c.id.in_([each["id"] for each in part])))
        session.execute(insert(_TABLE), part)


def drop(session: Session, case: UUID, now: datetime) -> None:
    """Marks the line of a case as gone, so that others at the same server notice."""
    session.execute(update(_TABLE).where(_TABLE.c.id == case).values(gone=True, touched=now))


def every(session: Session) -> Iterator[Listed]:
    """All lines, in no order."""
    repeated: dict[str, str] = {}
    for row in session.execute(select(*_COLUMNS).where(_TABLE.c.gone.is_(False))):
        yield _line(row, repeated)


def touched_since(session: Session, moment: datetime) -> tuple[tuple[Listed, bool], ...]:
    """The lines that were written at a moment or later, and whether each is gone."""
    rows = session.execute(select(*_COLUMNS, _TABLE.c.gone).where(_TABLE.c.touched >= moment))
    return tuple((_line(row[:-1], {}), bool(row[-1])) for row in rows)


def _line(row: Sequence[Any], repeated: dict[str, str]) -> Listed:
    held = list(row)
    held[_STAGE] = _STAGES[held[_STAGE]]
    held[_STATE] = _STATES[held[_STATE]]
    if held[_AMOUNT] is not None:
        held[_AMOUNT] = Money(held[_AMOUNT])
    for place in _REPEATED:  # the same few words many times: kept once, the caseload takes half
        held[place] = repeated.setdefault(held[place], held[place])
    return Listed(*held)


_REPEATED = tuple(_NAMES.index(name) for name in ("worker_name", "team", "area", "due_code"))


Owner = Engine | Connection
"""What stands for one store: everything that is kept in memory of it is kept by this."""


def owner_of(session: Session) -> Owner:
    """Which store a session belongs to."""
    return session.get_bind()


def after_commit(session: Session, call: Callable[[], None]) -> None:
    """Calls once the transaction has been committed; never if it is rolled back."""
    event.listen(session, "after_commit", lambda _: call(), once=True)
