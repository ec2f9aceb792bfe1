"""Which papers can be made now: of a family, or blank ones for a visit; and if not, why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.documents.size import BODY
from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.assessment import STANDING, Assessment, AssessmentState
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.closing_account import ClosingState
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case, age
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.notice_given import NoticeState
from ras_desktop.domain.panel import standing
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.proposal import State as ProposalState
from ras_desktop.domain.recipient import Recipient
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.domain.reviewing import VoiceForm, voice_form
from ras_desktop.services import document
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.document import Preview
from ras_desktop.services.record import case_to_read
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import closing_account as closing_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import proposal as proposal_store
from ras_desktop.store import reconsideration as again_store
from ras_desktop.store import request as request_store
from ras_desktop.store import review as review_store
from ras_desktop.store import uplift as uplift_store
from ras_desktop.wording import _
from ras_desktop.wording.review import VOICE_FORMS


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that can be made, or the reason why not.

    `about` is the assessment, plan or request, for a blank questionnaire the edition of its
    scheme, whose form is `form` with `title`. `day`: of the matter. `is_draft`: every page will
    say "Draft".
    """

    kind: DocumentKind
    about: UUID | None = None
    day: date | None = None
    is_draft: bool = False
    form: str = ""
    title: str = ""
    why_not: Finding | None = None

    @property
    def may_go(self) -> bool:
        """Whether it can be issued as it stands: a notice is given by its letter, from a draft."""
        return not self.is_draft or self.kind is DocumentKind.NOTICE

    @property
    def key(self) -> str:
        """Tells one paper of a list from another, also after the list was read again."""
        return f"{self.kind.value}/{self.about or ''}/{self.form}"


def on_offer(desk: Desk, case: UUID | None = None) -> tuple[Paper, ...]:
    """The papers of a case, those that can be made and those that cannot yet; None: blank ones."""
    with desk.read("document.read") as look:
        if case is None:
            return (*_forms(look, None), _blank_plan(look), *_voices(None, None))
        held = case_to_read(look, case)
        return (
            *_budgets(look, case),
            *_plans(look, case),
            *_decisions(look, case),
            *_agreements(look, case),
            *_reviews(look, case),
            *_notices(look, case),
            *_money(look, case),
            *_again(look, case),
            *_refusals(look, case),
            *_hand_overs(look, held),
            *_forms(look, held),
            _blank_plan(look),
            *_voices(age(held.child, look.today), case),
        )


def preview(desk: Desk, paper: Paper, to: Recipient | None = None, body: float = BODY) -> Preview:
    """The paper, drawn and kept nowhere. Refused with `why_not`, or as `document.preview`."""
    if paper.kind is DocumentKind.BLANK_PLAN:
        return document.blank_plan(desk, body)
    if paper.kind is DocumentKind.CHILD_VOICE:
        return document.child_voice(desk, VoiceForm(paper.form), paper.about, body)
    assert paper.about is not None
    if paper.kind is DocumentKind.BLANK_FORM:
        return document.blank_form(desk, paper.about, paper.form, body)
    return document.preview(desk, paper.kind, paper.about, to, body)


def _budgets(look: Reading, case: UUID) -> Iterator[Paper]:
    held = assessment_store.in_state(look.session, case, AssessmentState.DRAFT, *STANDING)
    for each in held:
        yield _budget(each)
    if not held:
        yield Paper(DocumentKind.BUDGET, why_not=Finding("paper.no_assessment"))


def _budget(of: Assessment) -> Paper:
    return Paper(DocumentKind.BUDGET, of.id, of.on, not of.is_sealed)


def _plans(look: Reading, case: UUID) -> Iterator[Paper]:
    held: list[CasePlan] = []
    for state in (PlanState.DRAFT, PlanState.AGREED):
        held += plan_store.in_state(look.session, case, state)
    for kind in (DocumentKind.PLAN, DocumentKind.ONE_PAGE_PLAN):
        for each in held:
            yield Paper(kind, each.id, each.on, each.agreed is None)
        if not held:
            yield Paper(kind, why_not=Finding("paper.no_plan"))


def _decisions(look: Reading, case: UUID) -> Iterator[Paper]:
    sealed = [each for each in panel_store.decisions_of(look.session, case) if each.is_sealed]
    stands = {each.id for each in standing(sealed)}
    for each in sealed:
        if each.id in stands and each.decided is not None:
            yield Paper(DocumentKind.DECISION, each.id, each.decided.on)
    if not sealed:
        yield Paper(DocumentKind.DECISION, why_not=Finding("paper.no_decision"))


def _agreements(look: Reading, case: UUID) -> Iterator[Paper]:
    held = agreement_store.of_case(look.session, case)
    for each in held:
        draft = each.state is AgreementState.DRAFT
        yield Paper(DocumentKind.AGREEMENT, each.id, each.signed_on or each.starts, draft)
    if not held:
        yield Paper(DocumentKind.AGREEMENT, why_not=Finding("paper.no_agreement"))


