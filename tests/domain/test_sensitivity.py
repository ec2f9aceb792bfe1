"""Which single answer would change the budget most."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.sensitivity import Effect, effects
from tests.helpers.schemes import DAY, SHIPPED, scheme, small
from tests.helpers.twelve import answers, twelve


def of(plan: Scheme, given: dict[str, Given], age: int = 9) -> tuple[Effect, ...]:
    return effects(plan, plan.forms[0], given, on=DAY, age=age)


def test_the_largest_change_comes_first_and_each_question_once() -> None:
    found = of(twelve(), answers())
    sizes = [abs(each.difference or 0) for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len({each.question for each in found}) == len(found)
    # 66 points: 70 (one level up) gives £3,500 × 0.95
    first = next(each for each in found if each.question == "q0")
    assert (first.level, first.level_title) == ("exceptional", "Exceptional")
    assert first.after == Money(332500)
    assert first.difference == 332500 - 285000


def test_natural_support_one_level_either_way() -> None:
    natural = next(each for each in of(twelve(), answers()) if each.question == "natural")
    assert natural.difference == round(300000 * 0.85) - 285000
    assert natural.level == "lots"


def test_what_is_missing_or_not_relevant_is_left_out() -> None:
    assert of(twelve(), {}) == ()
    plan = small("reckoner")
    given = {
        "assistant-hours": Given(number=Decimal(0)),
        "club-days": Given(not_relevant=True),
        "kit": Given(number=Decimal(5)),
    }
    found = of(plan, given)
    assert [(each.question, each.number) for each in found] == [("assistant-hours", Decimal("0.5"))]


def test_a_change_of_outcome_comes_before_every_sum() -> None:
    plan = scheme(SHIPPED / "norfolk-primary" / "published")
    (found,) = of(plan, {"total": Given(number=Decimal(185))})
    assert (found.outcome, found.after, found.difference) == (Outcome.PANEL, None, None)
    assert found.number == 186


def test_between_two_levels_both_are_tried() -> None:
    plan = small("blocks")
    given = {"meals": Given(points=Decimal(3), reason="x"), "travel": Given("none")}
    found = of(plan, given)
    assert {each.question for each in found} == {"meals", "travel"}


def test_an_unknown_level_has_no_neighbours() -> None:
    assert of(small("blocks"), {"meals": Given("much"), "travel": Given("none")})[0].question == (
        "travel"
    )


def test_a_question_left_open_has_none_either() -> None:
    plan = twelve()
    form = plan.forms[0]
    loose = replace(form.questions[0], required=False)
    plan = replace(plan, forms=(replace(form, questions=(loose, *form.questions[1:])),))
    found = of(plan, {**answers(), "q0": Given(comment="not today")})
    assert "q0" not in {each.question for each in found}
    assert found


def test_hours_have_their_differences_in_minutes() -> None:
    plan = scheme(SHIPPED / "nottinghamshire-purchase" / "2020")
    (found,) = of(plan, {"agreed": Given(number=Decimal(10))})
    assert abs(found.difference or 0) == 60
