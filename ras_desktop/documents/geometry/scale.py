"""A scale with marks: where an outcome began, where it is now, where it should go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ras_desktop.documents.figure import Scale
from ras_desktop.documents.geometry.pen import Axis, Pen, mark
from ras_desktop.documents.geometry.primitives import Anchor, Drawing, Line, Primitive, Role, Text


@dataclass(frozen=True, slots=True)
class Label:
    """Where the label of one mark stands: its x, which part of it, and how many lines up."""

    x: float
    anchor: Anchor
    left: float
    right: float
    level: int = 0


def scale(figure: Scale, pen: Pen) -> Drawing:
    """The line with its figures below and the marks above, each with its label."""
    inset = pen.size
    axis = Axis(float(figure.low), float(figure.high), inset, pen.width - inset)
    points = [_held(axis, axis.at(each.value)) for each in figure.marks]
    labels = _labels([each.label for each in figure.marks], points, pen)
    highest = max((each.level for each in labels), default=-1)
    y = (highest + 1) * pen.leading + (pen.size * 0.9 if labels else 0.0) + pen.size * 0.5
    made: list[Primitive] = [Line(axis.start, y, axis.end, y, Role.MUTED, 1.2)]
    made += _ticks(figure, axis, y, pen)
    for x, label in zip(points, labels, strict=True):
        if highest > 0:
            made.append(Line(x, y, x, _baseline(label, y, pen) - pen.size * 0.8, Role.MUTED, 0.5))
    for style, (each, x, label) in enumerate(zip(figure.marks, points, labels, strict=True)):
        made.append(mark(x, y, pen.size * 0.42, style))
        baseline = _baseline(label, y, pen)
        made.append(Text(label.x, baseline, each.label, pen.size, label.anchor))
    bottom = y + pen.size * 0.5 + pen.small * 1.3
    if figure.low_caption or figure.high_caption:
        bottom += pen.small * 1.4
        made.append(Text(0.0, bottom, figure.low_caption, pen.small, role=Role.MUTED))
        high = Text(pen.width, bottom, figure.high_caption, pen.small, Anchor.END, Role.MUTED)
        made.append(high)
        bottom += pen.small * 0.3
    return Drawing(pen.width, bottom, tuple(made))


def _ticks(figure: Scale, axis: Axis, y: float, pen: Pen) -> Iterator[Primitive]:
    every = max(1, (figure.high - figure.low) // 20 + 1)
    for tick in range(figure.low, figure.high + 1, every):
        x = axis.at(tick)
        yield Line(x, y - pen.size * 0.3, x, y + pen.size * 0.3, Role.MUTED, 0.8)
        yield Text(x, y + pen.size * 0.5 + pen.small, str(tick), pen.small, Anchor.MIDDLE)


def _held(axis: Axis, x: float) -> float:
    """A mark outside the scale stands at its end; its label says the rest."""
    return min(max(x, axis.start), axis.end)


def _baseline(label: Label, y: float, pen: Pen) -> float:
    return y - pen.size * 0.9 - label.level * pen.leading


def _labels(texts: Sequence[str], points: Sequence[float], pen: Pen) -> list[Label]:
    """Centred over their marks where none touches another, else each beside a line of its own."""
    centred = []
    for text, x in zip(texts, points, strict=True):
        half = pen.wide(text) / 2
        middle = min(max(x, half), max(pen.width - half, half))
        centred.append(Label(middle, Anchor.MIDDLE, middle - half, middle + half))
    in_order = sorted(centred, key=lambda each: each.left)
    apart = all(one.right + pen.size < two.left for one, two in pairwise(in_order))
    return centred if apart else _beside(texts, points, pen)


def _beside(texts: Sequence[str], points: Sequence[float], pen: Pen) -> list[Label]:
    """Labels that begin, or near the right side end, at a line up from their mark.

    Those nearer to the middle stand lower, so that no line runs through a label.
    """
    gap = pen.size * 0.35
    flat = []
    for text, x in zip(texts, points, strict=True):
        wide = pen.wide(text) + gap
        if x + wide <= pen.width or x < wide:
            flat.append(Label(x + gap, Anchor.START, x, x + wide))
        else:
            flat.append(Label(x - gap, Anchor.END, x - wide, x))
    order = sorted(
        range(len(flat)),
        key=lambda n: -points[n] if flat[n].anchor is Anchor.START else points[n],
    )
    placed: dict[int, Label] = {}
    for index in order:
        label, x = flat[index], points[index]
        level = 0
        for other_index, other in placed.items():
            meets = label.left < other.right + gap and label.right > other.left - gap
            crossed = label.left <= points[other_index] <= label.right or (
                other.left <= x <= other.right
            )
            if meets or crossed:
                level = max(level, other.level + 1)
        placed[index] = Label(label.x, label.anchor, label.left, label.right, level)
    return [placed[index] for index in range(len(flat))]
