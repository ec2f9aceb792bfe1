"""A form: values by their place, all findings at once, a summary that leads to each field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.money import Money
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import scrolling
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.tab_order import Ordered


@pytest.fixture
def form(shown):
    made = Form()
    page = Ordered()
    whole = QVBoxLayout(page)
    whole.addWidget(made.summary)
    for where, field in (
        ("child/given", TextField("First names")),
        ("child/born", DateField("Date of birth")),
        ("lines/0/cost", MoneyField("Cost")),
    ):
        whole.addWidget(made.add(where, field))
    made.page = page
    made.area = scrolling(page)
    made.area.resize(500, 300)
    shown(made.area)
    return made


def links(form):
    QApplication.processEvents()
    return [each for each in form.summary.findChildren(QPushButton) if each.isVisible()]


def test_values_by_their_place(form):
    values = {"child/given": "Amira", "child/born": date(2010, 8, 31), "lines/0/cost": Money(1)}
    form.load(values)
    assert form.values() == values


def test_faults_name_their_place(form):
    form.field("lines/0/cost").retype("x")
    form.field("child/born").retype(["1", "", ""])
    assert [(each.code, each.where) for each in form.faults()] == [
        ("field.date_partial", "child/born"), ("field.money", "lines/0/cost"),
    ]  # fmt: skip


def test_the_summary_says_the_same_words_and_takes_the_focus(qtbot, form):
    form.show_findings((Finding("plan.line.gap_missing", "lines/0/cost"),))
    assert form.summary.hasFocus()
    words = form.field("lines/0/cost").said().rstrip(".")
    assert [each.text() for each in links(form)] == [words]
    assert words in form.summary.accessibleName()
    assert "something to put right" in form.summary.accessibleName()


def test_each_line_of_the_summary_leads_to_its_field(qtbot, form):
    form.show_findings(
        (Finding("field.date_year", "child/born"), Finding("field.money", "lines/0/cost"))
    )
    first = links(form)[0]
    qtbot.keyClick(form.summary, Qt.Key.Key_Tab)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert form.field("child/born").day.hasFocus()
    qtbot.mouseClick(links(form)[1], Qt.MouseButton.LeftButton)
    assert form.field("lines/0/cost").line.hasFocus()


def test_a_finding_below_a_field_belongs_to_it(form):
    form.show_findings((Finding("field.money", "lines/0/cost/pence"),))
    assert form.field("lines/0/cost").said()


def test_a_finding_elsewhere_is_said_and_the_page_is_asked(qtbot, form):
    opened = []
    form.opened.connect(opened.append)
    found = Finding("plan.outcomes.none", "outcomes")
    form.show_findings((found,))
    qtbot.mouseClick(links(form)[0], Qt.MouseButton.LeftButton)
    assert opened == [found]


def test_a_warning_alone_is_to_look_at(form):
    form.show_findings((Finding("plan.line.gap_missing", severity=Severity.WARNING),))
    assert form.summary.property("card") == "warn"
    assert "look at" in form.summary.accessibleName()


def test_findings_go_away_together(form):
    form.show_findings((Finding("field.money", "lines/0/cost"),))
    form.show_findings(())
    assert form.summary.isHidden()
    assert form.field("lines/0/cost").said() == ""


def test_a_line_that_was_removed_is_forgotten(form):
    form.remove("lines/0")
    assert form.places() == ("child/given", "child/born")


def test_what_was_typed_comes_back_and_answers_are_kept(form):
    form.field("child/given").line.setText("Amira")
    form.field("lines/0/cost").line.setText("12,3x")
    typed = form.typed()
    form.load({})
    form.retype(typed)
    assert form.typed() == typed
    form.retype({"child/given": "Zoë"})
    assert form.field("lines/0/cost").typed() == "12,3x"


def test_edits_say_where(qtbot, form):
    seen = []
    form.edited.connect(seen.append)
    qtbot.keyClicks(form.field("child/given").line, "A")
    assert seen == ["child/given"]


def test_a_form_whose_summary_stands_nowhere_opens_no_window_and_hides_no_finding(qtbot):
    """Questions say what is wrong beside their fields; what has no field, beside the first one."""
    holder = QWidget()
    qtbot.addWidget(holder)
    form = Form(holder)
    form.add("words", TextField("In your words"))
    form.add("more", TextField("More"))
    form.show_findings((Finding("field.date_partial", "more"), Finding("field.date_impossible")))
    assert form.summary.isHidden()
    assert form.field("words").said()
    assert form.field("more").said()
    form.show_findings(())
    assert not form.field("words").said()
