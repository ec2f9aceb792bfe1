"""A question never grows past the window that it belongs to: its answers stay in sight."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import User
from ras_desktop.gui.dialogs.access import _Restrict


def test_what_cannot_be_made_lower_scrolls(qtbot: QtBot) -> None:
    """At its width its words would have room; the least height that Qt keeps to has not."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 2000)
    window.show()
    manager = frozenset({Role.TEAM_MANAGER})
    users = [User(uuid4(), f"Person {at}", manager, "North") for at in range(10)]

    def made() -> _Restrict:
        asked = _Restrict(window, users, None, [users[0].id])
        asked.open()
        qtbot.wait(30)
        return asked

    free = made()
    layout = free.layout()
    assert layout is not None
    words = layout.totalHeightForWidth(free.width())
    least = layout.totalMinimumSize().height()
    free.reject()
    assert least > words + 2, "nothing is tried here: choose a question that shows it"
    window.resize(1366, (least + words) // 2)
    asked = made()
    assert asked.height() <= window.height()
    asked.reject()
