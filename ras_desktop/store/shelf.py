"""A shelf keeps values of one kind in one table: mapped by field name, locked optimistically.

`PLANS = Shelf(PlanRow, Plan)` is all that most tables need. The value has `id: UUID` and
`version: int = 0` (0: not kept yet). No row leaves the store.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, SQLModel, select

from ras_desktop.domain.log import What
from ras_desktop.store import mapping
from ras_desktop.store.log_hook import several
from ras_desktop.store.trouble import Gone, StaleCopy

Value = TypeVar("Value")

MANY = 500
"""Things that one question names at most: of more, all are asked for and picked from."""


def among(session: Session, column: Any, ids: Sequence[UUID]) -> Any:
    """The condition that a column holds one of these identifiers.

    In a case file many are given as one value: SQLAlchemy takes a millisecond to write five hundred
    places into a statement, each time.
    """
    if len(ids) < 20 or not isinstance(session, Session) or _on_server(session):
        return column.in_(ids)
    given = func.json_each(json.dumps([each.hex for each in ids])).table_valued("value")
    return column.in_(select(given.c.value))


def _on_server(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


class Shelf(Generic[Value]):
    """Puts, gets and lists frozen dataclass values of one table."""

    def __init__(self, row: type[SQLModel], value: type[Value], kind: str = "") -> None:
        self.row = row
        self.value = value
        self.kind = kind or str(row.__tablename__)

    def put(self, session: Session, value: Value, **extra: Any) -> Value:
        """Keeps a new or changed value and gives it back with its new version.

        `extra` are columns that the row has and the value has not (a folded name to search by).
        Putting the same new value twice keeps it once, so that fifty clicks make one record.
        StaleCopy if somebody has kept another version since this one was read; Gone if it is no
        longer there.
        """
        asked: Any = value
        held: Any = session.get(self.row, asked.id)
        if held is None:
            return self._add(session, value, extra)
        kept_in_mind(session, held)
        if held.version != asked.version:
            theirs = self._read(held)
            if _versioned(value, held.version) == theirs:
                return theirs
            raise StaleCopy(self.kind, mine=value, theirs=theirs)
        for name, column in {**self._columns(value), **extra}.items():
            if name != "version" and getattr(held, name) != column:
                setattr(held, name, column)
        try:
            session.flush()
        except StaleDataError:  # another connection was quicker, between our read and our write
            raise StaleCopy(self.kind, value, self._elsewhere(session, asked.id)) from None
        return _versioned(value, held.version)

    def _add(self, session: Session, value: Value, extra: dict[str, Any]) -> Value:
        asked: Any = value
        if asked.version:
            raise Gone(kind=self.kind)
        row: Any = self.row(**{**self._columns(value), **extra, "version": 1})
        session.add(row)
        try:
            session.flush()
        except IntegrityError:  # the same new value came over another connection
            theirs = self._elsewhere(session, asked.id)
            if theirs is None:
                raise
            raise StaleCopy(self.kind, value, theirs) from None
        return _versioned(value, row.version)

    def add_many(
        self,
        session: Session,
        values: Iterable[Value],
        extra: Callable[[Value], dict[str, Any]] = lambda _: {},
    ) -> None:
        """Keeps many new values in one statement: for imports and the demonstration caseload.

        `extra` gives the columns of a value that the row has and the value has not.
        """
        rows = [{**self._columns(each), **extra(each), "version": 1} for each in values]
        if rows:
            session.connection().execute(insert(self.row), rows)
            several(session, str(self.row.__tablename__), What.ADD, len(rows))

    def get(self, session: Session, id_: UUID) -> Value:
        """The value with this identifier. Gone if there is none."""
        found = self.find(session, id_)
        if found is None:
            raise Gone(kind=self.kind)
        return found

    def find(self, session: Session, id_: UUID) -> Value | None:
        """The value with this identifier, or None."""
        held = session.get(self.row, id_)
        if held is None:
            return None
        kept_in_mind(session, held)
        return self._read(held)

    def where(
        self,
        session: Session,
        *conditions: ColumnElement[bool] | bool,
        order: Iterable[Any] = (),
        limit: int | None = None,
    ) -> tuple[Value, ...]:
        """All values whose rows meet the conditions: `PLANS.where(s, PlanRow.case == id)`."""
        statement = select(self.row).where(*conditions).order_by(*order).limit(limit)
        return tuple(self._read(each) for each in session.exec(statement))

    def count(self, session: Session, *conditions: ColumnElement[bool] | bool) -> int:
        """How many rows meet the conditions."""
        statement = select(func.count()).select_from(self.row).where(*conditions)
        return int(session.exec(statement).one())

    def drop(self, session: Session, value: Value) -> None:
        """Removes what may be removed (a draft, an unsent line). StaleCopy as for `put`."""
        asked: Any = value
        held: Any = session.get(self.row, asked.id)
        if held is None:
            return
        if held.version != asked.version:
            raise StaleCopy(self.kind, mine=value, theirs=self._read(held))
        session.delete(held)
        session.flush()

    def _elsewhere(self, session: Session, id_: UUID) -> Value | None:
        """What is kept now, seen from outside a transaction that has failed."""
        with Session(session.get_bind()) as other:
            return self.find(other, id_)

    def columns(self, value: Value) -> dict[str, Any]:
        """What the columns hold for a value, by name."""
        return self._columns(value)

    def _read(self, row: Any) -> Value:
        return mapping.read(self.value, row)

    def _columns(self, value: Value) -> dict[str, Any]:
        return mapping.columns_of(value)


def kept_in_mind(session: Session, row: SQLModel) -> None:
    """A row that was read once in a transaction is not asked for again in it, until `forget`."""
    session.info.setdefault("rows", []).append(row)


def forget(session: Session) -> None:
    """From here on everything is read anew: others may have been waited for."""
    session.info.pop("rows", None)


def _versioned(value: Value, version: int) -> Value:
    return dataclasses.replace(value, version=version)  # type: ignore[type-var]
