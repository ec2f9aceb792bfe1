"""What stands below a page that scrolls: saving is always in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ras_desktop.gui.theme import space


class Foot(QFrame):
    """Holds the buttons of a form under the part that scrolls."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setProperty("foot", True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(space(3), space(1), space(3), space(1))
        self._whole.setSpacing(0)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """One more row of buttons."""
        self._whole.addWidget(part)
