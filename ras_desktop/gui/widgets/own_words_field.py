"""One of a list or one's own words: a line that offers what the council's list has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy

from ras_desktop.domain.text import clean, fold
from ras_desktop.gui.theme import TARGET
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.line_fields import LINE


class _Combo(QComboBox):
    """Takes own words; the wheel scrolls the page and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Lets the page scroll."""
        event.ignore()


class OwnWordsField(Field[str]):
    """A code of the list where the words are one of its labels, else the words as typed."""

    def __init__(self, name: str, hint: str = "", *, optional: bool = False) -> None:
        super().__init__(name, hint, optional=optional)
        self._offered: tuple[Choice, ...] = ()
        self.combo = _Combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(28)
        self.combo.setMinimumHeight(TARGET)
        self.combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.combo.setMaxVisibleItems(12)
        line = self.combo.lineEdit()
        assert line is not None  # it is editable
        self.line = line
        self.line.setMaxLength(LINE)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)
        self._completer = completer
        self._whole.addWidget(self.combo)
        self._take(self.combo)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self.combo.editTextChanged.connect(self._edited)

    def offer(self, offered: Sequence[Choice]) -> None:
        """Sets what the list has; what stands in the line stays."""
        if tuple(offered) == self._offered:
            return
        held = self.value()
        self._loading = True
        self._offered = tuple(offered)
        self.combo.clear()
        self.combo.addItems([each.words for each in self._offered])
        self._loading = False
        self.load(held)

    def load(self, value: str | None) -> None:
        """Shows a code by its label, other words as they are."""
        words = next((each.words for each in self._offered if each.value == value), value or "")
        self._put(words)

    def value(self) -> str:
        """The code, or the words."""
        words = clean(self.combo.currentText()).strip()
        asked = fold(words)
        known = (str(each.value) for each in self._offered if fold(each.words) == asked)
        return next(known, words) if asked else words

    def typed(self) -> Any:
        """What stands in the line."""
        return self.combo.currentText()

    def retype(self, typed: Any) -> None:
        """Puts it back."""
        self._put(str(typed or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the line is leaving the field; Escape puts only the list of offers away."""
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self._leave()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            popup = self._completer.popup()
            shown = popup is not None and popup.isVisible()
            if event.key() == Qt.Key.Key_Escape and shown:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _put(self, words: str) -> None:
        self._loading = True
        self.combo.setEditText(words)
        self.line.setCursorPosition(0)
        self._loading = False
        self.show_findings(())
