"""Consent: given, corrected, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop.domain.consent import Consent, check_consent
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_change, case_to_read, no_errors, own_or_new, typed
from ras_desktop.store import consent as consent_store
from ras_desktop.store.consent import CONSENTS


def of_case(desk: Desk, case: UUID) -> tuple[Consent, ...]:
    """The consents of a case, the latest first, those that were withdrawn too."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        return consent_store.of_case(look.session, case)


def save(desk: Desk, case: UUID, consent: Consent) -> Done[Consent]:
    """Records a consent, or corrects it. Refused: findings of `check_consent`."""
    with desk.act("family.consent") as work:
        case_to_change(work, case)
        owner = consent_store.case_of(work.session, consent.id)
        consent, _ = own_or_new(work, typed(consent), owner, case, "consent")
        no_errors(check_consent(consent, work.today))
        kept = CONSENTS.put(work.session, consent, case=case)
        refresh(work, case)
        work.changed("consent", kept.id, case)
        return work.done(kept)


def withdraw(desk: Desk, case: UUID, consent: Consent, day: date) -> Done[Consent]:
    """Records that a consent was withdrawn on a day."""
    return save(desk, case, replace(consent, withdrawn_on=day))
