"""Covers in the store: who stands in for whom between which days. Nothing is ever deleted."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col, or_, select

from ras_desktop.domain.cover import Cover
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Row


class CoverRow(Row, table=True):
    """One cover."""

    __tablename__ = "cover"

    absent: UUID = Field(foreign_key="user_account.id", index=True)
    absent_name: str
    covering: UUID = Field(foreign_key="user_account.id", index=True)
    covering_name: str
    first: date
    last: date
    notes: str
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    ended_on: date | None = None
    ended_by_name: str


guard(
    "cover",
    (
        "id", "absent", "absent_name", "covering", "covering_name", "first", "last", "notes", "by",
        "by_name", "at",
    ),
    ALWAYS,
    also_refuse="(OLD.ended_on IS NOT NULL AND "
    "(NEW.ended_on IS NULL OR NEW.ended_on <> OLD.ended_on))",
)  # fmt: skip

COVERS = Shelf(CoverRow, Cover)


def covered_by(session: Session, who: UUID, day: date) -> frozenset[UUID]:
    """Whom somebody covers on a day."""
    wanted = select(CoverRow.absent).where(
        CoverRow.covering == who,
        CoverRow.first <= day,
        CoverRow.last >= day,
        or_(col(CoverRow.ended_on).is_(None), col(CoverRow.ended_on) > day),
    )
    return frozenset(session.exec(wanted))


def of_people(session: Session, people: frozenset[UUID] | None) -> tuple[Cover, ...]:
    """The covers in which one of these is away or covers, the latest first; None: every one."""
    order = (col(CoverRow.first).desc(), CoverRow.absent_name, col(CoverRow.id))
    if people is None:
        return COVERS.where(session, order=order)
    some = or_(col(CoverRow.absent).in_(people), col(CoverRow.covering).in_(people))
    return COVERS.where(session, some, order=order)


def of_absent(session: Session, absent: UUID) -> tuple[Cover, ...]:
    """The covers of somebody, the latest first."""
    order = (col(CoverRow.first).desc(), col(CoverRow.id))
    return COVERS.where(session, col(CoverRow.absent) == absent, order=order)
