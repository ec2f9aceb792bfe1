"""A user of a case file: who somebody is in the service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.permission import Role


class Standing(StrEnum):
    """Whether a user may sign in."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class User:
    """Name as typed at sign-in, roles, team. `must_change`: the passphrase was set by another."""

    id: UUID
    name: str
    roles: frozenset[Role]
    team: str = ""
    standing: Standing = Standing.ACTIVE
    must_change: bool = False
    version: int = 0


NAMED = 12
"""Cases that a refusal names; how many there are it says in any case."""


def check_leaving(cases: Sequence[str]) -> Findings:
    """Somebody leaves only when nobody is left without a worker: `cases` by number."""
    if not cases:
        return ()
    more = ("…",) if len(cases) > NAMED else ()
    values = {"count": len(cases), "cases": (*cases[:NAMED], *more)}
    return (Finding("user.leave.cases", values=values),)


LONGEST_NAME = 200


def check(user: User) -> Findings:
    """What must be mended before a user can be kept."""
    found = []
    if not user.name.strip():
        found.append(Finding("user.name_missing", "name"))
    elif len(user.name) > LONGEST_NAME:
        found.append(Finding("user.name_long", "name", {"most": LONGEST_NAME}))
    if not user.roles:
        found.append(Finding("user.roles_missing", "roles"))
    return tuple(found)
