"""The agenda of a meeting: cases in order, moved by drag or Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy

from ras_desktop.gui.theme import space
from ras_desktop.services.panel_meeting import Waiting
from ras_desktop.wording import _, money
from ras_desktop.wording.panel import DECIDED, days_waiting

PUT = Qt.ItemDataRole.UserRole


class AgendaList(QListWidget):
    """`show_cases(cases, moves)`; Enter opens, Alt+Up and Alt+Down move, Delete takes off.

    `opened(put)`, `removed(put)`, `ordered(puts)` with what was put to the panel.
    """

    opened = Signal(object)
    removed = Signal(object)
    ordered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("agenda", True)
        self.setWordWrap(True)
        self.setSpacing(space(0.25))
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(PUT)))
        self._moves = False

    def show_cases(self, cases: Sequence[Waiting], moves: bool, numbered: bool = True) -> None:
        """Shows these cases; the one that was chosen stays chosen."""
        chosen = self.chosen()
        self._moves = moves
        self.setDragEnabled(moves)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if moves else mode.NoDragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.clear()
        for at, each in enumerate(cases, 1):
            words = said(each)
            item = QListWidgetItem(f"{at}.  {words}" if numbered else words)
            item.setData(PUT, each.put.id)
            self.addItem(item)
            if each.put.id == chosen:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.count():
            self.setCurrentRow(0)
        self.setVisible(bool(cases))
        self.updateGeometry()

    def chosen(self) -> UUID | None:
        """What was put of the case on which the cursor stands."""
        item = self.currentItem()
        found: UUID | None = item.data(PUT) if item is not None else None
        return found

    def order(self) -> tuple[UUID, ...]:
        """What was put, in the order shown."""
        return tuple(self.item(at).data(PUT) for at in range(self.count()))

    def sizeHint(self) -> QSize:
        """As high as its cases: the page scrolls, not the list."""
        high = sum(self.sizeHintForRow(at) + space(0.5) for at in range(self.count()))
        return QSize(super().sizeHint().width(), high + 2 * self.frameWidth() + space(1))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return QSize(space(20), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere: another height."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Another type, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, Alt with the arrows."""
        put = self.chosen()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = event.key()
        if put is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(put)
        elif put is not None and self._moves and key == Qt.Key.Key_Delete:
            self.removed.emit(put)
        elif put is not None and self._moves and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped: the order is another."""
        before = self.order()
        super().dropEvent(event)
        if self.order() != before:
            self.ordered.emit(self.order())

    def _move(self, by: int) -> None:
        at = self.currentRow()
        if 0 <= at + by < self.count():
            item = self.takeItem(at)
            self.insertItem(at + by, item)
            self.setCurrentItem(item)
            self.ordered.emit(self.order())


def said(each: Waiting) -> str:
    """Amira Quarrington · 2026-00042 · £3,924.40 asked · waiting 12 days."""
    parts = [
        each.case.child.full_name or _("Name not known"),
        each.case.number,
        _("{sum} asked").format(sum=money(each.put.question.asked)),
    ]
    decision = each.decision
    if decision is not None and decision.verdict is not None:
        parts.append(_(DECIDED[decision.verdict.value]))
        parts.append(money(decision.approved))
    else:
        parts.append(_("waiting: {days}").format(days=days_waiting(each.days)))
        if each.no_papers:
            parts.append(_("came after the papers went out"))
    return " · ".join(parts)
