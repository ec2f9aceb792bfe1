"""What the words of a driver or of the operating system mean: which trouble it is."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store.trouble import (
    Busy,
    Damaged,
    DiskFailed,
    DiskFull,
    NotForRole,
    ReadOnly,
    ServerAway,
)

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
    ("each change raises the version", Busy),
    ("permission denied", NotForRole),
    ("violates row-level security", NotForRole),
    ("insufficientprivilege", NotForRole),
    ("administrators only", NotForRole),
)
_UNSEEN = re.compile(r'relation "[^"]*" does not exist')
"""What PostgreSQL says to somebody who may not even look into the schema any more."""
_AWAY = (
    "connection failed",
    "server closed the connection",
    "connection is closed",
    "connection is lost",
    "connection timed out",
    "terminating connection",
    "could not receive data from server",
    "consuming input failed",
    "ssl syscall error",
)
_DAMAGE = ("file is not a database", "malformed", "file is encrypted", "hmac check failed")


def trouble_of(error: BaseException, disconnected: bool = False) -> Trouble | None:
    """The trouble that a driver's error means, or None if it is a fault of the program."""
    words = str(error).lower()
    for text, kind in _BY_TEXT:
        if text in words:
            return kind()
    if _UNSEEN.search(words):
        return NotForRole()
    if any(text in words for text in _DAMAGE):
        return Damaged("database")
    if disconnected or any(text in words for text in _AWAY):
        return ServerAway()
    return None


def trouble_of_os(error: OSError) -> Trouble:
    """The trouble behind a write that the operating system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly()
    return DiskFailed()


@contextmanager
def of_files() -> Iterator[None]:
    """What the operating system refuses leaves as trouble."""
    try:
        yield
    except OSError as error:
        raise trouble_of_os(error) from error
