"""Restricted cases and the people who may see a case beyond its team. Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.access import Access, AccessKind, Restriction
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Row


class RestrictionRow(Row, table=True):
    """A case is, or was, known to named people only."""

    __tablename__ = "case_restriction"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    ground: str
    reason: str
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    lifted_by: UUID | None = None
    lifted_by_name: str
    lifted_at: datetime | None = Field(default=None, sa_type=Moment)
    lifted_reason: str


class AccessRow(Row, table=True):
    """Somebody may see, or could see, a case: named by a manager, or in an emergency."""

    __tablename__ = "case_access"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    who: UUID = Field(foreign_key="user_account.id", index=True)
    who_name: str
    kind: str
    reason: str
    by: UUID
    by_name: str
    since: datetime = Field(sa_type=Moment)
    until: datetime | None = Field(default=None, sa_type=Moment)
    looked_by: UUID | None = None
    looked_by_name: str
    looked_at: datetime | None = Field(default=None, sa_type=Moment)


RESTRICTIONS = Shelf(RestrictionRow, Restriction, "restriction")
ACCESSES = Shelf(AccessRow, Access, "access")


def held_by(session: Session, who: UUID, now: datetime) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """The cases that somebody is named for, and those open to them in an emergency, now."""
    wanted = select(AccessRow.case, AccessRow.kind).where(
        AccessRow.who == who, AccessRow.since <= now, _not_over(now)
    )
    named: set[UUID] = set()
    glass: set[UUID] = set()
    for case, kind in session.exec(wanted):
        (named if kind == AccessKind.NAMED.value else glass).add(case)
    return frozenset(named), frozenset(glass)


def of_case(session: Session, case: UUID) -> tuple[Access, ...]:
    """Everybody who was ever let into a case, the latest first."""
    order = (col(AccessRow.since).desc(), AccessRow.who_name, AccessRow.id)
    return ACCESSES.where(session, col(AccessRow.case) == case, order=order)


def restrictions_of(session: Session, case: UUID) -> tuple[Restriction, ...]:
    """Every restriction of a case, the latest first."""
    order = (col(RestrictionRow.at).desc(), RestrictionRow.id)
    return RESTRICTIONS.where(session, col(RestrictionRow.case) == case, order=order)


def not_looked_at(session: Session) -> tuple[Access, ...]:
    """The emergencies that no manager has looked at yet, the oldest first."""
    return ACCESSES.where(
        session,
        col(AccessRow.kind) == AccessKind.GLASS.value,
        col(AccessRow.looked_at).is_(None),
        order=(AccessRow.since, AccessRow.id),
    )


def named_now(session: Session, cases: Iterable[UUID], now: datetime) -> tuple[Access, ...]:
    """Who is named for these cases now."""
    return ACCESSES.where(
        session,
        col(AccessRow.case).in_(tuple(cases)),
        col(AccessRow.kind) == AccessKind.NAMED.value,
        _not_over(now),
        order=(AccessRow.who_name, AccessRow.id),
    )


def _not_over(now: datetime) -> ColumnElement[bool]:
    return or_(col(AccessRow.until).is_(None), col(AccessRow.until) > now)
