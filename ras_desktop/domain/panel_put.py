"""What was put to the panel: a plan with all that bears on it, sealed as it stood that day.

waiting → decided | deferred | withdrawn; waiting → urgent → decided. What was deferred is put
again, as it stands then. domain.md §7; docs/decisions/015.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel import Decision, Forum, Question, Verdict


class PutState(StrEnum):
    """WAITING for a decision; URGENT: the chair has decided, the panel ratifies; else over."""

    WAITING = "waiting"
    URGENT = "urgent"
    DECIDED = "decided"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({PutState.WAITING, PutState.URGENT})
"""States in which somebody still has to decide."""


@dataclass(frozen=True, slots=True)
class Put:
    """A question with its way to a decision.

    `on`: the day it was put, from which its age counts. `family_answer`: what the family says to
    the papers, which may come after it was put; `answered_on`: when. `meeting`: on whose agenda it
    is, at `place` in its order. `withdrawn`: why it was taken back.
    """

    id: UUID
    case: UUID
    plan: UUID
    question: Question
    by: UUID
    by_name: str
    at: datetime
    on: date
    state: PutState = PutState.WAITING
    family_answer: str = ""
    answered_on: date | None = None
    meeting: UUID | None = None
    place: int = 0
    withdrawn: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state in OPEN

    @property
    def asked(self) -> Question:
        """The question with the family's answer as it stands now: what is decided on."""
        return replace(self.question, family_answer=self.family_answer)


def after(put: Put, decision: Decision) -> Put:
    """How a question stands once it is decided. An urgent decision waits to be ratified."""
    if decision.forum is Forum.URGENT:
        return replace(put, state=PutState.URGENT)
    if decision.verdict is Verdict.DEFER:
        return replace(put, state=PutState.DEFERRED)
    return replace(put, state=PutState.DECIDED)


def check_reason(reason: str) -> Findings:
    """What is taken back says why."""
    return () if reason.strip() else (Finding("panel.withdrawn.reason", "withdrawn"),)


def check_answer(answer: str, on: date | None, put: Put, today: date) -> Findings:
    """The family's answer has words and a day that has come, not before the papers were there."""
    found: list[Finding] = []
    if not answer.strip():
        found.append(Finding("panel.answer.missing", "family_answer"))
    if on is None:
        found.append(Finding("panel.answer.day", "answered_on"))
    elif on > today:
        found.append(Finding("panel.answer.future", "answered_on", {"day": on}))
    return tuple(found)
