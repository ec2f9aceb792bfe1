"""Attempts at practice children in the store; sealed by the database too once they are finished."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.practice import Attempt
from ras_desktop.store.sealing import guard
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class PracticeAttemptRow(Row, table=True):
    """What one worker scored for one invented child."""

    __tablename__ = "practice_attempt"

    edition: UUID = Field(foreign_key="edition.id", index=True)
    practice_set: str = Field(index=True)
    child: str
    worker: UUID = Field(index=True)
    worker_name: str
    started_at: datetime = Field(sa_type=Moment)
    answers: str = Field(sa_type=JsonText)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)


guard(
    "practice_attempt",
    (
        "id", "edition", "practice_set", "child", "worker", "worker_name", "started_at", "answers",
        "finished_at",
    ),
    "OLD.finished_at IS NOT NULL",
)  # fmt: skip

ATTEMPTS = Shelf(PracticeAttemptRow, Attempt)


def of_worker(session: Session, worker: UUID) -> tuple[Attempt, ...]:
    """Every attempt of a worker, in the order in which they were started."""
    order = (PracticeAttemptRow.started_at, PracticeAttemptRow.id)
    return ATTEMPTS.where(session, col(PracticeAttemptRow.worker) == worker, order=order)


def finished(session: Session, practice_set: str) -> tuple[Attempt, ...]:
    """Every finished attempt at a set, whichever edition of it, the first finished first."""
    row = PracticeAttemptRow
    return ATTEMPTS.where(
        session,
        col(row.practice_set) == practice_set,
        col(row.finished_at).is_not(None),
        order=(row.finished_at, row.id),
    )
