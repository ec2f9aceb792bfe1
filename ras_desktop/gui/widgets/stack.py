"""Pages over each other that ask for the room of the one that is shown, not of the largest."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """A page that was made earlier and is hidden does not make the window higher."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """The least room of the page that is shown."""
        shown = self.currentWidget()
        return QSize(0, 0) if shown is None else shown.minimumSizeHint()
