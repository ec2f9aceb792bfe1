"""From an unlocked vault to a store: database opened, brought to the newest shape, or made."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from ras_desktop import __version__
from ras_desktop.domain.trouble import Trouble
from ras_desktop.store import cipher, faults, journal, spare
from ras_desktop.store.engine import file_engine
from ras_desktop.store.migrations import HEAD
from ras_desktop.store.session import Store
from ras_desktop.store.trouble import Damaged, NotMigrated
from ras_desktop.store.vault import Opened


def open_file(opened: Opened) -> Store:
    """The store of an unlocked case file, at the newest shape.

    An older file is copied and the copy verified before anything is changed. NewerVersion,
    Damaged, NotMigrated; nothing is changed then.
    """
    journal.must_be_sound(opened.database, opened.database_key)
    revision = _revision(opened.database, opened.database_key)
    journal.clear(opened.database)
    if revision != HEAD:
        _bring_up(opened, revision)
    return Store(file_engine(opened.database, opened.database_key), doubted=True)


def make_file(database: Path, key: bytes) -> Store:
    """A store on a new encrypted database with all tables."""
    from ras_desktop.store.migrations import run  # Alembic: only for whoever needs it

    engine = file_engine(database, key, new=True)
    with faults.translated(engine):
        run.up(engine)
    return Store(engine)


def _revision(database: Path, key: bytes) -> str | None:
    """The revision, read without Alembic; the connection is closed again."""
    connection = cipher.connect(database, key)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlcipher.DatabaseError as error:
        raise Damaged("database") from error
    finally:
        connection.close()
    return None if row is None else str(row[0])


def _bring_up(opened: Opened, revision: str | None) -> None:
    from ras_desktop.store.migrations import run

    run.must_be_known(revision)
    spare.copy(opened, f"{opened.folder.stem} before {__version__}")
    engine = file_engine(opened.database, opened.database_key)
    try:
        _migrate(engine)
    finally:
        engine.dispose()


def _migrate(engine: Engine) -> None:
    from ras_desktop.store.migrations import run

    try:
        with faults.translated(engine):
            run.up(engine)
    except Trouble:
        raise
    except SQLAlchemyError as error:
        raise NotMigrated from error
