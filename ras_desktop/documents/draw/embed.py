"""A font inside one PDF: its glyphs in subsets of 255, each with the text that it stands for.

ReportLab's own shaping gives joined letters private code points, so that nobody can read the
text back or hear it read; and the points depend on what was drawn before. Here every pair of
glyph and text gets its own code, in the order of use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFontFace

from ras_desktop.documents.draw.fonts import Face
from ras_desktop.documents.draw.shape import Glyph

_NOTDEF = (0, "")
_FULL = 256


@cache
def _font_file(path: str) -> Any:
    """ReportLab's reader of a font file, made to know glyphs by number instead of by character."""
    read = TTFontFace(path)
    scale = 1000 / read.unitsPerEm
    read.charToGlyph = {number: number for number in range(read.numGlyphs)}
    read.charWidths = {
        number: advance * scale for number, (advance, _bearing) in enumerate(read.hmetrics)
    }
    return read


class Embedded:
    """One face in one document. ReportLab asks for its objects when the document is saved."""

    def __init__(self, face: Face, document: Any, number: int) -> None:
        self.fontName = face.name
        self._file = _font_file(face.path)
        self._name = f"F{number}"
        self._subsets: list[list[tuple[int, str]]] = [[_NOTDEF]]
        self._codes: dict[tuple[int, str], tuple[int, int]] = {}
        document.delayedFonts.append(self)

    def code(self, glyph: Glyph) -> tuple[int, int]:
        """Subset and code of the glyph with the text that it stands for here."""
        asked = (glyph.number, glyph.text)
        if asked not in self._codes:
            if len(self._subsets[-1]) == _FULL:
                self._subsets.append([_NOTDEF])
            self._codes[asked] = (len(self._subsets) - 1, len(self._subsets[-1]))
            self._subsets[-1].append(asked)
        return self._codes[asked]

    def name(self, subset: int) -> str:
        """What the page calls the subset."""
        return f"/{self._name}+{subset}"

    def width(self, glyph: int) -> float:
        """The glyph's own advance in em/1000, as the PDF states it."""
        return float(self._file.getCharWidth(glyph))

    def addObjects(self, document: Any) -> None:  # noqa: N802  (ReportLab's name)
        """Writes the subsets into the document."""
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        for number, subset in enumerate(self._subsets):
            fonts[self.name(number)[1:]] = self._font(document, number, subset)

    def _font(self, document: Any, number: int, subset: Sequence[tuple[int, str]]) -> Any:
        base = (SUBSETN(number) + b"+" + self._file.name).decode("ascii")
        glyphs = [glyph for glyph, _text in subset]
        made = pdfdoc.PDFTrueTypeFont()
        made.Name = self.name(number)[1:]
        made.BaseFont = base
        made.FirstChar, made.LastChar = 0, len(subset) - 1
        made.Widths = pdfdoc.PDFArray([self._file.getCharWidth(each) for each in glyphs])
        stream = pdfdoc.PDFStream()
        stream.content = "\n".join(_to_unicode(base, [text for _glyph, text in subset]))
        stream.filters = [pdfdoc.PDFZCompress]
        made.ToUnicode = document.Reference(stream, f"toUnicode:{base}")
        made.FontDescriptor = self._file.addSubsetObjects(document, base, glyphs)
        return made


def _to_unicode(name: str, texts: Sequence[str]) -> Iterator[str]:
    """The map from codes to text (ISO 32000-1, 9.10.3), at most 100 pairs in a block."""
    pairs = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts)
        if text
    ]
    yield from ("/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap")
    yield "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield f"/CMapName /{name} def"
    yield from ("/CMapType 2 def", "1 begincodespacerange", "<00> <FF>", "endcodespacerange")
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        yield from (f"{len(block)} beginbfchar", *block, "endbfchar")
    yield from ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
