"""The whole caseload at once gives the same pence, outcomes and points as one child at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.analysis import columns, population
from ras_desktop.analysis.population import Child, calculate, encode, prepare
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.condition import Condition
from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.period import Period
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scheme import Act, MoneyAdjustment, PointsAdjustment, Scheme, When
from ras_desktop.domain.scheme_faults import faults
from ras_desktop.domain.scoring import score
from ras_desktop.domain.table import Blocks, Knot, Line, Outside, Reckoner, Round, Sum
from ras_desktop.domain.working import rounded
from tests.helpers.random_schemes import DAY, any_child, any_scheme
from tests.helpers.schemes import SHIPPED, folders, scheme, small


def one(plan: Scheme, form, child: Child, on: date) -> Budget:
    card = score(form, read(form, child.answers))
    return allocate(plan, card, on=on, age=child.age, gates=child.gates, chosen=child.chosen)


def compare(plan: Scheme, dice: Random, each_form: int, on: date = DAY) -> tuple[int, int]:
    """How many cases were compared, and how many of them went the slow way."""
    compared = slow = 0
    for form in plan.forms:
        ready = prepare(plan, form, on)
        children = [any_child(dice, plan, form) for _ in range(each_form)]
        arrays = encode(ready, children)
        found = calculate(ready, arrays)
        for place, child in enumerate(children):
            budget = one(plan, form, child, on)
            said = f"{plan.tables} {plan.adjust_points} {plan.adjust_money} {child}"
            assert found.outcome_of(place) is budget.outcome, said
            result = budget.result
            small_ = 0 if result is None else getattr(result, "pence", None)
            if small_ is None:
                small_ = result.minutes
            assert found.amount[place] == small_, said
            assert found.annual[place] == (budget.annual.pence if budget.annual else 0), said
            assert found.points_of(place) == (budget.points or 0), said
            assert found.has_sum[place] == (result is not None)
        compared += each_form
        slow += each_form * found.one_by_one
    return compared, slow


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**40))
def test_zero_pence_of_difference_on_random_schemes(seed):
    dice = Random(seed)
    plan = any_scheme(dice)
    assert faults(plan) == ()
    compare(plan, dice, 20)


@pytest.mark.stress
def test_zero_pence_of_difference_in_100_000_cases():
    compared = slow = number = 0
    while compared < 100_000:
        dice = Random(number)
        more, slower = compare(any_scheme(dice), dice, 60)
        compared, slow, number = compared + more, slow + slower, number + 1
    assert slow < compared / 10, "most schemes are calculated all at once"


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_every_scheme_that_ships_or_is_documented(folder):
    plan = scheme(folder)
    day = plan.examples[0].on if plan.examples else plan.valid_from
    _, slow = compare(plan, Random(7), 40, day)
    assert not slow


def test_nobody_gives_nothing():
    plan = small("bands-and-additions")
    ready = prepare(plan, plan.forms[0], DAY)
    assert calculate(ready, encode(ready, [])).amount.size == 0


def test_a_division_is_exact_whether_rounded_at_once_or_at_the_end():
    """Each child has another denominator: only what is rounded at once goes all at once."""
    plan = scheme(SHIPPED / "nottinghamshire-purchase" / "2020")
    form = plan.forms[0]
    dice = Random(11)
    money = [each.id for each in form.questions if each.kind is QuestionKind.MONEY]
    children = [
        Child({each: Given(number=Decimal(dice.randint(0, 90000)) / 100) for each in money}, 9)
        for _ in range(200)
    ]
    for when, own in ((When.STEP, None), (When.END, None), (When.END, plan.money.round)):
        rule = replace(plan.money, round_when=when)
        changed = _rounded(replace(plan, money=rule), own)
        ready = prepare(changed, form, DAY)
        found = calculate(ready, encode(ready, children))
        assert found.one_by_one == (when is When.END and own is None)
        for place, child in enumerate(children):
            hours = one(changed, form, child, DAY).hours
            assert found.amount[place] == (hours.minutes if hours else 0)
    debt = [Child(dict.fromkeys(money, Given(number=Decimal(-5))), 9)]
    free = replace(form, questions=tuple(replace(each, minimum=None) for each in form.questions))
    step = replace(plan, forms=(free,), money=replace(plan.money, round_when=When.STEP))
    ready = prepare(step, free, DAY)
    assert calculate(ready, encode(ready, debt)).one_by_one
    open_ = tuple(replace(each, maximum=None) for each in free.questions)
    free = replace(free, questions=open_)
    step = replace(step, forms=(free,))
    ready = prepare(step, free, DAY)
    rich = [Child(dict.fromkeys(money, Given(number=2 * Decimal(10) ** 18)), 9)]
    assert calculate(ready, encode(ready, rich)).one_by_one
    other = replace(free, questions=free.questions[:1])
    less = replace(step, forms=(other,))
    ready = prepare(less, other, DAY)
    assert calculate(ready, encode(ready, debt)).amount[0] == 0


def _rounded(plan: Scheme, own) -> Scheme:
    """Every division with its own rounding, or with none."""
    rules = tuple(
        replace(each, sum=replace(each.sum, round=own))
        if each.sum and each.sum.divided_by
        else each
        for each in plan.adjust_money
    )
    tables = tuple(
        replace(
            each,
            lines=tuple(
                replace(line, sum=replace(line.sum, round=own)) if line.sum.divided_by else line
                for line in each.lines
            ),
        )
        if isinstance(each, Blocks | Reckoner)
        else each
        for each in plan.tables
    )
    return replace(plan, tables=tables, adjust_money=rules)


def test_whole_numbers_that_would_overflow_take_the_exact_slow_way():
    plan = small("per-point")
    form = plan.forms[0]
    huge = replace(plan.tables[0], price=Decimal("9999999.9999"))
    # seven factors with four decimals each: the common denominator is 10^28
    factors = tuple(
        replace(_multiply(), id=f"m{each}", factor=Decimal("1.0001")) for each in range(7)
    )
    plan = replace(plan, tables=(huge,), adjust_money=factors)
    child = Child({form.questions[0].id: Given(number=form.questions[0].maximum)}, age=9)
    ready = prepare(plan, form, DAY)
    found = calculate(ready, encode(ready, [child]))
    assert found.one_by_one
    assert found.amount[0] == one(plan, form, child, DAY).amount.pence


def _multiply():
    return MoneyAdjustment("m", "More", Act.MULTIPLY, factor=Decimal(1))


def test_more_points_than_were_asked_for_beforehand_are_asked_for_when_met(monkeypatch):
    monkeypatch.setattr(population, "LONGEST", 3)
    plan = small("per-point")
    assert not prepare(plan, plan.forms[0], DAY).lookups
    _, slow = compare(plan, Random(3), 30)
    assert not slow


def test_points_past_the_promised_range_are_asked_for_too():
    plan = small("per-point")
    ready = prepare(plan, plan.forms[0], DAY)
    short = {0: replace(ready.lookups[0], first=ready.lookups[0].first + 5)}
    cut = replace(ready, lookups=short)
    children = [any_child(Random(each), plan, plan.forms[0]) for each in range(20)]
    arrays = encode(ready, children)
    assert (calculate(cut, arrays).amount == calculate(ready, arrays).amount).all()


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8),
    st.integers(1, 10**6),
    st.sampled_from(tuple(Rounding)),
    st.fractions(min_value=Fraction(1, 1000), max_value=50, max_denominator=1000),
)
def test_columns_round_as_single_values_do(values, under, how, to):
    column = columns.Column(np.array(values), under, min(values), max(values))
    found = columns.rounded(column, how, to)
    rule = type("Rule", (), {"mode": how, "to": Decimal(to.numerator) / Decimal(1)})
    if to.denominator == 1:
        for place, value in enumerate(values):
            assert Fraction(int(found.over[place]), found.under) == rounded(
                Fraction(value, under), rule
            )
    assert found.low <= int(found.over.min())
    assert int(found.over.max()) <= found.high


def test_an_operation_that_would_overflow_stops_before():
    large = columns.Column(np.array([2**61]), 1, 2**61, 2**61)
    for act in (
        lambda: columns.plus(large, columns.times(large, Fraction(1))),
        lambda: columns.minus(large, columns.Column(large.over * -1, 1, -(2**61), -(2**61))),
        lambda: columns.product(large, large),
        lambda: columns.times(large, Fraction(3)),
        lambda: columns.finer(large, 10),
        lambda: columns.rounded(large, Rounding.HALF_UP, Fraction(1, 7)),
        lambda: columns.constant(Fraction(2**63)),
        lambda: columns.table([Fraction(2**63)]),
    ):
        with pytest.raises(columns.TooLarge):
            act()


def test_a_result_says_its_outcome_and_points():
    plan = small("bands-and-additions")
    form = plan.forms[0]
    ready = prepare(plan, form, DAY)
    children = [any_child(Random(5), plan, form)]
    found = calculate(ready, encode(ready, children))
    assert isinstance(found.outcome_of(0), Outcome)
    assert Money(int(found.amount[0])) == (one(plan, form, children[0], DAY).amount or Money(0))


def test_a_table_whose_fractions_do_not_fit_takes_the_exact_slow_way():
    plan = small("line-and-nights")
    form = next(each for each in plan.forms if each.table == plan.tables[0].id)
    primes = (101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157)
    at, knots = Decimal(0), []
    for prime in primes:
        knots.append(Knot(at, Decimal(prime) * 7 + 1))
        at += Decimal(prime) / 100
    table = Line(form.table, Outside.CAP, Outside.CAP, tuple(knots))
    rule = replace(plan.points, round=Round(Rounding.FLOOR, Decimal("0.01")))
    plan = replace(plan, tables=(table,), points=rule)
    assert not prepare(plan, form, DAY).lookups
    compared, slow = compare(plan, Random(3), 30)
    assert slow == compared


def test_a_menu_of_more_options_than_there_are_bits_takes_the_exact_slow_way():
    plan = small("menu")
    menu = plan.tables[0]
    options = tuple(replace(menu.options[0], id=f"o{each}") for each in range(70))
    plan = replace(plan, tables=(replace(menu, options=options, choose=70),))
    compared, slow = compare(plan, Random(3), 20)
    assert slow == compared


def test_answers_beyond_64_bits_take_the_exact_slow_way():
    plan = small("reckoner")
    form = plan.forms[0]
    wide = tuple(replace(each, maximum=None, step=None) for each in form.questions)
    form = replace(form, questions=wide)
    cap = MoneyAdjustment("cap", "Cap", Act.CAP, amount=Decimal(500))
    plan = replace(plan, forms=(form,), adjust_money=(cap,))
    child = Child({wide[0].id: Given(number=Decimal(10) ** 19)}, 9)
    ready = prepare(plan, form, DAY)
    found = calculate(ready, encode(ready, [child, Child({}, 9)]))
    assert found.one_by_one
    assert list(found.amount) == [50000, 0]


def test_a_rule_that_asks_of_another_form_changes_nothing_on_this_one():
    plan = small("bands-and-additions")
    form = plan.forms[0]
    question = next(each for each in form.questions if each.kind is QuestionKind.LEVELS)
    figures = tuple((each.id, Decimal("0.5")) for each in question.levels)
    renamed = replace(question, id="elsewhere")
    other = replace(
        plan.forms[1],
        questions=tuple(
            renamed if each.id == question.id else each for each in plan.forms[1].questions
        ),
        checks=(),
    )
    rules = (
        replace(_multiply(), question="elsewhere", factor=None, by_level=figures),
        MoneyAdjustment(
            "n", "Nights", Act.ADD, sum=Sum(Period.YEAR, question="elsewhere", by_level=figures)
        ),
        MoneyAdjustment("s", "Sum", Act.ADD, sum=Sum(Period.YEAR, question="no-such-number")),
        MoneyAdjustment(
            "w",
            "When",
            Act.CAP,
            amount=Decimal(1),
            when=(Condition("elsewhere", levels=("none",)),),
        ),
    )
    points = (PointsAdjustment("p", "P", Act.ADD, question="elsewhere", by_level=figures),)
    plan = replace(
        plan, forms=(form, other), adjust_money=rules, adjust_points=points, exclusions=()
    )
    dice = Random(9)
    ready = prepare(plan, form, DAY)
    children = [any_child(dice, plan, form) for _ in range(50)]
    found = calculate(ready, encode(ready, children))
    for place, child in enumerate(children):
        budget = one(plan, form, child, DAY)
        assert found.outcome_of(place) is budget.outcome
        assert found.amount[place] == (budget.amount.pence if budget.amount else 0)
