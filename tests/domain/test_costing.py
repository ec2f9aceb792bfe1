"""What a plan costs: worked cases to the penny, and properties that hold for every plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.costing import (
    DEAREST,
    Comparison,
    Price,
    Prices,
    Span,
    TermDates,
    compare,
    cost,
    weeks,
)
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, SupportLine, Way
from ras_desktop.domain.request import Strand
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from ras_desktop.wording import finding as say_finding
from ras_desktop.wording import step as say_step

DAY = date(2026, 5, 1)
TERMS = TermDates(
    holidays=(
        Span(date(2026, 7, 22), date(2026, 9, 1)),
        Span(date(2026, 10, 26), date(2026, 10, 30)),
    )
)
PRICES = Prices(
    (
        Price("assistant", "Personal assistant", "hour", Money(1640), date(2026, 4, 1)),
        Price("assistant", "Personal assistant", "hour", Money(1700), date(2027, 4, 1)),
        Price("club", "Inclusive club", "session", Money(2500), date(2026, 4, 1)),
        Price("later", "Not yet offered", "session", Money(900), date(2026, 9, 1)),
    )
)


def line(**changes: object) -> SupportLine:
    return replace(
        SupportLine(UUID(int=1), what="Support", price_code="assistant"),
        **changes,  # type: ignore[arg-type]
    )


def weekly(term: str, holiday: str) -> Pattern:
    return Pattern(PatternKind.WEEKLY, term=Decimal(term), holiday=Decimal(holiday))


def of(*lines: SupportLine, on: date = DAY):  # type: ignore[no-untyped-def]
    return cost(Plan(lines=lines), PRICES, TERMS, on)


def test_scenario_3_to_the_penny() -> None:
    assistant = line(pattern=weekly("3", "8"))
    club = line(
        id=UUID(int=2),
        price_code="club",
        pattern=Pattern(PatternKind.TIMES, times=12),
        way=Way.NOTIONAL,
    )
    result = of(assistant, club)
    assert result.findings == ()
    assert result.lines[0].units == Decimal(221)
    assert [each.amount for each in result.lines] == [Money(362_440), Money(30_000)]
    assert result.planned == Money(392_440)
    assert result.by_way == {Way.DIRECT_PAYMENT: Money(362_440), Way.NOTIONAL: Money(30_000)}
    assert result.difference(Money(360_000)) == Money(32_440)
    assert result.difference(None) is None
    assert [say_step(each) for each in result.lines[0].steps] == [
        "3 in each of 39 term weeks and 8 in each of 13 holiday weeks is 221 a year",
        "221 × £16.40 = £3,624.40 a year",
    ]
    assert say_step(result.lines[1].steps[0]) == "12 times 1 is 12 a year"


def test_a_price_is_taken_on_the_day_or_on_the_lines_own_later_start() -> None:
    assert of(line(pattern=weekly("1", "0"))).lines[0].unit_price == Money(1640)
    assert of(line(pattern=weekly("1", "0")), on=date(2027, 4, 1)).lines[0].unit_price == Money(
        1700
    )
    later = line(pattern=weekly("1", "0"), starts=date(2027, 5, 1))
    assert of(later).lines[0].unit_price == Money(1700)
    earlier = line(pattern=weekly("1", "0"), starts=date(2026, 4, 2))
    assert of(earlier, on=date(2027, 6, 1)).lines[0].unit_price == Money(1700)


def test_a_price_not_in_force_asks_for_one_and_keeps_its_unit() -> None:
    result = of(line(price_code="later", pattern=weekly("2", "2")))
    assert [each.code for each in result.findings] == ["costing.price.undated"]
    assert result.findings[0].where == "lines/0/unit_price"
    assert result.lines[0].unit == "session"
    assert result.planned == ZERO
    agreed = of(line(price_code="later", unit_price=Money(800), pattern=weekly("2", "2")))
    assert agreed.findings == ()
    assert agreed.planned == Money(800 * 104)
    assert PRICES.unit("nothing") == ""


def test_the_price_list_shows_one_price_of_each_code_in_force() -> None:
    assert [each.code for each in PRICES.current(DAY)] == ["assistant", "club"]
    assert [each.amount for each in PRICES.current(date(2027, 4, 1))] == [
        Money(1700),
        Money(2500),
        Money(900),
    ]
    assert PRICES.on("assistant", date(2026, 3, 31)) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"price_code": ""}, "costing.price.missing"),
        ({"price_code": "", "unit_price": ZERO}, "costing.price.not_positive"),
        ({"pattern": weekly("0", "0")}, "costing.units.none"),
        ({"pattern": weekly("-1", "3")}, "costing.units.negative"),
        ({"pattern": weekly("NaN", "3")}, "costing.units.number"),
        ({"pattern": weekly("Infinity", "3")}, "costing.units.number"),
        ({"pattern": weekly("1e999999", "3")}, "costing.units.many"),
        ({"pattern": weekly("169", "3")}, "costing.units.week"),
        ({"pattern": Pattern(PatternKind.TIMES, times=-1)}, "costing.units.negative"),
        ({"pattern": Pattern(PatternKind.TIMES, times=0)}, "costing.units.none"),
        ({"pattern": Pattern(PatternKind.TIMES, times=2_000_000)}, "costing.units.many"),
        ({"pattern": Pattern(PatternKind.TIMES, times=900_000)}, "costing.too_dear"),
        ({"pattern": Pattern(PatternKind.SUM)}, "costing.sum.missing"),
        ({"pattern": Pattern(PatternKind.SUM, sum_a_year=Money(-5))}, "costing.sum.missing"),
        (
            {"pattern": Pattern(PatternKind.SUM, sum_a_year=DEAREST + Money(1))},
            "costing.too_dear",
        ),
    ],
)
def test_what_cannot_be_costed_says_so_at_its_field(change: dict[str, object], code: str) -> None:
    base = {"pattern": weekly("1", "1")}
    result = of(line(**{**base, **change}))
    assert [each.code for each in result.findings] == [code]
    assert result.findings[0].where.startswith("lines/0/")
    assert say_finding(result.findings[0])
    if code != "costing.too_dear":
        assert result.planned == ZERO


def test_sessions_may_be_more_than_the_hours_of_a_week_but_hours_may_not() -> None:
    many = line(price_code="club", pattern=weekly("200", "0"))
    assert of(many).findings == ()


def test_a_sum_is_its_own_cost() -> None:
    result = of(line(price_code="", pattern=Pattern(PatternKind.SUM, sum_a_year=Money(12_345))))
    assert result.planned == Money(12_345)
    assert result.lines[0].units is None
    assert say_step(result.lines[0].steps[0]) == "A sum of £123.45 a year"


def test_a_line_without_an_end_or_of_a_full_year_has_a_full_years_weeks() -> None:
    assert weeks(line(), TERMS) == (39, 13)
    assert weeks(line(starts=DAY), TERMS) == (39, 13)
    full = line(starts=DAY, ends=DAY + timedelta(days=363))
    assert weeks(full, TERMS) == (39, 13)


def test_a_shorter_line_has_the_whole_weeks_between_its_days() -> None:
    # 6 July 2026 is a Monday; the summer holiday of these terms begins on Wednesday 22 July.
    summer = line(starts=date(2026, 7, 6), ends=date(2026, 8, 16))
    assert weeks(summer, TERMS) == (3, 3)
    from_saturday = line(starts=date(2026, 10, 24), ends=date(2026, 11, 6))
    assert weeks(from_saturday, TERMS) == (1, 1)
    result = of(replace(summer, pattern=weekly("3", "8")))
    assert result.lines[0].units == Decimal(3 * 3 + 8 * 3)


def test_each_strand_is_compared_with_its_own_amount() -> None:
    social = line(pattern=weekly("3", "8"))
    health = line(id=UUID(int=2), pattern=weekly("1", "1"), strand=Strand.HEALTH)
    amounts = {Strand.SOCIAL_CARE: Money(360_000), Strand.SEN: Money(5_000)}
    assert compare(of(social, health), amounts) == (
        Comparison(Strand.SOCIAL_CARE, Money(360_000), Money(362_440)),
        Comparison(Strand.HEALTH, None, Money(85_280)),
        Comparison(Strand.SEN, Money(5_000), ZERO),
    )
    found = compare(of(social, health), amounts)
    assert [each.difference for each in found] == [Money(2_440), None, Money(-5_000)]
    assert of(health).difference(Money(100)) == Money(-100)


HOURS = st.decimals(0, 168, places=2, allow_nan=False)
PENCE = st.integers(1, 20_000)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    kind = draw(st.sampled_from(PatternKind))
    if kind is PatternKind.SUM:
        return Pattern(kind, sum_a_year=Money(draw(st.integers(0, 5_000_000))))
    if kind is PatternKind.TIMES:
        return Pattern(kind, times=draw(st.integers(0, 400)), units=draw(HOURS))
    return Pattern(kind, term=draw(HOURS), holiday=draw(HOURS))


@st.composite
def lines(draw: st.DrawFn) -> SupportLine:
    starts = draw(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    ends = starts and starts + timedelta(days=draw(st.integers(0, 500)))
    return SupportLine(
        uuid4(),
        pattern=draw(patterns()),
        price_code=draw(st.sampled_from(["assistant", "club", "later", ""])),
        unit_price=draw(st.none() | st.builds(Money, PENCE)),
        strand=draw(st.sampled_from(Strand)),
        way=draw(st.sampled_from(Way)),
        starts=starts,
        ends=ends,
    )


@given(st.lists(lines(), max_size=8))
def test_parts_by_strand_and_by_way_sum_to_the_whole(plan_lines: list[SupportLine]) -> None:
    result = of(*plan_lines)
    assert total(result.by_strand.values()) == result.planned
    assert total(result.by_way.values()) == result.planned
    assert result.planned.pence >= 0
    assert [each.line for each in result.lines] == [each.id for each in plan_lines]
    for each in result.lines:
        assert each.amount == ZERO or each.steps


@given(HOURS, HOURS, HOURS, HOURS, PENCE)
def test_more_hours_never_cost_less(
    term: Decimal, holiday: Decimal, more: Decimal, more_holiday: Decimal, pence: int
) -> None:
    less = line(
        price_code="",
        unit_price=Money(pence),
        pattern=Pattern(term=min(term, more), holiday=min(holiday, more_holiday)),
    )
    greater = replace(
        less, pattern=Pattern(term=max(term, more), holiday=max(holiday, more_holiday))
    )
    assert of(less).planned <= of(greater).planned


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 362))
def test_every_whole_week_is_either_term_or_holiday(starts: date, days: int) -> None:
    short = line(starts=starts, ends=starts + timedelta(days=days))
    assert sum(weeks(short, TERMS)) == (days + 1) // 7


@pytest.mark.parametrize(
    "change",
    [
        {"starts": date(2026, 12, 1), "ends": date(2026, 12, 3), "pattern": weekly("3", "3")},
        {"starts": date(2026, 11, 2), "ends": date(2026, 11, 22), "pattern": weekly("0", "3")},
        {"pattern": weekly("0.000001", "0")},
    ],
)
def test_a_line_that_comes_to_nothing_says_so(change: dict[str, object]) -> None:
    result = of(line(**change))
    assert result.planned == ZERO
    assert [each.code for each in result.findings] == ["costing.nothing"]
    assert say_finding(result.findings[0])


def test_a_code_without_a_price_takes_no_price_below_a_penny() -> None:
    result = of(line(price_code="nothing", unit_price=Money(-100), pattern=weekly("1", "1")))
    assert [each.code for each in result.findings] == ["costing.price.not_positive"]


def test_weeks_are_counted_up_to_the_last_day_of_the_calendar() -> None:
    assert sum(TERMS.count(date(9999, 12, 1), date.max)) == 4
    assert TERMS.count(date.max, date(2026, 1, 1)) == (0, 0)
