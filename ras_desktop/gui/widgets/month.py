"""A month as a sheet: seven days across, what is on each day in it, driven by the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ras_desktop.domain.dates import add_months
from ras_desktop.gui import theme
from ras_desktop.wording import _, day, ngettext, weekdays

DAYS, WEEKS = 7, 6


@dataclass(frozen=True, slots=True)
class OneDay:
    """What is on a day: a line for each thing; `late`: one of them is past its day; `closed`: the
    name of a bank holiday."""

    lines: tuple[str, ...] = ()
    late: bool = False
    closed: str = ""


class MonthSheet(QTableWidget):
    """`show_month(first, today, days)`; signals `picked(day)`, `opened(day)`, `turned(months)`.

    Arrow keys go from day to day and over the month's edge, Page Up and Down a month.
    """

    picked = Signal(object)
    opened = Signal(object)
    turned = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(WEEKS, DAYS)
        self.setAccessibleName(name)
        self._start = self._first = self._today = date.min
        self._wanted: date | None = None
        self._days: Mapping[date, OneDay] = {}
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeaderLabels(list(weekdays()))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(lambda *_cells: self._tell())
        self.cellActivated.connect(lambda *_cell: self.opened.emit(self.day()))

    def show_month(self, first: date, today: date, days: Mapping[date, OneDay]) -> None:
        """Shows the month that begins on `first`; the cursor stays on its day if it is in it."""
        before = self.day() if self._first == first else self._wanted
        self._wanted = None
        self._first, self._today, self._days = first, today, days
        self._start = first - timedelta(days=first.weekday())
        held = self.blockSignals(True)
        for at in range(WEEKS * DAYS):
            self.setItem(at // DAYS, at % DAYS, self._item(self._start + timedelta(days=at)))
        weeks = ((self._next() - self._start).days + DAYS - 1) // DAYS
        for week in range(WEEKS):
            self.setRowHidden(week, week >= weeks)
        self.blockSignals(held)
        if before is None or not self._of_month(before):
            before = today if self._of_month(today) else first
        self.choose(before)

    def day(self) -> date | None:
        """The day under the cursor; None before one is shown."""
        if self._first == date.min or self.currentRow() < 0:
            return None
        return self._start + timedelta(days=self.currentRow() * DAYS + self.currentColumn())

    def choose(self, wanted: date) -> None:
        """Puts the cursor on a day of the month."""
        at = (wanted - self._start).days
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.setCurrentCell(at // DAYS, at % DAYS, flags)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Over the month's edge another month is asked for."""
        key = Qt.Key(event.key())
        now = self.day()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and now is not None:
            by = -1 if key == Qt.Key.Key_PageUp else 1
            self._wanted = add_months(now, by)
            self.turned.emit(by)
        elif key in steps and now is not None:
            wanted = now + timedelta(days=steps[key])
            if self._of_month(wanted):
                self.choose(wanted)
            else:
                self._wanted = wanted
                self.turned.emit(1 if steps[key] > 0 else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(now)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many lines of a day as there is room for."""
        super().resizeEvent(event)
        if self._first != date.min:
            for at in range(WEEKS * DAYS):
                item = self.item(at // DAYS, at % DAYS)
                if item is not None:
                    item.setText(self._words(self._start + timedelta(days=at)))

    def _item(self, on: date) -> QTableWidgetItem:
        held, colours = self._days.get(on, OneDay()), theme.colours()
        item = QTableWidgetItem(self._words(on))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        ground = colours.sunken if on.weekday() > 4 or held.closed else colours.surface
        shade = colours.text if self._of_month(on) else colours.quiet
        item.setBackground(QBrush(QColor(colours.soft_bad if held.late else ground)))
        item.setForeground(QBrush(QColor(shade)))
        font = item.font()
        font.setBold(on == self._today)
        item.setFont(font)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(on, held))
        item.setToolTip("\n".join((day(on), *filter(None, (held.closed,)), *held.lines)))
        return item

    def _words(self, on: date) -> str:
        if not self._of_month(on):
            return str(on.day)
        held = self._days.get(on, OneDay())
        room = self.rowHeight(0) // max(self.fontMetrics().lineSpacing(), 1) - 1
        lines = [*filter(None, (held.closed,)), *held.lines]
        head = f"{on.day} · {_('today')}" if on == self._today else str(on.day)
        if room < 1:
            return f"{on.day} · {len(lines)}" if lines else str(on.day)
        if len(lines) > room:
            kept = lines[: room - 1]
            left = len(lines) - len(kept)
            lines = [*kept, ngettext("{count} more", "{count} more", left) if kept
                     else ngettext("{count} thing", "{count} things", left)]  # fmt: skip
        wide = self.columnWidth(0) * 9 // 10  # today is bold, and wider
        short = [
            self.fontMetrics().elidedText(each, Qt.TextElideMode.ElideRight, wide) for each in lines
        ]
        return "\n".join((head, *short))

    def _said(self, on: date, held: OneDay) -> str:
        count = ngettext("{count} thing", "{count} things", len(held.lines))
        late = _("one of them late") if held.late else ""
        parts = (day(on), held.closed, count, late, *held.lines)
        return ", ".join(each for each in parts if each)

    def _tell(self) -> None:
        if (now := self.day()) is not None:
            self.picked.emit(now)

    def _of_month(self, on: date) -> bool:
        return (on.year, on.month) == (self._first.year, self._first.month)

    def _next(self) -> date:
        later = self._first.replace(day=28) + timedelta(days=4)
        return later.replace(day=1)
