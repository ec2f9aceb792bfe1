"""Puts together what a document says, from the store: one function for each document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from ras_desktop import wording
from ras_desktop.documents import agreement as agreement_paper
from ras_desktop.documents import allocation as budget_paper
from ras_desktop.documents import decision as decision_paper
from ras_desktop.documents import hand_over as hand_over_paper
from ras_desktop.documents import notice as notice_paper
from ras_desktop.documents import one_page_plan
from ras_desktop.documents import plan as plan_paper
from ras_desktop.documents import request as refusal_paper
from ras_desktop.documents import review as review_paper
from ras_desktop.documents.agreement import AgreementSheet
from ras_desktop.documents.allocation import BudgetSheet, Confirmed
from ras_desktop.documents.decision import DecisionSheet
from ras_desktop.documents.hand_over import HandOverSheet
from ras_desktop.documents.notice import NoticeSheet
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.documents.request import RefusalSheet
from ras_desktop.documents.review import ReviewSheet
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.notice_given import NoticeState
from ras_desktop.domain.payee import PayeeKind
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.recipient import Recipient
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.text import fold
from ras_desktop.services import account as accounts
from ras_desktop.services import (
    again_sheets,
    allocation,
    hand_over,
    money_sheets,
    open_notice,
    open_plan,
    open_review,
)
from ras_desktop.services import scheme as schemes
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Reading
from ras_desktop.services.open_agreement import clauses_of, decision_of
from ras_desktop.services.pay_calendar import first_payments
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
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import council as council_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import request as request_store
from ras_desktop.store.review import REVIEWS


def compose(look: Reading, kind: DocumentKind, about: UUID, to: Recipient | None) -> Composed:
    """The document of a kind about an assessment, a plan or a request. Gone if there is none."""
    return _MAKERS[kind](look, about, to)


def _budget(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    at = allocation.opened(look, thing_to_read(look, assessment_store.ASSESSMENTS, about))
    held, budget = at.assessment, allocation.budget_of(at)
    confirmed = _confirmed(at)
    said = held.sealed.said if held.sealed else tuple(map(wording.step, budget.steps))
    if at.confirmed is not None and at.confirmed.decided is not None:
        said = at.confirmed.decided.said
    offers = any(
        each.code.startswith("answers.offer_") for each in read(at.form, at.answers).findings
    )
    natural = any(each.natural_support and each.id in held.answers for each in at.form.questions)
    whom = addressee(to, look, at.case)
    sheet = BudgetSheet(
        council=council_store.get(look.session),
        about=about_case(look, at.case),
        scheme=at.scheme,
        budget=budget,
        said=said,
        letter=letter_of(look, LetterKind.ALLOCATION),
        routes=routes_of(look),
        policy=policy_in_force(look),
        assessed=held.on,
        day=look.today,
        addressee=whom.name,
        address=whom.address,
        language=language_of(look, at.case),
        offers=offers,
        natural=natural and bool(budget.form),
        draft=held.sealed is None,
        confirmed=confirmed,
        waiting=held.state is AssessmentState.SUBMITTED,
    )
    return Composed(budget_paper.compose(sheet), at.case.id, held.sealed is None)


def _confirmed(at: allocation.Opened) -> Confirmed | None:
    held, sealed = at.confirmed, at.assessment.sealed
    if held is None or held.decided is None or sealed is None:
        return None
    part = held.decided
    return Confirmed(
        sealed.budget, part.told, part.by_name, day_of(part.at), bool(held.answers), sealed.by_name
    )


def plan_sheet(look: Reading, about: UUID) -> PlanSheet:
    """What both papers of a plan are made from."""
    at = open_plan.opened(look, thing_to_read(look, plan_store.PLANS, about))
    areas: Mapping[str, str] = {}
    notice = ""
    if at.assessment is not None:
        scheme = schemes.scheme_of(look, at.assessment.scheme).scheme
        areas = {each.id: each.title for each in scheme.form(at.assessment.form).areas}
        notice = scheme.notice if scheme.kind is SchemeKind.EXAMPLE else ""
    return PlanSheet(
        council=council_store.get(look.session),
        about=about_case(look, at.case),
        plan=at.plan.plan,
        template=at.template,
        cost=at.costed.cost,
        compared=at.costed.compared,
        day=at.plan.on,
        needs=at.needs,
        areas=areas,
        agreed=day_of(at.plan.agreed.at) if at.plan.agreed else None,
        notice=notice,
    )


def _plan(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    sheet = plan_sheet(look, about)
    whose = plan_store.PLANS.get(look.session, about).case
    return Composed(plan_paper.compose(sheet), whose, sheet.agreed is None)


def _one_page(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    sheet = plan_sheet(look, about)
    whose = plan_store.PLANS.get(look.session, about).case
    return Composed(one_page_plan.compose(sheet), whose, sheet.agreed is None)


def _refusal(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    owner = request_store.case_of(look.session, about)
    case = case_to_read(look, owner or about, "request")
    request = request_store.REQUESTS.get(look.session, about)
    if request.outcome is not RequestOutcome.REFUSED:
        raise Refused(Finding("document.not_refused"))
    whom = to or Recipient(request.made_by, addressee(None, look, case).address)
    sheet = RefusalSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        request=request,
        letter=letter_of(look, LetterKind.REFUSAL),
        routes=routes_of(look),
        policy=policy_in_force(look),
        day=look.today,
        addressee=whom.name,
        address=whom.address,
        language=language_of(look, case),
    )
    document = refusal_paper.compose(sheet)
    return Composed(document, case.id, document.draft)


def _decision(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The decision letter: of a sealed decision only."""
    decision = thing_to_read(look, panel_store.DECISIONS, about)
    if not decision.is_sealed:
        raise Refused(Finding("document.not_decided"))
    case = case_to_read(look, decision.case, "panel_decision")
    whom = addressee(to, look, case)
    sheet = DecisionSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        decision=decision,
        letter=letter_of(look, LetterKind.DECISION),
        routes=routes_of(look),
        policy=policy_in_force(look),
        day=look.today,
        addressee=whom.name,
        address=whom.address,
        language=language_of(look, case),
    )
    return Composed(decision_paper.compose(sheet), case.id, is_draft=False)


