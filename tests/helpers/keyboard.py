"""Hands on a keyboard: every key goes to whatever has the focus, and is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from ras_desktop.gui.main_window import MainWindow
from tests.helpers.windows import settle, until

MOST_TABS = 80
"""Tabs after which somebody would give up looking for a field."""


@dataclass(frozen=True, slots=True)
class Count:
    """Keys so far: characters of what was written, and all other keys."""

    written: int = 0
    pressed: int = 0

    @property
    def keys(self) -> int:
        """Every key."""
        return self.written + self.pressed

    def __sub__(self, before: Count) -> Count:
        return Count(self.written - before.written, self.pressed - before.pressed)


class Hands:
    """Types like a person who has no mouse: keys only, to the widget that has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.count = Count()

    def focus(self) -> QWidget:
        """What has the focus. AssertionError where a key would be lost."""
        until(lambda: QApplication.focusWidget() is not None, 5)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, words: str) -> None:
        """Writes words (ASCII), one key for each character."""
        for letter in words:
            QTest.keyClick(self.focus(), letter)
            QApplication.processEvents()
        self.count = Count(self.count.written + len(words), self.count.pressed)
        self._settle()

    def press(self, *keys: str, answer: Callable[[], object] | None = None) -> None:
        """Presses keys or chords ("Tab", "Ctrl+K"). `answer` is done in the dialog that opens."""
        for place, key in enumerate(keys):
            chord = QKeySequence(key)[0]
            self.count = Count(self.count.written, self.count.pressed + 1)
            answering = _Answering(answer) if answer and place == len(keys) - 1 else None
            QTest.keyClick(self.focus(), chord.key(), chord.keyboardModifiers())
            self._settle()
            if answering is not None:
                answering.done()
                self._back_to_the_window()

    def tab_to(self, name: str, back: bool = False) -> None:
        """Presses Tab (or Shift+Tab) until a field whose name begins like this has the focus."""
        seen = []
        while not self.is_at(name):
            seen.append(called(self.focus()))
            assert len(seen) <= MOST_TABS, f"no {name!r} on the way: {seen}"
            self.press("Shift+Tab" if back else "Tab")

    def is_at(self, name: str) -> bool:
        """Whether the focus is in a field whose name begins like this."""
        return called(self.focus()).startswith(name)

    def choose(self, words: str) -> None:
        """In a list that has the focus: presses Down until these words are chosen."""
        combo = self.focus()
        assert isinstance(combo, QComboBox), called(combo)
        for _each in range(combo.count()):
            if combo.currentText().startswith(words):
                return
            self.press("Down")
        raise AssertionError(f"{words!r} is not offered by {called(combo)!r}")

    def _settle(self) -> None:
        settle(self._window)

    def _back_to_the_window(self) -> None:
        """Without a screen no window manager gives a window its activity back after a dialog."""
        if QApplication.activeWindow() is None:
            self._window.activateWindow()
            until(self._window.isActiveWindow)


def called(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    name = widget.accessibleName()
    return name or (widget.text() if isinstance(widget, QAbstractButton) else "")


class _Answering:
    """Waits beside a key press for the dialog that the key opens, and answers it there.

    A dialog holds the press until it is closed; so what fails within is kept and raised after.
    """

    def __init__(self, answer: Callable[[], object]) -> None:
        self._answer, self._fault = answer, None
        self._turns, self._over = 0, False
        self._before = QApplication.activeModalWidget()
        QTimer.singleShot(0, self._look)

    def done(self) -> None:
        """Raises what failed in the dialog. AssertionError if none opened."""
        if not self._over:
            until(lambda: self._over, 5)
        if self._fault is not None:
            raise self._fault

    def _look(self) -> None:
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        there = dialog is not None and focus is not None and dialog.isAncestorOf(focus)
        if dialog is self._before or not there:
            self._turns += 1
            if self._turns < 1000:
                QTimer.singleShot(2, self._look)
            return
        try:
            self._answer()
        except BaseException as fault:
            self._fault = fault
            dialog.close()
        self._over = True
