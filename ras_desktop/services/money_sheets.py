"""Puts together the papers about money: new rates, a proposal, the last account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ras_desktop.documents import closing as closing_paper
from ras_desktop.documents import proposal as proposal_paper
from ras_desktop.documents import uplift as uplift_paper
from ras_desktop.documents.closing import ClosingSheet
from ras_desktop.documents.proposal import ProposalSheet
from ras_desktop.documents.uplift import UpliftSheet
from ras_desktop.domain.family import Case
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.recipient import Recipient
from ras_desktop.services.desk import Reading
from ras_desktop.services.record import case_to_read, thing_to_read
from ras_desktop.services.sheet_parts import (
    Composed,
    about_case,
    addressee,
    language_of,
    letter_of,
    policy_in_force,
    routes_of,
)
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import council as council_store
from ras_desktop.store.closing_account import CLOSING_ACCOUNTS
from ras_desktop.store.proposal import PROPOSALS
from ras_desktop.store.uplift import LIFTED, UPLIFTS


def uplift(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The letter about new rates of a family."""
    held = thing_to_read(look, LIFTED, about)
    case = case_to_read(look, held.case)
    sheet = UpliftSheet(
        uplift=UPLIFTS.get(look.session, held.uplift),
        lifted=held,
        **_common(look, case, to, LetterKind.UPLIFT),
    )
    return Composed(uplift_paper.compose(sheet), case.id, is_draft=False)


def proposal(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The letter that proposes something about an account."""
    held = thing_to_read(look, PROPOSALS, about)
    case = case_to_read(look, held.case)
    sheet = ProposalSheet(proposal=held, **_common(look, case, to, LetterKind.PROPOSAL))
    return Composed(proposal_paper.compose(sheet), case.id, is_draft=False)


def closing(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The last account of a direct payment: "Draft" on it until it is settled."""
    held = thing_to_read(look, CLOSING_ACCOUNTS, about)
    case = case_to_read(look, held.case)
    agreement = agreement_store.AGREEMENTS.get(look.session, held.agreement)
    sheet = ClosingSheet(
        closing=held,
        employs=agreement.employs is True,
        **_common(look, case, to, LetterKind.CLOSING),
    )
    document = closing_paper.compose(sheet)
    return Composed(document, case.id, document.draft)


def _common(look: Reading, case: Case, to: Recipient | None, kind: LetterKind) -> dict[str, Any]:
    """What every letter is made from."""
    whom = addressee(to, look, case)
    return {
        "council": council_store.get(look.session),
        "about": about_case(look, case),
        "letter": letter_of(look, kind),
        "routes": routes_of(look),
        "policy": policy_in_force(look),
        "day": look.today,
        "addressee": whom.name,
        "address": whom.address,
        "language": language_of(look, case),
    }
