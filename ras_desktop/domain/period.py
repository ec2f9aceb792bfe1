"""Periods of money and time, and how long a scheme says that a year is."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Final


class Period(StrEnum):
    """The time for which a sum is meant."""

    YEAR = "year"
    MONTH = "month"
    FOUR_WEEKS = "four-weeks"
    WEEK = "week"


class YearBasis(StrEnum):
    """How long a year is when weeks become years. Councils declare one of these."""

    WEEKS_52 = "52 weeks"
    DAYS_364 = "364 days"
    DAYS_365 = "365 days"


_WEEKS: Final = {
    YearBasis.WEEKS_52: Fraction(52),
    YearBasis.DAYS_364: Fraction(364, 7),
    YearBasis.DAYS_365: Fraction(365, 7),
}


_IN_YEAR: Final = {
    (period, basis): each
    for basis, weeks in _WEEKS.items()
    for period, each in (
        (Period.YEAR, Fraction(1)),
        (Period.MONTH, Fraction(12)),
        (Period.FOUR_WEEKS, weeks / 4),
        (Period.WEEK, weeks),
    )
}


def in_year(period: Period, basis: YearBasis) -> Fraction:
    """How many such periods a year has; exact (365 days are 52 1/7 weeks)."""
    return _IN_YEAR[period, basis]
