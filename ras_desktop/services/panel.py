"""The panel: an agreed plan is put to it, the family answers the papers, and it is decided.

Meetings are in `services.panel_meeting`, deciding in `services.panel_decision`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import ras_desktop.wording.all  # noqa: F401  (what is put says what is still open)
from ras_desktop import wording
from ras_desktop.domain import package as packages
from ras_desktop.domain import panel as rules
from ras_desktop.domain import panel_put
from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.case_review import agreed_change
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case, age
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import GRANTS, AtReview, Decision, Measured, Question
from ras_desktop.domain.panel_meeting import Meeting
from ras_desktop.domain.panel_put import Put, PutState
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.request import Strand
from ras_desktop.services import open_plan, package
from ras_desktop.services import scheme as schemes
from ras_desktop.services.allocation import counting, planned_with
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import (
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.services.sight import sight_of
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import review as review_store
from ras_desktop.store.family import CASES
from ras_desktop.store.panel import PUTS
from ras_desktop.store.trouble import StaleCopy


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands with the panel.

    `plan`: the agreed plan, if there is one. `puts` and `decisions`: all there were, the latest
    first, without drafts. `waits`: what waits for a decision. `decided`: the decision that money
    follows from, None where nothing is granted. `fits`: whether the agreed plan costs what was
    decided, so that an agreement may follow. `may_put`: the plan has not been decided yet.
    `own`: whether it is the reader's own work, which others decide. `limit`: the most that a
    manager approves without a meeting.
    """

    case: Case
    plan: CasePlan | None
    puts: tuple[Put, ...]
    decisions: tuple[Decision, ...]
    waits: Put | None
    meeting: Meeting | None
    decided: Decision | None
    fits: bool
    may_put: bool
    own: bool
    limit: Money


def of_case(desk: Desk, case: UUID) -> Standing:
    """How a case stands with the panel."""
    with desk.read("panel.read") as look:
        held = case_to_read(look, case)
        puts = panel_store.puts_of(look.session, case)
        decisions = panel_store.decisions_of(look.session, case)
        sealed = tuple(each for each in decisions if each.is_sealed)
        plan = agreed_plan(look, case)
        waits = next((each for each in puts if each.is_open), None)
        decided = granting(sealed)
        sitting = None
        if waits is not None and waits.meeting is not None:
            sitting = panel_store.SITTINGS.find(look.session, waits.meeting)
        return Standing(
            case=held,
            plan=plan,
            puts=puts,
            decisions=sealed,
            waits=waits,
            meeting=panel_store.meeting_of(look.session, sitting, (case,)) if sitting else None,
            decided=decided,
            fits=plan is not None and decided is not None and rules.fits(decided, plan),
            may_put=waits is None and plan is not None and not _settled(sealed, plan),
            own=waits is not None and is_own(look, waits),
            limit=policy_of(look).money(PolicyCode.MANAGER_LIMIT, look.today),
        )


def agreed_plan(look: Reading, case: UUID) -> CasePlan | None:
    """The plan that the family has agreed and that stands."""
    return next(iter(plan_store.in_state(look.session, case, PlanState.AGREED)), None)


def granting(decisions: tuple[Decision, ...]) -> Decision | None:
    """The decision that money follows from: the latest that stands and grants something.

    A later one that declines what was asked for leaves in force what was granted before: only a
    notice lowers or ends a package.
    """
    held = [each for each in rules.standing(decisions) if each.verdict in GRANTS]
    return max(held, key=_at, default=None)


def _at(decision: Decision) -> float:
    return decision.decided.at.timestamp() if decision.decided else 0.0


def _settled(decisions: tuple[Decision, ...], plan: CasePlan) -> bool:
    """Whether this plan was decided already, or is the one that was costed anew after it."""
    for each in rules.standing(decisions):
        if each.verdict is rules.Verdict.DEFER:
            continue
        if each.plan == plan.id or rules.fits(each, plan):
            return True
    return False


def decision_of_case(desk: Desk, case: UUID) -> Decision | None:
    """The sealed decision that an agreement of this case is made from; None if there is none."""
    with desk.read("panel.read") as look:
        case_to_read(look, case)
        return decided_in(look, case)


def decided_in(look: Reading, case: UUID) -> Decision | None:
    """The same inside a transaction that is open."""
    return granting(panel_store.decisions_of(look.session, case))


def owners(look: Reading, put: Put) -> frozenset[UUID]:
    """Whose own work a case is: who holds it, wrote or agreed its plan, or put it to the panel."""
    case = CASES.get(look.session, put.case)
    plan = plan_store.PLANS.get(look.session, put.plan)
    agreed = plan.agreed.by if plan.agreed else None
    found = (case.worker, plan.started_by, agreed, put.by)
    return frozenset(each for each in found if each is not None)


def is_own(look: Reading, put: Put) -> bool:
    """Whether nobody but others may decide it: one's own work, or one covers for who holds it.

    Whoever covers stands where the absent colleague stands; a decision needs two people.
    """
    case = CASES.get(look.session, put.case)
    return look.actor.id in owners(look, put) or case.worker in sight_of(look).covers


