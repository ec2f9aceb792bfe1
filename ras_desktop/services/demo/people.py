"""Who works with the demonstration: its users, whose names are as invented as the families'."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.permission import OWNER, Role
from ras_desktop.services.demo.dice import Dice

NAME = "demo"
PASSPHRASE = "demonstration"  # noqa: S105  (known to everybody: it opens invented data only)


@dataclass(frozen=True, slots=True)
class Member:
    """A user of the demonstration file. `share`: of the cases that they hold, in a hundred."""

    id: UUID
    name: str
    roles: frozenset[Role]
    team: str
    passphrase: str
    share: int = 0


_MEMBERS = (
    (NAME, OWNER, "North", PASSPHRASE, 22),
    ("Bridie Sallow", {Role.FAMILY_SUPPORT_WORKER}, "North", "demonstration worker", 24),
    ("Yusra Tamm", {Role.FAMILY_SUPPORT_WORKER}, "South", "demonstration south", 24),
    ("Owain Pell", {Role.SOCIAL_WORKER}, "South", "demonstration social", 20),
    ("Marit Quill", {Role.TRANSITIONS_WORKER}, "North", "demonstration transitions", 10),
    ("Hester Vane", {Role.TEAM_MANAGER}, "North", "demonstration manager", 0),
    ("Dorota Finch", {Role.PANEL_CHAIR, Role.PANEL_MEMBER}, "Panel", "demonstration panel", 0),
    ("Nesta Wray", {Role.MINUTE_TAKER}, "Panel", "demonstration minutes", 0),
    ("Callum Orme", {Role.FINANCE}, "Finance", "demonstration finance", 0),
    ("Sunniva Marsh", {Role.FINANCE}, "Finance", "demonstration ledger", 0),
    ("Priya Lund", {Role.RAS_LEAD}, "Commissioning", "demonstration lead", 0),
)


def members(seed: int) -> tuple[Member, ...]:
    """The users, the owner of the file first; the same identifiers for the same seed."""
    return tuple(
        Member(Dice(seed, "user", name).uuid(), name, frozenset(roles), team, passphrase, share)
        for name, roles, team, passphrase, share in _MEMBERS
    )
