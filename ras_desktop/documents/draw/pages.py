"""Pages: flows cut at the page's height, and what stands around them on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image
from reportlab.lib.utils import ImageReader

from ras_desktop.documents.blocks import Address, Block, Document, Heading, PageBreak, Part
from ras_desktop.documents.draw import typeset
from ras_desktop.documents.draw.flow import Drawn, Flow
from ras_desktop.documents.draw.lay import heading, lay
from ras_desktop.documents.draw.look import (
    ACCENT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    RULE,
    WARN,
    WATERMARK,
    Look,
    Style,
)
from ras_desktop.documents.draw.setting import said
from ras_desktop.documents.draw.sheet import Sheet
from ras_desktop.documents.draw.stacks import Stack
from ras_desktop.documents.plain import one_line
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what stands on it, and whose initials are in its header."""

    content: Flow
    initials: str


def pages(document: Document, look: Look) -> tuple[Page, ...]:
    """The document cut into pages; at least one."""
    made = [
        Page(content, initials)
        for initials, flows in _sections(document, look)
        for content in _cut(Stack(tuple(flows)), look.height)
    ]
    return tuple(made) or (Page(Stack(()), document.header.initials),)


def _sections(document: Document, look: Look) -> Iterator[tuple[str, list[Flow]]]:
    """What stands between two forced page breaks, with the initials that hold there."""
    initials = document.header.initials
    flows = list(_opening(document, look))
    for block in _body(document):
        if isinstance(block, PageBreak):
            yield initials, flows
            flows = []
        elif isinstance(block, Part):
            if flows:
                yield initials, flows
            yield from _part(block, look, initials)
            flows = []
        else:
            flows.append(lay(block, look, look.width))
    if flows:
        yield initials, flows


def _part(part: Part, look: Look, initials: str) -> Iterator[tuple[str, list[Flow]]]:
    initials = part.initials or initials
    look = replace(look, depth=1)
    flows: list[Flow] = [heading(Heading(part.title, 0), look, look.width), _bar(look)]
    for block in part.body:
        if isinstance(block, PageBreak):
            yield initials, flows
            flows = []
        else:
            flows.append(lay(block, look, look.width))
    yield initials, flows


def _is_letter(document: Document) -> bool:
    return bool(document.body) and isinstance(document.body[0], Address)


def _body(document: Document) -> Sequence[Block]:
    return document.body[1:] if _is_letter(document) else document.body


def _opening(document: Document, look: Look) -> Iterator[Flow]:
    """The title with a short bar below; a letter has the address first and a smaller title."""
    letter = _is_letter(document)
    if letter:
        yield lay(document.body[0], look, look.width)
    style = look.heading(1 if letter else 0)
    title = heading(Heading(document.title, 0), look, look.width)
    set_title = said(one_line(document.title), style, look, look.width)
    yield replace(title, lines=set_title.lines, size=style.size, leading=style.leading)
    if document.subtitle:
        quiet = replace(look.style(1.08), colour=QUIET)
        yield replace(said(document.subtitle, quiet, look, look.width), holds_next=True)
    if not letter:
        yield _bar(look)


def _bar(look: Look) -> Drawn:
    long, thick = look.body * 4, 3.0
    left = look.width - long if look.from_right else 0.0

    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.rect(x + left, y, long, thick, fill=ACCENT, radius=1.5)

    return Drawn(look.width, thick, draw, above=look.body * 0.7, below=look.body * 1.3)


def _cut(flow: Flow, height: float) -> Iterator[Flow]:
    rest: Flow | None = flow
    while rest is not None:
        first, left = rest.parted(height, True)
        if first is None:  # nothing in it can be parted: better over the margin than lost
            first, left = rest, None
        yield first
        rest = left


def frame(
    sheet: Sheet, document: Document, look: Look, page: Page, number: int, count: int
) -> None:
    """Header, footer and the mark of a draft."""
    if document.draft:
        big = replace(look.style(8.5), strong=True, colour=WATERMARK)
        line = typeset.one_line(_("Draft"), big)
        sheet.slanted(line, PAGE_WIDTH / 2 + look.body * 2, PAGE_HEIGHT / 2)
    _header(sheet, document, look, page)
    _footer(sheet, document, look, number, count)


def _header(sheet: Sheet, document: Document, look: Look, page: Page) -> None:
    margin, small = look.side_margin, look.small
    base = look.top - look.body * 2.2
    left = 0.0
    logo = _logo(document.header.logo)
    if logo:
        image, ratio = logo
        height = min(look.body * 2.2, look.body * 10 / ratio)
        x = PAGE_WIDTH - margin - height * ratio if look.from_right else margin
        sheet.picture(image, x, base - height * 0.72, height * ratio, height)
        left = height * ratio + look.body * 0.8
    strong = replace(small, strong=True)
    council = _short(document.header.council, strong, look, look.width * 0.6 - left)
    _at(sheet, council, look, margin + left, base, from_start=True)
    taken = 0.0
    if page.initials:
        initials = _short(page.initials, strong, look, look.width * 0.2)
        _at(sheet, initials, look, margin, base, from_start=False)
        taken = initials.width + look.body
    if document.draft:
        _badge(sheet, look, margin + taken, base)
    rule = base + look.body * 0.75
    sheet.path([(margin, rule), (PAGE_WIDTH - margin, rule)], stroke=RULE, weight=0.6)


def _badge(sheet: Sheet, look: Look, inset: float, base: float) -> None:
    line = typeset.one_line(_("Draft"), replace(look.small, strong=True, colour=WARN))
    pad, height = look.body * 0.5, look.small.size * 1.7
    wide = line.width + 2 * pad
    x = inset if look.from_right else PAGE_WIDTH - inset - wide
    sheet.rect(x, base - height * 0.72, wide, height, stroke=WARN, weight=1.0, radius=height / 2)
    sheet.line(line, x + pad, base)


def _footer(sheet: Sheet, document: Document, look: Look, number: int, count: int) -> None:
    base = PAGE_HEIGHT - 40
    said_number = _("Page {page} of {pages}").format(page=number, pages=count)
    right = typeset.one_line(said_number, look.small, otherwise=look.from_right)
    _at(sheet, right, look, look.side_margin, base, from_start=False)
    room = look.width - right.width - look.body * 2
    left = typeset.lines(one_line(document.footer), look.small, room, otherwise=look.from_right)
    for index, line in enumerate(left[:2]):
        _at(sheet, line, look, look.side_margin, base + index * look.small.leading, from_start=True)


def _at(
    sheet: Sheet, line: typeset.Line, look: Look, inset: float, base: float, *, from_start: bool
) -> None:
    """A line at a distance from the side where reading starts, or from the other one."""
    at_left = from_start != look.from_right
    sheet.line(line, inset if at_left else PAGE_WIDTH - inset - line.width, base)


def _short(text: str, style: Style, look: Look, room: float) -> typeset.Line:
    """As much of a text as one line of the header holds."""
    return typeset.lines(one_line(text), style, room, otherwise=look.from_right)[0]


def _logo(given: bytes | None) -> tuple[ImageReader, float] | None:
    """The logo and its width by height. What is no picture is left out; settings check it."""
    if not given:
        return None
    try:
        with Image.open(io.BytesIO(given), formats=("PNG", "JPEG")) as image:
            image.load()
            ratio = image.width / image.height
    except Exception:  # a spoilt picture makes Pillow raise whatever it likes, SyntaxError too
        return None
    return ImageReader(io.BytesIO(given)), ratio
