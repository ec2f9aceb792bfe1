"""The decision on a costed plan (stage word: panel). domain.md §7; R 2.4.

The approved amount is independent of the indicative one; every difference has a reason. What is
put to whoever decides (`Question`) is kept as it stood, and the sealed `Decision` is the only
source of letters, agreements and payments. A correction is a new decision that names the old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.canonical import digest
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.costing import Cost
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import PlanState, Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.reviewing import Result


class Forum(StrEnum):
    """Who decides: the panel in a meeting, a manager within the limit, the chair in between."""

    MEETING = "meeting"
    MANAGER = "manager"
    URGENT = "urgent"


class Verdict(StrEnum):
    """What is decided (domain.md §7)."""

    APPROVE = "approve"
    OTHER_AMOUNT = "other_amount"
    DEFER = "defer"
    DECLINE = "decline"


GRANTS = frozenset({Verdict.APPROVE, Verdict.OTHER_AMOUNT})
"""The verdicts after which money can be agreed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One support line as it is put to whoever decides: a year's sum, and units where it has any.

    `unit`: what the units are ("hour", "session"); "" for a sum.
    """

    line: UUID
    what: str
    strand: Strand
    way: Way
    amount: Money
    units: Decimal | None = None
    unit: str = ""
    needs: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """By what a case is compared with others: scheme version (an edition), form, points, age."""

    assessment: UUID
    scheme: UUID
    form: str
    points: Decimal | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class AtReview:
    """What was agreed at the review held last: its day, result, sum a year if one was agreed, and
    what was agreed a year before it."""

    review: UUID
    on: date
    result: Result
    amount: Money | None = None
    annual: Money = ZERO


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to whoever decides, as it stood that day.

    `indicative`: the RAS's social care sum a year, None where there is none; `needs`: the assessed
    needs; `family_answer`: what the family says to the papers; `in_force`: what is paid now.
    `still_open`: what the program still points out about the plan, in the sentences of that day.
    `at_review`: what was agreed at the review that led to it, if one did.
    """

    case: UUID
    plan: UUID
    lines: tuple[Asked, ...]
    indicative: Money | None
    needs: tuple[AssessedNeed, ...] = ()
    family_answer: str = ""
    in_force: Money = ZERO
    measured: Measured | None = None
    still_open: tuple[str, ...] = ()
    at_review: AtReview | None = None

    @property
    def asked(self) -> Money:
        """All lines together, a year."""
        return total(each.amount for each in self.lines)


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """What is approved of one line: a year's sum and units (0: nothing), and why it differs."""

    line: UUID
    approved: Money
    units: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unmet:
    """An assessed need that the decision leaves unmet, and why (courts: reasons, need by need)."""

    need: UUID
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deferral:
    """What is needed before it can be decided, by whom and by when."""

    needed: str = ""
    by_whom: str = ""
    by_when: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What never changes once a decision is sealed."""

    by: UUID
    by_name: str
    at: datetime
    on: date
    question: Question
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is written down, live in the meeting; sealed once `decided` is there.

    `meets_needs`: the separate answer to "does this meet the assessed needs?", with its reason
    where it does not. `exception`: on which ground a rule of the policy was set aside. `starts`:
    first day of the money. `interim`: what an urgent decision pays a year until it is ratified.
    `put`: what was put to whoever decides (`domain.panel_put`). `corrects`: the decision that this
    one takes the place of, `correction` why; `ratifies`: the urgent one.
    `otherwise`: why it is another one than was agreed at the review.
    """

    id: UUID
    case: UUID
    plan: UUID
    forum: Forum
    meeting: UUID | None = None
    verdict: Verdict | None = None
    lines: tuple[LineVerdict, ...] = ()
    reasons: str = ""
    conditions: str = ""
    dissent: str = ""
    meets_needs: bool | None = None
    needs_reason: str = ""
    unmet: tuple[Unmet, ...] = ()
    exception: str = ""
    deferral: Deferral = field(default_factory=Deferral)
    starts: date | None = None
    interim: Money | None = None
    corrects: UUID | None = None
    ratifies: UUID | None = None
    decided: Decided | None = None
    put: UUID | None = None
    correction: str = ""
    otherwise: str = ""
    version: int = 0

    @property
    def is_sealed(self) -> bool:
        """Whether nothing in it may change any more."""
        return self.decided is not None

    @property
    def approved(self) -> Money:
        """The sum a year that is approved: its lines together; nothing unless it grants."""
        if self.verdict not in GRANTS:
            return ZERO
        return total(each.approved for each in self.lines)


