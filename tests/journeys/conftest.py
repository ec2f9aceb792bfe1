"""Whole paths in the real window: closed as a person closes it, with nothing flashing up."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

import ras_desktop.wording.all  # noqa: F401  (every sentence, as in the program)
from ras_desktop.gui import theme
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.settings import Theme
from tests.helpers.stores import SetClock
from tests.helpers.windows import new_file, settle, window_on


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> None:
    """The program's own style sheet and font."""
    theme.apply(qapp, Theme.LIGHT)


@pytest.fixture(autouse=True)
def preferences_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preferences of this test only."""
    monkeypatch.setenv("RAS_DESKTOP_SETTINGS", str(tmp_path / "settings.json"))


class Flashes(QObject):
    """Notes every part that appears as a window of its own: it takes the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Windows, questions and what hangs open are meant to be windows."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QMainWindow | QDialog)
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if not meant and kind not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture(autouse=True)
def nothing_flashes(qapp: QApplication) -> Iterator[None]:
    """No part of a page appears as a window of its own, in any journey."""
    watch = Flashes()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.seen == []


@pytest.fixture
def file(tmp_path: Path, clock: SetClock) -> Path:
    """An empty case file with one user."""
    return new_file(tmp_path)


@pytest.fixture
def windows(qapp: QApplication, clock: SetClock) -> Iterator[Callable[[Path | None], MainWindow]]:
    """Makes windows, and closes those that are still open."""
    made: list[MainWindow] = []

    def make(folder: Path | None) -> MainWindow:
        made.append(window_on(folder, clock))
        return made[-1]

    yield make
    for window in made:
        if window.lock_screen is not None:
            window.lock_screen.open_up()
        settle(window)
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
