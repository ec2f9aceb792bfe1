"""Who looked at whose address, when: kept for ever, never changed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.recipient import Confirmation
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class ConfirmationRow(Row, table=True):
    """One look at an address."""

    __tablename__ = "address_confirmation"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    who: UUID | None
    name: str
    address: str = Field(sa_type=JsonText)
    source: str
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    on: date


guard(
    "address_confirmation",
    ("id", "who", "name", "address", "source", "by", "by_name", "at", "on"),
    ALWAYS,
)

CONFIRMATIONS = Shelf(ConfirmationRow, Confirmation)


def of_case(session: Session, case: UUID) -> tuple[Confirmation, ...]:
    """Every look at an address of a case, the latest first."""
    return CONFIRMATIONS.where(
        session, col(ConfirmationRow.case) == case, order=(col(ConfirmationRow.at).desc(),)
    )
