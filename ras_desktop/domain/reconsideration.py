"""Looking at a reduction again (word: reconsideration). domain.md §10; SI 2014/1652 reg 12.

By somebody who did not decide before; its answer has written reasons. Our default is that the
reduction waits; the law lets a SEN reduction go ahead meanwhile, so that it is a setting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import Change, Clock
from ras_desktop.domain.payment import Calendar, Instalment
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.workday import WorkingDays


class Outcome(StrEnum):
    """UPHELD: the reduction stands; VARIED: less of it; WITHDRAWN: none of it."""

    UPHELD = "upheld"
    VARIED = "varied"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when a request is acknowledged and answered."""

    acknowledge: date
    answer: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it. `annual`: the amount a year of a VARIED one, else None."""

    outcome: Outcome
    on: date
    by: UUID
    reasons: str
    annual: Money | None = None


def deadlines(asked: date, policy: Policy, days: WorkingDays) -> Deadlines:
    """Counted in working days from the day of the request."""
    return Deadlines(
        days.after(asked, policy.whole(PolicyCode.RECONSIDERATION_ACKNOWLEDGE, asked)),
        days.after(asked, policy.whole(PolicyCode.RECONSIDERATION_ANSWER, asked)),
    )


def check(
    answer: Answer, asked: date, decided_by: Sequence[UUID], before: Money, after: Money
) -> Findings:
    """What an answer lacks. `decided_by`: who decided it; `before`, `after`: its sums."""
    found = []
    if answer.by in decided_by:
        found.append(Finding("reconsideration.by.decided_before", "by"))
    if not answer.reasons.strip():
        found.append(Finding("reconsideration.reasons.missing", "reasons"))
    if answer.on < asked:
        values = {"day": answer.on, "asked": asked}
        found.append(Finding("reconsideration.on.before_asked", "on", values))
    varied = answer.outcome is Outcome.VARIED
    if varied and (answer.annual is None or not after < answer.annual < before):
        sums = {"before": before, "after": after}
        found.append(Finding("reconsideration.annual.not_between", "annual", sums))
    return tuple(found)


def starts(told: Clock, calendar: Calendar, answered: date | None, *, waits: bool) -> date | None:
    """The day on which the reduction begins; None while it waits for an answer."""
    if not waits:
        return told.starts
    if answered is None:
        return None
    return max(told.starts, calendar.first_after(answered)) if answered > told.ends else told.starts


def after(answer: Answer, changes: Sequence[Change], reduction: Change) -> tuple[Change, ...]:
    """The changes once it is answered: varied or withdrawn counts from the day it began."""
    match answer.outcome:
        case Outcome.UPHELD:
            return tuple(changes)
        case Outcome.WITHDRAWN:
            return tuple(each for each in changes if each is not reduction)
    assert answer.annual is not None  # `check` refuses a varied one without its amount
    varied = Change(answer.annual, reduction.starts)
    return tuple(varied if each is reduction else each for each in changes)


def owed(was: Sequence[Instalment], now: Sequence[Instalment], until: date) -> Money:
    """What was paid too little up to a day: the difference of the two schedules."""
    due = (total(each.due for each in told if each.pay_on <= until) for told in (now, was))
    return next(due) - next(due)
