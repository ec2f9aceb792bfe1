"""The nearest past cases beside one that is put: same scheme and form, then points, then age."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.consistency import NEAREST, Here, Past, view
from ras_desktop.domain.money import Money

SCHEME, DAY = UUID(int=1), date(2026, 9, 1)
HERE = Here(SCHEME, "primary", Decimal(40), 9, Money(300_000))


def past(points: int, approved: int, age: int | None = 9, **changes: object) -> Past:
    held = Past(SCHEME, "primary", Decimal(points), age, Money(approved), Money(approved), DAY)
    return replace(held, **changes)  # type: ignore[arg-type]


def test_only_the_same_version_and_form_are_compared() -> None:
    others = [past(40, 1, scheme=UUID(int=2)), past(40, 1, form="teen")]
    found = view(HERE, others)
    assert (found.near, found.middle, found.here_unusual) == ((), None, False)


def test_the_nearest_by_points_then_by_age_in_the_order_of_points() -> None:
    held = [past(30, 1), past(41, 2, 17), past(41, 3, 10), past(39, 4, None)]
    many = [*held, *(past(90 + each, 9) for each in range(NEAREST))]
    found = view(HERE, many)
    assert len(found.near) == NEAREST
    assert [each.approved.pence for each in found.near][:4] == [1, 4, 2, 3]


def test_what_is_far_from_the_middle_is_named() -> None:
    usual = [past(40, 300_000), past(41, 310_000), past(42, 290_000), past(43, 600_000)]
    found = view(HERE, usual)
    assert found.middle == Money(305_000)
    assert found.unusual == {3}
    assert not found.here_unusual
    assert view(replace(HERE, asked=Money(412_000)), usual).here_unusual
    assert not view(replace(HERE, asked=Money(411_000)), usual).here_unusual


def test_of_few_nothing_is_called_unusual() -> None:
    found = view(replace(HERE, asked=Money(1)), [past(40, 300_000), past(40, 1), past(40, 2)])
    assert (found.middle, found.unusual, found.here_unusual) == (Money(2), frozenset(), False)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 900_000)), max_size=30))
def test_no_case_that_is_left_out_is_nearer_than_one_that_is_shown(given_) -> None:
    held = [past(points, sum_) for points, sum_ in given_]
    found = view(HERE, held)
    assert len(found.near) == min(len(held), NEAREST)
    shown = [abs(each.points - HERE.points) for each in found.near]
    left = sorted(abs(each.points - HERE.points) for each in held)[len(shown) :]
    assert not shown or not left or max(shown) <= min(left)
