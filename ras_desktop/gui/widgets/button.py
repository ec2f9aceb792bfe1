"""Buttons: an ordinary one, the main one of a page, a link, and one that is only an icon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ras_desktop.gui import icons


class PressButton(QPushButton):
    """A button that Enter presses too, not only the space bar: people expect both."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, pressed: Callable[[], object] | None = None, *, icon: str = "", main: bool = False
) -> QPushButton:
    """A button with words. `main` for the one act of a page that comes next."""
    made = PressButton(text)
    made.setAutoDefault(False)
    if main:
        made.setProperty("main", True)
    if icon:
        icons.dress(made, icon, "on_accent" if main else "text")
    if pressed is not None:
        made.clicked.connect(lambda: pressed())
    return made


def link(text: str, pressed: Callable[[], object] | None = None, *, tone: str = "") -> QPushButton:
    """A button that looks like a link: goes somewhere, changes nothing."""
    made = button(text, pressed)
    made.setProperty("link", True)
    if tone:
        made.setProperty("tone", tone)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(
    icon: str, name: str, pressed: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QToolButton:
    """A button that is only an icon; `name` is read out and shown as a tip."""
    made = QToolButton(parent)
    made.setProperty("flat", True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.dress(made, icon)
    if pressed is not None:
        made.clicked.connect(lambda: pressed())
    return made
