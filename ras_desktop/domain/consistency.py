"""Is this decided as others were? The nearest past cases beside the one that is put (R 2.4).

Near: the same scheme version and form, then points, then age. Nobody is named. It is for people to
look at and talk about; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.money import Money

NEAREST = 8
"""How many past cases are shown: own judgement, as many as fit a chart that is looked at once."""
FEWEST = 4
"""Below so many nothing is called unusual: own judgement."""
FAR = Fraction(35, 100)
"""A sum is unusual if it is so much above or below the middle one: own judgement."""


@dataclass(frozen=True, slots=True)
class Past:
    """A past decision without whose it is: points, age, what was asked and approved a year, when.

    `scheme` (an edition) and `form`: of the assessment that it rests on.
    """

    scheme: UUID
    form: str
    points: Decimal
    age: int | None
    asked: Money
    approved: Money
    on: date


@dataclass(frozen=True, slots=True)
class Here:
    """The case that is put, as far as others are compared with it."""

    scheme: UUID
    form: str
    points: Decimal
    age: int | None
    asked: Money


@dataclass(frozen=True, slots=True)
class View:
    """The nearest past cases in the order of their points, and what stands out.

    `middle`: the median of what was approved, None where there is none. `unusual`: places in `near`
    whose sum is far from it; `here_unusual`: whether what is asked now is.
    """

    near: tuple[Past, ...]
    middle: Money | None
    unusual: frozenset[int]
    here_unusual: bool


def view(here: Here, past: Iterable[Past]) -> View:
    """The nearest past cases beside this one."""
    fitting = (each for each in past if (each.scheme, each.form) == (here.scheme, here.form))

    def far(each: Past) -> tuple[Decimal, int, int]:
        years = abs((each.age or 0) - (here.age or 0))
        return abs(each.points - here.points), years, -each.on.toordinal()

    nearest = sorted(fitting, key=far)[:NEAREST]
    near = tuple(sorted(nearest, key=lambda each: (each.points, each.approved.pence)))
    middle = _median(near)
    if middle is None or len(near) < FEWEST:
        return View(near, middle, frozenset(), here_unusual=False)
    unusual = frozenset(at for at, each in enumerate(near) if _far(each.approved, middle))
    return View(near, middle, unusual, _far(here.asked, middle))


def _median(near: tuple[Past, ...]) -> Money | None:
    sums = sorted(each.approved.pence for each in near)
    if not sums:
        return None
    half = len(sums) // 2
    if len(sums) % 2:
        return Money(sums[half])
    return Money((sums[half - 1] + sums[half]) // 2)


def _far(sum_: Money, middle: Money) -> bool:
    return abs(sum_.pence - middle.pence) > FAR * middle.pence
