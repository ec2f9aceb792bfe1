"""Rate uplifts and what each did to a family, in the store; what is approved never changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.panel import Decision
from ras_desktop.domain.uplift import Held, Lifted, Uplift
from ras_desktop.store.panel import DECISIONS, DecisionRow
from ras_desktop.store.plan import PLANS, PlanRow
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import MANY, Shelf
from ras_desktop.store.table import JsonText, Pence, Row


class UpliftRow(Row, table=True):
    """One uplift; it is about no one case."""

    __tablename__ = "uplift"

    starts: date
    title: str
    share: str
    by: UUID
    by_name: str
    made_on: date
    state: str = Field(index=True)
    ended_by: UUID | None = None
    ended_by_name: str
    ended_on: date | None = None
    families: int
    more: int = Field(sa_type=Pence)


class LiftedRow(Row, table=True):
    """What an approved uplift did to one family."""

    __tablename__ = "uplift_case"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    uplift: UUID = Field(foreign_key="uplift.id", index=True)
    agreement: UUID = Field(foreign_key="agreement.id", index=True)
    starts: date
    approved_on: date
    lifts: str = Field(sa_type=JsonText)
    lines: str = Field(sa_type=JsonText)
    kept: str = Field(sa_type=JsonText)
    decision: UUID | None = Field(default=None, foreign_key="panel_decision.id", index=True)


guard(
    "uplift",
    (
        "id", "starts", "title", "share", "by", "by_name", "made_on", "state", "ended_by",
        "ended_by_name", "ended_on", "families", "more",
    ),
    "OLD.state IN ('approved', 'withdrawn')",
)  # fmt: skip
guard(
    "uplift_case",
    ("id", "uplift", "agreement", "starts", "approved_on", "lifts", "lines", "kept", "decision"),
    ALWAYS,
)

UPLIFTS = Shelf(UpliftRow, Uplift)
LIFTED = Shelf(LiftedRow, Lifted)


def every(session: Session) -> tuple[Uplift, ...]:
    """All uplifts, the latest first."""
    return UPLIFTS.where(session, order=(col(UpliftRow.starts).desc(), col(UpliftRow.id)))


def lifted_in(session: Session, uplift: UUID) -> tuple[Lifted, ...]:
    """What an uplift did, family by family."""
    return LIFTED.where(session, col(LiftedRow.uplift) == uplift, order=(col(LiftedRow.id),))


def lifted_of(session: Session, cases: Collection[UUID] | None) -> dict[UUID, list[Lifted]]:
    """What uplifts did to these cases (None: to all), by case, in the order of approval."""
    some: Iterable[Lifted]
    order = (col(LiftedRow.approved_on), col(LiftedRow.starts), col(LiftedRow.id))
    if cases is None or len(cases) > MANY:
        some = LIFTED.where(session, order=order)
    else:
        some = LIFTED.where(session, col(LiftedRow.case).in_(cases), order=order)
    found: dict[UUID, list[Lifted]] = {}
    for each in some:
        if cases is None or each.case in cases:
            found.setdefault(each.case, []).append(each)
    return found


def supports_of(session: Session, decisions: Collection[UUID]) -> dict[UUID, tuple[Held, ...]]:
    """Of these decisions the supports that were granted, with the item of the price list."""
    held = DECISIONS.where(session, col(DecisionRow.id).in_(decisions))
    codes = _codes(session, {each.plan for each in held})
    return {each.id: tuple(_supports(each, codes)) for each in held}


def _codes(session: Session, plans: Collection[UUID]) -> dict[UUID, str]:
    found = {}
    for plan in PLANS.where(session, col(PlanRow.id).in_(plans)):
        found.update({line.id: line.price_code for line in plan.plan.lines})
    return found


def _supports(decision: Decision, codes: dict[UUID, str]) -> Iterable[Held]:
    if decision.decided is None:
        return
    given = {each.line: each for each in decision.lines}
    for line in decision.decided.question.lines:
        granted = given.get(line.line)
        if granted is not None and granted.approved:
            units = granted.units
            if units is None and granted.approved == line.amount:
                units = line.units
            yield Held(
                line.line, line.what, line.strand, line.way, granted.approved, units, line.unit,
                codes.get(line.line, ""),
            )  # fmt: skip
