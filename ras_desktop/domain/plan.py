"""The outcome-based support plan (stage word: plan). domain.md §5; R 2.9–2.10; P 2, 5, 7, 8, 10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import Strand
from ras_desktop.domain.text import words_of

SCALE = range(11)
"""Baseline and target of an outcome: 0 (not at all) to 10 (all the time)."""


class Horizon(StrEnum):
    """How far off an outcome is (R 2.10)."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Layer(StrEnum):
    """Resources in the policy's order (P 7); only INDIVIDUAL is a personal budget."""

    CHILD_AND_FAMILY = "child_and_family"
    COMMUNITY = "community"
    UNIVERSAL = "universal"
    TARGETED = "targeted"
    INDIVIDUAL = "individual"


class Way(StrEnum):
    """How a budget is taken (P 5)."""

    DIRECT_PAYMENT = "direct_payment"
    NOTIONAL = "notional"
    THIRD_PARTY = "third_party"


class PatternKind(StrEnum):
    """How often a support line happens across the year."""

    WEEKLY = "weekly"
    TIMES = "times"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How much of a support across a year.

    WEEKLY: `term` units in each term week and `holiday` units in each holiday week; TIMES: `times`
    occasions of `units` each; SUM: a sum of money a year, no units. Units are hours, sessions or
    whatever the price is for. Exact decimals, 0 or more.
    """

    kind: PatternKind = PatternKind.WEEKLY
    term: Decimal = Decimal(0)
    holiday: Decimal = Decimal(0)
    times: int = 0
    units: Decimal = Decimal(1)
    sum_a_year: Money = field(default_factory=lambda: Money(0))


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One support that money buys: which outcome and need, what, who, how often, at what price.

    `price_code` names an item of the council's dated price list; else `unit_price` is the agreed
    price of a unit. `gap` says which gap it fills: a personal budget repeats no existing service
    (R 2.2). `scope_reasons` answers each scope rule that the line may touch (P 8).
    """

    id: UUID
    outcome: UUID | None = None
    needs: tuple[UUID, ...] = ()
    what: str = ""
    provider: str = ""
    pattern: Pattern = field(default_factory=Pattern)
    price_code: str = ""
    unit_price: Money | None = None
    strand: Strand = Strand.SOCIAL_CARE
    way: Way = Way.DIRECT_PAYMENT
    starts: date | None = None
    ends: date | None = None
    gap: str = ""
    scope_reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be different, how far it is now (baseline) and should be (target)."""

    id: UUID
    words: str = ""
    area: str = ""
    horizon: Horizon = Horizon.MEDIUM
    baseline: int | None = None
    target: int | None = None
    already: str = ""
    needed: str = ""
    evidence: str = ""
    who: str = ""
    needs: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """Something round the child that helps already or could, by layer."""

    id: UUID
    layer: Layer = Layer.CHILD_AND_FAMILY
    what: str = ""
    who: str = ""
    outcome: UUID | None = None
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk, what is done about it, and what it makes possible (positive risk-taking)."""

    id: UUID
    risk: str = ""
    answer: str = ""
    worth: str = ""


class PlanState(StrEnum):
    """DRAFT is worked on; AGREED is sealed as the family agreed it; SUPERSEDED by a later one."""

    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Plan:
    """A support plan as it stands. `about` holds the parts of the plan template by their key."""

    about: Mapping[str, str] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    resources: tuple[Resource, ...] = ()
    lines: tuple[SupportLine, ...] = ()
    risks: tuple[Risk, ...] = ()
    contingency: str = ""
    money_managed_by: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """A rule of what a personal budget is not for (P 5, 8), as data of the council.

    `blocks_direct_payment`: a direct payment may not buy it (R 2.3); every other rule asks for a
    reason and never blocks. `keywords` suggest the rule from the words of a line.
    """

    code: str
    sentence: str
    keywords: tuple[str, ...]
    blocks_direct_payment: bool
    source: str


def touched(line: SupportLine, rules: tuple[ScopeRule, ...]) -> tuple[ScopeRule, ...]:
    """The scope rules that the words of a line suggest; whole words, accents and case aside."""
    said = words_of(f"{line.what} {line.provider}")
    return tuple(rule for rule in rules if any(words_of(each) in said for each in rule.keywords))


