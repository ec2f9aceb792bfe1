"""Working days in England: no Saturday, no Sunday, no bank holiday.

Bank holidays by their rules (Banking and Financial Dealings Act 1971); a single one that is
proclaimed for one year (a coronation) is not known.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


@cache
def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in England, moved on where they fall on a weekend."""
    sunday = easter(year)
    found = {sunday - 2 * _DAY, sunday + _DAY}
    found |= {_monday(date(year, 5, 1)), _last_monday(date(year, 5, 31))}
    found.add(_last_monday(date(year, 8, 31)))
    for each in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while each.weekday() > 4 or each in found:
            each += _DAY
        found.add(each)
    return frozenset(found)


def _monday(first: date) -> date:
    """The first Monday from a day on."""
    return first + (-first.weekday() % 7) * _DAY


def _last_monday(last: date) -> date:
    """The last Monday up to a day."""
    return last - last.weekday() * _DAY


def is_working(day: date) -> bool:
    """Whether a council works on a day."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_before(day: date, days: int) -> date:
    """The day that lies so many working days before another. ValueError for a negative number."""
    if days < 0:
        raise ValueError("a number of days is not negative")
    while days:
        day -= _DAY
        days -= is_working(day)
    return day


def working_days_after(day: date, days: int) -> date:
    """The day that lies so many working days after another. ValueError for a negative number."""
    if days < 0:
        raise ValueError("a number of days is not negative")
    while days:
        day += _DAY
        days -= is_working(day)
    return day
