"""Scrolls a part of a page into sight once it has its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ras_desktop.gui.theme import space


def reveal(part: QWidget) -> None:
    """Puts the top of a part to the top of what is seen, unless all of it is seen already."""
    QTimer.singleShot(0, part, lambda: _reveal(part))


def _reveal(part: QWidget) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if not isinstance(above, QScrollArea) or part.isHidden():
        return
    inside, bar = above.widget(), above.verticalScrollBar()
    if inside is None:
        return
    layout = inside.layout()
    if layout is not None:
        layout.activate()
    top = part.mapTo(inside, QPoint(0, 0)).y()
    seen = above.viewport().height()
    if top < bar.value() or top + part.height() > bar.value() + seen:
        bar.setValue(max(top - space(2), 0))
