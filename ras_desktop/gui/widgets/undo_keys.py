"""The keys that undo and do again: the same on every system, as F1 lists them.

What Qt names for "redo" differs: Ctrl+Y on Windows, only Ctrl+Shift+Z on Linux and macOS.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_STANDARD = QKeySequence.StandardKey
_ALWAYS = {
    _STANDARD.Undo: (QKeySequence("Ctrl+Z"),),
    _STANDARD.Redo: (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")),
}


def sequences(standard: QKeySequence.StandardKey) -> tuple[QKeySequence, ...]:
    """The keys of StandardKey.Undo or StandardKey.Redo, each once."""
    found = [*_ALWAYS[standard]]
    found.extend(each for each in QKeySequence.keyBindings(standard) if each not in found)
    return tuple(found)


def bind(page: QWidget, undo: Callable[[], object], redo: Callable[[], object]) -> None:
    """From now on they act in a page."""
    for standard, act in ((_STANDARD.Undo, undo), (_STANDARD.Redo, redo)):
        for sequence in sequences(standard):
            QShortcut(sequence, page).activated.connect(act)


def left_to_page(event: QEvent) -> bool:
    """Whether this is one of the keys in a field, which the field then leaves to its page."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    if not any(pressed in sequences(standard) for standard in _ALWAYS):
        return False
    event.ignore()
    return True
