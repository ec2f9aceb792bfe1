"""What stages a case has reached, asked of the stages' own tables: each source one question.

A stage adds a function to `SOURCES`. It answers for many cases at once; `None` asks for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.case_review import ReviewState
from ras_desktop.domain.family import CaseState, EhcStatus
from ras_desktop.domain.moderation import ModerationState
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice_given import NoticeState
from ras_desktop.domain.paid import PaidKind
from ras_desktop.domain.panel import Verdict as PanelVerdict
from ras_desktop.domain.panel_put import OPEN
from ras_desktop.domain.path import Confirming, Due, Mark, Reached, Stage, Standing, joined
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.reconsidered import AskedState
from ras_desktop.domain.request import ANSWER_WITHIN, RequestOutcome, Strand
from ras_desktop.domain.review import Intervals, Kind, next_day
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store.agreement import AgreementRow
from ras_desktop.store.amount import SetAmountRow
from ras_desktop.store.assessment import AssessmentRow
from ras_desktop.store.family import CaseRow
from ras_desktop.store.follow_up import FollowUpRow
from ras_desktop.store.gather import at_once
from ras_desktop.store.moderation import Verdict
from ras_desktop.store.notice import NoticeRow
from ras_desktop.store.panel import PutRow
from ras_desktop.store.payment import PaidRow
from ras_desktop.store.plan import PlanRow
from ras_desktop.store.reconsideration import ReconsiderationRow
from ras_desktop.store.request import RequestRow
from ras_desktop.store.review import ReviewRow, rules_on
from ras_desktop.store.shelf import among

Cases = Sequence[UUID] | None
Known = Iterator[tuple[UUID, Reached]]
Source = Callable[[Session, Cases, date], Known]


def reached(session: Session, cases: Cases, today: date) -> dict[UUID, Reached]:
    """What these cases have reached, by case; cases without anything are left out."""
    rules = rules_on(session, today)
    if cases is not None and session.get_bind().dialect.name == "postgresql":
        key = (SOURCES, today, rules)
        return at_once(session, lambda asked, of: _reached(asked, of, today, rules), cases, key)
    return _reached(session, cases, today, rules)


def _reached(
    session: Session, cases: Cases, today: date, rules: Intervals | None
) -> dict[UUID, Reached]:
    parts: dict[UUID, list[Reached]] = defaultdict(list)
    sources: tuple[Source, ...] = (*SOURCES, partial(of_reviews, rules))
    for source in sources:
        for case, part in source(session, cases, today):
            parts[case].append(part)
    return {case: joined(known) for case, known in parts.items()}


def _rows(session: Session, row: type[SQLModel], cases: Cases, *names: str) -> Iterator[Any]:
    """These columns of every row of these cases; the first column says whose it is."""
    columns = [row.__table__.c[name] for name in names]  # type: ignore[attr-defined]
    statement = select(*columns)
    if cases is not None:
        statement = statement.where(among(session, columns[0], cases))
    yield from session.execute(statement)


def of_requests(session: Session, cases: Cases, today: date) -> Known:
    """A request that waits is begun and due; one that was decided is done on that day."""
    names = ("case", "outcome", "made_on", "outcome_on")
    for case, outcome, made_on, outcome_on in _rows(session, RequestRow, cases, *names):
        if outcome == RequestOutcome.WAITING.value:
            due = (Due(made_on + ANSWER_WITHIN, "due.request"),)
            yield case, Reached(begun=frozenset({Stage.REQUEST}), due=due)
        else:
            yield case, Reached((Mark(Stage.REQUEST, Standing.DONE, outcome_on),))


def of_children(session: Session, cases: Cases, today: date) -> Known:
    """The annual review of an EHC plan that is in force is due on its day."""
    names = ("id", "ehc_status", "ehc_next_review")
    for case, status, day in _rows(session, CaseRow, cases, *names):
        yield from _of_child(case, status, day)


def _of_child(case: UUID, status: str, day: date | None) -> Known:
    if day is not None and status == EhcStatus.ISSUED.value:
        yield case, Reached(due=(Due(day, "due.ehc_review"),))


def of_assessments(session: Session, cases: Cases, today: date) -> Known:
    """Sealed answers finish the assessment, and the indicative budget that is sealed with them.

    The amount is the confirmed one as soon as there is one.
    """
    told = moderation_store.verdicts(session, cases)
    names = ("case", "state", "on", "annual", "id", "sealed_by", "sealed_by_name", "sealed_at")
    for case, state, on, annual, id_, *sealed in _rows(session, AssessmentRow, cases, *names):
        if state == AssessmentState.DRAFT.value:
            yield case, Reached(begun=frozenset({Stage.ASSESSMENT}))
        elif state != AssessmentState.SUPERSEDED.value:
            verdict = told.get(id_)
            confirming = _confirming(id_, sealed, verdict)
            amount = None if annual is None else Money(annual)
            if verdict is not None and confirming is None:
                amount = verdict.annual
            open_ = "" if confirming is None else confirming.code
            done = Mark(Stage.ASSESSMENT, Standing.DONE, on, open=open_)
            budget = Mark(Stage.ALLOCATION, Standing.DONE, on, amount)
            yield case, Reached((done, budget), confirming=confirming)


def _confirming(id_: UUID, sealed: Sequence[Any], verdict: Verdict | None) -> Confirming | None:
    """None once it is confirmed. `sealed`: by whom, their name, when."""
    if verdict is None:
        return Confirming(id_, sealed[0], sealed[1], sealed[2].date())
    if verdict.state is ModerationState.CONFIRMED:
        return None
    return Confirming(id_, sealed[0], verdict.by_name, verdict.at.date(), sent_back=True)


def of_amounts(session: Session, cases: Cases, today: date) -> Known:
    """A social care amount set without the RAS stands in for questionnaire and budget (P 9)."""
    names = ("case", "strand", "set_on", "ended_on", "amount")
    for case, strand, set_on, ended_on, amount in _rows(session, SetAmountRow, cases, *names):
        stands = set_on <= today and (ended_on is None or today < ended_on)
        if stands and strand == Strand.SOCIAL_CARE.value:
            done = Mark(Stage.ASSESSMENT, Standing.DONE, set_on)
            budget = Mark(Stage.ALLOCATION, Standing.DONE, set_on, Money(amount))
            yield case, Reached((done, budget))


def of_plans(session: Session, cases: Cases, today: date) -> Known:
    """An agreed plan is done, with what it costs a year; a draft is begun."""
    names = ("case", "state", "on", "planned")
    for case, state, on, planned in _rows(session, PlanRow, cases, *names):
        if state == PlanState.DRAFT.value:
            yield case, Reached(begun=frozenset({Stage.PLAN}))
        elif state != PlanState.SUPERSEDED.value:
            amount = None if planned is None else Money(planned)
            yield case, Reached((Mark(Stage.PLAN, Standing.DONE, on, amount),))


def of_panel(session: Session, cases: Cases, today: date) -> Known:
    """What waits at the panel is begun; a decision that the agreed plan fits is done, with its sum.

    After another amount the plan is still to be costed anew; a plan of which nothing was decided
    yet has the panel before it. What a deferral asks for is due until the plan is sent again.
    """
    waits = {
        case for case, state in _rows(session, PutRow, cases, "case", "state") if state in _WAITS
    }
    agreed = _agreed_sums(session, cases)
    lines = panel_store.lines(session, cases)
    latest: dict[UUID, date] = {}
    for each in lines:
        latest[each.case] = max(each.on, latest.get(each.case, each.on))
    for each in lines:
        if each.verdict == PanelVerdict.DEFER.value:
            if each.needed_by and each.case not in waits and each.on == latest[each.case]:
                yield each.case, Reached(due=(Due(each.needed_by, "due.deferred"),))
            continue
        open_ = _still_open(each, *agreed.get(each.case, (None, "")))
        if open_ is not None:
            mark = Mark(Stage.PANEL, Standing.DONE, each.on, each.approved, open_)
            yield each.case, Reached((mark,))
    for case in waits:
        yield case, Reached(begun=frozenset({Stage.PANEL}))


def _still_open(line: panel_store.Line, plan: UUID | None, sums: str) -> str | None:
    """What is still open about a decision; None: it is not about the plan that is agreed now."""
    if line.verdict == PanelVerdict.DECLINE.value:
        return "declined" if plan == line.plan else None
    if sums == line.sums:
        return ""
    return "recost" if plan == line.plan else None


def of_agreements(session: Session, cases: Cases, today: date) -> Known:
    """A signed agreement is done on the day of its last signature; one on its way is begun."""
    names = ("case", "state", "signed_on", "annual")
    for case, state, signed_on, annual in _rows(session, AgreementRow, cases, *names):
        if state in _UNSIGNED:
            yield case, Reached(begun=frozenset({Stage.AGREEMENT}))
        elif state == AgreementState.SIGNED.value:
            done = Mark(Stage.AGREEMENT, Standing.DONE, signed_on, Money(annual))
            yield case, Reached((done,))


def of_notices(session: Session, cases: Cases, today: date) -> Known:
    """While the time of a notice runs: the next call to help, and its last day, are due."""
    names = ("case", "state", "ends", "starts", "first_call", "second_call", "helped_on")
    for case, state, ends, starts, *calls, helped in _rows(session, NoticeRow, cases, *names):
        if state != NoticeState.GIVEN.value or ends is None or starts is None or starts <= today:
            continue
        open_ = [day for day in calls if day is not None and (helped is None or day > helped)]
        dues = [Due(min(open_), "due.notice_help")] if open_ else []
        if ends >= today:
            dues.append(Due(ends, "due.notice_ends"))
        if dues:
            yield case, Reached(due=tuple(dues))


def of_reconsiderations(session: Session, cases: Cases, today: date) -> Known:
    """What a family asked about a notice: told that it has arrived, then answered, by its days."""
    names = ("case", "state", "answer_by", "acknowledge_by", "acknowledged_on")
    for case, state, answer_by, acknowledge_by, told in _rows(
        session, ReconsiderationRow, cases, *names
    ):
        if state == AskedState.ASKED.value:
            dues = [Due(answer_by, "due.reconsideration")]
            dues += [] if told else [Due(acknowledge_by, "due.acknowledge")]
            yield case, Reached(due=tuple(dues))


def of_reviews(
    rules: Intervals | None, session: Session, cases: Cases, today: date, children: bool = False
) -> Known:
    """The review held last is done; one that is being written is begun; the next one is due.

    Every signed agreement of a case that is not over has a next one, and just one. `rules`:
    the council's intervals; None: without a policy nothing is due. `children`: also what
    `of_children` says, which stands in the same rows.
    """
    running = _running(session, cases)
    last: dict[UUID, date] = {}
    names = ("case", "state", "held_on", "full")
    for case, state, held_on, full in _rows(session, ReviewRow, cases, *names):
        if state == ReviewState.DRAFT.value:
            yield case, Reached(begun=frozenset({Stage.REVIEW}))
        elif state == ReviewState.HELD.value:
            yield case, Reached((Mark(Stage.REVIEW, Standing.DONE, held_on),))
            if full:
                last[case] = max(held_on, last.get(case, held_on))
    names = ("id", "state", "ehc_status", "ehc_next_review")
    for case, state, ehc, ehc_day in _rows(session, CaseRow, cases, *names):
        if children:
            yield from _of_child(case, ehc, ehc_day)
        started = running.get(case)
        if started is not None and rules is not None and state in _NOT_OVER:
            with_ehc = ehc_day if ehc == EhcStatus.ISSUED.value else None
            kind, day = next_day(started, last.get(case), rules, with_ehc)
            yield case, Reached(due=(Due(day, _REVIEW_DUE[kind]),))


def of_actions(session: Session, cases: Cases, today: date) -> Known:
    """What was agreed at a review that counts is due on its day, until it is done."""
    table = FollowUpRow.__table__.c  # type: ignore[attr-defined]
    reviews = ReviewRow.__table__.c  # type: ignore[attr-defined]
    asked = select(table.case, table.id, table.due).where(
        table.review == reviews.id,
        reviews.state == ReviewState.HELD.value,
        table.done_on.is_(None),
        table.due.is_not(None),
    )
    if cases is not None:
        asked = asked.where(table.case.in_(cases))
    for case, id_, day in session.execute(asked):
        yield case, Reached(due=(Due(day, "due.action", str(id_)),))


def _running(session: Session, cases: Cases) -> dict[UUID, date]:
    """Case → the first day of its money, where an agreement is signed and not ended."""
    first: dict[UUID, date] = {}
    signed: set[UUID] = set()
    for case, state, starts in _rows(session, AgreementRow, cases, "case", "state", "starts"):
        if state in _UNSIGNED:
            continue
        first[case] = min(starts, first.get(case, starts))
        if state == AgreementState.SIGNED.value:
            signed.add(case)
    return {case: first[case] for case in signed}


_NOT_OVER = frozenset({CaseState.OPEN.value, CaseState.ON_HOLD.value})
_REVIEW_DUE = {
    Kind.FIRST: "due.review_first",
    Kind.SIX_MONTHLY: "due.review",
    Kind.ANNUAL: "due.review_annual",
}


def of_payments(session: Session, cases: Cases, today: date) -> Known:
    """Payments are done, as a stage, on the day of the first one that went out."""
    table = PaidRow.__table__.c  # type: ignore[attr-defined]
    asked = select(table.case, func.min(table.on)).where(table.kind == PaidKind.PAYMENT.value)
    if cases is not None:
        asked = asked.where(table.case.in_(cases))
    for case, first in session.execute(asked.group_by(table.case)):
        yield case, Reached((Mark(Stage.PAYMENT, Standing.DONE, first),))


_UNSIGNED = frozenset({AgreementState.DRAFT.value, AgreementState.READY.value})

_WAITS = frozenset(each.value for each in OPEN)


def _agreed_sums(session: Session, cases: Cases) -> dict[UUID, tuple[UUID, str]]:
    """Case → its agreed plan, and what that costs by strand and way."""
    names = ("case", "id", "state", "sums")
    return {
        case: (id_, sums)
        for case, id_, state, sums in _rows(session, PlanRow, cases, *names)
        if state == PlanState.AGREED.value
    }


SOURCES: tuple[Source, ...] = (
    of_requests,
    of_children,
    of_assessments,
    of_amounts,
    of_plans,
    of_panel,
    of_agreements,
    of_notices,
    of_payments,
    of_reconsiderations,
    of_actions,
)
