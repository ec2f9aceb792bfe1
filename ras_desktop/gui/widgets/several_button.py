"""A button that opens a list of ticks, which stays open: the filters of a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ras_desktop.gui import icons
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.wording import _, listed

NAMED = 2
"""So many chosen words stand on the button; more are counted."""


class _Menu(QMenu):
    """Space and the mouse tick without closing; Enter ticks and closes; Escape closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ticks and stays."""
        if not self._turn(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and stays."""
        if event.key() != Qt.Key.Key_Space or not self._turn(self.activeAction()):
            super().keyPressEvent(event)

    def _turn(self, act: QAction | None) -> bool:
        if act is None or not act.isCheckable():
            return False
        act.trigger()
        return True


class SeveralButton(QPushButton):
    """`offer(choices)`, `load(values)`, `values()`, `changed()`. Nothing ticked means all."""

    changed = Signal()

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self._name, self._everything = name, everything
        self._offered: tuple[Choice, ...] = ()
        self._values: frozenset[Hashable] = frozenset()
        self.setAutoDefault(False)
        icons.dress(self, "filter")
        self._menu = _Menu(self)
        self.setMenu(self._menu)
        self._say()

    def offer(self, offered: Sequence[Choice]) -> None:
        """Sets what can be ticked; what is ticked stays."""
        self._offered = tuple(offered)
        self._fill()

    def load(self, values: Iterable[Hashable]) -> None:
        """Ticks these, without signalling."""
        self._values = frozenset(values)
        self._fill()

    def values(self) -> frozenset[Hashable]:
        """What is ticked."""
        return self._values

    def _fill(self) -> None:
        self._menu.clear()
        for each in self._offered:
            act = self._menu.addAction(each.words.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(each.value in self._values)
            act.toggled.connect(lambda on, value=each.value: self._turn(value, on))
        if self._offered:
            self._menu.addSeparator()
        self._menu.addAction(self._everything, self._clear)
        self._say()

    def _turn(self, value: Hashable, on: bool) -> None:
        self._values = self._values | {value} if on else self._values - {value}
        self._say()
        self.changed.emit()

    def _clear(self) -> None:
        if self._values:
            self.load(())
            self.changed.emit()

    def _say(self) -> None:
        chosen = [each.words for each in self._offered if each.value in self._values]
        if not chosen or len(chosen) == len(self._offered):
            words = self._everything
        elif len(chosen) <= NAMED:
            words = listed(chosen)
        else:
            words = _("{count} chosen").format(count=len(chosen))
        said = _("{name}: {words}").format(name=self._name, words=words)
        self.setText(said.replace("&", "&&"))
        self.setAccessibleName(said)
