"""Twenty people on one server: no update is lost, no deadlock is left to anybody."""

from __future__ import annotations

import pytest

from tests.helpers.team import Team
from tests.helpers.twenty import Day, lost, work

pytestmark = pytest.mark.postgres


def judged(day: Day, said: list[str]) -> None:
    assert not day.faults, day.faults[:3]
    assert not said, said[:5]
    assert day.stale, "nobody met on a record: the test tried nothing"


@pytest.mark.timeout(120)
def test_a_few_seconds(server_store: Team) -> None:
    day, desk = work(server_store, seconds=3, people=8, pause=0.05, saves=60)
    judged(day, lost(day, desk))
    assert len(day.saves) >= 60


@pytest.mark.stress
@pytest.mark.timeout(1200)
def test_ten_minutes(server_store: Team) -> None:
    day, desk = work(server_store, seconds=600, pause=2.0)
    judged(day, lost(day, desk))
    print(f"{len(day.saves)} saves, {day.stale} stale, 95 %: {1000 * day.at(0.95):.0f} ms")
    assert day.at(0.95) < 0.1
