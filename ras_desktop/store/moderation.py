"""Moderations in the store: drafts with an optimistic lock, decided ones sealed for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.moderation import Moderation, ModerationState
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.store import mapping
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class ModerationRow(Row, table=True):
    """One moderation; `annual` … `decided_by_name` repeat what lists need of `decided`."""

    __tablename__ = "moderation"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    assessment: UUID = Field(foreign_key="assessment.id", index=True)
    state: str = Field(index=True)
    answers: str = Field(sa_type=JsonText)
    reasons: str = Field(sa_type=JsonText)
    reason: str
    needed: str
    started_by: UUID | None
    started_by_name: str
    started_at: datetime | None = Field(sa_type=Moment)
    annual: int | None = Field(default=None, sa_type=BigInteger)
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    decided_by_name: str = ""
    decided: str | None = Field(default=None, sa_type=JsonText)


guard(
    "moderation",
    (
        "id", "assessment", "state", "answers", "reasons", "reason", "needed", "started_by",
        "started_by_name", "started_at", "annual", "decided_at", "decided_by_name", "decided",
    ),
    "OLD.decided IS NOT NULL",
)  # fmt: skip

MODERATIONS = Shelf(ModerationRow, Moderation)


def put(session: Session, moderation: Moderation) -> Moderation:
    """Keeps a moderation. StaleCopy, Gone as Shelf.put."""
    return MODERATIONS.put(session, moderation, **repeated(moderation))


def repeated(moderation: Moderation) -> dict[str, Any]:
    """The columns that repeat what lists need of the decided part."""
    part = moderation.decided
    annual: Money | None = part.budget.annual if part and part.budget else None
    return {
        "annual": annual.pence if annual is not None else None,
        "decided_at": part.at if part else None,
        "decided_by_name": part.by_name if part else "",
    }


def of_assessment(session: Session, assessment: UUID) -> tuple[Moderation, ...]:
    """All moderations of an assessment, the latest begun first."""
    order = (col(ModerationRow.started_at).desc(), col(ModerationRow.id))
    return MODERATIONS.where(session, col(ModerationRow.assessment) == assessment, order=order)


def confirmed(session: Session, assessment: UUID) -> Moderation | None:
    """The moderation by which an assessment was confirmed; None if it was not yet."""
    found = MODERATIONS.where(
        session,
        col(ModerationRow.assessment) == assessment,
        col(ModerationRow.state) == ModerationState.CONFIRMED.value,
    )
    return next(iter(found), None)


def drop_draft(session: Session, assessment: UUID) -> None:
    """Removes the open moderation of an assessment that another one has taken the place of."""
    for each in of_assessment(session, assessment):
        if not each.is_sealed:
            MODERATIONS.drop(session, each)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an assessment: confirmed with a yearly sum, or last sent back."""

    state: ModerationState
    at: datetime
    by_name: str
    annual: Money | None


def verdicts(session: Session, cases: Any = None) -> Mapping[UUID, Verdict]:
    """Assessment → what became of it; of these cases, None: of all. Reads no long text.

    Who sent it back and confirmed it later has confirmed it.
    """
    table = ModerationRow.__table__  # type: ignore[attr-defined]
    names = ("assessment", "state", "decided_at", "decided_by_name", "annual")
    wanted = select(*(table.c[each] for each in names)).where(table.c.decided_at.is_not(None))
    if cases is not None:
        wanted = wanted.where(table.c.case.in_(cases))
    found: dict[UUID, Verdict] = {}
    for assessment, state, at, by_name, annual in session.execute(wanted):
        sum_ = None if annual is None else Money(annual)
        made = Verdict(ModerationState(state), at, by_name, sum_)
        held = found.get(assessment)
        if held is None or _rank(held) < _rank(made):
            found[assessment] = made
    return found


def _rank(verdict: Verdict) -> tuple[bool, datetime]:
    return verdict.state is ModerationState.CONFIRMED, verdict.at


def changed_answers(session: Session) -> Mapping[UUID, Mapping[str, Given]]:
    """Assessment → the answers that were confirmed otherwise than the worker gave them."""
    table = ModerationRow.__table__  # type: ignore[attr-defined]
    confirmed_ = table.c.state == ModerationState.CONFIRMED.value
    wanted = select(table.c.assessment, table.c.answers).where(confirmed_)
    read = mapping.from_column(Mapping[str, Given])
    found = ((assessment, read(held)) for assessment, held in session.execute(wanted))
    return {assessment: answers for assessment, answers in found if answers}
