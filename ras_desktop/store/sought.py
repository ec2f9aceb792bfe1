"""Attempts to open a case in an emergency. Each is kept before anything is looked for.

On a team's server the looking is done by a function there (`store.server.hidden`), past the rules
for rows: it takes nothing but an attempt that is committed already, so that none can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Field, Session, col

from ras_desktop.domain.access import Attempt, Unopened
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import Moment, Row


class AttemptRow(Row, table=True):
    """Somebody asked for a case in an emergency."""

    __tablename__ = "case_sought"

    who: UUID = Field(foreign_key="user_account.id", index=True)
    who_name: str
    team: str
    at: datetime = Field(sa_type=Moment, index=True)
    number: str
    name: str
    born: date | None
    reason: str
    opened: UUID | None = None
    looked_by: UUID | None = None
    looked_by_name: str
    looked_at: datetime | None = Field(default=None, sa_type=Moment)


class UnopenedRow(Row, table=True):
    """The same for the managers of a restricted case that was meant; `case` None for none."""

    __tablename__ = "case_unopened"

    attempt: UUID = Field(foreign_key="case_sought.id", index=True)
    case: UUID | None = Field(default=None, foreign_key="family_case.id", index=True)
    who: UUID
    who_name: str
    at: datetime = Field(sa_type=Moment)
    reason: str
    looked_by: UUID | None = None
    looked_by_name: str
    looked_at: datetime | None = Field(default=None, sa_type=Moment)


ATTEMPTS = Shelf(AttemptRow, Attempt, "emergency")
UNOPENED = Shelf(UnopenedRow, Unopened, "emergency")


def failed(session: Session, who: UUID, now: datetime) -> int:
    """How many attempts of somebody opened nothing in the last day."""
    return ATTEMPTS.count(
        session,
        col(AttemptRow.who) == who,
        col(AttemptRow.opened).is_(None),
        col(AttemptRow.at) > now - timedelta(days=1),
    )


def not_looked_at(session: Session, teams: Iterable[str]) -> tuple[Attempt, ...]:
    """Attempts of these teams' people that opened nothing and that no manager has looked at."""
    return ATTEMPTS.where(
        session,
        col(AttemptRow.opened).is_(None),
        col(AttemptRow.looked_at).is_(None),
        col(AttemptRow.team).in_(tuple(teams)),
        order=(AttemptRow.at, AttemptRow.id),
    )


def unopened(session: Session) -> tuple[Unopened, ...]:
    """Attempts at a restricted case that no manager of it has looked at."""
    return UNOPENED.where(
        session,
        col(UnopenedRow.case).is_not(None),
        col(UnopenedRow.looked_at).is_(None),
        order=(UnopenedRow.at, UnopenedRow.id),
    )


def unopened_of(session: Session, attempt: UUID) -> Unopened | None:
    """What was written down beside an attempt, if it may be seen."""
    found = UNOPENED.where(session, col(UnopenedRow.attempt) == attempt)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to an attempt: "opened", "several", "too_many" or "not_found"."""

    outcome: str
    case: UUID | None
    access: UUID | None
    until: datetime | None = None


def resolve(session: Session, attempt: UUID, hours: int) -> Answer:
    """Lets the server look for the case of an attempt that is committed, and open it."""
    asked = session.connection().exec_driver_sql(
        "SELECT outcome, opened, access, until FROM ras.break_glass(%s, %s)", (attempt, hours)
    )
    return Answer(*asked.one())
