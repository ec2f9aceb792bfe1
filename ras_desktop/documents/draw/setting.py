"""Words set as flows, and flows set side by side in the direction of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ras_desktop.documents.blocks import Words
from ras_desktop.documents.draw import typeset
from ras_desktop.documents.draw.flow import Flow, Lines
from ras_desktop.documents.draw.look import Look, Style
from ras_desktop.documents.draw.stacks import Beside, Stack


def said(
    words: Words, style: Style, look: Look, width: float, *, place: float | None = None
) -> Lines:
    """The words as lines; without a `place` they begin at the side of their own direction."""
    if place is None:
        place = float(typeset.from_right(words, look.from_right))
    made = typeset.lines(words, style, width, otherwise=look.from_right, language=look.language)
    return Lines(made, width, style.size, style.leading, place)


def stacked(flows: Iterable[Flow]) -> Stack:
    """The flows under each other."""
    return Stack(tuple(flows))


def across(
    look: Look,
    width: float,
    widths: Sequence[float],
    columns: Sequence[Sequence[Flow]],
    *,
    gutter: float = 0.0,
) -> Beside:
    """Columns in the order of reading: from the left, or from the right.

    What is no higher than a few lines stays on one page.
    """
    placed, passed = [], 0.0
    for each, flows in zip(widths, columns, strict=True):
        x = width - passed - each if look.from_right else passed
        placed.append((x, Stack(tuple(flows))))
        passed += each + gutter
    made = Beside(tuple(placed))
    return replace(made, whole=made.height < look.text.leading * 6)


def fitting(labels: Sequence[str], style: Style, width: float, wanted: int, taken: float) -> int:
    """How many columns, at most `wanted`, so that no word of a label has to be broken.

    `taken` is the part of each column that is not for the label.
    """
    longest = max((typeset.longest_word(each, style) for each in labels), default=0.0)
    count = max(1, min(wanted, len(labels) or 1))
    while count > 1 and width / count - taken < longest:
        count -= 1
    return count
