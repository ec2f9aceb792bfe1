"""Moves everything that hangs on one case to another, and back. Knows no table by name.

Every table with a column `case` hangs on a case, so that a stage that is added later is moved
too, without anybody having to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, select, update
from sqlmodel import Field, Session, SQLModel, col

from ras_desktop.domain.family import Child
from ras_desktop.domain.merging import Merge
from ras_desktop.store import coding, people
from ras_desktop.store.shelf import Shelf
from ras_desktop.store.table import JsonText, Moment, Row


class MergeRow(Row, table=True):
    """Two records became one. `before` and `after` are what is needed to part them again."""

    __tablename__ = "merge"

    survivor: UUID = Field(foreign_key="family_case.id", index=True)
    loser: UUID = Field(foreign_key="family_case.id", index=True)
    by: UUID
    by_name: str
    at: datetime = Field(sa_type=Moment)
    before: str = Field(sa_type=JsonText)
    after: str = Field(sa_type=JsonText)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


Hanging = dict[str, dict[str, int]]
"""Table → identifier → version of every row that hangs on a case."""


def tables() -> tuple[Table, ...]:
    """The tables whose rows hang on a case, in the order in which they point at each other."""
    return tuple(table for table in SQLModel.metadata.sorted_tables if "case" in table.c)


def hanging(session: Session, case: UUID) -> Hanging:
    """Everything that hangs on a case."""
    found: Hanging = {}
    session.flush()
    for table in tables():
        version = table.c.version if "version" in table.c else None
        columns = (table.c.id,) if version is None else (table.c.id, version)
        rows = session.execute(select(*columns).where(table.c.case == case))
        held = {str(row[0]): int(row[1]) if len(row) > 1 else 0 for row in rows}
        if held:
            found[table.name] = held
    return found


def move(session: Session, what: Hanging, case: UUID) -> None:
    """Hangs these rows on a case. Their versions rise: an open copy of one is stale now."""
    session.flush()
    for table in tables():
        ids = [UUID(each) for each in what.get(table.name, {})]
        for start in range(0, len(ids), 500):
            change = update(table).where(table.c.id.in_(ids[start : start + 500]))
            if "version" in table.c:
                change = change.values(version=table.c.version + 1)
            session.execute(change.values(case=case))
    session.expire_all()


def relink(session: Session, case: UUID, siblings: Iterable[UUID]) -> None:
    """Makes these the siblings of a case, and no others."""
    for other in people.siblings_of(session, case):
        people.unlink(session, case, other)
    for other in siblings:
        if other != case:
            people.link(session, case, other)


@dataclass(frozen=True, slots=True)
class Before:
    """How two records stood before they became one."""

    child: Child
    existing_package: bool
    moved: Hanging
    spells: tuple[UUID, ...]
    siblings: tuple[UUID, ...]
    loser_siblings: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class After:
    """How they stood right afterwards: as long as it is still so, they can be parted again."""

    survivor_version: int
    loser_version: int
    hanging: Hanging


def noted(note: Before | After) -> str:
    """The note as text."""
    return coding.dump(note)


def before_of(merge: Merge) -> Before:
    """How the two records of a merge stood before it."""
    note: Before = coding.load(Before, merge.before)
    return note


def after_of(merge: Merge) -> After:
    """How they stood right after it."""
    note: After = coding.load(After, merge.after)
    return note


MERGES = Shelf(MergeRow, Merge, "merge")


def of_survivor(session: Session, case: UUID) -> tuple[Merge, ...]:
    """The records that became part of this one and were not parted again, the latest first."""
    return MERGES.where(
        session,
        col(MergeRow.survivor) == case,
        col(MergeRow.undone_at).is_(None),
        order=(col(MergeRow.at).desc(),),
    )
