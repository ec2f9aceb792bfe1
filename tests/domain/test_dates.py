"""Dates of a child's life and of the council's year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import dates

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 8), 3, date(2027, 3, 8)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, then: date) -> None:
    assert dates.add_months(day, months) == then


@given(DAYS, st.integers(-200, 200))
def test_the_month_is_right_and_the_day_is_the_same_or_the_last(day: date, months: int) -> None:
    then = dates.add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(DAYS, DAYS, st.integers(0, 60))
def test_an_earlier_day_never_ends_later(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert dates.add_months(first, months) <= dates.add_months(second, months)


def test_somebody_born_on_29_february_is_a_year_older_on_1_march() -> None:
    assert dates.birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert dates.birthday(date(2012, 2, 29), 18) == date(2030, 3, 1)
    assert dates.age_on(date(2012, 2, 29), date(2030, 2, 28)) == 17
    assert dates.age_on(date(2012, 2, 29), date(2030, 3, 1)) == 18


@given(DAYS, st.integers(0, 30))
def test_an_age_begins_on_the_birthday_and_not_a_day_before(born: date, years: int) -> None:
    day = dates.birthday(born, years)
    assert dates.age_on(born, day) == years
    if years:
        assert dates.age_on(born, day - timedelta(days=1)) == years - 1


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before the birth"):
        dates.age_on(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        (date(2026, 8, 31), date(2025, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 12, 31), date(2026, 9, 1)),
    ],
)
def test_the_school_year_starts_in_september(day: date, starts: date) -> None:
    assert dates.school_year_starts(day) == starts


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2010, 8, 31), date(2026, 6, 1), 11),
        (date(2010, 9, 1), date(2026, 6, 1), 10),
        (date(2022, 8, 31), date(2026, 9, 1), 0),
        (date(2022, 9, 1), date(2026, 9, 1), -1),
    ],
)
def test_a_school_year_goes_by_age(born: date, on: date, year: int) -> None:
    assert dates.school_year(born, on) == year


@pytest.mark.parametrize(
    ("day", "starts"),
    [(date(2026, 3, 31), date(2025, 4, 1)), (date(2026, 4, 1), date(2026, 4, 1))],
)
def test_the_councils_year_starts_in_april(day: date, starts: date) -> None:
    assert dates.council_year_starts(day) == starts
