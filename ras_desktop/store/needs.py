"""Needs assessments in the store, with the assessed needs that plans and decisions bind to."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col, select

from ras_desktop.domain.needs import NeedsAssessment
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Row


class NeedsAssessmentRow(Row, table=True):
    """One underlying assessment with its needs; needs taken out again are kept, marked dropped."""

    __tablename__ = "needs_assessment"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    kind: str
    day: date
    author: str
    summary: str
    needs: str = Field(sa_type=JsonText)


NEEDS = Shelf(NeedsAssessmentRow, NeedsAssessment, "needs")


def of_case(session: Session, case: UUID) -> tuple[NeedsAssessment, ...]:
    """The needs assessments of a case, the latest first."""
    order = (col(NeedsAssessmentRow.day).desc(), col(NeedsAssessmentRow.id))
    return NEEDS.where(session, col(NeedsAssessmentRow.case) == case, order=order)


def case_of(session: Session, assessment: UUID) -> UUID | None:
    """Whose assessment this is; None if there is none."""
    wanted = select(NeedsAssessmentRow.case).where(NeedsAssessmentRow.id == assessment)
    return session.exec(wanted).first()
