"""The clock that services are given: the system's, or a test's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, with its zone."""

LONDON = ZoneInfo("Europe/London")

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this there was no such program: a clock that says so is wrong."""


def system() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The calendar day in England at a moment: after midnight there, not in UTC."""
    return moment.astimezone(LONDON).date()
