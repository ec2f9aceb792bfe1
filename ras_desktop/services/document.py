"""Documents: composed, looked at, issued once with their exact bytes, fetched again for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from ras_desktop.documents import assessment as paper_form
from ras_desktop.documents import blank_plan as paper_plan
from ras_desktop.documents import child_voice as paper_voice
from ras_desktop.documents import recovery_key as paper_key
from ras_desktop.documents.blocks import Document
from ras_desktop.documents.size import BODY
from ras_desktop.domain import issued as rules
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.issued import DocumentKind, Issued
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.reviewing import VoiceForm
from ras_desktop.domain.template import PlanTemplate
from ras_desktop.domain.text import clean
from ras_desktop.services import notice as notices
from ras_desktop.services import open_notice, sheets
from ras_desktop.services import recipient as recipients_
from ras_desktop.services import reconsideration as reconsiderations
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_read, free_id, thing_to_read
from ras_desktop.services.sight import known
from ras_desktop.store import council as council_store
from ras_desktop.store import issued as issued_store
from ras_desktop.store.trouble import Damaged


@dataclass(frozen=True, slots=True)
class Preview:
    """A document to look at, save or print; nothing of it is kept."""

    title: str
    pdf: bytes
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """An issued document with the exact bytes that were given out."""

    issued: Issued
    pdf: bytes


def preview(
    desk: Desk,
    kind: DocumentKind,
    about: UUID,
    to: Recipient | None = None,
    body: float = BODY,
) -> Preview:
    """The document about an assessment, a plan or a request, "Draft" on it until that is sealed.

    `body`: size of text in points (`documents.size.LARGE_PRINT` for large print). Refused: no
    letter in force, or a request that was not refused.
    """
    with desk.read("document.print") as look:
        composed = sheets.compose(look, kind, about, to)
    return _drawn(composed.document, composed.is_draft, body)


def read(desk: Desk, kind: DocumentKind, about: UUID) -> Document:
    """The same document as blocks, to be read on the screen."""
    with desk.read("document.read") as look:
        return sheets.compose(look, kind, about, None).document


def blank_form(desk: Desk, scheme: UUID, form: str, body: float = BODY) -> Preview:
    """The paper questionnaire of one form of a scheme (an edition)."""
    with desk.read("document.print") as look:
        held = schemes.scheme_of(look, scheme).scheme
        council = council_store.get(look.session)
    return _drawn(paper_form.compose(council, held, held.form(form)), body=body)


def blank_plan(desk: Desk, body: float = BODY) -> Preview:
    """The blank support plan of the template in force. Refused: there is none."""
    with desk.read("document.print") as look:
        head = schemes.edition_on(look, EditionKind.TEMPLATE, look.today)
        if head is None:
            raise Refused(Finding("plan.no_template", values={"day": look.today}))
        template: PlanTemplate = schemes.part_of(look, EditionKind.TEMPLATE, head.id)
        council = council_store.get(look.session)
    return _drawn(paper_plan.compose(council, template), body=body)


def child_voice(
    desk: Desk, form: VoiceForm, case: UUID | None = None, body: float = BODY
) -> Preview:
    """The child's form for a review, to be filled in by hand; for a case with its initials."""
    with desk.read("document.print") as look:
        initials = case_to_read(look, case).child.initials if case is not None else ""
        council = council_store.get(look.session)
    return _drawn(paper_voice.compose(council, form, initials), body=body)


def recovery_sheet(desk: Desk, name: str, key: str) -> Preview:
    """The sheet with a recovery key that was just made; neither key nor sheet is kept."""
    with desk.read("user.recovery_key") as look:
        council = council_store.get(look.session)
        return _drawn(paper_key.compose(council, name, key, look.today))


def _drawn(document: Document, is_draft: bool = False, body: float = BODY) -> Preview:
    return Preview(document.title, _pdf(document, body), is_draft)


def _pdf(document: Document, body: float) -> bytes:
    """What draws is loaded when the first paper is drawn: most of a day needs none."""
    from ras_desktop.documents.draw import draw

    return draw(document, body=body)


def issue(
    desk: Desk,
    kind: DocumentKind,
    about: UUID,
    to: Recipient,
    id_: UUID | None = None,
    body: float = BODY,
) -> Done[Fetched]:
    """Issues a document to somebody: its exact bytes are kept with their SHA-256, for ever.

    The same `id_` twice issues it once. A notice is given by it, today. Refused: its matter is a
    draft, or the gate of `recipient` does not let it through: who, which address, confirmed when,
    what it tells; of a notice also what it lacks.
    """
    with desk.act("document.issue") as work:
        held = issued_store.ISSUED.find(work.session, id_) if id_ else None
        if held is not None and known(work, held.case) is not None:
            return work.done(Fetched(held, issued_store.content(work.session, held.id)))
        found = rules.check(kind, to.name, is_draft=False)
        if found:
            raise Refused(*found)
        if kind is DocumentKind.NOTICE:
            notices.give_in(work, about, open_notice.HOW[to.means or Means.HAND], clean(to.name))
        composed = sheets.compose(work, kind, about, to)
        if kind is DocumentKind.ACKNOWLEDGEMENT:
            reconsiderations.acknowledge_in(work, about)
        found = rules.check(kind, to.name, composed.is_draft)
        if found:
            raise Refused(*found)
        case = case_to_read(work, composed.case)
        to = recipients_.pass_gate(work, case, to, composed.document)
        pdf = _pdf(composed.document, body)
        issued = Issued(
            id=free_id(work, issued_store.ISSUED, id_),
            case=composed.case,
            kind=kind,
            title=composed.document.title,
            about=about,
            for_whom=clean(to.name.strip()),
            size=len(pdf),
            sha256=hashlib.sha256(pdf).hexdigest(),
            issued_by=work.actor.id,
            issued_by_name=work.actor.name,
            issued_at=work.now,
            means=to.means or Means.HAND,
            address=to.address if to.means is Means.POST else (),
            confirmed=to.confirmed.id if to.means is Means.POST and to.confirmed else None,
        )
        kept = issued_store.keep(work.session, issued, pdf)
        work.changed("document", kept.id, kept.case)
        refresh(work, kept.case)
        return work.done(Fetched(kept, pdf))


def of_case(desk: Desk, case: UUID) -> tuple[Issued, ...]:
    """What was issued in a case, the latest first."""
    with desk.read("document.read") as look:
        case_to_read(look, case)
        return issued_store.of_case(look.session, case)


def about(desk: Desk, id_: UUID) -> tuple[Issued, ...]:
    """What was issued about an assessment, a plan or a request, the latest first."""
    with desk.read("document.read") as look:
        found = issued_store.about(look.session, id_)
        return tuple(each for each in found if known(look, each.case) is not None)


def fetch(desk: Desk, id_: UUID) -> Fetched:
    """An issued document, byte for byte as it was given out. Damaged if a byte is another."""
    with desk.read("document.read") as look:
        issued = thing_to_read(look, issued_store.ISSUED, id_)
        pdf = issued_store.content(look.session, id_)
    if hashlib.sha256(pdf).hexdigest() != issued.sha256:
        raise Damaged("issued_document")
    return Fetched(issued, pdf)
