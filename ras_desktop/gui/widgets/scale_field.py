"""A scale from 0 to 10: how far an outcome is, and how far it should be."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton

from ras_desktop.domain.plan import SCALE
from ras_desktop.gui.theme import TARGET
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, holding

AT_ONCE = 900
"""Milliseconds within which a 0 after a 1 makes 10."""


class ScaleField(Field[int]):
    """One of 0 … 10, each a button; the arrow keys move along the scale, figures choose."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint)
        self._group = QButtonGroup(self)
        self._just_typed = QTimer(self)
        self._just_typed.setSingleShot(True)
        self._just_typed.setInterval(AT_ONCE)
        flow = Flow(gap=0.5)
        for number in SCALE:
            one = QPushButton(str(number))
            one.setCheckable(True)
            one.setProperty("scale", True)
            one.setMinimumSize(TARGET + 4, TARGET)
            one.setAccessibleName(f"{name}: {number}")
            self._group.addButton(one, number)
            flow.addWidget(one)
        self._whole.addWidget(holding(flow))
        self._take(*self._group.buttons())
        self._group.idClicked.connect(lambda _number: self._edited())
        self._group.buttonToggled.connect(self._by_key)

    def load(self, value: int | None) -> None:
        """Shows a place on the scale; None for none."""
        self._loading = True
        self._group.setExclusive(False)
        for number in SCALE:
            self._group.button(number).setChecked(number == value)
        self._group.setExclusive(True)
        self._loading = False
        self.show_findings(())

    def value(self) -> int | None:
        """The place chosen; None for none."""
        chosen = self._group.checkedId()
        return chosen if chosen >= 0 else None

    def typed(self) -> Any:
        """The place chosen."""
        return self.value()

    def retype(self, typed: Any) -> None:
        """Chooses it again."""
        self.load(typed if typed in SCALE else None)

    def take_focus(self) -> None:
        """The chosen place, or 0."""
        chosen = self._group.checkedButton() or self._group.button(0)
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure chooses its place; 1 and at once 0 make 10."""
        figure = event.text()
        if not figure.isdecimal() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        ten = figure == "0" and self.value() == 1 and self._just_typed.isActive()
        self._just_typed.start()
        chosen = self._group.button(10 if ten else int(figure))
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chosen.setChecked(True)

    def _by_key(self, button: Any, on: bool) -> None:
        if on and button.hasFocus():
            self._edited()
