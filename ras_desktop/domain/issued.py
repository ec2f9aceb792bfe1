"""Documents that were given out: the exact bytes, kept for ever (domain.md §4.2, issue 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.recipient import Means


class DocumentKind(StrEnum):
    """The documents of the first path, by their word."""

    BUDGET = "budget"
    PLAN = "plan"
    ONE_PAGE_PLAN = "one_page_plan"
    REFUSAL = "refusal"
    DECISION = "decision"
    UPLIFT = "uplift"
    PROPOSAL = "proposal"
    CLOSING = "closing"

    AGREEMENT = "agreement"
    HAND_OVER = "hand_over"
    REVIEW = "review"
    CHILD_VOICE = "child_voice"
    NOTICE = "notice"
    ACKNOWLEDGEMENT = "acknowledgement"
    RECONSIDERATION = "reconsideration"
    BLANK_FORM = "blank_form"
    BLANK_PLAN = "blank_plan"
    RECOVERY_KEY = "recovery_key"


KEPT = frozenset(
    {
        DocumentKind.BUDGET,
        DocumentKind.PLAN,
        DocumentKind.ONE_PAGE_PLAN,
        DocumentKind.REFUSAL,
        DocumentKind.DECISION,
        DocumentKind.UPLIFT,
        DocumentKind.PROPOSAL,
        DocumentKind.CLOSING,
        DocumentKind.AGREEMENT,
        DocumentKind.HAND_OVER,
        DocumentKind.REVIEW,
        DocumentKind.NOTICE,
        DocumentKind.ACKNOWLEDGEMENT,
        DocumentKind.RECONSIDERATION,
    }
)
"""Kinds that are issued to a family; the rest is paper to write on, or secret."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document given out: what, for whom, by whom, when; its bytes are kept beside it.

    `about`: the assessment, plan or request that it says. `sha256`: of the exact bytes. `means`:
    how it went; by post to `address`, which `confirmed` (a look at it) had found right.
    """

    id: UUID
    case: UUID
    kind: DocumentKind
    title: str
    about: UUID
    for_whom: str
    size: int
    sha256: str
    issued_by: UUID
    issued_by_name: str
    issued_at: datetime
    means: Means = Means.HAND
    address: tuple[str, ...] = ()
    confirmed: UUID | None = None
    version: int = 0


def check(kind: DocumentKind, for_whom: str, is_draft: bool) -> Findings:
    """Why a document cannot be issued: nobody to give it to, or its matter is still a draft."""
    found: list[Finding] = []
    if kind not in KEPT:
        found.append(Finding("issued.kind", "kind"))
    if is_draft:
        found.append(Finding("issued.draft", "about"))
    if not for_whom.strip():
        found.append(Finding("issued.for_whom.missing", "for_whom"))
    return tuple(found)
