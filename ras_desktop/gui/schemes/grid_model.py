"""The rows of a grid as Qt sees them: what was typed, what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.gui import icons, theme
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.schemes.cells import RIGHT, Shape, is_heading, read, said
from ras_desktop.gui.widgets.icon import SHAPES
from ras_desktop.wording import _, finding

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.NOTE}


class GridModel(QAbstractTableModel):
    """`rows` are values as far as the cells can be read; a row that cannot keeps its last value."""

    edited = Signal()

    def __init__(self, shape: Shape, parent: Any = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self.rows: list[Any] = []
        self.typed: list[list[str]] = []
        self._faults: dict[tuple[int, int], Finding] = {}
        self._marks: Mapping[int, Finding] = {}

    # What Qt asks

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.typed)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.shape.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings above; at the left the row's number, with a shape where something is wrong."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.shape.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        found = self._of_row(section)
        if found is not None and role == Qt.ItemDataRole.DecorationRole:
            tone = TONES[found.severity]
            return icons.icon(SHAPES[tone], str(tone))
        if found is not None and role == Qt.ItemDataRole.ToolTipRole:
            return finding(found)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What was typed, and how it stands there."""
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.typed[row][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        fault = self._faults.get((row, column))
        if role == Qt.ItemDataRole.BackgroundRole and fault is not None:
            return QBrush(QColor(theme.colours().soft_bad))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.shape.columns[column].heading
            words = f"{heading} {row + 1}: {self.typed[row][column]}"
            return f"{words}. {finding(fault)}" if fault is not None else words
        if role == Qt.ItemDataRole.ToolTipRole and fault is not None:
            return finding(fault)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        return self.put(index.row(), index.column(), [[str(value)]])

    # What is done with rows

    def load(self, rows: tuple[Any, ...]) -> None:
        """Shows rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.typed = [self._cells(each) for each in rows]
        self._faults = {}
        self.endResetModel()

    def put(self, row: int, column: int, block: list[list[str]]) -> bool:
        """Types a block of cells from a cell on; rows are added where they are needed."""
        before = [list(each) for each in self.typed]
        for _more in range(row + len(block) - len(self.typed)):
            self._insert(len(self.typed))
        for down, cells in enumerate(block):
            self._type(row + down, column, cells)
        if self.typed == before:
            return False
        last = self.index(row + len(block) - 1, len(self.shape.columns) - 1)
        self.dataChanged.emit(self.index(row, 0), last)
        self.edited.emit()
        return True

    def add(self, after: int) -> int:
        """Adds a row under another; its place."""
        place = min(after + 1, len(self.typed))
        self._insert(place)
        self.edited.emit()
        return place

    def remove(self, row: int) -> None:
        """Takes a row out."""
        self.beginRemoveRows(_TOP, row, row)
        del self.rows[row], self.typed[row]
        self._faults = {
            (at - (at > row), column): each
            for (at, column), each in self._faults.items()
            if at != row
        }
        self.endRemoveRows()
        self.edited.emit()

    def move(self, row: int, by: int) -> int:
        """Moves a row; its new place."""
        to = row + by
        if not 0 <= to < len(self.rows):
            return row
        for listed in (self.rows, self.typed):
            listed[row], listed[to] = listed[to], listed[row]
        for at in (row, to):
            self._type(at, 0, self.typed[at])
        columns = len(self.shape.columns) - 1
        self.dataChanged.emit(self.index(min(row, to), 0), self.index(max(row, to), columns))
        self.edited.emit()
        return to

    def mark(self, marks: Mapping[int, Finding]) -> None:
        """What the checker says of rows."""
        if marks != self._marks:
            self._marks = dict(marks)
            if self.typed:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.typed) - 1)

    def first_fault(self) -> str:
        """The first thing that cannot be, with its place; "" where all can."""
        for (row, column), fault in sorted(self._faults.items(), key=lambda each: each[0]):
            heading = self.shape.columns[column].heading
            return _("Row {row}, {column}: {fault}").format(
                row=row + 1, column=heading, fault=finding(fault)
            )
        return ""

    def paste(self, row: int, column: int, words: str) -> bool:
        """Puts in what a spreadsheet gave: tabs between cells; a line of headings is left out."""
        block = [line.split("\t") for line in words.rstrip("\r\n").splitlines()]
        if len(block) > 1 and is_heading(self.shape.columns[column:], block[0]):
            block = block[1:]
        return bool(block) and self.put(row, column, block)

    # Within

    def _of_row(self, row: int) -> Finding | None:
        own = (each for (at, _column), each in self._faults.items() if at == row)
        return next(own, self._marks.get(row))

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        right = self.shape.columns[column].cell in RIGHT
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _cells(self, value: Any) -> list[str]:
        cells = self.shape.show(value)
        return [said(each, cells.get(each.key)) for each in self.shape.columns]

    def _insert(self, place: int) -> None:
        made = self.shape.blank(tuple(self.rows[:place]))
        self.beginInsertRows(_TOP, place, place)
        self.rows.insert(place, made)
        self.typed.insert(place, self._cells(made))
        self._faults = {
            (at + (at >= place), column): each for (at, column), each in self._faults.items()
        }
        self.endInsertRows()

    def _type(self, row: int, column: int, cells: list[str]) -> None:
        """Types into a row; its value follows where every cell can be read."""
        whole = self.typed[row]
        room = len(whole) - column
        whole[column : column + len(cells[:room])] = [each.strip() for each in cells[:room]]
        values: dict[str, Any] = {}
        for at, each in enumerate(self.shape.columns):
            self._faults.pop((row, at), None)
            value = read(each, whole[at])
            if isinstance(value, Finding):
                self._faults[row, at] = value
            else:
                values[each.key] = value
                if whole[at]:
                    whole[at] = said(each, value)
        if len(values) == len(self.shape.columns):
            made = self.shape.make(values)
            if isinstance(made, Finding):
                at = next((n for n, c in enumerate(self.shape.columns) if c.key == made.where), 0)
                self._faults[row, at] = made
            else:
                self.rows[row] = made
