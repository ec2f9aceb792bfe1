"""Consents in the store."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col, select

from ras_desktop.domain.consent import Consent
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Row


class ConsentRow(Row, table=True):
    """One consent, withdrawn or not."""

    __tablename__ = "consent"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    kind: str
    given_by: str
    given_on: date
    detail: str
    withdrawn_on: date | None


CONSENTS = Shelf(ConsentRow, Consent, "consent")


def of_case(session: Session, case: UUID) -> tuple[Consent, ...]:
    """The consents of a case, the latest first."""
    order = (col(ConsentRow.given_on).desc(), col(ConsentRow.kind), col(ConsentRow.id))
    return CONSENTS.where(session, col(ConsentRow.case) == case, order=order)


def case_of(session: Session, consent: UUID) -> UUID | None:
    """Whose consent this is; None if there is none."""
    return session.exec(select(ConsentRow.case).where(ConsentRow.id == consent)).first()
