"""Drafts: one for each user, kind and subject. Not logged, not locked, no side effect."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement
from sqlmodel import Field, Session, SQLModel, col, func, select

from ras_desktop.domain.draft import Draft
from ras_desktop.store.mapping import portable
from ras_desktop.store.table import JsonText, Moment

_SPACE = UUID("5b7f2c1e-6f0d-4a53-9b1e-3d3a2b7c9e10")


UNDO = ".undo"
"""Ends the kind of what can be undone the next time: of a draft, and no draft to go on with."""


class DraftRow(SQLModel, table=True):
    """A draft; its identifier is made from user, kind and subject, so that keeping is one step."""

    __tablename__ = "draft"

    id: UUID = Field(primary_key=True)
    owner: UUID = Field(index=True)
    kind: str
    subject: str
    case: UUID | None = Field(default=None, index=True)
    body: str = Field(sa_type=JsonText)
    kept_at: datetime = Field(sa_type=Moment)
    knew: bool = False


def keep(session: Session, owner: UUID, draft: Draft, knew: bool = False) -> None:
    """Writes the draft over the last one of the same kind and subject.

    `knew`: the owner could know of the case while typing, so that it may hold parts of its record.
    """
    id_ = _id(owner, draft.kind, draft.subject)
    before = session.get(DraftRow, id_)
    session.merge(
        DraftRow(
            id=id_,
            knew=knew or (before is not None and before.knew and before.case == draft.case),
            owner=owner,
            kind=portable(draft.kind),
            subject=portable(draft.subject),
            case=draft.case,
            body=portable(json.dumps(draft.body, ensure_ascii=False, separators=(",", ":"))),
            kept_at=draft.kept_at,
        )
    )


def find(session: Session, owner: UUID, kind: str, subject: str) -> Draft | None:
    """The draft of this kind and subject, or None."""
    row = session.get(DraftRow, _id(owner, kind, subject))
    return None if row is None else _read(row)


def of_owner(session: Session, owner: UUID) -> tuple[Draft, ...]:
    """All drafts of a user, the latest first."""
    statement = (
        select(DraftRow)
        .where(col(DraftRow.owner) == owner, _to_go_on_with())
        .order_by(col(DraftRow.kept_at).desc(), col(DraftRow.kind), col(DraftRow.subject))
    )
    return tuple(_read(row) for row in session.exec(statement))


def of_case(session: Session, owner: UUID, case: UUID) -> tuple[Draft, ...]:
    """The drafts of a user that belong to one case, the latest first."""
    statement = (
        select(DraftRow)
        .where(col(DraftRow.owner) == owner, col(DraftRow.case) == case, _to_go_on_with())
        .order_by(col(DraftRow.kept_at).desc(), col(DraftRow.kind), col(DraftRow.subject))
    )
    return tuple(_read(row) for row in session.exec(statement))


def of_record(session: Session, owner: UUID, draft: Draft) -> bool:
    """Whether a draft was typed while its owner could know of its case."""
    row = session.get(DraftRow, _id(owner, draft.kind, draft.subject))
    return row is not None and row.knew


def drop(session: Session, owner: UUID, kind: str, subject: str) -> None:
    """Removes a draft; nothing happens if there is none."""
    row = session.get(DraftRow, _id(owner, kind, subject))
    if row is not None:
        session.delete(row)
        session.flush()


def size(session: Session, owner: UUID, draft: Draft) -> int:
    """Characters that all drafts would have with this one among them."""
    others = col(DraftRow.id) != _id(owner, draft.kind, draft.subject)
    statement = select(func.coalesce(func.sum(func.length(DraftRow.body)), 0)).where(others)
    held: int = session.exec(statement).one()
    return held + len(json.dumps(draft.body, ensure_ascii=False, separators=(",", ":")))


def count(session: Session) -> int:
    """How many drafts there are of everybody."""
    return session.exec(select(func.count()).select_from(DraftRow)).one()


def everybodys(session: Session) -> tuple[tuple[UUID, Draft], ...]:
    """All drafts, each with whoever typed it."""
    return tuple((row.owner, _read(row)) for row in session.exec(select(DraftRow)))


def _to_go_on_with() -> ColumnElement[bool]:
    return col(DraftRow.kind).not_like(f"%{UNDO}")


def _read(row: DraftRow) -> Draft:
    return Draft(row.kind, row.subject, json.loads(row.body), row.kept_at, row.case)


def _id(owner: UUID, kind: str, subject: str) -> UUID:
    return uuid5(_SPACE, portable(f"{owner}\n{kind}\n{subject}"))
