"""When the case file was last used: to notice a clock that was set back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Session, SQLModel

from ras_desktop.store.table import Moment

_ONLY = UUID(int=1)


class SeenRow(SQLModel, table=True):
    """One row."""

    __tablename__ = "last_seen"

    id: UUID = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)


def last(session: Session) -> datetime | None:
    """The latest moment noted; None in a new file."""
    row = session.get(SeenRow, _ONLY)
    return None if row is None else row.at


def note(session: Session, now: datetime) -> None:
    """Notes that the file is used now. An earlier moment than the last is noted too: the warning
    has been given, and a clock that was once wrong must not warn for ever."""
    session.merge(SeenRow(id=_ONLY, at=now))
