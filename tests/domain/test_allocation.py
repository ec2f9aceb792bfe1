"""Points to money: every kind, every way of leaving the table, every adjustment, to the penny.

The worked figures of each kind are in the examples.toml of docs/schemes; here are the edges.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop import wording
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.canonical import from_plain, to_plain
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Act, GateAnswer, MoneyAdjustment, Scheme
from ras_desktop.domain.step import Step
from ras_desktop.domain.table import Bands, Blocks, Line
from ras_desktop.domain.unrounded import UnroundedPounds
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import DAY, SHIPPED, budget, edited, of, scheme, scored, small
from tests.helpers.twelve import NAMES, answers, twelve

PASSED = {"register": GateAnswer(passed=True)}
HEAD = "scheme.toml"


def total(points: int | str) -> dict[str, Given]:
    return {"total": Given(number=Decimal(points))}


def codes(made: Budget) -> list[str]:
    return [each.code for each in made.steps]


def changed(tmp: Path, name: str, *changes: tuple[str, str]) -> Scheme:
    return of(edited(tmp, name, *((HEAD, old, new) for old, new in changes)))


class TestBeforeRounding:
    def test_a_step_never_says_the_rounded_sum_before_it_is_rounded(self) -> None:
        """£1,854.82 × 1.25 is £2,318.525, which is rounded: not £2,318.53 rounded to itself."""
        plan = twelve()
        start = budget(plan, answers())
        assert start.amount is not None
        rules = (
            MoneyAdjustment("far", "Far from a town", Act.MULTIPLY, factor=Decimal("1.0000125")),
        )
        made = budget(replace(plan, adjust_money=rules), answers())
        said = [wording.step(each) for each in made.steps]
        at = next(i for i, each in enumerate(made.steps) if each.code.startswith("money.rounded"))
        after = made.steps[at - 1].values["after"]
        assert isinstance(after, UnroundedPounds)
        assert wording.plain(after) in said[at - 1]
        assert said[at] == f"Rounded to {wording.plain(made.amount)}."
        assert wording.plain(made.amount) not in said[at - 1]
        kept = from_plain(Step, to_plain(Step, made.steps[at - 1]), "")
        assert kept == made.steps[at - 1]


class TestOutsideTheTable:
    @pytest.mark.parametrize(
        ("rule", "outcome", "amount"),
        [
            ("none", Outcome.NONE, None),
            ("panel", Outcome.PANEL, None),
            ("cap", Outcome.AMOUNT, 100000),
            ("error", Outcome.OUTSIDE, None),
        ],
    )
    def test_below(self, tmp_path: Path, rule: str, outcome: Outcome, amount: int | None) -> None:
        plan = changed(tmp_path, "line-and-nights", ('below = "none"', f'below = "{rule}"'))
        made = budget(plan, total(99))
        assert made.outcome is outcome
        assert (made.amount and made.amount.pence) == amount

    @pytest.mark.parametrize(
        ("rule", "outcome"),
        [("panel", Outcome.PANEL), ("cap", Outcome.AMOUNT), ("error", Outcome.OUTSIDE)],
    )
    def test_above(self, tmp_path: Path, rule: str, outcome: Outcome) -> None:
        plan = changed(tmp_path, "percentile", ('above = "cap"', f'above = "{rule}"'))
        assert budget(plan, total(71)).outcome is outcome

    @pytest.mark.parametrize(("points", "outcome"), [(9, Outcome.NONE), (101, Outcome.AMOUNT)])
    def test_of_rows(self, points: int, outcome: Outcome) -> None:
        plan = small("base-and-weight")
        card = replace(scored(plan, total(50))[1], points=Decimal(points))
        assert allocate(plan, card, on=DAY, age=9).outcome is outcome

    def test_an_error_is_a_finding_and_gives_no_sum(self, tmp_path: Path) -> None:
        plan = changed(tmp_path, "percentile", ('above = "cap"', 'above = "error"'))
        made = budget(plan, total(71))
        assert [each.code for each in made.findings] == ["allocation.outside_table"]
        assert made.result is None
        assert made.waterfall == ()
        assert codes(made)[-1] == "budget.outside"

    def test_a_gap_gives_no_sum(self) -> None:
        plan = twelve()
        table = plan.tables[0]
        assert isinstance(table, Bands)
        gap = replace(plan, tables=(replace(table, rows=(table.rows[0], table.rows[8])),))
        made = budget(gap, answers("some"))
        assert [each.code for each in made.findings] == ["allocation.gap_in_table"]

    def test_a_menu_may_be_out_of_reach(self, tmp_path: Path) -> None:
        plan = changed(tmp_path, "menu", ('below = "none"', 'below = "cap"'))
        assert budget(plan, total(1)).outcome is Outcome.CHOOSE


class TestTables:
    def test_a_band_may_be_a_range(self) -> None:
        plan = scheme(SHIPPED / "nottingham-city-pathways" / "published")
        gates = {each.id: GateAnswer(True) for each in plan.gates}
        made = budget(plan, total(1), gates=gates)
        assert (made.outcome, made.amount, made.at_least) == (Outcome.UP_TO, Money(166400), None)
        answered = {
            "nights": Given("some"), "calm": Given("some"), "moving": Given("some"),
            "parents": Given("two"), "natural-support": Given("none", willing=True),
        }  # fmt: skip
        ranged = budget(small("bands-and-additions"), answered, gates=PASSED)
        assert (ranged.amount, ranged.at_least) == (Money(100000), Money(60000))

    def test_hours_stand_beside_money(self) -> None:
        made = budget(small("weekly-hours"), total(21))
        assert (made.hours, made.hours_per) == (Hours(150), Period.WEEK)
        assert made.band == "Some"

    def test_a_scheme_of_hours_gives_hours(self) -> None:
        plan = scheme(SHIPPED / "nottinghamshire-purchase" / "2020")
        made = budget(plan, {"agreed": Given(number=Decimal(50))})
        assert (made.amount, made.hours, made.hours_per) == (None, Hours(3000), Period.YEAR)
        assert made.result == Hours(3000)
        assert (made.annual, made.weekly) == (None, None)

    def test_hours_without_a_rate(self, tmp_path: Path) -> None:
        plan = changed(
            tmp_path,
            "weekly-hours",
            ('unit = "money"', 'unit = "hours"'),
            ('rate = "assistant"\n', ""),
            ("weeks = 39\n", ""),
            ("round_to = 0.01", "round_to = 0.25"),
        )
        plan = replace(plan, examples=())
        assert budget(plan, total(21)).hours == Hours(2 * 52 * 60 + 52 * 30)

    def test_a_day_without_a_rate_gives_no_sum(self) -> None:
        made = budget(small("weekly-hours"), total(21), on=date(2026, 3, 31))
        assert [each.code for each in made.findings] == [
            "allocation.not_in_force",
            "allocation.no_rate",
        ]
        assert made.outcome is Outcome.OUTSIDE

    def test_all_points_are_paid_once_above_the_threshold(self, tmp_path: Path) -> None:
        plan = changed(tmp_path, "per-point", ('paid = "above"', 'paid = "all"'))
        assert budget(plan, total(21)).amount == Money(68700)
        assert budget(plan, total(20)).outcome is Outcome.NONE

    def test_levels_of_a_question_that_is_not_on_this_form_change_nothing(self) -> None:
        plan = small("line-and-nights")
        form = plan.forms[0]
        bare = tuple(each for each in form.questions if each.id != "natural-support")
        plan = replace(plan, forms=(replace(form, questions=bare),))
        assert budget(plan, total(150)).amount == Money(250000)

    def test_a_base_needs_the_age(self) -> None:
        plan = small("base-and-weight")
        made = budget(plan, total(50), None)
        assert [each.code for each in made.findings] == ["allocation.age_needed"]
        older = replace(plan, forms=(replace(plan.forms[0], age_to=20),))
        made = budget(older, total(50), 18)
        assert [each.code for each in made.findings] == ["allocation.no_base"]

    def test_a_menu_names_wrong_choices(self) -> None:
        plan = small("menu")
        made = budget(plan, total(30), chosen=("holiday", "pony"))
        assert [each.code for each in made.findings] == [
            "allocation.option_not_open",
            "allocation.option_unknown",
        ]
        assert made.outcome is Outcome.CHOOSE
        assert [each.id for each in made.options] == ["club", "assistant"]
        many = budget(plan, total(50), chosen=("club", "holiday", "assistant"))
        assert [each.code for each in many.findings] == ["allocation.too_many_chosen"]
        assert many.outcome is Outcome.CHOOSE

    def test_a_menu_pays_in_instalments(self) -> None:
        made = budget(small("menu"), total(50), chosen=("holiday",))
        assert made.options[0].instalments == (Money(16666), Money(16666), Money(16668))
        assert made.options[0].chosen


class TestPointsRules:
    def test_the_total_has_its_limits(self) -> None:
        plan = small("per-point")
        rule = replace(plan.points, minimum=Decimal(30), maximum=Decimal(40))
        plan = replace(plan, points=rule)
        assert budget(plan, total(1)).points == 30
        assert budget(plan, total(99)).points == 40
        assert budget(plan, total(35)).points == 35
        assert "points.minimum" in codes(budget(plan, total(1)))
        assert "points.maximum" in codes(budget(plan, total(99)))

    @pytest.mark.parametrize(
        ("act", "points"), [("deduct", 13), ("add", 19), ("cap", 3), ("floor", 16)]
    )
    def test_each_act(self, tmp_path: Path, act: str, points: int) -> None:
        plan = changed(
            tmp_path,
            "bands-and-additions",
            ('act = "add"\npoints = 3', f'act = "{act}"\npoints = 3'),
        )
        answered = {
            "nights": Given("some"), "calm": Given("some"), "moving": Given("none"),
            "parents": Given("one"), "natural-support": Given("some", willing=False),
        }  # fmt: skip
        made = budget(plan, answered, gates=PASSED)
        # 9 + 5 = 14 at home, at least 2 out: 16 before the adjustment
        assert made.points == points

    def test_a_question_not_answered_changes_nothing(self) -> None:
        made = budget(small("bands-and-additions"), {"nights": Given("lots", evidence="x")},
                      gates=PASSED)  # fmt: skip
        assert made.points == 20
        assert not made.complete
        assert "allocation.incomplete" in codes(made)


class TestMoneyAdjustments:
    def test_never_less_than_nothing(self) -> None:
        plan = small("line-and-nights")
        made = budget(
            plan, {**total(100), "club-visits": Given(number=Decimal(7)),
                   "night-visits": Given(number=Decimal(0)),
                   "natural-support": Given("none", willing=True)},
        )  # fmt: skip
        # £1,000.00 − 7 × 52 × £8.00 = −£1,912.00
        assert (made.outcome, made.amount) == (Outcome.AMOUNT, Money(0))
        assert codes(made)[-2:] == ["money.not_below_nothing", "budget.amount"]
        assert [each.code for each in made.waterfall] == ["start", "deduct", "zero"]

    def test_a_factor_for_all(self, tmp_path: Path) -> None:
        plan = changed(
            tmp_path,
            "line-and-nights",
            (
                'question = "natural-support"\nby_level = { none = 1, some = 0.95, lots = 0.85 }',
                "factor = 0.5",
            ),
        )
        made = budget(plan, total(150))
        assert made.amount == Money(125000)
        assert "money.multiply" in codes(made)

    def test_a_factor_that_is_not_answered_changes_nothing(self) -> None:
        made = budget(small("line-and-nights"), total(150))
        assert made.amount == Money(250000)
        assert made.missing == (
            "answers/natural-support",
            "answers/night-visits",
            "answers/club-visits",
        )

    def test_above_a_sum_the_panel_decides(self) -> None:
        plan = scheme(SHIPPED / "example-children" / "2026.1")
        example = next(each for each in plan.examples if each.expect.outcome == "panel")
        made = budget(plan, example.answers, example.age, gates=example.gates)
        if made.reached is not None:
            assert made.reason.startswith("Sums above")
        assert made.outcome is Outcome.PANEL
        assert made.amount is None

    def test_rounding_at_each_step_differs_from_rounding_once(self, tmp_path: Path) -> None:
        end = changed(tmp_path / "end", "blocks", ('round_when = "step"', 'round_when = "end"'))
        answered = {"meals": Given(points=Decimal(3), reason="x"), "travel": Given("some")}
        # £177.6666… + £12.50
        assert budget(end, answered).amount == Money(19017)
        assert budget(small("blocks"), answered).amount == Money(19017)
        steps = budget(small("blocks"), answered)
        assert not any(each.code == "round" for each in steps.waterfall)

    def test_a_sum_may_have_its_own_rounding(self, tmp_path: Path) -> None:
        plan = changed(
            tmp_path,
            "line-and-nights",
            ("amount = 8.00", 'amount = 8.00\nround = { mode = "floor", to = 100 }'),
        )
        made = budget(plan, {**total(150), "club-visits": Given(number=Decimal(1))})
        # 52 × £8.00 = £416.00, rounded down to whole hundreds
        assert made.amount == Money(250000 - 40000)
        assert "sum.rounded" in codes(made)


class TestAllocate:
    def test_a_wrong_form_is_said(self) -> None:
        plan = small("percentile")
        card = scored(plan, total(30), 9)[1]
        made = allocate(plan, card, on=DAY, age=12)
        assert [each.code for each in made.findings] == ["allocation.wrong_form"]

    def test_without_points_there_is_nothing_to_allocate(self) -> None:
        with pytest.raises(ValueError, match="scorecard"):
            allocate(small("menu"), None, on=DAY, age=9)

    def test_the_year_and_the_week_for_reading(self) -> None:
        made = budget(small("reckoner"), {"assistant-hours": Given(number=Decimal(1))})
        # £16.40 a week; four weeks £65.60; a year of 365 days £65.60 × 365 ÷ 28
        assert (made.amount, made.annual, made.weekly) == (Money(6560), Money(85514), Money(1640))

    def test_a_scheme_knows_its_parts(self) -> None:
        plan = small("menu")
        assert plan.form("all") is plan.forms[0]
        assert isinstance(small("blocks").table("blocks"), Blocks)
        for look in (plan.form, plan.table, plan.rate):
            with pytest.raises(KeyError):
                look("unknown")
        assert plan.valid_on(date(2027, 3, 31))
        assert not plan.valid_on(date(2027, 4, 1))


class TestHandWorked:
    """design/scenarios.md, cases 4 and 5."""

    def test_explained_to_the_penny(self) -> None:
        plan = small("line-and-nights")
        assert isinstance(plan.tables[0], Line)
        made = budget(
            plan, {**total(128), "natural-support": Given("lots", willing=True),
                   "night-visits": Given(number=Decimal(2)),
                   "club-visits": Given(number=Decimal(1))},
        )  # fmt: skip
        assert [(each.before.pence, each.after.pence) for each in made.waterfall] == [  # type: ignore[union-attr]
            (0, 184000),
            (184000, 156400),
            (156400, 305640),
            (305640, 264040),
        ]
        assert (made.amount, made.annual, made.weekly) == (
            Money(264040),
            Money(264040),
            Money(5078),
        )
        said = [wording.step(each) for each in made.steps]
        assert "Support at night adds £1,492.40: £1,564.00 becomes £3,056.40." in said
        assert "The indicative budget is £2,640.40 a year." in said

    def test_one_point_more_and_the_panel(self) -> None:
        plan = scheme(SHIPPED / "norfolk-primary" / "published")
        assert budget(plan, total(145)).amount == Money(150000)
        assert budget(plan, total(146)).amount == Money(280000)
        beyond = budget(plan, total(186))
        assert (beyond.outcome, beyond.amount) == (Outcome.PANEL, None)

    def test_in_april_all_amounts_rise_by_three_per_cent(self) -> None:
        old = scheme(SHIPPED / "norfolk-primary" / "published")
        table = old.tables[0]
        assert isinstance(table, Bands)
        dearer = tuple(
            replace(each, amount=each.amount and each.amount * Decimal("1.03"))
            for each in table.rows
        )
        new = replace(
            old, version="2027", valid_from=date(2027, 4, 1),
            tables=(replace(table, rows=dearer),),
        )  # fmt: skip
        assert budget(new, total(146), on=date(2027, 4, 1)).amount == Money(288400)
        assert budget(old, total(146)).amount == Money(280000)


@settings(max_examples=200, deadline=None)
@given(
    first=st.lists(st.sampled_from(NAMES), min_size=11, max_size=11),
    at=st.integers(0, 10),
    natural=st.sampled_from(NAMES[:3]),
)
def test_more_need_never_gives_less_money(first: list[str], at: int, natural: str) -> None:
    more = list(first)
    more[at] = NAMES[min(3, NAMES.index(first[at]) + 1)]
    made = []
    for each in (first, more):
        chosen = {f"q{number}": Given(level) for number, level in enumerate(each)}
        made.append(budget(twelve(), {**chosen, "natural": Given(natural, willing=True)}))
    assert made[0].amount is not None
    assert made[1].amount is not None
    assert made[1].amount >= made[0].amount
    for one in made:
        assert one.waterfall[0].before == Money(0) if one.waterfall else one.amount == Money(0)
        assert not one.waterfall or one.waterfall[-1].after == one.amount


@settings(max_examples=300, deadline=None)
@given(
    levels=st.lists(st.sampled_from(NAMES), min_size=11, max_size=11),
    natural=st.sampled_from(NAMES[:3]),
    willing=st.booleans(),
)
def test_it_agrees_with_a_sum_on_paper(levels: list[str], natural: str, willing: bool) -> None:
    """The same scheme worked out in whole pence, by other means."""
    chosen = {f"q{number}": Given(level) for number, level in enumerate(levels)}
    made = budget(twelve(), {**chosen, "natural": Given(natural, willing=willing)})
    worth = {"none": 0, "some": 3, "lots": 6, "exceptional": 10}
    points = sum(worth[each] for each in levels)
    percent = {"none": 100, "some": 95, "lots": 85}[natural] if willing else 100
    pence = min(points // 10 * 10 * 50 * percent, 400_000)
    assert (made.points, made.amount) == (points, Money(pence))
