"""Two versions side by side: what changed in words, and the same sealed answers under both."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain import condition as conditions
from ras_desktop.domain import form as forms
from ras_desktop.domain import questionnaire
from ras_desktop.domain import scheme as schemes
from ras_desktop.domain import table as tables
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.scheme import Act, MoneyAdjustment, Scheme, Unit
from ras_desktop.services import assessment
from ras_desktop.services.scheme_compare import effect, words
from ras_desktop.wording.scheme_place import KEYS
from tests.helpers.cases import a_case, example, example_scheme, seeded
from tests.helpers.schemes import folders, scheme


def said(before: Scheme, after: Scheme) -> list[str]:
    return [wording.step(each) for each in words(before, after)]


def test_nothing_changed_says_nothing():
    plan = example_scheme()
    assert said(plan, replace(plan, version="2027.1")) == []


def test_what_changed_is_said_with_its_place():
    plan = example_scheme()
    rate = plan.rates[0]
    values = (replace(rate.values[0], amount=Decimal("17.25")), *rate.values[1:])
    after = replace(
        plan,
        title="Our scheme",
        valid_to=None,
        note="A note",
        gates=tuple(reversed(plan.gates)),
        rates=(replace(rate, values=values), *plan.rates[1:]),
        adjust_money=plan.adjust_money[1:],
        examples=(*plan.examples, plan.examples[0]),
    )
    text = "\n".join(said(plan, after))
    assert f"title: “{plan.title}” became “Our scheme”" in text
    assert f"rates › {rate.title} › prices › row 1 › sum: " in text
    assert "became £17.25" in text
    assert "last day: 31 Mar 2027 was taken away" in text or plan.valid_to is None
    assert "note: " in text
    assert f"Gone: money rules › {plan.adjust_money[0].title}" in text
    assert "In another order: gates" in text


def test_no_key_and_no_choice_of_a_scheme_is_without_words():
    """Two schemes of different kinds: what is said of them is words, never the names of keys."""
    for one in folders():
        for other in folders():
            text = "\n".join(said(scheme(one), scheme(other)))
            plain = [each for each in text.split() if not each.startswith("http")]
            assert not any("_" in each for each in plain), text
            assert "half-up" not in text
            assert "other-form" not in text


def test_every_key_of_a_stored_scheme_has_words():
    kinds = [
        each
        for module in (schemes, tables, forms, conditions, questionnaire)
        for each in vars(module).values()
        if isinstance(each, type)
        and is_dataclass(each)
        and each.__module__ == module.__name__
        and each.__name__ not in ("Answer", "Answers")
    ]
    keys = {each.name for kind in kinds for each in fields(kind) if each.init}
    assert keys - set(KEYS) == set()


def scaled(plan: Scheme, factor: Decimal) -> Scheme:
    """The scheme with one rule for money: multiply."""
    rule = MoneyAdjustment("more", "More", Act.MULTIPLY, factor=factor)
    return replace(plan, adjust_money=(rule,))


def sealed(desk, title: str = "Nine, big upsets", **changes) -> None:
    case = a_case(desk, **changes)
    worked = example(title)
    draft = assessment.start(desk, case.id).value
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.seal(desk, assessment.keep(desk, whole).value.id)


def test_the_effect_on_the_caseload_is_counted_with_totals(desk):
    seeded(desk)
    plan = scaled(example_scheme(), Decimal(1))
    assert effect(desk, plan, plan).before == Money(0)
    sealed(desk)
    sealed(desk)
    same = effect(desk, plan, plan)
    assert (same.same, same.higher, same.lower, same.not_fitting) == (2, 0, 0, 0)
    assert same.before == same.after
    assert same.before.pence > 0
    more = effect(desk, plan, scaled(plan, Decimal("1.5")))
    assert (more.higher, more.lower) == (2, 0)
    assert more.gained == more.after - more.before
    less = effect(desk, plan, scaled(plan, Decimal("0.5")))
    assert (less.lower, less.lost) == (2, less.before - less.after)


def test_what_cannot_be_compared_is_counted_apart(desk):
    seeded(desk)
    sealed(desk)
    plan = example_scheme()
    primary = plan.form("primary")
    asked = replace(primary.questions[0], id="new-question", required=True)
    more = replace(primary, questions=(*primary.questions, asked))
    other = replace(
        plan, forms=tuple(more if each.id == "primary" else each for each in plan.forms)
    )
    assert effect(desk, plan, other).not_fitting == 1
    without = replace(plan, forms=tuple(each for each in plan.forms if each.id != "primary"))
    assert effect(desk, plan, without).otherwise == 1
    later = replace(plan, valid_from=date(2027, 4, 1), valid_to=None)
    assert effect(desk, plan, later).not_fitting == 0
    hours = replace(plan, money=replace(plan.money, unit=Unit.HOURS))
    for bad in (hours, replace(plan, tables=())):
        with pytest.raises(Refused):
            effect(desk, plan, bad)


def test_parts_that_are_emptied_or_filled_are_said():
    plan = example_scheme()
    bare = replace(plan, rates=(), adjust_money=(), source=("one", "two"))
    text = said(plan, bare)
    assert any(each.startswith("Gone: rates › ") for each in text)
    assert any(each.startswith("source: ") for each in text)
    back = said(bare, plan)
    assert any(each.startswith("New: rates › ") for each in back)
