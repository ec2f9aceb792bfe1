"""Assessments in the store: answers, and once sealed the budget and its explanation with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Text, func
from sqlalchemy.dialects.postgresql import array
from sqlmodel import Field, Session, col, select

from ras_desktop.domain.assessment import STANDING, Assessment, AssessmentState
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.following import latest_first
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import GateAnswer
from ras_desktop.store import mapping
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store.family import CaseRow
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import MANY, Shelf, forget, kept_in_mind
from ras_desktop.store.table import JsonText, Moment, Row


class AssessmentRow(Row, table=True):
    """One assessment; `annual` … `sealed_by_name` repeat what lists need of `sealed`.

    What lists read stands before the long texts, here as in other tables: SQLite goes through a
    row from its beginning, over as many pages as it fills.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        Index("assessment_in_state", "state", "case", "id", "on", "sealed_by", "sealed_at"),
    )

    case: UUID = Field(foreign_key="family_case.id", index=True)
    scheme: UUID = Field(foreign_key="edition.id")
    scheme_name: str
    scheme_version: str
    form: str
    on: date
    state: str
    annual: int | None = Field(default=None, sa_type=BigInteger)
    outcome: str = ""
    sealed_at: datetime | None = Field(default=None, sa_type=Moment)
    sealed_by: UUID | None = None
    sealed_by_name: str = ""
    answers: str = Field(sa_type=JsonText)
    gates: str = Field(sa_type=JsonText)
    chosen: str = Field(sa_type=JsonText)
    carried: str = Field(sa_type=JsonText)
    show_estimate: bool
    why: str
    follows: UUID | None = Field(default=None, foreign_key="assessment.id", index=True)
    reason: str
    started_by: UUID | None
    started_by_name: str
    started_at: datetime | None = Field(sa_type=Moment)
    sealed: str | None = Field(default=None, sa_type=JsonText)


guard(
    "assessment",
    (
        "id", "scheme", "scheme_name", "scheme_version", "form", "on", "answers", "gates", "chosen",
        "why", "follows", "reason", "started_by", "started_by_name", "started_at", "sealed",
        "annual", "outcome", "sealed_at", "sealed_by", "sealed_by_name",
    ),
    "OLD.sealed IS NOT NULL",
    also_refuse="NEW.state = 'draft'",
)  # fmt: skip

ASSESSMENTS = Shelf(AssessmentRow, Assessment)


def put(session: Session, assessment: Assessment) -> Assessment:
    """Keeps an assessment. StaleCopy, Gone as Shelf.put."""
    return ASSESSMENTS.put(session, assessment, **repeated(assessment))


def repeated(assessment: Assessment) -> dict[str, Any]:
    """The columns that repeat what lists need of the sealed part."""
    sealed = assessment.sealed
    annual: Money | None = sealed.budget.annual if sealed else None
    return {
        "annual": annual.pence if annual is not None else None,
        "outcome": sealed.budget.outcome.value if sealed else "",
        "sealed_at": sealed.at if sealed else None,
        "sealed_by": sealed.by if sealed else None,
        "sealed_by_name": sealed.by_name if sealed else "",
    }


def hold(session: Session, case: UUID) -> None:
    """Holds a case until the transaction ends, so that two never start something of it at once."""
    if session.get_bind().dialect.name == "postgresql":  # also for whoever may not change the case
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(str(case), 0))))
        forget(session)
    held = select(CaseRow).where(CaseRow.id == case)
    row = session.exec(held.execution_options(populate_existing=True)).first()
    if row is not None:
        kept_in_mind(session, row)


def hold_many(session: Session, cases: Iterable[UUID]) -> None:
    """As `hold`, for many cases: always in the same order, so that two never wait for each other.

    Their rows are read anew by whoever asks for them next.
    """
    if session.get_bind().dialect.name == "postgresql":
        wanted = [str(each) for each in sorted(cases)]
        for start in range(0, len(wanted), MANY):
            named = func.unnest(array(wanted[start : start + MANY], type_=Text)).column_valued("c")
            key = func.hashtextextended(named, 0)
            session.execute(select(func.pg_advisory_xact_lock(key)))
    forget(session)
    session.flush()
    session.expire_all()


def of_case(session: Session, case: UUID) -> tuple[Assessment, ...]:
    """All assessments of a case, the latest first."""
    return latest_first(ASSESSMENTS.where(session, col(AssessmentRow.case) == case))


def in_state(session: Session, case: UUID, *states: AssessmentState) -> tuple[Assessment, ...]:
    """The assessments of a case in these states, the latest first."""
    wanted = tuple(each.value for each in states)
    found = ASSESSMENTS.where(
        session, col(AssessmentRow.case) == case, col(AssessmentRow.state).in_(wanted)
    )
    return latest_first(found)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a standing assessment of an open case was worked out from, without the child's name.

    `worker`, `team` and `restricted` are the case's: they say who may know of it.
    """

    case: UUID
    worker: UUID | None
    team: str
    restricted: bool
    on: date
    born: date | None
    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]
    chosen: tuple[str, ...]


def answered(session: Session) -> tuple[Answered, ...]:
    """Of every open case the assessment whose budget is the one to plan with: for a caseload.

    Answers as they count: the confirmed ones where a moderation changed them.
    """
    row = AssessmentRow
    whose: list[Any] = [row.case, CaseRow.worker, CaseRow.team, CaseRow.restricted]
    columns: list[Any] = [*whose, row.on, CaseRow.born, row.answers, row.gates, row.chosen, row.id]
    wanted = tuple(each.value for each in STANDING)
    statement = (
        select(*columns)
        .join(CaseRow, col(CaseRow.id) == col(row.case))
        .where(col(row.state).in_(wanted), col(CaseRow.state) == CaseState.OPEN.value)
        .order_by(col(row.id))
    )
    confirmed = moderation_store.changed_answers(session)
    return tuple(
        _as_counted(mapping.read(Answered, each), confirmed.get(each.id))
        for each in session.exec(statement)
    )


def _as_counted(held: Answered, changed: Mapping[str, Given] | None) -> Answered:
    return replace(held, answers={**held.answers, **changed}) if changed else held
