"""From a figure's description to primitives: scales, ticks, bars and where each label stands."""

from __future__ import annotations

from dataclasses import replace

from ras_desktop.documents.figure import Bars, Columns, Faces, Figure, Lines, Scale, Waterfall
from ras_desktop.documents.geometry.columns import columns
from ras_desktop.documents.geometry.faces import faces
from ras_desktop.documents.geometry.lines import lines
from ras_desktop.documents.geometry.pen import Pen
from ras_desktop.documents.geometry.primitives import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Measure,
    Polyline,
    Primitive,
    Rect,
    Role,
    Text,
    rough_measure,
)
from ras_desktop.documents.geometry.rows import bars, waterfall
from ras_desktop.documents.geometry.scale import scale

__all__ = [
    "Anchor",
    "Dot",
    "Drawing",
    "Line",
    "Measure",
    "Polyline",
    "Primitive",
    "Rect",
    "Role",
    "Text",
    "compose",
    "rough_measure",
]


def compose(
    figure: Figure,
    width: float,
    *,
    body: float = 12.0,
    measure: Measure = rough_measure,
    mirrored: bool = False,
) -> Drawing:
    """The figure as primitives, `width` points wide and as high as it needs.

    `body` is the size of the text around it in points; labels keep their proportion to it.
    `measure` gives the painter's own widths of text. `mirrored` turns the figure for languages
    that are read from right to left. The title is not drawn: it is the caption beside.
    """
    pen = Pen(width, body, measure)
    match figure:
        case Bars():
            drawing = bars(figure, pen)
        case Waterfall():
            drawing = waterfall(figure, pen)
        case Lines():
            drawing = lines(figure, pen)
        case Columns():
            drawing = columns(figure, pen)
        case Scale():
            drawing = scale(figure, pen)
        case Faces():
            drawing = faces(figure, pen)
    return _mirror(drawing) if mirrored else drawing


_OTHER_END = {Anchor.START: Anchor.END, Anchor.END: Anchor.START, Anchor.MIDDLE: Anchor.MIDDLE}


def _mirror(drawing: Drawing) -> Drawing:
    return replace(
        drawing,
        primitives=tuple(_mirrored(each, drawing.width) for each in drawing.primitives),
    )


def _mirrored(each: Primitive, width: float) -> Primitive:
    match each:
        case Rect():
            return replace(each, x=width - each.x - each.width)
        case Line():
            return replace(each, x1=width - each.x1, x2=width - each.x2)
        case Polyline():
            return replace(each, points=tuple((width - x, y) for x, y in each.points))
        case Dot():
            return replace(each, x=width - each.x)
        case Text():
            return replace(each, x=width - each.x, anchor=_OTHER_END[each.anchor])
