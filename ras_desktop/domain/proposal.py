"""What is proposed to a family about an account (word: proposal). domain.md §8.

A surplus or a concern leads to a proposal with its sum, its days, its arithmetic and its time to
answer; the family answers; somebody else decides with a reason. Never automatic: nothing is taken
back by what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.step import Steps


class Concern(StrEnum):
    """What a proposal is about."""

    SURPLUS = "surplus"
    USE = "use"
    NO_RETURN = "no-return"


class State(StrEnum):
    """proposed → answered → decided; withdrawn before it is decided."""

    PROPOSED = "proposed"
    ANSWERED = "answered"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, what the family says, and what was decided.

    `sum`: what the family would pay back, £0.00 where it is about use or returns; `first`, `last`:
    the days it is about; `steps`: how the sum came about; `answer_by`: computed. `decided_sum`:
    what is paid back in the end, never more than was proposed.
    """

    id: UUID
    case: UUID
    concern: Concern
    sum: Money
    first: date
    last: date
    reasons: str
    made_on: date
    answer_by: date
    by: UUID
    by_name: str
    steps: Steps = ()
    state: State = State.PROPOSED
    answer: str = ""
    answered_on: date | None = None
    decision: str = ""
    decided_sum: Money | None = None
    decided_on: date | None = None
    decided_by_name: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer or a decision."""
        return self.state in (State.PROPOSED, State.ANSWERED)


def check(proposal: Proposal, over: Money, today: date) -> Findings:
    """What a proposal lacks. `over`: what lies in the account above the rule; never more is asked.

    A proposal about use or a missing return asks for no money.
    """
    found = []
    if not proposal.reasons.strip():
        found.append(Finding("proposal.reasons.missing", "reasons"))
    if proposal.first > proposal.last:
        found.append(Finding("proposal.days.turned", "first"))
    if proposal.last > today:
        found.append(Finding("proposal.days.future", "last", {"day": proposal.last}))
    most = over if proposal.concern is Concern.SURPLUS else ZERO
    if proposal.sum.pence < 0 or proposal.sum > most:
        found.append(Finding("proposal.sum.above", "sum", {"sum": proposal.sum, "over": most}))
    elif proposal.concern is Concern.SURPLUS and not proposal.sum:
        found.append(Finding("proposal.sum.nothing", "sum"))
    return tuple(found)


def check_answer(proposal: Proposal, words: str, on: date, today: date) -> Findings:
    """What the family's answer lacks as it is written down."""
    found = [] if words.strip() else [Finding("proposal.answer.missing", "answer")]
    if not proposal.made_on <= on <= today:
        values = {"day": on, "first": proposal.made_on}
        found.append(Finding("proposal.answered_on.wrong", "answered_on", values))
    return tuple(found)


def too_early(proposal: Proposal, today: date) -> Finding | None:
    """Why it cannot be decided yet: the family has not answered, and still has days to."""
    if proposal.state is State.PROPOSED and today <= proposal.answer_by:
        return Finding("proposal.too_early", values={"day": proposal.answer_by})
    return None


def check_decision(proposal: Proposal, sum_: Money, reason: str, today: date) -> Findings:
    """What a decision lacks: a reason, and not before the answer or the end of its time."""
    found = []
    if (early := too_early(proposal, today)) is not None:
        found.append(early)
    if not reason.strip():
        found.append(Finding("proposal.decision.missing", "decision"))
    if not ZERO <= sum_ <= proposal.sum:
        values = {"sum": sum_, "most": proposal.sum}
        found.append(Finding("proposal.decided_sum.above", "decided_sum", values))
    return tuple(found)
