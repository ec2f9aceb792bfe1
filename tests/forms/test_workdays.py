"""England's bank holidays, beside the days that gov.uk/bank-holidays lists."""

from __future__ import annotations

from datetime import date

from ras_desktop.forms.workdays import england

LISTED = {
    2025: ((1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)),
    2026: ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)),
    2027: ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)),
}


def test_the_bank_holidays_that_fall_on_a_weekday_are_those_that_are_listed() -> None:
    days = england(date(2026, 11, 28))
    for year, listed in LISTED.items():
        shut = {each for each in days.closed if each.year == year and each.weekday() < 5}
        assert shut == {date(year, month, day) for month, day in listed}


def test_a_letter_posted_before_christmas_and_a_day_of_the_council_s_own() -> None:
    assert england(date(2026, 12, 24)).after(date(2026, 12, 24), 2) == date(2026, 12, 30)
    own = england(date(2026, 12, 24), also=[date(2026, 12, 29)])
    assert own.after(date(2026, 12, 24), 2) == date(2026, 12, 31)


def test_a_clock_of_three_months_never_leaves_the_years_it_knows() -> None:
    assert {each.year for each in england(date(2026, 11, 28)).closed} == set(range(2024, 2030))