def policy_of(look: Reading) -> Policy:
    """The policy in force. Refused: the council has none."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        raise Refused(Finding("panel.no_policy", values={"day": look.today}))
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    return policy


# ---------------------------------------------------------------- putting a plan to the panel


def prepare(desk: Desk, case: UUID) -> Question:
    """What would be put to the panel now: to be looked at before. Refused: no agreed plan."""
    with desk.read("panel.read") as look:
        case_to_read(look, case)
        plan = agreed_plan(look, case)
        if plan is None:
            raise Refused(Finding("panel.plan.not_agreed"))
        return question_of(look, plan)


def put(desk: Desk, plan: UUID, family_answer: str = "", id_: UUID | None = None) -> Done[Put]:
    """Puts an agreed plan to the panel, sealed as it stands now.

    Put twice it waits once. Refused: the plan is not agreed, another one stands or it was decided,
    or the case is not open.
    """
    with desk.act("panel.put") as work:
        held = thing_to_read(work, plan_store.PLANS, plan)
        _open_case(work, held.case)
        waits = _waiting(work, held.case)
        if waits is not None and waits.plan == held.id:
            return work.done(waits)
        if held.state is PlanState.DRAFT:
            raise Refused(Finding("panel.plan.not_agreed"))
        work.allow(held.state.value)
        if waits is not None:
            raise Refused(Finding("panel.waits_already", values={"day": waits.on}))
        sealed = panel_store.decisions_of(work.session, held.case)
        if _settled(sealed, held):
            raise Refused(Finding("panel.decided_already"))
        answer = typed(family_answer).strip()
        wanted = Put(
            id=free_id(work, PUTS, id_),
            case=held.case,
            plan=held.id,
            question=question_of(work, held),
            by=work.actor.id,
            by_name=work.actor.name,
            at=work.now,
            on=work.today,
            family_answer=answer,
            answered_on=work.today if answer else None,
        )
        kept = panel_store.put(work.session, wanted)
        changed(work, kept)
        return work.done(kept)


def question_of(look: Reading, plan: CasePlan) -> Question:
    """What is put to whoever decides: the plan with needs, budget, and what is still open."""
    at = open_plan.opened(look, plan)
    assessment, amounts = planned_with(look, plan.case, look.today)
    asked = rules.prepare(
        plan, at.needs, amounts.get(Strand.SOCIAL_CARE), in_force=in_force(look, plan.case)
    )
    said = tuple(dict.fromkeys(wording.finding(each) for each in open_plan.findings(at)))
    return replace(
        asked,
        measured=measured(look, at.case, assessment),
        still_open=said,
        at_review=_at_review(look, plan.case),
    )


def _at_review(look: Reading, case: UUID) -> AtReview | None:
    """What was agreed at the review held last, until something is decided after it."""
    held = agreed_change(review_store.of_case(look.session, case))
    if held is None or held.sealed is None or held.form.on is None or held.form.result is None:
        return None
    last = decided_in(look, case)
    if last is not None and last.decided is not None and last.decided.at > held.sealed.at:
        return None
    form = held.form
    return AtReview(held.id, held.form.on, held.form.result, form.amount, held.sealed.annual)


def measured(look: Reading, case: Case, assessment: Assessment | None) -> Measured | None:
    """By what the case is compared with others; None where no assessment stands."""
    budget = counting(look, assessment) if assessment else None
    if assessment is None or budget is None:
        return None
    return Measured(
        assessment.id,
        assessment.scheme,
        assessment.form,
        budget.points,
        budget.age if budget.age is not None else age(case.child, look.today),
    )


def in_force(look: Reading, case: UUID) -> Money:
    """What a family gets a year today: by what was signed and given; before anything was, what the
    standing decision grants, once its first day has come."""
    signed = package.told(look, case)
    if signed:
        now = packages.on(signed, look.today)
        return packages.sum_of(now.parts) if now else ZERO
    held = decided_in(look, case)
    if held is None or held.starts is None or held.starts > look.today:
        return ZERO
    return held.approved


def withdraw(desk: Desk, copy: Put, reason: str) -> Done[Put]:
    """Takes back what waits, with a reason; it leaves the agenda. Twice changes nothing.

    Refused: it is decided. StaleCopy if it has moved on since it was shown.
    """
    with desk.act("panel.withdraw") as work:
        held = thing_to_read(work, PUTS, copy.id)
        if held.state is PutState.WITHDRAWN:
            return work.done(held)
        work.allow(held.state.value)
        reason = typed(reason).strip()
        no_errors(panel_put.check_reason(reason))
        for each in panel_store.decisions_on(work.session, held.id):
            if not each.is_sealed:
                panel_store.DECISIONS.drop(work.session, each)
        wanted = replace(
            held, state=PutState.WITHDRAWN, withdrawn=reason, meeting=None, version=copy.version
        )
        kept = panel_store.put(work.session, wanted)
        changed(work, kept)
        return work.done(kept)


def answer(desk: Desk, copy: Put, words: str, on: date | None) -> Done[Put]:
    """Keeps what the family says to the papers; the panel reads it. Refused: decided, or no words.

    StaleCopy, with both versions, if another answer was kept since.
    """
    with desk.act("panel.answer") as work:
        held = thing_to_read(work, PUTS, copy.id)
        work.allow(held.state.value)
        words = typed(words).strip()
        no_errors(panel_put.check_answer(words, on, held, work.today))
        wanted = replace(held, family_answer=words, answered_on=on)
        if held.version != copy.version and held.family_answer != copy.family_answer:
            mine = replace(wanted, version=copy.version)
            raise StaleCopy(PUTS.kind, mine=mine, theirs=held)
        kept = panel_store.put(work.session, wanted)
        changed(work, kept)
        return work.done(kept)


def _waiting(look: Reading, case: UUID) -> Put | None:
    found = panel_store.puts_of(look.session, case)
    return next((each for each in found if each.is_open), None)


def _open_case(work: Work, case: UUID) -> None:
    case_to_read(work, case)
    assessment_store.hold(work.session, case)
    if standing_of_case(CASES.get(work.session, case)) != "open":
        raise Refused(Finding("assessment.case_closed"))


def changed(work: Work, put_: Put) -> None:
    """Notes that the case has moved at the panel."""
    work.changed("panel", put_.id, put_.case)
    refresh(work, put_.case)
