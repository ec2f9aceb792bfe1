"""Saved views of the caseload, and what was exported from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, Session, col, select

from ras_desktop.domain.caseload import Column, SavedView, Search
from ras_desktop.store import mapping
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class SavedViewRow(Row, table=True):
    """A search that one user keeps under a name."""

    __tablename__ = "saved_view"

    owner: UUID = Field(index=True)
    name: str
    search: str = Field(sa_type=JsonText)
    columns: str = Field(sa_type=JsonText)


VIEWS = Shelf(SavedViewRow, SavedView, "view")


def of_owner(session: Session, owner: UUID) -> tuple[SavedView, ...]:
    """The views of a user by name."""
    order = (SavedViewRow.name, SavedViewRow.id)
    return VIEWS.where(session, col(SavedViewRow.owner) == owner, order=order)


def owner_of(session: Session, view: UUID) -> UUID | None:
    """Whose view this is; None if there is none."""
    return session.exec(select(SavedViewRow.owner).where(SavedViewRow.id == view)).first()


@dataclass(frozen=True, slots=True)
class Export:
    """A list that left the program: who, when, how much of what."""

    id: UUID
    by_name: str
    at: datetime
    form: str
    lines: int
    columns: tuple[Column, ...]
    search: Search
    sha256: str


class ExportRow(Row, table=True):
    """A list that left the program: who, when, what it held. Never changed afterwards."""

    __tablename__ = "export"

    by: UUID = Field(index=True)
    by_name: str
    at: datetime = Field(sa_type=Moment)
    form: str
    lines: int
    columns: str = Field(sa_type=JsonText)
    search: str = Field(sa_type=JsonText)
    sha256: str


def note_export(session: Session, *, id_: UUID, columns: Any, search: Any, **said: Any) -> UUID:
    """Writes down that a list left the program."""
    row = ExportRow(
        id=id_,
        columns=mapping.to_column(columns, tuple[Column, ...]),
        search=mapping.to_column(search, Search),
        **said,
    )
    session.add(row)
    session.flush()
    return id_


def exports(session: Session) -> tuple[Export, ...]:
    """Every list that left the program, the latest first."""
    rows = session.exec(select(ExportRow).order_by(col(ExportRow.at).desc()))
    return tuple(mapping.read(Export, row) for row in rows)
