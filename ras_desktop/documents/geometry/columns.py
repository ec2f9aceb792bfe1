"""Stacked columns, e.g. the months of a council's year, with a legend and a limit across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ras_desktop.documents.figure import Columns, Unit, said
from ras_desktop.documents.geometry.pen import Axis, Pen, filled, round_ticks, tick_words
from ras_desktop.documents.geometry.primitives import (
    Anchor,
    Drawing,
    Line,
    Primitive,
    Rect,
    Role,
    Text,
)


def columns(figure: Columns, pen: Pen) -> Drawing:
    """Legend, plot and labels; parts are stacked from nought in the order of their names."""
    legend, top = _legend(figure, pen)
    ticks = _ticks(figure)
    width = max(pen.wide(tick_words(each, figure.unit), size=pen.small) for each in ticks)
    left, right = width + pen.small, pen.width
    bottom = top + min(pen.width * 0.4, pen.body * 17)
    values = Axis(ticks[0], ticks[-1], bottom, top)
    made = list(legend)
    for tick in ticks:
        y = values.at(tick)
        made.append(Line(left, y, right, y, Role.GRID if tick else Role.MUTED, 0.6))
        words = tick_words(tick, figure.unit)
        made.append(
            Text(left - pen.small * 0.6, y + pen.small * 0.35, words, pen.small, Anchor.END)
        )
    made += _stacks(figure, values, (left, right), pen)
    if figure.limit is not None:
        made.append(
            Line(
                left,
                values.at(figure.limit),
                right,
                values.at(figure.limit),
                Role.TOTAL,
                1.4,
                (5, 3),
            )
        )
    return Drawing(pen.width, bottom + pen.small * 2.2, tuple(made))


def _ticks(figure: Columns) -> tuple[float, ...]:
    sums = [float(sum(map(float, each.parts))) for each in figure.columns]
    highest = max([*sums, float(figure.limit or 0)], default=0.0)
    scale = 100.0 if figure.unit is Unit.MONEY else 1.0
    return tuple(each * scale for each in round_ticks(0.0, highest / scale))


def _stacks(
    figure: Columns, values: Axis, ends: tuple[float, float], pen: Pen
) -> Iterator[Primitive]:
    left, right = ends
    slot = (right - left) / max(len(figure.columns), 1)
    widest = max((pen.wide(each.label, size=pen.small) for each in figure.columns), default=0.0)
    every = max(1, -(-int(widest + pen.small * 0.6) // max(int(slot), 1)))
    for index, each in enumerate(figure.columns):
        x, reached = left + slot * (index + 0.15), 0.0
        for style, part in enumerate(each.parts):
            if part:
                foot, head = values.at(reached), values.at(reached + float(part))
                block = Rect(x, min(foot, head), slot * 0.7, abs(foot - head))
                yield from filled(block, style, pen.size * 0.42)
            reached += float(part)
        if index % every == 0:
            middle, y = x + slot * 0.35, values.start + pen.small * 1.6
            yield Text(middle, y, each.label, pen.small, Anchor.MIDDLE)


def _legend(figure: Columns, pen: Pen) -> tuple[Sequence[Primitive], float]:
    """Sample and name for each part, on as many lines as they need; and where the plot begins."""
    made: list[Primitive] = []
    x, y = 0.0, pen.size
    sample = pen.size * 1.1
    names = list(figure.names)
    if figure.limit is not None:
        names.append(f"{figure.limit_label}: {said(figure.limit, figure.unit)}")
    for index, name in enumerate(names):
        wide = sample + pen.size * 0.5 + pen.wide(name) + pen.size * 1.6
        if x and x + wide - pen.size * 1.6 > pen.width:
            x, y = 0.0, y + pen.leading
        if index < len(figure.names):
            box = Rect(x, y - pen.size * 0.85, sample, pen.size)
            made += filled(box, index, pen.size * 0.32)
        else:
            made.append(
                Line(
                    x, y - pen.size * 0.35, x + sample, y - pen.size * 0.35, Role.TOTAL, 1.4, (5, 3)
                )
            )
        start = x + sample + pen.size * 0.5
        first, *rest = pen.wrap(name, pen.width - start)
        made.append(Text(start, y, first, pen.size))
        for line in rest:
            y += pen.leading
            made.append(Text(start, y, line, pen.size))
        x = pen.width if rest else x + wide
    return made, y + pen.size * 1.4
