"""What reviews asked of somebody, in the store: one row an action, open until it is done."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Row


class FollowUpRow(Row, table=True):
    """One action that was agreed at a review."""

    __tablename__ = "review_action"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    review: UUID = Field(foreign_key="review.id", index=True)
    what: str
    who: str
    due: date | None
    done_on: date | None = None
    done_by: UUID | None = None
    done_by_name: str = ""
    said_at: UUID | None = None


guard("review_action", ("id", "review", "what", "who", "due"), ALWAYS)

FOLLOW_UPS = Shelf(FollowUpRow, FollowUp, "review")


def of_case(session: Session, case: UUID) -> tuple[FollowUp, ...]:
    """All of a case, those with the earliest day first."""
    order = (col(FollowUpRow.due), col(FollowUpRow.id))
    return FOLLOW_UPS.where(session, col(FollowUpRow.case) == case, order=order)


def said_at(session: Session, review: UUID) -> tuple[FollowUp, ...]:
    """Those of which one review said that they are done."""
    return FOLLOW_UPS.where(session, col(FollowUpRow.said_at) == review)
