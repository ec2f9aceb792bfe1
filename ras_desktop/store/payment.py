"""What was paid of a case, its pauses and shares, in the store: entries are only added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint, case, func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col

from ras_desktop.domain.money import Money
from ras_desktop.domain.paid import ADDS, LESSENS, Paid, PaidKind
from ras_desktop.domain.pause import Paused, PauseState
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share
from ras_desktop.domain.stream import Purse
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Pence, Row
from ras_desktop.store.trouble import Busy

ONCE = ("agreement", "strand", "way", "payee_no", "first", "run_kind", "turn")
"""Nothing is in two runs: one payment for each of these (docs/decisions/015)."""


class PaidRow(Row, table=True):
    """One entry: a payment, or what came back of one. None of it is about a person by name."""

    __tablename__ = "paid"
    __table_args__ = (
        UniqueConstraint(*ONCE, name="paid_once"),
        UniqueConstraint("undoes", name="paid_undone_once"),
    )

    case: UUID = Field(foreign_key="family_case.id", index=True)
    agreement: UUID = Field(foreign_key="agreement.id", index=True)
    strand: str
    way: str
    kind: str = Field(index=True)
    amount: int = Field(sa_type=Pence)
    on: date
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    reason: str
    run: UUID | None = Field(default=None, foreign_key="payment_run.id", index=True)
    line: UUID | None = Field(default=None, foreign_key="payment_line.id")
    first: date | None = None
    run_kind: str
    turn: int
    undoes: UUID | None = Field(default=None, foreign_key="paid.id")
    looked_by_name: str
    looked_on: date | None = None
    looked: str
    payee_no: int = 1


guard(
    "paid",
    (
        "id", "agreement", "strand", "way", "kind", "amount", "on", "by", "by_name", "at",
        "reason", "run", "line", "first", "run_kind", "turn", "undoes", "payee_no",
    ),
    ALWAYS,
    also_refuse="OLD.looked_on IS NOT NULL AND "
    "(NEW.looked_on IS NULL OR NEW.looked_on <> OLD.looked_on OR NEW.looked <> OLD.looked)",
)  # fmt: skip

PAID = Shelf(PaidRow, Paid)


class PausedRow(Row, table=True):
    """Days on which a case is paid nothing."""

    __tablename__ = "payment_pause"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    first: date
    last: date
    reason: str
    by: UUID
    by_name: str
    asked_on: date
    state: str = Field(index=True)
    looked_by: UUID | None = None
    looked_by_name: str
    looked_on: date | None = None
    look: str
    resumed_on: date | None = None
    resumed_by_name: str
    resumed_reason: str


guard(
    "payment_pause",
    ("id", "first", "last", "reason", "by", "by_name", "asked_on"),
    ALWAYS,
    also_refuse="NEW.looked_by = NEW.by OR OLD.state IN ('refused', 'withdrawn')",
)

PAUSES = Shelf(PausedRow, Paused)


class ShareRow(Row, table=True):
    """Who bears one strand of a case."""

    __tablename__ = "payment_share"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    strand: str
    agency: str
    agreed_by: str
    agreed_on: date
    monitored_by: str
    recharged: bool
    by: UUID
    by_name: str


SHARES = Shelf(ShareRow, Share)


# ---------------------------------------------------------------- of one case


def of_case(session: Session, whose: UUID) -> tuple[Paid, ...]:
    """Every entry of a case, the latest first."""
    order = (col(PaidRow.on).desc(), col(PaidRow.at).desc(), col(PaidRow.id))
    return PAID.where(session, col(PaidRow.case) == whose, order=order)


def pauses_of(session: Session, whose: UUID) -> tuple[Paused, ...]:
    """The pauses of a case, the latest first."""
    order = (col(PausedRow.first).desc(), col(PausedRow.id))
    return PAUSES.where(session, col(PausedRow.case) == whose, order=order)


def shares_of(session: Session, whose: UUID) -> tuple[Share, ...]:
    """Who bears which strand of a case: one for each strand, the last one written."""
    found = SHARES.where(session, col(ShareRow.case) == whose, order=(col(ShareRow.agreed_on),))
    return tuple({each.strand: each for each in found}.values())


def by_line(session: Session, lines: Sequence[UUID]) -> dict[UUID, Paid]:
    """The payments that these lines of runs became, by line."""
    found: dict[UUID, Paid] = {}
    for start in range(0, len(lines), 500):
        part = lines[start : start + 500]
        for each in PAID.where(session, col(PaidRow.line).in_(part)):
            if each.line is not None:
                found[each.line] = each
    return found


def undone_of(session: Session, payments: Sequence[UUID]) -> frozenset[UUID]:
    """Those of these payments that came back or were reversed."""
    table, held = _columns(PaidRow), set[UUID]()
    for start in range(0, len(payments), 500):
        part = payments[start : start + 500]
        held |= set(session.scalars(select(table.undoes).where(table.undoes.in_(part))))
    return frozenset(held)


def keep(session: Session, entry: Paid) -> Paid:
    """Keeps an entry. Busy: the same was kept at the same moment, so it is looked at anew."""
    try:
        return PAID.put(session, entry)
    except IntegrityError:
        raise Busy from None


def add(session: Session, entries: Sequence[Paid]) -> None:
    """Keeps the payments of a run. Busy: one of them was paid at the same moment."""
    try:
        PAID.add_many(session, entries)
    except IntegrityError:
        raise Busy from None


# ---------------------------------------------------------------- of all cases, for a run


def paid_so_far(session: Session) -> dict[UUID, dict[Purse, Money]]:
    """What was paid of every case, by strand, way and payee, what came back taken off."""
    table = _columns(PaidRow)
    whose_ = (table.case, table.strand, table.way, table.payee_no)
    asked = select(*whose_, func.sum(_signed(table))).group_by(*whose_)
    found: dict[UUID, dict[Purse, Money]] = defaultdict(dict)
    for whose, strand, way, number, pence in session.execute(asked):
        found[whose][Strand(strand), Way(way), number] = Money(int(pence))
    return found


Turns = dict[tuple[UUID, Strand, Way, int, date], int]
"""How many payments there were, by agreement, strand, way, payee and period."""


def turns(session: Session, run_kind: str, since: date) -> dict[UUID, Turns]:
    """How many payments of a kind there were, by case."""
    table = _columns(PaidRow)
    by = (table.case, table.agreement, table.strand, table.way, table.payee_no, table.first)
    asked = (
        select(*by, func.max(table.turn))
        .where(table.run_kind == run_kind, table.first >= since)
        .group_by(*by)
    )
    found: dict[UUID, Turns] = defaultdict(dict)
    for whose, agreement, strand, way, number, first, most in session.execute(asked):
        found[whose][agreement, Strand(strand), Way(way), number, first] = most
    return found


def not_looked_at(session: Session) -> dict[UUID, dict[int, tuple[date, ...]]]:
    """Days of payments that came back and that nobody has looked at, by case and payee."""
    table = _columns(PaidRow)
    asked = (
        select(table.case, table.payee_no, table.on)
        .where(table.kind == PaidKind.RETURNED.value, table.looked_on.is_(None))
        .order_by(table.on)
    )
    found: dict[UUID, dict[int, tuple[date, ...]]] = defaultdict(dict)
    for whose, number, on in session.execute(asked):
        found[whose][number] = (*found[whose].get(number, ()), on)
    return found


def returned_entries(session: Session) -> tuple[Paid, ...]:
    """Payments that came back and that nobody has looked at, the longest waiting first."""
    return PAID.where(
        session,
        col(PaidRow.kind) == PaidKind.RETURNED.value,
        col(PaidRow.looked_on).is_(None),
        order=(col(PaidRow.on), col(PaidRow.id)),
    )


def of_strand(session: Session, strand: Strand) -> tuple[Paid, ...]:
    """Every entry of one strand, of all cases."""
    order = (col(PaidRow.on), col(PaidRow.id))
    return PAID.where(session, col(PaidRow.strand) == strand.value, order=order)


def agencies(session: Session) -> dict[tuple[UUID, Strand], Share]:
    """Who bears which strand, by case and strand."""
    found = SHARES.where(session, order=(col(ShareRow.agreed_on),))
    return {(each.case, each.strand): each for each in found}


def paid_between(session: Session, first: date, last: date) -> dict[tuple[UUID, Strand], Money]:
    """What was paid from a day to a day, what came back taken off, by case and strand."""
    table = _columns(PaidRow)
    asked = (
        select(table.case, table.strand, func.sum(_signed(table)))
        .where(table.on >= first, table.on <= last)
        .group_by(table.case, table.strand)
    )
    return {
        (whose, Strand(strand)): Money(int(pence))
        for whose, strand, pence in session.execute(asked)
    }


def _signed(table: Any) -> Any:
    """The sum of an entry as it counts: a payment for it, what came back against it."""
    return case(
        (table.kind.in_(sorted(each.value for each in ADDS)), table.amount),
        (table.kind.in_(sorted(each.value for each in LESSENS)), -table.amount),
        else_=0,
    )


def agreed_pauses(session: Session) -> dict[UUID, tuple[Paused, ...]]:
    """Every pause that a manager agreed to, by case."""
    found: dict[UUID, tuple[Paused, ...]] = {}
    for each in PAUSES.where(session, col(PausedRow.state) == PauseState.AGREED.value):
        found[each.case] = (*found.get(each.case, ()), each)
    return found


def asked_pauses(session: Session) -> tuple[Paused, ...]:
    """Every pause that a manager has to answer."""
    order = (col(PausedRow.asked_on), col(PausedRow.id))
    return PAUSES.where(session, col(PausedRow.state) == PauseState.ASKED.value, order=order)


def shared(session: Session) -> dict[UUID, frozenset[Strand]]:
    """Strands whose agency has agreed its share, by case."""
    table = _columns(ShareRow)
    found: dict[UUID, frozenset[Strand]] = {}
    for whose, strand in session.execute(select(table.case, table.strand)):
        found[whose] = found.get(whose, frozenset()) | {Strand(strand)}
    return found


def ever_paid(session: Session, cases: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these cases that had a payment already."""
    table, held, wanted = _columns(PaidRow), set[UUID](), list(cases)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        held |= set(session.scalars(select(table.case).where(table.case.in_(part)).distinct()))
    return frozenset(held)


def _columns(row: Any) -> Any:
    return row.__table__.c
