"""The indicative budgets of a whole caseload at once: the same pence as one at a time.

Whole numbers over one common denominator (`columns`). The table is asked once for each possible
number of points, with the very function that serves one child, and then only looked up. Where
whole numbers would not fit into 64 bits, and for a sum "divided_by" that is not rounded at once
(every child has another denominator), the exact slow way is taken: `allocate` child by child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

import numpy as np
import numpy.typing as npt

from ras_desktop.analysis import columns, encoding
from ras_desktop.analysis.columns import Column, Mask, TooLarge, Whole
from ras_desktop.analysis.encoding import CODE, NO_AGE, ON_FORM, OUTCOMES, Arrays, Child
from ras_desktop.analysis.money_rules import adjust_money, lines_of, menu_of
from ras_desktop.analysis.rules import Sheet, adjust_points, grid, total
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Outcome, Quantity
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.form import Form
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import in_year
from ras_desktop.domain.pricing import price
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.scheme_reach import point_range
from ras_desktop.domain.scoring import score
from ras_desktop.domain.table import BaseWeight, Blocks, Menu, Reckoner
from ras_desktop.domain.working import NOTHING, Working, exact

__all__ = ["Arrays", "Child", "Prepared", "Results", "calculate", "encode", "prepare"]

LONGEST: Final = 20_000
"""Steps of the grid of points for which the table is asked beforehand; more: only those met."""

_SUMS: Final = (CODE[Outcome.AMOUNT], CODE[Outcome.UP_TO])
_OUTSIDE: Final = CODE[Outcome.OUTSIDE]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the table gives at each step of the grid from `first` on: outcome code and sum."""

    first: int
    outcome: npt.NDArray[np.int8]
    value: Column


@dataclass(frozen=True, slots=True)
class Prepared:
    """One form of a scheme on one day, ready for any number of children."""

    scheme: Scheme
    form: Form
    on: date
    lookups: Mapping[int, Lookup] = field(repr=False)
    """By the place of the age's base from 0; 0 alone where ages do not matter."""
    bases: npt.NDArray[np.int16] = field(repr=False)
    """Age in whole years → place of its base; −1: there is none."""


@dataclass(frozen=True, slots=True)
class Results:
    """One entry for each child, in their order.

    `outcome`: place in `OUTCOMES`. `amount`: pence (minutes in a scheme of hours) for the scheme's
    period, 0 without a sum; `annual`: pence a year. `points` over `points_under`, 0 where no form
    was reached. `one_by_one`: the exact slow way was taken.
    """

    outcome: npt.NDArray[np.int8]
    amount: Whole
    annual: Whole
    points: Whole
    points_under: int
    one_by_one: bool = False

    def outcome_of(self, place: int) -> Outcome:
        """The outcome of one child."""
        return OUTCOMES[int(self.outcome[place])]

    def points_of(self, place: int) -> Decimal:
        """The points of one child."""
        return Decimal(int(self.points[place])) / Decimal(self.points_under)

    @property
    def has_sum(self) -> Mask:
        """Who has a sum."""
        found: Mask = np.isin(self.outcome, _SUMS)
        return found


def prepare(scheme: Scheme, form: Form, on: date) -> Prepared:
    """Asks the table for all points that the form can give. The scheme has no `faults`."""
    table = scheme.table(form.table)
    bases = np.zeros(256, dtype=np.int16)
    ages: list[int | None] = [None]
    if isinstance(table, BaseWeight):
        bases[:] = -1
        for place, each in reversed(list(enumerate(table.bases))):
            bases[each.age_from : each.age_to + 1] = place
        ages = [each.age_from for each in table.bases]
    lookups: dict[int, Lookup] = {}
    if not isinstance(table, Blocks | Reckoner | Menu):
        first, last = (
            int(each / exact(scheme.points.round.to)) for each in point_range(scheme, form)
        )
        if last - first < LONGEST:
            steps = range(first, last + 1)
            blank = Prepared(scheme, form, on, {}, bases)
            with suppress(TooLarge):  # then it is too large for the children too: the slow way
                for place, age in enumerate(ages):
                    lookups[place] = _asked(blank, steps, age)
    return Prepared(scheme, form, on, lookups, bases)


def _asked(prepared: Prepared, steps: Iterable[int], age: int | None) -> Lookup:
    """What the table gives at these steps of the grid, asked one by one."""
    scheme, form = prepared.scheme, prepared.form
    table, step = scheme.table(form.table), scheme.points.round.to
    outcomes: list[int] = []
    values: list[Fraction] = []
    held = list(steps)
    for each in held:
        working = Working(scheme, form, {}, prepared.on, age, each * step)
        try:
            found = price(working, table)
            outcomes.append(CODE[found.outcome])
            values.append(found.value)
        except Refused:
            outcomes.append(_OUTSIDE)
            values.append(NOTHING)
    return Lookup(held[0], np.array(outcomes, dtype=np.int8), columns.table(values))


def encode(prepared: Prepared, children: Iterable[Child]) -> Arrays:
    """The answers as arrays, to be calculated as often as wanted."""
    return encoding.encode(prepared.scheme, prepared.form, children)


