"""The shares of health and education in a case's money (word: share). domain.md §3, P 9.

Each agency agrees and monitors its own share. Where the council pays it out, it is written down who
agreed to it, who looks at how it is used, and whether the sum is charged back to the agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.request import Strand

SHARED = (Strand.HEALTH, Strand.SEN)
"""Strands of which another agency, or another budget of the council, bears the cost."""


@dataclass(frozen=True, slots=True)
class Share:
    """Who bears one strand of a case. `recharged`: whether what is paid is charged back to them."""

    id: UUID
    case: UUID
    strand: Strand
    agency: str
    agreed_by: str
    agreed_on: date
    monitored_by: str
    recharged: bool
    by: UUID
    by_name: str
    version: int = 0


def check(share: Share, today: date) -> Findings:
    """What a share lacks, each at its field."""
    found: list[Finding] = []
    if share.strand not in SHARED:
        found.append(Finding("share.strand", "strand"))
    if not share.agency.strip():
        found.append(Finding("share.agency", "agency"))
    if not share.agreed_by.strip():
        found.append(Finding("share.agreed_by", "agreed_by"))
    if share.agreed_on > today:
        found.append(Finding("share.agreed_on", "agreed_on", {"day": today}))
    if not share.monitored_by.strip():
        found.append(Finding("share.monitored_by", "monitored_by"))
    return tuple(found)
