"""Requests to look at a notice again, in the store: what was answered never changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import MANY, Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class ReconsiderationRow(Row, table=True):
    """One request about one notice."""

    __tablename__ = "reconsideration"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    notice: UUID = Field(foreign_key="notice.id", index=True)
    asked_on: date
    asked_by: str
    words: str
    help_received: str
    waits: bool
    acknowledge_by: date
    answer_by: date
    recorded_by: UUID
    recorded_by_name: str
    recorded_at: datetime = Field(sa_type=Moment)
    evidence: str = Field(sa_type=JsonText)
    state: str = Field(index=True)
    acknowledged_on: date | None
    outcome: str | None
    reasons: str
    parts: str = Field(sa_type=JsonText)
    answered_on: date | None
    answered_by: UUID | None
    answered_by_name: str
    begins: date | None


_SAID = (
    "id", "notice", "asked_on", "asked_by", "words", "help_received", "waits", "acknowledge_by",
    "answer_by", "recorded_by", "recorded_by_name", "recorded_at", "evidence", "state", "outcome",
    "reasons", "parts", "answered_on", "answered_by", "answered_by_name", "begins",
)  # fmt: skip

guard("reconsideration", _SAID, "OLD.state IN ('answered', 'dropped')")

ASKED = Shelf(ReconsiderationRow, Reconsideration)


def of_case(session: Session, case: UUID) -> tuple[Reconsideration, ...]:
    """The requests of a case, the latest first."""
    order = (col(ReconsiderationRow.recorded_at).desc(), col(ReconsiderationRow.id))
    return ASKED.where(session, col(ReconsiderationRow.case) == case, order=order)


def of_notice(session: Session, notice: UUID) -> Reconsideration | None:
    """The request about a notice, or None: it is looked at again once."""
    held = ASKED.where(session, col(ReconsiderationRow.notice) == notice)
    return next(iter(held), None)


def of_cases(session: Session, cases: Sequence[UUID]) -> dict[UUID, tuple[Reconsideration, ...]]:
    """The requests of these cases, by case; cases without any are left out."""
    if len(cases) <= MANY:
        found = ASKED.where(session, col(ReconsiderationRow.case).in_(cases))
    else:
        found = ASKED.where(session)
    wanted, by_case = set(cases), defaultdict(list)
    for each in found:
        if each.case in wanted:
            by_case[each.case].append(each)
    return {case: tuple(held) for case, held in by_case.items()}
