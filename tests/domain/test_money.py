"""Money is whole pence, rounded once and only where a rule says so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.money import ZERO, Money, Rounding, round_exact, total

PENCE = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("value", "floor", "half_up", "half_even", "truncate"),
    [
        (Fraction(5, 2), 2, 3, 2, 2),
        (Fraction(7, 2), 3, 4, 4, 3),
        (Fraction(-5, 2), -3, -3, -2, -2),
        (Decimal("2.4"), 2, 2, 2, 2),
        (Decimal("-2.6"), -3, -3, -3, -2),
        (4, 4, 4, 4, 4),
    ],
)
def test_each_way_of_rounding(
    value: Fraction, floor: int, half_up: int, half_even: int, truncate: int
) -> None:
    assert round_exact(value, Rounding.FLOOR) == floor
    assert round_exact(value, Rounding.HALF_UP) == half_up
    assert round_exact(value, Rounding.HALF_EVEN) == half_even
    assert round_exact(value, Rounding.TRUNCATE) == truncate


@given(st.fractions(), st.sampled_from(Rounding))
def test_rounding_moves_by_less_than_one(value: Fraction, how: Rounding) -> None:
    assert abs(round_exact(value, how) - value) < 1


def test_pounds_are_read_exactly() -> None:
    assert Money.pounds("3624.40") == Money(362440)
    assert Money.pounds(12) == Money(1200)
    assert Money.pounds(Decimal("-0.01")) == Money(-1)
    assert Money(362440).in_pounds == Decimal("3624.40")
    with pytest.raises(ValueError, match="more than two decimals"):
        Money.pounds("0.005")


@pytest.mark.parametrize("wrong", [1.0, "1", True, Decimal(1)])
def test_only_whole_numbers_are_pence(wrong: object) -> None:
    with pytest.raises(TypeError):
        Money(wrong)  # type: ignore[arg-type]


@given(PENCE, PENCE)
def test_sums_and_differences(left: int, right: int) -> None:
    assert Money(left) + Money(right) - Money(right) == Money(left)
    assert -Money(left) + Money(left) == ZERO
    assert bool(Money(left)) is (left != 0)
    assert (Money(left) < Money(right)) is (left < right)


@given(PENCE, st.integers(1, 60))
def test_parts_sum_to_the_whole_and_only_the_last_differs(pence: int, parts: int) -> None:
    shares = Money(pence).share(parts)
    assert len(shares) == parts
    assert total(shares) == Money(pence)
    assert len(set(shares[:-1])) <= 1


def test_thirteen_instalments() -> None:
    assert Money.pounds("3624.40").share(13) == (Money(27880),) * 13
    with pytest.raises(ValueError, match="at least one part"):
        Money(1).share(0)


def test_a_factor_is_exact_and_rounded_once() -> None:
    assert Money.pounds(1840).times(Decimal("0.85")) == Money.pounds(1564)
    assert Money(1).times(Fraction(1, 2)) == Money(1)
    assert Money(1).times(Fraction(1, 2), Rounding.FLOOR) == ZERO


def test_the_total_of_nothing_is_nothing() -> None:
    assert total([]) == ZERO
