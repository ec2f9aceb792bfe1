"""Figures described once: what a chart shows, never how it is painted.

A document and a window hold the same description. `geometry.compose` turns it into primitives
that the PDF painter and the Qt painter only have to paint; `words` says the same thing as text,
for the reader who cannot see the picture, for search and for the golden files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from ras_desktop.domain.money import Money
from ras_desktop.wording import _, money, number, short_day

Number = int | float | Decimal | Fraction
"""A value to draw. Drawing is not arithmetic: here, and only here, a float is good enough."""

Place = date | Number
"""Where a point lies along the figure: a day, or a number such as points."""


class Unit(StrEnum):
    """What a value counts: decides the words of axis and labels. MONEY values are pence."""

    PLAIN = "plain"
    MONEY = "money"


def said(value: Number, unit: Unit) -> str:
    """The value as people read it: 12.5, or £1,234.56 for pence."""
    if unit is Unit.MONEY:
        return money(Money(round(value)))
    return number(round(Decimal(value), 4) if isinstance(value, float) else value)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, and how far it could have gone.

    `note` replaces the value's own words at the end of the bar, e.g. "12 of 20". `marked`: it is
    the one that the others are there for.
    """

    label: str
    value: Number
    maximum: Number | None = None
    note: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars over one scale that starts at nought, e.g. points by area."""

    title: str
    bars: tuple[Bar, ...]
    unit: Unit = Unit.PLAIN


class Move(StrEnum):
    """What one row of a waterfall does: stands as a sum, or changes the running sum."""

    SUM = "sum"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Fall:
    """One row of a waterfall, from the running value `before` to `after` (pence for money).

    A row that stands as a sum (the start, a subtotal, the result) is drawn from nought to
    `after`; its `before` is not drawn.
    """

    label: str
    before: Number
    after: Number
    move: Move = Move.CHANGE


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How a sum comes about, step by step from the top down."""

    title: str
    falls: tuple[Fall, ...]
    unit: Unit = Unit.MONEY


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its label and its points in order. `stepped` holds a value until the next."""

    label: str
    points: tuple[tuple[Place, Number], ...]
    target: Number | None = None
    marked: bool = True
    stepped: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Values over time or over another number: outcomes by day, pounds by points.

    `low` and `high` fix the scale; None takes it from the values. The captions say what its ends
    mean, e.g. "not at all" and "all the time".
    """

    title: str
    series: tuple[Series, ...]
    low: Number | None = None
    high: Number | None = None
    low_caption: str = ""
    high_caption: str = ""
    unit: Unit = Unit.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """One stacked column, e.g. a month: its label and one part for each name of the figure."""

    label: str
    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacked columns, e.g. the budget over the year; `limit` is a line across, with its label."""

    title: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    limit: Number | None = None
    limit_label: str = ""
    unit: Unit = Unit.MONEY

    def __post_init__(self) -> None:
        for each in self.columns:
            if len(each.parts) != len(self.names):
                raise ValueError(f"column {each.label!r} needs {len(self.names)} parts")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on a scale, e.g. "Now" at 4."""

    label: str
    value: Number


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from `low` to `high` with marks on it; without marks, one to fill in by hand."""

    title: str
    marks: tuple[Mark, ...] = ()
    low: int = 0
    high: int = 10
    low_caption: str = ""
    high_caption: str = ""


FACES = range(5)
"""From very sad to very happy."""


@dataclass(frozen=True, slots=True)
class Faces:
    """Five faces with their words, to point at or to tick by hand; `chosen` stands out."""

    title: str
    names: tuple[str, ...]
    chosen: int | None = None

    def __post_init__(self) -> None:
        if len(self.names) != len(FACES):
            raise ValueError(f"{len(FACES)} faces need as many words")


Figure = Bars | Waterfall | Lines | Columns | Scale | Faces


def words(figure: Figure) -> tuple[str, ...]:
    """The figure as lines of text, everything that the picture says and in the same order."""
    match figure:
        case Bars():
            return tuple(f"{each.label}: {bar_words(each, figure.unit)}" for each in figure.bars)
        case Waterfall():
            return tuple(f"{each.label}: {fall_words(each, figure.unit)}" for each in figure.falls)
        case Lines():
            return tuple(_series_words(each, figure.unit) for each in figure.series)
        case Columns():
            return (*(_column_words(figure, each) for each in figure.columns), *_limit(figure))
        case Scale():
            return _scale_words(figure)
        case Faces():
            return (", ".join(figure.names), *_chosen(figure))


def bar_words(bar: Bar, unit: Unit) -> str:
    """What stands at the end of a bar: its note, or "12 of 20", or the value alone."""
    if bar.note or bar.maximum is None:
        return bar.note or said(bar.value, unit)
    return _("{value} of {maximum}").format(
        value=said(bar.value, unit), maximum=said(bar.maximum, unit)
    )


def fall_words(fall: Fall, unit: Unit) -> str:
    """What stands beside a row of a waterfall: the sum, or the change with its sign."""
    if fall.move is Move.SUM:
        return said(fall.after, unit)
    change = Fraction(fall.after) - Fraction(fall.before)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{said(abs(change), unit)}"


def place_words(place: Place) -> str:
    """A place along the figure: a short day or a number."""
    return short_day(place) if isinstance(place, date) else said(place, Unit.PLAIN)


def _series_words(series: Series, unit: Unit) -> str:
    points = [f"{place_words(place)} {said(value, unit)}" for place, value in series.points]
    if series.target is not None:
        points.append(_("goal {value}").format(value=said(series.target, unit)))
    words = ", ".join(points)
    return f"{series.label}: {words}" if series.label else words


def _column_words(figure: Columns, column: Column) -> str:
    parts = [
        f"{name} {said(part, figure.unit)}"
        for name, part in zip(figure.names, column.parts, strict=True)
    ]
    return f"{column.label}: {', '.join(parts)}"


def _limit(figure: Columns) -> tuple[str, ...]:
    if figure.limit is None:
        return ()
    return (f"{figure.limit_label}: {said(figure.limit, figure.unit)}",)


def _chosen(figure: Faces) -> tuple[str, ...]:
    if figure.chosen is None:
        return ()
    return (_("Chosen: {face}").format(face=figure.names[figure.chosen]),)


def _scale_words(figure: Scale) -> tuple[str, ...]:
    ends = [
        f"{said(value, Unit.PLAIN)} ({caption})" if caption else said(value, Unit.PLAIN)
        for value, caption in (
            (figure.low, figure.low_caption),
            (figure.high, figure.high_caption),
        )
    ]
    line = _("Scale from {low} to {high}").format(low=ends[0], high=ends[1])
    return (line, *(f"{each.label}: {said(each.value, Unit.PLAIN)}" for each in figure.marks))