def prepare(
    plan: CasePlan,
    needs: tuple[AssessedNeed, ...],
    indicative: Money | None,
    family_answer: str = "",
    in_force: Money = ZERO,
) -> Question:
    """What to put to whoever decides. ValueError unless the plan is agreed with the family."""
    if plan.agreed is None or plan.state is not PlanState.AGREED:
        raise ValueError("only an agreed plan is put to the panel")
    lines = {each.id: each for each in plan.plan.lines}
    asked = tuple(
        Asked(
            cost.line,
            lines[cost.line].what,
            cost.strand,
            cost.way,
            cost.amount,
            cost.units,
            cost.unit,
            lines[cost.line].needs,
        )
        for cost in plan.agreed.cost.lines
    )
    return Question(plan.case, plan.id, asked, indicative, needs, family_answer, in_force)


def as_asked(question: Question) -> tuple[LineVerdict, ...]:
    """Every line approved as asked: what "approve" means."""
    return tuple(LineVerdict(each.line, each.amount, each.units) for each in question.lines)


# ---------------------------------------------------------------- sealed


def seal(
    decision: Decision, question: Question, by: tuple[UUID, str], on: date, at: datetime
) -> Decision:
    """The decision sealed with what was put to whoever decided. `by`: identifier and name."""
    bare = Decided(by[0], by[1], at, on, question)
    return replace(decision, decided=replace(bare, digest=_digest(decision, bare)))


def intact(decision: Decision) -> bool:
    """Whether a sealed decision still is what was decided. False for a draft."""
    held = decision.decided
    return held is not None and held.digest == _digest(decision, replace(held, digest=""))


def _digest(decision: Decision, decided: Decided) -> str:
    """Whose case it hangs on may change when two records become one: the question's own counts."""
    return digest(replace(decision, case=decided.question.case, decided=decided, version=0))


Sums = Mapping[tuple[Strand, Way], Money]
"""Sums a year by strand and by how the money is taken; without those that are nothing."""


def planned_sums(cost: Cost) -> Sums:
    """What a costed plan comes to a year by strand and way."""
    found: dict[tuple[Strand, Way], Money] = {}
    for line in cost.lines:
        key = (line.strand, line.way)
        found[key] = found.get(key, ZERO) + line.amount
    return {key: sum_ for key, sum_ in found.items() if sum_ != ZERO}


def decided_sums(decision: Decision) -> Sums:
    """What a sealed decision grants by strand and way, without what comes to nothing."""
    return {key: sum_ for key, sum_ in by_strand_and_way(decision).items() if sum_ != ZERO}


def fits(decision: Decision, plan: CasePlan) -> bool:
    """Whether an agreed plan costs by strand and way what was decided: an agreement may follow.

    After another amount it does only once it was costed anew.
    """
    if plan.agreed is None or decision.verdict not in GRANTS:
        return False
    return planned_sums(plan.agreed.cost) == decided_sums(decision)


def by_strand_and_way(decision: Decision) -> Sums:
    """The approved sum a year of each strand and way of taking; empty unless it grants."""
    if decision.decided is None or decision.verdict not in GRANTS:
        return {}
    asked = {each.line: each for each in decision.decided.question.lines}
    found: dict[tuple[Strand, Way], Money] = {}
    for verdict in decision.lines:
        line = asked[verdict.line]
        key = (line.strand, line.way)
        found[key] = found.get(key, ZERO) + verdict.approved
    return found


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The sealed decisions that still count: not corrected, an urgent one not yet ratified."""
    sealed = [each for each in decisions if each.is_sealed]
    replaced = {each.corrects for each in sealed} | {each.ratifies for each in sealed}
    return tuple(each for each in sealed if each.id not in replaced)
