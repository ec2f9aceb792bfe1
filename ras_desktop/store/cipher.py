"""A connection to an encrypted database, with every setting that safety needs.

Rollback journal, truncated and synced at each commit, with synchronous=FULL: measured in
docs/security.md. In a write-ahead log a flipped bit loses committed rows with every check clean.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import Damaged, NotACaseFile, UnsafeSqlite

_FAULTY = ((3, 7, 0), (3, 51, 2))
"""SQLite versions with the fault that resets a write-ahead log at the wrong time."""

_SETTINGS = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
_STILL = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA query_only = ON",
)
_COPY = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA temp_store = MEMORY",
)
PAGE = 4096
PATIENCE = 5.0
"""Seconds to wait for another connection (the full check) before a save is refused."""


def assert_safe_version(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """UnsafeSqlite if this SQLite has the fault."""
    if _FAULTY[0] <= tuple(version) <= _FAULTY[1]:
        raise UnsafeSqlite


def connect(database: Path, key: bytes, new: bool = False) -> Any:
    """A connection that has read the first page. Damaged if it is not what the key wrote.

    NotACaseFile if there is no database, unless a `new` one is wanted.
    """
    assert_safe_version()
    if not new and not database.is_file():
        raise NotACaseFile
    if not new and database.stat().st_size < PAGE:
        raise Damaged("database")
    return _keyed(_connected(str(database)), key, _SETTINGS)


def connect_still(database: Path, key: bytes) -> Any:
    """A connection that only reads, to a database that nobody writes: a backup.

    No lock is taken, no journal is looked at and nothing is written, so that it works on a disk
    or share that is read-only. Errors as those of `connect`.
    """
    assert_safe_version()
    if not database.is_file():
        raise NotACaseFile
    if database.stat().st_size < PAGE:
        raise Damaged("database")
    return _keyed(_connected(_uri(database), uri=True), key, _STILL)


def connect_copy(database: Path, key: bytes) -> Any:
    """A connection to a new database that a backup is written to: whole or thrown away, so it
    needs no journal, and it is synced once when it is complete."""
    assert_safe_version()
    connection = _connected(str(database))
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in _COPY:
        connection.execute(setting).fetchall()
    return connection


def _uri(database: Path) -> str:
    path = database.absolute().as_posix()
    path = path if path.startswith("/") else f"/{path}"
    return f"file://{quote(path, safe='/:')}?immutable=1&mode=ro"


def _connected(name: str, uri: bool = False) -> Any:
    return sqlcipher.connect(
        name, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=uri
    )


def _keyed(connection: Any, key: bytes, settings: tuple[str, ...]) -> Any:
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in settings:
            connection.execute(setting).fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise (trouble_of(error) or Damaged("database")) from error
    return connection
