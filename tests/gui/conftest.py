"""Windows without a screen: one look for all tests, work done at once, nothing left behind."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

import ras_desktop.wording.all  # noqa: F401  (every sentence, as in the program)
from ras_desktop.gui import theme
from ras_desktop.gui.background import Background
from ras_desktop.gui.context import Context
from ras_desktop.gui.hub import Hub
from ras_desktop.settings import Settings, Theme

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)


@dataclass
class RecordedShell:
    """What a page asked of the window."""

    places: list = field(default_factory=list)
    said: list = field(default_factory=list)
    undos: list = field(default_factory=list)
    warned: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def go(self, place):
        self.places.append(place)

    def notify(self, text, undo=None):
        self.said.append(text)
        self.undos.append(undo)

    def warn(self, text, *acts):
        self.warned.append(text)

    def calm(self, said=""):
        self.calmed += 1

    def failed(self, fault):
        self.faults.append(fault)

    calmed: int = 0
    counts: dict = field(default_factory=dict)
    casefile: object = None
    backups: object = None

    def count(self, word, number):
        self.counts[word] = number

    preferences: Settings = field(default_factory=Settings)

    def prefer(self, preferences):
        self.preferences = preferences

    def lock(self):
        self.said.append("locked")

    def change_passphrase(self):
        self.said.append("change")

    def leave(self):
        self.said.append("left")


@pytest.fixture(scope="session", autouse=True)
def look(qapp):
    """The program's own style sheet and font."""
    theme.apply(qapp, Theme.LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def nothing_left(qapp):
    """Each test leaves no window, timer or thread."""
    before = set(QApplication.topLevelWidgets())
    threads = set(threading.enumerate())
    yield
    for widget in QApplication.topLevelWidgets():
        if widget not in before and widget.parent() is None:
            widget.close()
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    left = [each for each in threading.enumerate() if each not in threads]
    assert not left, f"threads left: {left}"


@pytest.fixture
def shown(qtbot):
    """Shows a widget in an active window and holds on to it: `shown(widget)`."""
    held = []

    def show(widget):
        qtbot.addWidget(widget)
        held.append(widget)
        with qtbot.waitActive(widget, timeout=5000):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def shell():
    return RecordedShell()


@pytest.fixture
def background(shell):
    """Everything at once, in this thread; what no page takes is raised in the test's face."""
    return Background(shell.failed, inline=True)


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def context_of(background, hub, shell):
    """Makes the context of a page from a desk: `context_of(desk)`."""
    return lambda desk: Context(desk, background, hub, shell)


class QuietDesk:
    """A desk that reaches no store, for tests of parts that call no service."""

    def __init__(self):
        self.clock = lambda: NOW


@pytest.fixture
def context(context_of):
    return context_of(QuietDesk())


@pytest.fixture(autouse=True)
def both_versions_are_asked_for(monkeypatch):
    """A test that does not say what is chosen of two versions fails; it does not wait for ever."""
    from ras_desktop.gui.dialogs.versions import VersionsDialog

    def unasked(self):
        raise AssertionError("both versions are shown: stub gui.dialogs.versions.choose")

    monkeypatch.setattr(VersionsDialog, "exec", unasked)
