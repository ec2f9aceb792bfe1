"""Notices in the store: once given, what was said never changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.notice_given import Notice, NoticeState
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import MANY, Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class NoticeRow(Row, table=True):
    """One notice of a case; the last columns repeat for lists what stands in its long texts."""

    __tablename__ = "notice"

    case: UUID = Field(foreign_key="family_case.id", index=True)
    agreement: UUID = Field(foreign_key="agreement.id", index=True)
    decision: UUID | None = Field(default=None, foreign_key="panel_decision.id", index=True)
    before: str = Field(sa_type=JsonText)
    after: str = Field(sa_type=JsonText)
    rhythm: str
    reasons: str
    needs: str = Field(sa_type=JsonText)
    wanted: date | None
    agreed: str = Field(sa_type=JsonText)
    ground: str | None
    state: str = Field(index=True)
    started_by: UUID | None
    started_by_name: str
    started_at: datetime | None = Field(sa_type=Moment)
    given: str | None = Field(default=None, sa_type=JsonText)
    given_on: date | None
    ends: date | None
    starts: date | None
    helped: str = Field(sa_type=JsonText)
    withdrawn_on: date | None
    withdrawn_by_name: str
    withdrawn: str
    first_call: date | None = None
    second_call: date | None = None
    helped_on: date | None = None
    was_annual: int = Field(default=0, sa_type=BigInteger)
    annual: int = Field(default=0, sa_type=BigInteger)


guard(
    "notice",
    (
        "id", "agreement", "decision", "before", "after", "rhythm", "reasons", "needs", "wanted",
        "agreed", "ground", "started_by", "started_by_name", "started_at", "given", "given_on",
        "ends", "starts", "was_annual", "annual",
    ),
    "OLD.given IS NOT NULL",
    also_refuse="NEW.state NOT IN ('given', 'withdrawn') OR "
    "(OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn')",
)  # fmt: skip

NOTICES = Shelf(NoticeRow, Notice)


def put(session: Session, notice: Notice) -> Notice:
    """Keeps a notice. StaleCopy, Gone as Shelf.put."""
    return NOTICES.put(session, notice, **repeated(notice))


def repeated(notice: Notice) -> dict[str, Any]:
    """The columns that repeat its two sums a year, when to ring, and the last day of help."""
    told = notice.given.clock if notice.given else None
    calls = [*told.reminders, None, None] if told else [None, None]
    return {
        "was_annual": notice.was.pence,
        "annual": notice.becomes.pence,
        "first_call": calls[0],
        "second_call": calls[1],
        "helped_on": max((each.on for each in notice.helped), default=None),
    }


def add_many(session: Session, notices: Iterable[Notice]) -> None:
    """Keeps new notices of agreements that are kept already."""
    NOTICES.add_many(session, notices, repeated)


def of_case(session: Session, case: UUID) -> tuple[Notice, ...]:
    """All notices of a case, the last one begun first."""
    order = (col(NoticeRow.started_at).desc(), col(NoticeRow.id))
    return NOTICES.where(session, col(NoticeRow.case) == case, order=order)


def of_cases(session: Session, cases: Sequence[UUID]) -> dict[UUID, tuple[Notice, ...]]:
    """The notices of these cases that were ever given, by case; cases without any are left out.

    Few cases have one: they are read whole, and picked from, where many cases are asked about.
    """
    told = col(NoticeRow.given).is_not(None)
    if len(cases) <= MANY:
        found = NOTICES.where(session, told, col(NoticeRow.case).in_(cases))
    else:
        found = NOTICES.where(session, told)
    wanted, by_case = set(cases), defaultdict(list)
    for each in found:
        if each.case in wanted:
            by_case[each.case].append(each)
    return {case: tuple(held) for case, held in by_case.items()}


def draft(session: Session, case: UUID) -> Notice | None:
    """The one that is being written, or None."""
    held = of_case(session, case)
    return next((each for each in held if each.state is NoticeState.DRAFT), None)


def every(session: Session) -> tuple[Notice, ...]:
    """Every notice that was given and not taken back, the earliest given first."""
    return NOTICES.where(
        session,
        col(NoticeRow.state) == NoticeState.GIVEN.value,
        order=(col(NoticeRow.given_on), col(NoticeRow.id)),
    )


def drafts(session: Session) -> tuple[tuple[UUID, UUID, date], ...]:
    """Case, identifier and first day of every notice that is being written."""
    table = NoticeRow.__table__.c  # type: ignore[attr-defined]
    wanted = select(table.case, table.id, table.started_at).where(
        table.state == NoticeState.DRAFT.value
    )
    return tuple((case, id_, at.date()) for case, id_, at in session.execute(wanted))
