"""Agreements in the store: once signed, what was signed never changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.agreement import Agreement, AgreementState, Ended, Part
from ras_desktop.domain.payment import Rhythm
from ras_desktop.store import coding
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class AgreementRow(Row, table=True):
    """One agreement of a case; `annual` repeats the sum of its parts for lists."""

    __tablename__ = "agreement"
    __table_args__ = (
        Index("agreement_of_case", "case", "state", "starts"),
        Index("agreement_in_state", "state", "case", "id", "started_at"),
    )

    case: UUID = Field(foreign_key="family_case.id")
    decision: UUID = Field(foreign_key="panel_decision.id", index=True)
    state: str
    starts: date
    rhythm: str
    started_at: datetime | None = Field(sa_type=Moment)
    signed_on: date | None = None
    annual: int = Field(default=0, sa_type=BigInteger)
    parts: str = Field(sa_type=JsonText)
    payee: str = Field(sa_type=JsonText)
    beside: str = Field(sa_type=JsonText)
    checks: str = Field(sa_type=JsonText)
    relative: str = Field(sa_type=JsonText)
    employs: bool | None
    employer: str = Field(sa_type=JsonText)
    help_to_manage: str
    started_by: UUID | None
    started_by_name: str
    settled: str | None = Field(default=None, sa_type=JsonText)
    signatures: str = Field(sa_type=JsonText)
    ended: str | None = Field(default=None, sa_type=JsonText)


guard(
    "agreement",
    (
        "id", "decision", "parts", "starts", "rhythm", "payee", "beside", "relative", "employs",
        "help_to_manage", "started_by", "started_by_name", "started_at", "settled", "signatures",
        "signed_on", "annual",
    ),
    "OLD.signed_on IS NOT NULL",
    also_refuse="NEW.state NOT IN ('signed', 'ended')",
)  # fmt: skip

AGREEMENTS = Shelf(AgreementRow, Agreement)


def put(session: Session, agreement: Agreement) -> Agreement:
    """Keeps an agreement. StaleCopy, Gone as Shelf.put."""
    return AGREEMENTS.put(session, agreement, **repeated(agreement))


def repeated(agreement: Agreement) -> dict[str, Any]:
    """The column that repeats the sum a year."""
    return {"annual": agreement.annual.pence}


def of_case(session: Session, case: UUID) -> tuple[Agreement, ...]:
    """All agreements of a case, the one that begins last first."""
    order = (col(AgreementRow.started_at).desc(), col(AgreementRow.id))
    return AGREEMENTS.where(session, col(AgreementRow.case) == case, order=order)


def add_many(session: Session, agreements: Iterable[Agreement]) -> None:
    """Keeps new agreements about decisions that are kept already."""
    AGREEMENTS.add_many(session, agreements, repeated)


def unfinished(session: Session, case: UUID) -> Agreement | None:
    """The one that is being written or signed, or None."""
    states = (AgreementState.DRAFT.value, AgreementState.READY.value)
    return next(iter(each for each in of_case(session, case) if each.state.value in states), None)


def in_brief(session: Session, cases: Collection[UUID] | None = None) -> tuple[Agreement, ...]:
    """Every agreement that is or was signed (of these cases; None: of all), as far as money goes:
    without payee, checks, signatures and what was made ready. Not to be kept again."""
    table = AgreementRow.__table__.c  # type: ignore[attr-defined]
    wanted = (
        select(
            table.id, table.case, table.decision, table.parts, table.starts, table.rhythm,
            table.state, table.started_at, table.signed_on, table.ended,
        )
        .where(table.signed_on.is_not(None))
        .order_by(table.case, table.starts, table.id)
    )  # fmt: skip
    if cases is not None:
        wanted = wanted.where(table.case.in_(cases))
    return tuple(map(_brief, session.execute(wanted)))


def _brief(row: Any) -> Agreement:
    return Agreement(
        row.id, row.case, row.decision, coding.load(tuple[Part, ...], row.parts), row.starts,
        Rhythm(row.rhythm), state=AgreementState(row.state), started_at=row.started_at,
        signed_on=row.signed_on, ended=coding.load(Ended, row.ended) if row.ended else None,
    )  # fmt: skip


def signed_decisions(session: Session) -> frozenset[UUID]:
    """The decisions about which an agreement was signed."""
    table = AgreementRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(table.decision).where(table.signed_on.is_not(None))
    return frozenset(session.execute(wanted).scalars())
