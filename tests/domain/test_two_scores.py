"""The worker's score and the confirmed one, both kept, and what the difference made."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop import wording
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.domain.two_scores import Comparison, compare
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.random_schemes import DAY, any_child, any_scheme
from tests.helpers.schemes import SHIPPED, budget, scheme, scored, small
from tests.helpers.twelve import answers, twelve

NORFOLK = scheme(SHIPPED / "norfolk-primary" / "published")


def total(points: int) -> dict[str, Given]:
    return {"total": Given(number=Decimal(points))}


def moderated(
    plan: Scheme, worker: dict[str, Given], manager: dict[str, Given], reason: str = ""
) -> Comparison:
    before = (scored(plan, worker)[1], budget(plan, worker))
    after = (scored(plan, manager)[1], budget(plan, manager))
    return compare(plan.forms[0], before, after, reason)


def said(found: Comparison) -> list[str]:
    return [wording.step(each) for each in found.steps]


def test_one_point_more_made_thirteen_hundred_pounds() -> None:
    found = moderated(NORFOLK, total(145), total(146), "Nights were scored too low.")
    assert (found.changed, found.points, found.difference) == (("total",), 1, Money(130000))
    assert said(found) == [
        "Total score: “145” was changed to “146”.",
        "The reason: Nights were scored too low.",
        "1 point more made £1,300.00 more: £1,500.00 becomes £2,800.00.",
    ]


def test_less_points_make_less() -> None:
    assert said(moderated(NORFOLK, total(146), total(144)))[-1] == (
        "2 points less made £1,300.00 less: £2,800.00 becomes £1,500.00."
    )


def test_points_that_change_no_sum() -> None:
    assert said(moderated(NORFOLK, total(140), total(141)))[-1] == "The result stays the same."


def test_nothing_changed() -> None:
    assert said(moderated(NORFOLK, total(140), total(140))) == ["The result stays the same."]


def test_to_the_panel_and_within_no_budget() -> None:
    assert said(moderated(NORFOLK, total(185), total(186)))[-1] == (
        "Before: £6,000.00. Now: The panel decides."
    )
    up, down = moderated(NORFOLK, total(3), total(4)), moderated(NORFOLK, total(4), total(3))
    assert said(up)[-1] == "1 point more. The result stays the same."
    assert said(down)[-1] == "1 point less. The result stays the same."
    assert said(moderated(NORFOLK, total(4), total(4))) == ["The result stays the same."]


@pytest.mark.parametrize(
    ("before", "after", "last"),
    [("some", "lots", "falls"), ("lots", "some", "rises")],
)
def test_money_may_change_without_points(before: str, after: str, last: str) -> None:
    old = {**answers(), "natural": Given(before, willing=True)}
    new = {**answers(), "natural": Given(after, willing=True)}
    assert last in said(moderated(twelve(), old, new))[-1]


def test_levels_are_named_also_between_two() -> None:
    old = {"meals": Given("some")}
    new = {"meals": Given(points=Decimal(3), reason="x"), "travel": Given("none")}
    found = moderated(small("blocks"), old, new)
    assert said(found)[:2] == [
        "Meals: “Some” was changed to “Some – Lots”.",
        "Travel: “–” was changed to “None”.",
    ]


def test_hours_are_compared_too() -> None:
    plan = scheme(SHIPPED / "nottinghamshire-purchase" / "2020")
    old, new = {"agreed": Given(number=Decimal(10))}, {"agreed": Given(number=Decimal(12))}
    assert moderated(plan, old, new).difference == Hours(120)


def test_need_may_lower_a_sum_where_a_table_falls() -> None:
    plan = small("menu")
    made = moderated(plan, total(30), total(29))
    assert said(made)[-1] == "Before: The family chooses. Now: No budget under this scheme."


@given(st.integers(0, 2**32))
def test_any_two_scores_of_any_scheme_are_told_apart_and_said(seed: int) -> None:
    dice = Random(seed)
    plan = any_scheme(dice)
    form = plan.forms[0]
    one, two = (any_child(dice, plan, form) for _ in range(2))
    gates, age = one.gates, one.age
    sides = []
    for child in (one, two):
        card = score(form, read(form, child.answers))
        sides.append((card, allocate(plan, card, on=DAY, age=age, gates=gates)))
    reasons = dict.fromkeys(form.by_id, "Seen at the visit.")
    found = compare(form, sides[0], sides[1], "The school wrote.", reasons)
    back = compare(form, sides[1], sides[0], "", {})
    assert set(found.changed) == set(back.changed)
    assert found.points == -back.points
    before, after = sides[0][1].result, sides[1][1].result
    if found.difference is None:
        assert before is None or after is None
        assert back.difference is None
    else:
        assert found.difference == after - before  # type: ignore[operator]
        assert back.difference == -found.difference
    told = said(found)
    assert told.count("On the whole: The school wrote.") == 1
    assert sum("Seen at the visit." in each for each in told) == len(found.changed)
    assert not found.changed or len(told) == len(found.changed) + 2
