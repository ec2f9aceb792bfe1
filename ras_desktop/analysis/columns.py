"""Exact columns: one fraction for each child, as whole numbers over one common denominator.

Every operation knows how large its whole numbers can become, and stops with `TooLarge` before one
would leave 64 bits: then the exact slow way is taken. Nothing here is ever rounded unasked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ras_desktop.domain.money import Rounding
from ras_desktop.domain.working import round_ratio

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Index = npt.NDArray[Any]

MOST = 2**62
"""Whole numbers stay below this, so that twice one still fits into 64 bits."""


class TooLarge(Exception):  # noqa: N818  (no fault: the exact slow way is taken instead)
    """The next step would not fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Column:
    """`over` ÷ `under` for each child; `low` and `high` bound the values of `over`."""

    over: Whole
    under: int
    low: int
    high: int


def checked(over: Whole, under: int, low: int, high: int) -> Column:
    """A column whose bounds fit. TooLarge otherwise."""
    if max(abs(low), abs(high), under) >= MOST:
        raise TooLarge
    return Column(over, under, low, high)


def _fits(*ends: int) -> None:
    if max(map(abs, ends)) >= MOST:
        raise TooLarge


def constant(value: Fraction) -> Column:
    """The same value for every child."""
    over, under = value.as_integer_ratio()
    _fits(over, under)
    return Column(np.array([over], dtype=np.int64), under, over, over)


def table(values: Sequence[Fraction]) -> Column:
    """A short list of values to take from."""
    under = lcm(*(each.denominator for each in values))
    whole = [each.numerator * (under // each.denominator) for each in values]
    _fits(*whole, under)
    return Column(np.array(whole, dtype=np.int64), under, min(whole), max(whole))


def take(short: Column, index: Index) -> Column:
    """For each child the value at its place in a short list."""
    return Column(short.over.take(index), short.under, short.low, short.high)


def finer(column: Column, under: int) -> Column:
    """The same values over a multiple of their denominator."""
    factor = under // column.under
    if factor == 1:
        return column
    _fits(column.low * factor, column.high * factor, under)
    return Column(column.over * factor, under, column.low * factor, column.high * factor)


def alike(first: Column, second: Column) -> tuple[Column, Column]:
    """Both over the same denominator."""
    under = lcm(first.under, second.under)
    return finer(first, under), finer(second, under)


def plus(first: Column, second: Column) -> Column:
    """The sums."""
    one, two = alike(first, second)
    low, high = one.low + two.low, one.high + two.high
    _fits(low, high)
    return Column(one.over + two.over, one.under, low, high)


def minus(first: Column, second: Column) -> Column:
    """The differences."""
    one, two = alike(first, second)
    low, high = one.low - two.high, one.high - two.low
    _fits(low, high)
    return Column(one.over - two.over, one.under, low, high)


def times(column: Column, factor: Fraction) -> Column:
    """Every value times one factor."""
    over, under = factor.as_integer_ratio()
    if over == 1 and under == 1:
        return column
    shared = gcd(over, column.under)
    over, whole = over // shared, column.under // shared * under
    ends = (column.low * over, column.high * over)
    return checked(column.over * over, whole, min(ends), max(ends))


def product(first: Column, second: Column) -> Column:
    """Child by child, one value times the other."""
    ends = [low * high for low in (first.low, first.high) for high in (second.low, second.high)]
    under = first.under * second.under
    _fits(*ends, under)
    return Column(first.over * second.over, under, min(ends), max(ends))


def at_most(column: Column, limit: Fraction) -> Column:
    """No value above the limit."""
    one, two = alike(column, constant(limit))
    return Column(
        np.minimum(one.over, two.over), one.under, min(one.low, two.low), min(one.high, two.high)
    )


def at_least(column: Column, limit: Fraction) -> Column:
    """No value below the limit."""
    one, two = alike(column, constant(limit))
    return Column(
        np.maximum(one.over, two.over), one.under, max(one.low, two.low), max(one.high, two.high)
    )


def where(mask: Mask, first: Column, second: Column) -> Column:
    """The first where the mask holds, else the second."""
    one, two = alike(first, second)
    low, high = min(one.low, two.low), max(one.high, two.high)
    return Column(np.where(mask, one.over, two.over), one.under, low, high)


def above(column: Column, limit: Fraction) -> Mask:
    """Where the value is greater than the limit."""
    found: Mask = column.over > _clamped(limit.numerator * column.under // limit.denominator)
    return found


def from_(column: Column, limit: Fraction) -> Mask:
    """Where the value is the limit or more."""
    whole = -(-limit.numerator * column.under // limit.denominator)
    found: Mask = column.over >= _clamped(whole)
    return found


def up_to(column: Column, limit: Fraction) -> Mask:
    """Where the value is the limit or less."""
    return ~above(column, limit)


def _clamped(whole: int) -> int:
    return max(-MOST, min(MOST, whole))


def rounded(column: Column, how: Rounding, to: Fraction) -> Column:
    """The nearest multiples of `to`, in the way of `domain.working.rounded`."""
    under = column.under * to.numerator
    shared = gcd(to.denominator, under)
    factor, under = to.denominator // shared, under // shared
    low, high = column.low * factor, column.high * factor
    _fits(2 * abs(low) + under, 2 * abs(high) + under)
    over = column.over if factor == 1 else column.over * factor
    whole = over if under == 1 else ratio(over, under, how, signed=low < 0)
    step = to.numerator
    ends = [round_ratio(each, under, how) * step for each in (low, high)]
    _fits(*ends)
    return Column(whole if step == 1 else whole * step, to.denominator, min(ends), max(ends))


def ratio(over: Whole, under: int | Whole, how: Rounding, *, signed: bool) -> Whole:
    """`over` ÷ `under` (positive) in whole numbers, as `domain.working.round_ratio` rounds."""
    whole: Whole
    match how:
        case Rounding.FLOOR:
            whole = over // under
        case Rounding.TRUNCATE:
            whole = over // under
            if signed:
                whole = np.where(over >= 0, whole, -(-over // under))
        case Rounding.HALF_UP:
            size: Whole = np.abs(over) if signed else over
            whole = (2 * size + under) // (2 * under)
            if signed:
                whole = np.where(over >= 0, whole, -whole)
        case _:
            whole = over // under
            twice = 2 * (over - whole * under)
            whole = whole + ((twice > under) | ((twice == under) & (whole % 2 == 1)))
    return whole
