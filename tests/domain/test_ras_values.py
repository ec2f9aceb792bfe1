"""Periods, hours, rounding, conditions and canonical JSON under the RAS engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.canonical import (
    NotReadable,
    decimal_text,
    digest,
    from_json,
    scheme_from_json,
    scheme_to_json,
    to_json,
)
from ras_desktop.domain.condition import Condition, holds
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money, Rounding, round_exact
from ras_desktop.domain.period import Period, YearBasis, in_year
from ras_desktop.domain.questionnaire import Answer, Given
from ras_desktop.domain.scheme import GateAnswer, Unit
from ras_desktop.domain.step import Step
from ras_desktop.domain.table import Round
from ras_desktop.domain.working import exact, quantity, round_ratio, rounded
from tests.helpers.schemes import small


class TestPeriods:
    @pytest.mark.parametrize(
        ("period", "basis", "often"),
        [
            (Period.YEAR, YearBasis.DAYS_365, Fraction(1)),
            (Period.MONTH, YearBasis.WEEKS_52, Fraction(12)),
            (Period.WEEK, YearBasis.WEEKS_52, Fraction(52)),
            (Period.WEEK, YearBasis.DAYS_364, Fraction(52)),
            (Period.WEEK, YearBasis.DAYS_365, Fraction(365, 7)),
            (Period.FOUR_WEEKS, YearBasis.WEEKS_52, Fraction(13)),
            (Period.FOUR_WEEKS, YearBasis.DAYS_365, Fraction(365, 28)),
        ],
    )
    def test_how_often_it_falls_in_a_year(
        self, period: Period, basis: YearBasis, often: Fraction
    ) -> None:
        assert in_year(period, basis) == often


class TestHours:
    def test_it_adds_and_takes_away_minutes(self) -> None:
        assert Hours(90) + Hours(30) == Hours(120)
        assert Hours(90) - Hours(120) == Hours(-30)
        assert -Hours(30) < Hours(0)
        assert Hours(90).in_hours == Fraction(3, 2)

    @pytest.mark.parametrize("minutes", [1.5, True, "90"])
    def test_it_holds_whole_minutes_only(self, minutes: Any) -> None:
        with pytest.raises(TypeError):
            Hours(minutes)


class TestRounding:
    @given(
        over=st.integers(-(10**12), 10**12),
        under=st.integers(1, 10**6),
        how=st.sampled_from(Rounding),
    )
    def test_whole_numbers_round_as_fractions_do(
        self, over: int, under: int, how: Rounding
    ) -> None:
        assert round_ratio(over, under, how) == round_exact(Fraction(over, under), how)

    @pytest.mark.parametrize(
        ("how", "up", "down"),
        [
            (Rounding.FLOOR, "2.50", "-2.75"),
            (Rounding.HALF_UP, "2.75", "-2.75"),
            (Rounding.HALF_EVEN, "2.50", "-2.50"),
            (Rounding.TRUNCATE, "2.50", "-2.50"),
        ],
    )
    def test_to_a_quarter(self, how: Rounding, up: str, down: str) -> None:
        rule = Round(how, Decimal("0.25"))
        assert rounded(Fraction("2.625"), rule) == Fraction(up)
        assert rounded(Fraction("-2.625"), rule) == Fraction(down)

    def test_figures_are_read_to_the_nearest_penny_or_minute(self) -> None:
        assert quantity(Fraction(1, 3), Unit.MONEY) == Money(33)
        assert quantity(Fraction("0.125"), Unit.MONEY) == Money(13)
        assert quantity(Fraction("9.375"), Unit.HOURS) == Hours(563)
        assert exact(Decimal("16.40")) == Fraction(82, 5)


class TestConditions:
    ANSWERS: Mapping[str, Answer] = {
        "nights": Answer("nights", level="lots"),
        "visits": Answer("visits", number=Decimal(3)),
        "open": Answer("open"),
    }

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (Condition("nights", ("lots", "some")), True),
            (Condition("nights", ("none",)), False),
            (Condition("open", ("none",)), False),
            (Condition("unknown", ("none",)), False),
            (Condition("visits", at_least=Decimal(3)), True),
            (Condition("visits", at_least=Decimal(4)), False),
            (Condition("visits", at_most=Decimal(3)), True),
            (Condition("visits", at_most=Decimal(2)), False),
            (Condition("open", at_most=Decimal(2)), False),
            (Condition(points_at_least=Decimal(40)), True),
            (Condition(points_at_most=Decimal(39)), False),
            (Condition(age_at_least=11), False),
            (Condition(age_at_most=10), True),
        ],
    )
    def test_one(self, condition: Condition, expected: bool) -> None:
        assert holds((condition,), self.ANSWERS, Decimal(40), 10) is expected

    def test_all_must_hold(self) -> None:
        yes, no = Condition(age_at_most=10), Condition(age_at_least=11)
        assert holds((), self.ANSWERS)
        assert holds((yes, yes), self.ANSWERS, age=10)
        assert not holds((yes, no), self.ANSWERS, age=10)

    def test_what_is_not_known_does_not_hold(self) -> None:
        assert not holds((Condition(age_at_most=10),), self.ANSWERS)
        assert not holds((Condition(points_at_most=Decimal(10)),), self.ANSWERS)


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Sample:
    """Every kind of field that a stored value may have."""

    day: date
    number: Decimal
    colour: Colour
    pairs: tuple[tuple[str, Decimal], ...] = ()
    either: Money | Hours | None = None
    maybe: date | None = None
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    flag: bool = False
    anything: Any = None


SAMPLE = Sample(
    date(2026, 5, 1), Decimal("1.50"), Colour.RED, (("a", Decimal(2)),), Hours(5),
    date(2026, 5, 2), {"g": GateAnswer(None, "why")}, True,
    (Money(1), Hours(2), Decimal("0.5"), Fraction(1, 3), date(2026, 1, 1), Period.WEEK, "x", 1,
     True, None),
)  # fmt: skip


class TestCanonicalJson:
    def test_every_kind_of_field_comes_back(self) -> None:
        assert from_json(Sample, to_json(SAMPLE)) == SAMPLE

    def test_defaults_are_left_out_and_numbers_have_one_form(self) -> None:
        short = Sample(date(2026, 5, 1), Decimal("1.50"), Colour.RED)
        assert to_json(short) == '{"colour":"red","day":"2026-05-01","number":"1.5"}'
        again = Sample(date(2026, 5, 1), Decimal("1.5"), Colour.RED)
        assert digest(short) == digest(again)
        assert len(digest(short)) == 64

    @pytest.mark.parametrize(
        ("value", "text"),
        [("500", "500"), ("500.00", "500"), ("0.0", "0"), ("-0", "0"), ("1E+2", "100")],
    )
    def test_decimals_have_one_text(self, value: str, text: str) -> None:
        assert decimal_text(Decimal(value)) == text

    def test_an_enumeration_in_a_step_becomes_its_word(self) -> None:
        assert "half-up" in to_json(Step("x", {"mode": Rounding.HALF_UP}))

    def test_a_value_without_a_form_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(TypeError):
            to_json(Step("x", {"bad": 1.5}))

    @pytest.mark.parametrize(
        "text",
        [
            "{",
            "[]",
            '{"day":"2026-05-01","number":"1.5"}',
            '{"colour":"red","day":"2026-05-01","number":"1.5","more":1}',
            '{"colour":"blue","day":"2026-05-01","number":"1.5"}',
            '{"colour":"red","day":"May","number":"1.5"}',
            '{"colour":"red","day":"2026-05-01","number":1.5}',
            '{"colour":"red","day":"2026-05-01","number":"NaN"}',
            '{"colour":"red","day":"2026-05-01","number":"many"}',
            '{"colour":"red","day":"2026-05-01","number":"1","flag":1}',
            '{"colour":"red","day":"2026-05-01","number":"1","gates":[]}',
            '{"colour":"red","day":"2026-05-01","number":"1","pairs":{}}',
            '{"colour":"red","day":"2026-05-01","number":"1","pairs":[["a"]]}',
            '{"colour":"red","day":"2026-05-01","number":"1","either":{"minutes":5}}',
            '{"colour":"red","day":"2026-05-01","number":"1","either":{"is":"Hours","minutes":"5"}}',
            '{"colour":"red","day":"2026-05-01","number":"1","anything":{"money":"x"}}',
            '{"colour":"red","day":"2026-05-01","number":"1","anything":{"fraction":"1/0"}}',
            '{"colour":"red","day":"2026-05-01","number":"1","anything":{"what":1}}',
            '{"colour":"red","day":"2026-05-01","number":"1","anything":{"a":1,"b":2}}',
        ],
    )
    def test_a_damaged_text_is_refused(self, text: str) -> None:
        with pytest.raises(NotReadable):
            from_json(Sample, text)

    @pytest.mark.parametrize("text", ["{", "[]", '{"format":2,"scheme":{}}', '{"format":1}'])
    def test_a_damaged_or_newer_scheme_is_refused(self, text: str) -> None:
        with pytest.raises(NotReadable):
            scheme_from_json(text)

    def test_a_scheme_of_another_shape_names_the_place(self) -> None:
        text = scheme_to_json(small("menu")).replace('"choose":2', '"choose":"2"')
        with pytest.raises(NotReadable, match=r"scheme\.tables\[0\]\.choose"):
            scheme_from_json(text)

    @given(
        level=st.none() | st.text(max_size=5),
        points=st.none() | st.decimals(-99, 99, places=2),
        reason=st.text(max_size=20),
        willing=st.none() | st.booleans(),
    )
    def test_answers_come_back(
        self, level: str | None, points: Decimal | None, reason: str, willing: bool | None
    ) -> None:
        given_ = Given(level, points, reason, willing=willing)
        assert from_json(Given, to_json(given_)) == given_
