"""What people type: folded for finding, cleaned for keeping."""

from __future__ import annotations

import unicodedata

LONGEST = 100_000
"""Characters that one field keeps (interface.md, principle 5)."""

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_MARKS = frozenset("'’‘`ʼ-‐‑–.")


def fold(text: str) -> str:
    """Lower case without accents, apostrophes or hyphens, spaces made one: for comparing names.

    "Zoë O’Brien-Łukasik" and "zoe obrien lukasik" meet: a hyphen becomes a space, an apostrophe
    nothing.
    """
    spread = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    kept = "".join(
        (" " if each in "-‐‑–" else "") if each in _MARKS else each
        for each in spread
        if not unicodedata.combining(each)
    )
    return " ".join(kept.split())


def clean(text: str) -> str:
    """Text as it is kept: composed (NFC), no control characters but tab and new line.

    Lone surrogates (broken Unicode) become the replacement character, so that every later step
    can encode what was kept.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        "\ufffd" if unicodedata.category(each) == "Cs" else each
        for each in whole
        if each in "\t\n" or unicodedata.category(each) != "Cc"
    )
    return unicodedata.normalize("NFC", kept)


def initials(*names: str) -> str:
    """First letters of the names: "Zoë", "O’Brien" → "Z. O."; "" where there is none."""
    firsts = [each.strip()[0].upper() for each in names if each.strip()]
    return " ".join(f"{letter}." for letter in firsts)


def phrase_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
