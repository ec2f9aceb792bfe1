"""Two RAS leads write one draft: both versions are shown, joined, and nothing is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme_edit import put
from ras_desktop.domain.scheme_version import VersionState, holding
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import scheme as dialogs
from ras_desktop.gui.pages.schemes import SchemesPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes.aside import aside_of
from ras_desktop.gui.schemes.merge import MergePart
from ras_desktop.gui.today_rows import place_of, what
from ras_desktop.services import scheme_start, today
from ras_desktop.services import scheme_versions as versions
from tests.helpers.stores import desk_at

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = date(2027, 4, 1)


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def draft(desk):
    made = scheme_start.begin(desk, "bands", "Short breaks", FIRST).value
    return change(desk, made.id, ("council",), "Exampleshire Council")


@pytest.fixture
def other(desk):
    """Another lead at the same store."""
    return desk_at(desk.store, frozenset({Role.RAS_LEAD}), desk.clock, "Priya Lund")


@pytest.fixture
def page(qtbot, context_of, desk, shown, draft):
    made = SchemesPage(context_of(desk))
    made.resize(1180, 720)
    shown(made)
    made.arrive(Place("schemes", None, f"version/{draft.id}"))
    return made


def change(desk, id_, path, value):
    held = versions.get(desk, id_)
    return versions.keep(desk, holding(held, put(held.scheme, path, value))).value


def type_title(qtbot, page, words):
    title = page.designer.design.form.field("title")
    title.line.setFocus()
    title.line.selectAll()
    qtbot.keyClicks(title.line, words)
    page.drafts.now()


def press(qtbot, page, words):
    offered = [each for each in page.findChildren(QPushButton) if each.text() == words]
    made = next(each for each in offered if each.isVisible())
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Space)


def test_changes_at_different_places_are_joined_with_one_press(
    page, desk, other, draft, qtbot, shell
):
    change(other, draft.id, ("note",), "Theirs")
    type_title(qtbot, page, "Mine")
    part = page._other
    assert isinstance(part, MergePart)
    assert {each.spot for each in part.places} == {("title",), ("note",)}
    assert part.save.hasFocus()
    press(qtbot, page, "Save what is chosen")
    held = versions.get(desk, draft.id)
    assert (held.scheme.title, held.scheme.note) == ("Mine", "Theirs")
    assert held.version > draft.version + 1
    assert page.designer.isVisible()
    assert page.designer.scheme == held.scheme
    assert page.state.words() == ""
    assert not shell.faults
    page._timeline().undo()
    assert page.designer.scheme.note == ""
    assert page.designer.scheme.title == "Mine"


def test_a_place_that_both_changed_is_chosen(page, desk, other, draft, qtbot):
    change(other, draft.id, ("title",), "Theirs")
    type_title(qtbot, page, "Mine")
    ((_card, both),) = page._other.groups
    assert both.field("title").value() is Side.LEFT
    both.field("title").load(Side.RIGHT)
    press(qtbot, page, "Save what is chosen")
    assert versions.get(desk, draft.id).scheme.title == "Theirs"


def test_one_goes_on_typing_and_joins_later(page, desk, other, draft, qtbot):
    change(other, draft.id, ("note",), "Theirs")
    type_title(qtbot, page, "Mine")
    press(qtbot, page, "Back to what I typed")
    assert "has changed this draft, too" in page.state.words()
    assert page.designer.scheme.title == "Mine"
    type_title(qtbot, page, "Mine, longer")
    assert page.designer.isVisible()
    assert "Not in the draft yet" in page.drafts.label.words.text()
    assert versions.get(desk, draft.id).scheme.title == "Short breaks"
    press(qtbot, page, "See both versions")
    press(qtbot, page, "Save what is chosen")
    held = versions.get(desk, draft.id).scheme
    assert (held.title, held.note) == ("Mine, longer", "Theirs")
    type_title(qtbot, page, "Mine, again")
    assert versions.get(desk, draft.id).scheme.title == "Mine, again"


def test_what_was_not_joined_outlives_the_window(
    page, desk, other, draft, qtbot, context_of, shown
):
    """The program is killed before both are joined: Today and the draft itself offer it again."""
    change(other, draft.id, ("note",), "Theirs")
    type_title(qtbot, page, "Mine")
    waiting = [each for each in today.read(desk).matters if each.draft is not None]
    assert [place_of(each).part for each in waiting] == [f"version/{draft.id}"]
    assert "another lead" in what(waiting[0])
    fresh = shown(SchemesPage(context_of(desk)))
    fresh.arrive(Place("schemes", None, f"version/{draft.id}"))
    assert isinstance(fresh._other, MergePart)
    assert fresh.designer.scheme.title == "Mine"
    press(qtbot, fresh, "Save what is chosen")
    held = versions.get(desk, draft.id).scheme
    assert (held.title, held.note) == ("Mine", "Theirs")
    assert aside_of(desk, draft.id) is None


def test_a_draft_that_was_approved_meanwhile_leaves_what_i_typed_as_a_new_draft(
    page, desk, other, draft, qtbot, shell
):
    versions.approve(other, draft.id, FIRST, "EA 2027/1")
    type_title(qtbot, page, "Mine")
    made = next(each for each in versions.listed(desk) if each.state is VersionState.DRAFT)
    assert made.title == "Mine"
    assert shell.places[-1].part == f"version/{made.version}"
    assert "new draft now" in shell.warned[-1]
    assert versions.get(desk, draft.id).title == "Short breaks"
    assert not shell.faults


def test_a_draft_that_was_removed_meanwhile_leaves_what_i_typed_as_a_new_draft(
    page, desk, other, draft, qtbot, shell
):
    versions.drop(other, versions.get(other, draft.id))
    type_title(qtbot, page, "Mine")
    assert [each.title for each in versions.listed(desk) if each.edition is None] == ["Mine"]
    assert not shell.faults


def test_nobody_approves_what_they_have_not_seen(page, desk, other, draft, monkeypatch, shell):
    change(other, draft.id, ("tables", 0, "rows", 6, "amount"), Decimal(47000))
    answer = dialogs.Approved(FIRST, "EA 2027/1")
    monkeypatch.setattr(dialogs, "ask_approval", lambda *_args: answer)
    page.verbs.approve()
    assert versions.get(desk, draft.id).state is VersionState.DRAFT
    assert isinstance(page._other, MergePart)
    assert any(each.spot[-1] == "amount" for each in page._other.places)
    assert not shell.faults
