"""Twenty people on one PostgreSQL, a share of the ten minutes of `make stress`."""

from __future__ import annotations

import os

from tests.benchmarks.measure import Figure
from tests.helpers import team
from tests.helpers.twenty import Day, lost, work

SECONDS = 40
PAUSE = 2.0
"""Seconds between two acts of one person: ten times as quick as people are."""

HURRIED = 0.5
"""As if eighty people pressed on: near what two cores can give, twenty windows and server both."""


def figures() -> list[Figure]:
    """Nothing where there is no PostgreSQL."""
    if not os.environ.get("RAS_TEST_POSTGRES"):
        return []
    with team.template() as prefix, team.team(prefix) as url:
        server = team.Team(url, prefix)
        day, desk = work(server, SECONDS, pause=PAUSE)
        hurried, other = work(server, SECONDS, pause=HURRIED)
        wrong = sum(len(lost(*each)) for each in ((day, desk), (hurried, other)))
        wrong += len(day.faults) + len(hurried.faults)
        server.close()
    return [
        Figure("20 people on one server: a save (95 %)", 1000 * day.at(0.95), "ms", 100,
               note=_note(day, PAUSE)),
        Figure("The same, each pressing on as four would", 1000 * hurried.at(0.95), "ms",
               note=_note(hurried, HURRIED)),
        Figure("20 people on one server: updates lost, faults", wrong, "", 0),
    ]  # fmt: skip


def _note(day: Day, pause: float) -> str:
    """How much was done, how quickly, and how often two met."""
    return (
        f"an act each {pause:g} s; {len(day.saves)} saves, {day.stale} times two met, one machine"
    )
