"""Parts of which one is shown, as high as that one needs: for pages that scroll as a whole.

Qt's own stack is as high as its highest part, also where that is hidden: below a short part the
page would scroll into nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ras_desktop.gui.widgets.layout import column


class OneOf(QWidget):
    """`add(part)`, `choose(part)`, `take_out(part)`."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._whole = column(gap=0)
        self.setLayout(self._whole)

    def add(self, part: QWidget) -> None:
        """Takes a part, hidden until it is chosen."""
        part.hide()
        self._parts.append(part)
        self._whole.addWidget(part)

    def choose(self, part: QWidget) -> None:
        """Shows this part and no other."""
        for each in self._parts:
            each.setVisible(each is part)

    def take_out(self, part: QWidget) -> None:
        """Gives a part away."""
        self._parts.remove(part)
        self._whole.removeWidget(part)
        part.hide()
