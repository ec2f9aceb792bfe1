"""The full check of a case file's database: every page, every index, every reference.

It runs beside the work, on a connection of its own, in short looks, so that nobody waits for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from ras_desktop.store import cipher, journal
from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import Busy, Damaged

_TRIES = 50
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Check:
    """How a check ended: `complete` is false if it was stopped or a journal stayed pending."""

    complete: bool
    sound: bool


def check(
    database: Path,
    key: bytes,
    stopped: Callable[[], bool] = lambda: False,
    still: bool = False,
) -> Check:
    """Checks the whole database. `stopped` is asked between looks; `still`: nobody writes it."""
    connect = cipher.connect_still if still else cipher.connect
    try:
        with closing(connect(database, key)) as connection:
            return _check(connection, database, stopped)
    except Busy:
        return Check(complete=False, sound=True)
    except Damaged:
        return Check(complete=True, sound=False)
    except sqlcipher.DatabaseError as error:
        busy = isinstance(trouble_of(error), Busy)
        return Check(complete=not busy, sound=busy)


def _check(connection: Any, database: Path, stopped: Callable[[], bool]) -> Check:
    if not _no_journal(database, stopped):
        return Check(complete=False, sound=True)
    if _in_a_look(connection, "PRAGMA cipher_integrity_check"):
        return Check(complete=True, sound=False)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        if stopped():
            return Check(complete=False, sound=True)
        quoted = str(name).replace("'", "''")
        if connection.execute(f"PRAGMA integrity_check('{quoted}')").fetchall() != [("ok",)]:
            return Check(complete=True, sound=False)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return Check(complete=True, sound=not broken)


def _in_a_look(connection: Any, pragma: str) -> list[Any]:
    """Runs a pragma while a read lock keeps writers from changing pages under it."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return list(connection.execute(pragma).fetchall())
    finally:
        connection.execute("ROLLBACK")


def _no_journal(database: Path, stopped: Callable[[], bool]) -> bool:
    """Waits for the end of a save: a pending journal gives false alarms."""
    pending = journal.of(database)
    for _ in range(_TRIES):
        if not pending.exists() or pending.stat().st_size == 0:
            return True
        if stopped():
            return False
        time.sleep(_PAUSE)
    return False
