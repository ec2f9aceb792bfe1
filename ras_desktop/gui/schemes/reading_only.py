"""Makes a part of the designer something to read: an approved version never changes."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from ras_desktop.gui.schemes.editor import ItemsField, StackField
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.gui.widgets.segment import Segment


def read_only(part: QWidget) -> None:
    """Nothing can be typed, chosen, added, moved or removed; lists still open and close."""
    _lock(part)
    for each in part.findChildren(ItemsField):
        each.items.opened_editor.connect(lambda _editor: _lock(part))
        each.items.opened_editor.connect(read_only_inside)


def read_only_inside(editor: QWidget) -> None:
    """Lists within what was opened are locked, too, when something of theirs is opened."""
    for each in editor.findChildren(ItemsField):
        each.items.opened_editor.connect(_lock)


def _lock(whole: QWidget) -> None:
    for line in whole.findChildren(QLineEdit):
        line.setReadOnly(True)
    for text in whole.findChildren(QPlainTextEdit):
        text.setReadOnly(True)
    for kind in (QComboBox, QCheckBox, QRadioButton):
        for each in whole.findChildren(kind):
            each.setEnabled(False)
    for grid in whole.findChildren(GridField):
        grid.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.lock()
    for icon in whole.findChildren(QToolButton):
        icon.hide()
    for listed in whole.findChildren(ItemsField):
        listed.items.more.hide()
    for stack in whole.findChildren(StackField):
        stack.more.hide()
    for made in whole.findChildren(QPushButton):
        if not made.property("step") and not isinstance(made.parent(), Segment):
            made.hide()
