"""This computer's preferences: recent case files, theme, text size, window. No family's data.

A small JSON file in the user's configuration folder. It is a convenience: one that is missing,
damaged or cannot be written never stops the program.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import platformdirs

from ras_desktop.domain.backup import HOURS

RECENT = 8
"""How many case files and servers are remembered."""


class Theme(StrEnum):
    """How the windows look; SYSTEM follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_size` in per cent of the system's (100–200); `window`: x, y, width, height.

    `columns`: those of the caseload that were chosen, by name; empty: the usual ones.
    `checkpoints`: a folder outside the case file that keeps checkpoints of the log; empty: none.
    `calendars`: where each person's calendar file goes, by their identifier.
    `backup_folder`: where backups of every case file go; empty: beside each case file.
    """

    recent: tuple[str, ...] = ()
    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    lock_minutes: int = 10
    columns: tuple[str, ...] = ()
    checkpoints: str = ""
    backup_folder: str = ""
    backup_hours: int = HOURS
    calendars: tuple[tuple[str, str], ...] = ()

    @property
    def second_place(self) -> Path | None:
        """The folder that keeps checkpoints outside the case file; None if none was chosen."""
        return Path(self.checkpoints) if self.checkpoints else None

    def opened(self, place: str) -> Settings:
        """With this case file (its path) or team's server (its address as kept) as the latest."""
        others = tuple(each for each in self.recent if each != place)
        return replace(self, recent=(place, *others)[:RECENT])

    def forgotten(self, place: str) -> Settings:
        """Without this case file or server in the list."""
        return replace(self, recent=tuple(each for each in self.recent if each != place))


def file() -> Path:
    """Where the preferences are; RAS_DESKTOP_SETTINGS names another place."""
    named = os.environ.get("RAS_DESKTOP_SETTINGS")
    if named:
        return Path(named)
    return Path(platformdirs.user_config_dir("RAS Desktop", appauthor=False)) / "settings.json"


def read(path: Path | None = None) -> Settings:
    """The preferences; what is missing or makes no sense takes its default."""
    try:
        given = json.loads((path or file()).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(given) if isinstance(given, dict) else Settings()


def write(settings: Settings, path: Path | None = None) -> bool:
    """Keeps the preferences; false if this computer does not let us."""
    path = path or file()
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(asdict(settings), indent=2, ensure_ascii=False), "utf-8")
        new.replace(path)
    except OSError:
        return False
    return True


def _settings(given: dict[str, Any]) -> Settings:
    plain = Settings()
    recent = given.get("recent")
    window, columns = given.get("window"), given.get("columns")
    return Settings(
        recent=_texts(recent)[:RECENT] if isinstance(recent, list) else (),
        theme=_theme(given.get("theme")),
        text_size=_within(given.get("text_size"), 100, 200, plain.text_size),
        window=_rectangle(window) if isinstance(window, list) else None,
        maximised=given.get("maximised") is True,
        lock_minutes=_within(given.get("lock_minutes"), 1, 60, plain.lock_minutes),
        checkpoints=given["checkpoints"] if isinstance(given.get("checkpoints"), str) else "",
        columns=_texts(columns) if isinstance(columns, list) else (),
        backup_folder=_text(given.get("backup_folder")),
        calendars=_pairs(given.get("calendars")),
        backup_hours=_within(given.get("backup_hours"), 1, 24, plain.backup_hours),
    )


def _texts(given: list[Any]) -> tuple[str, ...]:
    return tuple(each for each in given if isinstance(each, str))


def _pairs(given: Any) -> tuple[tuple[str, str], ...]:
    found = given if isinstance(given, list) else []
    return tuple(
        (each[0], each[1])
        for each in found
        if isinstance(each, list) and len(each) == 2 and len(_texts(each)) == 2
    )


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _theme(given: Any) -> Theme:
    return Theme(given) if given in tuple(Theme) else Theme.SYSTEM


def _is_whole(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def _within(given: Any, least: int, most: int, default: int) -> int:
    return given if _is_whole(given) and least <= given <= most else default


def _rectangle(given: list[Any]) -> tuple[int, int, int, int] | None:
    if len(given) != 4 or not all(_is_whole(each) and abs(each) < 100_000 for each in given):
        return None
    x, y, width, height = given
    return (x, y, width, height) if width > 0 and height > 0 else None
