"""Working days, beside a plain count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.workday import WorkingDays

CHRISTMAS = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CLOSED = st.frozensets(DAYS, max_size=20)


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 12, 4), 2, date(2026, 12, 8)),  # worked case 2: posted on a Friday
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over the year's end
        (date(2026, 12, 26), 0, date(2026, 12, 29)),
        (date(2026, 12, 22), 0, date(2026, 12, 22)),
    ],
)
def test_so_many_working_days_later(day: date, count: int, then: date) -> None:
    assert CHRISTMAS.after(day, count) == then


@given(DAYS, st.integers(0, 30), CLOSED)
def test_after_and_between_are_one_count(day: date, count: int, closed: frozenset[date]) -> None:
    days = WorkingDays(closed)
    then = days.after(day, count)
    assert days.works(then)
    if count:
        assert days.between(day, then) == count
    assert not any(days.works(each) for each in (then + timedelta(1),)) or (
        days.after(day, count + 1) == then + timedelta(1) or count == 0
    )


@given(DAYS, st.integers(0, 30), CLOSED)
def test_papers_sent_on_the_day_before_leave_their_working_days(
    day: date, count: int, closed: frozenset[date]
) -> None:
    days = WorkingDays(closed)
    sent = days.before(day, count)
    assert days.between(sent - timedelta(1), day - timedelta(1)) == count


def test_nobody_counts_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CHRISTMAS.after(date(2026, 1, 1), -1)
    with pytest.raises(ValueError, match="from 0"):
        CHRISTMAS.before(date(2026, 1, 1), -1)
