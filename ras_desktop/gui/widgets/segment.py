"""One of a few words side by side, one of them chosen: My, Team, All."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.layout import Flow


class Segment(QWidget):
    """`load(value)`, `value()`, `chosen(value)`. Left and Right choose the neighbour.

    Only the chosen button is a stop of the Tab key, as in a tab bar. With `breaks` the buttons go
    on in a second row where the window is narrow.
    """

    chosen = Signal(object)

    def __init__(self, name: str, offered: Sequence[Choice], *, breaks: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name, self._offered = name, tuple(offered)
        self._value: object = self._offered[0].value
        whole = Flow(gap=0.5, parent=self) if breaks else QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.5))
        self.buttons: list[QPushButton] = []
        for each in self._offered:
            made = _Step(self)
            made.setText(each.words)
            made.clicked.connect(lambda _on=False, value=each.value: self._press(value))
            whole.addWidget(made)
            self.buttons.append(made)
        self.load(self._value)

    def load(self, value: object) -> None:
        """Marks a value as chosen, without signalling."""
        self._value = value
        for each, made in zip(self._offered, self.buttons, strict=True):
            here = each.value == value
            made.setProperty("here", here)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            words = made.text()
            made.setAccessibleName(f"{self._name}: {words}")
            made.setChecked(here)
            made.style().polish(made)

    def value(self) -> object:
        """The value that is chosen."""
        return self._value

    def say(self, value: object, words: str) -> None:
        """Other words for a value: with a count, for example."""
        for each, made in zip(self._offered, self.buttons, strict=True):
            if each.value == value:
                made.setText(words)
                made.setAccessibleName(f"{self._name}: {words}")

    def step(self, by: int) -> None:
        """Chooses a neighbour, round the ends, and goes there."""
        values = [each.value for each in self._offered]
        at = (values.index(self._value) + by) % len(values)
        had = any(each.hasFocus() for each in self.buttons)
        self._press(values[at])
        if had:
            self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, value: object) -> None:
        changed = value != self._value
        self.load(value)
        if changed:
            self.chosen.emit(value)


class _Step(QPushButton):
    """One of the words."""

    def __init__(self, segment: Segment) -> None:
        super().__init__()
        self._segment = segment
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("step", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the neighbour."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._segment.step(by)
