"""What to do next for a family, and why: the one act that its page puts first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.path import Reached, Stage, now, path
from ras_desktop.domain.request import Request, RequestOutcome, answer_due

REVIEWS = frozenset({"due.review", "due.review_first", "due.review_annual"})
"""What is due where a package is to be reviewed: exactly one of them for a package."""


@dataclass(frozen=True, slots=True)
class NextAct:
    """`code` names the act ("request.decide", "assessment.start"); `why` says it in a sentence."""

    code: str
    why: Finding


@dataclass(frozen=True, slots=True)
class Situation:
    """What the next act depends on. `confirms`: whether the reader may confirm what waits.

    `today`: None where nothing is asked of days.
    """

    state: CaseState
    reached: Reached
    requests: tuple[Request, ...] = ()
    needs_recorded: bool = False
    confirms: bool = False
    today: date | None = None


def next_act(at: Situation) -> NextAct:
    """The next act. A request that waits comes first; what is not open is reopened first.

    Before the RAS questionnaire comes the assessment of the needs (domain.md §2): without one the
    next act is to record it. What was sent back is corrected before anything is built on it; who
    may confirm does so first, the others go on meanwhile. This advises and never blocks.
    """
    if at.state is not CaseState.OPEN:
        return _act("family.reopen", state=at.state.value)
    waiting = [each for each in at.requests if each.outcome is RequestOutcome.WAITING]
    if waiting:
        first = min(waiting, key=lambda each: each.made_on)
        return _act("request.decide", made_on=first.made_on, due=answer_due(first))
    stage = now(path(at.reached))
    panel = next((each for each in at.reached.finished if each.stage is Stage.PANEL), None)
    waits = at.reached.confirming
    if waits is not None and Stage.ASSESSMENT not in at.reached.begun:
        if waits.sent_back:
            return _act("assessment.correct", name=waits.by_name, day=waits.since)
        if at.confirms:
            return _act("assessment.confirm", name=waits.by_name, day=waits.since)
        if stage not in (Stage.ALLOCATION, Stage.PLAN):
            return _act("assessment.wait", name=waits.by_name, day=waits.since)
    if panel is not None and stage is Stage.AGREEMENT and panel.open:
        if panel.open == "declined":
            return _act("panel.declined", day=panel.day)
        return _act("plan.recost", day=panel.day, amount=panel.amount)
    if stage is None:
        return _next_review(at)
    if stage in at.reached.begun:
        return _act(f"{stage.value}.continue")
    if stage is Stage.ASSESSMENT and not at.needs_recorded:
        return _act("needs.record")
    return _act(f"{stage.value}.start")


AHEAD = timedelta(days=30)
"""How long before its day a review is the next act: time to arrange it with everybody."""


def _next_review(at: Situation) -> NextAct:
    """Everything is done: the next review, as soon as it comes near."""
    due = min((each.day for each in at.reached.due if each.code in REVIEWS), default=None)
    if due is None or at.today is None or due > at.today + AHEAD:
        return _act("review.wait")
    return _act("review.late" if due < at.today else "review.due", day=due)


def _act(code: str, **values: object) -> NextAct:
    return NextAct(code, Finding(f"next.{code}", values=values, severity=Severity.NOTE))
