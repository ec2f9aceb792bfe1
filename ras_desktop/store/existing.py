"""Existing packages in the store: which cases have one, and since when it is reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.request import Strand
from ras_desktop.store.amount import SetAmountRow
from ras_desktop.store.assessment import AssessmentRow
from ras_desktop.store.family import CaseRow


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one existing package: since when its sum was in force, its first sealed
    assessment, and whether one is begun."""

    since: date | None
    done: date | None
    begun: bool


def every(session: Session) -> dict[UUID, Kept]:
    """All cases with a package from before the RAS, in whatever state; merged ones are gone."""
    case = col(CaseRow.id)
    asked = select(case).where(col(CaseRow.existing_package), col(CaseRow.merged_into).is_(None))
    cases = {id_ for (id_,) in session.execute(asked)}
    draft = AssessmentState.DRAFT.value
    of, state = col(AssessmentRow.case), col(AssessmentRow.state)
    first = select(of, func.min(col(AssessmentRow.on))).where(state != draft).group_by(of)
    done: dict[UUID, date] = {row[0]: row[1] for row in session.execute(first)}
    begun = {id_ for (id_,) in session.execute(select(of).where(state == draft))}
    whose = col(SetAmountRow.case)
    social = col(SetAmountRow.strand) == Strand.SOCIAL_CARE.value
    earliest = select(whose, func.min(col(SetAmountRow.set_on))).where(social).group_by(whose)
    since: dict[UUID, date] = {row[0]: row[1] for row in session.execute(earliest)}
    return {id_: Kept(since.get(id_), done.get(id_), id_ in begun) for id_ in cases}


def to_do(session: Session) -> frozenset[UUID]:
    """The cases whose package was never reviewed with the RAS."""
    reviewed = select(col(AssessmentRow.case)).where(
        col(AssessmentRow.state) != AssessmentState.DRAFT.value
    )
    asked = select(col(CaseRow.id)).where(
        col(CaseRow.existing_package),
        col(CaseRow.merged_into).is_(None),
        col(CaseRow.id).not_in(reviewed),
    )
    return frozenset(id_ for (id_,) in session.execute(asked))
