"""Turns what drivers throw into the store's own trouble, and lets go of a shaken connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store.trouble import Busy, Damaged, DiskFailed, DiskFull, ReadOnly, ServerAway

_BY_TEXT: tuple[tuple[str, type[Trouble]], ...] = (
    ("database or disk is full", DiskFull),
    ("no space left on device", DiskFull),
    ("disk i/o error", DiskFailed),
    ("unable to open database file", DiskFailed),
    ("attempt to write a readonly database", ReadOnly),
    ("database is locked", Busy),
    ("database table is locked", Busy),
    ("deadlock detected", Busy),
    ("could not serialize access", Busy),
    ("lock timeout", Busy),
)
_DAMAGE = ("file is not a database", "malformed", "file is encrypted", "hmac check failed")


def trouble_of(error: BaseException, disconnected: bool = False) -> Trouble | None:
    """The trouble that a driver's error means, or None if it is a fault of the program."""
    words = str(error).lower()
    for text, kind in _BY_TEXT:
        if text in words:
            return kind()
    if any(text in words for text in _DAMAGE):
        return Damaged("database")
    if disconnected or "connection failed" in words or "server closed the connection" in words:
        return ServerAway()
    return None


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Drivers' errors leave as trouble; a connection after a failed disk is not trusted again."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig if error.orig is not None else error
        trouble = trouble_of(cause, error.connection_invalidated)
        if trouble is None:
            raise
        if not isinstance(trouble, Busy):
            engine.dispose()
        raise trouble from error
    except PendingRollbackError as error:
        engine.dispose()
        raise DiskFailed from error
