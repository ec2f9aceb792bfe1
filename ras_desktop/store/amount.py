"""Amounts set without the RAS, in the store."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.amount import SetAmount
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Pence, Row


class SetAmountRow(Row, table=True):
    """One amount of one strand."""

    __tablename__ = "set_amount"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    strand: str
    amount: int = Field(sa_type=Pence)
    set_by: str
    set_on: date
    reason: str
    needs_assessment: UUID | None
    ended_on: date | None
    ended_reason: str
    recorded_by_name: str
    recorded_at: datetime | None = Field(sa_type=Moment)


AMOUNTS = Shelf(SetAmountRow, SetAmount)


def of_case(session: Session, case: UUID) -> tuple[SetAmount, ...]:
    """All amounts of a case, the latest first; also those that have ended."""
    order = (col(SetAmountRow.set_on).desc(), col(SetAmountRow.recorded_at).desc())
    return AMOUNTS.where(session, col(SetAmountRow.case) == case, order=order)
