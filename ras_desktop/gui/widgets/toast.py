"""Says at the foot of the window what was done, with a button to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ras_desktop.gui import theme
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.wording import _

SHOWN = 10_000
"""Milliseconds for which it stays; it stays longer while the mouse or the focus is on it."""


READ = 1_500
"""Milliseconds in which somebody has seen it."""
FOOT = 8
"""Grid steps that stay free below it: the foot of a page, with its buttons and its draft."""


class Toast(QFrame):
    """Stands above the foot of its parent. Ctrl+Shift+U presses its button from anywhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "good")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = text.body()
        self._undo = button(_("Undo"), self._press, icon="undo")
        self._close = icon_button("close", _("Close this message"), self.hide)
        self._act: Callable[[], object] | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(space(2), space(1), space(1), space(1))
        whole.setSpacing(space(1.5))
        whole.addWidget(Icon("good", "good"))
        whole.addWidget(self._words, 1)
        whole.addWidget(self._undo)
        whole.addWidget(self._close)
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self._go)
        parent.installEventFilter(self)
        theme.change.changed.connect(self._refit)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Shows what was done."""
        self._act = undo
        self._words.setText(words)
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._since.start()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def words(self) -> str:
        """What it says now; "" when it is gone."""
        return "" if self.isHidden() else self._words.text()

    def covers(self) -> int:
        """Pixels of the parent's foot that lie under it and beside it; 0 when it is gone."""
        above = self.parentWidget()
        return above.height() - self.y() if above is not None and not self.isHidden() else 0

    def passing(self) -> None:
        """Somebody went on to another place: what was read, and has nothing to undo, goes."""
        if self._act is None and self._since.elapsed() >= READ:
            self.hide()

    def undo(self) -> None:
        """Presses its button, if it has one."""
        if not self.isHidden() and self._act is not None:
            self._press()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while it is being read."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes a while after."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _go(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start()
        else:
            self.hide()

    def _refit(self) -> None:
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        above = self.parentWidget()
        assert above is not None  # it was made with a parent
        room = above.rect().adjusted(space(3), 0, -space(3), -space(FOOT))
        for each in (self, self._words, self._undo):
            each.ensurePolished()  # the text size may have changed while it was hidden
        letter = QFontMetrics(theme.typed("body")).averageCharWidth()
        wide = min(room.width(), 60 * letter)
        high = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        self.setGeometry(room.center().x() - wide // 2, room.bottom() - high, wide, high)
