"""A grid to type a table into: keyboard, paste from a spreadsheet, rows added, moved, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.scheme_edit import as_path
from ras_desktop.gui.schemes.cells import Cell, Shape
from ras_desktop.gui.schemes.grid_model import GridModel
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.record_table import row_height
from ras_desktop.wording import _

Index = QModelIndex | QPersistentModelIndex


class _Typing(QStyledItemDelegate):
    """Choices are chosen from a list; everything else is typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for a choice, a line for the rest."""
        model = index.model()
        assert isinstance(model, GridModel)
        column = model.shape.columns[index.column()]
        if column.cell is not Cell.CHOICE:
            return super().createEditor(parent, option, index)
        made = QComboBox(parent)
        made.addItems([each.words for each in column.offered])
        made.activated.connect(lambda _at: self._chosen(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Shows what stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data())
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Takes what was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Tall enough to press."""
        return QSize(10, row_height(option.fontMetrics.height()))

    def _chosen(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class _View(QTableView):
    """As high as its rows; the page scrolls, not the grid."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _Typing(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._share)
        model.dataChanged.connect(self._share)

    def sizeHint(self) -> QSize:
        """All rows and the heading."""
        reckoned = self.model().rowCount() * row_height(self.fontMetrics().height())
        rows = max(reckoned, self.verticalHeader().length())
        high = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(space(30), high + rows + below + space(0.5))

    def minimumSizeHint(self) -> QSize:
        """Never less than its rows."""
        return QSize(space(20), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width; none is narrower than its heading or its figures."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        for at, width in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(at, width)
        self.updateGeometry()

    def _need(self, at: int) -> int:
        """What a heading or a figure takes: a sum that is cut off is another sum."""
        model = self.model()
        assert isinstance(model, GridModel)
        need = self.horizontalHeader().sectionSizeHint(at)
        if model.shape.columns[at].cell not in (Cell.TEXT, Cell.CHOICE):
            said = (str(model.index(row, at).data() or "") for row in range(model.rowCount()))
            figures = max(map(self.fontMetrics().horizontalAdvance, said), default=0)
            need = max(need, figures + space(1.5))
        return need

    def _widths(self, room: int) -> list[int]:
        """By weight; what a narrow column lacks is given by those that have room to spare."""
        model = self.model()
        assert isinstance(model, GridModel)
        need = [self._need(at) for at in range(len(model.shape.columns))]
        weights = [each.weight for each in model.shape.columns]
        tight: set[int] = set()
        while True:
            left = room - sum(need[at] for at in tight)
            shared = sum(weights) - sum(weights[at] for at in tight) or 1
            made = [
                need[at] if at in tight else left * weight // shared
                for at, weight in enumerate(weights)
            ]
            more = {at for at, width in enumerate(made) if width < need[at]}
            if not more:
                return made
            tight |= more

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types or goes down; Ctrl+C, Ctrl+V, Delete; rows by Ctrl+Enter and Alt+arrows."""
        grid = self.parent()
        assert isinstance(grid, GridField)
        keys = event.keyCombination()
        acts = {
            "Ctrl+Return": grid.add_row,
            "Ctrl+Del": grid.remove_row,
            "Alt+Up": lambda: grid.move_row(-1),
            "Alt+Down": lambda: grid.move_row(1),
            "Del": grid.clear_cells,
        }
        act = acts.get(QKeySequence(keys).toString().replace("Enter", "Return"))
        if grid.locked and not event.matches(QKeySequence.StandardKey.Copy):
            QTableView.keyPressEvent(self, event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            grid.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            grid.copy()
        elif act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Types into the cell; once what was typed has been taken it goes down."""
        if self.state() == QAbstractItemView.State.EditingState:
            QTimer.singleShot(0, self, self._down)
        elif self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _down(self) -> None:
        at = self.currentIndex()
        below = at.siblingAtRow(at.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)


class GridField(Field[tuple[Any, ...]]):
    """Rows of a table. `load(rows)`, `value()`; each act and each cell is one step back."""

    def __init__(self, name: str, shape: Shape, hint: str = "", *, add: str = "") -> None:
        super().__init__(name, hint)
        self.model = GridModel(shape, self)
        self.view = _View(self.model)
        self.locked = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._said = text.body()
        self._said.setProperty("tone", "bad")
        acts = Flow(gap=1)
        for made in (
            button(add or _("Add a row"), self.add_row, icon="plus"),
            icon_button("up", _("Move the row up"), lambda: self.move_row(-1)),
            icon_button("down", _("Move the row down"), lambda: self.move_row(1)),
            icon_button("remove", _("Remove the row"), self.remove_row),
        ):
            acts.addWidget(made)
        keys = _(
            "Enter types and goes down; Ctrl+V pastes from a spreadsheet; Ctrl+Enter adds a row."
        )
        self._acts, self._keys = holding(acts), text.quiet(keys)
        for part in (self.view, self._said, self._acts, self._keys):
            self._whole.addWidget(part)
        self._said.hide()
        self.view.setParent(self)
        self._take(self.view)
        self.model.edited.connect(self._typed_in)

    def load(self, value: tuple[Any, ...] | None) -> None:
        """Shows rows; where it shows them already, what is half typed stays."""
        rows = tuple(value or ())
        if rows != self.value() or len(rows) != len(self.model.typed):
            self.model.load(rows)
            self._say_fault()

    def value(self) -> tuple[Any, ...]:
        """The rows as far as they can be read."""
        return tuple(self.model.rows)

    def typed(self) -> Any:
        """Nothing: drafts of a scheme are whole schemes."""
        return None

    def retype(self, typed: Any) -> None:
        """Nothing was kept."""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Marks the rows that the checker speaks of."""
        marks: dict[int, Finding] = {}
        for each in findings:
            for step in as_path(each.where)[::-1]:
                if isinstance(step, int):
                    marks.setdefault(step, each)
                    break
        self.model.mark(marks)
        self._findings = tuple(findings)

    def go_to_row(self, row: int) -> None:
        """Puts the cursor into a row."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.setCurrentIndex(self.model.index(row, 0))

    def lock(self) -> None:
        """To be read only: cells can still be copied."""
        self.locked = True
        self._acts.hide()
        self._keys.hide()

    # What can be done

    def add_row(self) -> None:
        """Adds a row under the present one, and goes there."""
        at = self.view.currentIndex().row() if self.view.currentIndex().isValid() else None
        place = self.model.add(self.model.rowCount() - 1 if at is None else at)
        self.go_to_row(place)

    def remove_row(self) -> None:
        """Removes the present row."""
        at = self.view.currentIndex()
        if at.isValid():
            self.model.remove(at.row())

    def move_row(self, by: int) -> None:
        """Moves the present row."""
        at = self.view.currentIndex()
        if at.isValid():
            to = self.model.move(at.row(), by)
            self.view.setCurrentIndex(self.model.index(to, at.column()))

    def clear_cells(self) -> None:
        """Empties the cells chosen."""
        for each in self.view.selectedIndexes():
            self.model.setData(each, "")

    def copy(self) -> None:
        """Copies the cells chosen, as a spreadsheet takes them."""
        chosen = self.view.selectedIndexes()
        lines: dict[int, list[str]] = {}
        for each in sorted(chosen, key=lambda each: (each.row(), each.column())):
            lines.setdefault(each.row(), []).append(str(each.data()))
        words = "\n".join("\t".join(cells) for cells in lines.values())
        QGuiApplication.clipboard().setText(words)

    def paste(self) -> None:
        """Types what a spreadsheet gave, from the present cell on."""
        at = self.view.currentIndex()
        row, column = (at.row(), at.column()) if at.isValid() else (self.model.rowCount(), 0)
        self.model.paste(row, column, QGuiApplication.clipboard().text())

    def _typed_in(self) -> None:
        self._say_fault()
        self._edited()

    def _say_fault(self) -> None:
        words = self.model.first_fault()
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.updateGeometry()
