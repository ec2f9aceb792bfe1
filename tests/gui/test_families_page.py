"""The caseload: found as one types, filtered, sorted, kept as views, exported, by keys alone."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ras_desktop.domain.caseload import Column, Whose
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.path import Stage
from ras_desktop.domain.request import Request
from ras_desktop.gui.family import exporting, saved_views
from ras_desktop.gui.pages.families import FamiliesPage
from ras_desktop.gui.place import Place
from ras_desktop.services import family, scheme, view
from ras_desktop.services.export import FileKind
from tests.gui.family_helpers import add_child, keys, nameless, press, shown, with_plan, words_on

Key = Qt.Key
TRICKY = "O’Brien-Łukasik"


@pytest.fixture
def cases(file_desk):
    desk = file_desk
    asked = Request(uuid4(), date(2026, 10, 1), "Mrs Marr", "mother")
    return {
        "amira": add_child(desk, "Amira", "Quarrington", **with_plan()),
        "zoe": add_child(desk, "Zoë", TRICKY, preferred_name="Zo"),
        "finn": add_child(desk, "Finn", "Marr", request=asked, team="South"),
        "noor": add_child(desk, "نور", "الدين"),
    }


@pytest.fixture
def page(qtbot, context_of, file_desk, cases):
    return shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))


def names(page):
    return [line.first_names for line in page.table.model.rows()]


def test_the_cursor_stands_in_the_search_line_and_the_list_is_there(page):
    assert page.bar.line.hasFocus()
    assert page.count.text() == "4 families"
    assert names(page) == ["Finn", "Zoë", "Amira", "نور"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe", ["Zoë"]),
        ("lukas", ["Zoë"]),
        ("brien luk", ["Zoë"]),
        ("quarr am", ["Amira"]),
        ("number of Finn", ["Finn"]),
        ("S60 1", ["Finn", "Zoë", "Amira", "نور"]),
        ("نور", ["نور"]),
        ("'; DROP TABLE family_case; --", []),
    ],
)
def test_any_part_of_a_name_number_or_postcode_finds(page, cases, typed, found):
    typed = cases["finn"].number if typed == "number of Finn" else typed
    keys(page.bar.line, typed)
    assert names(page) == found


def test_down_enter_opens_and_enter_in_the_line_opens_the_first(page, shell, cases):
    QTest.keyClick(page.bar.line, Key.Key_Down)
    assert page.table.view.hasFocus()
    QTest.keyClick(page.table.view, Key.Key_Down)
    QTest.keyClick(page.table.view, Key.Key_Return)
    assert shell.places == [Place("family", cases["zoe"].id)]
    QTest.keyClick(page.table.view, Key.Key_Up)
    QTest.keyClick(page.table.view, Key.Key_Up)
    assert page.bar.line.hasFocus()
    QTest.keyClicks(page.bar.line, "amira")
    QTest.keyClick(page.bar.line, Key.Key_Return)
    assert shell.places[-1] == Place("family", cases["amira"].id)


def test_slash_ctrl_f_and_letters_in_the_table_go_to_the_search_line(page):
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, "/")
    assert page.bar.line.hasFocus()
    assert page.bar.line.text() == ""
    page.table.view.setFocus()
    QTest.keyClicks(page.table.view, "z")
    assert page.bar.line.hasFocus()
    assert page.bar.line.text() == "z"
    page.log_button.setFocus()
    QTest.keyClick(page.log_button, "/")
    assert page.bar.line.hasFocus()
    page.log_button.setFocus()
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.line.hasFocus()
    assert page.bar.line.selectedText() == "z"


def test_escape_empties_the_line(page):
    QTest.keyClicks(page.bar.line, "zoe")
    QTest.keyClick(page.bar.line, Key.Key_Escape)
    assert page.bar.line.text() == ""
    assert len(names(page)) == 4


def test_filters_of_stage_state_late_and_whose(page, file_desk, cases):
    page.bar.stages.load({Stage.REQUEST})
    page.bar.stages.changed.emit()
    assert names(page) == ["Finn"]
    assert page.bar.reset.isVisible()
    assert page.bar.stages.text() == "Stage: Request"
    press(page.bar.reset)
    assert len(names(page)) == 4
    press(page.bar.late.box)
    assert names(page) == ["Finn"]
    page.bar.clear()
    family.close(
        file_desk, cases["zoe"], CaseState.ENDED, "The support has ended", date(2026, 11, 2)
    )
    page.search()
    assert "Zoë" not in names(page)
    page.bar.states.load({CaseState.ENDED})
    page.bar.states.changed.emit()
    assert names(page) == ["Zoë"]


def test_the_menu_of_a_filter_stays_open_while_ticking(page, qtbot):
    menu = page.bar.stages.menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    QApplication.processEvents()
    acts = menu.actions()
    for at in (0, 1):
        place = menu.actionGeometry(acts[at]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    assert page.bar.stages.values() == {Stage.REQUEST, Stage.ASSESSMENT}
    menu.setActiveAction(acts[1])
    QTest.keyClick(menu, Key.Key_Space)
    assert page.bar.stages.values() == {Stage.REQUEST}
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()


def test_left_and_right_choose_whose(page, file_desk, desk_of, context_of, qtbot):
    other = desk_of(*file_desk.actor.roles, name="Kit Lowe", team="South")
    mine = shown(qtbot, FamiliesPage(context_of(other)), Place("families"))
    assert mine.bar.whose.value() is Whose.ALL
    assert page.bar.whose.value() is Whose.MY
    mine.hide()
    page.activateWindow()
    QApplication.processEvents()
    chosen = page.bar.whose.buttons[0]
    chosen.setFocus()
    QTest.keyClick(chosen, Key.Key_Right)
    assert page.bar.whose.value() is Whose.TEAM
    assert page.bar.whose.buttons[1].hasFocus()
    QTest.keyClick(page.bar.whose.buttons[1], Key.Key_Right)
    assert page.bar.whose.value() is Whose.ALL
    assert page.bar.whose.buttons[2].text() == "All  4"


def test_nobody_here_but_somewhere_else_is_said_with_a_way_there(page, file_desk, cases, qtbot):
    family.close(file_desk, cases["zoe"], CaseState.DIED, "Told by the hospital", date(2026, 11, 2))
    QTest.keyClicks(page.bar.line, "zoe")
    assert page.stack.currentWidget() is page.nothing
    qtbot.waitUntil(
        lambda: "1 family fits among all cases" in page.nothing.words.text(), timeout=2000
    )
    press(page.nothing.in_all)
    assert names(page) == ["Zoë"]
    assert page.bar.line.hasFocus()


def test_a_caseload_of_closed_cases_is_not_called_empty(qtbot, context_of, file_desk):
    case = add_child(file_desk)
    family.close(file_desk, case, CaseState.ENDED, "The support has ended", date(2026, 11, 2))
    page = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    qtbot.waitUntil(
        lambda: "closed ones too, there is 1" in page.nothing.words.text(), timeout=2000
    )
    press(page.nothing.in_all)
    assert names(page) == ["Amira"]


def test_an_empty_caseload_says_how_to_begin(qtbot, context_of, file_desk, shell):
    page = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    assert page.nothing.heading.text() == "No family yet"
    press(page.nothing.log)
    press(page.nothing.add)
    assert shell.places == [Place("new_child", None, "request"), Place("new_child")]


def test_clicking_a_head_sorts_by_services(page, cases):
    by_number = sorted(cases.values(), key=lambda each: each.number)
    ordered = [each.child.first_names.split()[0] for each in by_number]
    header = page.table.view.horizontalHeader()
    at = [each.key for each in page.table.model.columns].index("number")
    x = header.sectionViewportPosition(at) + 10
    for found in (ordered, ordered[::-1]):
        QTest.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.viewport().rect().topLeft()
            .__class__(x, 10),
        )  # fmt: skip
        assert names(page) == found


def test_views_are_kept_shown_and_removed_with_a_way_back(page, file_desk, shell, monkeypatch):
    page.bar.stages.load({Stage.REQUEST})
    page.bar.sort(Column.NUMBER, True)
    page.table.choose_columns(["name", "due"])
    monkeypatch.setattr(saved_views, "ask_name", lambda *_asked: "Waiting & late")
    page.views._ask()
    kept = view.mine(file_desk)
    assert [each.name for each in kept] == ["Waiting & late"]
    assert kept[0].columns == (Column.NAME, Column.DUE)
    assert page.views.text() == "View: Waiting && late"
    page.bar.clear()
    page.table.choose_columns(["name"])
    page.search()
    assert page.views.text() == "Views"
    page.views.choose(page.views.views[0])
    assert names(page) == ["Finn"]
    assert page.table.chosen_columns() == ["name", "due"]
    page.views.remove(page.views.views[0])
    assert view.mine(file_desk) == ()
    shell.undos[-1]()
    assert len(view.mine(file_desk)) == 1


def test_a_view_without_a_name_is_not_kept(qtbot):
    dialog = saved_views._Name(None, "")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.name.said() == "Give the view a name."
    assert dialog.result() == 0


def test_export_writes_what_is_shown_whole(page, file_desk, monkeypatch, tmp_path, shell):
    path = tmp_path / "caseload.csv"
    monkeypatch.setattr(exporting, "ask_path", lambda *_asked: path)
    QTest.keyClicks(page.bar.line, "zoe")
    page.export(FileKind.CSV)
    text = path.read_text("utf-8-sig")
    assert TRICKY in text
    assert "Quarrington" not in text
    assert "not encrypted" in shell.said[-1]
    assert not [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")]


def test_a_folder_that_cannot_be_written_is_said(page, monkeypatch, tmp_path, shell):
    monkeypatch.setattr(exporting, "ask_path", lambda *_asked: tmp_path / "no" / "caseload.xlsx")
    page.export(FileKind.XLSX)
    assert "could not be written" in shell.warned[-1]
    assert not shell.faults


def test_areas_are_read_by_their_names(qtbot, context_of, file_desk, cases):
    from ras_desktop import paths

    scheme.seed(file_desk.store, paths.forms(), file_desk.now())
    page = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    assert page.bar.areas._offered[0].words == "Beckwith"
    column = next(each for each in page.table.model.columns if each.key == "area")
    assert column.shown(page.table.model.rows()[0]) == "Beckwith"


def test_what_is_changed_elsewhere_is_shown_and_the_cursor_stays(page, file_desk, cases):
    page.table.choose(2)
    done = family.hold(file_desk, cases["finn"], "Abroad", date(2026, 11, 20))
    page.refresh(done.changed)
    assert page.table.current().first_names == "Amira"


def test_more_rows_come_when_the_end_is_reached(qtbot, context_of, file_desk):
    for at in range(230):
        add_child(file_desk, f"Child{at:03}", "Many")
    page = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    assert page.count.text() == "230 families"
    assert len(page.table.model.rows()) == 200
    page.table.view.scrollToBottom()
    page.table.view.model().fetchMore(page.table.view.rootIndex())
    assert len(page.table.model.rows()) == 230


def test_very_long_names_stay_in_their_cell(qtbot, context_of, file_desk):
    add_child(file_desk, "A" * 5000, "💜" * 2000)
    page = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    assert page.table.view.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() < 1160


def test_everything_has_a_name_and_acts_are_offered(page):
    assert nameless(page) == []
    assert {"Log a request", "Add a child"} <= {each.words for each in page.acts()}
    assert "Which family" in words_on(page)


def test_late_place_shows_what_is_late(page, cases):
    page.arrive(Place("families", None, "late"))
    assert names(page) == ["Finn"]


def test_the_columns_chosen_are_there_the_next_time(page, qtbot, context_of, file_desk, shell):
    page.table._fill_menu()
    act = next(each for each in page.table._menu.actions() if each.text() == "Postcode")
    act.trigger()
    assert "postcode" in shell.preferences.columns
    again = shown(qtbot, FamiliesPage(context_of(file_desk)), Place("families"))
    assert again.table.chosen_columns() == page.table.chosen_columns()
    assert "postcode" in again.table.chosen_columns()
