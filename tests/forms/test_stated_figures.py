"""Every figure that a council published comes out of a worked example of what ships, to the penny.

The list is copied by hand from the sources (each scheme's `source`): an example that is taken away
or a scheme that no longer gives its figure is missed here.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from ras_desktop.domain.example import run
from ras_desktop.domain.money import Money
from tests.helpers.schemes import SHIPPED, scheme

POUNDS: dict[str, tuple[str, ...]] = {
    "norfolk-primary/published": ("500", "1000", "1500", "2800", "4000", "6000"),
    "nottingham-city-pathways/published": ("1664", "6656"),
    "nottinghamshire-standard-offer/2018": ("216",),
    "oldham/published": ("8000",),
    "kensington-savva/2009": ("82.91", "112.21"),
    "published-rates/2018": ("12.00",),
    "published-rates/2024": (
        "13.80", "11.86", "14.98", "16.29", "21.36", "18.00", "10.00", "150",
    ),
    "wokingham-on-costs/2024": ("26.25",),
}  # fmt: skip
NORFOLK = {0: None, 69: None, 70: 500, 115: 500, 116: 1000, 130: 1000, 131: 1500, 145: 1500,
           146: 2800, 160: 2800, 161: 4000, 170: 4000, 171: 6000, 185: 6000}  # fmt: skip


@pytest.mark.parametrize("name", POUNDS)
def test_every_sum_that_was_published_comes_out(name: str) -> None:
    plan = scheme(SHIPPED / name)
    ran = [run(plan, each) for each in plan.examples]
    assert all(not each.findings for each in ran)
    sums = {each.budget.amount for each in ran if each.budget is not None}
    assert {Money.pounds(Decimal(each)) for each in POUNDS[name]} <= sums


def test_both_ends_of_every_band_of_norfolk_have_an_example() -> None:
    plan = scheme(SHIPPED / "norfolk-primary/published")
    given = {
        int(each.expect.points): each.expect.amount
        for each in plan.examples
        if each.expect.points is not None and each.expect.points <= 185
    }
    assert given == {points: None if sum_ is None else sum_ for points, sum_ in NORFOLK.items()}


@pytest.mark.parametrize(("rate", "hours"), [("12.50", 12), ("16.00", 9)])
def test_hours_less_a_purchase_of_150_pounds(rate: str, hours: int) -> None:
    plan = scheme(SHIPPED / "nottinghamshire-purchase/2020")
    [found] = [
        each
        for each in plan.examples
        if each.answers["provider-rate"].number == Decimal(rate)
        and each.answers["spend"].number == 150
    ]
    assert dict(found.expect.changes)["purchase"] == -hours
    assert not run(plan, found).findings
