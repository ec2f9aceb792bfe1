"""Facts with their names, under each other: what is recorded, without a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.layout import empty, show_if


class FactList(QWidget):
    """`show_facts([(name, value), …])`; facts that say nothing are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_facts(self, facts: Iterable[tuple[str, str]], secrets: Sequence[str] = ()) -> None:
        """Shows these facts instead of those before; `secrets`: names of those that stay on the
        clipboard for a minute only."""
        empty(self._grid)
        shown = [(name, value) for name, value in facts if value.strip()]
        for at, (name, value) in enumerate(shown):
            said = text.body(value)
            said.setAccessibleName(f"{name}: {value}")
            if name in secrets:
                secret(said)
            self._grid.addWidget(text.quiet(name), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, at, 1, Qt.AlignmentFlag.AlignTop)
        show_if(self, bool(shown))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the mouse the words can be selected: before, that would only cost time."""
        for each in self.findChildren(QLabel):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)
