"""Things that follow one another (assessments, plans): which is the latest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar
from uuid import UUID


class Following(Protocol):
    """Something of a day that may take the place of an earlier one."""

    @property
    def id(self) -> UUID:
        """Its identifier."""

    @property
    def follows(self) -> UUID | None:
        """The one whose place it takes."""

    @property
    def on(self) -> date:
        """Its day."""

    @property
    def started_at(self) -> datetime | None:
        """When it was begun."""


F = TypeVar("F", bound=Following)

_NEVER = datetime.min.replace(tzinfo=UTC)


def latest_first(held: Iterable[F]) -> tuple[F, ...]:
    """The latest day first; of one day the one begun last, a follower before what it follows."""
    whole = tuple(held)
    before = {each.id: each.follows for each in whole}

    def depth(id_: UUID) -> int:
        steps, at = 0, before.get(id_)
        while at is not None and steps < len(whole):  # a ring would be damage; it ends here
            steps, at = steps + 1, before.get(at)
        return steps

    def key(each: F) -> tuple[date, datetime, int, str]:
        return each.on, each.started_at or _NEVER, depth(each.id), str(each.id)

    return tuple(sorted(whole, key=key, reverse=True))
