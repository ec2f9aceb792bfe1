"""A document on the screen, from the same blocks as the printed one: to read, not to write in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ras_desktop.documents import blocks
from ras_desktop.documents.blocks import Align, Block, Document, Purpose, Words, plain
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding

_BOXES = {Purpose.MONEY: Tone.NOTE, Purpose.NOTE: Tone.NOTE, Purpose.WARNING: Tone.WARN}

AT_ONCE = 2
"""Parts that stand at once: what is seen before anybody scrolls."""


class DocumentView(QWidget):
    """`show_document(document)`: its headings, words, tables and figures, in cards by heading."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(gap=2)
        self.setLayout(self._whole)
        self._wait: list[tuple[str, list[Block]]] = []
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_next)

    def show_document(self, document: Document) -> None:
        """Shows a document from its first block to its last; places to sign are left out.

        The first parts stand at once, the others follow one by one, so that the window is not held.
        """
        empty(self._whole)
        self._wait = [(head, body) for head, body in _parts(document) if body]
        for _part in range(AT_ONCE):
            self._show_next()
        if self._wait:
            self._later.start()

    def _show_next(self) -> None:
        if not self._wait:
            self._later.stop()
            return
        heading, body = self._wait.pop(0)
        card = Card(heading)
        card.body.setSpacing(space(0.5))
        for block in body:
            _draw(block, card.body)
        if card.body.count():
            self._whole.addWidget(card)
        else:
            card.deleteLater()


def _parts(document: Document) -> list[tuple[str, list[Block]]]:
    """Each heading of the first level with what stands below it."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in document.body:
        if isinstance(block, blocks.Heading) and block.level == 1:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    return parts


def _draw(block: Block, into: QVBoxLayout) -> None:
    draw: Callable[[Any, QVBoxLayout], None] | None = _DRAWN.get(type(block))
    if draw is not None:
        draw(block, into)


def _add(into: QVBoxLayout, label: QLabel, *, indent: float = 0) -> None:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setContentsMargins(space(indent), 0, 0, 0)
    into.addWidget(label)


def _heading(block: blocks.Heading, into: QVBoxLayout) -> None:
    if into.count():
        into.addSpacing(space(1.5))
    _add(into, text.label(block.text))


def _paragraph(block: blocks.Paragraph, into: QVBoxLayout) -> None:
    quiet = block.tone in (blocks.Tone.SMALL, blocks.Tone.MUTED)
    _add(into, (text.quiet if quiet else text.body)(plain(block.words)))


def _bullets(block: blocks.Bullets, into: QVBoxLayout) -> None:
    for place, words in enumerate(block.items, block.first):
        mark = f"{place}." if block.numbered else "•"
        _add(into, text.body(f"{mark} {plain(words)}"), indent=1)


def _quote(block: blocks.Quote, into: QVBoxLayout) -> None:
    said = f"“{plain(block.words).strip('“”')}”" + (f" – {block.who}" if block.who else "")
    _add(into, text.body(said), indent=2)


def _field(block: blocks.Field, into: QVBoxLayout) -> None:
    if said := plain(block.value):
        into.addSpacing(space(0.5))
        _add(into, text.quiet(block.label))
        _add(into, text.body(said))


def _fields(block: blocks.Fields, into: QVBoxLayout) -> None:
    beside = Flow(gap=3)
    for each in block.fields:
        if plain(each.value):
            pair = column(gap=0)
            _field(each, pair)
            beside.addWidget(holding(pair))
    into.addWidget(holding(beside))


def _box(block: blocks.Box, into: QVBoxLayout) -> None:
    card = Card()
    card.setProperty("card", str(_BOXES[block.purpose]))
    if block.label:
        _add(card.body, text.quiet(block.label))
    if block.headline:
        _add(card.body, text.figure(block.headline))
    for inner in block.body:
        _draw(inner, card.body)
    into.addWidget(card)


def _chart(block: blocks.Chart, into: QVBoxLayout) -> None:
    if block.figure.title:
        _add(into, text.label(block.figure.title))
    into.addWidget(Chart(block.figure))
    if block.says:
        _add(into, text.quiet(block.says))


def _together(block: blocks.Together, into: QVBoxLayout) -> None:
    for inner in block.body:
        _draw(inner, into)


def _split(block: blocks.Split, into: QVBoxLayout) -> None:
    beside = QHBoxLayout()
    beside.setSpacing(space(3))
    for half in (block.left, block.right):
        inside = column(gap=0.5)
        for inner in half:
            _draw(inner, inside)
        inside.addStretch(1)
        beside.addLayout(inside, 1)
    into.addLayout(beside)


def _table(block: blocks.Table, into: QVBoxLayout) -> None:
    if not block.rows:
        if block.empty:
            _add(into, text.quiet(block.empty))
        return
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(2))
    grid.setVerticalSpacing(space(1))
    for at, head in enumerate(block.columns):
        grid.setColumnStretch(at, round(head.weight * 10))
        grid.addWidget(_cell(head.title, head.align, text.quiet), 0, at)
    rows: list[tuple[tuple[Words, ...], bool]] = [(row, False) for row in block.rows]
    if block.total:
        rows.append((block.total, True))
    for line, (row, total) in enumerate(rows, 1):
        for at, words in enumerate(row):
            strong = total or (at == 0 and block.row_heads)
            style = text.label if strong else text.body
            grid.addWidget(_cell(plain(words), block.columns[at].align, style), line, at)
    into.addLayout(grid)


def _cell(words: str, align: Align, style: Callable[[str], QLabel]) -> QLabel:
    label = style(words.strip())
    across = Qt.AlignmentFlag.AlignRight if align is Align.NUMBER else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(across | Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


_DRAWN: dict[type, Callable[[Any, QVBoxLayout], None]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.Quote: _quote,
    blocks.Field: _field,
    blocks.Fields: _fields,
    blocks.Box: _box,
    blocks.Chart: _chart,
    blocks.Together: _together,
    blocks.Split: _split,
    blocks.Table: _table,
}
