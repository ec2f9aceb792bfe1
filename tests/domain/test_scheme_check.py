"""The checker: what it finds, where, and that it is silent about what is good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ras_desktop import wording
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.scheme import (
    Example,
    Expected,
    Rate,
    RateValue,
    Scheme,
)
from ras_desktop.domain.scheme_check import check, complexity
from ras_desktop.domain.scheme_faults import faults
from ras_desktop.domain.table import Band, BandOutcome, Bands, Outside
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import DAY, edited, folders, of, scheme, small
from tests.helpers.twelve import twelve

HEAD = "scheme.toml"
D = Decimal


def found(plan: Scheme) -> dict[str, Finding]:
    listed = check(plan)
    for each in listed:
        assert wording.finding(each)
    return {each.code: each for each in listed}


def after(tmp: Path, name: str, *changes: tuple[str, str], file: str = HEAD) -> dict[str, Finding]:
    """Findings of reader and checker after replacing texts in a small scheme."""
    read = read_scheme(edited(tmp, name, *((file, old, new) for old, new in changes)))
    listed = (*read.findings, *(check(read.scheme) if read.scheme else ()))
    for each in listed:
        assert wording.finding(each)
    return {each.code: each for each in listed}


def bands(*rows: Band, below: Outside = Outside.ERROR, above: Outside = Outside.ERROR) -> Scheme:
    return replace(twelve(), tables=(Bands("bands", below, above, rows),))


def band(first: int, last: int, amount: int | None = 100, **more: object) -> Band:
    sum_ = None if amount is None else D(amount)
    return Band(D(first), D(last), "B", sum_, **more)  # type: ignore[arg-type]


class TestTables:
    def test_a_gap(self) -> None:
        gap = found(bands(band(0, 60), band(62, 110)))["scheme.gap"]
        assert gap.where == "scheme.toml: table[bands].rows[2].from"
        assert (gap.values["first"], gap.values["last"]) == (61, 61)
        assert gap.severity is Severity.ERROR

    def test_an_overlap_and_a_turned_row(self) -> None:
        plan = bands(band(0, 60), band(60, 110), band(120, 111))
        assert {each.code for each in check(plan)} == {"scheme.rows_overlap", "scheme.row_turned"}
        assert check(plan) == faults(plan)

    def test_points_outside_the_table(self) -> None:
        listed = found(bands(band(1, 100)))
        assert listed["scheme.below_table"].values["points"] == 0
        assert listed["scheme.above_table"].values["points"] == 110
        capped = found(bands(band(0, 100), above=Outside.CAP))["scheme.above_table_capped"]
        assert capped.severity is Severity.WARNING
        assert "scheme.above_table" not in found(bands(band(0, 100), above=Outside.PANEL))

    def test_a_row_that_nobody_reaches(self) -> None:
        listed = found(bands(band(0, 110), band(111, 120)))
        assert listed["scheme.unreachable"].where == "scheme.toml: table[bands].rows[2]"

    def test_rows_off_the_grid_of_points(self) -> None:
        half = Band(D("60.5"), D(110), "B", D(1))
        assert "scheme.row_off_grid" in found(bands(band(0, 60), half))

    def test_knots_and_percentiles_in_order(self, tmp_path: Path) -> None:
        listed = after(tmp_path / "a", "line-and-nights", ("points = 150", "points = 100"))
        assert listed["scheme.knots_order"].where == "scheme.toml: table[line].knots[2].points"
        listed = after(tmp_path / "b", "percentile", ("percentile = 25", "percentile = 9"))
        assert listed["scheme.knots_order"].where.endswith("rows[2].percentile")

    def test_ends_of_a_curve(self, tmp_path: Path) -> None:
        listed = after(tmp_path, "line-and-nights", ('below = "none"', 'below = "error"'))
        assert listed["scheme.below_table"].where == "scheme.toml: table[line].below"

    def test_menus(self, tmp_path: Path) -> None:
        listed = after(tmp_path / "a", "menu", ('below = "none"', 'below = "error"'))
        assert "scheme.below_table" in listed
        listed = after(tmp_path / "b", "menu", ("from = 50", "from = 101"))
        assert listed["scheme.unreachable"].where.endswith("option[holiday].from")

    def test_bases(self, tmp_path: Path) -> None:
        listed = after(
            tmp_path / "a", "base-and-weight", ("age_to = 17, amount", "age_to = 16, amount")
        )
        assert listed["scheme.age_without_base"].values["age"] == 17
        listed = after(tmp_path / "b", "base-and-weight", ("age_from = 5", "age_from = 4"))
        assert "scheme.bases_overlap" in listed
        listed = after(
            tmp_path / "c",
            "base-and-weight",
            ("age_from = 0, age_to = 4", "age_from = 5, age_to = 4"),
        )
        assert "scheme.minimum_above_maximum" in listed

    def test_bases_are_looked_at_for_the_forms_of_their_table(self) -> None:
        plan = small("base-and-weight")
        other = replace(small("percentile").forms[1], table="bands", age_from=18, age_to=25)
        spare = Bands("bands", Outside.ERROR, Outside.ERROR, (band(0, 80),))
        plan = replace(plan, forms=(*plan.forms, other), tables=(*plan.tables, spare))
        assert "scheme.age_without_base" not in found(plan)

    def test_a_table_without_a_form(self) -> None:
        plan = small("percentile")
        spare = replace(plan, forms=(replace(plan.forms[0], age_to=17),))
        assert found(spare)["scheme.table_unused"].where == "scheme.toml: table[straight]"


class TestCurves:
    def test_a_sum_that_falls(self) -> None:
        fall = found(bands(band(0, 60, 500), band(61, 110, 400)))["scheme.falls"]
        assert fall.severity is Severity.WARNING
        assert fall.values["points"] == 61

    def test_a_cliff_edge_above_the_set_share(self) -> None:
        plan = bands(band(0, 60, 100), band(61, 110, 125))
        assert "scheme.cliff" not in found(plan)
        plan = bands(band(0, 60, 100), band(61, 110, 126))
        assert found(plan)["scheme.cliff"].values["share"] == 26

    def test_from_nothing(self) -> None:
        none = Band(D(0), D(60), "B", outcome=BandOutcome.NONE)
        assert "scheme.cliff_from_nothing" in found(bands(none, band(61, 110)))
        below = bands(band(5, 110), below=Outside.NONE)
        assert "scheme.cliff_from_nothing" in found(below)

    def test_where_the_panel_decides_nothing_is_compared(self) -> None:
        panel = Band(D(61), D(110), "B", outcome=BandOutcome.PANEL)
        assert not {"scheme.falls", "scheme.cliff"} & found(bands(band(0, 60), panel)).keys()

    def test_up_to_counts_as_its_highest(self) -> None:
        plan = bands(Band(D(0), D(60), "B", up_to=D(500)), band(61, 110, 400))
        assert "scheme.falls" in found(plan)

    def test_a_straight_line_has_no_cliff_but_may_be_steep(self, tmp_path: Path) -> None:
        assert "scheme.cliff" not in found(small("line-and-nights"))
        listed = after(
            tmp_path, "line-and-nights", ("points = 150", "points = 101"), ("0.9", "0.2")
        )
        assert "scheme.cliff" in listed

    def test_paying_all_points_above_a_threshold_is_a_cliff(self, tmp_path: Path) -> None:
        listed = after(tmp_path, "per-point", ('paid = "above"', 'paid = "all"'))
        assert listed["scheme.cliff_from_nothing"].values["points"] == 21
        assert "scheme.cliff_from_nothing" not in found(small("per-point"))
        no_threshold = (("threshold = 20", "threshold = 0"), ('paid = "above"', 'paid = "all"'))
        assert "scheme.cliff_from_nothing" not in after(tmp_path / "b", "per-point", *no_threshold)

    def test_steps_of_a_straight_percentile_table(self, tmp_path: Path) -> None:
        listed = after(
            tmp_path, "percentile", ('below = "none"\nabove = "cap"\nread = "straight"',
                                     'below = "cap"\nabove = "cap"\nread = "straight"'),
        )  # fmt: skip
        assert "scheme.falls" not in listed


class TestAgesAndRates:
    def test_forms_for_one_age(self, tmp_path: Path) -> None:
        listed = after(tmp_path / "a", "percentile", ("age_from = 11", "age_from = 10"))
        assert listed["scheme.ages_overlap"].where == "scheme.toml: form[older].age_from"
        listed = after(tmp_path / "b", "percentile", ("age_from = 11", "age_from = 12"))
        assert (
            listed["scheme.ages_gap"].values["first"],
            listed["scheme.ages_gap"].values["last"],
        ) == (11, 11)
        listed = after(tmp_path / "c", "percentile", ("age_from = 11", "age_from = 18"))
        assert "scheme.minimum_above_maximum" in listed

    def test_a_gate_beyond_all_forms(self, tmp_path: Path) -> None:
        listed = after(
            tmp_path, "bands-and-additions",
            ("age_to = 17\notherwise", "age_to = 19\notherwise"),
        )  # fmt: skip
        assert listed["scheme.gate_without_form"].values["age"] == 19

    @pytest.mark.parametrize(
        ("values", "days"),
        [
            ([("2026-04-01", None)], []),
            ([("2026-04-02", None)], ["2026-04-01"]),
            ([("2026-04-01", "2026-09-30")], ["2026-10-01"]),
            ([("2026-04-01", "2026-09-30"), ("2026-10-02", None)], ["2026-10-01"]),
            ([("2025-04-01", "2025-12-31"), ("2026-04-01", "2027-03-31")], []),
            ([("2026-04-01", "2027-03-31"), ("2027-05-01", None)], []),
            ([], ["2026-04-01"]),
        ],
    )
    def test_every_day_in_force_has_a_price(
        self, values: list[tuple[str, str | None]], days: list[str]
    ) -> None:
        plan = small("menu")
        rate = Rate(
            "assistant", "Assistant", "hour", "hours",
            tuple(
                RateValue(date.fromisoformat(first), last and date.fromisoformat(last), D(1))  # type: ignore[arg-type]
                for first, last in values
            ),
        )  # fmt: skip
        listed = [
            each for each in check(replace(plan, rates=(rate,), examples=()))
            if each.code in ("scheme.day_without_rate", "scheme.rate_empty")
        ]  # fmt: skip
        if not values:
            assert [each.code for each in listed] == ["scheme.rate_empty"]
        else:
            assert [str(each.values["day"]) for each in listed] == days

    def test_an_open_scheme_wants_an_open_price(self) -> None:
        plan = replace(small("menu"), valid_to=None)
        assert "scheme.day_without_rate" not in found(plan)
        closed = (RateValue(date(2026, 4, 1), date(2027, 3, 31), D(1)),)
        plan = replace(plan, rates=(replace(plan.rates[0], values=closed),))
        assert found(plan)["scheme.day_without_rate"].values["day"] == date(2027, 4, 1)

    def test_two_prices_on_one_day(self, tmp_path: Path) -> None:
        listed = after(
            tmp_path / "a",
            "weekly-hours",
            ("to = 2026-09-30", "to = 2026-10-01"),
            file="rates.toml",
        )
        assert listed["scheme.rate_overlap"].values["day"] == date(2026, 10, 1)
        listed = after(
            tmp_path / "b", "weekly-hours", ("    to = 2026-09-30\n", ""), file="rates.toml"
        )
        assert "scheme.rate_overlap" in listed


class TestNames:
    @pytest.mark.parametrize(
        ("name", "file", "old", "new", "code"),
        [
            ("menu", HEAD, 'table = "menu"', 'table = "other"', "scheme.unknown_table"),
            ("blocks", "form-all.toml", 'area = "needs"', 'area = "other"', "scheme.unknown_area"),
            (
                "line-and-nights",
                "form-all.toml",
                'if_unwilling = "none"',
                'if_unwilling = "no"',
                "scheme.unknown_level",
            ),
            (
                "line-and-nights",
                HEAD,
                'question = "night-visits"',
                'question = "x"',
                "scheme.unknown_question",
            ),
            (
                "line-and-nights",
                HEAD,
                'question = "natural-support"',
                'question = "x"',
                "scheme.unknown_question",
            ),
            (
                "line-and-nights",
                HEAD,
                'question = "natural-support"',
                'question = "total"',
                "scheme.sum_question",
            ),
            (
                "line-and-nights",
                HEAD,
                'question = "night-visits"',
                'question = "total"',
                "scheme.sum_question",
            ),
            ("line-and-nights", HEAD, "lots = 0.85", "much = 0.85", "scheme.level_left_out"),
            (
                "line-and-nights",
                HEAD,
                "lots = 0.85",
                "lots = 0.85, much = 1",
                "scheme.unknown_level",
            ),
            ("line-and-nights", HEAD, 'rate = "night"', 'rate = "x"', "scheme.unknown_rate"),
            ("weekly-hours", HEAD, 'rate = "assistant"', 'rate = "x"', "scheme.unknown_rate"),
            ("menu", HEAD, 'rate = "assistant"', 'rate = "x"', "scheme.unknown_rate"),
            ("blocks", HEAD, 'question = "meals"', 'question = "x"', "scheme.unknown_question"),
            (
                "bands-and-additions",
                HEAD,
                'question = "parents", levels = ["one"]',
                'question = "x", levels = ["one"]',
                "scheme.unknown_question",
            ),
            (
                "bands-and-additions",
                HEAD,
                'question = "parents", levels = ["one"]',
                'question = "parents", levels = ["x"]',
                "scheme.unknown_level",
            ),
            (
                "bands-and-additions",
                HEAD,
                'question = "parents", levels = ["one"]',
                'question = "parents", at_least = 1',
                "scheme.condition_kind",
            ),
            (
                "bands-and-additions",
                HEAD,
                'question = "parents", levels = ["one"]',
                'question = "second-person", levels = ["one"]',
                "scheme.condition_kind",
            ),
            (
                "bands-and-additions",
                "form-older.toml",
                'question = "calm", levels = ["none"]',
                'question = "calm", levels = ["x"]',
                "scheme.unknown_level",
            ),
        ],
    )
    def test_a_name_that_means_nothing(
        self, tmp_path: Path, name: str, file: str, old: str, new: str, code: str
    ) -> None:
        listed = after(tmp_path, name, (old, new), file=file)
        assert code in listed
        assert listed[code].severity is Severity.ERROR

    def test_a_condition_on_a_number(self, tmp_path: Path) -> None:
        listed = after(
            tmp_path, "bands-and-additions",
            ('question = "parents", levels = ["one"]', 'question = "second-person", at_least = 1'),
        )  # fmt: skip
        assert "scheme.condition_kind" not in listed


class TestMadeByTheDesigner:
    """A scheme need not come from files: what the reader refuses is a fault of the value too."""

    def test_levels_without_points(self) -> None:
        plan = twelve()
        form = plan.forms[0]
        first = form.questions[0]
        bare = replace(first, levels=(replace(first.levels[0], points=None), *first.levels[1:]))
        plan = replace(plan, forms=(replace(form, questions=(bare, *form.questions[1:])),))
        (fault,) = check(plan)
        assert fault.where == "form-all.toml: question[q0].level[none].points"

    def test_identifiers_that_stand_twice(self) -> None:
        plan = twelve()
        form = plan.forms[0]
        first = form.questions[0]
        twin = replace(first, levels=(*first.levels, first.levels[0]))
        double = replace(
            form, areas=(*form.areas, form.areas[0]), questions=(*form.questions, twin)
        )
        plan = replace(
            plan,
            forms=(double, replace(form, age_from=18, age_to=25)),
            tables=(*plan.tables, plan.tables[0]),
        )
        assert {each.where for each in check(plan) if each.code == "forms.name.twice"} == {
            "scheme.toml: form[all].id",
            "scheme.toml: table[bands].id",
            "form-all.toml: area[a0].id",
            "form-all.toml: question[q0].id",
            "form-all.toml: question[q0].level[none].id",
        }


class TestTexts:
    def test_levels_without_a_text_and_questions_without_an_outcome(self) -> None:
        listed = found(twelve())
        assert "scheme.no_descriptor" in listed
        assert "scheme.no_outcome" in listed

    def test_hard_words(self) -> None:
        hard = (
            "Multidisciplinary professional recommendations necessitate comprehensive "
            "individualised interventions throughout domiciliary environments."
        )
        plan = small("blocks")
        form = plan.forms[0]
        question = replace(form.questions[0], ask=hard)
        plan = replace(plan, forms=(replace(form, questions=(question, *form.questions[1:])),))
        assert found(plan)["scheme.hard_to_read"].where == "form-all.toml: question[meals].ask"

    def test_points_that_fall_and_levels_that_are_alike(self) -> None:
        plan = twelve()
        form = plan.forms[0]
        first, second = form.questions[0].levels[:2]
        falling = replace(form.questions[0], levels=(second, first))
        alike = replace(form.questions[1], between=True, levels=(first, replace(first, id="x")))
        plan = replace(
            plan, forms=(replace(form, questions=(falling, alike, *form.questions[2:])),)
        )
        assert {"scheme.points_fall", "scheme.nothing_between"} <= found(plan).keys()

    def test_an_area_without_questions(self) -> None:
        plan = twelve()
        form = plan.forms[0]
        spare = replace(form.areas[0], id="spare")
        plan = replace(plan, forms=(replace(form, areas=(*form.areas, spare)),))
        assert found(plan)["scheme.area_empty"].where == "form-all.toml: area[spare]"

    def test_one_question_that_dominates(self) -> None:
        plan = twelve()
        assert "scheme.dominating" not in found(plan)
        form = plan.forms[0]
        heavy = replace(form.questions[0], weight=D(9))
        plan = replace(plan, forms=(replace(form, questions=(heavy, *form.questions[1:])),))
        assert found(plan)["scheme.dominating"].values["share"] == 47


class TestApproval:
    def test_approval_needs_an_equality_analysis(self) -> None:
        plan = small("menu")
        rule = replace(plan.governance, approved_on=DAY, equality_analysis="")
        listed = found(replace(plan, governance=rule))
        assert listed["scheme.approved_without_equality"].severity is Severity.ERROR

    def test_a_date_of_consultation_is_asked(self) -> None:
        plan = small("menu")
        rule = replace(plan.governance, consulted_on=None)
        listed = found(replace(plan, governance=rule))
        assert listed["scheme.not_consulted"].severity is Severity.WARNING


class TestExamples:
    def test_none_at_all(self) -> None:
        assert "scheme.no_examples" in found(replace(small("menu"), examples=()))

    def test_a_failing_one_names_what_came_out(self) -> None:
        plan = small("per-point")
        first = replace(plan.examples[1], expect=Expected("amount", D(22), D(33), None, D(1), D(2),
                                                          (("price", D(1)),)))  # fmt: skip
        listed = check(replace(plan, examples=(first,)))
        keys = [each.where.split("expect.")[1] for each in listed if "expect" in each.where]
        assert keys == ["points", "amount", "annual", "weekly", "changes.price"]
        assert wording.finding(listed[1]).endswith(
            "amount should be £33.00, but comes out as £32.00"
        )
        assert wording.finding(listed[4]).endswith(
            "“price” should change the sum by £1.00, but changes it by £32.75"
        )

    def test_a_sum_that_did_not_come_out_at_all(self) -> None:
        plan = small("per-point")
        first = replace(plan.examples[0], expect=Expected("amount", amount=D(5), hours=D(1)))
        ran = run(plan, replace(first, answers={}), "x")
        assert {each.code for each in ran.findings} == {"answers.missing", "scheme.example_fails"}
        assert any("comes out as –" in wording.finding(each) for each in ran.findings[1:])

    def test_an_age_is_needed_where_forms_go_by_age(self) -> None:
        plan = small("percentile")
        ran = run(plan, Example("No age", DAY, Expected()), "x")
        assert ran.budget is None
        assert [each.code for each in ran.findings] == ["scheme.example_age"]

    def test_born_makes_the_age(self) -> None:
        plan = small("percentile")
        example = Example(
            "Nine", DAY, Expected(amount=D(760)), born=date(2017, 3, 2),
            answers=plan.examples[1].answers,
        )  # fmt: skip
        assert run(plan, example).findings == ()

    def test_no_sum_may_be_expected(self, tmp_path: Path) -> None:
        plan = of(edited(tmp_path, "percentile", (HEAD, 'below = "none"', 'below = "error"')))
        first = replace(plan.examples[0], expect=Expected("outside"))
        assert run(plan, first).findings == ()
        assert [each.code for each in run(plan, plan.examples[0]).findings] == [
            "allocation.outside_table",
            "scheme.example_fails",
        ]


class TestReach:
    @pytest.mark.parametrize(
        ("rule", "reached"),
        [
            ('add"\npoints = 3', True),
            ('floor"\npoints = 49', True),
            ('floor"\npoints = 46', False),
            ('deduct"\npoints = 3', False),
            ('cap"\npoints = 49', False),
            ('multiply"\nfactor = 1', False),
            ('multiply"\nfactor = 1.1', True),
        ],
    )
    def test_adjustments_of_points_are_followed(
        self, tmp_path: Path, rule: str, reached: bool
    ) -> None:
        """Without the adjustment 46 points are the most; the panel's row begins at 47."""
        old = 'add"\npoints = 3'
        listed = after(tmp_path, "bands-and-additions", (old, rule))
        assert ("scheme.unreachable" not in listed) is reached

    def test_by_level_on_a_form_without_the_question(self) -> None:
        plan = small("bands-and-additions")
        older = plan.forms[1]
        bare = tuple(each for each in older.questions if each.id != "natural-support")
        plan = replace(plan, forms=(plan.forms[0], replace(older, questions=bare)), examples=())
        assert "scheme.unreachable" not in found(plan)


def test_errors_come_before_warnings() -> None:
    order = [each.severity for each in check(bands(band(1, 60, 500), band(61, 100, 400)))]
    assert order == sorted(order, key=lambda each: each is not Severity.ERROR)
    assert set(order) == {Severity.ERROR, Severity.WARNING}


class TestComplexity:
    def test_it_counts_what_there_is_to_understand(self) -> None:
        plan = small("bands-and-additions")
        counted = complexity(plan)
        assert (counted.questions, counted.tables, counted.forms) == (6, 1, 2)
        assert wording.say("scheme.complexity", counted.counts) == (
            "6 questions, 1 table; about 3 pages when printed."
        )

    def test_every_kind_of_table_has_rows(self) -> None:
        for folder in folders():
            assert complexity(scheme(folder)).rows >= 1

    def test_a_long_scheme_has_more_pages(self) -> None:
        plan = twelve()
        form: Form = plan.forms[0]
        many = tuple(Question(f"x{number}", "a0", "X") for number in range(60))
        long = replace(plan, forms=(replace(form, questions=many),))
        assert complexity(long).pages > complexity(plan).pages
