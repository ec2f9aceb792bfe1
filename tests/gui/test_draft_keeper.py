"""What is typed is kept within two seconds, and said to be kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import TextField


def two_seconds(owner):
    """A timer beside the keeper's own: on a busy machine both come late, one after the other."""
    late = QTimer(owner)
    late.setSingleShot(True)
    late.start(2000)
    return late


class Shelf:
    """Keeps drafts, or does not."""

    def __init__(self):
        self.kept = []
        self.full = False

    def keep(self, typed):
        if self.full:
            raise OSError("full")
        self.kept.append(typed)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def form(qtbot):
    made = Form()
    qtbot.addWidget(made.add("name", TextField("Name")))
    return made


@pytest.fixture
def keeper(context, form, shelf, qtbot):
    made = DraftKeeper(context, form.typed, shelf.keep)
    qtbot.addWidget(made.label)
    form.edited.connect(made.touch)
    yield made
    made.drop()


def test_typing_is_kept_within_two_seconds_of_the_first_key(qtbot, form, keeper, shelf):
    late = two_seconds(form)
    with qtbot.waitSignal(keeper.kept, timeout=9000):
        qtbot.keyClicks(form.field("name").line, "Amira")
    assert late.isActive()
    assert shelf.kept == [{"name": "Amira"}]
    assert keeper.label.words.text() == "Draft kept 14:02"
    assert not keeper.waiting


def test_typing_without_a_pause_is_kept_all_the_same(qtbot, form, keeper, shelf):
    late = two_seconds(form)
    while not shelf.kept and late.isActive():
        qtbot.keyClick(form.field("name").line, "a")
        qtbot.wait(50)
    assert shelf.kept


def test_leaving_keeps_at_once_and_only_what_is_new(qtbot, form, keeper, shelf):
    keeper.now()
    assert shelf.kept == []
    qtbot.keyClicks(form.field("name").line, "Z")
    keeper.now()
    keeper.now()
    assert shelf.kept == [{"name": "Z"}]


def test_what_could_not_be_kept_is_said_and_tried_again(qtbot, form, keeper, shelf, shell):
    shelf.full = True
    qtbot.keyClicks(form.field("name").line, "Z")
    keeper.now()
    assert keeper.waiting
    assert "not kept yet" in keeper.label.words.text()
    assert len(shell.faults) == 1
    keeper.now()
    assert len(shell.faults) == 1, "the same trouble is said once"
    shelf.full = False
    keeper.now()
    assert shelf.kept == [{"name": "Z"}]
    assert "Draft kept" in keeper.label.words.text()


def test_a_saved_form_needs_no_draft(qtbot, form, keeper, shelf):
    qtbot.keyClicks(form.field("name").line, "Z")
    keeper.drop()
    qtbot.wait(900)
    assert shelf.kept == []
    assert keeper.label.words.text() == ""
