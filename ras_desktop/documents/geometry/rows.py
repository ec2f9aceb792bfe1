"""Figures that read from the top down: bars and waterfalls, a label, a bar and its words a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ras_desktop.documents.figure import (
    Bars,
    Fall,
    Move,
    Waterfall,
    bar_words,
    fall_words,
)
from ras_desktop.documents.geometry.pen import Axis, Pen, hatch
from ras_desktop.documents.geometry.primitives import (
    Anchor,
    Drawing,
    Line,
    Primitive,
    Rect,
    Role,
    Text,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Where one row lies: its label lines with their first baseline, and the middle of its bar."""

    label: tuple[str, ...]
    baseline: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows, the part of the width in which bars are drawn, and the height of a bar."""

    rows: tuple[Row, ...]
    left: float
    right: float
    bar: float
    stacked: bool


def place(labels: Sequence[str], words: Sequence[str], pen: Pen) -> Rows:
    """Gutters as wide as labels and words need; labels above the bars where it is narrow."""
    space = pen.size
    words_width = max((pen.wide(each, strong=True) for each in words), default=0.0)
    stacked = pen.width < 30 * pen.size
    longest = max((pen.wide(each) for each in labels), default=0.0)
    gutter = 0.0 if stacked else min(longest, pen.width * 0.38) + space
    right = max(pen.width - words_width - space, gutter + pen.width * 0.2)
    room = pen.width if stacked else gutter - space
    bar = pen.size * 1.35
    rows, top = [], 0.0
    for label in labels:
        lines = pen.wrap(label, room)
        depth = len(lines) * pen.leading
        height = depth + bar * 1.1 if stacked else max(depth, bar)
        baseline = top + pen.size if stacked else top + (height - depth) / 2 + pen.size
        middle = top + height - bar / 2 if stacked else top + height / 2
        rows.append(Row(lines, baseline, middle, top + height))
        top += height + pen.size * 0.75
    return Rows(tuple(rows), gutter, right, bar, stacked)


def bars(figure: Bars, pen: Pen) -> Drawing:
    """Each value as a solid bar in an outline that shows how far it could have gone."""
    words = [bar_words(each, figure.unit) for each in figure.bars]
    rows = place([each.label for each in figure.bars], words, pen)
    highest = max((float(max(each.maximum or 0, each.value)) for each in figure.bars), default=0.0)
    axis = Axis(0.0, highest or 1.0, rows.left, rows.right)
    made: list[Primitive] = []
    for row, each, said in zip(rows.rows, figure.bars, words, strict=True):
        made += _words(row, said, pen)
        top = row.middle - rows.bar / 2
        if each.maximum:
            limit = axis.at(each.maximum) - rows.left
            made.append(Rect(rows.left, top, limit, rows.bar, Role.GRID, Role.MUTED, 0.6))
        length = max(axis.at(each.value) - rows.left, 1.2)
        role = Role.TOTAL if each.marked else Role.ACCENT
        made.append(Rect(rows.left, top, length, rows.bar, role))
    return Drawing(pen.width, rows.rows[-1].bottom if rows.rows else 0.0, tuple(made))


def waterfall(figure: Waterfall, pen: Pen) -> Drawing:
    """Sums from nought, changes hanging between the running values, joined by thin lines."""
    falls = figure.falls
    words = [fall_words(each, figure.unit) for each in falls]
    rows = place([each.label for each in falls], words, pen)
    ends = [0.0, *(float(each.after) for each in falls), *(float(_before(each)) for each in falls)]
    axis = Axis(min(ends), max(ends) or 1.0, rows.left, rows.right)
    made: list[Primitive] = []
    if rows.rows and not rows.stacked:
        made.append(Line(axis.at(0), 0.0, axis.at(0), rows.rows[-1].bottom, Role.MUTED, 0.8))
    for index, (row, each, said) in enumerate(zip(rows.rows, falls, words, strict=True)):
        made += _words(row, said, pen, strong=each.move is Move.SUM)
        top = row.middle - rows.bar / 2
        made += _block(each, axis, top, rows.bar)
        if index + 1 < len(falls) and not rows.stacked:  # there it would run through the labels
            x, under = axis.at(each.after), rows.rows[index + 1].middle - rows.bar / 2
            made.append(Line(x, top + rows.bar, x, under, Role.MUTED, 0.6))
    return Drawing(pen.width, rows.rows[-1].bottom if rows.rows else 0.0, tuple(made))


def _before(fall: Fall) -> float:
    return 0.0 if fall.move is Move.SUM else float(fall.before)


def _block(fall: Fall, axis: Axis, top: float, height: float) -> Iterator[Primitive]:
    start, end = axis.at(_before(fall)), axis.at(fall.after)
    left, width = min(start, end), max(abs(end - start), 1.2)
    if fall.move is Move.SUM:
        yield Rect(left, top, width, height, Role.TOTAL)
    elif end >= start:
        yield Rect(left, top, width, height, Role.UP)
    else:
        outline = Rect(left, top, width, height, Role.PAPER, Role.DOWN, 0.9)
        yield outline
        yield from hatch(outline, Role.DOWN, height * 0.3)


def _words(row: Row, said: str, pen: Pen, *, strong: bool = True) -> Iterator[Primitive]:
    for index, line in enumerate(row.label):
        yield Text(0.0, row.baseline + index * pen.leading, line, pen.size, strong=False)
    y = row.middle + pen.size * 0.35
    yield Text(pen.width, y, said, pen.size, Anchor.END, strong=strong)
