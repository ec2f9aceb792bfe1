"""Words become lines: fonts chosen, letters shaped, lines broken and put into visual order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from ras_desktop.documents.blocks import Run, Words, runs
from ras_desktop.documents.draw import bidi
from ras_desktop.documents.draw.fonts import Face, face_for, invisible, named
from ras_desktop.documents.draw.look import Style
from ras_desktop.documents.draw.shape import Shaped, shape
from ras_desktop.documents.plain import clean

_SPACES = "[ \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000]+"
_UNIT = re.compile(f"{_SPACES}|(?:(?!{_SPACES}).)+", re.DOTALL)
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-‐–—])(?=[^\W\d_])")
_LONGEST_LINE = 600
"""No line of a page holds more characters; bounds the search for where to break a long word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A shaped stretch of a line with its size, style and level of direction."""

    shaped: Shaped
    style: Style
    level: int

    @property
    def size(self) -> float:
        """Size of the font in points."""
        return self.style.size * self.shaped.face.scale

    @property
    def width(self) -> float:
        """Width in points."""
        return self.shaped.width * self.size / 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its pieces in the order of reading, where each stands from the left, its width."""

    pieces: tuple[Piece, ...]
    places: tuple[float, ...]
    width: float

    @property
    def straight(self) -> bool:
        """Whether the order of reading is the order from left to right throughout."""
        return not any(each.level % 2 for each in self.pieces)


@dataclass(frozen=True, slots=True)
class _Source:
    """A paragraph before it is broken: its characters, and of each the style, face and level."""

    text: str
    styles: Sequence[Style]
    languages: Sequence[str]
    faces: Sequence[Face]
    levels: Sequence[int]


def from_right(words: Words, otherwise: bool) -> bool:
    """Which way the words are read."""
    return bidi.reads_from_right("".join(each.text for each in runs(words)), otherwise)


def lines(
    words: Words, style: Style, width: float, *, otherwise: bool = False, language: str = ""
) -> tuple[Line, ...]:
    """The words in lines no wider than `width`; a word that is wider is broken.

    Each part between line feeds takes its direction from its first letter, or `otherwise`.
    There is always at least one line.
    """
    return tuple(
        line
        for part in _parts(words)
        for line in _broken(_source(part, style, otherwise, language), width, otherwise)
    )


def one_line(text: str, style: Style, *, otherwise: bool = False) -> Line:
    """The text on a single line, however long."""
    return lines(" ".join(text.split()), style, inf, otherwise=otherwise)[0]


def longest_word(words: Words, style: Style) -> float:
    """Width of the widest stretch without a place to break, as far as a line can be long."""
    widest = 0.0
    for part in _parts(words):
        source = _source(part, style, False, "")
        for start, end in _units(source.text):
            if not source.text[start].isspace():
                last = min(end, start + _LONGEST_LINE)
                widest = max(widest, sum(each.width for each in _pieces(source, start, last)))
    return widest


def natural_width(words: Words, style: Style) -> float:
    """Width of the words when nothing has to be broken."""
    return max(line.width for line in lines(words, style, inf))


def _parts(words: Words) -> Iterator[tuple[Run, ...]]:
    """The runs, cleaned, with missing characters named, divided at line feeds."""
    part: list[Run] = []
    for run in runs(words):
        first, *rest = named(clean(run.text)).split("\n")
        part.append(_with_text(run, first))
        for text in rest:
            yield tuple(part)
            part = [_with_text(run, text)]
    yield tuple(part)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.strong, run.emphasis, run.apart, run.language)


def _source(part: Sequence[Run], style: Style, otherwise: bool, language: str) -> _Source:
    text = "".join(run.text for run in part)
    styles: list[Style] = []
    languages: list[str] = []
    apart: list[tuple[int, int]] = []
    for run in part:
        if run.apart:
            apart.append((len(styles), len(styles) + len(run.text)))
        styles += [_styled(style, run)] * len(run.text)
        languages += [run.language or language] * len(run.text)
    base = bidi.reads_from_right(text, otherwise)
    levels = bidi.levels(text, base, apart) if text else []
    return _Source(text, styles, languages, list(_faces(text, styles)), levels)


