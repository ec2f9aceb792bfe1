"""A request for a personal budget (stage word: request). domain.md §3; P 1, 10, 12."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.text import fold, phrase_count


class Strand(StrEnum):
    """Where the money comes from: three strands (R 2.2, P 4)."""

    SOCIAL_CARE = "social_care"
    HEALTH = "health"
    SEN = "sen"


class RequestOutcome(StrEnum):
    """How a request ended; WAITING until somebody decides."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked for a personal budget: when, who, for what, and what came of it."""

    id: UUID
    made_on: date
    made_by: str
    relation: str = ""
    strands: tuple[Strand, ...] = (Strand.SOCIAL_CARE,)
    words: str = ""
    outcome: RequestOutcome = RequestOutcome.WAITING
    outcome_on: date | None = None
    reason: str = ""
    decided_by: str = ""
    version: int = 0


class EarlyStep(StrEnum):
    """What is offered before a request (P 10, 12): dated ticks with who."""

    CONVERSATION = "conversation"
    EXISTING_BUDGETS = "existing_budgets"
    HEALTH_INTEREST = "health_interest"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class EarlyTick:
    """One early step done: by whom and on which day."""

    step: EarlyStep
    day: date
    who: str


CATEGORY_PHRASES: tuple[str, ...] = (
    "not offered by this team",
    "our team does not",
    "we do not do direct payments",
    "we do not offer direct payments",
    "not our policy",
    "not council policy",
    "against policy",
    "does not meet criteria",
    "does not meet the criteria",
    "does not meet threshold",
    "no funding",
    "no budget",
    "not eligible",
)
"""Phrases that name a category and no child: a refusal of only these is no individual reason.

Source: O Liverpool 22 009 514 ("our team does not do direct payments")."""

ANSWER_WITHIN = timedelta(days=28)
"""How long a request waits for its outcome before it shows as late.

Own judgement: the policy names no period. Check against the council's own standard.
"""

SHORTEST_REASON = 8
"""Words under which a reason can hardly be about one child; own judgement, a warning only."""


def only_a_category(reason: str) -> str | None:
    """The phrase that makes a reason a mere category, or None.

    A reason is a mere category when little is left of it once every such phrase is taken out.
    """
    left = fold(reason)
    said = [phrase for phrase in CATEGORY_PHRASES if phrase in left]
    for phrase in said:
        left = left.replace(phrase, " ")
    return said[0] if said and phrase_count(left) < SHORTEST_REASON else None


def right_to_ask(child: Child) -> bool:
    """Whether the law gives a right to ask: EHC plan issued or being prepared (CFA 2014 s49)."""
    return child.ehc_status in {EhcStatus.ISSUED, EhcStatus.BEING_PREPARED}


def answer_due(request: Request) -> date:
    """The day by which a request should have its outcome."""
    return request.made_on + ANSWER_WITHIN


def check(request: Request, today: date) -> Findings:
    """What a logged request lacks."""
    found = []
    if not request.made_by.strip():
        found.append(Finding("request.made_by.missing", "made_by"))
    if request.made_on > today:
        found.append(Finding("request.made_on.future", "made_on", {"day": request.made_on}))
    if not request.strands:
        found.append(Finding("request.strands.missing", "strands"))
    return tuple(found)


def check_tick(tick: EarlyTick, today: date) -> Findings:
    """What an early tick lacks: it names who did it, on a day that has come."""
    found = []
    if not tick.who.strip():
        found.append(Finding("request.tick.who_missing", "who"))
    if tick.day > today:
        found.append(Finding("request.tick.future", "day", {"day": tick.day}))
    return tuple(found)


def check_outcome(request: Request, today: date) -> Findings:
    """What the outcome of a request lacks. A refusal carries an individual written reason."""
    found: list[Finding] = []
    if request.outcome is RequestOutcome.WAITING:
        return (Finding("request.outcome.missing", "outcome"),)
    day = request.outcome_on
    if day is None:
        found.append(Finding("request.outcome_on.missing", "outcome_on"))
    elif day > today:
        found.append(Finding("request.outcome_on.future", "outcome_on", {"day": day}))
    elif day < request.made_on:
        values = {"day": day, "made_on": request.made_on}
        found.append(Finding("request.outcome_on.before", "outcome_on", values))
    if request.outcome is RequestOutcome.REFUSED:
        found += _check_refusal(request.reason)
    return tuple(found)


def _check_refusal(reason: str) -> list[Finding]:
    if not reason.strip():
        return [Finding("request.reason.missing", "reason")]
    phrase = only_a_category(reason)
    if phrase:
        return [Finding("request.reason.category", "reason", {"phrase": phrase})]
    if phrase_count(reason) < SHORTEST_REASON:
        return [Finding("request.reason.short", "reason", severity=Severity.WARNING)]
    return []
