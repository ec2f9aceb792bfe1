"""A question never grows past the window that it belongs to: its answers stay in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from ras_desktop.gui.dialogs.confirm import Question


def test_what_cannot_be_made_lower_scrolls(qtbot: QtBot) -> None:
    """Its hint has room, its least height has not: that is what the window system goes by."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    asked = Question(window, "Who is to know?", "", "Restrict")
    high = QWidget()
    high.setMinimumHeight(700)
    asked.body.addWidget(high)
    asked.open()
    qtbot.waitUntil(lambda: asked.height() <= window.height(), timeout=2000)
    assert asked.rect().contains(asked.yes.geometry())
    asked.reject()
