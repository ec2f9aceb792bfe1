"""How hard a text is to read: Flesch–Kincaid grade (Kincaid and others, 1975)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^laeiouytd]ed|(?<![sc]h)(?<![aeiouylscxzg])es)\Z")
"""Endings whose "e" is not heard: "time", "asked", "times"; but "able", "wanted", "washes"."""


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of an English word, by its groups of vowels; at least one."""
    low = word.lower().replace("’", "").replace("'", "")
    count = len(_VOWELS.findall(low))
    if count > 1 and _SILENT.search(low):
        count -= 1
    return max(1, count)


def words(text: str) -> list[str]:
    """The words of a text; numbers do not count."""
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def grade(text: str) -> Fraction:
    """School years (United States) needed to read the text; 0 for a text without words.

    0.39 × words per sentence + 11.8 × syllables per word − 15.59. Colon and semicolon end a
    sentence here, as they do for somebody reading aloud.
    """
    found = words(text)
    if not found:
        return Fraction(0)
    sentences = max(1, len(_SENTENCE_END.findall(text.strip() + " ")))
    heard = sum(syllables(each) for each in found)
    return (
        Fraction(39, 100) * Fraction(len(found), sentences)
        + Fraction(118, 10) * Fraction(heard, len(found))
        - Fraction(1559, 100)
    )
