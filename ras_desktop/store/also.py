"""Statements that belong to the tables and that SQLModel cannot say, for one kind of database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import DDL, event
from sqlmodel import SQLModel

SQLITE = "sqlite"
POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class Also:
    """What to run after the tables are made, what to run before they are dropped."""

    dialect: str
    up: str
    down: str


ALSO: list[Also] = []


def also(dialect: str, up: str, down: str) -> None:
    """Adds a statement: `also(SQLITE, "CREATE VIRTUAL TABLE …", "DROP TABLE …")`.

    It runs whenever all tables are made or dropped, and goes into the initial migration.
    """
    ALSO.append(Also(dialect, up, down))
    for when, statement in (("after_create", up), ("before_drop", down)):
        ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
        event.listen(SQLModel.metadata, when, ddl.execute_if(dialect=dialect))
