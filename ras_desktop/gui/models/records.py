"""Rows for a table with declared columns. Services sort and filter; the model only takes rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ras_desktop.domain.money import Money
from ras_desktop.gui.colours import Tone
from ras_desktop.wording import money, number, short_day

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
STATUS = Qt.ItemDataRole.UserRole + 1
ROW = Qt.ItemDataRole.UserRole + 2


class Align(StrEnum):
    """Where a column's words stand. Numbers stand right, with figures of one width."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Status:
    """What a status column gives for a row: its word, its tone and, if need be, its shape."""

    words: str
    tone: Tone = Tone.PLAIN
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `key`: name of the row's attribute and of the sort; `weight`: its share of the width, in
    characters; `shown`: a function from the row to its words or Status, where `plain` of the
    attribute will not do; `rank`: columns of a higher rank go first when the window is narrow;
    `chosen`: shown until the person chooses otherwise; `sorts`: whether services sort by it.
    """

    key: str
    title: str
    weight: int = 12
    align: Align = Align.LEFT
    shown: Callable[[Any], str | Status] | None = None
    rank: int = 0
    chosen: bool = True
    sorts: bool = True


def words(value: Any) -> str:
    """A value as a table says it: short dates, money with pence; nothing for None."""
    match value:
        case None:
            return ""
        case Money():
            return money(value)
        case date():
            return short_day(value)
        case bool():
            return str(value)
        case int() | Decimal():
            return number(value)
        case _:
            return str(value)


class RecordModel(QAbstractTableModel):
    """`set_rows(rows, total)`; asks with `more_wanted` when the end of what it has is reached."""

    more_wanted = Signal(int)
    CHUNK = 200

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Any] = []
        self._total = 0
        self._asked = False

    def set_rows(self, rows: Sequence[Any], total: int | None = None) -> None:
        """Shows these rows. `total` is how many there are in all, if more than these."""
        self.beginResetModel()
        self._rows = list(rows)
        self._total = max(len(self._rows), total or 0)
        self._asked = False
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Adds the next rows, after `more_wanted(offset)`. None left: the total was less."""
        self._asked = False
        if not rows:
            self._total = len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
        self._rows.extend(rows)
        self._total = max(self._total, len(self._rows))
        self.endInsertRows()

    def rows(self) -> tuple[Any, ...]:
        """The rows that are here."""
        return tuple(self._rows)

    def total(self) -> int:
        """How many rows there are in all."""
        return self._total

    def at(self, row: int) -> Any:
        """The row at a position. IndexError if there is none."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows that are here."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Columns, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        """Whether there are rows that are not here yet."""
        return not parent.isValid() and not self._asked and len(self._rows) < self._total

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        """Asks for the next rows, once."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._rows))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment, status and what a screen reader says."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column.align is Align.RIGHT
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ROW:
            return self._rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, STATUS):
            return None
        value = self._value(index.row(), column)
        if role == STATUS:
            return value if isinstance(value, Status) else None
        shown = value.words if isinstance(value, Status) else value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {shown}"
        return shown

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns, on the side of their words."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].align is Align.RIGHT
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _value(self, row: int, column: Column) -> str | Status:
        record = self._rows[row]
        if column.shown is not None:
            return column.shown(record)
        value = record[column.key] if isinstance(record, dict) else getattr(record, column.key)
        return words(value)