def _reviews(look: Reading, case: UUID) -> Iterator[Paper]:
    """Reviews that were held, the latest first, and the one that is being written."""
    held = [each for each in review_store.of_case(look.session, case) if each.aside is None]
    drafts = [each for each in held if each.sealed is None]
    sealed = [each for each in held if each.sealed is not None]
    sealed.sort(key=lambda each: (each.form.on or date.min, each.id.int), reverse=True)
    for each in (*drafts, *sealed):
        yield Paper(DocumentKind.REVIEW, each.id, each.form.on, each.sealed is None)
    if not held:
        yield Paper(DocumentKind.REVIEW, why_not=Finding("paper.no_review"))


def _voices(years: int | None, case: UUID | None) -> Iterator[Paper]:
    """The child's form for a review: the one for the age first, both where it is not known."""
    first = voice_form(years)
    others = tuple(each for each in VoiceForm if each is not first)
    for each in (first, *others):
        yield Paper(
            DocumentKind.CHILD_VOICE, case, form=each.value, title=_(VOICE_FORMS[each.value])
        )


def _notices(look: Reading, case: UUID) -> Iterator[Paper]:
    held = [
        each
        for each in notice_store.of_case(look.session, case)
        if each.state is not NoticeState.WITHDRAWN and each.ground is None
    ]
    for each in held:
        yield Paper(DocumentKind.NOTICE, each.id, each.given_on, each.state is NoticeState.DRAFT)
    if not held:
        yield Paper(DocumentKind.NOTICE, why_not=Finding("paper.no_notice"))


def _money(look: Reading, case: UUID) -> Iterator[Paper]:
    """New rates, proposals that count, the last account: only where there is one."""
    for lifted in uplift_store.lifted_of(look.session, {case}).get(case, ()):
        yield Paper(DocumentKind.UPLIFT, lifted.id, lifted.starts)
    for held in proposal_store.of_case(look.session, case):
        if held.state is not ProposalState.WITHDRAWN:
            yield Paper(DocumentKind.PROPOSAL, held.id, held.made_on)
    for closing in closing_store.of_case(look.session, case):
        if closing.state is not ClosingState.WITHDRAWN:
            draft = closing.settled_on is None
            yield Paper(DocumentKind.CLOSING, closing.id, closing.made_on, draft)


def _again(look: Reading, case: UUID) -> Iterator[Paper]:
    """Letters about looking at a notice again; none is spoken of where nobody asked."""
    for each in again_store.of_case(look.session, case):
        if each.is_open:
            yield Paper(DocumentKind.ACKNOWLEDGEMENT, each.id, each.asked_on)
        elif each.outcome is not None:
            yield Paper(DocumentKind.RECONSIDERATION, each.id, each.answered_on)


def _refusals(look: Reading, case: UUID) -> Iterator[Paper]:
    asked = request_store.of_case(look.session, case)
    refused = [each for each in asked if each.outcome is RequestOutcome.REFUSED]
    for each in refused:
        yield Paper(DocumentKind.REFUSAL, each.id, each.outcome_on)
    if not refused:
        yield Paper(DocumentKind.REFUSAL, why_not=Finding("paper.no_refusal"))


def _hand_overs(look: Reading, case: Case) -> Iterator[Paper]:
    """The pack for adult services: from the age at which the transitions team is involved."""
    years = age(case.child, look.today)
    if years is None:
        yield Paper(DocumentKind.HAND_OVER, why_not=Finding("growing.born.missing"))
    elif years >= HAND_OVER_FROM:
        yield Paper(DocumentKind.HAND_OVER, case.id, look.today)
    else:
        why = Finding("paper.too_young", values={"age": HAND_OVER_FROM})
        yield Paper(DocumentKind.HAND_OVER, why_not=why)


HAND_OVER_FROM = 14
"""A hand-over is prepared while the transitions team is involved (P 13)."""


def _forms(look: Reading, case: Case | None) -> Iterator[Paper]:
    """The questionnaire for the child's age; every form where nobody, or no age, is known."""
    held = schemes.scheme_on(look, look.today)
    if held is None:
        why = Finding("paper.no_scheme", values={"day": look.today})
        yield Paper(DocumentKind.BLANK_FORM, why_not=why)
        return
    years = age(case.child, look.today) if case else None
    fitting = held.scheme.form_for(years) if years is not None else None
    for form in (fitting,) if fitting else held.scheme.forms:
        yield Paper(DocumentKind.BLANK_FORM, held.edition.id, form=form.id, title=form.title)


def _blank_plan(look: Reading) -> Paper:
    head = schemes.edition_on(look, EditionKind.TEMPLATE, look.today)
    why = None if head else Finding("plan.no_template", values={"day": look.today})
    return Paper(DocumentKind.BLANK_PLAN, why_not=why)
