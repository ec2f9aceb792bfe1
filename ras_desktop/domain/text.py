"""What people type: folded for finding, cleaned for keeping."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from ras_desktop.domain.finding import Finding, Findings

Value = TypeVar("Value")

LONGEST = 100_000
"""Characters that one field keeps (interface.md, principle 5)."""

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_SILENT = frozenset("'’‘‛`´ʼʻʹ′.")
_DASHES = frozenset("-‐‑‒–—―−")
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs to Unicode that print as nothing: fillers, the empty Braille cell."""


def fold(text: str) -> str:
    """Lower case without accents, apostrophes, full stops or dashes, spaces made one.

    For comparing names: "Zoë O’Brien-Łukasik" and "zoe obrien lukasik" meet. A dash becomes a
    space; an apostrophe and marks that are not seen (joiners, direction marks) become nothing.
    """
    lower = text.lower()
    if lower.isascii() and not any(mark in lower for mark in "'`.-"):
        return " ".join(lower.split())
    spread = unicodedata.normalize("NFKD", text).casefold()
    # Some letters open up only after the first pass ("㎒" is "MHz"), some marks only after both.
    spread = unicodedata.normalize("NFKD", spread).casefold().translate(_LETTERS)
    return " ".join("".join(_folded(each) for each in spread).split())


def _folded(letter: str) -> str:
    if letter in _DASHES:
        return " "
    unseen = letter in _SILENT or (
        not letter.isalnum() and unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cs"}
    )
    return "" if unseen else letter


def clean(text: str) -> str:
    """Text as it is kept: composed (NFC), no control characters but tab and new line.

    Lone surrogates (broken Unicode) become the replacement character, so that every later step
    can encode what was kept. Text of which nothing is seen (joiners, fillers) is kept as empty, so
    that it never stands for a reason or a name.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        "\ufffd" if unicodedata.category(each) == "Cs" else each
        for each in whole
        if each in "\t\n" or unicodedata.category(each) != "Cc"
    )
    return unicodedata.normalize("NFC", kept) if any(map(_seen, kept)) else ""


def _seen(letter: str) -> bool:
    """Whether something is printed for a character: no space, format mark or filler."""
    return unicodedata.category(letter)[0] not in "ZC" and letter not in _BLANKS


def words_of(text: str) -> str:
    """The words of a text, folded, a space before and after each: to look for whole words in."""
    return f" {' '.join(''.join(each if each.isalnum() else ' ' for each in fold(text)).split())} "


def cleaned(value: Value) -> Value:
    """A value of the domain with every text in it cleaned, in nested values too."""
    whole: Any = _cleaned(value)
    return whole  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(each) for each in value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in dataclasses.fields(value) if each.init]
        return dataclasses.replace(
            value, **{name: _cleaned(getattr(value, name)) for name in names}
        )
    return value


def too_long(value: Any, where: str = "") -> Findings:
    """A finding for each text of a value, nested ones too, that is longer than a field keeps."""
    if type(value) is str:
        if len(value) <= LONGEST:
            return ()
        return (Finding("text.too_long", where, {"length": len(value), "longest": LONGEST}),)
    if isinstance(value, tuple):
        parts = [(str(place), each) for place, each in enumerate(value)]
    elif isinstance(value, Mapping):
        parts = [(str(key), each) for key, each in value.items()]
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [(each.name, getattr(value, each.name)) for each in dataclasses.fields(value)]
    else:
        return ()
    return tuple(
        finding
        for name, part in parts
        for finding in too_long(part, f"{where}/{name}" if where else name)
    )


def initials(*names: str) -> str:
    """First letters of the names: "Zoë", "O’Brien" → "Z. O."; "" where there is none."""
    firsts = [each.strip()[0].upper() for each in names if each.strip()]
    return " ".join(f"{letter}." for letter in firsts)


def phrase_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


NEAREST = 6
"""Names that a finding offers instead of one that is not known."""


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names most like one that is not known, the likeliest first; where none is, the first."""
    listed = list(dict.fromkeys(known))
    return tuple(get_close_matches(name, listed, n=NEAREST, cutoff=0.5)) or tuple(listed[:NEAREST])
