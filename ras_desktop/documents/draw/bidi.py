"""Which way each character runs, after the Unicode bidirectional algorithm (python-bidi)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bidi import algorithm

_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_FIGURES = re.compile(r"[+−£€-]*[0-9](?:[0-9.,:/ -]*[0-9])?%?")
"""Sums, dates in figures and telephone numbers: read from the left in every language here, but
the algorithm would turn the groups of "01999 555 0100" round within Urdu or Arabic."""
_STANDS_FOR_A_RUN = "\ufffc"


def has_right_to_left(text: str) -> bool:
    """Whether any character may run from right to left; most texts have none."""
    return _FROM_RIGHT.search(text) is not None


def reads_from_right(text: str, otherwise: bool) -> bool:
    """Direction of a text after its first strong letter.

    A text of figures alone reads from the left; `otherwise` decides where there is neither.
    """
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return otherwise and not _FIGURES.search(text)


def levels(text: str, from_right: bool, apart: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The embedding level of each character: odd runs from right to left.

    `apart` are stretches (start, end) that keep their direction to themselves, as figures always
    do: outside each counts as one neutral sign, inside it is ordered as a text of its own.
    """
    if not from_right and not has_right_to_left(text):
        return [0] * len(text)
    apart = _with_figures(text, apart)
    if not apart:
        return _levels(text, from_right)
    outer, places, last = "", [], 0
    for start, end in apart:
        outer += text[last:start]
        places.append(len(outer))
        outer += _STANDS_FOR_A_RUN
        last = end
    around = _levels(outer + text[last:], from_right)
    result: list[int] = []
    taken = 0
    for (start, end), place in zip(apart, places, strict=True):
        result += around[taken:place]
        result += _inside(text[start:end], around[place])
        taken = place + 1
    return result + around[taken:]


def _with_figures(text: str, apart: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    figures = [found.span() for found in _FIGURES.finditer(text)]
    free = [
        (start, end)
        for start, end in figures
        if end - start > 1 and not any(start < stop and begin < end for begin, stop in apart)
    ]
    return sorted([*apart, *free])


def _inside(text: str, around: int) -> list[int]:
    """Levels of a stretch that stands apart within a text of level `around`."""
    from_right = reads_from_right(text, False)
    base = around + 1 if (around + 1) % 2 == from_right else around + 2
    return [base - from_right + level for level in _levels(text, from_right)]


def _levels(text: str, from_right: bool) -> list[int]:
    if not from_right and not has_right_to_left(text):
        return [0] * len(text)
    # The algorithm takes joiners out of the text; as marks they follow the letter before them,
    # so that each character keeps its place.
    kept = "".join("\u0300" if _dropped(each) else each for each in text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(from_right)
    storage["base_dir"] = "R" if from_right else "L"
    algorithm.get_embedding_levels(kept, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [each["level"] for each in storage["chars"]]


def _dropped(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("BN", "LRE", "RLE", "LRO", "RLO", "PDF")


def visual_order(levels_of_parts: Sequence[int]) -> list[int]:
    """Indexes of the parts of a line from left to right (rule L2)."""
    order = list(range(len(levels_of_parts)))
    if not order:
        return order
    odd = [each for each in levels_of_parts if each % 2]
    for level in range(max(levels_of_parts), min(odd, default=max(levels_of_parts) + 1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels_of_parts[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
