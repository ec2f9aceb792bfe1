"""Instalments: to the penny, whatever is paused, changed or ended, and in whatever order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401  (every step has its sentence)
from ras_desktop import wording
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.payment import (
    Amount,
    Calendar,
    Instalment,
    Pause,
    Period,
    Rhythm,
    due_by,
    schedule,
    settle,
)

ANCHOR = date(2026, 4, 6)
FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, ANCHOR)
MONTHLY = Calendar(Rhythm.MONTHLY, ANCHOR)
TERMS = tuple(date(year, month, 1) for year in range(2025, 2034) for month in (1, 4, 9))
TERMLY = Calendar(Rhythm.TERMLY, ANCHOR, TERMS)
YEAR_END = date(2027, 3, 31)
DAY = timedelta(days=1)


def pounds(text: str) -> Money:
    return Money.pounds(text)


def sums(instalments: tuple[Instalment, ...]) -> list[str]:
    return [str(each.due.in_pounds) for each in instalments]


# ------------------------------------------------------------------ worked cases (scenarios.md)


def test_the_four_weekly_periods_of_the_worked_cases() -> None:
    told = schedule([Amount(pounds("6240"), ANCHOR)], [], FOUR_WEEKLY, date(2027, 4, 5))
    days = [(each.period.first.day, each.period.first.month) for each in told]
    assert days == [
        (6, 4), (4, 5), (1, 6), (29, 6), (27, 7), (24, 8), (21, 9), (19, 10), (16, 11), (14, 12),
        (11, 1), (8, 2), (8, 3), (5, 4),
    ]  # fmt: skip


def test_a_notice_that_ends_on_28_february_takes_effect_on_8_march() -> None:
    assert FOUR_WEEKLY.first_after(date(2027, 2, 28)) == date(2027, 3, 8)
    before = Amount(pounds("6240"), ANCHOR, date(2027, 3, 7))
    told = schedule([before, Amount(pounds("4680"), date(2027, 3, 8))], [], FOUR_WEEKLY, YEAR_END)
    assert sums(told) == ["480.00"] * 12 + ["360.00"]
    assert total(each.due for each in told) == pounds("6120")


def test_a_notice_that_ends_on_8_march_leaves_that_period_as_it_was() -> None:
    assert FOUR_WEEKLY.first_after(date(2027, 3, 8)) == date(2027, 4, 5)
    told = schedule([Amount(pounds("6240"), ANCHOR, date(2027, 4, 4))], [], FOUR_WEEKLY, YEAR_END)
    assert sums(told) == ["480.00"] * 13
    assert total(each.due for each in told) == pounds("6240")


def test_what_the_panel_approved_is_thirteen_equal_instalments() -> None:
    told = schedule([Amount(pounds("3624.40"), ANCHOR)], [], FOUR_WEEKLY, YEAR_END)
    assert sums(told) == ["278.80"] * 13


# ------------------------------------------------------------------ by hand


def test_the_last_instalment_takes_the_remainder() -> None:
    told = schedule([Amount(pounds("1000"), ANCHOR)], [], FOUR_WEEKLY, YEAR_END)
    assert sums(told) == ["76.92"] * 12 + ["76.96"]
    assert [step.code for step in told[-1].steps] == ["payment.full.remainder"]
    assert told[-1].steps[0].values["remainder"] == Money(4)


def test_a_start_within_a_period_pays_its_days_and_the_rest_a_year_later() -> None:
    told = schedule([Amount(pounds("1300"), date(2026, 4, 20))], [], FOUR_WEEKLY, date(2027, 4, 18))
    assert (told[0].pay_on, told[0].due, told[0].days) == (date(2026, 4, 20), pounds("50"), 14)
    assert told[0].steps[0].values["of"] == 28
    assert sums(told[1:13]) == ["100.00"] * 12
    assert len(told[13].steps) == 2  # the end of the first year and the beginning of the second
    assert told[13].due == pounds("100")


def test_a_pause_pays_for_the_days_before_and_after_it() -> None:
    pause = Pause(date(2026, 5, 11), date(2026, 6, 7))  # 21 days of one period, 7 of the next
    told = schedule([Amount(pounds("1300"), ANCHOR)], [pause], FOUR_WEEKLY, date(2026, 6, 28))
    assert [(each.days, str(each.due.in_pounds)) for each in told] == [
        (28, "100.00"), (7, "25.00"), (21, "75.00"),
    ]  # fmt: skip
    assert told[2].pay_on == date(2026, 6, 8)


def test_a_pause_over_a_whole_period_leaves_it_out() -> None:
    pause = Pause(date(2026, 5, 4), date(2026, 5, 31))
    told = schedule([Amount(pounds("1300"), ANCHOR)], [pause], FOUR_WEEKLY, date(2026, 6, 28))
    assert [each.period.first for each in told] == [ANCHOR, date(2026, 6, 1)]


def test_a_pause_without_an_end_pays_nothing_from_then_on() -> None:
    told = schedule(
        [Amount(pounds("1300"), ANCHOR)], [Pause(date(2026, 5, 4))], FOUR_WEEKLY, YEAR_END
    )
    assert sums(told) == ["100.00"]


def test_twelve_months_and_three_terms_and_once() -> None:
    months = schedule([Amount(pounds("1000"), date(2026, 4, 1))], [], MONTHLY, YEAR_END)
    assert sums(months) == ["83.33"] * 11 + ["83.37"]
    terms = schedule([Amount(pounds("1000"), date(2026, 4, 1))], [], TERMLY, YEAR_END)
    assert sums(terms) == ["333.33", "333.33", "333.34"]
    once = schedule([Amount(pounds("250"), date(2026, 7, 3))], [], _once(), YEAR_END)
    assert [(each.pay_on, each.due) for each in once] == [(date(2026, 7, 3), pounds("250"))]
    assert schedule([Amount(pounds("250"), date(2027, 7, 3))], [], _once(), YEAR_END) == ()


def _once() -> Calendar:
    return Calendar(Rhythm.ONE_OFF, ANCHOR)


def test_a_leap_february_changes_no_year() -> None:
    """15 days of 29 and 14 of 28 are more than a month: the year still pays its sum."""
    last = date(2029, 2, 14)
    told = schedule([Amount(pounds("1200"), date(2028, 2, 15), last)], [], MONTHLY, last)
    assert sum(each.days for each in told) == 366
    assert total(each.due for each in told) == pounds("1200")


def test_a_day_before_the_first_term_has_no_period() -> None:
    with pytest.raises(ValueError, match="no term is known"):
        TERMLY.period_of(date(2024, 1, 1))


def test_two_amounts_on_one_day_are_refused() -> None:
    with pytest.raises(ValueError, match="same day"):
        schedule([Amount(ZERO, ANCHOR), Amount(ZERO, ANCHOR)], [], FOUR_WEEKLY, YEAR_END)


def test_a_late_pause_is_taken_off_what_falls_due_next() -> None:
    amounts = [Amount(pounds("1300"), ANCHOR)]
    paid = settle(schedule(amounts, [], FOUR_WEEKLY, YEAR_END), ZERO, ANCHOR).pay
    assert paid == pounds("100")
    late = schedule(amounts, [Pause(date(2026, 4, 20), date(2026, 5, 3))], FOUR_WEEKLY, YEAR_END)
    assert settle(late, paid, date(2026, 4, 25)).overpaid == pounds("50")
    assert settle(late, paid, date(2026, 4, 25)).pay == ZERO
    assert settle(late, paid, date(2026, 5, 4)).pay == pounds("50")


# ------------------------------------------------------------------ for every sum and day

PENCE = st.integers(0, 5_000_000).map(Money)
DAYS = st.dates(date(2026, 4, 6), date(2028, 12, 31))
CALENDARS = st.sampled_from([FOUR_WEEKLY, MONTHLY, TERMLY])


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    found = []
    for first in draw(st.lists(DAYS, max_size=4)):
        last = draw(st.none() | st.integers(0, 200).map(lambda more, day=first: day + more * DAY))
        found.append(Pause(first, last))
    return tuple(found)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Amount, ...]:
    days = sorted(set(draw(st.lists(DAYS, min_size=1, max_size=4))))
    ends = draw(st.none() | st.integers(0, 400).map(lambda more: days[-1] + more * DAY))
    lasts = [after - DAY for _before, after in pairwise(days)] + [ends]
    return tuple(Amount(draw(PENCE), day, last) for day, last in zip(days, lasts, strict=True))


@given(PENCE, DAYS, CALENDARS)
def test_a_year_without_changes_pays_exactly_its_sum(
    annual: Money, starts: date, calendar: Calendar
) -> None:
    years = 13 * 28 if calendar.rhythm is Rhythm.FOUR_WEEKLY else None
    last = starts + (years - 1) * DAY if years else add_months(starts, 12) - DAY
    told = schedule([Amount(annual, starts, last)], [], calendar, last)
    assert total(each.due for each in told) == annual
    assert sum(each.days for each in told) == (last - starts).days + 1


@given(amounts(), pauses(), CALENDARS)
def test_no_instalment_is_negative_and_each_period_has_one(
    sums_in_force: tuple[Amount, ...], stops: tuple[Pause, ...], calendar: Calendar
) -> None:
    told = schedule(sums_in_force, stops, calendar, date(2030, 1, 1))
    assert all(each.due >= ZERO for each in told)
    assert len({each.period for each in told}) == len(told)
    for each in told:
        assert each.period.first <= each.pay_on <= each.period.last
        assert each.days <= each.period.days
        assert total(step.values["amount"] for step in each.steps) == each.due
        assert all(wording.step(step) for step in each.steps)


@given(amounts(), pauses(), CALENDARS, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_recorded_changes_nothing(
    sums_in_force: tuple[Amount, ...],
    stops: tuple[Pause, ...],
    calendar: Calendar,
    some: object,
) -> None:
    mixed, halted = list(sums_in_force), list(stops)
    some.shuffle(mixed)  # type: ignore[attr-defined]
    some.shuffle(halted)  # type: ignore[attr-defined]
    until = date(2030, 1, 1)
    assert schedule(mixed, halted, calendar, until) == schedule(
        sums_in_force, stops, calendar, until
    )


@given(amounts(), pauses(), CALENDARS)
def test_a_pause_never_raises_what_is_due(
    sums_in_force: tuple[Amount, ...], stops: tuple[Pause, ...], calendar: Calendar
) -> None:
    """By up to a penny a year for rounding: each year is rounded once."""
    until = date(2030, 1, 1)
    free = total(each.due for each in schedule(sums_in_force, (), calendar, until))
    held = total(each.due for each in schedule(sums_in_force, stops, calendar, until))
    assert held <= free + Money(5 * len(sums_in_force))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[date, str, date, Money]]:
    """What is recorded when: pauses, ends and changes, some of them late."""
    acts = []
    for _each in range(draw(st.integers(1, 6))):
        known = draw(DAYS)
        what = draw(st.sampled_from(["pause", "resume", "change", "end"]))
        about = known + draw(st.integers(-60, 120)) * DAY
        acts.append((known, what, about, draw(PENCE)))
    return sorted(acts, key=lambda each: each[0])


@given(PENCE, histories(), CALENDARS)
def test_in_any_order_of_acts_nothing_is_paid_twice_or_negatively(
    annual: Money, acts: list[tuple[date, str, date, Money]], calendar: Calendar
) -> None:
    """Runs every four weeks for three years; what is known grows as it is recorded."""
    amounts_now, stops = [Amount(annual, ANCHOR)], []
    paid, day, most_due = ZERO, ANCHOR, ZERO
    while day < date(2029, 1, 1):
        while acts and acts[0][0] <= day:
            _record(acts.pop(0), amounts_now, stops)
        told = schedule(amounts_now, stops, calendar, day + 40 * DAY)
        now = settle(told, paid, day)
        assert now.pay >= ZERO
        assert now.overpaid >= ZERO
        assert not (now.pay and now.overpaid)
        paid += now.pay
        most_due = max(most_due, due_by(told, day))
        assert paid == due_by(told, day) + now.overpaid
        assert paid <= most_due
        day += 28 * DAY


def _record(
    act: tuple[date, str, date, Money], amounts_now: list[Amount], stops: list[Pause]
) -> None:
    _known, what, about, money = act
    about = max(about, ANCHOR + DAY)
    if what == "pause":
        stops.append(Pause(about))
    elif what == "resume" and stops and about > stops[-1].first:
        stops[-1] = Pause(stops[-1].first, about - DAY)
    elif what in ("change", "end"):
        amounts_now[:] = [each for each in amounts_now if each.starts < about]
        last = amounts_now[-1]
        amounts_now[-1] = Amount(last.annual, last.starts, about - DAY)
        if what == "change":
            amounts_now.append(Amount(money, about))


def test_a_period_counts_both_its_ends() -> None:
    assert Period(date(2026, 4, 6), date(2026, 5, 3)).days == 28


def test_a_term_is_paid_while_the_terms_of_the_next_school_year_are_not_known():
    terms = (date(2026, 9, 2), date(2027, 1, 5), date(2027, 4, 19), date(2027, 9, 1))
    calendar = Calendar(Rhythm.TERMLY, date(2026, 4, 6), terms)
    whole = [Amount(Money(300_000), date(2026, 11, 30))]
    told = schedule(whole, (), calendar, calendar.known(date(2027, 11, 29)))
    assert [each.due for each in told] == [Money(28_800), Money(100_000), Money(100_000)], (
        "36 of 125 days of autumn, then two whole terms; what is left belongs to the next autumn"
    )
    with pytest.raises(ValueError, match="no term is known"):
        schedule(whole, (), calendar, date(2027, 9, 1))
    known = Calendar(Rhythm.TERMLY, date(2026, 4, 6), (*terms, date(2028, 1, 4)))
    assert schedule(whole, (), known, date(2027, 8, 31))[:3] == told, "nothing paid changes"
    year = schedule([Amount(Money(300_000), date(2026, 11, 30), date(2027, 11, 29))], (), known,
                    date(2027, 12, 1))  # fmt: skip
    assert sum(each.due.pence for each in year) == 300_000
