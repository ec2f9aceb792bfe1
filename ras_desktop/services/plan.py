"""Support plans: written with the family, costed as they are typed, agreed once and for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain import case_plan as rules
from ras_desktop.domain import plan as plan_rules
from ras_desktop.domain.amount import to_plan_with
from ras_desktop.domain.assessment import STANDING, Assessment, indicative
from ras_desktop.domain.case_plan import CasePlan, copied, sources_of, still_copied
from ras_desktop.domain.costing import Comparison, Cost, compare, cost
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import Plan, PlanState, ScopeRule
from ras_desktop.domain.rulebook import PriceList, Terms
from ras_desktop.domain.template import PlanTemplate
from ras_desktop.domain.text import cleaned, too_long
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.store import amount as amount_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import needs as needs_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store.family import CASES


@dataclass(frozen=True, slots=True)
class Costed:
    """The live figure: every line's cost, and each strand beside what there is to plan with."""

    cost: Cost
    compared: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan with all that a page needs. `needs` are the assessed needs that stand."""

    plan: CasePlan
    case: Case
    needs: tuple[AssessedNeed, ...]
    prices: PriceList
    terms: Terms
    scope: tuple[ScopeRule, ...]
    template: PlanTemplate
    costed: Costed
    assessment: Assessment | None = None
    follows: CasePlan | None = None


def of_case(desk: Desk, case: UUID) -> tuple[CasePlan, ...]:
    """All plans of a case, the latest first: its history."""
    with desk.read("plan.read") as look:
        return plan_store.of_case(look.session, case)


def get(desk: Desk, id_: UUID) -> CasePlan:
    """One plan. Gone if there is none."""
    with desk.read("plan.read") as look:
        return plan_store.PLANS.get(look.session, id_)


def standing(desk: Desk, case: UUID) -> CasePlan | None:
    """The agreed plan of a case; None if there is none."""
    with desk.read("plan.read") as look:
        return next(iter(plan_store.in_state(look.session, case, PlanState.AGREED)), None)


def open_(desk: Desk, id_: UUID) -> OpenPlan:
    """A plan with lists, needs, live cost. Gone if there is none."""
    with desk.read("plan.read") as look:
        return opened(look, plan_store.PLANS.get(look.session, id_))


def start(
    desk: Desk,
    case: UUID,
    copy_from: UUID | None = None,
    id_: UUID | None = None,
) -> Done[CasePlan]:
    """Starts a plan of a case, empty or as a copy of an earlier one with its sources shown.

    A draft that is open already is given back as it is. Refused: an agreed plan stands (`follow`
    it), or the council's prices, terms or template are missing.
    """
    with desk.act("plan.start") as work:
        _open_case(work, case)
        work.allow("open")
        draft = _draft(work, case)
        if draft is not None:
            return work.done(draft)
        held = next(iter(plan_store.in_state(work.session, case, PlanState.AGREED)), None)
        if held is not None and held.agreed is not None:
            raise Refused(Finding("plan.agreed_already", values={"day": held.agreed.at}))
        source = plan_store.PLANS.get(work.session, copy_from) if copy_from else None
        return work.done(_begin(work, case, id_ or uuid4(), source))


def follow(desk: Desk, id_: UUID, reason: str, new_id: UUID | None = None) -> Done[CasePlan]:
    """Starts a plan that takes the place of an agreed one, as its copy. Refused: no reason."""
    with desk.act("plan.follow") as work:
        earlier = plan_store.PLANS.get(work.session, id_)
        _open_case(work, earlier.case)
        draft = _draft(work, earlier.case)
        if draft is not None and draft.follows == earlier.id:
            return work.done(draft)
        work.allow(earlier.state.value)
        found = rules.check_reason(earlier.id, reason)
        if found:
            raise Refused(*found)
        return work.done(_begin(work, earlier.case, new_id or uuid4(), earlier, reason))


def _begin(
    work: Work, case: UUID, id_: UUID, source: CasePlan | None, reason: str = ""
) -> CasePlan:
    editions = _editions(work, work.today)
    plan = copied(source.plan) if source else Plan()
    fresh = CasePlan(
        id=id_,
        case=case,
        on=work.today,
        plan=plan,
        sources=sources_of(plan, source.id) if source else {},
        follows=source.id if source and reason.strip() else None,
        reason=reason.strip(),
        started_by=work.actor.id,
        started_by_name=work.actor.name,
        started_at=work.now,
        prices=editions["prices"],
        terms=editions["terms"],
        scope=editions["scope"],
        template=editions["template"],
    )
    kept = plan_store.put(work.session, _with_amounts(work, fresh))
    _changed(work, kept)
    return kept


def _editions(look: Reading, day: date) -> dict[str, UUID]:
    """The editions of a plan's lists in force on a day. Refused where one is missing."""
    found: dict[str, UUID] = {}
    missing: list[Finding] = []
    for kind in (EditionKind.PRICES, EditionKind.TERMS, EditionKind.SCOPE, EditionKind.TEMPLATE):
        head = schemes.edition_on(look, kind, day)
        if head is None:
            missing.append(Finding(f"plan.no_{kind.value}", values={"day": day}))
        else:
            found[kind.value] = head.id
    if missing:
        raise Refused(*missing)
    return found


