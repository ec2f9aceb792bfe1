"""Bank statements of a case and their entries, in the store."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col, func, select

from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Entry, TakenIn
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Pence, Row


class StatementRow(Row, table=True):
    """A file that was taken in."""

    __tablename__ = "statement"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    first: date
    last: date
    count: int
    known: int
    sha256: str
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    head: str = Field(sa_type=JsonText)
    columns: str | None = Field(default=None, sa_type=JsonText)


class EntryRow(Row, table=True):
    """One line of a statement and where it was sorted."""

    __tablename__ = "statement_entry"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    statement: UUID = Field(foreign_key="statement.id", index=True)
    row: int
    on: date
    what: str
    amount: int = Field(sa_type=Pence)
    balance: int | None = Field(default=None, sa_type=Pence)
    reference: str
    line: UUID | None = None
    aside: bool
    sorted_by_name: str


STATEMENTS = Shelf(StatementRow, TakenIn)
ENTRIES = Shelf(EntryRow, Entry)


def of_case(session: Session, case: UUID) -> tuple[TakenIn, ...]:
    """The statements of a case, the latest taken in first."""
    order = (col(StatementRow.at).desc(), col(StatementRow.id))
    return STATEMENTS.where(session, col(StatementRow.case) == case, order=order)


def entries_of(session: Session, case: UUID) -> tuple[Entry, ...]:
    """Every entry of a case in the order of its days."""
    order = (col(EntryRow.on), col(EntryRow.row), col(EntryRow.id))
    return ENTRIES.where(session, col(EntryRow.case) == case, order=order)


def entries_in(session: Session, statement: UUID) -> tuple[Entry, ...]:
    """Every entry of one statement."""
    return ENTRIES.where(session, col(EntryRow.statement) == statement)


def last_days(session: Session) -> dict[UUID, date]:
    """The day of the last entry of every case that has one."""
    wanted = select(EntryRow.case, func.max(col(EntryRow.on))).group_by(col(EntryRow.case))
    return dict(session.exec(wanted).all())


def unsorted(session: Session) -> dict[UUID, Money]:
    """What went out and is sorted to nothing yet, by case."""
    out = -func.sum(col(EntryRow.amount))
    wanted = select(EntryRow.case, out).where(
        col(EntryRow.line).is_(None), col(EntryRow.aside).is_(False), col(EntryRow.amount) < 0
    )
    return {case: Money(int(sum_)) for case, sum_ in session.exec(
        wanted.group_by(col(EntryRow.case)))}  # fmt: skip


def balances(session: Session) -> dict[UUID, Money]:
    """The last balance that the bank told, by case."""
    wanted = select(EntryRow.case, EntryRow.balance).where(col(EntryRow.balance).is_not(None))
    order = (col(EntryRow.case), col(EntryRow.on), col(EntryRow.row), col(EntryRow.id))
    return {case: Money(held) for case, held in session.exec(wanted.order_by(*order))
            if held is not None}  # fmt: skip


def spent_since(session: Session, first: date) -> tuple[tuple[UUID, UUID, Money], ...]:
    """Case, support line and what went out on it less what came back, since a day."""
    out = -func.sum(col(EntryRow.amount))
    wanted = (
        select(EntryRow.case, EntryRow.line, out)
        .where(col(EntryRow.line).is_not(None), col(EntryRow.on) >= first)
        .group_by(col(EntryRow.case), col(EntryRow.line))
    )
    found = session.exec(wanted)
    return tuple((case, line, Money(int(sum_))) for case, line, sum_ in found if line is not None)
