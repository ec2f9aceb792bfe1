"""Lines over time or over a number, each labelled at its end instead of in a legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ras_desktop.documents.figure import Lines, Place, Series, Unit, place_words
from ras_desktop.documents.geometry.pen import DASHES, Axis, Pen, mark, round_ticks, tick_words
from ras_desktop.documents.geometry.primitives import (
    Anchor,
    Drawing,
    Line,
    Point,
    Polyline,
    Primitive,
    Role,
    Text,
)
from ras_desktop.wording import _


def lines(figure: Lines, pen: Pen) -> Drawing:
    """The plot with ticks and one line per series, labelled at its end; above where narrow."""
    ticks = _value_ticks(figure)
    tick_width = max(pen.wide(tick_words(each, figure.unit), size=pen.small) for each in ticks)
    left = tick_width + pen.small
    narrow = pen.width < 30 * pen.size
    made: list[Primitive] = []
    top, right = 0.0, pen.width - pen.size
    if narrow:
        legend, top = _legend(figure, pen)
        made += legend
    else:
        longest = max((pen.wide(each.label) for each in figure.series), default=0.0)
        right = pen.width - min(longest, pen.width * 0.3) - pen.size * 1.6
    top += pen.small * (2.2 if figure.high_caption else 1.0)
    bottom = top + max(min(pen.width * 0.42, pen.body * 18), pen.body * 9)
    values = Axis(ticks[0], ticks[-1], bottom, top)
    along = _along(figure.series, left + pen.size * 0.6, right)
    made += _grid(figure, ticks, values, (left, right), pen)
    made += _places(figure.series, along, bottom, pen)
    for index, each in enumerate(figure.series):
        made += _series(each, index, along, values, (left, right), pen)
    if not narrow:
        made += _end_labels(figure, along, values, right, pen)
    below = pen.small * (3.6 if figure.low_caption else 2.2)
    return Drawing(pen.width, bottom + below, tuple(made))


def _legend(figure: Lines, pen: Pen) -> tuple[list[Primitive], float]:
    """A sample and a label for each series, under each other; and where the plot begins."""
    made: list[Primitive] = []
    y = pen.size
    for index, each in enumerate(figure.series):
        if not each.label:
            continue
        made += _sample(each, index, pen.size * 0.8, y - pen.size * 0.35, pen)
        for line in pen.wrap(each.label, pen.width - pen.size * 2.2):
            made.append(Text(pen.size * 2.2, y, line, pen.size))
            y += pen.leading
    return made, y


def _sample(series: Series, index: int, x: float, y: float, pen: Pen) -> Iterator[Primitive]:
    """What the line of a series looks like: its mark, or a short piece of it."""
    if series.marked:
        yield mark(x, y, pen.size * 0.28, index)
    else:
        half = pen.size * 0.5
        yield Line(x - half, y, x + half, y, _role(index), 1.8, _dash(index))


def _role(index: int) -> Role:
    return (Role.ACCENT, Role.TOTAL)[index % 2]


def _dash(index: int) -> tuple[float, ...]:
    return DASHES[index // 2 % len(DASHES)]


def _value_ticks(figure: Lines) -> tuple[float, ...]:
    held = [float(value) for each in figure.series for _place, value in each.points]
    held += [float(each.target) for each in figure.series if each.target is not None]
    low = float(figure.low) if figure.low is not None else min([0.0, *held])
    high = float(figure.high) if figure.high is not None else max(held, default=1.0)
    scale = 100.0 if figure.unit is Unit.MONEY else 1.0  # round pounds, not round pence
    return tuple(each * scale for each in round_ticks(low / scale, high / scale))


def _number(place: Place) -> float:
    return float(place.toordinal()) if isinstance(place, date) else float(place)


def _along(series: Sequence[Series], left: float, right: float) -> Axis:
    held = [_number(place) for each in series for place, _height in each.points]
    if not held:
        return Axis(0.0, 1.0, left, right)
    if min(held) == max(held):
        return Axis(held[0] - 1, held[0] + 1, left, right)
    return Axis(min(held), max(held), left, right)


def _grid(
    figure: Lines, ticks: Sequence[float], values: Axis, ends: tuple[float, float], pen: Pen
) -> Iterator[Primitive]:
    left, right = ends
    for tick in ticks:
        y = values.at(tick)
        yield Line(left, y, right, y, Role.MUTED if tick == ticks[0] else Role.GRID, 0.6)
        words = tick_words(tick, figure.unit)
        yield Text(left - pen.small * 0.6, y + pen.small * 0.35, words, pen.small, Anchor.END)
    if figure.high_caption:
        y = values.end - pen.small * 1.2
        yield Text(left, y, figure.high_caption, pen.small, role=Role.MUTED)
    if figure.low_caption:
        y = values.start + pen.small * 3.2
        yield Text(left, y, figure.low_caption, pen.small, role=Role.MUTED)


def _places(series: Sequence[Series], along: Axis, bottom: float, pen: Pen) -> Iterator[Primitive]:
    """Places written below the plot, leaving out those that would touch; the last one always."""
    by_number = {_number(place): place for each in series for place, _height in each.points}
    kept: list[tuple[float, str]] = []
    for number in sorted(by_number, reverse=True):
        words = place_words(by_number[number])
        half = pen.wide(words, size=pen.small) / 2
        middle = min(max(along.at(number), half), pen.width - half)
        if kept:
            last, last_words = kept[-1]
            if middle + half > last - pen.wide(last_words, size=pen.small) / 2 - pen.small:
                continue
        kept.append((middle, words))
        yield Line(along.at(number), bottom, along.at(number), bottom + 3, Role.MUTED, 0.6)
    for middle, words in kept:
        yield Text(middle, bottom + pen.small * 1.6, words, pen.small, Anchor.MIDDLE)


def _series(
    series: Series, index: int, along: Axis, values: Axis, ends: tuple[float, float], pen: Pen
) -> Iterator[Primitive]:
    role = _role(index)
    if series.target is not None:
        y = values.at(series.target)
        yield Line(ends[0], y, ends[1], y, role, 0.9, (1.5, 2.5))
        yield Text(ends[0] + pen.small * 0.4, y - pen.small * 0.4, _("goal"), pen.small, role=role)
    points = [(along.at(_number(place)), values.at(value)) for place, value in series.points]
    path = tuple(_stepped(points) if series.stepped else points)
    if len(path) > 1:
        yield Polyline(path, role, 1.8, _dash(index))
    if series.marked:
        for x, y in points:
            yield mark(x, y, pen.size * 0.32, index)


def _stepped(points: Sequence[Point]) -> Iterator[Point]:
    for index, (x, y) in enumerate(points):
        if index:
            yield x, points[index - 1][1]
        yield x, y


def _end_labels(
    figure: Lines, along: Axis, values: Axis, right: float, pen: Pen
) -> Iterator[Primitive]:
    """Labels beside the last points, pushed apart downwards so that none covers another."""
    named = ((index, each) for index, each in enumerate(figure.series) if each.label)
    with_points = [(index, each) for index, each in named if each.points]
    with_points.sort(key=lambda pair: values.at(pair[1].points[-1][1]))
    room = pen.width - right - pen.size * 1.6
    free = 0.0
    for index, each in with_points:
        place, value = each.points[-1]
        wrapped = pen.wrap(each.label, room)
        y = max(values.at(value) + pen.size * 0.35, free + pen.size)
        if abs(y - values.at(value)) > pen.size:
            x = along.at(_number(place))
            yield Line(x, values.at(value), right + pen.size, y - pen.size * 0.35, Role.MUTED, 0.5)
        yield from _sample(each, index, right + pen.size * 0.9, y - pen.size * 0.35, pen)
        for number, line in enumerate(wrapped):
            yield Text(right + pen.size * 1.6, y + number * pen.leading, line, pen.size)
        free = y + (len(wrapped) - 1) * pen.leading + pen.size * 0.4
