"""Growing up in the store: tasks that were done, and what was arranged. Rows are never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, select
from sqlmodel import Field, Session, col

from ras_desktop.domain.arrangement import Arrangement
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.growing_tasks import TaskDone
from ras_desktop.store.family import CaseRow
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf, among
from ras_desktop.store.table import Moment, Pence, Row


class TaskDoneRow(Row, table=True):
    """One task that somebody did."""

    __tablename__ = "growing_task"
    __table_args__ = (Index("growing_task_of_case", "case", "task"),)

    case: UUID = Field(foreign_key="family_case.id")
    task: str
    on: date
    note: str
    by: UUID
    by_name: str


class ArrangementRow(Row, table=True):
    """What was arranged at one age; the last row of a milestone counts."""

    __tablename__ = "arrangement"
    __table_args__ = (Index("arrangement_of_case", "case", "milestone", "what", "at", "number"),)

    case: UUID = Field(foreign_key="family_case.id")
    milestone: str
    what: str
    since: date
    decided_on: date
    decided_by: str
    who: str
    words: str
    capacity: bool | None
    capacity_on: date | None
    capacity_by: str
    able: bool | None
    consent_on: date | None
    share: int | None
    amount: int | None = Field(default=None, sa_type=Pence)
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    number: int


guard(
    "arrangement",
    (
        "id", "milestone", "what", "since", "decided_on", "decided_by", "who", "words",
        "capacity", "capacity_on", "capacity_by", "able", "consent_on", "share", "amount", "by",
        "by_name", "at", "number",
    ),
    "1 = 1",
)  # fmt: skip

TASKS_DONE = Shelf(TaskDoneRow, TaskDone, "growing")
ARRANGEMENTS = Shelf(ArrangementRow, Arrangement, "growing")


def done_of(session: Session, case: UUID) -> tuple[TaskDone, ...]:
    """The tasks that were done in a case, in the order of their days."""
    order = (col(TaskDoneRow.on), col(TaskDoneRow.id))
    return TASKS_DONE.where(session, col(TaskDoneRow.case) == case, order=order)


def arranged_of(session: Session, case: UUID) -> tuple[Arrangement, ...]:
    """What was arranged in a case, in the order in which it was written down."""
    order = (col(ArrangementRow.at), col(ArrangementRow.number), col(ArrangementRow.id))
    return ARRANGEMENTS.where(session, col(ArrangementRow.case) == case, order=order)


def done_in(session: Session, cases: Sequence[UUID]) -> Iterator[TaskDone]:
    """The tasks that were done in these cases."""
    yield from TASKS_DONE.where(session, col(TaskDoneRow.case).in_(cases))


def tasks_in(session: Session, cases: Sequence[UUID]) -> Iterator[Any]:
    """Case and task of everything that was done in these cases; nothing more is read of it."""
    asked = select(col(TaskDoneRow.case), col(TaskDoneRow.task))
    yield from session.execute(asked.where(among(session, col(TaskDoneRow.case), cases)))


def arranged_in(session: Session, cases: Sequence[UUID]) -> Iterator[Arrangement]:
    """What was arranged in these cases, in the order in which it was written down."""
    order = (col(ArrangementRow.at), col(ArrangementRow.number), col(ArrangementRow.id))
    yield from ARRANGEMENTS.where(session, col(ArrangementRow.case).in_(cases), order=order)


def opened_on(session: Session, cases: Sequence[UUID]) -> dict[UUID, tuple[date, bool]]:
    """When each of these cases was opened, and whether the child has an EHC plan in force."""
    columns = (col(CaseRow.id), col(CaseRow.opened_on), col(CaseRow.ehc_status))
    asked = select(*columns).where(among(session, col(CaseRow.id), cases))
    return {
        id_: (opened, status == EhcStatus.ISSUED.value)
        for id_, opened, status in session.execute(asked)
    }


def standing(session: Session, cases: Sequence[UUID]) -> dict[tuple[UUID, str], str]:
    """Case and milestone → what was written down last of it, in these cases."""
    names = ("case", "milestone", "what", "at", "number")
    columns = [col(getattr(ArrangementRow, name)) for name in names]
    found = session.execute(select(*columns).where(among(session, columns[0], cases))).all()
    if len(found) > 1:
        found = sorted(found, key=lambda each: (each[3], each[4]))
    return {(case, milestone): what for case, milestone, what, *_order in found}
