"""Picks a person, or anything with a name, by typing some letters of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.line_fields import Line

Find = Callable[[str, Callable[[Sequence[Choice]], None]], None]
"""Looks for a text and answers, now or later, with what was found, the best first."""


class PersonField(Field[Any]):
    """`find(text, answer)` is called while typing; Down and Enter pick, so does the mouse.

    A page gives `lambda text, answer: self.run(lambda: look(desk, text), answer, key="find")`.
    """

    SHOWN = 8

    def __init__(self, name: str, find: Find, hint: str = "", *, optional: bool = False) -> None:
        super().__init__(name, hint, optional=optional)
        self._find = find
        self._chosen: Choice | None = None
        self._found: tuple[Choice, ...] = ()
        self.line = Line(36)
        self.list = QListWidget(self)
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.itemClicked.connect(lambda item: self._pick(self.list.row(item)))
        self._whole.addWidget(self.line)
        self._take(self.line)
        self.line.textEdited.connect(self._look)

    def load(self, value: Choice | None) -> None:
        """Shows a person: the value with its words; None for nobody."""
        self._chosen = value
        self._put(value.words if value else "")

    def value(self) -> Any:
        """The value of who was picked; None for nobody."""
        if self._chosen is None or self.line.text().strip() != self._chosen.words:
            return None
        return self._chosen.value

    def fault(self) -> Finding | None:
        """That a name was typed but nobody picked."""
        typed = self.line.text().strip()
        return Finding("field.person_unknown") if typed and self.value() is None else None

    def typed(self) -> Any:
        """What stands in the line. Who was picked is picked anew by name."""
        return self.line.text()

    def retype(self, typed: Any) -> None:
        """Puts the name back, and picks whoever has exactly that name."""
        self._chosen = None
        self._put(str(typed or ""))
        if typed:
            self._find(str(typed), self._same)

    def _same(self, found: Sequence[Choice]) -> None:
        typed = self.line.text().strip()
        self._chosen = next((each for each in found if each.words == typed), self._chosen)

    def _put(self, words: str) -> None:
        self._loading = True
        self.line.setText(words)
        self._loading = False
        self.list.hide()
        self.show_findings(())

    def _look(self, typed: str) -> None:
        self._edited()
        if typed.strip():
            self._find(typed.strip(), self._show)
        else:
            self._chosen = None
            self.list.hide()

    def _show(self, found: Sequence[Choice]) -> None:
        self._found = tuple(found[: self.SHOWN])
        self.list.clear()
        for each in self._found:
            words = f"{each.words} · {each.under}" if each.under else each.words
            QListWidgetItem(words, self.list)
        if not self._found or not self.line.hasFocus():
            self.list.hide()
            return
        self.list.setCurrentRow(0)
        self.list.setFont(self.font())
        high = sum(self.list.sizeHintForRow(at) for at in range(len(self._found))) + 8
        self.list.setGeometry(
            0, 0, max(self.line.width(), self.list.sizeHintForColumn(0) + 32), high
        )
        self.list.move(self.line.mapToGlobal(QPoint(0, self.line.height())))
        self.list.show()

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self._chosen = self._found[at]
            self._put(self._chosen.words)
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down, Up, Enter and Escape act on the list while it is shown."""
        if watched is self.line and isinstance(event, QKeyEvent) and self.list.isVisible():
            if event.type() == QEvent.Type.KeyPress and self._on_list(event.key()):
                return True
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        return super().eventFilter(watched, event)

    def _on_list(self, key: int) -> bool:
        at = self.list.currentRow()
        match key:
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(at + 1, self.list.count() - 1))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(at - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick(at)
            case Qt.Key.Key_Escape:
                self.list.hide()
            case _:
                return False
        return True
