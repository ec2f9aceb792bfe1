"""Wherever the focus is, two pixels of the accent show it, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ras_desktop.documents import figure as figures
from ras_desktop.domain.path import PATH, Mark, Standing
from ras_desktop.gui import theme
from ras_desktop.gui.models.records import Column
from ras_desktop.gui.widgets.button import button, icon_button, link
from ras_desktop.gui.widgets.card import Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, TickField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.path_bar import PathBar
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.settings import Theme

ONE = (Choice(1, "One"), Choice(2, "Two"))


def path():
    bar = PathBar()
    bar.show_marks([Mark(stage, Standing.NOT_YET) for stage in PATH])
    return bar, bar.buttons[0]


def field(made):
    return made, made.editors()[0]


def table():
    made = RecordTable("Rows", (Column("a", "A"),))
    made.set_rows([{"a": "x"}])
    return made, made.view


def alone(made):
    return made, made


MAKERS = {
    "button": lambda: alone(button("Save")),
    "main": lambda: alone(button("Save", main=True)),
    "link": lambda: alone(link("More")),
    "icon": lambda: alone(icon_button("close", "Close")),
    "tile": lambda: alone(Tile("Planned", "£1.00", leads=True)),
    "text": lambda: field(TextField("Name")),
    "long": lambda: field(LongField("Story")),
    "list": lambda: field(ListField("Need", ONE)),
    "cards": lambda: field(CardsField("Need", ONE)),
    "tick": lambda: field(TickField("Yes")),
    "table": table,
    "path": path,
    "chart": lambda: alone(Chart(figures.Bars("Points", (figures.Bar("Nights", 1, 2),)))),
}


@pytest.mark.parametrize("scheme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
@pytest.mark.parametrize("name", MAKERS)
def test_the_focus_can_be_seen(qapp, shown, scheme, name):
    theme.apply(qapp, scheme)
    try:
        page = QWidget()
        whole = QVBoxLayout(page)
        made, editor = MAKERS[name]()
        other = QPushButton("Other")
        whole.addWidget(made)
        whole.addWidget(other)
        shown(page)
        other.setFocus()
        QApplication.processEvents()
        before = editor.grab().toImage()
        editor.setFocus()
        QApplication.processEvents()
        after = editor.grab().toImage()
        ring = {theme.colours().accent, theme.colours().text}
        changed = sum(
            before.pixelColor(x, y) != after.pixelColor(x, y)
            and after.pixelColor(x, y).name() in ring
            for x in range(after.width())
            for y in range(after.height())
        )
        least = min(after.width(), after.height())
        assert changed >= least, f"{changed} pixels of a ring"
    finally:
        theme.apply(qapp, Theme.LIGHT)
