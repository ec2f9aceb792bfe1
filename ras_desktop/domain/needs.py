"""The underlying needs assessment of a case and the needs that it found (domain.md §2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings


class AssessmentKind(StrEnum):
    """The needs assessment under a case; the RAS questionnaire is not one (domain.md §2)."""

    EARLY_HELP = "early_help"
    CARER = "carer"
    CHILD_AND_FAMILY = "child_and_family"
    EHC = "ehc"


@dataclass(frozen=True, slots=True)
class AssessedNeed:
    """A need in words. Plan lines, decisions and notices bind to it.

    `dropped`: taken out of the assessment again; kept, because something may be bound to it.
    """

    id: UUID
    words: str
    area: str = ""
    must_be_met: bool = True
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class NeedsAssessment:
    """The underlying assessment: kind, day, author and the needs that it found."""

    id: UUID
    kind: AssessmentKind
    day: date
    author: str
    needs: tuple[AssessedNeed, ...] = ()
    summary: str = ""
    version: int = 0


def check_needs(assessment: NeedsAssessment, today: date) -> Findings:
    """An underlying assessment has an author, a day that has come, and needs in words."""
    found = []
    if not assessment.author.strip():
        found.append(Finding("family.needs.author_missing", "author"))
    if assessment.day > today:
        found.append(Finding("family.needs.future", "day", {"day": assessment.day}))
    if all(need.dropped for need in assessment.needs):
        found.append(Finding("family.needs.none", "needs"))
    found += [
        Finding("family.needs.words_missing", f"needs/{place}/words")
        for place, need in enumerate(assessment.needs)
        if not need.dropped and not need.words.strip()
    ]
    return tuple(found)


def live(assessment: NeedsAssessment) -> NeedsAssessment:
    """The assessment without the needs that were taken out."""
    kept = tuple(need for need in assessment.needs if not need.dropped)
    return replace(assessment, needs=kept)


def with_dropped(new: NeedsAssessment, held: NeedsAssessment) -> NeedsAssessment:
    """The new copy with the needs that it no longer names, marked as dropped."""
    named = {need.id for need in new.needs}
    gone = tuple(replace(need, dropped=True) for need in held.needs if need.id not in named)
    return replace(new, needs=(*new.needs, *gone))
