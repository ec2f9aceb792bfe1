"""What waits in the store, without reading what it says: small questions for Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from ras_desktop.domain.assessment import STANDING, AssessmentState
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.store.amount import SetAmountRow
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


def known_since(session: Session, cases: Sequence[UUID]) -> dict[UUID, date]:
    """Since when these cases have something to plan with: sealed answers, else a set amount.

    It reads only what stands in a row before its long texts: the rest costs ten times as much.
    """
    amounts, assessments = _columns(SetAmountRow), _columns(AssessmentRow)
    set_on = select(amounts.case, amounts.set_on).where(amounts.case.in_(cases))
    # The state is looked at here: asked for it, SQLite goes through all that are sealed.
    sealed = select(assessments.case, assessments.on, assessments.state).where(
        assessments.case.in_(cases)
    )
    stands = {each.value for each in STANDING}
    kept = [(case, day) for case, day, state in session.execute(sealed) if state in stands]
    return dict([*((case, day) for case, day in session.execute(set_on)), *kept])


def _where(
    session: Session, row: type[SQLModel], since: str, name: str, value: str
) -> tuple[Found, ...]:
    table = _columns(row)
    wanted = select(table.case, table.id, table[since]).where(table[name] == value)
    return tuple((case, id_, day) for case, id_, day in session.execute(wanted))


def _columns(row: type[SQLModel]) -> Any:
    return row.__table__.c  # type: ignore[attr-defined]
