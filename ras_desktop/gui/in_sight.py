"""What has the focus is in sight: a page scrolls to it, also where no Tab led there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ras_desktop.gui.theme import space


class InSight(QObject):
    """Follows the focus for as long as its parent lives.

    `covered()`: pixels at the foot of the window over which a message lies just now.
    """

    def __init__(self, parent: QObject, covered: Callable[[], int]) -> None:
        super().__init__(parent)
        self._covered = covered
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            # Not at once: a part that was just unfolded has no place yet.
            QTimer.singleShot(0, self, lambda: self._scroll_to(now))

    def _scroll_to(self, widget: QWidget) -> None:
        if isValid(widget) and widget.hasFocus() and _takes_keys(widget):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            _show(widget, space(4) + self._covered())


def _takes_keys(widget: QWidget) -> bool:
    """Not a part that Qt gave the focus because nothing in it takes it."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _show(widget: QWidget, margin: int) -> None:
    above = widget.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            room = above.viewport().height() // 3
            part = widget.rect()
            if part.height() > room:  # a long text: the line with the cursor
                cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
                part = cursor if isinstance(cursor, QRect) else part
            # Not ensureWidgetVisible: it keeps no margin to what is in sight already.
            for corner in (part.bottomLeft(), part.topLeft()):
                place = widget.mapTo(inside, corner)
                above.ensureVisible(place.x(), place.y(), 0, min(margin, room))
        above = above.parentWidget()
