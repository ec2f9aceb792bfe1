"""What becomes of money, over all children at once: table lines, menus, adjustments."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from ras_desktop.analysis import columns
from ras_desktop.analysis.columns import Column, Mask
from ras_desktop.analysis.encoding import CODE
from ras_desktop.analysis.rules import Sheet, by_level, each_step, evaluate, holds
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.scheme import Act, MoneyAdjustment
from ras_desktop.domain.table import Blocks, Menu, Outside, Reckoner
from ras_desktop.domain.working import NOTHING, exact

Codes = npt.NDArray[np.int8]

_BELOW: Final = {
    Outside.ERROR: CODE[Outcome.OUTSIDE],
    Outside.PANEL: CODE[Outcome.PANEL],
    Outside.NONE: CODE[Outcome.NONE],
}


def lines_of(sheet: Sheet, table: Blocks | Reckoner) -> Column:
    """The sum of all lines."""
    everybody = np.ones(sheet.arrays.count, dtype=np.bool_)
    value = columns.constant(NOTHING)
    for each in table.lines:
        value = columns.plus(value, evaluate(sheet, each.sum, everybody))
    return value


def menu_of(sheet: Sheet, table: Menu) -> tuple[Codes, Column]:
    """The sums of what was chosen; still to choose where nothing was, or too much."""
    count = sheet.arrays.count
    enough = np.broadcast_to(columns.from_(sheet.points, exact(table.first)), count)
    inside = np.ones(count, dtype=np.bool_) if table.below is Outside.CAP else enough
    picks = [_picked(sheet, place, each.first) for place, each in enumerate(table.options)]
    number = np.sum(picks, axis=0) if picks else np.zeros(count, dtype=np.int64)
    chose = (number > 0) & (number <= table.choose)
    value = columns.constant(NOTHING)
    for option, pick in zip(table.options, picks, strict=True):
        # while the family has still to choose, every open option is worked out for them
        asked = inside & np.where(chose, pick, _open(sheet, option.first))
        sum_ = evaluate(sheet, option.sum, asked)
        value = columns.plus(value, columns.where(pick & chose, sum_, columns.constant(NOTHING)))
    outcome = np.where(chose, CODE[Outcome.AMOUNT], CODE[Outcome.CHOOSE]).astype(np.int8)
    if table.below is not Outside.CAP:
        outcome = np.where(inside, outcome, _BELOW[table.below]).astype(np.int8)
    return outcome, value


def _open(sheet: Sheet, first: Decimal | None) -> Mask:
    count = sheet.arrays.count
    if first is None:
        return np.ones(count, dtype=np.bool_)
    return np.broadcast_to(columns.from_(sheet.points, exact(first)), count)


def _picked(sheet: Sheet, place: int, first: Decimal | None) -> Mask:
    picked: Mask = (sheet.arrays.chosen >> place) & 1 == 1
    return picked & _open(sheet, first)


def adjust_money(sheet: Sheet, value: Column, outcome: Codes, active: Mask) -> Column:
    """The sums after all adjustments, in their order; `outcome` and `active` are updated.

    Whoever is sent to the panel is out of the sums from there on.
    """
    for each in sheet.scheme.adjust_money:
        mask = holds(sheet, each.when)
        here = active if mask is None else active & mask
        if each.act is Act.PANEL:
            if each.above is not None:
                here = here & columns.above(value, exact(each.above))
            outcome[here] = CODE[Outcome.PANEL]
            active &= ~here
            continue
        after = _adjusted(sheet, each, value, here)
        value = after if mask is None else columns.where(mask, after, value)
    return value


def _adjusted(sheet: Sheet, rule: MoneyAdjustment, before: Column, here: Mask) -> Column:
    match rule.act:
        case Act.MULTIPLY:
            return _multiplied(sheet, rule, before)
        case Act.CAP | Act.FLOOR:
            assert rule.amount is not None
            limit = exact(rule.amount)
            cap = rule.act is Act.CAP
            return columns.at_most(before, limit) if cap else columns.at_least(before, limit)
        case _:
            assert rule.sum is not None
            value = evaluate(sheet, rule.sum, here)
            add = rule.act is Act.ADD
            return columns.plus(before, value) if add else columns.minus(before, value)


def _multiplied(sheet: Sheet, rule: MoneyAdjustment, before: Column) -> Column:
    if rule.question is None or rule.by_level is None:
        assert rule.factor is not None
        return each_step(sheet, columns.times(before, exact(rule.factor)))
    found = by_level(sheet, rule.question, rule.by_level)
    if found is None:
        return before
    factor, known = found
    after = each_step(sheet, columns.product(before, factor))
    return columns.where(known, after, before)