def _with_amounts(look: Reading, plan: CasePlan) -> CasePlan:
    """The plan with what there is to plan with now, and the assessment that it comes from."""
    held = assessment_store.in_state(look.session, plan.case, *STANDING)
    standing = next((each for each in held if each.sealed is not None), None)
    sum_ = indicative(standing.sealed.budget) if standing and standing.sealed else None
    amounts = to_plan_with(sum_, amount_store.of_case(look.session, plan.case), look.today)
    return replace(plan, assessment=standing.id if standing else None, amounts=dict(amounts))


def keep(desk: Desk, plan: CasePlan) -> Done[CasePlan]:
    """Keeps a draft as it is typed. No side effect; called every two seconds.

    Only the plan's own parts and the reason are taken. Parts that were changed lose their source.
    Refused: it is agreed, or a text is too long. StaleCopy: both versions to show.
    """
    with desk.act("plan.save") as work:
        held = plan_store.PLANS.get(work.session, plan.id)
        _not_agreed(work, held)
        found = too_long(plan.plan)
        if found:
            raise Refused(*found)
        parts: Plan = cleaned(plan.plan)
        wanted = replace(
            _with_amounts(work, held),
            plan=parts,
            reason=cleaned(plan.reason),
            sources=still_copied(held, parts),
            version=plan.version,
        )
        return work.done(plan_store.put(work.session, wanted))


def drop(desk: Desk, plan: CasePlan) -> Done[None]:
    """Removes a draft. Refused once it is agreed. StaleCopy if it was kept since."""
    with desk.act("plan.drop") as work:
        held = plan_store.PLANS.find(work.session, plan.id)
        if held is None:
            return work.done(None)
        _not_agreed(work, held)
        plan_store.PLANS.drop(work.session, replace(held, version=plan.version))
        _changed(work, held)
        return work.done(None)


def live(desk: Desk, plan: CasePlan) -> Costed:
    """What the plan costs as it is typed, kept or not: indicative, planned, difference."""
    with desk.read("plan.read") as look:
        return _cost(_lists(look, plan), _with_amounts(look, plan))


def check(desk: Desk, plan: CasePlan) -> Findings:
    """What it lacks before it can be agreed: parts, outcomes, lines, scope, gaps, and costing."""
    with desk.read("plan.read") as look:
        return _findings(opened(look, plan))


