"""Takes a database from its revision to the newest one, in one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from ras_desktop.store.trouble import Damaged, NewerVersion

_HERE = Path(__file__).parent


def revision_of(engine: Engine) -> str | None:
    """The revision that a database is at; None if it has none (it is new)."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def up(engine: Engine, to: str = "head") -> None:
    """Runs the migrations that are missing. All of them are kept, or none."""
    _run(engine, command.upgrade, to)


def down(engine: Engine, to: str = "base") -> None:
    """Runs migrations backwards; for tests and for repair by hand."""
    _run(engine, command.downgrade, to)


def must_be_known(revision: str | None) -> None:
    """NewerVersion if this program does not know the revision: a later one wrote the file."""
    known = {each.revision for each in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerVersion


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def _run(engine: Engine, step: object, to: str) -> None:
    assert callable(step)
    with engine.connect() as connection:
        file = connection.dialect.name == "sqlite"
        if file:  # rebuilding a table drops the old one, which must not take its children along
            _outside_transaction(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                step(config(connection), to)
                if file and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise Damaged("database")
        finally:
            if file:
                _outside_transaction(connection, "PRAGMA foreign_keys = ON")


def _outside_transaction(connection: Connection, statement: str) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(statement)