def check(
    plan: Plan, needs: tuple[UUID, ...], rules: tuple[ScopeRule, ...], on: date | None = None
) -> Findings:
    """What a plan lacks before it can be agreed: each finding at its field, all at once.

    `needs` are the assessed needs of the case: each is to be met by an outcome. `on`: the plan's
    own day; it is looked at again after that.
    """
    found: list[Finding] = []
    if not plan.outcomes:
        found.append(Finding("plan.outcomes.none", "outcomes"))
    for place, outcome in enumerate(plan.outcomes):
        found += _check_outcome(outcome, f"outcomes/{place}")
    for place, line in enumerate(plan.lines):
        found += _check_line(line, f"lines/{place}", plan, rules)
    met = {need for outcome in plan.outcomes for need in outcome.needs}
    met |= {need for line in plan.lines for need in line.needs}
    found += [
        Finding("plan.need.unmet", "outcomes", {"need": number}, Severity.WARNING)
        for number, need in enumerate(needs, start=1)
        if need not in met
    ]
    if any(line.way is Way.DIRECT_PAYMENT for line in plan.lines):
        if not plan.money_managed_by.strip():
            found.append(Finding("plan.money_managed_by.missing", "money_managed_by"))
        if not plan.contingency.strip():
            code = "plan.contingency.missing"
            found.append(Finding(code, "contingency", severity=Severity.WARNING))
    if plan.review_on is None:
        found.append(Finding("plan.review_on.missing", "review_on", severity=Severity.WARNING))
    elif on is not None and plan.review_on <= on:
        found.append(Finding("plan.review_on.before", "review_on", {"on": on}))
    return tuple(found)


def _check_outcome(outcome: Outcome, where: str) -> list[Finding]:
    found = []
    if not outcome.words.strip():
        found.append(Finding("plan.outcome.words_missing", f"{where}/words"))
    if outcome.baseline is None:
        found.append(Finding("plan.outcome.baseline_missing", f"{where}/baseline"))
    if outcome.target is None:
        found.append(Finding("plan.outcome.target_missing", f"{where}/target"))
    if outcome.baseline is not None and outcome.target is not None:
        values = {"baseline": outcome.baseline, "target": outcome.target}
        if outcome.baseline not in SCALE or outcome.target not in SCALE:
            found.append(Finding("plan.outcome.scale", f"{where}/target", values))
        elif outcome.target < outcome.baseline:
            code = "plan.outcome.target_below"
            found.append(Finding(code, f"{where}/target", values, Severity.WARNING))
    if not outcome.needed.strip():
        code = "plan.outcome.needed_missing"
        found.append(Finding(code, f"{where}/needed", severity=Severity.WARNING))
    return found


def _check_line(
    line: SupportLine, where: str, plan: Plan, rules: tuple[ScopeRule, ...]
) -> list[Finding]:
    found = []
    if not line.what.strip():
        found.append(Finding("plan.line.what_missing", f"{where}/what"))
    if line.outcome is None or line.outcome not in {each.id for each in plan.outcomes}:
        found.append(Finding("plan.line.outcome_missing", f"{where}/outcome"))
    if not line.gap.strip():
        found.append(Finding("plan.line.gap_missing", f"{where}/gap"))
    if line.starts and line.ends and line.ends < line.starts:
        dates = {"starts": line.starts, "ends": line.ends}
        found.append(Finding("plan.line.dates", f"{where}/ends", dates))
    found += _check_repeats(line, where, plan)
    for rule in touched(line, rules):
        values = {"rule": rule.sentence}
        if rule.blocks_direct_payment and line.way is Way.DIRECT_PAYMENT:
            found.append(Finding("plan.line.scope_blocked", f"{where}/what", values))
        elif not line.scope_reasons.get(rule.code, "").strip():
            place = f"{where}/scope_reasons/{rule.code}"
            found.append(Finding("plan.line.scope_reason", place, values, Severity.WARNING))
    return found


def _check_repeats(line: SupportLine, where: str, plan: Plan) -> list[Finding]:
    """A budget repeats no existing service (R 2.2): the same words as a resource in place."""
    said = words_of(line.what)
    return [
        Finding("plan.line.repeats", f"{where}/gap", {"what": resource.what}, Severity.WARNING)
        for resource in plan.resources
        if resource.in_place
        and resource.layer is not Layer.INDIVIDUAL
        and len(words_of(resource.what)) > 5
        and words_of(resource.what) in said
    ]
