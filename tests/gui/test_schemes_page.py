"""The schemes page: versions, the designer with real keys, findings, undo, approving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from time import process_time
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton

from ras_desktop.domain.condition import Condition
from ras_desktop.domain.form import Check, QuestionKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.scheme_version import VersionState
from ras_desktop.domain.table import Band
from ras_desktop.forms.scheme_workbook import write_workbook
from ras_desktop.gui.dialogs import scheme as dialogs
from ras_desktop.gui.dialogs import scheme_name
from ras_desktop.gui.pages.schemes import SchemesPage
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes import designer, new_scheme, verbs
from ras_desktop.gui.schemes.designer import NAMES, PAUSE
from ras_desktop.gui.schemes.editor import ItemsField
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.schemes.table_shapes import bands
from ras_desktop.services import scheme as schemes
from ras_desktop.services import scheme_versions as versions
from ras_desktop.wording import finding
from tests.helpers.schemes import small
from tests.helpers.stores import desk_at
from tests.helpers.timing import allowed, milliseconds

CTRL = Qt.KeyboardModifier.ControlModifier
PERCENT = Decimal(3)
FIRST = date(2027, 4, 1)


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


def line_called(desk, name):
    return next(each for each in versions.listed(desk) if each.name == name)


@pytest.fixture
def draft(desk):
    """A draft of the council's own, begun as the example's copy."""
    return versions.new_draft(desk, line_called(desk, "example-children").edition).value


@pytest.fixture
def page(qtbot, context_of, desk, shown):
    made = SchemesPage(context_of(desk))
    made.resize(1180, 720)
    return shown(made)


@pytest.fixture
def writing(page, draft):
    page.arrive(Place("schemes", None, f"version/{draft.id}"))
    return page


def settle(qtbot, page):
    """Until what stands beside belongs to the scheme as it is now."""
    qtbot.waitUntil(lambda: page._looked is not None and page._looked.scheme is scheme(page))


def scheme(page):
    return page.designer.scheme


def items(page, where):
    found = [each for each in page.designer.part.findChildren(ItemsField) if each.where == where]
    return found[0].items


def grid(page):
    return page.designer.part.findChildren(GridField)[0]


def field(page, where):
    return page.designer.design.form.field(where)


def press(qtbot, page, words):
    made = next(each for each in page.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_the_list_shows_every_version_and_opens_one(page, desk, shell, qtbot):
    page.arrive(Place("schemes"))
    lines = page.shelf.table.model.rows()
    assert {each.name for each in lines} >= {"example-children", "norfolk-primary"}
    page.shelf.table.choose(0)
    page.shelf.table.view.setFocus()
    qtbot.keyClick(page.shelf.table.view, Qt.Key.Key_Return)
    assert shell.places[-1].part in {f"edition/{each.edition}" for each in lines}


def test_every_part_of_every_shipped_scheme_can_be_read_and_not_changed(page, desk, shell, qtbot):
    for line in versions.listed(desk):
        page.arrive(Place("schemes", None, f"edition/{line.edition}"))
        before = scheme(page)
        for name in NAMES:
            page.designer.show_part(name)
            for each in page.designer.part.findChildren(ItemsField):
                if each.value():
                    each.items.open_place(0)
            if name != "try":
                for each in page.designer.part.findChildren(GridField):
                    qtbot.keyClicks(each.view, "77")
                    qtbot.keyClick(each.view, Qt.Key.Key_Return, CTRL)
        assert scheme(page) == before, line.name
        assert page.designer.locked
    assert not shell.faults


def test_showing_a_scheme_in_the_designer_changes_nothing(writing, draft, qtbot, shell):
    before = scheme(writing)
    for name in NAMES:
        writing.designer.show_part(name)
        for each in writing.designer.part.findChildren(ItemsField):
            for place in range(len(each.value())):
                each.items.open_place(place)
    assert scheme(writing) == before
    assert not shell.faults


def test_typing_changes_the_scheme_and_is_kept_as_a_draft(writing, desk, draft, qtbot):
    title = field(writing, "title")
    title.line.setFocus()
    title.line.selectAll()
    qtbot.keyClicks(title.line, "Our scheme")
    assert scheme(writing).title == "Our scheme"
    qtbot.waitUntil(lambda: versions.get(desk, draft.id).title == "Our scheme", timeout=2500)
    assert "Draft kept" in writing.drafts.label.words.text()


def test_undo_goes_over_the_whole_scheme_and_shows_where(writing, qtbot):
    before = scheme(writing)
    title = field(writing, "title")
    qtbot.keyClicks(title.line, "X")
    writing.designer.show_part("gates")
    gates = items(writing, "gates")
    qtbot.mouseClick(gates.more, Qt.MouseButton.LeftButton)
    assert len(scheme(writing).gates) == len(before.gates) + 1
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert scheme(writing).gates == before.gates
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert scheme(writing) == before
    assert writing.designer._name == "about"
    assert field(writing, "title").line.text() == before.title
    qtbot.keyClick(writing, Qt.Key.Key_Y, CTRL)
    assert scheme(writing).title != before.title


def test_a_level_gets_other_points_and_its_reading_grade_is_live(writing, qtbot):
    writing.designer.show_part("forms")
    items(writing, "forms/0/questions").open_place(0)
    points = field(writing, "forms/0/questions/0/levels/1/points")
    points.line.selectAll()
    qtbot.keyClicks(points.line, "7")
    assert scheme(writing).forms[0].questions[0].levels[1].points == 7
    words = field(writing, "forms/0/questions/0/levels/1/text")
    words.box.selectAll()
    qtbot.keyClicks(
        words.box,
        "Considerable multidisciplinary intervention necessitates extraordinarily complicated "
        "organisational arrangements notwithstanding availability.",
    )
    assert words.badge.isVisibleTo(words)
    assert "Hard to read" in words.badge.words()
    settle(qtbot, writing)
    found = {each.code: each for each in writing._looked.findings}
    assert found["scheme.hard_to_read"].where == "forms/0/questions/0/levels/1/text"


def test_a_finding_leads_to_its_field(writing, qtbot):
    writing.designer.show_part("forms")
    items(writing, "forms/0/questions").open_place(0)
    title = field(writing, "forms/0/questions/0/levels/0/title")
    title.line.selectAll()
    qtbot.keyClick(title.line, Qt.Key.Key_Delete)
    settle(qtbot, writing)
    found = next(each for each in writing._looked.findings if each.code == "scheme.words_missing")
    writing.designer.show_part("about")
    go = next(
        each
        for each in writing.designer.beside.findChildren(QPushButton)
        if "Nothing is written here yet" in each.accessibleName()
    )
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert writing.designer._name == "forms"
    assert field(writing, found.where).line.hasFocus()


def test_a_finding_within_a_list_leads_to_its_row_and_the_mark_stays(writing, qtbot):
    """A second condition without a level: its own row is opened, not the first one."""
    form = scheme(writing).forms[0]
    asked = [each for each in form.questions if each.kind is QuestionKind.LEVELS][:2]
    first, second = (Condition(each.id, levels=(each.levels[-1].id,)) for each in asked)
    check = Check("together", (first, replace(second, levels=())), "Look at both again.")
    forms = (replace(form, checks=(check,)), *scheme(writing).forms[1:])
    writing.designer.become(replace(scheme(writing), forms=forms))
    writing.designer.show_part("tables")
    settle(qtbot, writing)
    found = next(each for each in writing._looked.findings if "checks" in each.where)
    assert found.code == "scheme.condition_levels"
    assert asked[1].levels[0].title in finding(found)
    writing.designer.go_to(found)
    spoken = field(writing, "forms/0/checks/0/when/1/question")
    assert writing.window().focusWidget() in spoken.editors()
    row = items(writing, "forms/0/checks")._rows[check.id]
    assert row.property("card") == "bad"


def test_the_grid_takes_keys_paste_rows_and_undo(writing, qtbot):
    writing.designer.show_part("tables")
    items(writing, "tables").open_place(0)
    before = scheme(writing)
    knots = before.tables[0].knots
    made = grid(writing)
    made.go_to_row(0)
    QGuiApplication.clipboard().setText("Points\t£\n0\t100\n10\t£1,200.50\n30\t2400")
    qtbot.keyClick(made.view, Qt.Key.Key_V, CTRL)
    now = scheme(writing).tables[0].knots
    assert [(each.points, each.amount) for each in now[:3]] == [
        (0, 100),
        (10, Decimal("1200.50")),
        (30, 2400),
    ]
    qtbot.keyClick(made.view, Qt.Key.Key_Return, CTRL)
    assert len(scheme(writing).tables[0].knots) == len(knots) + 1
    qtbot.keyClick(made.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(made.view, Qt.Key.Key_Delete, CTRL)
    assert len(scheme(writing).tables[0].knots) == len(knots)
    for _step in range(4):
        qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert scheme(writing) == before


def test_enter_types_and_enter_again_goes_down(writing, qtbot):
    """Seen on 28 November: Qt complained of each Enter, and the cursor stayed where it was."""
    writing.designer.show_part("tables")
    items(writing, "tables").open_place(0)
    made = grid(writing)
    made.go_to_row(1)
    qtbot.keyClick(made.view, Qt.Key.Key_Return)
    line = made.view.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClick(line, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(line, "9")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.view.currentIndex().row() == 2)
    assert made.view.currentIndex().column() == 0
    assert made.model.typed[1][0] == "9"
    last = made.model.rowCount() - 1
    made.go_to_row(last)
    qtbot.keyClick(made.view, Qt.Key.Key_Return)
    line = made.view.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.view.state() == QAbstractItemView.State.NoState)
    assert made.view.currentIndex().row() == last


def test_no_heading_of_a_grid_is_clipped(writing):
    """Seen on 28 November: “rom” and “ours” above the bands, in a window of 1366 pixels."""
    made = GridField("Rows", bands(hours=False, step=Decimal(1)))
    header = made.view.horizontalHeader()
    for width in (300, 512, 900):
        widths = made.view._widths(width)
        assert all(header.sectionSizeHint(at) <= each for at, each in enumerate(widths))
    assert sum(widths) <= 900
    made.load((Band(Decimal(0), Decimal(9), "Much", amount=Decimal("1234567.89")),))
    figure = made.view.fontMetrics().horizontalAdvance("1,234,567.89")
    assert made.view._widths(300)[4] > figure
    made.deleteLater()


def test_a_cell_that_cannot_be_keeps_the_row_and_says_so(writing, qtbot):
    writing.designer.show_part("tables")
    items(writing, "tables").open_place(0)
    before = scheme(writing).tables[0].knots
    made = grid(writing)
    made.model.setData(made.model.index(1, 1), "twelve")
    assert scheme(writing).tables[0].knots == before
    assert "Row 2" in made._said.text()
    made.model.setData(made.model.index(1, 1), "12")
    assert scheme(writing).tables[0].knots[1].amount == 12
    assert made._said.text() == ""


def test_examples_run_live(writing, qtbot):
    writing.designer.show_part("examples")
    examples = items(writing, "examples")
    settle(qtbot, writing)
    row = examples._rows[3]
    assert "✓" in row._under.text()
    writing.designer.show_part("tables")
    items(writing, "tables").open_place(0)
    made = grid(writing)
    for place in range(made.model.rowCount()):
        made.model.setData(made.model.index(place, 1), "1")
    settle(qtbot, writing)
    writing.designer.show_part("examples")
    said = [row._under.text() for row in items(writing, "examples")._rows.values()]
    assert any("✗" in each and "should be" in each for each in said)


def test_approval_waits_for_errors_then_asks_and_seals(
    writing, desk, draft, qtbot, monkeypatch, context_of
):
    title = field(writing, "title")
    title.line.selectAll()
    qtbot.keyClick(title.line, Qt.Key.Key_Delete)
    writing.verbs.approve()
    assert "Not yet" in writing.state.words()
    qtbot.keyClicks(title.line, "Our scheme")
    answer = dialogs.Approved(date(2026, 12, 1), "EA 2027/1")
    asked = []
    monkeypatch.setattr(dialogs, "ask_approval", lambda *given: asked.append(given) or answer)
    writing.designer.show_part("governance")
    field(writing, "governance/owner").line.setText("Short breaks team")
    writing.verbs.approve()
    assert "your own work" in writing.state.words()
    assert asked == [], "nobody is asked for what they may not do"
    assert ".." not in writing.state.words()
    lead = desk_at(desk.store, frozenset({Role.RAS_LEAD}), desk.clock, "Priya Lund")
    page = SchemesPage(context_of(lead))
    qtbot.addWidget(page)
    page.arrive(Place("schemes", None, f"version/{draft.id}"))
    page.verbs.approve()
    held = versions.get(desk, draft.id)
    assert held.state is VersionState.APPROVED, page.state.words()
    assert len(asked) == 1
    assert held.title == "Our scheme"
    assert page.designer.locked
    assert page._foot.isHidden()


def test_next_april_raises_every_sum(page, desk, shell, monkeypatch):
    norfolk = line_called(desk, "norfolk-primary")
    monkeypatch.setattr(dialogs, "ask_fresh", lambda *_args: dialogs.Fresh(FIRST, PERCENT))
    page.arrive(Place("schemes", None, f"edition/{norfolk.edition}"))
    page.verbs.copy()
    made = versions.get(desk, UUID(shell.places[-1].part.partition("/")[2]))
    amounts = [each.amount for each in made.scheme.tables[0].rows]
    assert Decimal("2884.00") in amounts
    assert made.scheme.valid_from == FIRST


def test_the_list_is_worked_with_keys_alone(page, desk, shell, qtbot, monkeypatch):
    """The cursor begins in the list; Ctrl+N begins the next version of the line that is chosen."""
    page.arrive(Place("schemes"))
    assert page.shelf.table.view.hasFocus()
    monkeypatch.setattr(dialogs, "ask_fresh", lambda *_args: dialogs.Fresh(FIRST, Decimal(0)))
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    made = versions.get(desk, UUID(shell.places[-1].part.partition("/")[2]))
    assert made.edition == "2027.1"
    assert made.scheme.valid_from == FIRST
    found = versions.approval_findings(desk, made.id, FIRST, "EA 2027/1")
    assert {each.code for each in found} <= {"scheme.not_consulted", "permission.own_work"}


def test_findings_never_push_the_words_out_of_sight(page, desk, qtbot):
    """A place with a long title is shortened; its sentence wraps within the window."""
    line = line_called(desk, "example-children")
    long = replace(schemes.get(desk, line.edition).scheme, name="long", kind=SchemeKind.OWN)
    worst = tuple(
        replace(each, title="Far too long " * 12, expect=replace(each.expect, points=Decimal(9999)))
        for each in long.examples
    )
    no_one = replace(long.governance, consulted_on=None)
    made = versions.new_from(desk, replace(long, examples=worst, governance=no_one)).value
    page.arrive(Place("schemes", None, f"version/{made.id}"))
    settle(qtbot, page)
    assert page._looked.errors
    page.resize(1180, 721)
    beside = page.designer.beside
    assert beside.width() <= page.designer._right.viewport().width()
    links = [each for each in beside.findChildren(QPushButton) if each.property("link")]
    shown = [each.text() for each in links]
    assert any(each.endswith("…") for each in shown)
    short = next(each for each in links if each.toolTip() == "Who answers for it")
    assert short.text() == "Who answers for it"


def test_try_it_scores_a_child_on_the_draft(writing, qtbot):
    writing.designer.show_part("try")
    part = writing.designer.part
    assert not part._nothing.isVisible()
    before = part.sums._flow.count()
    assert before
    part.age.line.selectAll()
    qtbot.keyClicks(part.age.line, "9")
    assert part._asked[1] == scheme(writing).form_for(9).id


def test_workers_may_read_and_are_offered_nothing_else(
    page, desk, draft, context_of, shown, seeded_desk
):
    worker = desk_at(seeded_desk.store, frozenset({Role.SOCIAL_WORKER}), seeded_desk.clock)
    made = shown(SchemesPage(context_of(worker)))
    made.arrive(Place("schemes", None, f"version/{draft.id}"))
    assert made.designer.locked
    assert [each.words for each in made.acts()] == ["Public version", "Practice"]


def test_the_public_version_is_seen_and_saved(writing, shell, tmp_path, monkeypatch, qtbot):
    writing.verbs.show_public()
    part = writing._other
    assert part.pdf.startswith(b"%PDF")
    place = tmp_path / "public.pdf"
    monkeypatch.setattr(saving, "ask_place", lambda *_args: place)
    press(qtbot, writing, "Save as …")
    assert place.read_bytes() == part.pdf
    assert "public.pdf" in shell.said[-1]


def test_two_versions_are_compared_in_words_and_with_their_effect(writing, desk, qtbot):
    title = field(writing, "title")
    qtbot.keyClicks(title.line, "New ")
    press(qtbot, writing, "Compare")
    part = writing._other
    offered = [each.words for each in part.other._offered]
    part.other.combo.setCurrentIndex(1 + offered.index(next(w for w in offered if "invented" in w)))
    said = [each.text() for each in part._changes.findChildren(QLabel)]
    assert any("New " in each for each in said)
    assert part._effect.isVisible()
    press(qtbot, writing, "Back to the version")
    assert writing.designer.isVisible()


@pytest.mark.parametrize("way", ["workbook", "folder"])
def test_out_to_a_file_and_back_in_as_a_draft(writing, desk, shell, tmp_path, monkeypatch, way):
    before = scheme(writing)
    file = tmp_path / "ours.xlsx"
    files = {
        "getSaveFileName": (str(file), ""),
        "getOpenFileName": (str(file), ""),
        "getExistingDirectory": str(tmp_path),
    }
    for name, answer in files.items():
        monkeypatch.setattr(verbs.QFileDialog, name, lambda *_args, answer=answer: answer)
    if way == "workbook":
        writing.verbs.save_workbook()
        writing.verbs.read_workbook()
    else:
        writing.verbs.save_folder()
        where = str(tmp_path / before.name / before.version)
        monkeypatch.setattr(verbs.QFileDialog, "getExistingDirectory", lambda *_args: where)
        writing.verbs.read_folder()
    assert not shell.warned
    made = versions.get(desk, UUID(shell.places[-1].part.partition("/")[2])).scheme
    assert made.forms == before.forms
    assert made.tables == before.tables
    assert made.examples == before.examples


def test_a_spoilt_cell_is_named_in_the_window(page, desk, shell, tmp_path, monkeypatch):
    """“Here stands a formula” alone helps nobody in a workbook of 22 sheets."""
    file = tmp_path / "spoilt.xlsx"
    book = load_workbook(BytesIO(write_workbook(small("bands-and-additions"))))
    book["Levels"]["E3"] = "=1+1"
    book.save(file)
    monkeypatch.setattr(verbs.QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    page.arrive(Place("schemes"))
    page.verbs.read_workbook()
    assert "Levels, E3: Here stands a formula" in shell.warned[-1]


def test_a_spoilt_workbook_is_said_and_nothing_begins(page, desk, shell, tmp_path, monkeypatch):
    file = tmp_path / "spoilt.xlsx"
    file.write_bytes(b"not a workbook")
    monkeypatch.setattr(verbs.QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    page.arrive(Place("schemes"))
    before = versions.listed(desk)
    page.verbs.read_workbook()
    assert shell.warned
    file.unlink()
    page.verbs.read_workbook()
    assert "could not be read" in shell.warned[-1]
    assert not shell.faults
    assert versions.listed(desk) == before


def test_a_keystroke_updates_curve_and_findings_within_100_ms(writing, qtbot):
    """The longest shipped scheme; the pause before it is looked at is part of the time."""
    writing.designer.show_part("tables")
    items(writing, "tables").open_place(0)
    made = grid(writing)
    settle(qtbot, writing)
    taken, holding = [], []
    for number in range(9):
        start = process_time()
        edit = made.model.index(3, 1), str(2000 + number)
        holding.append(milliseconds(lambda edit=edit: made.model.setData(*edit)))
        settle(qtbot, writing)
        writing.repaint()
        taken.append((process_time() - start) * 1000 + PAUSE)
    # the best of nine: what it takes, not what else this machine does meanwhile
    assert min(holding) < allowed(50), holding
    assert min(taken) < allowed(100), taken


def name_line(page, where):
    lines = page.designer.part.findChildren(NameLine)
    return next(each for each in lines if each.where == where)


def test_a_question_is_renamed_everywhere_in_one_step(writing, qtbot, monkeypatch):
    before = scheme(writing)
    asked = before.forms[0].questions[0]
    writing.designer.show_part("forms")
    items(writing, "forms/0/questions").open_place(0)
    told = []
    monkeypatch.setattr(designer, "ask_name", lambda *args: told.append(args[3]) or "quite-another")
    change = name_line(writing, "forms/0/questions/0").change
    change.setFocus()
    qtbot.keyClick(change, Qt.Key.Key_Space)
    now = scheme(writing)
    assert now.forms[0].questions[0].id == "quite-another"
    assert "practice sets follow" in told[0]
    assert now.forms[0].questions[0].title == asked.title
    answered = [asked.id in each.answers for each in before.examples]
    assert any(answered)
    assert ["quite-another" in each.answers for each in now.examples] == answered
    line = name_line(writing, "forms/0/questions/0")
    assert line.name == "quite-another"
    assert line.change.hasFocus()
    settle(qtbot, writing)
    assert not writing._looked.errors
    with qtbot.waitActive(writing):
        writing.activateWindow()
    name_line(writing, "forms/0/questions/0").change.setFocus()
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert scheme(writing) == before
    assert writing.designer._has_focus()
    assert name_line(writing, "forms/0/questions/0").name == asked.id


def test_a_name_that_is_taken_is_said_and_not_given(writing, qtbot, monkeypatch):
    before = scheme(writing)
    areas = before.forms[0].areas
    said = []

    def answer(dialog):
        dialog.name.line.setText(areas[1].id)
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        said.append(dialog.name.said())
        return dialog.result()

    monkeypatch.setattr(scheme_name.NameQuestion, "exec", answer)
    writing.designer.show_part("forms")
    items(writing, "forms/0/areas").open_place(0)
    qtbot.mouseClick(name_line(writing, "forms/0/areas/0").change, Qt.MouseButton.LeftButton)
    assert "name of another part" in said[0]
    assert scheme(writing) == before


def test_who_may_only_read_renames_nothing(page, desk):
    line = line_called(desk, "example-children")
    page.arrive(Place("schemes", None, f"edition/{line.edition}"))
    page.designer.show_part("forms")
    items(page, "forms/0/questions").open_place(0)
    lines = page.designer.part.findChildren(NameLine)
    assert lines
    assert not any(each.change.isVisible() for each in lines)


def test_a_new_scheme_begins_with_a_kind_and_its_name(page, desk, shell, qtbot, monkeypatch):
    page.arrive(Place("schemes"))
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    part = page._other
    assert len(part.buttons) == len(new_scheme.KINDS)
    assert part.buttons[0].hasFocus()
    asked = []

    def answer(_parent, kind, first):
        asked.append(kind)
        return dialogs.Begun("Short breaks", first)

    monkeypatch.setattr(dialogs, "ask_begun", answer)
    qtbot.keyClick(part.buttons[1], Qt.Key.Key_Space)
    made = versions.get(desk, UUID(shell.places[-1].part.partition("/")[2]))
    assert asked == ["A straight line"]
    assert (made.title, made.name) == ("Short breaks", "short-breaks")
    page.arrive(shell.places[-1])
    settle(qtbot, page)
    assert {each.code for each in page._looked.findings} <= {
        "scheme.not_consulted",
        "scheme.words_missing",
    }
    assert not shell.faults


def test_the_kinds_are_left_again_without_a_scheme(page, desk, qtbot):
    page.arrive(Place("schemes"))
    before = versions.listed(desk)
    page.verbs.choose_kind()
    press(qtbot, page, "All schemes")
    assert page.shelf.isVisible()
    assert page.shelf.table.view.hasFocus()
    assert versions.listed(desk) == before


def test_a_draft_is_first_compared_with_what_it_began_as(writing, qtbot):
    """Nothing need be chosen: the words and the effect stand there at once."""
    qtbot.keyClicks(field(writing, "title").line, "New ")
    press(qtbot, writing, "Compare")
    part = writing._other
    assert part.other.value() == line_called(writing.context.desk, "example-children").edition
    assert any("New " in each.text() for each in part._changes.findChildren(QLabel))
    assert part._effect.isVisible()
