"""A plan with everything round it: its lists, needs, live cost, and what it still lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from ras_desktop.domain import case_plan as rules
from ras_desktop.domain import plan as plan_rules
from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.costing import Comparison, Cost, compare, cost
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.moderation import ModerationState, changed_since
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import ScopeRule
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.rulebook import PriceList, Terms
from ras_desktop.domain.template import PlanTemplate
from ras_desktop.services import adequacy
from ras_desktop.services import scheme as schemes
from ras_desktop.services.allocation import planned_with
from ras_desktop.services.desk import Reading
from ras_desktop.services.record import case_to_read
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import moderation as moderation_store
from ras_desktop.store import needs as needs_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store.shelf import Shelf

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Costed:
    """The live figure: every line's cost, and each strand beside what there is to plan with."""

    cost: Cost
    compared: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan with all that a page needs. `needs` are the assessed needs that stand.

    `about_budget`: that the assessment is not confirmed yet, or that its confirmation has changed
    the indicative budget since the plan was begun or agreed, and by how much. `adequacy`: hourly
    rates of a draft that buy too little.
    """

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
    about_budget: Findings = ()
    adequacy: Findings = ()


def with_amounts(look: Reading, plan: CasePlan) -> CasePlan:
    """The plan with what there is to plan with now, and the assessment that it comes from."""
    standing, amounts = planned_with(look, plan.case, look.today)
    return replace(plan, assessment=standing.id if standing else None, amounts=dict(amounts))


def opened(look: Reading, plan: CasePlan) -> OpenPlan:
    """A plan with all that a page needs, inside a transaction that is open.

    A draft is costed at the prices in force; an agreed one shows what was agreed.
    """
    family = case_to_read(look, plan.case, "plan")
    whole = plan if plan.agreed else with_amounts(look, plan)
    lists = lists_of(look, whole)
    sealed = whole.agreed
    live = Costed(sealed.cost, sealed.compared) if sealed else costed(lists, whole)
    assessment = _of(look, assessment_store.ASSESSMENTS, whole.assessment, family.id)
    return OpenPlan(
        plan=whole,
        case=family,
        needs=needs_of(look, whole.case),
        prices=lists["prices"],
        terms=lists["terms"],
        scope=lists["scope"],
        template=lists["template"],
        costed=live,
        assessment=assessment,
        follows=_of(look, plan_store.PLANS, whole.follows, family.id),
        about_budget=_about_budget(look, whole, assessment),
        adequacy=adequacy.of_plan(look, whole, live.cost),
    )


def _about_budget(look: Reading, plan: CasePlan, assessment: Assessment | None) -> Findings:
    if assessment is None or assessment.sealed is None:
        return ()
    held = moderation_store.of_assessment(look.session, assessment.id)
    confirmed = next((each for each in held if each.state is ModerationState.CONFIRMED), None)
    if confirmed is not None:
        begun = plan.agreed.at if plan.agreed else plan.started_at
        return changed_since(begun, assessment.sealed.budget, confirmed)
    if plan.agreed is not None:
        return ()
    if not may_agree_unconfirmed(look):
        return (Finding("plan.unconfirmed_stops", "amounts"),)
    back = any(each.state is ModerationState.SENT_BACK for each in held)
    code = "plan.sent_back" if back else "plan.unconfirmed"
    return (Finding(code, "amounts", severity=Severity.WARNING),)


def may_agree_unconfirmed(look: Reading) -> bool:
    """Whether this council lets a plan be agreed before its assessment is confirmed."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return True
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    try:
        return policy.yes(PolicyCode.PLAN_UNCONFIRMED, look.today)
    except LookupError:  # a policy of the council that was kept before there was this value
        return True


def _of(look: Reading, shelf: Shelf[Value], id_: UUID | None, case: UUID) -> Value | None:
    """Something of this case; None if there is none, or it is another's."""
    found: Any = shelf.find(look.session, id_) if id_ else None
    return found if found is not None and found.case == case else None


def lists_of(look: Reading, plan: CasePlan) -> dict[str, Any]:
    """Prices, terms, scope and template of the editions that the plan was started with."""
    kinds = (EditionKind.PRICES, EditionKind.TERMS, EditionKind.SCOPE, EditionKind.TEMPLATE)
    return {kind.value: schemes.part_of(look, kind, getattr(plan, kind.value)) for kind in kinds}


def costed(lists: dict[str, Any], plan: CasePlan) -> Costed:
    """What a plan costs with these lists, beside what there is to plan with."""
    prices: PriceList = lists["prices"]
    terms: Terms = lists["terms"]
    result = cost(plan.plan, prices.prices, terms.dates, plan.on)
    return Costed(result, compare(result, plan.amounts))


def needs_of(look: Reading, case: UUID) -> tuple[AssessedNeed, ...]:
    """The assessed needs of a case that stand, those of the latest assessment first."""
    return tuple(
        need
        for found in needs_store.of_case(look.session, case)
        for need in found.needs
        if not need.dropped
    )


def findings(at: OpenPlan) -> Findings:
    """What a plan lacks before it can be agreed."""
    return (
        *rules.check_reason(at.plan.follows, at.plan.reason),
        *rules.check_parts(at.plan.plan, at.template),
        *plan_rules.check(at.plan.plan, tuple(each.id for each in at.needs), at.scope, at.plan.on),
        *at.costed.cost.findings,
        *at.adequacy,
        *at.about_budget,
    )
