"""The paper: the only place that writes into a PDF. y grows downwards, as for a reader."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ras_desktop.documents.draw.embed import Embedded
from ras_desktop.documents.draw.fonts import Face
from ras_desktop.documents.draw.look import PAGE_HEIGHT, PAGE_WIDTH, Colour
from ras_desktop.documents.draw.shape import Glyph, Shaped, outline
from ras_desktop.documents.draw.typeset import Line, Piece

_SHOWN_FROM = 12
"""With more bookmarks than this a reader opens the list of them beside the pages."""


class _Canvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without the font that it puts on every page unasked (not embedded)."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _rgb(colour: Colour) -> str:
    return " ".join(map(_number, colour))


class Sheet:
    """Pages in the making. Nothing else in the program knows operators of PDF."""

    def __init__(self, *, title: str, author: str, subject: str, language: str) -> None:
        self._bytes = io.BytesIO()
        self._canvas = _Canvas(
            self._bytes,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            lang=language,
            pdfVersion=(1, 7),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("RAS Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts: dict[str, Embedded] = {}
        self._bookmarks: list[int] = []

    # -- pages -------------------------------------------------------------------------------

    def next_page(self) -> None:
        """Closes the page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The finished file; the same pages always give the same bytes."""
        if len(self._bookmarks) > _SHOWN_FROM:
            self._canvas.showOutline()
        self._canvas.save()
        return self._bytes.getvalue()

    def bookmark(self, text: str, level: int, y: float) -> None:
        """An entry of the outline that leads to this place of this page."""
        deepest = self._bookmarks[-1] + 1 if self._bookmarks else 0
        level = min(level, deepest)
        key = f"place-{len(self._bookmarks)}"
        self._bookmarks.append(level)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=PAGE_HEIGHT - y + 6)
        self._canvas.addOutlineEntry(text, key, level)

    # -- text --------------------------------------------------------------------------------

    def line(self, line: Line, x: float, baseline: float) -> None:
        """A line of text from x at the baseline, written in the order of reading."""
        if not line.pieces:
            return
        y = _number(PAGE_HEIGHT - baseline)
        if line.straight:
            written = [f"1 0 0 1 {_number(x)} {y} Tm", *self._pieces(line.pieces)]
        else:
            written = []
            for piece, place in zip(line.pieces, line.places, strict=True):
                written.append(f"1 0 0 1 {_number(x + place)} {y} Tm")
                written += self._pieces((piece,))
        self._write(" ".join(["BT", *written, "ET"]))

    def slanted(self, line: Line, x: float, y: float) -> None:
        """A line rising at 45 degrees, its middle at x and y, as outlines: a mark, not a text."""
        half = line.width / 2 * 0.7071
        place = f"0.7071 0.7071 -0.7071 0.7071 {_number(x - half)}"
        self._write(f"/Artifact BMC q {place} {_number(PAGE_HEIGHT - y - half)} cm")
        for piece, left in zip(line.pieces, line.places, strict=True):
            share = piece.size / piece.shaped.face.units
            self._write(f"{_rgb(piece.style.colour)} rg q")
            self._write(f"{_number(share)} 0 0 {_number(share)} {_number(left)} 0 cm")
            for glyph in piece.shaped.glyphs:
                self._write(" ".join([*outline(piece.shaped.face, glyph), "f"]))
                advance = glyph.advance * piece.shaped.face.units / 1000
                self._write(f"1 0 0 1 {_number(advance)} 0 cm")
            self._write("Q")
        self._write("Q EMC")

    def _pieces(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """Operators for the pieces; what their glyphs do not spell in order is written beside."""
        for style, group in groupby(pieces, lambda each: each.style):
            yield f"{_rgb(style.colour)} rg"
            for piece in group:
                hidden = not piece.shaped.spelt
                if hidden:
                    said = ("\ufeff" + piece.shaped.text).encode("utf-16-be").hex().upper()
                    yield f"/Span <</ActualText <{said}>>> BDC"
                yield from self._glyphs(piece.shaped, piece.size)
                if hidden:
                    yield "EMC"

    def _glyphs(self, shaped: Shaped, size: float) -> Iterator[str]:
        font = self._font(shaped.face)
        coded = [(font.code(each), each) for each in shaped.glyphs]
        for subset, group in groupby(coded, lambda each: each[0][0]):
            yield f"{font.name(subset)} {_number(size)} Tf"
            for raised, raised_group in groupby(group, lambda each: each[1].dy):
                if raised:
                    yield f"{_number(raised * size / 1000)} Ts"
                signs = [(code[1], glyph) for code, glyph in raised_group]
                yield f"[{''.join(_adjusted(font, signs))}] TJ"
                if raised:
                    yield "0 Ts"

    def _font(self, face: Face) -> Embedded:
        if face.name not in self._fonts:
            number = len(self._fonts) + 1
            self._fonts[face.name] = Embedded(face, self._canvas._doc, number)
        return self._fonts[face.name]

    # -- shapes ------------------------------------------------------------------------------

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 0.75,
        radius: float = 0.0,
    ) -> None:
        """A rectangle from its top left corner, with round corners if asked."""
        canvas = self._canvas
        canvas.saveState()
        if fill:
            canvas.setFillColorRGB(*fill)
        if stroke:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        drawn = {"stroke": int(stroke is not None), "fill": int(fill is not None)}
        low = PAGE_HEIGHT - y - height
        if radius:
            canvas.roundRect(x, low, width, height, radius, **drawn)
        else:
            canvas.rect(x, low, width, height, **drawn)
        canvas.restoreState()

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        stroke: Colour | None,
        weight: float = 0.75,
        dash: Sequence[float] = (),
        closed: bool = False,
        fill: Colour | None = None,
    ) -> None:
        """A line through points, filled if it is closed and has a filling."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setLineJoin(1)
        if stroke:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        if fill:
            canvas.setFillColorRGB(*fill)
        if dash:
            canvas.setDash(list(dash))
        drawn = canvas.beginPath()
        (x, y), *rest = points
        drawn.moveTo(x, PAGE_HEIGHT - y)
        for x, y in rest:
            drawn.lineTo(x, PAGE_HEIGHT - y)
        if closed:
            drawn.close()
        canvas.drawPath(drawn, stroke=int(stroke is not None), fill=int(fill is not None))
        canvas.restoreState()

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 1.0,
    ) -> None:
        """A circle round its centre."""
        canvas = self._canvas
        canvas.saveState()
        if fill:
            canvas.setFillColorRGB(*fill)
        if stroke:
            canvas.setStrokeColorRGB(*stroke)
            canvas.setLineWidth(weight)
        drawn = {"stroke": int(stroke is not None), "fill": int(fill is not None)}
        canvas.circle(x, PAGE_HEIGHT - y, radius, **drawn)
        canvas.restoreState()

    def picture(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture in a rectangle given from its top left corner."""
        self._canvas.drawImage(image, x, PAGE_HEIGHT - y - height, width, height, mask="auto")

    def _write(self, operators: str) -> None:
        self._canvas._code.append(operators)


def _adjusted(font: Embedded, signs: Sequence[tuple[int, Glyph]]) -> Iterator[str]:
    """Codes with the moves between them that the shaping asks for, in thousandths of the size."""
    pending, codes = 0.0, ""
    for code, glyph in signs:
        before = pending - glyph.dx
        if round(before, 1):
            if codes:
                yield f"<{codes}>"
            yield _number(before)
            codes = ""
        codes += f"{code:02X}"
        pending = font.width(glyph.number) - glyph.advance + glyph.dx
    yield f"<{codes}>"
    if round(pending, 1):
        yield _number(pending)
