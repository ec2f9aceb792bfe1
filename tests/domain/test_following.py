"""Which of several that follow one another is the latest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.following import latest_first


@dataclass(frozen=True)
class Thing:
    id: UUID
    on: date
    follows: UUID | None = None
    started_at: datetime | None = None


DAY, NEXT = date(2026, 5, 1), date(2026, 5, 2)
MOMENT = datetime(2026, 5, 1, 9, tzinfo=UTC)


def test_the_latest_day_then_the_latest_moment_then_the_follower_comes_first() -> None:
    first = Thing(UUID(int=9), DAY, started_at=MOMENT)
    second = Thing(UUID(int=5), DAY, first.id, MOMENT)
    third = Thing(UUID(int=1), DAY, second.id, MOMENT)
    later = Thing(UUID(int=2), NEXT)
    undated = Thing(UUID(int=8), DAY)
    held = (undated, second, later, first, third)
    assert latest_first(held) == (later, third, second, first, undated)


def test_a_ring_or_a_missing_one_does_not_hang() -> None:
    one = Thing(UUID(int=1), DAY, UUID(int=2))
    two = Thing(UUID(int=2), DAY, UUID(int=1))
    gone = Thing(UUID(int=3), DAY, UUID(int=77))
    assert set(latest_first((one, two, gone))) == {one, two, gone}
