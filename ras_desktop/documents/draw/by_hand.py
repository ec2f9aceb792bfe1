"""What people fill in on paper: lines to write on, boxes to tick, places to sign, keys to copy."""

from __future__ import annotations

from dataclasses import replace

from ras_desktop.documents.blocks import (
    SIGNATURE_SHAPE,
    Code,
    Signature,
    Signatures,
    Tick,
    Ticks,
    WritingLines,
)
from ras_desktop.documents.draw.flow import Drawn, Flow, Room
from ras_desktop.documents.draw.look import ACCENT, INK, PAPER, QUIET, RULE, Look, Style
from ras_desktop.documents.draw.setting import across, fitting, said, stacked
from ras_desktop.documents.draw.sheet import Sheet
from ras_desktop.documents.draw.stacks import Framed, Stack
from ras_desktop.documents.plain import one_line
from ras_desktop.wording import _

_TICK_BOX = 2.1
"""Width of the column of boxes, as a share of the body size."""
_SHORT = 6
"""So many lines to write on are not parted."""


def by_hand(block: Signatures | WritingLines | Ticks | Code, look: Look, width: float) -> Flow:
    """The block as a flow."""
    match block:
        case Signatures():
            return _signatures(block, look, width)
        case WritingLines():
            return _lines(block, look, width)
        case Ticks():
            return _ticks(block, look, width)
        case Code():
            return _code(block, look, width)


def ruled(look: Look, width: float, height: float) -> Drawn:
    """A line to write on, at the foot of its room."""

    def draw(sheet: Sheet, x: float, y: float) -> None:
        foot = y + height - look.body * 0.15
        sheet.path([(x, foot), (x + width, foot)], stroke=QUIET, weight=0.6)

    return Drawn(width, height, draw)


def _lines(block: WritingLines, look: Look, width: float) -> Flow:
    rules: list[Flow] = [ruled(look, width, look.body * 2.1) for _each in range(block.count)]
    gap = look.body * 0.7
    short = block.count <= _SHORT
    if not block.label:
        return Stack(tuple(rules), above=gap, below=gap, whole=short)
    label = replace(said(one_line(block.label), look.text, look, width), holds_next=True)
    return Stack((label, *rules), above=gap, below=gap, whole=short)


def _signatures(block: Signatures, look: Look, width: float) -> Flow:
    flows = [_signature(each, look, width) for each in block.places]
    return replace(stacked(flows), above=look.body, below=look.body)


def _signature(place: Signature, look: Look, width: float) -> Flow:
    gutter = look.body * 1.5
    signing, dating = (width - gutter) * 0.66, (width - gutter) * 0.34
    role = said(one_line(place.role), replace(look.text, strong=True), look, width)
    head: list[Flow] = [role]
    if place.name:
        head.append(said(one_line(place.name), look.text, look, width, place=look.start))
    if place.signed:
        if place.strokes:
            head.append(_written(place, look))
        head.append(said(place.signed, look.text, look, width, place=look.start))
        return Stack(tuple(head), above=look.body, below=look.body, whole=True)
    room = look.body * 2.6
    left: list[Flow] = [ruled(look, signing, room), _caption(_("Signature"), look, signing)]
    if not place.name:
        name = [ruled(look, signing, room), _caption(_("Name in capitals"), look, signing)]
        left += name
    right: list[Flow] = [ruled(look, dating, room), _caption(_("Date"), look, dating)]
    row = across(look, width, (signing, dating), (left, right), gutter=gutter)
    return Stack((*head, row), above=look.body * 1.4, below=look.body * 1.2, whole=True)


def _written(place: Signature, look: Look) -> Drawn:
    """What was written on the screen, line by line."""
    height = look.body * 4.2
    width = height * SIGNATURE_SHAPE

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for stroke in place.strokes:
            points = [(x + px * width / 10_000, y + py * height / 10_000) for px, py in stroke]
            if len(points) == 1:
                sheet.dot(*points[0], 0.8, fill=INK)
            else:
                sheet.path(points, stroke=INK, weight=1.1)

    return Drawn(width, height, draw)