def agree(desk: Desk, id_: UUID, version: int | None = None) -> Done[CasePlan]:
    """Seals a plan as the family agreed it: parts, cost with every step, comparison, for ever.

    The one that it follows is superseded. Agreeing twice gives the same. Refused: what is missing.
    StaleCopy if `version` is given and the plan was kept since.
    """
    with desk.act("plan.agree") as work:
        held = plan_store.PLANS.get(work.session, id_)
        if held.agreed is not None:
            return work.done(held)
        work.allow(held.state.value)
        at = opened(work, held)
        found = errors(_findings(at))
        if found:
            raise Refused(*found)
        whole = rules.agree(at.plan, at.costed.cost, (work.actor.id, work.actor.name), work.now)
        kept = plan_store.put(
            work.session, replace(whole, version=held.version if version is None else version)
        )
        if held.follows is not None:
            _supersede(work, held.follows)
        _changed(work, kept)
        return work.done(kept)


def _supersede(work: Work, id_: UUID) -> None:
    earlier = plan_store.PLANS.get(work.session, id_)
    if earlier.state is PlanState.AGREED:
        kept = plan_store.put(work.session, replace(earlier, state=PlanState.SUPERSEDED))
        work.changed("plan", kept.id, kept.case)


def opened(look: Reading, plan: CasePlan) -> OpenPlan:
    """A plan with all that a page needs, inside a transaction that is open.

    A draft is costed at the prices in force; an agreed one shows what was agreed.
    """
    whole = plan if plan.agreed else _with_amounts(look, plan)
    lists = _lists(look, whole)
    sealed = whole.agreed
    costed = Costed(sealed.cost, sealed.compared) if sealed else _cost(lists, whole)
    assessment, follows = whole.assessment, whole.follows
    return OpenPlan(
        plan=whole,
        case=CASES.get(look.session, whole.case),
        needs=_needs(look, whole.case),
        prices=lists["prices"],
        terms=lists["terms"],
        scope=lists["scope"],
        template=lists["template"],
        costed=costed,
        assessment=assessment_store.ASSESSMENTS.find(look.session, assessment)
        if assessment
        else None,
        follows=plan_store.PLANS.find(look.session, follows) if follows else None,
    )


def _lists(look: Reading, plan: CasePlan) -> dict[str, Any]:
    """Prices, terms, scope and template of the editions that the plan was started with."""
    kinds = (EditionKind.PRICES, EditionKind.TERMS, EditionKind.SCOPE, EditionKind.TEMPLATE)
    return {kind.value: schemes.part_of(look, kind, getattr(plan, kind.value)) for kind in kinds}


def _cost(lists: dict[str, Any], plan: CasePlan) -> Costed:
    prices: PriceList = lists["prices"]
    terms: Terms = lists["terms"]
    result = cost(plan.plan, prices.prices, terms.dates, plan.on)
    return Costed(result, compare(result, plan.amounts))


def _needs(look: Reading, case: UUID) -> tuple[AssessedNeed, ...]:
    """The assessed needs of a case that stand, those of the latest assessment first."""
    return tuple(
        need
        for found in needs_store.of_case(look.session, case)
        for need in found.needs
        if not need.dropped
    )


def _findings(at: OpenPlan) -> Findings:
    return (
        *rules.check_reason(at.plan.follows, at.plan.reason),
        *rules.check_parts(at.plan.plan, at.template),
        *plan_rules.check(at.plan.plan, tuple(each.id for each in at.needs), at.scope),
        *at.costed.cost.findings,
    )


def _not_agreed(work: Work, held: CasePlan) -> None:
    if held.agreed is not None:
        raise Refused(Finding("plan.agreed_already", values={"day": held.agreed.at}))
    work.allow(held.state.value)


def _draft(work: Work, case: UUID) -> CasePlan | None:
    return next(iter(plan_store.in_state(work.session, case, PlanState.DRAFT)), None)


def _open_case(work: Work, case: UUID) -> None:
    assessment_store.hold(work.session, case)
    if standing_of_case(CASES.get(work.session, case)) != "open":
        raise Refused(Finding("assessment.case_closed"))


def _changed(work: Work, plan: CasePlan) -> None:
    work.changed("plan", plan.id, plan.case)
    refresh(work, plan.case)
