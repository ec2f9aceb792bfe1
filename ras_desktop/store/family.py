"""Cases in the store: one row for each child's case, the child's record in columns of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from secrets import randbelow
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Insert, Integer, Table, func
from sqlalchemy.dialects import sqlite
from sqlmodel import Field, Session, SQLModel, col, insert, select, update

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Case, CaseState, Child
from ras_desktop.store import coding, mapping
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row

DIGITS = 5
"""Digits of a case number after its year; one more once nearly all of them are given."""

_DRAWS = 20
_SPACE = UUID("0c1d7f52-8f0e-4f6b-a7d5-5a3c6f0b2e41")


class CaseRow(Row, table=True):
    """One case: what `Case`, its `Child` and the child's `Address` have, in one flat row."""

    __tablename__ = "family_case"

    number: str = Field(index=True)
    state: str
    state_since: date
    state_reason: str
    worker: UUID | None = Field(default=None, index=True)
    team: str
    opened_on: date
    existing_package: bool
    merged_into: UUID | None = Field(default=None, index=True)
    restricted: bool = False

    first_names: str
    last_name: str
    preferred_name: str
    born: date | None
    sex: str
    gender_identity: str
    nhs_number: str
    system_number: str
    household: str
    family_composition: str
    ethnicity: str
    religion: str
    first_language: str
    interpreter_needed: bool
    communication: str
    school: str
    year_group: str
    primary_need: str
    level_of_need: str
    on_register: bool
    ehc_status: str
    ehc_issued: date | None
    ehc_next_review: date | None
    plan_basis: str | None
    legal_flags: str = Field(sa_type=JsonText)

    lines: str
    town: str
    postcode: str
    locality: str


def held_by(session: Session, worker: UUID) -> tuple[Case, ...]:
    """The cases that somebody holds and that are not closed, by number."""
    states = (CaseState.OPEN.value, CaseState.ON_HOLD.value)
    held = (col(CaseRow.worker) == worker, col(CaseRow.state).in_(states))
    return CASES.where(session, *held, order=(CaseRow.number,))


class CaseNumberRow(SQLModel, table=True):
    """A year in which case numbers are given: held while one is drawn, so that no two are alike."""

    __tablename__ = "case_number"

    id: UUID = Field(primary_key=True)
    year: int = Field(sa_type=Integer)


class StateChangeRow(Row, table=True):
    """A case took a state: when, why, by whom. Never changed afterwards."""

    __tablename__ = "case_state"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    state: str
    day: date
    reason: str
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)


class CaseShelf(Shelf[Case]):
    """Cases, with the child and its address spread over columns of the same row."""

    def _columns(self, value: Case) -> dict[str, Any]:
        return {
            **_flat(value, "child"),
            **_flat(value.child, "address"),
            **mapping.columns_of(value.child.address),
        }

    def _read(self, row: Any) -> Case:
        address = mapping.read(Address, row)
        child = Child(**_fields(Child, row, "address"), address=address)
        return Case(**_fields(Case, row, "child"), child=child)

    def read(self, row: Any) -> Case:
        """The case of a row, or of anything with the columns as attributes."""
        return self._read(row)


def _flat(value: Any, apart: str) -> dict[str, Any]:
    kind: Any = type(value)
    hints = coding.hints_of(kind)
    return {
        name: mapping.to_column(getattr(value, name), hint)
        for name, hint in hints.items()
        if name != apart
    }


def _fields(kind: Any, row: Any, apart: str) -> dict[str, Any]:
    hints = coding.hints_of(kind)
    return {
        name: mapping.from_column(hint)(getattr(row, name))
        for name, hint in hints.items()
        if name != apart
    }


CASES = CaseShelf(CaseRow, Case, "family")


def add_all(session: Session, cases: Iterable[Case]) -> None:
    """Keeps many new cases in a few statements."""
    rows = [{**CASES._columns(case), "version": 1} for case in cases]
    if rows:
        session.execute(insert(_table(CaseRow)), rows)


