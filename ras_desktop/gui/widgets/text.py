"""Words on the page: three sizes, wrapped, readable by a screen reader."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LONGEST_WORD = 32
"""Letters after which a word may break: longer ones are no words, and must not widen a page."""
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def breakable(text: str) -> str:
    """The text with places to break in what is too long for a word; other text as it is."""
    return _LONG.sub(lambda found: found[0] + "\u200b", text)


class Words(QLabel):
    """A label that remembers how high it is at a width: nested layouts ask it again and again."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        """The height of the words, broken at that width."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def setText(self, text: str) -> None:
        """Other words, other heights."""
        self._heights.clear()
        super().setText(text)

    def setContentsMargins(self, *margins: Any) -> None:
        """Other margins, other heights."""
        self._heights.clear()
        super().setContentsMargins(*margins)

    def changeEvent(self, event: QEvent) -> None:
        """Other type, other heights."""
        self._heights.clear()
        super().changeEvent(event)


def _label(text: str, kind: str, wrap: bool, parent: QWidget | None) -> QLabel:
    label = Words(breakable(text) if wrap else text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def title(text: str = "", parent: QWidget | None = None) -> QLabel:
    """The page's question: the largest of the three sizes."""
    return _label(text, "title", True, parent)


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """The head of a card or of a part of a page."""
    return _label(text, "heading", True, parent)


def body(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Ordinary words, wrapped."""
    return _label(text, "body", True, parent)


def quiet(text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> QLabel:
    """Words that stand back: hints, sources, dates."""
    return _label(text, "quiet", wrap, parent)


def label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """The name of a field or of a fact."""
    return _label(text, "label", True, parent)


def figure(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A number that is the point of its card; figures of one width."""
    return _label(text, "figure", False, parent)
