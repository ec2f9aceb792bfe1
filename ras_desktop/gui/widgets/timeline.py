"""Undo and redo over a whole value: what it was before and after, with the place of the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ras_desktop.gui.widgets import undo_keys

Value = TypeVar("Value")
TOGETHER = 1.5
"""Seconds: changes at one place that follow each other within this are one step."""
LONGEST = 500
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """A change: the value before and after, its place, and when (0: in an earlier session)."""

    before: Value
    after: Value
    where: str
    at: float = 0.0


class Timeline(QObject, Generic[Value]):
    """`changed(before, after, where)` after each edit; Ctrl+Z and Ctrl+Y call `put(value, where)`.

    For editors whose value is one frozen whole, such as a plan with its lists of lines.
    """

    def __init__(self, page: QWidget, put: Callable[[Value, str], None]) -> None:
        super().__init__(page)
        self._put = put
        self._done: list[Step[Value]] = []
        self._undone: list[Step[Value]] = []
        undo_keys.bind(page, self.undo, self.redo)

    def begin(self, steps: Sequence[Step[Value]] = (), undone: Sequence[Step[Value]] = ()) -> None:
        """Another value was loaded; `steps`: what can be undone of it from an earlier session,
        `undone`: what can be done again, the next one last."""
        self._done, self._undone = list(steps), list(undone)

    def steps(self) -> tuple[Step[Value], ...]:
        """What can be undone, the latest last."""
        return tuple(self._done)

    def undone(self) -> tuple[Step[Value], ...]:
        """What can be done again, the next one last."""
        return tuple(self._undone)

    def changed(self, before: Value, after: Value, where: str, *, whole: bool = False) -> None:
        """Notes a change. `whole`: an act of its own, such as a line removed."""
        now = monotonic()
        last = self._done[-1] if self._done else None
        self._undone = []
        if last and not whole and last.where == where and now - last.at < TOGETHER:
            self._done[-1] = Step(last.before, after, where, now)
        else:
            at = now - TOGETHER if whole else now
            self._done = [*self._done[-LONGEST + 1 :], Step(before, after, where, at)]

    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._undone)

    def undo(self) -> None:
        """Puts back what was before the last change."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._put(step.before, step.where)

    def redo(self) -> None:
        """Does again what was undone last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._put(step.after, step.where)

    def watch_focus(self, inside: QWidget) -> None:
        """Takes Ctrl+Z from every field in a widget, as soon as it has the cursor."""

        def moved(_old: QWidget | None, now: QWidget | None) -> None:
            if now is not None and inside.isAncestorOf(now):
                self.watch(now)

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(moved)
        inside.destroyed.connect(lambda: app.focusChanged.disconnect(moved))

    def watch(self, editor: QWidget) -> None:
        """Takes Ctrl+Z from a single field: the whole value's timeline undoes."""
        editor.installEventFilter(self)
        if isinstance(editor, QPlainTextEdit):
            editor.setUndoRedoEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets undo and redo pass to the page's shortcuts."""
        return undo_keys.left_to_page(event) or super().eventFilter(watched, event)
