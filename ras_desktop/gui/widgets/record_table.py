"""One table for every list: declared columns, sorting by services, choice of columns, keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ras_desktop.gui import theme
from ras_desktop.gui.models.records import ROW, STATUS, Align, Column, RecordModel, Status
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.icon import paint_badge
from ras_desktop.gui.widgets.layout import row, show_if
from ras_desktop.wording import _, number

Index = QModelIndex | QPersistentModelIndex


class _Cell(QStyledItemDelegate):
    """Paints a cell: quiet lines, a whole row selected, a status as a badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        now = theme.colours()
        state = option.state
        rect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(now.soft_accent if chosen else now.surface))
        painter.setPen(QPen(QColor(now.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view: Any = option.widget
        if chosen and index.row() == view.currentIndex().row():
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, QColor(now.accent))
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, QColor(now.accent))
        inside = QRectF(rect).adjusted(space(1), 0, -space(1), 0)
        status: Status | None = index.data(STATUS)
        if status is not None:
            paint_badge(
                painter,
                inside,
                status.words,
                status.tone,
                status.shape,
                view.devicePixelRatio(),
            )
        else:
            painter.setFont(option.font)
            painter.setPen(QColor(now.text))
            words = painter.fontMetrics().elidedText(
                index.data() or "", Qt.TextElideMode.ElideRight, int(inside.width())
            )
            painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Tall enough to read and to press."""
        return QSize(10, row_height(option.fontMetrics.height()))


def row_height(font_height: int) -> int:
    """The height of a row for a font."""
    return max(theme.TARGET + 8, font_height + space(2.5))


class _View(QTableView):
    """The grid itself: Enter opens, columns share the width, no sideways scrolling."""

    opened = Signal(object)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().data(ROW))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width anew."""
        super().resizeEvent(event)
        self.resized.emit()


class RecordTable(QWidget):
    """`set_rows(rows, total)`; signals `opened(row)`, `picked(row)`, `sort_wanted(key, downwards)`,
    `more_wanted(offset)`, `columns_changed(keys)`.
    """

    opened = Signal(object)
    picked = Signal(object)
    sort_wanted = Signal(str, bool)
    more_wanted = Signal(int)
    columns_changed = Signal(list)

    def __init__(self, name: str, columns: Sequence[Column], *, counts: bool = True) -> None:
        super().__init__()
        self.model = RecordModel(columns)
        self.model.setParent(self)
        self.view = _View()
        self._chosen = [each.key for each in columns if each.chosen]
        self._sorted: tuple[str, bool] = ("", False)
        self._count = text.quiet(wrap=False)
        show_if(self._count, counts)
        self.columns_button = icon_button("columns", _("Columns and order"))
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.columns_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.columns_button.setMenu(self._menu)
        self._set_up_view(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.5))
        whole.addLayout(row(self._count, None, self.columns_button))
        whole.addWidget(self.view, 1)
        self._share_width()

    # Rows

    def set_rows(self, rows: Sequence[Any], total: int | None = None) -> None:
        """Shows rows; `total` if there are more. The row with the cursor keeps it, by `id`."""
        before = self.current()
        self.model.set_rows(rows, total)
        self._say_count()
        if rows:
            keys = [getattr(each, "id", None) for each in rows]
            mark = getattr(before, "id", None)
            self.choose(keys.index(mark) if mark is not None and mark in keys else 0)

    def add_rows(self, rows: Sequence[Any]) -> None:
        """Adds the rows asked for by `more_wanted`."""
        self.model.add_rows(rows)
        self._say_count()

    def current(self) -> Any:
        """The row with the cursor; None if there is none."""
        index = self.view.currentIndex()
        return self.model.at(index.row()) if index.isValid() else None

    def choose(self, at: int) -> None:
        """Puts the cursor on a row."""
        self.view.setCurrentIndex(self.model.index(at, self._first_shown()))

    # Columns and order

    def choose_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns (a saved view)."""
        known = {each.key for each in self.model.columns}
        self._chosen = [key for key in keys if key in known] or self._chosen
        self._share_width()

    def chosen_columns(self) -> list[str]:
        """The columns that the person wants to see."""
        return list(self._chosen)

    def show_order(self, key: str, downwards: bool) -> None:
        """Shows by which column the rows are sorted, without asking for it."""
        self._sorted = (key, downwards)
        keys = [each.key for each in self.model.columns]
        order = Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(key in keys)
        if key in keys:
            header.setSortIndicator(keys.index(key), order)

    def _sort(self, at: int) -> None:
        column = self.model.columns[at]
        if not column.sorts:
            self.show_order(*self._sorted)
            return
        downwards = self._sorted == (column.key, False)
        self.show_order(column.key, downwards)
        self.sort_wanted.emit(column.key, downwards)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for column in self.model.columns:
            act = self._menu.addAction(column.title)
            act.setCheckable(True)
            act.setChecked(column.key in self._chosen)
            act.triggered.connect(lambda _on=False, key=column.key: self._turn(key))
        self._menu.addSeparator()
        for at, column in enumerate(self.model.columns):
            if column.sorts:
                act = self._menu.addAction(_("Sort by {column}").format(column=column.title))
                act.triggered.connect(lambda _on=False, at=at: self._sort(at))

    def _turn(self, key: str) -> None:
        kept = [each for each in self._chosen if each != key]
        if key not in self._chosen:
            kept = [c.key for c in self.model.columns if c.key in (*self._chosen, key)]
        if kept:
            self._chosen = kept
            self._share_width()
            self.columns_changed.emit(list(kept))

    # How it looks

    def _set_up_view(self, name: str) -> None:
        view = self.view
        view.setAccessibleName(name)
        view.setModel(self.model)
        view.setItemDelegate(_Cell(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(space(3))
        header.sectionClicked.connect(self._sort)
        view.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        view.opened.connect(self.opened)
        view.resized.connect(self._share_width)
        view.selectionModel().currentRowChanged.connect(lambda *_now: self._pick())
        self.model.more_wanted.connect(self.more_wanted)
        view.installEventFilter(self)

    def _pick(self) -> None:
        if (current := self.current()) is not None:
            self.picked.emit(current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another text size: other widths and heights."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_width()
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """Gives each column its share; leaves out those of the highest rank until all fit."""
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(row_height(metrics.height()))
        letter = metrics.averageCharWidth()
        room = self.view.viewport().width()
        wanted = [each for each in self.model.columns if each.key in self._chosen]

        def least(column: Column) -> int:
            title = metrics.horizontalAdvance(column.title) + space(4)
            return max(title, round(column.weight * letter * 0.8))

        while len(wanted) > 1 and sum(map(least, wanted)) > room > 0:
            wanted.remove(max(wanted, key=lambda each: (each.rank, wanted.index(each))))
        spare = room - sum(map(least, wanted))
        shares = sum(each.weight for each in wanted) or 1
        for at, column in enumerate(self.model.columns):
            hidden = column not in wanted
            self.view.setColumnHidden(at, hidden)
            if not hidden:
                more = max(spare, 0) * column.weight // shares
                self.view.setColumnWidth(at, least(column) + more)

    def _first_shown(self) -> int:
        shown = (at for at in range(len(self.model.columns)) if not self.view.isColumnHidden(at))
        return next(shown, 0)

    def _say_count(self) -> None:
        total = self.model.total()
        words = _("1 row") if total == 1 else _("{count} rows").format(count=number(total))
        self._count.setText(words)


__all__ = ["Align", "Column", "RecordTable", "Status", "row_height"]
