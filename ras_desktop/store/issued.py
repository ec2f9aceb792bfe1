"""Issued documents in the store: the exact bytes, apart from what lists show, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, select
from sqlmodel import Field, Session, SQLModel, col

from ras_desktop.domain.issued import DocumentKind, Issued
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf, among
from ras_desktop.store.table import Bytes, JsonText, Moment, Row
from ras_desktop.store.trouble import Gone


class IssuedRow(Row, table=True):
    """What was given out, to whom, when."""

    __tablename__ = "issued_document"
    __table_args__ = (Index("issued_about", "about", "kind", "issued_at"),)

    case: UUID = Field(foreign_key="family_case.id", index=True)
    kind: str
    title: str
    about: UUID
    for_whom: str
    size: int
    sha256: str
    issued_by: UUID
    issued_by_name: str
    issued_at: datetime = Field(sa_type=Moment)
    means: str
    address: str = Field(sa_type=JsonText)
    confirmed: UUID | None = Field(default=None, foreign_key="address_confirmation.id")


class IssuedBytesRow(SQLModel, table=True):
    """The bytes of an issued document."""

    __tablename__ = "issued_bytes"

    id: UUID = Field(primary_key=True, foreign_key="issued_document.id")
    content: bytes = Field(sa_type=Bytes)


guard(
    "issued_document",
    (
        "id", "kind", "title", "about", "for_whom", "size", "sha256", "issued_by",
        "issued_by_name", "issued_at", "means", "address", "confirmed",
    ),
    ALWAYS,
)  # fmt: skip
guard("issued_bytes", ("id", "content"), ALWAYS)

ISSUED = Shelf(IssuedRow, Issued)


def keep(session: Session, issued: Issued, content: bytes) -> Issued:
    """Keeps a document with its bytes; the same one twice is kept once."""
    if session.get(IssuedBytesRow, issued.id) is not None:
        return ISSUED.get(session, issued.id)
    kept = ISSUED.put(session, issued)
    session.add(IssuedBytesRow(id=issued.id, content=content))
    session.flush()
    return kept


def of_case(session: Session, case: UUID) -> tuple[Issued, ...]:
    """What was issued in a case, the latest first."""
    return ISSUED.where(
        session, col(IssuedRow.case) == case, order=(col(IssuedRow.issued_at).desc(),)
    )


def about(session: Session, about_id: UUID) -> tuple[Issued, ...]:
    """What was issued about an assessment, a plan or a request, the latest first."""
    return ISSUED.where(
        session, col(IssuedRow.about) == about_id, order=(col(IssuedRow.issued_at).desc(),)
    )


def content(session: Session, id_: UUID) -> bytes:
    """The exact bytes that were given out. Gone if there are none."""
    row = session.get(IssuedBytesRow, id_)
    if row is None:
        raise Gone(kind="issued_document")
    return bytes(row.content)


def decision_letters(
    session: Session, decisions: Sequence[UUID] | None = None
) -> dict[UUID, datetime]:
    """Decision → when its first letter was issued; of these decisions, None: of all."""
    table = IssuedRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(table.about, table.issued_at).where(table.kind == DocumentKind.DECISION.value)
    if decisions is not None:
        wanted = wanted.where(among(session, table.about, decisions))
    found: dict[UUID, datetime] = {}
    for about_, at in session.execute(wanted):
        found[about_] = min(at, found.get(about_, at))
    return found


def subjects(session: Session, kind: DocumentKind) -> frozenset[UUID]:
    """What a document of a kind was issued about."""
    table = IssuedRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(table.about).where(table.kind == kind.value)
    return frozenset(session.execute(wanted).scalars())
