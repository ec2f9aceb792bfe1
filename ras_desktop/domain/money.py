"""Money as whole pence, rounded once and only where a scheme or a rule says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor, trunc

Exact = int | Decimal | Fraction
"""A number without rounding error; never a float."""


class Rounding(StrEnum):
    """How a fraction of a penny (or a pound) becomes whole. Real schemes use all four."""

    FLOOR = "floor"
    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"


def round_exact(value: Exact, how: Rounding) -> int:
    """Whole number nearest to `value` in the way `how` says; exact, also for negative values.

    HALF_UP rounds a half away from zero, as people do on paper.
    """
    exact = Fraction(value)
    match how:
        case Rounding.FLOOR:
            return floor(exact)
        case Rounding.TRUNCATE:
            return trunc(exact)
        case Rounding.HALF_EVEN:
            return round(exact)
    whole = floor(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum in pence (int). Adds and subtracts; multiplying asks how to round."""

    pence: int

    def __post_init__(self) -> None:
        if not isinstance(self.pence, int) or isinstance(self.pence, bool):
            raise TypeError(f"pence must be a whole number, not {type(self.pence).__name__}")

    @classmethod
    def pounds(cls, amount: int | str | Decimal) -> Money:
        """Money from pounds, as "1234.56" or a Decimal. ValueError if there is half a penny."""
        pence = Decimal(amount) * 100
        if pence != pence.to_integral_value():
            raise ValueError(f"more than two decimals in a sum of money: {amount}")
        return cls(int(pence))

    @property
    def in_pounds(self) -> Decimal:
        """The sum in pounds with exactly two decimals."""
        return Decimal(self.pence).scaleb(-2)

    def __add__(self, other: Money) -> Money:
        return Money(self.pence + other.pence)

    def __sub__(self, other: Money) -> Money:
        return Money(self.pence - other.pence)

    def __neg__(self) -> Money:
        return Money(-self.pence)

    def __bool__(self) -> bool:
        return self.pence != 0

    def times(self, factor: Exact, how: Rounding = Rounding.HALF_UP) -> Money:
        """This sum times an exact factor, rounded to the penny in the way named."""
        return Money(round_exact(self.pence * Fraction(factor), how))

    def share(self, parts: int) -> tuple[Money, ...]:
        """`parts` instalments that sum exactly to the whole; the last takes the remainder."""
        if parts < 1:
            raise ValueError("a sum is shared into at least one part")
        each = self.pence // parts
        return (*(Money(each),) * (parts - 1), Money(self.pence - each * (parts - 1)))


ZERO = Money(0)


def total(sums: Iterable[Money]) -> Money:
    """Sum of any number of Money values; £0.00 for none."""
    return Money(sum(each.pence for each in sums))
