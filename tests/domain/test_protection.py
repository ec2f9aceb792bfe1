"""The report of what notices protect, by month."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.protection import report

OCTOBER, DECEMBER, JANUARY, FEBRUARY = (
    date(2026, 10, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1),
)  # fmt: skip


def test_months_between_two_are_there_at_nothing_and_none_before_or_after() -> None:
    """Worked case 1 protects £120.00 in December, January and February; another one in October."""
    first = {DECEMBER: Money(12_000), JANUARY: Money(12_000), FEBRUARY: Money(12_000)}
    told = report((), frozenset(), (first, {OCTOBER: Money(5_000)}), OCTOBER, date(2027, 1, 31))
    assert told.months == {
        OCTOBER: Money(5_000), date(2026, 11, 1): ZERO, DECEMBER: Money(12_000),
        JANUARY: Money(12_000),
    }  # fmt: skip
    assert list(told.months) == sorted(told.months)
    assert told.sum == Money(29_000), "February is after the stretch of time"


def test_nothing_protected_has_no_months() -> None:
    assert report((), frozenset(), (), OCTOBER, FEBRUARY).months == {}
