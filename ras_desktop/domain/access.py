"""Who may see one case: by team, by being named, in an emergency; and restricted cases.

A restricted case is known to the people named for it, and to nobody else. What a role may do in a
case once it may be seen is in `domain.permission`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.permission import TABLE, Reach, Role, Tie, furthest, offered
from ras_desktop.domain.text import fold
from ras_desktop.domain.user import User


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
class Attempt:
    """Somebody asked for a case in an emergency: kept before it is looked for, found or not.

    `team`: the asker's, whose managers are told; `opened`: the access that came of it. `looked_…`:
    the manager who has looked at it.
    """

    id: UUID
    who: UUID
    who_name: str
    team: str
    at: datetime
    number: str
    name: str
    born: date | None
    reason: str
    opened: UUID | None = None
    looked_by: UUID | None = None
    looked_by_name: str = ""
    looked_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Unopened:
    """The same attempt once more, for whoever knows of the restricted case that was meant.

    Written for every attempt that opened nothing, so that nothing differs: `case` None if no
    restricted case was meant. Nobody sees it who does not see the case.
    """

    id: UUID
    attempt: UUID
    case: UUID | None
    who: UUID
    who_name: str
    at: datetime
    reason: str
    looked_by: UUID | None = None
    looked_by_name: str = ""
    looked_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """Which cases somebody may know of at a moment: lists, counts, hints and pages all ask it.

    `named`, `glass`: the cases that they are named for, or have opened in an emergency. `covers`:
    the colleagues whom they cover now, whose cases are theirs for these days (`domain.cover`).
    """

    user: UUID
    roles: frozenset[Role]
    team: str = ""
    named: frozenset[UUID] = frozenset()
    glass: frozenset[UUID] = frozenset()
    covers: frozenset[UUID] = frozenset()

    def tie(self, case: UUID, worker: UUID | None, team: str, restricted: bool) -> Tie:
        """How they stand to a case: `worker` holds it, `team` is its team ("": no team's)."""
        if case in self.named:
            return Tie.OWN
        if restricted:
            return Tie.HIDDEN
        if worker == self.user or worker in self.covers:
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


# ---------------------------------------------------------------- what must hold

SHORTEST_REASON = 10
"""Letters of the reason for an emergency: own judgement; one word tells a manager nothing."""

MOST_ATTEMPTS = 10
"""Emergencies of one person in a day that may open nothing: own judgement."""

LONGEST_OPEN = 24
"""Hours that an emergency lasts at most, whatever the council's policy says."""


@dataclass(frozen=True, slots=True)
class Sought:
    """How a case is asked for in an emergency: by its number, or by full name and date of birth."""

    number: str = ""
    name: str = ""
    born: date | None = None


def check_reason(reason: str) -> Findings:
    """Whoever is let in or shut out, it is written down why."""
    return () if reason.strip() else (Finding("access.reason.missing", "reason"),)


def check_glass_reason(reason: str) -> Findings:
    """The reason for an emergency is read by a manager."""
    if not reason.strip():
        return (Finding("access.reason.missing", "reason"),)
    if len(reason.strip()) < SHORTEST_REASON:
        return (Finding("access.reason.short", "reason"),)
    return ()


def check_until(until: datetime | None, now: datetime) -> Findings:
    """An end is to come."""
    if until is not None and until <= now:
        return (Finding("access.until.past", "until", {"until": until}),)
    return ()


def check_people(people: Iterable[User], worker: UUID | None) -> Findings:
    """Somebody named for a restricted case can lift it, and its worker is named."""
    there = tuple(people)
    found = []
    if not any(each.roles & TABLE["case.lift"].roles for each in there):
        found.append(Finding("access.people.manager", "people"))
    if worker is not None and worker not in {each.id for each in there}:
        found.append(Finding("access.people.worker", "people"))
    return tuple(found)


def check_restriction(reason: str, people: Iterable[User], worker: UUID | None) -> Findings:
    """What a restriction needs before it holds."""
    return (*check_reason(reason), *check_people(people, worker))


def check_sought(sought: Sought) -> Findings:
    """A number, or a whole name with a date of birth: no list can be fished for."""
    if sought.number.strip():
        return ()
    if not sought.name.strip() and sought.born is None:
        return (Finding("access.sought.missing", "number"),)
    found = []
    if len(fold(sought.name).split()) < 2:
        found.append(Finding("access.sought.name", "name"))
    if sought.born is None:
        found.append(Finding("access.sought.born", "born"))
    return tuple(found)


def number_of(typed: str) -> str:
    """A case number as it is kept, however its dash and spaces were typed: "2026 40217"."""
    digits = "".join(each for each in typed if each.isdecimal() and each.isascii())
    return f"{digits[:4]}-{digits[4:]}"


def called(child: Child, name: str) -> bool:
    """Whether this is the child's full name, with the first names or the preferred one."""
    wanted = fold(name)
    firsts = (child.first_names, child.preferred_name)
    return any(fold(f"{first} {child.last_name}") == wanted for first in firsts if first)
