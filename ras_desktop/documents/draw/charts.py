"""Paints the primitives of a figure; where everything stands was worked out in `geometry`."""

from __future__ import annotations

from dataclasses import replace

from ras_desktop.documents.blocks import Chart
from ras_desktop.documents.draw import typeset
from ras_desktop.documents.draw.flow import Drawn, Flow
from ras_desktop.documents.draw.look import QUIET, ROLES, Look, Style
from ras_desktop.documents.draw.setting import said
from ras_desktop.documents.draw.sheet import Sheet
from ras_desktop.documents.draw.stacks import Stack
from ras_desktop.documents.geometry import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Polyline,
    Primitive,
    Rect,
    Role,
    Text,
    compose,
)
from ras_desktop.documents.plain import one_line


def chart(block: Chart, look: Look, width: float) -> Flow:
    """Title, figure and what it says, kept on one page."""
    flows: list[Flow] = []
    if block.figure.title:
        title = said(one_line(block.figure.title), replace(look.text, strong=True), look, width)
        flows.append(replace(title, below=look.body * 0.7))
    drawing = compose(
        block.figure, width, body=look.body, measure=_measure, mirrored=look.from_right
    )
    scale = min(1.0, look.height * 0.85 / drawing.height) if drawing.height else 1.0
    flows.append(
        Drawn(width, drawing.height * scale, lambda sheet, x, y: paint(drawing, sheet, x, y, scale))
    )
    if block.says:
        says = said(block.says, replace(look.text, colour=QUIET), look, width)
        flows.append(replace(says, above=look.body * 0.5))
    return Stack(tuple(flows), above=look.body * 1.1, below=look.body * 1.1, whole=True)


def _style(size: float, strong: bool, role: Role = Role.TEXT) -> Style:
    return Style(size, size * 1.3, ROLES[role], strong)


def _measure(text: str, size: float, strong: bool) -> float:
    return typeset.one_line(text, _style(size, strong)).width


def paint(drawing: Drawing, sheet: Sheet, x: float, y: float, scale: float) -> None:
    """Paints every primitive, the origin of the drawing at x, y."""
    for each in drawing.primitives:
        _paint(each, sheet, x, y, scale)


def _paint(each: Primitive, sheet: Sheet, x: float, y: float, scale: float) -> None:
    match each:
        case Rect():
            sheet.rect(
                x + each.x * scale,
                y + each.y * scale,
                each.width * scale,
                each.height * scale,
                fill=ROLES[each.fill] if each.fill else None,
                stroke=ROLES[each.stroke] if each.stroke else None,
                weight=each.weight,
            )
        case Line():
            ends = ((each.x1, each.y1), (each.x2, each.y2))
            points = [(x + px * scale, y + py * scale) for px, py in ends]
            sheet.path(points, stroke=ROLES[each.role], weight=each.weight, dash=each.dash)
        case Polyline():
            sheet.path(
                [(x + px * scale, y + py * scale) for px, py in each.points],
                stroke=ROLES[each.role] if each.role else None,
                weight=each.weight,
                dash=each.dash,
                closed=each.closed,
                fill=ROLES[each.fill] if each.fill else None,
            )
        case Dot():
            sheet.dot(
                x + each.x * scale,
                y + each.y * scale,
                each.radius * scale,
                fill=ROLES[each.fill] if each.fill else None,
                stroke=ROLES[each.stroke] if each.stroke else None,
                weight=each.weight,
            )
        case Text():
            line = typeset.one_line(each.text, _style(each.size * scale, each.strong, each.role))
            share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[each.anchor]
            sheet.line(line, x + each.x * scale - line.width * share, y + each.y * scale)
