"""Undo and redo for a whole form: one step for each field that was edited, not for each key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QWidget
from shiboken6 import isValid

from ras_desktop.gui.widgets import undo_keys
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.form import Form
from ras_desktop.wording import _

MOST = 50
"""Steps that are kept with a draft, to be undone in a later session."""
AGAIN = "again"
"""Ends a step that was undone and can be done again."""
TOGETHER = 1.5
"""Seconds: keys in one field that follow each other within this are one step."""


class _Edit(QUndoCommand):
    """One field, before and after."""

    def __init__(
        self, stack: EditStack, where: str, before: Any, after: Any, *, earlier: bool = False
    ) -> None:
        super().__init__()
        self._stack, self._where = stack, where
        self._before, self._after = before, after
        self._at, self._earlier = monotonic(), earlier
        self._done = True

    def told(self) -> list[Any]:
        """Place, before and after: plain data."""
        return [self._where, self._before, self._after]

    def id(self) -> int:
        """All edits of this session may join those of the same field."""
        return -1 if self._earlier else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Joins a following edit of the same field that came soon."""
        if not isinstance(other, _Edit) or other._where != self._where:
            return False
        if other._at - self._at > TOGETHER:
            return False
        self._after, self._at = other._after, other._at
        return True

    def undo(self) -> None:
        """Puts back what was before."""
        self._stack.put(self._where, self._before)

    def redo(self) -> None:
        """Does it again; the first time it is done already."""
        if self._done:
            self._done = False
        else:
            self._stack.put(self._where, self._after)


class EditStack(QUndoStack):
    """Watches a form. Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z) act on the page that is given.

    Acts on lists (a line added, moved, removed) are pushed by the page as its own QUndoCommand.
    """

    def __init__(self, form: Form, page: QWidget) -> None:
        super().__init__(page)
        self._form = form
        self._now: dict[str, Any] = {}
        self._putting = self._silent = False
        form.edited.connect(self._edited)
        undo_keys.bind(page, self.undo, self.redo)

    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """Undo and do it again, there as soon as there is something to do with them."""
        undo = icon_button("undo", _("Undo"), self.undo)
        redo = icon_button("redo", _("Do it again"), self.redo)

        can = {undo: self.canUndo(), redo: self.canRedo()}

        def dress(changed: QToolButton, now: bool) -> None:
            can[changed] = now
            for each in can:
                if isValid(each):  # a stack that goes with its page says so, too
                    each.setEnabled(can[each])
                    each.setVisible(any(can.values()))

        self.canUndoChanged.connect(partial(dress, undo))
        self.canRedoChanged.connect(partial(dress, redo))
        dress(undo, can[undo])
        return undo, redo

    def begin(self, told: Iterable[Any] = ()) -> None:
        """After loading: from here on edits can be undone. Call it again when fields come or go.

        `told`: what could be undone when a draft was kept, as `told()` gave it.
        """
        self.clear()
        self.watch()
        places = set(self._form.places())
        steps = [each for each in told if each[0] in places]
        for each in steps:
            self.push(_Edit(self, *each[:3], earlier=True))
        self._silent = True  # the fields show the time after what was undone already
        self.setIndex(sum(AGAIN not in each[3:] for each in steps))
        self._silent = False

    def told(self) -> list[list[Any]]:
        """The last steps, the latest last: place, before, after; plain data, for the draft.

        What was undone and can be done again follows, each step marked with `AGAIN`.
        """
        here = self.index()
        done = [self.command(at) for at in range(max(here - MOST, 0), here)]
        undone = [self.command(at) for at in range(here, min(here + MOST, self.count()))]
        return [
            *(each.told() for each in done if isinstance(each, _Edit)),
            *([*each.told(), AGAIN] for each in undone if isinstance(each, _Edit)),
        ]

    def watch(self) -> None:
        """Takes in fields that came since; what can be undone stays."""
        self._now = self._form.typed()
        for where in self._form.places():
            for editor in self._form.field(where).editors():
                editor.installEventFilter(self)
                if isinstance(editor, QPlainTextEdit):
                    editor.setUndoRedoEnabled(False)

    def put(self, where: str, typed: Any) -> None:
        """Shows an earlier or later text in a field and goes there."""
        if self._silent:
            return
        field = self._form.field(where)
        self._putting = True
        field.retype(typed)
        self._now[where] = typed
        self._putting = False
        field.take_focus()
        self._form.edited.emit(where)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Ctrl+Z from the single field: the page's stack undoes."""
        return undo_keys.left_to_page(event) or super().eventFilter(watched, event)

    def _edited(self, where: str) -> None:
        if self._putting or where not in self._now:
            return
        after = self._form.field(where).typed()
        before = self._now[where]
        if before != after:
            self._now[where] = after
            self.push(_Edit(self, where, before, after))
