"""Proposals about the account of a direct payment, in the store."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.proposal import Proposal
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Pence, Row


class ProposalRow(Row, table=True):
    """One proposal; once it is decided or withdrawn nothing of it changes."""

    __tablename__ = "proposal"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    concern: str
    sum: int = Field(sa_type=Pence)
    first: date
    last: date
    reasons: str
    made_on: date
    answer_by: date
    by: UUID
    by_name: str
    steps: str = Field(sa_type=JsonText)
    state: str = Field(index=True)
    answer: str
    answered_on: date | None
    decision: str
    decided_sum: int | None = Field(default=None, sa_type=Pence)
    decided_on: date | None
    decided_by_name: str


_SAID = (
    "id", "concern", "sum", "first", "last", "reasons", "made_on", "answer_by", "by", "by_name",
    "steps", "state", "answer", "answered_on", "decision", "decided_sum", "decided_on",
    "decided_by_name",
)  # fmt: skip

guard("proposal", _SAID, "OLD.state IN ('decided', 'withdrawn')")

PROPOSALS = Shelf(ProposalRow, Proposal)


def of_case(session: Session, case: UUID) -> tuple[Proposal, ...]:
    """The proposals of a case, the latest first."""
    order = (col(ProposalRow.made_on).desc(), col(ProposalRow.id))
    return PROPOSALS.where(session, col(ProposalRow.case) == case, order=order)
