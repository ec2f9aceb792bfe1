"""A document as text: for golden files, for search, and for whoever cannot see a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ras_desktop.documents import figure
from ras_desktop.documents.blocks import (
    Address,
    Block,
    Box,
    Bullets,
    Chart,
    Code,
    Document,
    Field,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Part,
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
    runs,
)
from ras_desktop.documents.plain import clean, one_line


def text(document: Document) -> str:
    """The whole document as lines of text, every word of it in the order of reading."""
    head = [
        f"title: {one_line(document.title)}",
        f"subtitle: {one_line(document.subtitle)}",
        f"kind: {document.kind}",
        f"council: {one_line(document.header.council)}",
        f"initials: {one_line(document.header.initials)}",
        f"footer: {one_line(document.footer)}",
        f"language: {document.language}",
        f"draft: {'yes' if document.draft else 'no'}",
    ]
    kept = [line for line in head if not line.endswith(": ")]
    return "\n".join([*kept, "", *_blocks(document.body)]).rstrip() + "\n"


def _said(words: Words) -> str:
    return "".join(_marked(each) for each in runs(words))


def _marked(run: Run) -> str:
    text = clean(run.text)
    if run.emphasis:
        text = f"_{text}_"
    return f"*{text}*" if run.strong else text


def _blocks(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    for block in blocks:
        for line in _block(block):
            yield (indent + line).rstrip()
        if not isinstance(block, PageBreak | Spacer):
            yield ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {one_line(block.text)}"
        case Paragraph():
            mark = "" if block.tone is Tone.NORMAL else f"({block.tone}) "
            yield from (mark + _said(block.words)).split("\n")
        case Bullets():
            yield from _bullets(block)
        case Table():
            yield from _table(block)
        case Field():
            yield _field(block)
        case Fields():
            yield from map(_field, block.fields)
        case Quote():
            yield from (f"> {line}" for line in _said(block.words).split("\n"))
            if block.who:
                yield f"> — {one_line(block.who)}"
        case Chart():
            yield f"[chart: {one_line(block.figure.title)}]"
            yield from (f"  {one_line(line)}" for line in figure.words(block.figure))
            if block.says:
                yield f"  {one_line(block.says)}"
        case Address():
            yield from map(one_line, block.to)
            yield from map(_field, block.aside)
        case _:
            yield from _by_hand(block) if isinstance(block, _BY_HAND) else _holding(block)


_BY_HAND = (Signatures, WritingLines, Ticks, Code)


def _by_hand(block: Signatures | WritingLines | Ticks | Code) -> Iterator[str]:
    match block:
        case Signatures():
            for place in block.places:
                name = f" ({one_line(place.name)})" if place.name else ""
                yield f"{one_line(place.role)}{name}: {one_line(place.signed) or '________'}"
        case WritingLines():
            yield f"{one_line(block.label)} [{block.count} lines]".strip()
        case Ticks():
            for tick in block.ticks:
                sign = ("[x]" if tick.ticked else "[ ]") if not block.one else _ring(tick.ticked)
                rest = [one_line(each) for each in (tick.detail, tick.note) if each]
                yield " — ".join([f"{sign} {one_line(tick.label)}", *rest])
        case Code():
            for start in range(0, len(block.groups), block.across):
                yield "  " + " ".join(block.groups[start : start + block.across])


def _ring(ticked: bool) -> str:
    return "(x)" if ticked else "( )"


def _holding(block: Block) -> Iterator[str]:
    """Blocks that hold other blocks, and the two that hold nothing."""
    match block:
        case Box():
            yield f"[{block.purpose}]"
            yield from (f"| {one_line(each)}" for each in (block.label, block.headline) if each)
            yield from _within(block.body, "| ")
        case Together():
            yield from _within(block.body)
        case Split():
            yield "[left]"
            yield from _within(block.left, "  ")
            yield ""
            yield "[right]"
            yield from _within(block.right, "  ")
        case Part():
            yield f"=== {one_line(block.title)} {one_line(block.initials)}".rstrip()
            yield ""
            yield from _within(block.body)
        case PageBreak():
            yield "-----"


def _within(blocks: Iterable[Block], indent: str = "") -> list[str]:
    """The lines of blocks inside another one, without the empty line after the last."""
    lines = list(_blocks(blocks, indent))
    return lines[:-1] if lines and not lines[-1] else lines


def _bullets(block: Bullets) -> Iterator[str]:
    for number, item in enumerate(block.items, block.first):
        sign = f"{number}." if block.numbered else "•"
        first, *rest = _said(item).split("\n")
        yield f"{sign} {first}"
        yield from (f"  {line}" for line in rest)


def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield f"[table: {one_line(block.caption)}]"
    yield _row(tuple(each.title for each in block.columns))
    yield from (_row(row) for row in block.rows)
    if not block.rows and block.empty:
        yield f"({one_line(block.empty)})"
    if block.total:
        yield f"= {_row(block.total)}"


def _row(cells: tuple[Words, ...]) -> str:
    return " | ".join(_said(cell).replace("\n", " / ") for cell in cells)


def _field(field: Field) -> str:
    return f"{one_line(field.label)}: {_said(field.value)}".rstrip()
