"""Support plans: written with the family, costed as they are typed, agreed once and for all.

What surrounds a plan on its page is in `services.open_plan`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop import wording
from ras_desktop.domain import case_plan as rules
from ras_desktop.domain.case_plan import CasePlan, copied, sources_of, still_copied
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.plan import Plan, PlanState
from ras_desktop.domain.recost import brought_to, summed
from ras_desktop.services import scheme as schemes
from ras_desktop.services.away import safe
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.draft import past_is_over
from ras_desktop.services.open_plan import (
    Costed,
    OpenPlan,
    costed,
    findings,
    lists_of,
    opened,
    with_amounts,
)
from ras_desktop.services.panel import decided_in
from ras_desktop.services.record import (
    as_seen,
    belongs,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.services.sight import known
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import people as people_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone

__all__ = [
    "Costed",
    "OpenPlan",
    "agree",
    "check",
    "copy_from",
    "drop",
    "follow",
    "get",
    "keep",
    "live",
    "of_case",
    "open_",
    "recost",
    "standing",
    "start",
]


def of_case(desk: Desk, case: UUID) -> tuple[CasePlan, ...]:
    """All plans of a case, the latest first: its history."""
    with desk.read("plan.read") as look:
        case_to_read(look, case)
        return plan_store.of_case(look.session, case)


def get(desk: Desk, id_: UUID) -> CasePlan:
    """One plan. Gone if there is none."""
    with desk.read("plan.read") as look:
        return thing_to_read(look, plan_store.PLANS, id_)


def standing(desk: Desk, case: UUID) -> CasePlan | None:
    """The agreed plan of a case; None if there is none."""
    with desk.read("plan.read") as look:
        case_to_read(look, case)
        return next(iter(plan_store.in_state(look.session, case, PlanState.AGREED)), None)


def open_(desk: Desk, id_: UUID) -> OpenPlan:
    """A plan with lists, needs, live cost. Gone if there is none."""
    with desk.read("plan.read") as look:
        return opened(look, thing_to_read(look, plan_store.PLANS, id_))


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
        source = _of_case(work, copy_from, case) if copy_from else None
        return work.done(_begin(work, case, free_id(work, plan_store.PLANS, id_), source))


def follow(desk: Desk, id_: UUID, reason: str, new_id: UUID | None = None) -> Done[CasePlan]:
    """Starts a plan that takes the place of an agreed one, as its copy. Refused: no reason."""
    with desk.act("plan.follow") as work:
        earlier = thing_to_read(work, plan_store.PLANS, id_)
        _open_case(work, earlier.case)
        draft = _draft(work, earlier.case)
        if draft is not None and draft.follows == earlier.id:
            return work.done(draft)
        work.allow(earlier.state.value)
        reason = typed(reason)
        no_errors(rules.check_reason(earlier.id, reason))
        fresh = free_id(work, plan_store.PLANS, new_id)
        return work.done(_begin(work, earlier.case, fresh, earlier, reason))


def recost(desk: Desk, id_: UUID, new_id: UUID | None = None) -> Done[CasePlan]:
    """Starts a plan that follows an agreed one, brought to what was decided: line by line.

    What was approved with nothing leaves it; another sum is kept as units where they come to it at
    today's price, else as a sum. The draft that is open is given back. Refused: nothing is decided.
    """
    with desk.act("plan.follow") as work:
        earlier = thing_to_read(work, plan_store.PLANS, id_)
        _open_case(work, earlier.case)
        draft = _draft(work, earlier.case)
        if draft is not None and draft.follows == earlier.id:
            return work.done(draft)
        work.allow(earlier.state.value)
        decision = decided_in(work, earlier.case)
        if decision is None or decision.decided is None or decision.plan != earlier.id:
            raise Refused(Finding("plan.recost.nothing"))
        assert earlier.agreed is not None  # it was put to the panel
        whole = brought_to(earlier.plan, earlier.agreed.cost, decision)
        values = {"sum": decision.approved, "day": decision.decided.on}
        reason = wording.say("plan.recost.reason", values)
        fresh = free_id(work, plan_store.PLANS, new_id)
        begun = _begin(work, earlier.case, fresh, replace(earlier, plan=whole), reason)
        lists = lists_of(work, begun)
        now = costed(lists, begun).cost
        exact = summed(begun.plan, now, [each.approved for each in decision.lines if each.approved])
        kept = plan_store.put(work.session, replace(begun, plan=exact))
        _changed(work, kept)
        return work.done(kept)


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
    kept = plan_store.put(work.session, with_amounts(work, fresh))
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


def keep(desk: Desk, plan: CasePlan) -> Done[CasePlan]:
    """Keeps a draft as it is typed. No side effect; called every two seconds.

    Only the plan's own parts and the reason are taken. Parts that were changed lose their source.
    Refused: it is agreed, or a text is too long. StaleCopy: both versions to show.
    """
    return safe(desk, "plan", plan, _keep)


def _keep(desk: Desk, plan: CasePlan) -> Done[CasePlan]:
    with desk.act("plan.save") as work:
        held = thing_to_read(work, plan_store.PLANS, plan.id)
        _not_agreed(work, held)
        parts: Plan = typed(plan.plan)
        wanted = replace(
            with_amounts(work, held),
            plan=parts,
            reason=typed(plan.reason),
            sources=still_copied(held, parts),
            version=plan.version,
        )
        return work.done(plan_store.put(work.session, wanted))


def copy_from(desk: Desk, plan: CasePlan, source: UUID) -> Done[CasePlan]:
    """Fills every part of a draft that is empty with a copy from an earlier plan, sources shown.

    Nothing that stands in it is overwritten. Refused: it is agreed. StaleCopy as `keep`.
    """
    with desk.act("plan.save") as work:
        held = thing_to_read(work, plan_store.PLANS, plan.id)
        _not_agreed(work, held)
        earlier = _of_case(work, source, held.case)
        whole = rules.filled_up(held.plan, earlier.plan)
        wanted = replace(
            with_amounts(work, held),
            plan=whole,
            sources=rules.sources_added(held, whole, source),
            version=plan.version,
        )
        return work.done(plan_store.put(work.session, wanted))


def drop(desk: Desk, plan: CasePlan) -> Done[None]:
    """Removes a draft. Refused once it is agreed. StaleCopy if it was kept since."""
    with desk.act("plan.drop") as work:
        held = plan_store.PLANS.find(work.session, plan.id)
        if held is None or known(work, held.case) is None:
            return work.done(None)
        case_to_read(work, held.case)
        _not_agreed(work, held)
        plan_store.PLANS.drop(work.session, replace(held, version=plan.version))
        past_is_over(work, "plan", held.id)
        _changed(work, held)
        return work.done(None)


def live(desk: Desk, plan: CasePlan) -> Costed:
    """What the plan costs as it is typed, kept or not: indicative, planned, difference."""
    with desk.read("plan.read") as look:
        case_to_read(look, plan.case, "plan")
        return costed(lists_of(look, plan), with_amounts(look, plan))


def check(desk: Desk, plan: CasePlan) -> Findings:
    """What it lacks before it can be agreed: parts, outcomes, lines, scope, gaps, and costing."""
    with desk.read("plan.read") as look:
        return findings(opened(look, plan))


def agree(desk: Desk, id_: UUID, version: int | None = None) -> Done[CasePlan]:
    """Seals a plan as the family agreed it: parts, cost with every step, comparison, for ever.

    The one that it follows is superseded. Agreeing twice gives the same. Refused: what is missing.
    StaleCopy if `version` is given and the plan was kept since.
    """
    with desk.act("plan.agree") as work:
        held = thing_to_read(work, plan_store.PLANS, id_)
        if held.agreed is not None:
            return work.done(held)
        as_seen(plan_store.PLANS, held, version)
        work.allow(held.state.value)
        _open_case(work, held.case)
        at = opened(work, held)
        found = errors(findings(at))
        if found:
            raise Refused(*found)
        whole = rules.agree(at.plan, at.costed.cost, (work.actor.id, work.actor.name), work.now)
        kept = plan_store.put(work.session, replace(whole, version=held.version))
        past_is_over(work, "plan", kept.id)
        if held.follows is not None:
            _supersede(work, held.follows)
        _changed(work, kept)
        return work.done(kept)


def _supersede(work: Work, id_: UUID) -> None:
    earlier = plan_store.PLANS.get(work.session, id_)
    if earlier.state is PlanState.AGREED:
        kept = plan_store.put(work.session, replace(earlier, state=PlanState.SUPERSEDED))
        work.changed("plan", kept.id, kept.case)


def _not_agreed(work: Work, held: CasePlan) -> None:
    if held.agreed is not None:
        raise Refused(Finding("plan.agreed_already", values={"day": held.agreed.at}))
    work.allow(held.state.value)


def _of_case(look: Reading, id_: UUID, case: UUID) -> CasePlan:
    """A plan to copy from, of the case or a sibling's. Gone for another family's words."""
    source = plan_store.PLANS.get(look.session, id_)
    if known(look, source.case) is None:
        raise Gone(plan_store.PLANS.kind)
    if source.case not in people_store.siblings_of(look.session, case):
        belongs(source.case, case, "plan")
    return source


def _draft(work: Work, case: UUID) -> CasePlan | None:
    return next(iter(plan_store.in_state(work.session, case, PlanState.DRAFT)), None)


def _open_case(work: Work, case: UUID) -> None:
    case_to_read(work, case)
    assessment_store.hold(work.session, case)
    if standing_of_case(CASES.get(work.session, case)) != "open":
        raise Refused(Finding("assessment.case_closed"))


def _changed(work: Work, plan: CasePlan) -> None:
    work.changed("plan", plan.id, plan.case)
    refresh(work, plan.case)
