"""The one table: declared columns, services sort, the keyboard, narrow windows, long lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from ras_desktop.domain.money import Money
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import STATUS, Align, Column, RecordModel, Status, words
from ras_desktop.gui.widgets.record_table import RecordTable
from tests.helpers.timing import allowed, milliseconds

COLUMNS = (
    Column("child", "Child", weight=24),
    Column("case", "Case", weight=10, rank=3),
    Column("stage", "Stage", weight=14, shown=lambda row: row.stage, sorts=False, rank=1),
    Column("amount", "A year", weight=12, align=Align.RIGHT, rank=2),
    Column("due", "Next review", weight=12, chosen=False),
)


@dataclass(frozen=True)
class Row:
    id: int
    child: str
    case: str
    stage: Status
    amount: Money
    due: date


def rows(count, start=0):
    return [
        Row(at, f"Child {at}", f"2026/{at:04}", Status("Plan", Tone.NOTE), Money(100_00 + at),
            date(2026, 12, 3))
        for at in range(start, start + count)
    ]  # fmt: skip


@pytest.fixture
def table(shown):
    made = RecordTable("Families", COLUMNS)
    made.resize(900, 500)
    return shown(made)


def shown_columns(table):
    return [column.key for at, column in enumerate(COLUMNS) if not table.view.isColumnHidden(at)]


def test_the_model_keeps_the_rules_of_models(qtmodeltester):
    model = RecordModel(COLUMNS)
    qtmodeltester.check(model)
    model.set_rows(rows(5))
    qtmodeltester.check(model)
    assert model.rowCount() == 5


def test_values_are_said_as_people_read_them():
    assert words(Money(264040)) == "£2,640.40"
    assert words(date(2026, 9, 28)) == "28 Sep 2026"
    assert words(1234) == "1,234"
    assert words(None) == ""


def test_cells_headers_and_screen_reader(table):
    table.set_rows(rows(2))
    model = table.model
    assert model.index(1, 0).data() == "Child 1"
    assert model.index(1, 3).data() == "£100.01"
    assert model.index(1, 3).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(STATUS) == Status("Plan", Tone.NOTE)
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "A year: £100.00"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Child"
    face = QAccessible.queryAccessibleInterface(table.view)
    assert face.text(QAccessible.Text.Name) == "Families"


def test_enter_and_double_click_open_a_row(qtbot, table):
    table.set_rows(rows(3))
    opened = []
    table.opened.connect(opened.append)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert [each.id for each in opened] == [1]
    cell = table.view.visualRect(table.model.index(2, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert opened[-1].id == 2


def test_a_click_on_a_header_asks_for_the_order_and_turns_it(qtbot, table):
    asked = []
    table.sort_wanted.connect(lambda key, down: asked.append((key, down)))
    header = table.view.horizontalHeader()

    def click(column):
        at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(0)
    click(0)
    click(3)
    click(2)
    assert asked == [("child", False), ("child", True), ("amount", False)]
    assert header.sortIndicatorSection() == 3


def test_columns_and_order_are_reached_from_the_keyboard(table):
    table._fill_menu()
    texts = [each.text() for each in table._menu.actions() if each.text()]
    assert texts[:5] == ["Child", "Case", "Stage", "A year", "Next review"]
    assert "Sort by A year" in texts
    assert "Sort by Stage" not in texts
    asked = []
    table.sort_wanted.connect(lambda key, down: asked.append((key, down)))
    next(each for each in table._menu.actions() if each.text() == "Sort by A year").trigger()
    assert asked == [("amount", False)]


def test_columns_are_chosen_and_remembered(table):
    changed = []
    table.columns_changed.connect(changed.append)
    table._turn("due")
    assert changed == [["child", "case", "stage", "amount", "due"]]
    assert "due" in shown_columns(table)
    table.choose_columns(["child", "unknown"])
    assert shown_columns(table) == ["child"]
    table._turn("child")
    assert shown_columns(table) == ["child"], "the last column stays"


def test_a_narrow_window_leaves_out_columns_and_never_scrolls_sideways(table, qtbot):
    table.set_rows(rows(3))
    assert shown_columns(table) == ["child", "case", "stage", "amount"]
    seen = []
    letter = table.view.fontMetrics().averageCharWidth()  # whatever font the machine has
    for letters in (44, 34, 22):
        table.resize(letters * letter + 30, 400)
        qtbot.wait(10)
        seen.append(shown_columns(table))
        assert table.view.horizontalScrollBar().maximum() == 0
    assert "case" not in seen[0]
    assert seen[-1] == ["child"]
    table.resize(900, 400)
    qtbot.wait(10)
    assert shown_columns(table) == ["child", "case", "stage", "amount"]


def test_the_cursor_stays_on_its_row(table):
    table.set_rows(rows(5))
    table.choose(3)
    table.set_rows(list(reversed(rows(5))))
    assert table.current().id == 3
    table.set_rows(rows(2))
    assert table.current().id == 0


def test_long_lists_are_fetched_as_one_scrolls(table, qtbot):
    wanted = []
    table.more_wanted.connect(wanted.append)
    table.set_rows(rows(200), total=450)
    assert "450" in table._count.text()
    table.view.scrollToBottom()
    table.model.fetchMore()
    table.model.fetchMore()
    assert wanted == [200], "asked once until answered"
    table.add_rows(rows(200, 200))
    table.model.fetchMore()
    assert wanted == [200, 400]
    table.add_rows(rows(50, 400))
    assert not table.model.canFetchMore()
    assert len(table.model.rows()) == 450


def test_nothing_more_than_promised_ends_the_asking(table):
    table.set_rows(rows(10), total=20)
    table.model.fetchMore()
    table.add_rows([])
    assert not table.model.canFetchMore()
    assert table.model.total() == 10


def test_ten_thousand_rows_are_set_and_painted_at_once(table, qtbot):
    many = rows(10_000)

    def show():
        table.set_rows(many)
        table.view.viewport().repaint()

    assert milliseconds(show) < allowed(150)


def test_rows_are_tall_enough_to_press(table):
    table.set_rows(rows(1))
    assert table.view.rowHeight(0) >= 32