def _caption(text: str, look: Look, width: float) -> Flow:
    return said(text, look.small, look, width, place=look.start)


def _ticks(block: Ticks, look: Look, width: float) -> Flow:
    gutter = look.body * 1.4
    labels = [each.label for each in block.ticks]
    taken = look.body * _TICK_BOX + gutter
    count = fitting(labels, look.text, width + gutter, block.across, taken)
    each_width = (width - gutter * (count - 1)) / count
    rows: list[Flow] = []
    for start in range(0, len(block.ticks), count):
        part = block.ticks[start : start + count]
        cells: list[list[Flow]] = [[_tick(each, block.one, look, each_width)] for each in part]
        row = across(look, width, [each_width] * len(part), cells, gutter=gutter)
        rows.append(replace(row, above=look.body * 0.55, below=look.body * 0.55))
    made = stacked(rows)
    short = made.height < look.height * 0.4
    return replace(made, above=look.body * 0.6, below=look.body * 0.8, whole=short)


def _tick(tick: Tick, one: bool, look: Look, width: float) -> Flow:
    box = look.body * _TICK_BOX
    note = look.body * 4.6 if tick.note else 0.0
    room = width - box - note
    words: list[Flow] = [said(tick.label, look.text, look, room, place=look.start)]
    if tick.detail:
        quiet = replace(look.cell, colour=QUIET)
        words.append(said(tick.detail, quiet, look, room, place=look.start))
    widths = [box, room]
    columns: list[list[Flow]] = [[_tick_box(tick.ticked, one, look)], words]
    if tick.note:
        quiet = replace(look.cell, colour=QUIET)
        widths.append(note)
        columns.append([said(one_line(tick.note), quiet, look, note, place=1.0 - look.start)])
    return across(look, width, widths, columns)


def _tick_box(ticked: bool, one: bool, look: Look) -> Drawn:
    """A square to tick, or a ring where only one may be chosen; a cross or a disc when chosen."""
    side = look.body * 1.1
    height = look.text.leading
    shift = look.body if look.from_right else 0.0

    def draw(sheet: Sheet, x: float, y: float) -> None:
        left, top = x + shift, y + (height - side) / 2
        middle = (left + side / 2, top + side / 2)
        if one:
            sheet.dot(*middle, side / 2, fill=PAPER, stroke=INK)
            if ticked:
                sheet.dot(*middle, side * 0.27, fill=INK)
            return
        sheet.rect(left, top, side, side, fill=PAPER, stroke=INK, weight=1.0, radius=1.5)
        if ticked:
            low, high = 0.22 * side, 0.78 * side
            for start, end in (((low, low), (high, high)), ((low, high), (high, low))):
                ends = [(left + px, top + py) for px, py in (start, end)]
                sheet.path(ends, stroke=INK, weight=1.6)

    return Drawn(side, height, draw)


def _code(block: Code, look: Look, width: float) -> Flow:
    """Groups in frames, large, in letters that cannot be mistaken for each other."""
    style = replace(look.style(1.35, lines=1.5), mono=True, colour=INK)
    count = max(1, block.across)
    gutter = look.body * 0.8
    each_width = (width - gutter * (count - 1)) / count
    rows: list[Flow] = []
    left_to_right = replace(look, from_right=False)  # a key is copied from the left everywhere
    for start in range(0, len(block.groups), count):
        part = block.groups[start : start + count]
        cells: list[list[Flow]] = [[_group(each, style, look, each_width)] for each in part]
        row = across(left_to_right, width, [each_width] * len(part), cells, gutter=gutter)
        rows += [row, Room(gutter)]
    return Stack(tuple(rows[:-1]), above=look.body, below=look.body, whole=True)


def _group(group: str, style: Style, look: Look, width: float) -> Flow:
    text = said(one_line(group), style, look, width, place=0.5)
    return Framed(
        Stack((text,)), width, inset=look.body * 0.35, border=RULE, radius=look.body * 0.35,
        line_below=(ACCENT, 1.2),
    )  # fmt: skip
