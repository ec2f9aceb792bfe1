"""From request to decision to letter in days, and what was left unmet: measured, never a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True, slots=True)
class Way:
    """The days of one decision. None: there was no request, or no letter yet."""

    requested: date | None
    put: date
    decided: date
    letter: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """How long a stretch took in days: of how many, the middle one, the longest."""

    count: int
    middle: int
    longest: int


@dataclass(frozen=True, slots=True)
class Times:
    """The stretches; None where there is nothing to measure. `unsent`: decisions without letter."""

    request_to_decision: Span | None
    panel_to_decision: Span | None
    decision_to_letter: Span | None
    unsent: int


def times(ways: Iterable[Way]) -> Times:
    """How long each stretch took over these decisions."""
    held = tuple(ways)
    return Times(
        _span((w.decided - w.requested).days for w in held if w.requested is not None),
        _span((w.decided - w.put).days for w in held),
        _span((w.letter - w.decided).days for w in held if w.letter is not None),
        sum(w.letter is None for w in held),
    )


def _span(days: Iterable[int]) -> Span | None:
    held = sorted(days)
    return Span(len(held), round(median(held)), held[-1]) if held else None
