"""What was put off, in the store: one row each time; the latest about a thing counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.put_off import About, PutOff
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf, among
from ras_desktop.store.table import Moment, Row


class PutOffRow(Row, table=True):
    """Something of a case was put off, or a reason was given for its being late."""

    __tablename__ = "put_off"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    about: str
    subject: str
    due: date | None
    reason: str
    words: str
    until: date | None
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


guard(
    "put_off",
    ("id", "about", "subject", "due", "reason", "words", "until", "by", "by_name", "at"),
    ALWAYS,
)

PUT_OFF = Shelf(PutOffRow, PutOff)


def latest(session: Session, cases: Iterable[UUID]) -> dict[tuple[UUID, About], PutOff]:
    """The latest that was said of each thing of these cases; of two at once the one that holds."""
    rows = PUT_OFF.where(session, among(session, col(PutOffRow.case), tuple(cases)))
    in_order = sorted(rows, key=lambda each: (each.at, each.ended_at is None, str(each.id)))
    return {(each.case, each.of): each for each in in_order}
