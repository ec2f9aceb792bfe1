"""Editions in the store: schemes, prices, terms and what else a council changes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.edition import Edition, EditionHead, EditionKind
from ras_desktop.store import mapping
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class EditionRow(Row, table=True):
    """One edition; kind, name and edition together are its name, so that it is added once."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("kind", "name", "edition", name="edition_named"),)

    kind: str = Field(index=True)
    name: str
    edition: str
    title: str
    valid_from: date
    valid_to: date | None
    digest: str
    shipped: bool
    added_at: datetime = Field(sa_type=Moment)
    added_by_name: str
    content: str = Field(sa_type=JsonText)


_HEAD = (
    "id", "kind", "name", "edition", "title", "valid_from", "valid_to", "digest", "shipped",
    "added_at", "added_by_name",
)  # fmt: skip

guard("edition", (*_HEAD, "content"), ALWAYS)

EDITIONS = Shelf(EditionRow, Edition)


def heads(session: Session, kind: EditionKind | None = None) -> tuple[EditionHead, ...]:
    """All editions (of a kind) without their content, by name and day."""
    columns = [getattr(EditionRow, each) for each in (*_HEAD, "version")]
    statement = select(*columns).order_by(
        col(EditionRow.kind), col(EditionRow.name), col(EditionRow.valid_from)
    )
    if kind is not None:
        statement = statement.where(col(EditionRow.kind) == kind.value)
    return tuple(mapping.read(EditionHead, each) for each in session.exec(statement))


def named(session: Session, kind: EditionKind, name: str, edition: str) -> Edition | None:
    """The edition of this kind, name and edition, or None."""
    found = EDITIONS.where(
        session,
        col(EditionRow.kind) == kind.value,
        col(EditionRow.name) == name,
        col(EditionRow.edition) == edition,
    )
    return found[0] if found else None


def with_content(session: Session, id_: UUID) -> Edition:
    """An edition with its content. Gone if there is none."""
    return EDITIONS.get(session, id_)
