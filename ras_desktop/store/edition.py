"""Editions in the store: schemes, prices, terms and what else a council changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.edition import Edition, EditionHead, EditionKind
from ras_desktop.store import mapping
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class EditionRow(Row, table=True):
    """One edition; the same content of a kind and name is added once."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("kind", "name", "digest", name="edition_once"),)

    kind: str = Field(index=True)
    name: str
    edition: str
    title: str
    valid_from: date
    valid_to: date | None
    digest: str
    shipped: bool
    for_use: bool
    added_at: datetime = Field(sa_type=Moment)
    added_by_name: str
    content: str = Field(sa_type=JsonText)
    ended_on: date | None = None


_HEAD = (
    "id", "kind", "name", "edition", "title", "valid_from", "valid_to", "digest", "shipped",
    "for_use",
    "added_at", "added_by_name",
)  # fmt: skip

# The last day may be set, and brought forward; never taken back or put off.
guard(
    "edition",
    (*_HEAD, "content"),
    ALWAYS,
    also_refuse="OLD.ended_on IS NOT NULL "
    "AND (NEW.ended_on IS NULL OR NEW.ended_on > OLD.ended_on)",
)

EDITIONS = Shelf(EditionRow, Edition)


def heads(session: Session, kind: EditionKind | None = None) -> tuple[EditionHead, ...]:
    """All editions (of a kind) without their content, by name and day."""
    columns = [getattr(EditionRow, each) for each in (*_HEAD, "ended_on", "version")]
    statement = select(*columns).order_by(
        col(EditionRow.kind), col(EditionRow.name), col(EditionRow.valid_from)
    )
    if kind is not None:
        statement = statement.where(col(EditionRow.kind) == kind.value)
    return tuple(mapping.read(EditionHead, each) for each in session.exec(statement))


def add(session: Session, edition: Edition) -> bool:
    """Adds an edition unless the same content is there already; whether it was added.

    Two programs that add at the same time add it once.
    """
    table: Table = EditionRow.__table__  # type: ignore[attr-defined]
    on_server = session.get_bind().dialect.name == "postgresql"
    make: Any = postgresql.insert if on_server else sqlite.insert
    row = {**mapping.columns_of(edition), "version": 1}
    wanted = make(table).values(**row).on_conflict_do_nothing().returning(table.c.id)
    return session.execute(wanted).first() is not None


def find(session: Session, kind: EditionKind, name: str, digest: str) -> UUID | None:
    """The identifier of the edition with this content, or None."""
    statement = select(EditionRow.id).where(
        col(EditionRow.kind) == kind.value,
        col(EditionRow.name) == name,
        col(EditionRow.digest) == digest,
    )
    return session.exec(statement).first()


def hold_schemes(session: Session) -> None:
    """Holds all schemes until the transaction ends, so that two are never approved at once."""
    statement = select(EditionRow.id).where(col(EditionRow.kind) == EditionKind.SCHEME.value)
    session.exec(statement.with_for_update()).all()


def end(session: Session, id_: UUID, last: date) -> None:
    """Sets the last day of an edition. Gone if there is none."""
    EDITIONS.put(session, replace(EDITIONS.get(session, id_), ended_on=last))


def with_content(session: Session, id_: UUID) -> Edition:
    """An edition with its content. Gone if there is none."""
    return EDITIONS.get(session, id_)
