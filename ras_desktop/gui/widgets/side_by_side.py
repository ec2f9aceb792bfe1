"""Cards beside each other where there is room, else under each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ras_desktop.gui.theme import space


class SideBySide(QWidget):
    """Each inner sequence is a column, top down; `least` characters wide or they stand as one."""

    def __init__(self, *columns: Sequence[QWidget], least: int = 44) -> None:
        super().__init__()
        self._least = least
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(space(2))
        self._groups = [tuple(each) for each in columns]
        self._columns: list[QVBoxLayout] = []
        for _each in columns:
            made = QVBoxLayout()
            made.setSpacing(space(2))
            made.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._whole.addLayout(made, 1)
            self._columns.append(made)
        self._wide: bool | None = None
        self._place(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decides how many columns there is room for."""
        super().resizeEvent(event)
        needed = len(self._columns) * self._least * self.fontMetrics().averageCharWidth()
        self._place(wide=self.width() >= needed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: what stands beside each other now can stand as one."""
        parts = [part for group in self._groups for part in group if not part.isHidden()]
        widest = max((part.minimumSizeHint().width() for part in parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for at, group in enumerate(self._groups):
            into = self._columns[at if wide else 0]
            for part in group:
                into.addWidget(part)
        gap = space(2) if wide else 0
        self._whole.setSpacing(gap)
        for at in range(1, len(self._columns)):
            self._whole.setStretch(at, 1 if wide else 0)
