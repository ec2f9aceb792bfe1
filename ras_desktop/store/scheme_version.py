"""Versions of a council's own schemes in the store: drafts, and what was approved and retired."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.scheme_version import SchemeVersion, VersionState
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class SchemeVersionRow(Row, table=True):
    """One version; once approved only its retirement may still be written."""

    __tablename__ = "scheme_version"

    name: str
    edition: str
    title: str
    content: str = Field(sa_type=JsonText)
    state: str = Field(index=True)
    copied_from: UUID | None = Field(default=None, foreign_key="edition.id")
    made_by_name: str
    made_at: datetime | None = Field(sa_type=Moment)
    saved_by_name: str
    saved_by: UUID | None = None
    saved_at: datetime | None = Field(sa_type=Moment)
    kept_as: UUID | None = Field(default=None, foreign_key="edition.id", index=True)
    approval: str | None = Field(default=None, sa_type=JsonText)
    retirement: str | None = Field(default=None, sa_type=JsonText)


guard(
    "scheme_version",
    (
        "id", "name", "edition", "title", "content", "copied_from", "made_by_name", "made_at",
        "saved_by_name", "saved_by", "saved_at", "kept_as", "approval",
    ),
    "OLD.state <> 'draft'",
    also_refuse="NEW.state = 'draft'",
)  # fmt: skip

VERSIONS = Shelf(SchemeVersionRow, SchemeVersion)


def all_(session: Session) -> tuple[SchemeVersion, ...]:
    """Every version, by name, then in the order in which they were made."""
    return VERSIONS.where(
        session, order=(SchemeVersionRow.name, SchemeVersionRow.made_at, SchemeVersionRow.id)
    )


def of_edition(session: Session, edition: UUID) -> SchemeVersion | None:
    """The version that became this edition; None for one that ships."""
    found = VERSIONS.where(session, col(SchemeVersionRow.kept_as) == edition)
    return next(iter(found), None)


def drafts_of(session: Session, name: str) -> tuple[SchemeVersion, ...]:
    """The drafts of a scheme's name."""
    return VERSIONS.where(
        session,
        col(SchemeVersionRow.name) == name,
        col(SchemeVersionRow.state) == VersionState.DRAFT.value,
    )
