"""The council as its papers name it: name, address, whom a family can turn to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity

ONLY = UUID(int=1)
"""A store has one council."""

LARGEST_LOGO = 2_000_000
"""Bytes; a logo above this makes every page slow and every document large: own judgement."""


class Help(StrEnum):
    """Whom a family can turn to; the letters name them (P 14)."""

    SENDIASS = "sendiass"
    ADVOCACY = "advocacy"
    COMPLAINTS = "complaints"
    HEALTH = "health"
    MEDIATION = "mediation"


@dataclass(frozen=True, slots=True)
class Contact:
    """A name with its telephone number and e-mail address."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """What stands on every paper. `decider`: who decides on budgets, as letters say it.

    `logo`: the bytes of a PNG or JPEG file, empty for none.
    """

    id: UUID = ONLY
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    decider: str = ""
    help: Mapping[Help, Contact] = field(default_factory=dict)
    logo: bytes = field(default=b"", repr=False)
    version: int = 0

    def contact(self, whom: Help) -> Contact:
        """Whom to turn to; all empty where nothing is entered."""
        return self.help.get(whom, Contact())


def check(council: Council) -> Findings:
    """A council has a name; what letters will lack is a warning."""
    found: list[Finding] = []
    if not council.name.strip():
        found.append(Finding("council.name.missing", "name"))
    if council.logo and not council.logo.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        found.append(Finding("council.logo.kind", "logo"))
    elif len(council.logo) > LARGEST_LOGO:
        found.append(Finding("council.logo.large", "logo", {"most": LARGEST_LOGO // 1000}))
    for whom in Help:
        if not council.contact(whom).name.strip():
            place = f"help/{whom.value}"
            found.append(Finding("council.help.missing", place, severity=Severity.WARNING))
    return tuple(found)
