"""What a plan lacks is said at its field, all at once; and a plan that has it all passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ras_desktop.domain.finding import Severity, errors
from ras_desktop.domain.plan import (
    Layer,
    Outcome,
    Plan,
    Resource,
    ScopeRule,
    SupportLine,
    Way,
    check,
    touched,
)
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from ras_desktop.wording import finding as say_finding

NEED, OTHER_NEED, OUTCOME = UUID(int=11), UUID(int=12), UUID(int=21)
CARE = ScopeRule("day-care", "Day care for working parents.", ("day care",), False, "P 8")
SCHOOL = ScopeRule("school", "A place at a school.", ("school place",), True, "R 2.3")
RULES = (CARE, SCHOOL)

GOOD = Plan(
    outcomes=(
        Outcome(
            OUTCOME,
            words="Swims with friends",
            baseline=2,
            target=7,
            needed="Somebody in the water",
            needs=(NEED,),
        ),
    ),
    lines=(
        SupportLine(UUID(int=31), OUTCOME, what="Swimming helper", gap="No helper at the pool"),
    ),
    contingency="Aunt helps",
    money_managed_by="Mother",
    review_on=date(2026, 11, 1),
)


def codes(plan: Plan, needs: tuple[UUID, ...] = (NEED,)) -> list[tuple[str, str]]:
    found = check(plan, needs, RULES)
    assert all(say_finding(each) for each in found)
    return [(each.code, each.where) for each in found]


def with_outcome(**changes: object) -> Plan:
    return replace(GOOD, outcomes=(replace(GOOD.outcomes[0], **changes),))  # type: ignore[arg-type]


def with_line(**changes: object) -> Plan:
    return replace(GOOD, lines=(replace(GOOD.lines[0], **changes),))  # type: ignore[arg-type]


def test_a_whole_plan_lacks_nothing() -> None:
    assert codes(GOOD) == []


def test_an_empty_plan_says_everything_at_once() -> None:
    assert codes(Plan()) == [
        ("plan.outcomes.none", "outcomes"),
        ("plan.need.unmet", "outcomes"),
        ("plan.review_on.missing", "review_on"),
    ]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"words": " "}, "plan.outcome.words_missing", "outcomes/0/words"),
        ({"baseline": None}, "plan.outcome.baseline_missing", "outcomes/0/baseline"),
        ({"target": None}, "plan.outcome.target_missing", "outcomes/0/target"),
        ({"target": 11}, "plan.outcome.scale", "outcomes/0/target"),
        ({"baseline": -1}, "plan.outcome.scale", "outcomes/0/target"),
        ({"target": 1}, "plan.outcome.target_below", "outcomes/0/target"),
        ({"needed": ""}, "plan.outcome.needed_missing", "outcomes/0/needed"),
    ],
)
def test_an_outcome_is_specific_and_measurable(
    change: dict[str, object], code: str, where: str
) -> None:
    assert codes(with_outcome(**change)) == [(code, where)]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"what": ""}, "plan.line.what_missing", "lines/0/what"),
        ({"outcome": None}, "plan.line.outcome_missing", "lines/0/outcome"),
        ({"outcome": UUID(int=99)}, "plan.line.outcome_missing", "lines/0/outcome"),
        ({"gap": ""}, "plan.line.gap_missing", "lines/0/gap"),
        (
            {"starts": date(2026, 5, 1), "ends": date(2026, 4, 1)},
            "plan.line.dates",
            "lines/0/ends",
        ),
        ({"what": "A School Place"}, "plan.line.scope_blocked", "lines/0/what"),
        (
            {"what": "School place", "way": Way.NOTIONAL},
            "plan.line.scope_reason",
            "lines/0/scope_reasons/school",
        ),
        (
            {"provider": "Day-care nursery"},
            "plan.line.scope_reason",
            "lines/0/scope_reasons/day-care",
        ),
    ],
)
def test_a_line_says_what_for_and_which_gap(
    change: dict[str, object], code: str, where: str
) -> None:
    plan = with_line(**change)
    assert codes(plan) == [(code, where)]


def test_scope_never_blocks_but_for_what_direct_payments_may_not_buy() -> None:
    care = with_line(what="Day care on Fridays")
    assert errors(check(care, (NEED,), RULES)) == ()
    answered = with_line(
        what="Day care on Fridays", scope_reasons={"day-care": "No club takes him"}
    )
    assert codes(answered) == []
    blocked = with_line(what="A school place", scope_reasons={"school": "We want it"})
    assert [each.code for each in errors(check(blocked, (NEED,), RULES))] == [
        "plan.line.scope_blocked"
    ]


def test_keywords_are_whole_words_without_accents_or_case() -> None:
    said = SupportLine(UUID(int=1), what="DÁY CARE")
    assert touched(said, RULES) == (CARE,)
    assert touched(SupportLine(UUID(int=1), what="birthday care"), RULES) == ()


def test_every_assessed_need_is_met_by_an_outcome_or_a_line() -> None:
    assert codes(GOOD, (NEED, OTHER_NEED)) == [("plan.need.unmet", "outcomes")]
    found = check(GOOD, (NEED, OTHER_NEED), RULES)[0]
    assert (found.values["need"], found.severity) == (2, Severity.WARNING)
    assert codes(with_line(needs=(OTHER_NEED,)), (NEED, OTHER_NEED)) == []


def test_a_direct_payment_asks_who_manages_it_and_what_if_somebody_is_ill() -> None:
    bare = replace(GOOD, contingency="", money_managed_by=" ")
    assert codes(bare) == [
        ("plan.money_managed_by.missing", "money_managed_by"),
        ("plan.contingency.missing", "contingency"),
    ]
    notional = replace(bare, lines=(replace(GOOD.lines[0], way=Way.NOTIONAL),))
    assert codes(notional) == []


def test_a_line_that_repeats_what_is_in_place_is_pointed_out() -> None:
    pool = Resource(UUID(int=41), Layer.UNIVERSAL, what="Swimming")
    assert codes(replace(GOOD, resources=(pool,))) == [("plan.line.repeats", "lines/0/gap")]
    for other in (
        replace(pool, in_place=False),
        replace(pool, layer=Layer.INDIVIDUAL),
        replace(pool, what="Swi"),
        replace(pool, what="Football"),
    ):
        assert codes(replace(GOOD, resources=(other,))) == []


def test_a_plan_says_when_it_is_reviewed() -> None:
    assert codes(replace(GOOD, review_on=None)) == [("plan.review_on.missing", "review_on")]


@pytest.mark.parametrize("what", ["Club (childcare)", "childcare, mornings", "club/childcare"])
def test_keywords_are_found_beside_any_mark(what: str) -> None:
    rule = replace(CARE, keywords=("childcare",))
    assert touched(replace(GOOD.lines[0], what=what, provider=""), (rule,)) == (rule,)


def test_part_of_a_word_is_no_repeat() -> None:
    park = Resource(UUID(int=77), Layer.COMMUNITY, "Park")
    plan = replace(with_line(what="Sparkle club"), resources=(park,))
    assert "plan.line.repeats" not in [code for code, _ in codes(plan)]
    plan = replace(with_line(what="Somebody for the park"), resources=(park,))
    assert "plan.line.repeats" in [code for code, _ in codes(plan)]


def test_a_plan_is_looked_at_again_after_its_own_day() -> None:
    day = date(2026, 11, 1)
    found = [each.code for each in check(GOOD, (NEED,), (), day)]
    assert found == ["plan.review_on.before"]
    assert check(GOOD, (NEED,), (), date(2026, 10, 31)) == ()
