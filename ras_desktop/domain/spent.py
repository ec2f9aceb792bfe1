"""What direct payments are spent on, over all families (word: spent). domain.md §10, R 7.

For whoever plans which services there should be: sums by service and provider, never a family. What
fewer than `FEWEST` families share is told together, first by service, then as one sum, so that no
family can be known by it; where only one row would be hidden, the smallest shown is hidden with it.
"""

from __future__ import annotations

from collections import defaultdict
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
    """A service, from whom, by how many families, and the sum. `provider` None: from several, each
    of whom serves few families."""

    what: str
    provider: str | None
    families: int
    spent: Money


@dataclass(frozen=True, slots=True)
class Spent:
    """The rows that may be shown, the most first; what is told together, and the whole sum.

    `hidden`: how many services are told together as `together`; their families are not counted.
    """

    rows: tuple[SpentOn, ...]
    hidden: int
    together: Money
    whole: Money


def spent(uses: Iterable[Use], fewest: int = FEWEST) -> Spent:
    """Adds up by service and provider; the same words in other letters count as the same."""
    groups: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for each in uses:
        groups[fold(each.what), fold(each.provider)].append(each)
    shown, few = _parted(((each, _provider(each)) for each in groups.values()), fewest)
    services: dict[str, list[Use]] = defaultdict(list)
    for group in few:
        services[fold(group[0].what)] += group
    several, rest = _parted(((each, None) for each in services.values()), fewest)
    shown += several
    shown.sort(key=lambda each: (-each.spent.pence, each.what, each.provider or ""))
    together = sum_of(each for group in rest for each in group)
    hidden = len(rest)
    if hidden == 1 and shown:
        hidden, together = 2, together + shown.pop().spent
    whole = sum_of(each for group in groups.values() for each in group)
    return Spent(tuple(shown), hidden, together, whole)


def _parted(
    groups: Iterable[tuple[list[Use], str | None]], fewest: int
) -> tuple[list[SpentOn], list[list[Use]]]:
    """The groups that enough families share, as rows, and the others."""
    shown, few = [], []
    for group, provider in groups:
        families = len({each.case for each in group})
        if families < fewest:
            few.append(group)
        else:
            what = min(each.what.strip() for each in group)
            shown.append(SpentOn(what, provider, families, sum_of(group)))
    return shown, few


def _provider(group: Iterable[Use]) -> str:
    return min(each.provider.strip() for each in group)


def sum_of(uses: Iterable[Use]) -> Money:
    """What was spent on all of them."""
    return total(each.spent for each in uses)