def calculate(prepared: Prepared, arrays: Arrays) -> Results:
    """The budgets of all children. Exact to the penny, by whichever way."""
    if not arrays.count:
        nothing = np.zeros(0, dtype=np.int64)
        return Results(np.zeros(0, dtype=np.int8), nothing, nothing, nothing, 1)
    if arrays.fits:
        with suppress(TooLarge):
            return _all_at_once(prepared, arrays)
    return _one_by_one(prepared, arrays)


def _all_at_once(prepared: Prepared, arrays: Arrays) -> Results:
    none = np.zeros(arrays.count, dtype=np.bool_)
    sheet = Sheet(
        prepared.scheme, prepared.form, prepared.on, arrays, total(prepared.form, arrays), none
    )
    points = adjust_points(sheet)
    outcome, value = _table(prepared, sheet)
    active = (outcome == _SUMS[0]) | (outcome == _SUMS[1])
    value = adjust_money(sheet, value, outcome, active)
    outcome[sheet.failed] = _OUTSIDE
    active &= ~sheet.failed
    gone = arrays.elsewhere != ON_FORM
    if gone.any():
        outcome = np.where(gone, arrays.elsewhere, outcome)
        active &= ~gone
    rule = prepared.scheme.money
    value = columns.at_least(columns.rounded(value, rule.round.mode, exact(rule.round.to)), NOTHING)
    amount = _shown(value, 100 if rule.unit is Unit.MONEY else 60, Rounding.HALF_UP, active)
    annual = np.zeros(arrays.count, dtype=np.int64)
    if rule.unit is Unit.MONEY:
        year = columns.times(value, in_year(rule.period, rule.year))
        annual = _shown(year, 100, rule.round.mode, active)
    over = np.where(gone, 0, points.over) if gone.any() else points.over
    whole = np.broadcast_to(over, arrays.count)
    return Results(outcome, amount, annual, whole, points.under)


def _shown(value: Column, small: int, how: Rounding, active: Mask) -> Whole:
    """Whole pence or minutes for those with a sum, else 0."""
    whole = columns.rounded(columns.times(value, Fraction(small)), how, Fraction(1))
    found: Whole = np.where(active, whole.over, 0)
    return found


def _table(prepared: Prepared, sheet: Sheet) -> tuple[npt.NDArray[np.int8], Column]:
    """Outcome codes and sums from the table."""
    table = prepared.scheme.table(prepared.form.table)
    if isinstance(table, Blocks | Reckoner):
        outcome = np.full(sheet.arrays.count, _SUMS[0], dtype=np.int8)
        return outcome, lines_of(sheet, table)
    if isinstance(table, Menu):
        return menu_of(sheet, table)
    places = grid(sheet)
    if not isinstance(table, BaseWeight):
        return _looked_up(prepared, places, 0, None)
    ages = sheet.arrays.age
    known = (ages != NO_AGE) & (ages < len(prepared.bases))
    based = np.where(known, prepared.bases.take(np.where(known, ages, 0)), -1)
    outcome = np.full(sheet.arrays.count, _OUTSIDE, dtype=np.int8)
    value = columns.constant(NOTHING)
    for place, each in enumerate(table.bases):
        chosen = based == place
        if chosen.any():
            found, sums = _looked_up(prepared, places, place, each.age_from)
            outcome = np.where(chosen, found, outcome)
            value = columns.where(chosen, sums, value)
    return outcome, value


def _looked_up(
    prepared: Prepared, places: Whole, base: int, age: int | None
) -> tuple[npt.NDArray[np.int8], Column]:
    """What the table gives at these steps of the grid; steps not asked beforehand are asked now."""
    lookup = prepared.lookups.get(base)
    if lookup is not None:
        last = lookup.first + len(lookup.outcome) - 1
        if lookup.first <= places.min() and places.max() <= last:
            index = places - lookup.first
            return lookup.outcome.take(index), columns.take(lookup.value, index)
    met, index = np.unique(places, return_inverse=True)
    lookup = _asked(prepared, [int(each) for each in met], age)
    return lookup.outcome.take(index), columns.take(lookup.value, index)


def _one_by_one(prepared: Prepared, arrays: Arrays) -> Results:
    """The exact slow way: the single calculation for each child."""
    outcome, amount, annual, points = [], [], [], []
    for child in arrays.children:
        card = score(prepared.form, read(prepared.form, child.answers))
        budget = allocate(
            prepared.scheme,
            card,
            on=prepared.on,
            age=child.age,
            gates=child.gates,
            chosen=child.chosen,
        )
        result = budget.result
        outcome.append(CODE[budget.outcome])
        amount.append(0 if result is None else _small(result))
        annual.append(0 if budget.annual is None else budget.annual.pence)
        points.append(NOTHING if budget.points is None else exact(budget.points))
    under = lcm(*(each.denominator for each in points))
    whole = [int(each * under) for each in points]
    return Results(
        np.array(outcome, dtype=np.int8),
        np.array(amount, dtype=np.int64),
        np.array(annual, dtype=np.int64),
        np.array(whole, dtype=np.int64),
        under,
        one_by_one=True,
    )


def _small(result: Quantity) -> int:
    return result.minutes if isinstance(result, Hours) else result.pence
