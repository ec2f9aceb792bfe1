"""What direct payments are spent on, over all families (word: spent). domain.md §10, R 7.

For whoever plans which services there should be: sums by service and provider, never a family. What
fewer than `FEWEST` families share is told together, so that no family can be known by it; where
only one row would be hidden, the smallest that is shown is hidden with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.money import Money, total
from ras_desktop.domain.text import fold

FEWEST = 5
"""Families behind a figure that may be shown (domain.md §10: small numbers are suppressed)."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one family spent on one support. `provider`: "" where the plan names none."""

    case: UUID
    what: str
    provider: str
    spent: Money


@dataclass(frozen=True, slots=True)
class SpentOn:
    """A service, from whom, by how many families, and the sum."""

    what: str
    provider: str
    families: int
    spent: Money


@dataclass(frozen=True, slots=True)
class Spent:
    """The rows that may be shown, the most first; what is told together, and the whole sum.

    `hidden`: how many rows are told together as `together`; their families are not counted.
    """

    rows: tuple[SpentOn, ...]
    hidden: int
    together: Money
    whole: Money


def spent(uses: Iterable[Use], fewest: int = FEWEST) -> Spent:
    """Adds up by service and provider; the same words in other letters count as the same."""
    cases: dict[tuple[str, str], set[UUID]] = {}
    sums: dict[tuple[str, str], int] = {}
    words: dict[tuple[str, str], tuple[str, str]] = {}
    for each in uses:
        key = (fold(each.what), fold(each.provider))
        cases.setdefault(key, set()).add(each.case)
        sums[key] = sums.get(key, 0) + each.spent.pence
        said = (each.what.strip(), each.provider.strip())
        words[key] = min(words.get(key, said), said)
    rows = [SpentOn(*words[key], families=len(cases[key]), spent=Money(sums[key])) for key in words]
    rows.sort(key=lambda each: (-each.spent.pence, each.what, each.provider))
    few = [each for each in rows if each.families < fewest]
    shown = [each for each in rows if each.families >= fewest]
    if len(few) == 1 and shown:
        few.append(shown.pop())
    return Spent(
        tuple(shown),
        len(few),
        total(each.spent for each in few),
        total(each.spent for each in rows),
    )
