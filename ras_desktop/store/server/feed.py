"""Tells the other windows of a team what a verb has changed, in the verb's own transaction."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session

Thing = tuple[str, UUID, UUID | None]
"""Kind, identifier, and whose case it is."""

_TELL = 'INSERT INTO ras.changed (kind, thing, "case", "by", origin) VALUES (%s, %s, %s, %s, %s)'


def tell(session: Session, things: Iterable[Thing], by: UUID, origin: UUID) -> None:
    """Writes them down; whoever sees the case is told once this is committed."""
    rows = [(*each, by, origin) for each in things]
    if rows:
        session.connection().exec_driver_sql(_TELL, rows)
