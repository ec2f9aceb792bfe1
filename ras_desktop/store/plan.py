"""Plans in the store: drafts with an optimistic lock, agreed ones sealed."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, Session, col

from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.following import latest_first
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Sums, planned_sums
from ras_desktop.domain.plan import PlanState, Way
from ras_desktop.domain.request import Strand
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class PlanRow(Row, table=True):
    """One plan of a case; `planned`, `agreed_at` and `sums` repeat what lists need of `agreed`."""

    __tablename__ = "plan"
    __table_args__ = (Index("plan_in_state", "state", "case", "id", "on"),)

    case: UUID = Field(foreign_key="family_case.id", index=True)
    on: date
    state: str
    planned: int | None = Field(default=None, sa_type=BigInteger)
    agreed_at: datetime | None = Field(default=None, sa_type=Moment)
    sums: str = Field(default="", sa_type=JsonText)
    plan: str = Field(sa_type=JsonText)
    assessment: UUID | None = Field(default=None, foreign_key="assessment.id")
    amounts: str = Field(sa_type=JsonText)
    prices: UUID | None = Field(default=None, foreign_key="edition.id")
    terms: UUID | None = Field(default=None, foreign_key="edition.id")
    scope: UUID | None = Field(default=None, foreign_key="edition.id")
    template: UUID | None = Field(default=None, foreign_key="edition.id")
    sources: str = Field(sa_type=JsonText)
    follows: UUID | None = Field(default=None, foreign_key="plan.id", index=True)
    reason: str
    started_by: UUID | None
    started_by_name: str
    started_at: datetime | None = Field(sa_type=Moment)
    agreed: str | None = Field(default=None, sa_type=JsonText)


guard(
    "plan",
    (
        "id", "on", "plan", "assessment", "amounts", "prices", "terms", "scope", "template",
        "sources", "follows", "reason", "started_by", "started_by_name", "started_at", "agreed",
        "planned", "agreed_at", "sums",
    ),
    "OLD.agreed IS NOT NULL",
    also_refuse="NEW.state = 'draft'",
)  # fmt: skip

PLANS = Shelf(PlanRow, CasePlan)


def put(session: Session, plan: CasePlan) -> CasePlan:
    """Keeps a plan. StaleCopy, Gone as Shelf.put."""
    return PLANS.put(session, plan, **repeated(plan))


def repeated(plan: CasePlan) -> dict[str, Any]:
    """The columns that repeat what lists need of the agreed part."""
    agreed = plan.agreed
    return {
        "planned": agreed.planned.pence if agreed else None,
        "agreed_at": agreed.at if agreed else None,
        "sums": sums_text(planned_sums(agreed.cost)) if agreed else "",
    }


def sums_text(sums: Sums) -> str:
    """Sums by strand and way as text: the same text says that a plan fits a decision."""
    whole = {f"{strand.value}/{way.value}": sum_.pence for (strand, way), sum_ in sums.items()}
    return json.dumps(whole, sort_keys=True)


def read_sums(text: str) -> Sums:
    """The sums that `sums_text` wrote; none for an empty text."""
    found = {}
    for key, pence in json.loads(text or "{}").items():
        strand, way = key.split("/")
        found[Strand(strand), Way(way)] = Money(pence)
    return found


def of_case(session: Session, case: UUID) -> tuple[CasePlan, ...]:
    """All plans of a case, the latest first."""
    return latest_first(PLANS.where(session, col(PlanRow.case) == case))


def in_state(session: Session, case: UUID, state: PlanState) -> tuple[CasePlan, ...]:
    """The plans of a case in a state, the latest first."""
    return latest_first(
        PLANS.where(session, col(PlanRow.case) == case, col(PlanRow.state) == state.value)
    )
