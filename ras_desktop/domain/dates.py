"""Dates of a child's life and of the council's year. The clock is always passed in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

WEEK = timedelta(days=7)
SHORTEST_MONTH = 28


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it has no such day.

    30 November plus three months is 28 (29) February. Negative months go back.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if day.day <= SHORTEST_MONTH:  # no month is shorter, and the calendar need not be asked
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def birthday(born: date, age: int) -> date:
    """The day on which somebody born on `born` reaches `age` years.

    Somebody born on 29 February reaches an age on 1 March of a year without a 29 February: the
    law counts the whole day before (Family Law Reform Act 1969 s9).
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, on: date) -> int:
    """Age in whole years on a day. ValueError for a day before the birth."""
    if on < born:
        raise ValueError("the day is before the birth")
    years = on.year - born.year
    return years if birthday(born, years) <= on else years - 1


def school_year_starts(on: date) -> date:
    """1 September of the school year (September to August) in which the day falls."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def school_year(born: date, on: date) -> int:
    """National curriculum year by age: 0 is Reception, 1 … 13; negative before school.

    A child is in Reception in the school year in which it turns five.
    """
    return school_year_starts(on).year - school_year_starts(born).year - 5


def council_year_starts(on: date) -> date:
    """1 April of the council's financial year in which the day falls."""
    return date(on.year if on.month >= 4 else on.year - 1, 4, 1)
