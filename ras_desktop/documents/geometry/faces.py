"""Five faces from very sad to very happy: a small child points at one. Circles and lines only."""

from __future__ import annotations

from collections.abc import Iterator

from ras_desktop.documents.figure import FACES, Faces
from ras_desktop.documents.geometry.pen import Pen
from ras_desktop.documents.geometry.primitives import (
    Anchor,
    Dot,
    Drawing,
    Polyline,
    Primitive,
    Role,
    Text,
)

_MOUTH = tuple(at / 5 - 1 for at in range(11))
"""Places along a mouth, from its left end (−1) to its right end (1)."""


def face(
    mood: int, x: float, y: float, radius: float, *, chosen: bool = False
) -> Iterator[Primitive]:
    """One face round its centre; a chosen one has a heavy ring and is filled."""
    weight = radius * (0.16 if chosen else 0.06)
    fill = Role.ACCENT if chosen else Role.PAPER
    drawn = Role.PAPER if chosen else Role.TEXT
    yield Dot(x, y, radius, fill, Role.TEXT, weight)
    for side in (-1, 1):
        yield Dot(x + side * radius * 0.34, y - radius * 0.26, radius * 0.1, drawn)
    curve = (mood - 2) / 2
    middle = y + radius * (0.38 - curve * 0.12)
    points = tuple(
        (x + at * radius * 0.46, middle + curve * radius * 0.3 * (1 - at * at)) for at in _MOUTH
    )
    yield Polyline(points, drawn, radius * 0.09)


def faces(figure: Faces, pen: Pen) -> Drawing:
    """The row of faces, each with its word below; the chosen one stands out by form and fill."""
    wide = pen.width / len(FACES)
    radius = min(wide * 0.3, pen.body * 2.2)
    y = radius * 1.15
    made: list[Primitive] = []
    for mood in FACES:
        x = wide * (mood + 0.5)
        chosen = mood == figure.chosen
        made += face(mood, x, y, radius, chosen=chosen)
        words = figure.names[mood]
        baseline = y + radius * 1.15 + pen.small * 1.2
        made.append(Text(x, baseline, words, pen.small, Anchor.MIDDLE, strong=chosen))
    return Drawing(pen.width, y + radius * 1.15 + pen.small * 1.7, tuple(made))
