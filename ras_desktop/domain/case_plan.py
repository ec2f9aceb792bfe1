"""A support plan as a case keeps it: a draft that is worked on, then agreed and sealed.

The plan's own parts are `domain.plan.Plan`; here is what surrounds it. Issue 2 point 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from ras_desktop.domain.canonical import digest
from ras_desktop.domain.costing import Comparison, Cost, compare
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome, Plan, PlanState, Resource, Risk, SupportLine
from ras_desktop.domain.request import Strand
from ras_desktop.domain.template import PLAN_FIELDS, PlanTemplate

AGREED_FORMAT = 1
"""Version of the shape of what is sealed when a plan is agreed."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What never changes once a plan is agreed: its cost with every step, and the comparison.

    `price_day`: the day whose prices were used. `digest`: SHA-256 over the plan, its amounts and
    all of this, so that a change made past the program shows.
    """

    price_day: date
    cost: Cost
    compared: tuple[Comparison, ...]
    planned: Money
    by: UUID
    by_name: str
    at: datetime
    digest: str = ""
    format: int = AGREED_FORMAT


@dataclass(frozen=True, slots=True)
class CasePlan:
    """A plan of one case. Prices are those in force on `on`.

    `assessment`: the sealed assessment whose indicative budget it plans with, if there is one.
    `amounts`: what there is to plan with by strand, as it stood when last kept. `prices`, `terms`,
    `scope`, `template`: the editions it is costed and laid out with. `sources`: path of a part →
    the plan it was copied from and in which it still reads the same.
    """

    id: UUID
    case: UUID
    on: date
    plan: Plan = field(default_factory=Plan)
    state: PlanState = PlanState.DRAFT
    assessment: UUID | None = None
    amounts: Mapping[Strand, Money] = field(default_factory=dict)
    prices: UUID | None = None
    terms: UUID | None = None
    scope: UUID | None = None
    template: UUID | None = None
    sources: Mapping[str, UUID] = field(default_factory=dict)
    follows: UUID | None = None
    reason: str = ""
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    agreed: Agreed | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that the digest of an agreed plan covers."""

    plan: Plan
    amounts: Mapping[Strand, Money]
    price_day: date
    cost: Cost
    compared: tuple[Comparison, ...]
    by: UUID
    at: datetime


def agree(held: CasePlan, cost: Cost, by: tuple[UUID, str], at: datetime) -> CasePlan:
    """The plan agreed, with its sealed part. `by`: who seals it, identifier and name."""
    part = Agreed(
        held.on, cost, compare(cost, held.amounts), cost.planned, by=by[0], by_name=by[1], at=at
    )
    part = replace(part, digest=_digest(held, part))
    return replace(held, state=PlanState.AGREED, agreed=part)


def intact(held: CasePlan) -> bool:
    """Whether an agreed plan still is what was agreed. False for a draft."""
    return held.agreed is not None and held.agreed.digest == _digest(held, held.agreed)


def _digest(held: CasePlan, part: Agreed) -> str:
    whole = _Whole(
        held.plan, held.amounts, part.price_day, part.cost, part.compared, part.by, part.at
    )
    return digest(whole)


def check_reason(follows: UUID | None, reason: str) -> Findings:
    """A plan that takes the place of an agreed one says why."""
    if follows is not None and not reason.strip():
        return (Finding("plan.reason.missing", "reason"),)
    return ()


def check_parts(plan: Plan, template: PlanTemplate) -> Findings:
    """Each part that the council's template requires has something in it."""
    return tuple(
        Finding("plan.part.missing", f"about/{part.key}", {"part": part.heading})
        for part in template.parts
        if part.required
        and part.key not in PLAN_FIELDS
        and not plan.about.get(part.key, "").strip()
    )


def copied(plan: Plan, new_id: Callable[[], UUID] = uuid4) -> Plan:
    """The same plan with new identifiers, so that two plans never share a line.

    What the lines point at among the plan's own outcomes moves with them; assessed needs belong to
    the case and stay.
    """
    new = {outcome.id: new_id() for outcome in plan.outcomes}

    def moved(outcome: UUID | None) -> UUID | None:
        return None if outcome is None else new.get(outcome)

    return replace(
        plan,
        outcomes=tuple(replace(each, id=new[each.id]) for each in plan.outcomes),
        resources=tuple(
            replace(each, id=new_id(), outcome=moved(each.outcome)) for each in plan.resources
        ),
        lines=tuple(replace(each, id=new_id(), outcome=moved(each.outcome)) for each in plan.lines),
        risks=tuple(replace(each, id=new_id()) for each in plan.risks),
        review_on=None,
    )


def filled_up(plan: Plan, source: Plan) -> Plan:
    """The plan with a copy of every part of another that it has nothing in.

    Nothing that stands is overwritten: a written part stays, and so does a list with anything in
    it. Lines and resources lose an outcome that did not come with them.
    """
    copy = copied(source)
    outcomes = plan.outcomes or copy.outcomes
    known = {each.id for each in outcomes}

    def bound(outcome: UUID | None) -> UUID | None:
        return outcome if outcome in known else None

    blank = {key: text for key, text in copy.about.items() if not plan.about.get(key, "").strip()}
    return replace(
        plan,
        about={**plan.about, **blank},
        outcomes=outcomes,
        resources=plan.resources
        or tuple(replace(each, outcome=bound(each.outcome)) for each in copy.resources),
        lines=plan.lines
        or tuple(replace(each, outcome=bound(each.outcome)) for each in copy.lines),
        risks=plan.risks or copy.risks,
        contingency=plan.contingency if plan.contingency.strip() else copy.contingency,
        money_managed_by=plan.money_managed_by
        if plan.money_managed_by.strip()
        else copy.money_managed_by,
    )


def parts(plan: Plan) -> Iterator[tuple[str, object]]:
    """Every part that can be copied and marked: "about/KEY", "outcomes/ID", "contingency" …"""
    for key, words in plan.about.items():
        yield f"about/{key}", words
    for name in ("outcomes", "resources", "lines", "risks"):
        for each in getattr(plan, name):
            yield f"{name}/{each.id}", each
    yield "contingency", plan.contingency
    yield "money_managed_by", plan.money_managed_by


def filled(part: object) -> bool:
    """Whether a part says anything beside its identifier."""
    if isinstance(part, str):
        return bool(part.strip())
    assert isinstance(part, Outcome | Resource | SupportLine | Risk)
    blank = type(part)(id=part.id)
    return any(getattr(part, each.name) != getattr(blank, each.name) for each in fields(part))


def sources_of(plan: Plan, source: UUID) -> dict[str, UUID]:
    """Every filled part of a plan that was just copied → where it was copied from."""
    return {path: source for path, part in parts(plan) if filled(part)}


def sources_added(before: CasePlan, plan: Plan, source: UUID) -> dict[str, UUID]:
    """The sources after `filled_up`: those that still hold, and every part that is new."""
    held = {path for path, part in parts(before.plan) if filled(part)}
    new = {path: source for path, part in parts(plan) if filled(part) and path not in held}
    return {**still_copied(before, plan), **new}


def still_copied(before: CasePlan, plan: Plan) -> dict[str, UUID]:
    """The sources of those parts that read the same as before; a changed part is one's own."""
    held = dict(parts(before.plan))
    now = dict(parts(plan))
    return {
        path: source
        for path, source in before.sources.items()
        if path in now and now[path] == held.get(path)
    }
