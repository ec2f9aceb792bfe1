"""The underlying needs assessments of a case, with each assessed need in words."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain.needs import (
    AssessedNeed,
    NeedsAssessment,
    check_needs,
    live,
    with_dropped,
)
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_change, case_to_read, no_errors, own_or_new, typed
from ras_desktop.store import needs as needs_store
from ras_desktop.store.needs import NEEDS


def of_case(desk: Desk, case: UUID) -> tuple[NeedsAssessment, ...]:
    """The needs assessments of a case, the latest first."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        return tuple(live(each) for each in needs_store.of_case(look.session, case))


def by_id(desk: Desk, case: UUID) -> dict[UUID, AssessedNeed]:
    """Every assessed need of a case, dropped ones too: to say what a plan line is bound to."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        found = needs_store.of_case(look.session, case)
    return {need.id: need for each in found for need in each.needs}


def save(desk: Desk, case: UUID, assessment: NeedsAssessment) -> Done[NeedsAssessment]:
    """Records or changes an assessment. A need that is taken out stays known to what it met.

    Refused: findings of `check_needs`. StaleCopy: both versions.
    """
    with desk.act("family.needs") as work:
        case_to_change(work, case)
        owner = needs_store.case_of(work.session, assessment.id)
        assessment, _ = own_or_new(work, typed(assessment), owner, case, "needs")
        no_errors(check_needs(assessment, work.today))
        held = NEEDS.find(work.session, assessment.id)
        whole = assessment if held is None else with_dropped(assessment, held)
        kept = NEEDS.put(work.session, whole, case=case)
        refresh(work, case)
        work.changed("needs", kept.id, case)
        return work.done(live(kept))
