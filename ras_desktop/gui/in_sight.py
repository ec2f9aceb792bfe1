"""What has the focus is in sight: a page scrolls to it, also where no Tab led there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ras_desktop.gui.theme import space


class InSight(QObject):
    """Follows the focus for as long as its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            # Not at once: a part that was just unfolded has no place yet.
            QTimer.singleShot(0, self, lambda: _scroll_to(now))


def _scroll_to(widget: QWidget) -> None:
    if not isValid(widget) or not widget.hasFocus():
        return
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, space(4))
        above = above.parentWidget()
