"""Compiles shim.c, and talks to it from inside a process that was started with it."""

from __future__ import annotations

import ctypes
import errno
import functools
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")


class How(IntEnum):
    """When a kill comes: before the event, after it, or with half of a write done."""

    BEFORE = 0
    AFTER = 1
    HALF = 2


FAULTS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}


def why_not() -> str:
    """Why the shim cannot be used here; "" if it can."""
    if not sys.platform.startswith("linux"):
        return "sees the system's calls on Linux only"
    return "" if shutil.which("gcc") else "gcc is not installed"


def compiled(folder: Path) -> Path:
    """The library, built in a folder."""
    library = folder / "shim.so"
    flags = ["-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-pthread"]
    subprocess.run(["gcc", *flags, "-o", str(library), str(SOURCE)], check=True)
    return library


@functools.cache
def _loaded() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    assert hasattr(library, "shim_watch"), "this process was not started with the shim"
    library.shim_seen.restype = library.shim_failing_seen.restype = ctypes.c_long
    return library


def watch(folder: Path, log: Path, without_syncs: bool = False) -> None:
    """From now on everything below a folder is recorded. `without_syncs`: they are recorded and
    not made, for campaigns that do not read the real disk after a cut."""
    _loaded().shim_watch(str(folder).encode(), str(log).encode(), int(without_syncs))


def stop() -> None:
    """Nothing is recorded or disturbed any more."""
    _loaded().shim_stop()


def kill(at: int, how: How = How.BEFORE) -> None:
    """Kills this process at the n-th event from here; 0: not."""
    _loaded().shim_kill(ctypes.c_long(at), ctypes.c_long(how))


def fail(ops: tuple[int, ...], at: int, error: str, always: bool) -> None:
    """Lets the n-th event of these kinds fail, and all after it if `always`; 0: none."""
    kinds = sum(1 << each for each in ops)
    number = FAULTS.get(error, 0)
    _loaded().shim_fail(
        ctypes.c_long(kinds), ctypes.c_long(at), ctypes.c_long(number), ctypes.c_long(always)
    )


def seen() -> int:
    """Events since the folder is watched or the kill was set."""
    return int(_loaded().shim_seen())


def failing_seen() -> int:
    """Events of the kinds that are to fail."""
    return int(_loaded().shim_failing_seen())
