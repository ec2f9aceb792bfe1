"""What every figure needs: sizes from one base, wrapped labels, round ticks, hatching, shapes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ras_desktop.documents.figure import Number, Unit, said
from ras_desktop.documents.geometry.primitives import (
    Dot,
    Line,
    Measure,
    Point,
    Polyline,
    Primitive,
    Rect,
    Role,
)

LABEL_LINES = 4
"""A label longer than this many lines ends in "…"; the words of the figure hold it whole."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The width to fill, the body size to keep to, and how wide a text is."""

    width: float
    body: float
    measure: Measure

    @property
    def size(self) -> float:
        """Size of labels and values."""
        return self.body * 0.86

    @property
    def small(self) -> float:
        """Size of axis figures and captions."""
        return self.body * 0.76

    @property
    def leading(self) -> float:
        """From one label line to the next."""
        return self.size * 1.3

    def wide(self, text: str, *, size: float | None = None, strong: bool = False) -> float:
        """Width of a text at label size, or at the size given."""
        return self.measure(text, self.size if size is None else size, strong)

    def wrap(self, text: str, width: float, *, size: float | None = None) -> tuple[str, ...]:
        """The text in at most LABEL_LINES lines that fit `width`; words too long are broken."""
        lines: list[str] = []
        line = ""
        for piece in self._pieces(text, width, size):
            longer = f"{line} {piece}".strip()
            if line and self.wide(longer, size=size) > width:
                lines.append(line)
                line = piece
                if len(lines) == LABEL_LINES:
                    lines[-1] = lines[-1].rstrip(" .,;") + "…"
                    return tuple(lines)
            else:
                line = longer
        return (*lines, line)

    def _pieces(self, text: str, width: float, size: float | None) -> Iterator[str]:
        """Words, with those wider than a line cut into parts that fit. Lazy: a label may be long,
        and only its first lines are ever looked at."""
        for word in text[:2000].split():
            start = 0
            for end in range(1, len(word) + 1):
                if end - start > 1 and self.wide(word[start:end], size=size) > width:
                    yield word[start : end - 1]
                    start = end - 1
            yield word[start:]


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale from values to points on paper."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Number) -> float:
        """Where the value lies; an axis without extent puts everything at its start."""
        if self.high == self.low:
            return self.start
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def round_ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Ticks at 1, 2, 2.5 or 5 times a power of ten that cover low to high, about `wanted`."""
    if high <= low:
        high = low + 1
    raw = (high - low) / max(wanted, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(each * step for each in range(first, last + 1))


def tick_words(value: float, unit: Unit) -> str:
    """An axis figure: whole pounds without pence, since an axis is for looking along."""
    words = said(value, unit)
    return words.removesuffix(".00") if unit is Unit.MONEY else words


def hatch(rect: Rect, role: Role, gap: float) -> Iterator[Primitive]:
    """Slanting lines within a rectangle, so that it differs from a solid one without colour."""
    left, top = rect.x, rect.y
    right, bottom = rect.x + rect.width, rect.y + rect.height
    offset = gap
    while offset < rect.width + rect.height:
        yield Line(
            min(left + offset, right),
            top + max(0.0, offset - rect.width),
            max(left, left + offset - rect.height),
            min(top + offset, bottom),
            role,
            0.9,
        )
        offset += gap


def filled(rect: Rect, style: int, gap: float) -> tuple[Primitive, ...]:
    """A rectangle in the n-th filling: solid, hatched, dark, pale with outline, then again."""
    x, y, width, height = rect.x, rect.y, rect.width, rect.height
    match style % 4:
        case 0:
            return (Rect(x, y, width, height, fill=Role.ACCENT),)
        case 1:
            outline = Rect(x, y, width, height, fill=Role.PAPER, stroke=Role.ACCENT)
            return (outline, *hatch(outline, Role.ACCENT, gap))
        case 2:
            return (Rect(x, y, width, height, fill=Role.TOTAL),)
        case _:
            return (Rect(x, y, width, height, fill=Role.GRID, stroke=Role.MUTED),)


def mark(x: float, y: float, radius: float, style: int) -> Primitive:
    """The n-th mark: disc, open square, triangle, open diamond, square, ring, then again."""
    role = (Role.ACCENT, Role.TOTAL)[style % 2]
    match style % 6:
        case 0:
            return Dot(x, y, radius, fill=role)
        case 1:
            return _shape(_square(x, y, radius), role, Role.PAPER)
        case 2:
            return _shape(
                ((x, y - radius), (x + radius, y + radius), (x - radius, y + radius)), role
            )
        case 3:
            return _shape(_diamond(x, y, radius * 1.2), role, Role.PAPER)
        case 4:
            return _shape(_square(x, y, radius), role)
        case _:
            return Dot(x, y, radius, fill=Role.PAPER, stroke=role, weight=1.5)


DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (2.0, 2.0), (8.0, 3.0, 2.0, 3.0))
"""The n-th line: solid, dashed, dotted, dash-dot."""


def _square(x: float, y: float, r: float) -> tuple[Point, ...]:
    return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))


def _diamond(x: float, y: float, r: float) -> tuple[Point, ...]:
    return ((x, y - r), (x + r, y), (x, y + r), (x - r, y))


def _shape(points: Iterable[Point], role: Role, fill: Role | None = None) -> Polyline:
    return Polyline(tuple(points), role, 1.5, closed=True, fill=fill or role)
