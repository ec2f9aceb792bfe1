"""Tab goes in the order of reading, also to what was put into the page later.

Qt's own order is that in which widgets were made. Here it is read from the layouts at the moment
Tab is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)


def reading_order(root: QWidget) -> list[QWidget]:
    """What takes the focus by Tab below `root`, from the top left to the bottom right."""
    return [each for each in _below(root) if _takes_focus(each)]


def step(root: QWidget, onwards: bool) -> bool:
    """Puts the focus on the next (or last) in the order of reading, round at the ends."""
    order = reading_order(root)
    if not order:
        return False
    now = root.window().focusWidget()
    at = _place(order, now)
    if at is None:
        chosen = order[0 if onwards else -1]
    else:
        chosen = order[(at + (1 if onwards else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason
    chosen.setFocus(reason)
    return True


class Ordered(QWidget):
    """A part of a window whose Tab goes in the order of reading."""

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab and Shift+Tab."""
        return step(self, onwards)


def _place(order: list[QWidget], now: QWidget | None) -> int | None:
    """Where the focus is: a widget of the order, one above it, or another of its radio group."""
    while now is not None:
        if now in order:
            return order.index(now)
        if isinstance(now, QRadioButton) and now.group() is not None:
            for at, each in enumerate(order):
                if isinstance(each, QRadioButton) and each.group() is now.group():
                    return at
        now = now.parentWidget()
    return None


def _takes_focus(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isEnabled():
        return False
    if widget.focusProxy() is not None:  # the line within a list: its focus goes to the list
        return False
    if isinstance(widget, QRadioButton) and widget.group() is not None:
        chosen = widget.group().checkedButton()
        return widget is (chosen or _first(widget))
    return True


def _first(widget: QAbstractButton) -> QAbstractButton:
    buttons = [each for each in widget.group().buttons() if each.isVisible() and each.isEnabled()]
    return buttons[0] if buttons else widget


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden() or widget.isWindow():
        return
    yield widget
    yield from _below(widget)


def _below(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QStackedWidget):
        if (shown := widget.currentWidget()) is not None:
            yield from _walk(shown)
        return
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _walk(inside)
        return
    seen: set[QWidget] = set()
    layout = widget.layout()
    if layout is not None:
        for child in _in_layout(layout):
            seen.add(child)
            yield from _walk(child)
    for other in widget.children():
        if isinstance(other, QWidget) and other not in seen:
            yield from _walk(other)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[assignment,index]
    for at in places:
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
