"""Questions: answered by keys, as large as their words, never larger than the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ras_desktop.gui import theme
from ras_desktop.gui.dialogs.confirm import Question, confirm
from ras_desktop.gui.shortcuts import KeySheet
from ras_desktop.gui.widgets import text
from ras_desktop.settings import Theme

LONG = "The letter leaves the building with the amount of the decision and cannot be called back. "


@pytest.fixture
def parent(shown):
    made = QWidget()
    made.resize(1366, 768)
    return shown(made)


@pytest.fixture
def at_200(qapp):
    theme.apply(qapp, Theme.LIGHT, 200)
    yield
    theme.apply(qapp, Theme.LIGHT)


def answer(qtbot, key):
    def press():
        dialog = QApplication.activeModalWidget()
        qtbot.keyClick(dialog, key)

    QTimer.singleShot(50, press)


@pytest.mark.parametrize(("key", "said"), [(Qt.Key.Key_Escape, False)])
def test_escape_is_no(qtbot, parent, key, said):
    answer(qtbot, key)
    assert confirm(parent, "Issue the letter?", LONG, "Issue the letter") is said


def test_the_button_names_what_happens(qtbot, parent):
    def press():
        dialog = QApplication.activeModalWidget()
        assert [each.text() for each in dialog.findChildren(QPushButton)] == [
            "Issue the letter", "Not now",
        ]  # fmt: skip
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)
    assert confirm(parent, "Issue the letter?", LONG, "Issue the letter") is True


def fits(dialog):
    layout = dialog.layout()
    return dialog.height() >= min(layout.totalHeightForWidth(dialog.width()), 768)


@pytest.mark.parametrize("repeat", [1, 3])
def test_large_text_is_not_clipped(qtbot, parent, at_200, repeat):
    dialog = Question(parent, "Issue the letter?", LONG * repeat, "Issue the letter")
    dialog.open()
    QApplication.processEvents()
    assert fits(dialog)
    assert dialog.width() <= parent.width()
    assert dialog.height() <= parent.height()
    dialog.body.addWidget(text.body(LONG))
    qtbot.waitUntil(lambda: fits(dialog), timeout=1000)  # it grows with what is said later
    dialog.reject()


def test_the_list_of_keys_stays_within_the_window(parent, at_200):
    sheet = KeySheet(parent, [("Ctrl+S", "Save the visit")])
    sheet.open()
    QApplication.processEvents()
    assert sheet.height() <= parent.height()
    assert sheet.width() <= parent.width()
    sheet.reject()


def test_tab_stays_within_the_question(qtbot, parent):
    dialog = Question(parent, "Issue?", "", "Issue")
    dialog.open()
    dialog.yes.setFocus()
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.no
    qtbot.keyClick(dialog.no, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.yes
    dialog.reject()


def test_a_question_that_grows_stays_on_the_screen(qtbot, parent):
    dialog = Question(parent, "Issue it?", "", "Yes")
    qtbot.addWidget(dialog)
    dialog.show()
    screen = dialog.screen().availableGeometry()
    dialog.move(screen.left() + 40, screen.bottom() - dialog.frameGeometry().height() + 1)
    dialog.body.addWidget(text.body(LONG * 4))
    qtbot.waitUntil(lambda: dialog.height() > 200)
    assert dialog.frameGeometry().bottom() <= screen.bottom()


def test_where_there_is_no_room_the_body_scrolls_and_the_answers_stay(qtbot, parent, at_200):
    dialog = Question(parent, "Issue it?", "", "Yes")
    qtbot.addWidget(dialog)
    for _ in range(6):
        dialog.body.addWidget(text.body(LONG * 2))
    dialog.show()
    qtbot.waitUntil(lambda: dialog._area is not None)
    assert dialog.height() <= parent.height()
    assert dialog.layout().minimumSize().height() <= parent.height()
    for each in (dialog.yes, dialog.no):
        assert dialog.rect().contains(each.geometry())