def _agreement(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    held = thing_to_read(look, agreement_store.AGREEMENTS, about)
    case = case_to_read(look, held.case)
    decision = decision_of(look, held)
    number = _payee_no(held, case, to)
    clauses = clauses_of(look, held, number)
    if decision is None or clauses is None:
        raise Refused(Finding("agreement.no_clauses"))
    account = accounts.of(look, held.case, number)
    counts = account.confirmed or account.waiting
    sheet = AgreementSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        agreement=held,
        decision=decision,
        clauses=clauses,
        routes=routes_of(look),
        policy=policy_in_force(look),
        payments=first_payments(look, held, number),
        account=f"{counts.holder}, {counts.masked}" if counts else "",
        day=look.today,
        payee_no=number,
    )
    document = agreement_paper.compose(sheet)
    return Composed(document, case.id, document.draft)


def _payee_no(held: Agreement, case: Case, to: Recipient | None) -> int:
    """Which payee's own paper goes to somebody: theirs, where they are one; else the first's."""
    for number, payee in enumerate(held.payees, 1):
        if to is None:
            break
        young = payee.kind is PayeeKind.YOUNG_PERSON and to.who == case.id
        known = to.who is not None and payee.person == to.who
        if young or known or fold(payee.name) == fold(to.name):
            return number
    return 1


def _hand_over(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The pack for adult services; it is about the case itself."""
    case = case_to_read(look, about)
    agreed = hand_over.agreed_plan(look, case.id)
    parts: dict[str, Any] = hand_over.parts(
        look, case, plan_sheet(look, agreed) if agreed else None
    )
    sheet = HandOverSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        day=look.today,
        **parts,
    )
    return Composed(hand_over_paper.compose(sheet), case.id, is_draft=False)


def _review(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """What was agreed at a review: the sheet for the family."""
    held = thing_to_read(look, REVIEWS, about)
    case = case_to_read(look, held.case, "review")
    at = open_review.opened(look, case, about)
    sheet = ReviewSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        review=held,
        annual=at.package.annual if at.package else ZERO,
        due=at.due if held.counts else None,
        last=at.last.on if at.last else None,
        amounts=open_review.amounts(look, at),
    )
    return Composed(review_paper.compose(sheet), case.id, held.sealed is None)


def _notice(look: Reading, about: UUID, to: Recipient | None) -> Composed:
    """The notice as it was given; of a draft, as it would be if it were handed over today."""
    held = thing_to_read(look, notice_store.NOTICES, about)
    case = case_to_read(look, held.case)
    whom = addressee(to, look, case)
    draft = held.state is NoticeState.DRAFT
    if draft:
        held = open_notice.as_it_would_be(look, held, whom)
    if held.given is None or held.given.clock is None:
        raise Refused(Finding("document.no_notice"))
    decision = held.decision
    sheet = NoticeSheet(
        council=council_store.get(look.session),
        about=about_case(look, case),
        notice=held,
        decision=panel_store.DECISIONS.find(look.session, decision) if decision else None,
        letter=letter_of(look, LetterKind.NOTICE),
        routes=routes_of(look),
        policy=policy_in_force(look),
        addressee=whom.name,
        address=whom.address,
        language=language_of(look, case),
        draft=draft,
    )
    return Composed(notice_paper.compose(sheet), case.id, draft)


_MAKERS: dict[DocumentKind, Callable[[Reading, UUID, Recipient | None], Composed]] = {
    DocumentKind.BUDGET: _budget,
    DocumentKind.PLAN: _plan,
    DocumentKind.ONE_PAGE_PLAN: _one_page,
    DocumentKind.REFUSAL: _refusal,
    DocumentKind.DECISION: _decision,
    DocumentKind.AGREEMENT: _agreement,
    DocumentKind.HAND_OVER: _hand_over,
    DocumentKind.REVIEW: _review,
    DocumentKind.NOTICE: _notice,
    DocumentKind.UPLIFT: money_sheets.uplift,
    DocumentKind.PROPOSAL: money_sheets.proposal,
    DocumentKind.CLOSING: money_sheets.closing,
    DocumentKind.ACKNOWLEDGEMENT: again_sheets.acknowledgement,
    DocumentKind.RECONSIDERATION: again_sheets.answer,
}
