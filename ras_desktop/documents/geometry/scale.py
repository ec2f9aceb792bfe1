"""A scale with marks: where an outcome began, where it is now, where it should go."""

from __future__ import annotations

from collections.abc import Iterator

from ras_desktop.documents.figure import Mark, Scale
from ras_desktop.documents.geometry.pen import Axis, Pen, mark
from ras_desktop.documents.geometry.primitives import Anchor, Drawing, Line, Primitive, Role, Text


def scale(figure: Scale, pen: Pen) -> Drawing:
    """The line with its figures below and the marks above, each with its label."""
    inset = pen.size
    axis = Axis(float(figure.low), float(figure.high), inset, pen.width - inset)
    levels = _levels(figure, axis, pen)
    above = (max(levels, default=-1) + 1) * pen.leading + (pen.size * 0.9 if levels else 0.0)
    y = above + pen.size * 0.5
    made: list[Primitive] = [Line(axis.start, y, axis.end, y, Role.MUTED, 1.2)]
    every = max(1, (figure.high - figure.low) // 20 + 1)
    for tick in range(figure.low, figure.high + 1, every):
        x = axis.at(tick)
        made.append(Line(x, y - pen.size * 0.3, x, y + pen.size * 0.3, Role.MUTED, 0.8))
        made.append(Text(x, y + pen.size * 0.5 + pen.small, str(tick), pen.small, Anchor.MIDDLE))
    for style, (each, level) in enumerate(zip(figure.marks, levels, strict=True)):
        made += _marked(each, style, axis.at(each.value), level, y, pen)
    bottom = y + pen.size * 0.5 + pen.small * 1.3
    if figure.low_caption or figure.high_caption:
        bottom += pen.small * 1.4
        made.append(Text(0.0, bottom, figure.low_caption, pen.small, role=Role.MUTED))
        made.append(Text(pen.width, bottom, figure.high_caption, pen.small, Anchor.END, Role.MUTED))
        bottom += pen.small * 0.3
    return Drawing(pen.width, bottom, tuple(made))


def _span(each: Mark, axis: Axis, pen: Pen) -> tuple[float, float]:
    """Left and right end of a label, kept within the width."""
    half = pen.wide(each.label) / 2
    middle = min(max(axis.at(each.value), half), max(pen.width - half, half))
    return middle - half, middle + half


def _levels(figure: Scale, axis: Axis, pen: Pen) -> list[int]:
    """The lowest level over the line at which each label touches no other."""
    taken: list[list[tuple[float, float]]] = []
    levels = []
    for each in figure.marks:
        left, right = _span(each, axis, pen)
        level = 0
        while level < len(taken) and any(
            left < other_right + pen.size and right > other_left - pen.size
            for other_left, other_right in taken[level]
        ):
            level += 1
        if level == len(taken):
            taken.append([])
        taken[level].append((left, right))
        levels.append(level)
    return levels


def _marked(
    each: Mark, style: int, x: float, level: int, y: float, pen: Pen
) -> Iterator[Primitive]:
    half = pen.wide(each.label) / 2
    middle = min(max(x, half), max(pen.width - half, half))
    baseline = y - pen.size * 0.9 - level * pen.leading
    if level:
        yield Line(x, y, x, baseline + pen.size * 0.25, Role.MUTED, 0.5)
    yield mark(x, y, pen.size * 0.42, style)
    yield Text(middle, baseline, each.label, pen.size, Anchor.MIDDLE)
