"""Working days: Monday to Friday without the bank holidays, which are passed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The council's working days. `closed`: bank holidays and other days on which it is shut."""

    closed: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() < SATURDAY and day not in self.closed

    def on_or_after(self, day: date) -> date:
        """The day itself, or the next working day."""
        while not self.works(day):
            day += DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The working day that is `count` working days after a day (which need not be one).

        Friday and two: Tuesday. 0: the day itself, or the next working day. ValueError: below 0.
        """
        if count < 0:
            raise ValueError("working days are counted forwards")
        if not count:
            return self.on_or_after(day)
        for _ in range(count):
            day = self.on_or_after(day + DAY)
        return day

    def before(self, day: date, count: int) -> date:
        """The last day that leaves `count` whole working days up to a day: papers due by then.

        ValueError: below 0.
        """
        if count < 0:
            raise ValueError("working days are counted from 0 up")
        while count:
            day -= DAY
            if self.works(day):
                count -= 1
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; 0 where `last` is not later."""
        span = range(1, (last - first).days + 1)
        return sum(self.works(first + DAY * each) for each in span)
