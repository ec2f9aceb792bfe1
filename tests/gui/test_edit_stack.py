"""Ctrl+Z over a whole page: field by field, in the order of the edits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.gui.widgets import edit_stack, undo_keys
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.edit_stack import EditStack
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shown):
    made = QWidget()
    made.form = Form(made)
    whole = QVBoxLayout(made)
    for where, field in (
        ("name", TextField("Name")),
        ("story", LongField("Story")),
        ("need", ListField("Need", (Choice(1, "One"), Choice(2, "Two")))),
    ):
        whole.addWidget(made.form.add(where, field))
    made.stack = EditStack(made.form, made)
    made.form.load({"name": "Amira", "story": "", "need": 1})
    made.stack.begin()
    return shown(made)


def test_undo_and_redo_go_through_the_fields(qtbot, page, monkeypatch):
    line, box = page.form.field("name").line, page.form.field("story").box
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "!")
    box.setFocus()
    qtbot.keyClicks(box, "Swims")
    page.form.field("need").combo.setCurrentIndex(2)
    assert page.stack.count() == 3
    for keys, values in (
        (Qt.Key.Key_Z, ("Amira!", "Swims", 1)),
        (Qt.Key.Key_Z, ("Amira!", "", 1)),
        (Qt.Key.Key_Z, ("Amira", "", 1)),
    ):
        qtbot.keyClick(page, keys, CONTROL)
        assert tuple(page.form.values().values()) == values
    qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.form.values()["name"] == "Amira!"


def test_control_y_does_it_again_on_linux_too(page, monkeypatch):
    """There Qt names Ctrl+Shift+Z alone; the list of keys says Ctrl+Y."""
    monkeypatch.setattr(
        undo_keys.QKeySequence, "keyBindings", staticmethod(lambda _key: [QKeySequence("Redo")])
    )
    keys = {each.toString() for each in undo_keys.sequences(QKeySequence.StandardKey.Redo)}
    assert keys >= {"Ctrl+Y", "Ctrl+Shift+Z"}


def test_the_buttons_are_there_once_there_is_something_to_undo(qtbot, page):
    undo, redo = page.stack.buttons()
    page.layout().addWidget(undo)
    page.layout().addWidget(redo)
    assert not undo.isVisible()
    qtbot.keyClicks(page.form.field("name").line, "!")
    assert (undo.isEnabled(), redo.isEnabled(), redo.isVisible()) == (True, False, True)
    undo.click()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    redo.click()
    assert page.form.field("name").value() == "!Amira"


def test_keys_that_follow_each_other_are_one_step(qtbot, page):
    qtbot.keyClicks(page.form.field("name").line, " Hartley")
    assert page.stack.count() == 1
    qtbot.keyClick(page.form.field("name").line, Qt.Key.Key_Z, CONTROL)
    assert page.form.field("name").value() == "Amira"


def test_a_pause_begins_a_new_step(qtbot, page, monkeypatch):
    monkeypatch.setattr(edit_stack, "TOGETHER", -1)
    qtbot.keyClicks(page.form.field("name").line, "xy")
    assert page.stack.count() == 2


def test_undo_in_a_long_text_is_the_pages_too(qtbot, page):
    box = page.form.field("story").box
    box.setFocus()
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == ""
    assert box.hasFocus()


def test_undoing_is_an_edit_that_the_draft_must_know(qtbot, page):
    seen = []
    qtbot.keyClicks(page.form.field("name").line, "!")
    page.form.edited.connect(seen.append)
    page.stack.undo()
    assert seen == ["name"]
    assert page.stack.count() == 1


def test_loading_begins_afresh(qtbot, page):
    qtbot.keyClicks(page.form.field("name").line, "!")
    page.form.load({"name": "Zoë"})
    page.stack.begin()
    assert not page.stack.canUndo()


def test_what_was_undone_comes_back_with_a_draft_and_changes_no_field(qtbot, page, monkeypatch):
    monkeypatch.setattr(edit_stack, "TOGETHER", -1)
    qtbot.keyClicks(page.form.field("name").line, "xyz")
    page.stack.undo()
    page.stack.undo()
    told = page.stack.told()
    assert [each[2] for each in told] == ["xAmira", "xyAmira", "xyzAmira"]
    page.stack.begin(told)
    assert page.form.field("name").value() == "xAmira"
    assert (page.stack.canUndo(), page.stack.canRedo()) == (True, True)
    assert page.stack.told() == told
    page.stack.redo()
    assert page.form.field("name").value() == "xyAmira"
    qtbot.keyClicks(page.form.field("name").line, "!")
    assert not page.stack.canRedo()
