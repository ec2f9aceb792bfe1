"""Tab goes from the top left to the bottom right, whatever was made first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QLineEdit, QVBoxLayout

from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.layout import Flow, column, holding, scrolling
from ras_desktop.gui.widgets.tab_order import Ordered, reading_order


def edit(name):
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


@pytest.fixture
def page(shown):
    made = Ordered()
    whole = QVBoxLayout(made)
    last, first = edit("last"), edit("first")
    grid = QGridLayout()
    grid.addWidget(edit("grid 3"), 1, 0)
    grid.addWidget(edit("grid 1"), 0, 0)
    grid.addWidget(edit("grid 2"), 0, 1)
    made.cards = CardsField("Need", (Choice(1, "One"), Choice(2, "Two")))
    whole.addWidget(first)
    whole.addLayout(grid)
    whole.addWidget(scrolling(holding(column(edit("inside"), holding(Flow(edit("flow")))))))
    whole.addWidget(made.cards)
    whole.addWidget(last)
    hidden = edit("hidden")
    hidden.hide()
    whole.addWidget(hidden)
    off = edit("off")
    off.setEnabled(False)
    whole.addWidget(off)
    return shown(made)


def names(page):
    return [each.accessibleName() for each in reading_order(page)]


def test_the_order_is_that_of_reading(page):
    assert names(page) == [
        "first", "grid 1", "grid 2", "grid 3", "inside", "flow", "Need: One", "last",
    ]  # fmt: skip


def test_tab_and_back_go_round(qtbot, page):
    order = names(page)
    reading_order(page)[0].setFocus()
    seen = []
    for _ in range(len(order) + 1):
        seen.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [*order, order[0]]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().accessibleName() == order[0]


def test_a_group_of_choices_is_one_stop(page):
    page.cards.load(2)
    assert "Need: Two" in names(page)
    assert "Need: One" not in names(page)


def test_what_comes_later_takes_its_place(page):
    page.layout().insertWidget(1, edit("new"))
    QApplication.processEvents()
    assert names(page)[:2] == ["first", "new"]


def test_tab_leaves_a_list_that_one_can_type_into(qtbot, page):
    both = QComboBox()
    both.setEditable(True)
    both.setAccessibleName("own words")
    page.layout().insertWidget(1, both)
    QApplication.processEvents()
    both.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "grid 1"
