"""What a family has agreed to, and what it has withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings


class ConsentKind(StrEnum):
    """What is agreed to."""

    RECORD = "record"
    SHARE_EDUCATION = "share_education"
    SHARE_HEALTH = "share_health"
    SHARE_OTHER = "share_other"
    BE_ASSESSED = "be_assessed"


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to what, when; withdrawn from a day."""

    id: UUID
    kind: ConsentKind
    given_by: str
    given_on: date
    detail: str = ""
    withdrawn_on: date | None = None
    version: int = 0


def check_consent(consent: Consent, today: date) -> Findings:
    """A consent names who gave it; its days have come and are in order."""
    found = []
    if not consent.given_by.strip():
        found.append(Finding("family.consent.giver_missing", "given_by"))
    if consent.given_on > today:
        found.append(Finding("family.consent.future", "given_on", {"day": consent.given_on}))
    gone = consent.withdrawn_on
    if gone and gone < consent.given_on:
        values = {"given": consent.given_on, "withdrawn": gone}
        found.append(Finding("family.consent.order", "withdrawn_on", values))
    if gone and gone > today:
        found.append(Finding("family.consent.withdrawn_future", "withdrawn_on", {"day": gone}))
    return tuple(found)
