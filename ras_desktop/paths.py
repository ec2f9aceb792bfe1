"""Where the program's own files are: in the source tree, in an installed wheel, or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    installed = Path(__file__).parent / "_data"
    return installed if installed.is_dir() else Path(__file__).parent.parent


def resources() -> Path:
    """Icons, fonts, stylesheet, help and languages."""
    return _root() / "resources"


def forms() -> Path:
    """The data that ships: schemes, plan template, letters, policy."""
    return _root() / "forms"