def _styled(style: Style, run: Run) -> Style:
    if not run.strong and not run.emphasis:
        return style
    return Style(
        style.size,
        style.leading,
        style.colour,
        style.strong or run.strong,
        style.emphasis or run.emphasis,
        style.mono,
    )


def _faces(text: str, styles: Sequence[Style]) -> Iterator[Face]:
    """A face for every character. Marks and joiners stay in the face of the letter before them."""
    last: Face | None = None
    for char, style in zip(text, styles, strict=True):
        belongs = last is not None and (invisible(char) or _follows(char, last))
        found = last if belongs else face_for(char, style.strong, style.emphasis, style.mono)
        if found is None:
            found = face_for(" ", style.strong, style.emphasis, style.mono)
        assert found is not None
        last = found
        yield found


def _follows(char: str, face: Face) -> bool:
    return unicodedata.category(char).startswith("M") and ord(char) in face.covers


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word and each space between words."""
    for found in _UNIT.finditer(text):
        start = found.start()
        for hyphen in _AFTER_HYPHEN.finditer(text, found.start(), found.end()):
            if start < hyphen.start() < found.end():
                yield start, hyphen.start()
                start = hyphen.start()
        yield start, found.end()


def _pieces(source: _Source, start: int, end: int) -> list[Piece]:
    """The stretch in shaped pieces of one style, face and direction, in logical order."""
    made = []
    while start < end:
        style, face, level = source.styles[start], source.faces[start], source.levels[start]
        language, stop = source.languages[start], start + 1
        while (
            stop < end
            and source.faces[stop] is face
            and source.styles[stop] is style
            and source.levels[stop] == level
        ):
            stop += 1
        shaped = shape(source.text[start:stop], face, bool(level % 2), language)
        made.append(Piece(shaped, style, level))
        start = stop
    return made


def _width(pieces: Iterable[Piece]) -> float:
    return sum(each.width for each in pieces)


def _broken(source: _Source, width: float, otherwise: bool) -> Iterator[Line]:
    """Lines filled one after the other; spaces at a line's end are left out."""
    line: list[Piece] = []
    space: list[Piece] = []
    filled = 0.0
    for start, end in _units(source.text):
        first = start
        if source.text[start].isspace() or source.text[start] == "\u200b":
            space = _pieces(source, start, end) if line else []
            continue
        for first, last in _fitting(source, start, end, width):
            word = _pieces(source, first, last)
            wide = _width(word)
            if line and filled + _width(space) + wide > width + 0.01:
                yield _ordered(line)
                line, filled = [], 0.0
            else:
                line += space
                filled += _width(space)
            line += word
            filled += wide
            space = []
    yield _ordered(line)


def _fitting(source: _Source, start: int, end: int, width: float) -> Iterator[tuple[int, int]]:
    """A word whole if it fits a line, else in the longest parts that do."""
    while start < end:
        stop = min(end, start + _LONGEST_LINE)
        if _width(_pieces(source, start, stop)) > width:
            low, high = start + 1, stop
            while low < high:  # the longest stretch that fits, at least one character
                middle = (low + high + 1) // 2
                fits = _width(_pieces(source, start, middle)) <= width
                low, high = (middle, high) if fits else (low, middle - 1)
            stop = _not_within_a_sign(source.text, start, low)
        yield start, stop
        start = stop


def _not_within_a_sign(text: str, start: int, stop: int) -> int:
    """An earlier place to break if this one would part a letter from its marks."""
    place = stop
    while start + 1 < place < len(text) and (
        invisible(text[place])
        or text[place - 1] == "\u200d"
        or unicodedata.category(text[place]) in ("Mn", "Mc", "Me")
        or 0x1F3FB <= ord(text[place]) <= 0x1F3FF
    ):
        place -= 1
    return place if place > start + 1 else stop


def _ordered(line: Sequence[Piece]) -> Line:
    places, x = [0.0] * len(line), 0.0
    for index in bidi.visual_order([each.level for each in line]):
        places[index] = x
        x += line[index].width
    return Line(tuple(line), tuple(places), x)
