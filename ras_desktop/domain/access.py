"""Who may see one case: by team, by being named, in an emergency; and restricted cases.

A restricted case is known to the people named for it, and to nobody else. What a role may do in a
case once it may be seen is in `domain.permission`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.family import Case
from ras_desktop.domain.permission import Reach, Role, Tie, furthest, offered


class Ground(StrEnum):
    """Why a case is restricted."""

    STAFF_RELATIVE = "staff_relative"
    SAFEGUARDING = "safeguarding"
    OTHER = "other"


class AccessKind(StrEnum):
    """How somebody came to a case that is not their team's: by a manager, or in an emergency."""

    NAMED = "named"
    GLASS = "glass"


@dataclass(frozen=True, slots=True)
class Restriction:
    """A case is known to named people only, from `at` until it is lifted."""

    id: UUID
    case: UUID
    ground: Ground
    reason: str
    by: UUID
    by_name: str
    at: datetime
    lifted_by: UUID | None = None
    lifted_by_name: str = ""
    lifted_at: datetime | None = None
    lifted_reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody may see a case from `since` until `until` (None: until it is ended).

    `by` let them in: for an emergency they themselves. `looked_…`: the manager who has looked at
    an emergency.
    """

    id: UUID
    case: UUID
    who: UUID
    who_name: str
    kind: AccessKind
    reason: str
    by: UUID
    by_name: str
    since: datetime
    until: datetime | None = None
    looked_by: UUID | None = None
    looked_by_name: str = ""
    looked_at: datetime | None = None
    version: int = 0

    def holds(self, now: datetime) -> bool:
        """Whether it holds at a moment."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which cases somebody may know of at a moment: lists, counts, hints and pages all ask it.

    `named`, `glass`: the cases that they are named for, or have opened in an emergency.
    """

    user: UUID
    roles: frozenset[Role]
    team: str = ""
    named: frozenset[UUID] = frozenset()
    glass: frozenset[UUID] = frozenset()

    def tie(self, case: UUID, worker: UUID | None, team: str, restricted: bool) -> Tie:
        """How they stand to a case: `worker` holds it, `team` is its team ("": no team's)."""
        if case in self.named:
            return Tie.OWN
        if restricted:
            return Tie.HIDDEN
        if worker == self.user:
            return Tie.OWN
        if team in self.teams:
            return Tie.TEAM
        return Tie.GLASS if case in self.glass else Tie.OTHER

    def tie_to(self, case: Case) -> Tie:
        """How they stand to a case."""
        return self.tie(case.id, case.worker, case.team, case.restricted)

    def sees(self, verb: str, case: UUID, worker: UUID | None, team: str, restricted: bool) -> bool:
        """Whether a verb of theirs reaches a case."""
        return offered(verb, self.roles, self.tie(case, worker, team, restricted))

    @property
    def teams(self) -> frozenset[str]:
        """The teams whose cases are tied to them: their own, and no team's."""
        return frozenset({self.team, ""})

    def reach(self, verb: str) -> Reach | None:
        """How far a verb of theirs reaches."""
        return furthest(verb, self.roles)


def in_force(found: Iterable[Access], now: datetime) -> tuple[Access, ...]:
    """Those that hold at a moment."""
    return tuple(each for each in found if each.holds(now))
