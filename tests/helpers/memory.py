"""Temporary files in memory where there is room: thousands of saves are not synced to a disk.

What a save does stays the same; what happens to files when the power goes is tested by
`tests/nothing_lost` with a disk of its own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that must be free: each test's files go as soon as it passed."""


def use() -> None:
    """From now on `tempfile` and pytest's `tmp_path` are there, unless TMPDIR names a place."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


if __name__ == "__main__":
    use()
    print(tempfile.gettempdir())
