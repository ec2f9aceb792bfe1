"""Working days of a council in England, with the bank holidays of the library `holidays`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from ras_desktop.domain.workday import WorkingDays

AHEAD, BACK = 3, 2
"""Years around the day asked about whose bank holidays are worked out: the longest clocks here
run for two years. Proclaimed ones are known once the library's pinned release knows them."""


@cache
def _england(year: int) -> Mapping[date, str]:
    import holidays  # a large library, needed only once a working day is counted

    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))


def bank_holidays(around: date) -> dict[date, str]:
    """The bank holidays of the years around a day, with their names."""
    return {day: name for year in _years(around) for day, name in _england(year).items()}


def _years(around: date) -> range:
    return range(around.year - BACK, around.year + AHEAD + 1)


def england(around: date, also: Iterable[date] = ()) -> WorkingDays:
    """The working days of the years around a day. `also`: days on which the council is shut."""
    return WorkingDays(frozenset(also).union(*(_england(year) for year in _years(around))))
