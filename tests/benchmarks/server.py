"""Twenty people on one PostgreSQL, a share of the ten minutes of `make stress`."""

from __future__ import annotations

import os

from tests.benchmarks.measure import Figure
from tests.helpers import team
from tests.helpers.twenty import lost, work

SECONDS = 20


def figures() -> list[Figure]:
    """Nothing where there is no PostgreSQL."""
    if not os.environ.get("RAS_TEST_POSTGRES"):
        return []
    with team.template() as prefix, team.team(prefix) as url:
        server = team.Team(url, prefix)
        day, desk = work(server, SECONDS)
        wrong = len(lost(day, desk)) + len(day.faults)
        server.close()
    note = f"{len(day.saves)} saves in {SECONDS} s, {day.stale} times two met, one machine"
    return [
        Figure("20 people on one server: a save (95 %)", 1000 * day.at(0.95), "ms", 100, note=note),
        Figure("20 people on one server: updates lost, faults", wrong, "", 0),
    ]
