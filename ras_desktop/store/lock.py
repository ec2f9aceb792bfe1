"""The operating system's lock on a case file: one program at a time.

The lock goes with the process, also when it is killed; a file left behind locks nobody out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import InUse

NAME = "lock"


class Lock:
    """Held from construction until `release`. InUse if another program (or window) holds it.

    ReadOnly if the lock's file cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = None
        with of_files():
            self._handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError:
            self.release()
            raise InUse from None

    def release(self) -> None:
        """Lets others in; twice is the same as once."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
