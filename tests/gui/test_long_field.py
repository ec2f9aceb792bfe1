"""Long text: 100,000 characters, a longer paste offered back whole, a window that stays quick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ras_desktop.domain.text import LONGEST
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.gui.widgets.long_field import LongField
from tests.helpers.timing import allowed, milliseconds


@pytest.fixture
def field(shown):
    page, made = QWidget(), LongField("What matters to her", lines=3, most=10)
    whole = QVBoxLayout(page)
    whole.addWidget(made)
    whole.addWidget(QPushButton("Next"))
    shown(page)
    made.take_focus()
    return made


def paste(qtbot, field, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_hundred_thousand_characters_are_taken(qtbot, field):
    text = ("Swimming with her cousin. " * 4000)[: LONGEST - 1] + "x"
    paste(qtbot, field, text)
    assert field.value() == text
    assert not field._paste.words()


def test_a_longer_paste_changes_nothing_and_is_offered_back_whole(qtbot, field):
    field.load("before ")
    text = "word " * 25_000
    paste(qtbot, field, text)
    assert field.value() == "before"
    assert "125,000" in field._paste.words()
    QGuiApplication.clipboard().setText("something else")
    back = [each for each in field._paste.findChildren(QPushButton) if "whole" in each.text()]
    qtbot.mouseClick(back[0], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text


def test_as_much_as_fits_can_be_put_in(qtbot, field):
    field.load("before ")
    field.box.moveCursor(field.box.textCursor().MoveOperation.End)
    paste(qtbot, field, "y" * 120_000)
    part = [each for each in field._paste.findChildren(QPushButton) if "fits" in each.text()]
    qtbot.mouseClick(part[0], Qt.MouseButton.LeftButton)
    assert len(field.typed()) == LONGEST
    assert field.typed().startswith("before yyy")


def test_the_key_that_would_be_too_much_is_taken_back(qtbot, field):
    paste(qtbot, field, "z" * LONGEST)
    qtbot.keyClick(field.box, "a")
    assert len(field.typed()) == LONGEST
    assert "a" not in field.typed()
    assert field._paste.words()


def test_it_grows_with_its_text_and_then_scrolls(qtbot, field):
    few = field.box.sizeHint().height()
    field.load("\n".join(str(at) for at in range(8)))
    more = field.box.sizeHint().height()
    field.load("\n".join(str(at) for at in range(80)))
    most = field.box.sizeHint().height()
    assert few < more < most
    assert most <= 10 * field.box.fontMetrics().lineSpacing() + 40


def test_tab_goes_on_to_the_next_field(qtbot, field):
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    assert "\t" not in field.typed()


def test_a_long_paste_does_not_hold_the_window(qtbot, field):
    text = "A sentence about her day. " * 3800
    QGuiApplication.clipboard().setText(text)
    paste = Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    took = milliseconds(lambda: qtbot.keyClick(field.box, *paste))
    assert took < allowed(500), "pasting 100,000 characters"
    took = milliseconds(lambda: qtbot.keyClicks(field.box, "abcdefghij"))
    assert took / 10 < allowed(100), "a key in 100,000 characters"


def test_text_that_stood_there_before_it_had_a_width_is_shown_whole(qtbot):
    field = LongField("Story", lines=2)
    field.load("word " * 100)
    page = scrolling(holding(column(field, None)))
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    qtbot.waitUntil(lambda: field.box.height() >= field.box.sizeHint().height(), timeout=3000)
    assert field.box.document().size().height() > 2
