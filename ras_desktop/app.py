"""Starts the window. The sign-in is shown first; the rest is loaded while the person types."""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ras_desktop import settings
from ras_desktop.gui import theme
from ras_desktop.gui.main_window import MainWindow

LATER = frozenset({"documents", "existing", "practice", "schemes", "settings"})
"""Pages that many days do not need: loaded when somebody first works on a family."""
AFTER = 60
"""Milliseconds after the window is shown before the rest is loaded: it is painted by then."""


def run(arguments: Sequence[str] = ()) -> int:
    """Opens the window and waits for its end. `arguments` as Qt takes them."""
    app = QApplication(["ras-desktop", *arguments])
    app.setApplicationName("RAS Desktop")
    app.setDesktopFileName("ras-desktop")
    window = start(app)
    code: int = app.exec()
    del window
    return code


def start(app: QApplication) -> MainWindow:
    """Makes and shows the window; loads the rest after it has been painted."""
    preferences = settings.read()
    theme.apply(app, preferences.theme, preferences.text_size)
    window = MainWindow(preferences)
    _answer_faults(window)
    window.show()
    QTimer.singleShot(AFTER, window, _load_the_rest)
    return window


def _load_the_rest() -> None:
    """A function of its own: a timer keeps no thread alive whose only trace is its `start`."""
    threading.Thread(target=warm, name="warm", daemon=True).start()


def warm() -> None:
    """Loads what follows the sign-in, on a thread of its own: sentences, services, pages.

    What cannot be loaded says so when it is opened; here it is no matter.
    """
    with contextlib.suppress(Exception):
        _warm()


def _warm() -> None:
    import ras_desktop.wording.all  # noqa: F401
    from ras_desktop.gui import lock, pages, palette, shortcuts, workplace  # noqa: F401
    from ras_desktop.services import casefile

    casefile.warm()
    for word in pages.words():
        if word not in LATER:
            pages.load(word)
    # What is loaded stays: the collector need not walk it again at every sign-in.
    gc.collect()
    gc.freeze()


def _answer_faults(window: MainWindow) -> None:
    """What a slot raises ends nothing: it gets the page for a fault of the program."""

    from ras_desktop.gui.bug import report

    def hook(
        _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None
    ) -> None:
        sys.stderr.write(report(fault) + "\n")
        window.failed(fault)

    sys.excepthook = hook
