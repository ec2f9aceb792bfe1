"""Requests and early ticks in the store."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import Index
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.request import EarlyStep, EarlyTick, Request
from ras_desktop.store import mapping
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Row


class RequestRow(Row, table=True):
    """One request for a personal budget, with its outcome."""

    __tablename__ = "request"
    __table_args__ = (Index("request_by_outcome", "outcome", "case", "id", "made_on"),)

    case: UUID = Field(foreign_key="family_case.id", index=True)
    made_on: date
    made_by: str
    relation: str
    strands: str = Field(sa_type=JsonText)
    words: str
    outcome: str
    outcome_on: date | None
    reason: str
    decided_by: str


class EarlyTickRow(Row, table=True):
    """One early step that was done for a family."""

    __tablename__ = "early_tick"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    step: str
    day: date
    who: str


REQUESTS = Shelf(RequestRow, Request, "request")


def of_case(session: Session, case: UUID) -> tuple[Request, ...]:
    """The requests of a case, the latest first."""
    order = (col(RequestRow.made_on).desc(), col(RequestRow.id))
    return REQUESTS.where(session, col(RequestRow.case) == case, order=order)


def case_of(session: Session, request: UUID) -> UUID | None:
    """Whose request this is; None if there is none."""
    return session.exec(select(RequestRow.case).where(RequestRow.id == request)).first()


def ticks_of(session: Session, case: UUID) -> tuple[EarlyTick, ...]:
    """The early steps that were done, in their order; of two the same the earlier."""
    rows = session.exec(
        select(EarlyTickRow).where(EarlyTickRow.case == case).order_by(col(EarlyTickRow.day).desc())
    )
    held = {row.step: mapping.read(EarlyTick, row) for row in rows}
    return tuple(held[step] for step in EarlyStep if step in held)


def tick(session: Session, case: UUID, done: EarlyTick) -> None:
    """Writes down that an early step was done, over what was written of the same step."""
    untick(session, case, done.step)
    session.add(EarlyTickRow(id=uuid4(), case=case, **mapping.columns_of(done)))
    session.flush()


def untick(session: Session, case: UUID, step: EarlyStep) -> bool:
    """Takes a tick away that was a slip. False if there was none."""
    wanted = select(EarlyTickRow).where(EarlyTickRow.case == case, EarlyTickRow.step == step.value)
    rows = tuple(session.exec(wanted))
    for row in rows:
        session.delete(row)
    session.flush()
    return bool(rows)
