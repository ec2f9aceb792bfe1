"""Draws documents as PDF. Blocks go in, bytes come out; nothing else knows ReportLab."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from ras_desktop.documents.blocks import Document, reads_from_right
from ras_desktop.documents.draw.fonts import missing
from ras_desktop.documents.draw.look import Look
from ras_desktop.documents.draw.pages import frame, pages
from ras_desktop.documents.draw.sheet import Sheet
from ras_desktop.documents.plain import one_line
from ras_desktop.documents.size import BODY, LARGE_PRINT

__all__ = ["BODY", "LARGE_PRINT", "draw", "missing", "page_count"]

_one_at_a_time = Lock()
"""ReportLab's reader of font files keeps its place in the file."""


def draw(
    document: Document,
    *,
    body: float = BODY,
    told: Callable[[int, int], object] | None = None,
) -> bytes:
    """The document as a PDF file of A4 pages; the same document always gives the same bytes.

    `body` is the size of body text in points; everything else keeps its proportion to it. `told`
    hears each page of how many; what it raises ends the work.
    """
    look = Look(body, reads_from_right(document.language), document.language)
    with _one_at_a_time:
        cut = pages(document, look)
        sheet = Sheet(
            title=one_line(document.title),
            author=one_line(document.header.council),
            subject=one_line(document.subtitle),
            language=document.language,
        )
        for number, page in enumerate(cut, 1):
            if told is not None:
                told(number, len(cut))
            frame(sheet, document, look, page, number, len(cut))
            page.content.paint(sheet, look.side_margin, look.top)
            sheet.next_page()
        return sheet.finish()


def page_count(document: Document, *, body: float = BODY) -> int:
    """How many pages the document takes at that size of text."""
    look = Look(body, reads_from_right(document.language), document.language)
    with _one_at_a_time:
        return len(pages(document, look))
