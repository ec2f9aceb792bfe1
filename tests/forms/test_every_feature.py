"""Everything that real schemes need (domain.md 4.2) stands in a small scheme that can be copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.example import run
from ras_desktop.domain.form import Question
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.scheme import About, Act, Scheme, When
from ras_desktop.domain.table import Bands, Menu, Outside, Table
from tests.helpers.schemes import SMALL, scheme

PLANS = {each.name: scheme(each / "1") for each in sorted(SMALL.iterdir())}
Test = Callable[[Scheme], bool]


def asks(test: Callable[[Question], object]) -> Test:
    return lambda plan: any(test(each) for form in plan.forms for each in form.questions)


def acts(act: Act) -> Test:
    return lambda plan: any(each.act is act for each in plan.adjust_money)


def comes_to(outcome: Outcome) -> Test:
    """An example of the scheme comes out so."""

    def found(plan: Scheme) -> bool:
        budgets = [run(plan, each).budget for each in plan.examples]
        return any(each is not None and each.outcome is outcome for each in budgets)

    return found


def goes(side: str, where: Outside) -> Test:
    return lambda plan: any(getattr(each, side, None) is where for each in plan.tables)


def helped(act: Act, points: bool = False) -> Test:
    """Help from family and friends counts in this way."""

    def found(plan: Scheme) -> bool:
        natural = {
            each.id for form in plan.forms for each in form.questions if each.natural_support
        }
        rules = plan.adjust_points if points else plan.adjust_money
        return any(
            each.act is act
            and (each.question or getattr(getattr(each, "sum", None), "question", None)) in natural
            for each in rules
        )

    return found


def has(kind: type) -> Test:
    return lambda plan: any(type(each) is kind for each in plan.tables)


def counted(how: Period | YearBasis | Rounding) -> Test:
    """So the scheme counts: its period, its year, how money or points are rounded."""

    def found(plan: Scheme) -> bool:
        money = plan.money
        return how in (money.period, money.year, money.round.mode, plan.points.round.mode)

    return found


FEATURES: dict[str, Test] = {
    "a gate of age": lambda plan: any(each.about is About.AGE for each in plan.gates),
    "a gate passed by judgement": lambda plan: any(each.judgement for each in plan.gates),
    "a route refused": comes_to(Outcome.REFUSED),
    "another form": comes_to(Outcome.OTHER_FORM),
    "forms by age": lambda plan: len(plan.forms) > 1,
    "a positive outcome": asks(lambda each: each.outcome),
    "a value between two levels": asks(lambda each: each.between),
    "not relevant": asks(lambda each: each.not_relevant),
    "a comment": asks(lambda each: any(level.comment for level in each.levels)),
    "evidence": asks(lambda each: any(level.evidence for level in each.levels)),
    "an offer where strain shows": asks(lambda each: any(level.offer for level in each.levels)),
    "willing and able": asks(lambda each: each.natural_support and each.if_unwilling),
    "an area's weight": lambda plan: any(
        each.weight != 1 for form in plan.forms for each in form.areas
    ),
    "an area's least": lambda plan: any(each.minimum for form in plan.forms for each in form.areas),
    "an area's most": lambda plan: any(each.maximum for form in plan.forms for each in form.areas),
    "a contradiction": lambda plan: any(form.checks for form in plan.forms),
    "help as fewer points": helped(Act.MULTIPLY, points=True),
    "help as less money": helped(Act.MULTIPLY),
    "help taken off": helped(Act.DEDUCT),
    **{f"the table {kind.__name__}": has(kind) for kind in get_args(Table)},
    "up to": comes_to(Outcome.UP_TO),
    "a range": lambda plan: any(
        row.at_least is not None
        for each in plan.tables
        if isinstance(each, Bands)
        for row in each.rows
    ),
    "a menu by an answer": lambda plan: any(
        option.sum.question
        for each in plan.tables
        if isinstance(each, Menu)
        for option in each.options
    ),
    "instalments": lambda plan: any(
        option.instalments > 1
        for each in plan.tables
        if isinstance(each, Menu)
        for option in each.options
    ),
    "nothing chosen yet": comes_to(Outcome.CHOOSE),
    "add": acts(Act.ADD),
    "multiply": acts(Act.MULTIPLY),
    "deduct": acts(Act.DEDUCT),
    "cap": acts(Act.CAP),
    "floor": acts(Act.FLOOR),
    "send to the panel": acts(Act.PANEL),
    "kept out of the points": lambda plan: bool(plan.exclusions),
    "below: an error": goes("below", Outside.ERROR),
    "below: nothing": goes("below", Outside.NONE),
    "above: capped": goes("above", Outside.CAP),
    "above: the panel": goes("above", Outside.PANEL),
    "the panel decides": comes_to(Outcome.PANEL),
    "rates with dates": lambda plan: any(len(each.values) > 1 for each in plan.rates),
    **{f"for {each}": counted(each) for each in Period},
    **{f"a year of {each}": counted(each) for each in YearBasis},
    "each step rounded": lambda plan: plan.money.round_when is When.STEP,
    **{f"rounded {each}": counted(each) for each in Rounding},
}


@pytest.mark.parametrize("feature", FEATURES)
def test_a_small_scheme_shows_it(feature: str) -> None:
    assert [name for name, plan in PLANS.items() if FEATURES[feature](plan)]
