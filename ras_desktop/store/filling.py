"""Many new cases at once, in a few statements: for a demonstration or an import.

Everything is new, so nothing is looked for and nothing is locked; values of one table go through
`Shelf.add_many`. The caseload's lines are made afterwards (`services.caseload.rebuild`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlmodel import Session, SQLModel, insert

from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.moderation import Moderation
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.panel_put import Put
from ras_desktop.domain.people import WorkerSpell
from ras_desktop.domain.request import EarlyTick
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import mapping
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import people as people_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store.family import StateChangeRow
from ras_desktop.store.panel import Sitting
from ras_desktop.store.people import SiblingRow, WorkerSpellRow
from ras_desktop.store.request import EarlyTickRow

Columns = Mapping[str, Any]


def assessments(session: Session, values: Iterable[Assessment]) -> None:
    """Keeps new assessments; one that follows another comes after it."""
    assessment_store.ASSESSMENTS.add_many(session, values, assessment_store.repeated)


def moderations(session: Session, values: Iterable[Moderation]) -> None:
    """Keeps new moderations of assessments that are kept already."""
    moderation_store.MODERATIONS.add_many(session, values, moderation_store.repeated)


def plans(session: Session, values: Iterable[CasePlan]) -> None:
    """Keeps new plans; one that follows another comes after it."""
    plan_store.PLANS.add_many(session, values, plan_store.repeated)


def meetings(session: Session, values: Iterable[Sitting]) -> None:
    """Keeps new meetings of the panel."""
    panel_store.SITTINGS.add_many(session, values)


def puts(session: Session, values: Iterable[Put]) -> None:
    """Keeps what was put to the panel, of plans and for meetings that are kept already."""
    panel_store.PUTS.add_many(session, values, lambda each: {"sum": each.question.asked.pence})


def decisions(session: Session, values: Iterable[Decision]) -> None:
    """Keeps new decisions; one that takes another's place comes after it."""
    panel_store.DECISIONS.add_many(session, values, panel_store.repeated)


def siblings(session: Session, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Links siblings' cases, both ways; a pair that is named twice is linked once."""
    ordered = sorted({(min(pair), max(pair)) for pair in pairs})
    rows = (
        {"id": people_store.link_id(first, second), "first": first, "second": second}
        for first, second in ordered
    )
    _insert(session, SiblingRow, rows)


def spells(session: Session, values: Iterable[tuple[UUID, UUID, WorkerSpell]]) -> None:
    """Who held which case: identifier of the row, case, spell."""
    rows = ({"id": id_, "case": case, **mapping.columns_of(spell)} for id_, case, spell in values)
    _insert(session, WorkerSpellRow, rows)


def ticks(session: Session, values: Iterable[tuple[UUID, UUID, EarlyTick]]) -> None:
    """Early steps that were done: identifier of the row, case, tick."""
    rows = ({"id": id_, "case": case, **mapping.columns_of(tick)} for id_, case, tick in values)
    _insert(session, EarlyTickRow, rows)


def state(
    id_: UUID,
    case: UUID,
    now: CaseState,
    day: date,
    reason: str,
    by: tuple[UUID, str],
    at: datetime,
) -> Columns:
    """A state that a case took on a day, for `states`. `by`: who noted it, identifier and name."""
    return {
        "id": id_, "case": case, "state": now.value, "day": day, "reason": reason,
        "by": by[0], "by_name": by[1], "at": at,
    }  # fmt: skip


def states(session: Session, taken: Iterable[Columns]) -> None:
    """Writes down the states that cases took."""
    _insert(session, StateChangeRow, taken)


def _insert(session: Session, row: type[SQLModel], rows: Iterable[Columns]) -> None:
    table: Table = row.__table__  # type: ignore[attr-defined]
    held = [{**each, "version": 1} for each in rows]
    if held:
        session.execute(insert(table), held)
