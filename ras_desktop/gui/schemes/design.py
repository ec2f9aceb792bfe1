"""The scheme that is being written: one frozen value, the fields that show it, undo over all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_edit import Path, as_where, at, put
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.timeline import Timeline


class Design(QObject):
    """`put(path, value)` at each edit; `changed` says that the scheme is another one now.

    `put_back(where)`: undo or redo has changed it there, so the fields must be filled anew.
    `rename_wanted(where)`: the part there shall have another identifier.
    """

    changed = Signal()
    put_back = Signal(str)
    rename_wanted = Signal(str)

    def __init__(self, page: QWidget, scheme: Scheme) -> None:
        super().__init__(page)
        self.scheme = scheme
        self.form = Form(self)
        self.form.edited.connect(self._note)
        self.timeline: Timeline[Scheme] = Timeline(page, self._again)
        self._typed_at = ""

    def begin(self, scheme: Scheme) -> None:
        """Another scheme, with nothing to undo."""
        self.scheme = scheme
        self.timeline.begin()

    def at(self, path: Path) -> Any:
        """The part of the scheme at a path."""
        return at(self.scheme, path)

    def put(self, path: Path, value: Any) -> None:
        """Takes another part; what follows at the same field within a moment is one step back."""
        where, self._typed_at = self._typed_at, ""
        before = self.scheme
        after = put(before, path, value)
        if after == before:
            return
        self.scheme = after
        self.timeline.changed(before, after, where or as_where(path), whole=not where)
        self.changed.emit()

    def become(self, scheme: Scheme, where: str) -> None:
        """Takes a scheme that is otherwise in many places; one step back, shown at `where`."""
        before = self.scheme
        if scheme != before:
            self.scheme, self._typed_at = scheme, ""
            self.timeline.changed(before, scheme, where, whole=True)
            self.changed.emit()

    def _note(self, where: str) -> None:
        """The innermost field speaks first: the step back is named after it."""
        self._typed_at = self._typed_at or where

    def _again(self, scheme: Scheme, where: str) -> None:
        self.scheme = scheme
        self.put_back.emit(where)
        self.changed.emit()
