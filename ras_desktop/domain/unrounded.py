"""A sum or time in the middle of a working that is no whole penny or minute: kept exact.

A step that said such a sum to the penny would be wrong by what is rounded later: "£1,854.82 × 1.25
= £2,318.53, rounded to £2,318.53" hides that £2,318.525 was rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class UnroundedPounds:
    """Pounds, exact, with a part of a penny."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class UnroundedHours:
    """Hours, exact, with a part of a minute."""

    value: Fraction


Unrounded = UnroundedPounds | UnroundedHours
