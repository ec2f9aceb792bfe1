"""Closing accounts in the store; once one is settled only the return of the money is added."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.closing_account import ClosingAccount, ClosingState
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Pence, Row


class ClosingAccountRow(Row, table=True):
    """The last account of one agreement."""

    __tablename__ = "closing_account"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    agreement: UUID = Field(foreign_key="agreement.id", index=True)
    ends: date
    made_by: UUID
    made_by_name: str
    made_on: date
    balance: int = Field(sa_type=Pence)
    balance_on: date | None
    notice_pay: int = Field(sa_type=Pence)
    notice_words: str
    other: int = Field(sa_type=Pence)
    other_words: str
    returned: int = Field(sa_type=Pence)
    return_by: date | None
    kept_reason: str
    last_due: int = Field(sa_type=Pence)
    last_due_on: date | None
    state: str = Field(index=True)
    settled_by: UUID | None
    settled_by_name: str
    settled_on: date | None
    returned_on: date | None
    returned_words: str
    covered: str = Field(sa_type=JsonText)


guard(
    "closing_account",
    (
        "id", "agreement", "ends", "made_by", "made_by_name", "made_on", "balance", "balance_on",
        "notice_pay", "notice_words", "other", "other_words", "returned", "return_by",
        "kept_reason", "last_due", "last_due_on", "settled_by", "settled_by_name", "settled_on",
        "covered",
    ),
    "OLD.state IN ('settled', 'returned', 'withdrawn')",
    also_refuse="(OLD.state <> NEW.state AND NEW.state <> 'returned')",
)  # fmt: skip

CLOSING_ACCOUNTS = Shelf(ClosingAccountRow, ClosingAccount)


def of_case(session: Session, case: UUID) -> tuple[ClosingAccount, ...]:
    """Those of a case, the latest first."""
    order = (col(ClosingAccountRow.made_on).desc(), col(ClosingAccountRow.id))
    return CLOSING_ACCOUNTS.where(session, col(ClosingAccountRow.case) == case, order=order)


def settled(session: Session, cases: Collection[UUID]) -> dict[UUID, list[ClosingAccount]]:
    """Settled ones of these cases, by case."""
    states = (ClosingState.SETTLED.value, ClosingState.RETURNED.value)
    found: dict[UUID, list[ClosingAccount]] = {}
    row = col(ClosingAccountRow.case)
    wanted = (row.in_(cases), col(ClosingAccountRow.state).in_(states))
    for each in CLOSING_ACCOUNTS.where(session, *wanted):
        found.setdefault(each.case, []).append(each)
    return found
