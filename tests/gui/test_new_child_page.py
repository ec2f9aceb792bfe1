"""A new child and a request: likely records beside, drafts kept, one record however often saved."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ras_desktop.domain.caseload import Search
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.gui.family.beside import look
from ras_desktop.gui.pages.new_child import NewChildPage
from ras_desktop.gui.place import Place
from ras_desktop.services import caseload, draft, family, request
from tests.gui.family_helpers import (
    add_child,
    button_named,
    nameless,
    press,
    shown,
    type_date,
    type_into,
    words_on,
)

ALONE, ASKED = Place("new_child"), Place("new_child", None, "request")


@pytest.fixture
def page(qtbot, context_of, file_desk):
    return shown(qtbot, NewChildPage(context_of(file_desk)), ALONE)


@pytest.fixture
def asking(qtbot, context_of, file_desk):
    return shown(qtbot, NewChildPage(context_of(file_desk)), ASKED)


def line(page, where):
    return page.editor.form.field(where).line


def fill(page, first="Amira", last="Quarrington"):
    type_into(line(page, "first_names"), first)
    type_into(line(page, "last_name"), last)
    type_date(page.editor.form.field("born"), 2, "March", 2017)


def cases(desk):
    return caseload.find(desk, Search()).rows


def test_the_cursor_is_in_the_first_field_and_saving_is_in_sight(page, asking):
    assert page.editor.form.field("first_names").line is page.focusWidget()
    assert page.editor.save_button.isVisible()
    assert asking.editor.form.field("request/made_by").line is asking.focusWidget()


def test_fifty_clicks_on_save_make_one_record(page, file_desk, shell):
    fill(page)
    for _click in range(50):
        press(page.editor.save_button)
    assert [each.name for each in cases(file_desk)] == ["Quarrington, Amira"]
    assert shell.places == [Place("family", cases(file_desk)[0].id)]
    (said,) = shell.said
    assert re.fullmatch(r"Case 2026-\d{5} is open", said)


def test_fifty_clicks_while_the_store_is_slow_make_one_record(page, file_desk):
    fill(page)
    waiting = []
    page.context.background.run = lambda *asked, **_more: waiting.append(asked)
    for _click in range(50):
        press(page.editor.save_button)
    assert len(waiting) == 2  # the draft, and the record
    for work, done, *_rest in waiting:
        done(work())
    assert len(cases(file_desk)) == 1


def test_everything_missing_is_said_at_once_beside_its_field(page, file_desk):
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.form.field("first_names").said() == "Enter the child’s first names."
    assert page.editor.form.field("last_name").said() == "Enter the child’s last name."
    assert page.editor.form.field("born").said() == "Enter the date of birth."
    assert page.editor.form.summary.hasFocus()
    assert cases(file_desk) == ()


def test_a_doubtful_postcode_is_pointed_out_once_and_does_not_stop(page, file_desk):
    fill(page)
    type_into(line(page, "nhs_number"), "123 456 7890")
    press(page.editor.save_button)
    assert "last digit" in page.editor.form.field("nhs_number").said()
    assert cases(file_desk) == ()


def test_likely_records_stand_beside_with_reasons_and_a_way_there(page, file_desk, shell, qtbot):
    held = add_child(file_desk)
    fill(page, "Amira", "Quarington")
    qtbot.waitUntil(lambda: bool(page.near.near.alike), timeout=2000)
    words = words_on(page.near)
    assert "This may be the same child" in words
    assert "similar name and same date of birth" in words
    assert held.number in words
    press(button_named(page.near, "Open that record"))
    assert shell.places == [Place("family", held.id)]


def test_a_name_alone_shows_records_with_that_name(page, file_desk, qtbot):
    add_child(file_desk, "Zoë", "O’Brien")
    type_into(line(page, "first_names"), "zoe")
    qtbot.waitUntil(lambda: bool(page.near.near.named), timeout=2000)
    assert "Records with this name" in words_on(page.near)
    assert not page.near.near.alike


def test_what_is_typed_is_kept_within_two_seconds_and_offered_again(
    page, file_desk, context_of, qtbot
):
    type_into(line(page, "first_names"), "Ami")
    day = page.editor.form.field("born").day
    type_into(day, "3")
    qtbot.waitUntil(lambda: draft.find(file_desk, "new_child", "new") is not None, timeout=2000)
    assert page.editor.drafts.label.words.text() == "Draft kept 09:30"
    again = shown(qtbot, NewChildPage(context_of(file_desk)), ALONE)
    assert line(again, "first_names").text() == "Ami"
    assert again.editor.form.field("born").day.text() == "3"
    assert "your draft of 23 November 2026 at 09:30" in again.editor._restored.words()
    assert again.editor.base.id == page.editor.base.id
    press(again.editor.throw_button)
    assert line(again, "first_names").text() == ""
    assert draft.find(file_desk, "new_child", "new") is None


def test_what_was_thrown_away_comes_back_with_undo(page, shell):
    type_into(line(page, "first_names"), "Ami")
    press(page.editor.throw_button)
    assert line(page, "first_names").text() == ""
    shell.undos[-1]()
    assert line(page, "first_names").text() == "Ami"
    assert page.editor.typing


def test_a_draft_that_was_saved_before_the_program_was_killed_adds_nobody_twice(
    page, file_desk, context_of, qtbot
):
    fill(page)
    page.keep()
    value = page.editor.value()
    family.add(file_desk, value.id, value.child)
    again = shown(qtbot, NewChildPage(context_of(file_desk)), ALONE)
    press(again.editor.save_button)
    assert len(cases(file_desk)) == 1


def test_after_saving_no_draft_is_left(page, file_desk):
    fill(page)
    page.keep()
    press(page.editor.save_button)
    assert draft.mine(file_desk) == ()
    assert line(page, "first_names").text() == ""


def test_a_request_needs_little_of_the_child(asking, file_desk, shell):
    press(asking.editor.save_button)
    form = asking.editor.form
    assert form.field("request/made_by").said() == "Enter who asked for the personal budget."
    assert form.field("first_names").said() == "Enter at least one name of the child."
    type_into(line(asking, "request/made_by"), "Mrs Marr")
    type_into(line(asking, "first_names"), "Finn")
    press(asking.editor.save_button)
    found = request.of_case(file_desk, shell.places[-1].case)
    assert [(each.made_by, each.outcome) for each in found] == [
        ("Mrs Marr", RequestOutcome.WAITING)
    ]
    assert found[0].made_on == date(2026, 11, 23)


def test_a_request_goes_along_to_the_record_that_is_there(asking, file_desk, shell, qtbot):
    held = add_child(file_desk, "Finn", "Marr")
    type_into(line(asking, "request/made_by"), "Mrs Marr")
    type_into(asking.editor.form.field("request/words").box, "A break at weekends")
    type_into(line(asking, "first_names"), "Finn")
    qtbot.waitUntil(lambda: bool(asking.near.near.named), timeout=2000)
    press(button_named(asking.near, "Log the request there"))
    assert shell.places[-1] == Place("family", held.id, "requests/new")
    kept = draft.find(file_desk, "family.request", str(held.id))
    assert kept.body["typed"]["words"] == "A break at weekends"
    assert draft.find(file_desk, "new_child.request", "new") is None


def test_closing_in_the_middle_and_coming_back_loses_nothing(page, file_desk):
    fill(page)
    page.keep()
    page.arrive(ASKED)
    page.arrive(ALONE)
    assert line(page, "last_name").text() == "Quarrington"


def test_names_from_right_to_left_and_long_ones_are_kept_as_typed(page, file_desk):
    type_into(line(page, "first_names"), "نور")
    line(page, "last_name").setText("الدين " + "x" * 900)
    type_date(page.editor.form.field("born"), 2, 3, 2017)
    press(page.editor.save_button)
    held = family.read(file_desk, cases(file_desk)[0].id)
    assert held.child.first_names == "نور"
    assert len(held.child.last_name) == 500


def test_likely_records_are_looked_for_without_a_name(file_desk):
    from ras_desktop.domain.likeness import Traits

    held = add_child(file_desk, nhs_number="943 476 5919")
    found = look(file_desk, Traits(None, "", None, "9434765919"))
    assert [each.line.id for each in found.alike] == [held.id]


def test_every_field_has_a_name(page, asking):
    assert nameless(page) == []
    assert nameless(asking) == []
