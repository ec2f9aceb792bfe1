"""Blocks become flows: the one place that decides how each kind of block looks on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ras_desktop.documents.blocks import (
    Address,
    Block,
    Box,
    Bullets,
    Chart,
    Code,
    Field,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Purpose,
    Quote,
    Run,
    Signatures,
    Spacer,
    Split,
    Table,
    Ticks,
    Together,
    Tone,
    Words,
    WritingLines,
    plain,
    runs,
)
from ras_desktop.documents.draw import by_hand, charts, tables, typeset
from ras_desktop.documents.draw.flow import Flow, Lines, Room
from ras_desktop.documents.draw.look import ACCENT, INK, QUIET, RULE, TINT, WARN, Look, Style
from ras_desktop.documents.draw.setting import across, fitting, said, stacked
from ras_desktop.documents.draw.stacks import Beside, Framed, Stack
from ras_desktop.documents.plain import one_line


def lay(block: Block, look: Look, width: float) -> Flow:
    """The block as a flow of that width."""
    match block:
        case Heading():
            return heading(block, look, width)
        case Paragraph():
            return _paragraph(block, look, width)
        case Bullets():
            return _bullets(block, look, width)
        case Field():
            return _field(block, look, width)
        case Fields():
            return _fields(block, look, width)
        case Box():
            return _box(block, look, width)
        case Quote():
            return _quote(block, look, width)
        case Address():
            return _address(block, look, width)
        case Table():
            return tables.table(block, look, width)
        case Chart():
            return charts.chart(block, look, width)
        case Signatures() | WritingLines() | Ticks() | Code():
            return by_hand.by_hand(block, look, width)
        case Spacer():
            return Room(block.lines * look.text.leading)
        case Together():
            return _together(block, look, width)
        case Split():
            return _split(block, look, width)
        case Part():
            return _all((Heading(block.title), *block.body), look, width)  # a part within a part
        case PageBreak():
            return Room(0.0)  # inside another block there is no page to break


def _all(blocks: Iterable[Block], look: Look, width: float) -> Stack:
    return stacked(lay(each, look, width) for each in blocks)


def _together(block: Together, look: Look, width: float) -> Stack:
    """Kept on one page; the room around it is what its first and last block ask for."""
    made = _all(block.body, look, width)
    if not made.flows:
        return made
    above, below = made.flows[0].above, made.flows[-1].below
    return replace(made, whole=True, above=above, below=below)


def heading(block: Heading, look: Look, width: float) -> Lines:
    """A heading with its bookmark; the title of a document is a heading of level 0."""
    style = look.heading(block.level)
    made = said(one_line(block.text), style, look, width)
    above = (0.0, 1.9, 1.45, 1.1)[min(block.level, 3)] * look.body
    return replace(
        made,
        above=above,
        below=look.body * (0.55 if block.level else 0.35),
        holds_next=True,
        bookmark=(one_line(block.text), block.level + look.depth),
    )


def _paragraph(block: Paragraph, look: Look, width: float) -> Flow:
    style = {
        Tone.NORMAL: look.text,
        Tone.LEAD: look.style(1.14, lines=1.45),
        Tone.SMALL: replace(look.small, colour=INK),
        Tone.MUTED: replace(look.text, colour=QUIET),
    }[block.tone]
    return _each_line_by_its_direction(block.words, style, look, width)


def _each_line_by_its_direction(words: Words, style: Style, look: Look, width: float) -> Flow:
    """Paragraphs stand at the side at which their own language begins to be read."""
    gap = look.body * 0.62
    return replace(said(words, style, look, width), above=gap, below=gap)


def _bullets(block: Bullets, look: Look, width: float) -> Flow:
    numbers = [f"{each}." for each in range(block.first, block.first + len(block.items))]
    signs = numbers if block.numbered else ["•"] * len(block.items)
    style = replace(look.text, colour=ACCENT, strong=block.numbered)
    widest = max((typeset.one_line(each, style).width for each in signs), default=0.0)
    sign_width = widest + look.body * 0.7
    rows: list[Flow] = []
    for sign, item in zip(signs, block.items, strict=True):
        mark = said(sign, style, look, sign_width, place=look.start)
        text = said(item, look.text, look, width - sign_width, place=look.start)
        row = across(look, width, (sign_width, width - sign_width), ([mark], [text]))
        rows.append(replace(row, above=look.body * 0.3, below=look.body * 0.3))
    gap = look.body * 0.62
    return replace(stacked(rows), above=gap, below=gap)


def _field(block: Field, look: Look, width: float) -> Flow:
    label_width = width * 0.32
    label = said(one_line(block.label), replace(look.text, colour=QUIET), look, label_width * 0.94)
    value = _value(block, look, width - label_width)
    row = across(look, width, (label_width, width - label_width), ([label], [value]))
    return replace(row, above=look.body * 0.3, below=look.body * 0.3)


def _value(block: Field, look: Look, width: float) -> Flow:
    if not plain(block.value).strip():
        return by_hand.ruled(look, width, look.text.leading)
    return said(block.value, look.text, look, width, place=look.start)


def _fields(block: Fields, look: Look, width: float) -> Flow:
    gutter = look.body * 1.6
    spoken = [plain(each.value)[:200] for each in block.fields]
    spoken += [each.label for each in block.fields]
    count = min(
        fitting(spoken, look.text, width + gutter, block.across, gutter),
        len(block.fields) or 1,
    )
    each_width = (width - gutter * (count - 1)) / count
    widths = [each_width] * count
    rows: list[Flow] = []
    for start in range(0, len(block.fields), count):
        part = block.fields[start : start + count]
        cells = [_labelled(each, look, each_width) for each in part]
        row = across(look, width, widths[: len(part)], cells, gutter=gutter)
        rows.append(replace(row, above=look.body * 0.8, below=look.body * 0.5))
    return replace(stacked(rows), above=look.body * 0.6, below=look.body * 0.8)


def _labelled(field: Field, look: Look, width: float) -> list[Flow]:
    return [
        said(one_line(field.label), look.small, look, width, place=look.start),
        _value(field, look, width),
    ]


def _box(block: Box, look: Look, width: float) -> Flow:
    money, warning = block.purpose is Purpose.MONEY, block.purpose is Purpose.WARNING
    colour = WARN if warning else ACCENT
    side = look.body * 1.4
    room = width - 2 * side
    flows: list[Flow] = []
    if block.label:
        style = replace(look.small, strong=True, colour=colour if warning else QUIET)
        flows.append(said(one_line(block.label), style, look, room))
    if block.headline:
        share = 1.9 if money else 1.14
        style = replace(look.style(share, lines=1.25), strong=True, colour=colour if money else INK)
        flows.append(replace(said(block.headline, style, look, room), above=look.body * 0.15))
    flows += [lay(each, look, room) for each in block.body]
    return Framed(
        stacked(flows),
        width,
        (side, side),
        inset=look.body * (1.1 if money else 0.9),
        ground=None if warning else TINT,
        border=WARN if warning else None,
        bar=ACCENT if money else None,
        bar_right=look.from_right,
        radius=0.0 if money else look.body * 0.4,
        above=look.body,
        below=look.body,
        whole=money,
    )


def _quote(block: Quote, look: Look, width: float) -> Flow:
    side = look.body * 1.2
    right = typeset.from_right(block.words, look.from_right)
    spoken = tuple(replace(each, emphasis=True) for each in runs(block.words))
    flows: list[Flow] = [said(spoken, look.style(1.04, lines=1.5), look, width - 2 * side)]
    if block.who:
        who = said((Run("— "), Run(one_line(block.who), apart=True)), look.small, look,
                   width - 2 * side, place=float(right))  # fmt: skip
        flows.append(replace(who, above=look.body * 0.25))
    return Framed(
        stacked(flows), width, (side, side), inset=look.body * 0.2,
        bar=RULE, bar_right=right, above=look.body * 0.9, below=look.body * 0.9,
    )  # fmt: skip


def _address(block: Address, look: Look, width: float) -> Flow:
    left, right = width * 0.54, width * 0.46
    to: list[Flow] = [
        said(one_line(each), look.text, look, left, place=look.start) for each in block.to
    ]
    aside: list[Flow] = []
    for each in block.aside:
        aside += [replace(flow, below=0.0) for flow in _labelled_tight(each, look, right)]
    row = across(look, width, (left, right), (to, aside))
    return replace(row, above=look.body, below=look.body * 2.0)


def _labelled_tight(field: Field, look: Look, width: float) -> Sequence[Lines]:
    label = said(one_line(field.label), look.small, look, width, place=look.start)
    value = said(field.value, look.text, look, width, place=look.start)
    return (replace(label, above=look.body * 0.4), value)


def _split(block: Split, look: Look, width: float) -> Flow:
    gutter = look.body * 1.8
    left = (width - gutter) * block.share
    right = width - gutter - left
    made: Callable[[Iterable[Block], float], list[Flow]] = lambda blocks, each: [  # noqa: E731
        lay(block, look, each) for block in blocks
    ]
    row: Beside = across(
        look, width, (left, right), (made(block.left, left), made(block.right, right)),
        gutter=gutter,
    )  # fmt: skip
    return replace(row, above=look.body * 0.8, below=look.body * 0.8)
