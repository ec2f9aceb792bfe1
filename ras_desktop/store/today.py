"""What waits in the store, without reading what it says: three small questions for Today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel

from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.store.assessment import AssessmentRow
from ras_desktop.store.plan import PlanRow
from ras_desktop.store.request import RequestRow

Found = tuple[UUID, UUID, date]
"""Whose it is, which it is, since when."""


def open_assessments(session: Session) -> tuple[Found, ...]:
    """Assessments that are begun and not sealed."""
    return _where(session, AssessmentRow, "on", "state", AssessmentState.DRAFT.value)


def open_plans(session: Session) -> tuple[Found, ...]:
    """Plans that are begun and not agreed."""
    return _where(session, PlanRow, "on", "state", PlanState.DRAFT.value)


def waiting_requests(session: Session) -> tuple[Found, ...]:
    """Requests that have no outcome yet."""
    return _where(session, RequestRow, "made_on", "outcome", RequestOutcome.WAITING.value)


def _where(
    session: Session, row: type[SQLModel], since: str, name: str, value: str
) -> tuple[Found, ...]:
    table: Table = row.__table__  # type: ignore[attr-defined]
    wanted = select(table.c.case, table.c.id, table.c[since]).where(table.c[name] == value)
    return tuple((case, id_, day) for case, id_, day in session.execute(wanted))
