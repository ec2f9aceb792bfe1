"""A step of an explanation: a code and numbers; `wording` makes the sentence.

Functions that calculate return their steps. There is no hidden tracer, and no amount without steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a calculation.

    `code`: dotted word, e.g. "points.answer", "money.band"; `values`: what the sentence says
    (int, Decimal, Fraction, Money, date, str identifiers and labels). A step that changes the
    running sum of money also carries `before` and `after` (Money, or UnroundedPounds where it is no
    whole penny) among its values.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


Steps = tuple[Step, ...]
