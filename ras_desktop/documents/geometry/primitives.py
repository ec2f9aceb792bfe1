"""The few shapes that a figure is made of. A painter paints these and decides nothing.

Coordinates and sizes are in points (1/72 inch; a window may take them as device-independent
pixels), the origin is the top left corner, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]

Measure = Callable[[str, float, bool], float]
"""Width of a text in points: `measure(text, size, strong)`. Each painter brings its font's own."""


class Role(StrEnum):
    """What a colour is for; each painter has one palette that gives every role its colour.

    Meaning is never carried by colour alone: UP and DOWN also differ in filling (solid, hatched)
    and sign, series in shape and dash.
    """

    ACCENT = "accent"
    UP = "up"
    DOWN = "down"
    TOTAL = "total"
    MUTED = "muted"
    GRID = "grid"
    TEXT = "text"
    PAPER = "paper"


class Anchor(StrEnum):
    """Which part of the text stands at x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its top left corner; `fill` inside, `stroke` around, either may be None."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    stroke: Role | None = None
    weight: float = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line of `weight` points; `dash` is lengths of mark and gap, () for solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role = Role.GRID
    weight: float = 0.75
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points; `closed` joins the ends, `fill` fills a closed one."""

    points: tuple[Point, ...]
    role: Role | None = Role.ACCENT
    weight: float = 1.5
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: Role | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle round its centre."""

    x: float
    y: float
    radius: float
    fill: Role | None = Role.ACCENT
    stroke: Role | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: `y` is its baseline, `size` its height in points."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    role: Role = Role.TEXT
    strong: bool = False


Primitive = Rect | Line | Polyline | Dot | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure ready to paint: its size in points and its primitives, the lowest first."""

    width: float
    height: float
    primitives: tuple[Primitive, ...]


def rough_measure(text: str, size: float, strong: bool) -> float:
    """Width without any font at hand: a little more than most texts need."""
    return len(text) * size * (0.6 if strong else 0.56)
