"""Files of a case in the store: the exact bytes, apart from what lists show, never changed."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, col

from ras_desktop.domain.attachment import Attachment
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Bytes, JsonText, Moment, Row
from ras_desktop.store.trouble import Gone


class AttachmentRow(Row, table=True):
    """What was attached, by whom, when; once it is removed, why."""

    __tablename__ = "attachment"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    name: str
    kind: str
    what: str
    size: int
    sha256: str
    added_by: UUID
    added_by_name: str
    added_at: datetime = Field(sa_type=Moment)
    about: UUID | None = Field(default=None, index=True)
    removed: str | None = Field(default=None, sa_type=JsonText)


class AttachmentBytesRow(SQLModel, table=True):
    """The bytes of a file. `loose`: it was removed, and only then may its bytes go."""

    __tablename__ = "attachment_bytes"

    id: UUID = Field(primary_key=True, foreign_key="attachment.id")
    content: bytes = Field(sa_type=Bytes)
    loose: bool = False


guard(
    "attachment",
    ("id", "name", "kind", "what", "size", "sha256", "added_by", "added_by_name", "added_at"),
    ALWAYS,
    also_refuse="OLD.removed IS NOT NULL AND NEW.removed IS NULL",
)
guard("attachment_bytes", ("id", "content"), "NOT OLD.loose")

ATTACHMENTS = Shelf(AttachmentRow, Attachment)


def keep(session: Session, attachment: Attachment, content: bytes) -> Attachment:
    """Keeps a file with its bytes; the same one twice is kept once."""
    if session.get(AttachmentBytesRow, attachment.id) is not None:
        return ATTACHMENTS.get(session, attachment.id)
    kept = ATTACHMENTS.put(session, attachment)
    session.add(AttachmentBytesRow(id=attachment.id, content=content))
    session.flush()
    return kept


def remove(session: Session, attachment: Attachment) -> Attachment:
    """Keeps why a file was removed; its bytes go."""
    kept = ATTACHMENTS.put(session, attachment)
    row = session.get(AttachmentBytesRow, attachment.id)
    if row is not None:
        row.loose = True
        session.flush()
        session.delete(row)
        session.flush()
    return kept


def of_case(session: Session, case: UUID) -> tuple[Attachment, ...]:
    """The files of a case, the latest first, removed ones too."""
    return ATTACHMENTS.where(
        session, col(AttachmentRow.case) == case, order=(col(AttachmentRow.added_at).desc(),)
    )


def about(session: Session, case: UUID, things: Set[UUID]) -> dict[UUID, tuple[Attachment, ...]]:
    """The files of a case that are about one of these and still kept, by it, the earliest first."""
    found: dict[UUID, tuple[Attachment, ...]] = {}
    for each in reversed(of_case(session, case)):
        if each.about is not None and each.about in things and each.removed is None:
            found[each.about] = (*found.get(each.about, ()), each)
    return found


def content(session: Session, id_: UUID) -> bytes:
    """The exact bytes. Gone if they were removed."""
    row = session.get(AttachmentBytesRow, id_)
    if row is None:
        raise Gone(kind="attachment")
    return bytes(row.content)
