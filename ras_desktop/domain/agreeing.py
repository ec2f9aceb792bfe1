"""How far several people agree who scored the same children: percentage and weighted kappa.

Which kappa, and why. Levels are ordered, so an answer one level off is a smaller disagreement than
one three levels off: kappa is weighted (Cohen 1968, Psychological Bulletin 70). The weights are
*linear*, the distance itself: "how many levels apart" is what people talk about, linear weights
treat each step between two levels alike (Vanbelle and Albert 2009, Statistical Methodology 6),
and, unlike quadratic ones, they neither rise so much with the number of levels (Brenner and
Kliebsch 1996, Epidemiology 7) nor come out high where few answers are the same (Graham and Jackson
1993, Journal of Clinical Epidemiology 46). For more than two workers, of whom not everybody has
scored every child, it is Conger's generalisation (Conger 1980, Psychological Bulletin 88) in
Gwet's form for missing ratings (Handbook of Inter-Rater Reliability, 4th edition 2014, chapters 2
and 3): for two workers it is Cohen's weighted kappa itself, and R's
`irrCAC::conger.kappa.raw(…, weights = "linear")` gives the same figure.

    kappa = 1 − (mean distance between two workers at one child)
                / (mean distance between the answers of two workers, each at any child)

Where all answers are the same there is nothing to compare with chance: kappa is then *not defined*
(0 divided by 0), and that is said, instead of 1 or nothing. Exact fractions throughout.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import TypeVar

Worker = TypeVar("Worker", bound=Hashable)
Child = TypeVar("Child", bound=Hashable)

Scores = Mapping[Child, Mapping[Worker, Fraction]]
"""Child → worker → where the answer stands (`practice.position`: levels from 0 upwards)."""

LEAST_WORKERS = 3
LEAST_CHILDREN = 5
"""Below one of these a figure says little; own judgement. `Agreement.few` says so, and how far a
kappa rests on single children is shown by leaving each one out (`low`, `high`)."""


class Undefined(StrEnum):
    """Why there is no kappa."""

    ALL_SAME = "all-same"
    TOO_FEW = "too-few"


class Strength(StrEnum):
    """How strong an agreement is called: Altman, Practical Statistics for Medical Research (1991).

    A habit of reading, no test: small numbers and rare answers move kappa, and the same words fit
    other weights less well (Warrens 2013, Journal of Probability and Statistics).
    """

    POOR = "poor"
    FAIR = "fair"
    MODERATE = "moderate"
    GOOD = "good"
    VERY_GOOD = "very-good"


_UP_TO = (
    (Fraction(20, 100), Strength.POOR),
    (Fraction(40, 100), Strength.FAIR),
    (Fraction(60, 100), Strength.MODERATE),
    (Fraction(80, 100), Strength.GOOD),
)


def strength(kappa: Fraction) -> Strength:
    """What a kappa is called: poor to 0.20, fair to 0.40, moderate to 0.60, good to 0.80."""
    return next((word for most, word in _UP_TO if kappa <= most), Strength.VERY_GOOD)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree on one question.

    `workers`, `children`: who scored a child that somebody else scored too, and how many such
    children. `pairs`: two workers at one child, counted over all. `same`, `near`: how many of these
    pairs gave the same answer, and how many at most one level apart. `kappa` is None where `why`
    says so. `low`, `high`: the least and the most that kappa is with one child left out.
    """

    workers: int = 0
    children: int = 0
    pairs: int = 0
    same: int = 0
    near: int = 0
    kappa: Fraction | None = None
    why: Undefined | None = Undefined.TOO_FEW
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """The share of pairs that gave the same answer; None without a pair."""
        return Fraction(self.same, self.pairs) if self.pairs else None

    @property
    def near_share(self) -> Fraction | None:
        """The share of pairs at most one level apart."""
        return Fraction(self.near, self.pairs) if self.pairs else None

    @property
    def few(self) -> bool:
        """Whether so few scored so little that the figures say little."""
        return self.workers < LEAST_WORKERS or self.children < LEAST_CHILDREN


def agreement(scores: Scores[Child, Worker]) -> Agreement:
    """How far all workers agree. The order of children and workers makes no difference."""
    whole, one = _in_whole_numbers(scores)
    shared = {child: row for child, row in whole.items() if len(row) > 1}
    distances = [
        abs(mine - yours)
        for row in shared.values()
        for mine, yours in combinations(row.values(), 2)
    ]
    kappa, why = _kappa(whole)
    low, high = _one_left_out(whole) if kappa is not None else (None, None)
    return Agreement(
        workers=len({worker for row in shared.values() for worker in row}),
        children=len(shared),
        pairs=len(distances),
        same=sum(each == 0 for each in distances),
        near=sum(each <= one for each in distances),
        kappa=kappa,
        why=why,
        low=low,
        high=high,
    )


Whole = dict[Child, dict[Worker, int]]


def _in_whole_numbers(scores: Scores[Child, Worker]) -> tuple[Whole[Child, Worker], int]:
    """The scores over one common denominator, and the denominator: exact, and much quicker."""
    one = lcm(*(each.denominator for row in scores.values() for each in row.values()))
    whole = {
        child: {worker: int(each * one) for worker, each in row.items()}
        for child, row in scores.items()
    }
    return whole, one


def _kappa(scores: Whole[Child, Worker]) -> tuple[Fraction | None, Undefined | None]:
    shared = [row for row in scores.values() if len(row) > 1]
    if len(shared) < 2:
        return None, Undefined.TOO_FEW
    observed = sum((_mean_distance(row) for row in shared), Fraction(0)) / len(shared)
    by_chance = _by_chance(scores)
    if by_chance == 0:
        return None, Undefined.ALL_SAME
    return 1 - observed / by_chance, None


def _mean_distance(row: Mapping[Worker, int]) -> Fraction:
    pairs = [abs(one - other) for one, other in combinations(row.values(), 2)]
    return Fraction(sum(pairs), len(pairs))


def _by_chance(scores: Whole[Child, Worker]) -> Fraction:
    """The mean distance of two workers who would answer as often as they do, at any child."""
    given: dict[Worker, list[int]] = {}
    for row in scores.values():
        for worker, score in row.items():
            given.setdefault(worker, []).append(score)
    means = [_apart(one, other) for one, other in combinations(given.values(), 2)]
    return sum(means, Fraction(0)) / len(means)


def _apart(one: list[int], other: list[int]) -> Fraction:
    whole = sum(abs(mine - yours) for mine in one for yours in other)
    return Fraction(whole, len(one) * len(other))


def _one_left_out(scores: Whole[Child, Worker]) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest kappa with one child left out; None where none is defined."""
    found = []
    for left in scores:
        kappa, _why = _kappa({child: row for child, row in scores.items() if child != left})
        if kappa is not None:
            found.append(kappa)
    return (min(found), max(found)) if found else (None, None)
