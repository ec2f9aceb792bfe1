"""Where the program's own files are (source tree, wheel, frozen), and places that people type."""

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


def typed(words: str) -> Path:
    """A place that somebody typed, "~" for their own folder. One that cannot be is not there."""
    path = Path(words)
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name
        return path


def is_folder(path: Path) -> bool:
    """Whether a folder is there; a name that is too long for the disk is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
