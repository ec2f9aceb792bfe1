"""Visit and case notes in the store."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col, func, select

from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Row


class NoteRow(Row, table=True):
    """One note. `written_by` and `written_at` say who wrote it when, `day` when it happened."""

    __tablename__ = "note"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    kind: str
    day: date
    text: str
    child_seen: bool
    author: str
    written_by: UUID
    written_at: datetime = Field(sa_type=Moment)


NOTES = Shelf(NoteRow, Note, "note")


def of_case(session: Session, case: UUID, most: int | None = None) -> tuple[Note, ...]:
    """The notes of a case, the latest first."""
    order = (col(NoteRow.day).desc(), col(NoteRow.written_at).desc(), col(NoteRow.id))
    return NOTES.where(session, col(NoteRow.case) == case, order=order, limit=most)


def count(session: Session, case: UUID) -> int:
    """How many notes a case has."""
    return NOTES.count(session, col(NoteRow.case) == case)


def latest_of(session: Session, kind: NoteKind) -> dict[UUID, date]:
    """The latest day of a note of this kind, by case."""
    latest = func.max(col(NoteRow.day))
    wanted = select(NoteRow.case, latest).where(col(NoteRow.kind) == kind.value)
    return dict(session.exec(wanted.group_by(col(NoteRow.case))).all())


def whose(session: Session, note: UUID) -> tuple[UUID, UUID, datetime] | None:
    """The case of a note, who wrote it, when; None if there is no such note."""
    row = session.get(NoteRow, note)
    return None if row is None else (row.case, row.written_by, row.written_at)
