"""The next review of every child of a large council, beside a plain loop."""

from __future__ import annotations

from datetime import date, timedelta

from ras_desktop.domain.review import Intervals, next_day
from tests.benchmarks.measure import Figure, loop, seconds

CHILDREN = 100_000
RULES = Intervals(3, 6, 6)


def figures() -> list[Figure]:
    """Due dates of 100,000 packages: half were reviewed before, half have an EHC plan."""
    first = date(2022, 1, 1)
    cases = []
    for each in range(CHILDREN):
        started = first + timedelta(each % 1500)
        last = started + timedelta(90 + each % 400) if each % 2 else None
        ehc = started + timedelta(200 + each % 300) if each % 4 < 2 else None
        cases.append((started, last, ehc))

    def work() -> None:
        for started, last, ehc in cases:
            next_day(started, last, RULES, ehc)

    taken = seconds(work)
    name = "Next review of 100,000 children"
    return [Figure(name, taken, "s", 1, "100,000 additions", taken / loop())]
