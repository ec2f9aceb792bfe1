"""The fonts that ship: which one writes a character, and what is put where none does.

Every character of every language that the council's papers name has a font. A character without
one is written as its Unicode name in brackets: never a box, never left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import uharfbuzz as hb

from ras_desktop.paths import resources
from ras_desktop.wording import _

_REGULAR = (
    "NotoSans-Regular",
    "NotoSansMath-Regular",
    "NotoNaskhArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansThai-Regular",
    "NotoSansEthiopic-Regular",
    "NotoEmoji-Regular",
    "NotoSansSymbols2-Regular",
)
_BOLD = (
    "NotoSans-Bold",
    "NotoNaskhArabic-Bold",
    "NotoSansHebrew-Bold",
    "NotoSansDevanagari-Bold",
    "NotoSansBengali-Bold",
    "NotoSansGurmukhi-Bold",
)
_ITALIC = ("NotoSans-Italic",)
_MONO = ("NotoSansMono-Regular",)
_SCALES = {"NotoNaskhArabic-Regular": 1.16, "NotoNaskhArabic-Bold": 1.16}
_SYMBOLS_FIRST = frozenset("✓✔✗✘☐☑☒★☆♥♡●○■□▲△▼▽◆◇☎")
"""Signs of text that Noto Emoji has too, but as pictures."""

_INVISIBLE = frozenset({0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060})
"""Joiners and marks of direction: they shape what stands beside them and need no glyph."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, ready to shape with. `covers` are the code points that it has.

    `scale` evens out how large its letters look beside Noto Sans of the same size.
    """

    name: str
    path: str
    shaper: hb.Font
    units: int
    scale: float
    covers: frozenset[int]


@cache
def face(name: str) -> Face:
    """The font file of that name, read once."""
    path = resources() / "fonts" / f"{name}.ttf"
    opened = hb.Face(hb.Blob(path.read_bytes()))
    covers = frozenset(opened.unicodes)
    return Face(name, str(path), hb.Font(opened), opened.upem, _SCALES.get(name, 1.0), covers)


def chain(strong: bool, emphasis: bool, mono: bool) -> tuple[str, ...]:
    """Names of the fonts in the order in which they are asked. Strong wins over emphasis."""
    first = _MONO if mono else _BOLD if strong else _ITALIC if emphasis else ()
    return first + _REGULAR


@lru_cache(maxsize=8192)
def face_for(char: str, strong: bool, emphasis: bool, mono: bool) -> Face | None:
    """The first font that has the character; None if no font has it."""
    point = ord(char)
    if char in _SYMBOLS_FIRST:
        return face("NotoSansSymbols2-Regular")
    for name in chain(strong, emphasis, mono):
        asked = face(name)
        if point in asked.covers:
            return asked
    return None


def invisible(char: str) -> bool:
    """Whether the character only shapes its neighbours: a joiner, selector or mark of direction."""
    point = ord(char)
    return point in _INVISIBLE or 0xFE00 <= point <= 0xFE0F or 0xE0020 <= point <= 0xE007F


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, each once, in order."""
    found = dict.fromkeys(each for each in text if not each.isspace() and _lacks(each))
    return tuple(found)


def named(text: str) -> str:
    """The text with each character that no font has written as its name: "[melting face]".

    Four or more in a row, as in a sentence in a script without a font, are counted instead.
    """
    if not any(map(_lacks, text)):
        return text
    return "".join(
        "".join(_names(list(group))) if lacking else "".join(group)
        for lacking, group in groupby(text, _lacks)
    )


@lru_cache(maxsize=8192)
def _lacks(char: str) -> bool:
    if char.isspace() or invisible(char):
        return False
    return face_for(char, False, False, False) is None


def _names(chars: list[str]) -> Iterator[str]:
    if len(chars) < 4:
        yield from (f"[{_name(each)}]" for each in chars)
        return
    yield "[{}]".format(
        _("{count} characters that cannot be printed here: {kind}").format(
            count=len(chars), kind=_name(chars[0]).split("-")[0]
        )
    )


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}").lower()
