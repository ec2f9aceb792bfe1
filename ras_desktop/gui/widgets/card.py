"""Cards: a part of a page with its heading; a tile with one figure; what an empty page says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.gui.widgets.layout import Flow, show_if


class Card(QFrame):
    """A part of a page: heading, a quiet line under it, acts at the right, and a body.

    `card.body` is the column to fill: `card.body.addWidget(…)`.
    """

    def __init__(self, heading: str = "", under: str = "", *acts: QWidget) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(2.5), space(3), space(3))
        whole.setSpacing(space(2))
        self.heading = text.heading(heading)
        self.under = text.quiet(under)
        if heading or acts:
            top, words = QHBoxLayout(), QVBoxLayout()
            words.setSpacing(space(0.5))
            words.addWidget(self.heading)
            words.addWidget(self.under)
            show_if(self.under, bool(under))
            top.addLayout(words, 1)
            for act in acts:
                top.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(top)
            self.setAccessibleName(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        whole.addLayout(self.body)

    def say_under(self, words: str) -> None:
        """The quiet line under the heading."""
        self.under.setText(words)
        show_if(self.under, bool(words))


class Tile(QFrame):
    """One figure with its name and what it means; can be pressed when it leads somewhere."""

    pressed = Signal()

    def __init__(
        self, name: str, figure: str = "", under: str = "", *, leads: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("card", "tile")
        self._leads = leads
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = text.quiet(name)
        self._figure = text.figure(figure)
        self._under = text.quiet(under)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        whole.setSpacing(space(0.5))
        for part in (self._name, self._figure, self._under):
            whole.addWidget(part)
        self.show_figure(figure, under)

    def show_figure(self, figure: str, under: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Sets the figure and the words under it."""
        self._figure.setText(figure)
        self._figure.setProperty("tone", str(tone))
        self._figure.style().polish(self._figure)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self.setAccessibleName(": ".join((self._name.text(), " ".join((figure, under)).strip())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressed with the mouse."""
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pressed with Enter or Space."""
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class Empty(QFrame):
    """What will be here and how to begin, for a page or list without anything yet."""

    def __init__(self, icon: str, heading: str, words: str, *acts: QWidget) -> None:
        super().__init__()
        self._icon = Icon(icon, "accent", scale=2)
        self.heading: QLabel = text.heading(heading)
        self.words: QLabel = text.quiet(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(3), space(5), space(3), space(5))
        whole.setSpacing(space(1))
        whole.addStretch(1)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.heading, self.words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            whole.addWidget(part)
        whole.addSpacing(space(1))
        whole.addLayout(Flow(*acts, centred=True))
        whole.addStretch(2)
