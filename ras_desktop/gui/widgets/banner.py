"""A sentence across the page, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.icon import SHAPES, Icon
from ras_desktop.gui.widgets.layout import Flow, empty, show_if
from ras_desktop.wording import _


class Banner(QFrame):
    """Hidden until it has something to say: what happened, that nothing is lost, what to do."""

    def __init__(self, *, closes: bool = True) -> None:
        super().__init__()
        self._icon = Icon("note")
        self._words = text.body()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QWidget()
        self._acts = Flow(gap=1, parent=self._buttons)
        self._close = icon_button("close", _("Close this message"), self.clear)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(space(2), space(1), space(1), space(1))
        whole.setSpacing(space(1.5))
        inside = QVBoxLayout()
        inside.addWidget(self._words)
        inside.addWidget(self._buttons)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(inside, 1)
        whole.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        show_if(self._close, closes)

    def say(self, words: str, tone: Tone = Tone.NOTE, *acts: QWidget) -> None:
        """Shows a sentence, and the buttons of what can be done."""
        self.setProperty("card", str(tone))
        self.style().polish(self)
        self._icon.change(SHAPES[tone], str(tone))
        self._words.setText(words)
        self.setAccessibleName(words)
        empty(self._acts)
        for act in acts:
            self._acts.addWidget(act)
            act.show()
        self._buttons.setVisible(bool(acts))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def words(self) -> str:
        """The sentence that is shown; "" when there is none."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Takes it away."""
        self.hide()
        empty(self._acts)
