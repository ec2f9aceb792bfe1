"""Working days in England."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.working_days import (
    bank_holidays,
    easter,
    is_working,
    working_days_after,
    working_days_before,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "days"),
    [  # https://www.gov.uk/bank-holidays, England and Wales
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays_are_those_that_are_published(year: int, days: str) -> None:
    wanted = {date.fromisoformat(f"{year}-{each}") for each in days.split()}
    assert bank_holidays(year) == wanted


def test_easter() -> None:
    assert (easter(2024), easter(2026)) == (date(2024, 3, 31), date(2026, 4, 5))


@pytest.mark.parametrize(
    ("day", "days", "before"),
    [
        (date(2026, 11, 30), 5, date(2026, 11, 23)),
        (date(2026, 12, 29), 1, date(2026, 12, 24)),
        (date(2026, 11, 30), 0, date(2026, 11, 30)),
    ],
)
def test_days_before(day: date, days: int, before: date) -> None:
    assert working_days_before(day, days) == before


def test_posted_on_a_friday_it_is_given_on_tuesday() -> None:
    assert working_days_after(date(2026, 12, 4), 2) == date(2026, 12, 8)


@given(day=DAYS, days=st.integers(1, 60))
def test_there_and_back(day: date, days: int) -> None:
    then = working_days_after(day, days)
    assert is_working(then)
    passed = sum(is_working(day + timedelta(each)) for each in range(1, (then - day).days + 1))
    assert passed == days
    back = working_days_before(then, days)
    assert back <= day or not is_working(day)


@pytest.mark.parametrize("count", [working_days_after, working_days_before])
def test_a_number_of_days_is_not_negative(count) -> None:
    with pytest.raises(ValueError, match="negative"):
        count(date(2026, 11, 23), -1)