def next_number(session: Session, year: int, draw: Callable[[int], int] = randbelow) -> str:
    """A case number of a year, "2026-40217", that no case has.

    Drawn, not counted: a gap in running numbers would tell of a case that one may not know of.
    Two at once get two: the year's row is locked. On a server the server draws (`server.hidden`):
    asking whether a number is taken would tell of hidden cases. `draw`: a number from 0 below its
    argument.
    """
    if session.get_bind().dialect.name == "postgresql":
        return str(session.execute(select(func.ras.hand_out_number(year))).scalar_one())
    table, cases = _table(CaseNumberRow), _table(CaseRow)
    id_ = uuid5(_SPACE, str(year))
    session.execute(_insert_once(table, {"id": id_, "year": year}))
    session.execute(update(table).where(table.c.id == id_).values(year=year))
    digits = DIGITS
    while True:
        for _ in range(_DRAWS):
            number = f"{year}-{draw(10**digits):0{digits}d}"
            if not _taken(session, cases, number):
                return number
        digits += 1


def _taken(session: Session, cases: Table, number: str) -> bool:
    """Whether a case has this number."""
    return session.execute(select(cases.c.id).where(cases.c.number == number)).first() is not None


def _insert_once(table: Table, values: dict[str, Any]) -> Insert:
    return sqlite.insert(table).values(**values).on_conflict_do_nothing()


def _table(row: type[SQLModel]) -> Table:
    table: Table = row.__table__  # type: ignore[attr-defined]
    return table


def note_state(session: Session, case: Case, by: UUID, by_name: str, at: datetime) -> None:
    """Writes down that a case has taken the state that it is in."""
    session.add(
        StateChangeRow(
            id=uuid4(),
            case=case.id,
            state=case.state.value,
            day=case.state_since,
            reason=case.state_reason,
            by=by,
            by_name=by_name,
            at=at,
        )
    )
    session.flush()


@dataclasses.dataclass(frozen=True, slots=True)
class StateChange:
    """A state that a case took."""

    state: CaseState
    day: date
    reason: str
    by_name: str
    at: datetime


def states(session: Session, case: UUID) -> tuple[StateChange, ...]:
    """Every state that a case took, the latest first."""
    order = (col(StateChangeRow.day).desc(), col(StateChangeRow.at).desc())
    statement = select(StateChangeRow).where(StateChangeRow.case == case).order_by(*order)
    return tuple(mapping.read(StateChange, row) for row in session.exec(statement))


def some_cases(session: Session, cases: Sequence[UUID]) -> tuple[Case, ...]:
    """Those of these cases that stand for themselves: not the ones merged into another."""
    return CASES.where(session, col(CaseRow.id).in_(cases), col(CaseRow.merged_into).is_(None))


def merged_into(session: Session, case: UUID) -> tuple[Case, ...]:
    """The records that became part of a case."""
    return CASES.where(session, col(CaseRow.merged_into) == case)


def with_number(session: Session, number: str) -> tuple[Case, ...]:
    """The cases with exactly this number."""
    return CASES.where(session, col(CaseRow.number) == number)


def born_on(session: Session, born: date) -> tuple[Case, ...]:
    """The cases of children who were born on a day."""
    return CASES.where(session, col(CaseRow.born) == born)


def unmerged(session: Session, at_once: int = 1000) -> Iterator[tuple[Case, ...]]:
    """Every case but those that have become part of another, in parts."""
    columns = tuple(_table(CaseRow).c)
    statement = select(*columns).where(col(CaseRow.merged_into).is_(None))
    read = session.execute(statement)
    while part := read.fetchmany(at_once):
        yield tuple(CASES.read(row) for row in part)


def numbered(session: Session, number: str) -> UUID | None:
    """The case with this number; None if there is none."""
    return session.exec(select(CaseRow.id).where(CaseRow.number == number)).first()
