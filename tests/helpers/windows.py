"""The real window on a real case file, for tests of the shell, journeys and screenshots."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

import ras_desktop.wording.all  # noqa: F401
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile
from ras_desktop.services.casefile import Created
from ras_desktop.settings import Settings, Theme
from ras_desktop.store.keys import KeyPolicy
from tests.helpers.stores import FAST_KEYS, SetClock

NAME = "Maren Dunstall"
PASSPHRASE = "teacup harbour violet ladder"
LAPTOP = (1366, 768)


@cache
def _first_file() -> tuple[tempfile.TemporaryDirectory[str], str]:
    """Holds an empty case file with one user for as long as the tests run; its recovery key."""
    held = tempfile.TemporaryDirectory(prefix="ras-first-")
    folder = Path(held.name) / "north.ras"
    made = casefile.create(folder, NAME, PASSPHRASE, clock=SetClock(), policy=FAST_KEYS)
    made.casefile.close()
    return held, made.recovery_key


def new_file(folder: Path) -> Path:
    """An empty case file with one user, made when the clock of tests begins: a copy."""
    return Path(shutil.copytree(Path(_first_file()[0].name) / "north.ras", folder / "north.ras"))


def created(folder: Path, clock: SetClock) -> Created:
    """The same, open, with its recovery key."""
    opened = casefile.sign_in(new_file(folder), NAME, PASSPHRASE, clock, FAST_KEYS)
    return Created(opened, _first_file()[1])


def window_on(
    folder: Path | None,
    clock: SetClock,
    preferences: Settings | None = None,
    policy: KeyPolicy = FAST_KEYS,
) -> MainWindow:
    """The window as it starts: at the sign-in of that file, or at the first choice for None."""
    settings = preferences or Settings(theme=Theme.LIGHT)
    if folder is not None:
        settings = settings.opened(str(folder))
    window = MainWindow(settings, opening={"clock": clock, "policy": policy})
    window.resize(*LAPTOP)
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    return window


def until(there: Callable[[], object], seconds: float = 20) -> None:
    """Lets the window work until something is so. AssertionError if it takes too long."""
    ends = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < ends, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.002)


def settle(window: MainWindow) -> None:
    """Until all that was asked of the services is answered and laid out."""
    until(window.background.idle)
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def sign_in(window: MainWindow, name: str = NAME, passphrase: str = PASSPHRASE) -> None:
    """Through the fields, as a person does."""
    step = window.first.now()
    step.name.line.setText(name)
    step.passphrase.line.setText(passphrase)
    step.sign_in()
    until(lambda: window.workplace is not None)
    settle(window)


def demonstration(folder: Path, children: int, on: date) -> Path:
    """The demonstration caseload, as `ras-desktop demo` writes it."""
    from ras_desktop.services import demo

    folder.mkdir(parents=True, exist_ok=True)
    demo.write(folder, 1, children, on, lambda _done, _total: None)
    return folder / "demo.ras"
