"""Puts together the letters about looking at a notice again."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.documents import reconsideration as again_paper
from ras_desktop.documents.reconsideration import AgainSheet
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.recipient import Recipient
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.services import package
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
from ras_desktop.store import council as council_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import reconsideration as again_store


def _again(look: Reading, about: UUID, to: Recipient | None) -> tuple[AgainSheet, UUID]:
    """What both letters about looking at a notice again are made from."""
    held = thing_to_read(look, again_store.ASKED, about)
    case = case_to_read(look, held.case)
    whom = addressee(to, look, case)
    notice = notice_store.NOTICES.get(look.session, held.notice)
    kind = LetterKind.RECONSIDERATION if held.outcome else LetterKind.ACKNOWLEDGEMENT
    sheet = AgainSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        asked=held,
        notice=notice,
        begins=package.effective(look, notice),
        late=_had_begun(notice, held),
        letter=letter_of(look, kind),
        routes=routes_of(look),
        policy=policy_in_force(look),
        day=look.today,
        addressee=whom.name,
        signed_by=held.answered_by_name or look.actor.name,
        address=whom.address,
        language=language_of(look, case),
    )
    return sheet, case.id


def _had_begun(notice: Notice, held: Reconsideration) -> bool:
    """Whether the lower amount was paid before it was answered."""
    if held.waits or notice.starts is None or held.answered_on is None:
        return False
    return notice.starts <= held.answered_on


def acknowledgement(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """That a request to look again has arrived; only while it waits for its answer."""
    sheet, case = _again(look, about, to)
    if not sheet.asked.is_open:
        raise Refused(Finding("document.answered_already"))
    return Composed(again_paper.arrived(sheet), case, is_draft=False)


def answer(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The answer to a request to look again."""
    sheet, case = _again(look, about, to)
    if sheet.asked.outcome is None:
        raise Refused(Finding("document.not_answered"))
    return Composed(again_paper.answer(sheet), case, is_draft=False)
