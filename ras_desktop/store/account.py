"""Accounts in the store: what everybody sees apart from the numbers, which only finance reads.

On a team's server the numbers' table has rules of its own: who may enter an account can write a
row of it and read none (`store.server.guarded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, SQLModel, col, insert, select

from ras_desktop.domain.account import Account, Details
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Row
from ras_desktop.store.trouble import Gone


class AccountRow(Row, table=True):
    """An account, masked."""

    __tablename__ = "account"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    holder: str
    masked: str
    entered_by: UUID
    entered_by_name: str
    entered_at: datetime = Field(sa_type=Moment)
    entered_on: date
    seen: str
    state: str = Field(index=True)
    confirmed_by: UUID | None = None
    confirmed_by_name: str
    confirmed_on: date | None = None
    replaces: UUID | None = Field(default=None, foreign_key="account.id")
    payee_no: int = 1


class AccountNumberRow(SQLModel, table=True):
    """The numbers of one account, as they were typed."""

    __tablename__ = "account_number"

    id: UUID = Field(primary_key=True, foreign_key="account.id")
    sort_code: str
    number: str


guard(
    "account",
    (
        "id", "holder", "masked", "entered_by", "entered_by_name", "entered_at", "entered_on",
        "seen", "replaces", "payee_no",
    ),
    ALWAYS,
    also_refuse="(OLD.confirmed_by IS NOT NULL AND "
    "(NEW.confirmed_by IS NULL OR NEW.confirmed_by <> OLD.confirmed_by)) "
    "OR NEW.confirmed_by = NEW.entered_by",
)  # fmt: skip
guard("account_number", ("id", "sort_code", "number"), ALWAYS)

ACCOUNTS = Shelf(AccountRow, Account)


def keep(session: Session, account: Account, details: Details) -> Account:
    """Keeps a new account with its numbers. The numbers are written and not read back."""
    kept = ACCOUNTS.put(session, account)
    session.add(
        AccountNumberRow(id=account.id, sort_code=details.sort_digits, number=details.number_digits)
    )
    session.flush()
    return kept


def add_many(session: Session, pairs: Iterable[tuple[Account, Details]]) -> None:
    """Keeps new accounts with their numbers."""
    held = tuple(pairs)
    ACCOUNTS.add_many(session, (account for account, _details in held))
    rows = [
        {"id": account.id, "sort_code": each.sort_digits, "number": each.number_digits}
        for account, each in held
    ]
    if rows:
        session.connection().execute(insert(AccountNumberRow), rows)


def details(session: Session, account: Account) -> Details:
    """The numbers in full. Gone where there are none, or whoever asks may not read them."""
    row = session.get(AccountNumberRow, account.id)
    if row is None:
        raise Gone(kind="account")
    return Details(account.holder, row.sort_code, row.number)


def numbers(session: Session, accounts: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """Sort code and number of many accounts, by account. Gone if one may not be read."""
    found: dict[UUID, tuple[str, str]] = {}
    wanted = list(dict.fromkeys(accounts))
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for row in session.exec(select(AccountNumberRow).where(col(AccountNumberRow.id).in_(part))):
            found[row.id] = (row.sort_code, row.number)
    if len(found) < len(wanted):
        raise Gone(kind="account")
    return found


def of_case(session: Session, case: UUID) -> tuple[Account, ...]:
    """The accounts of a case, the last one entered first."""
    order = (col(AccountRow.entered_at).desc(), col(AccountRow.id))
    return ACCOUNTS.where(session, col(AccountRow.case) == case, order=order)
