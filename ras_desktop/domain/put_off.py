"""Putting something off that waits: why, and until which day (issue 6, Today).

What a family counts on is never hidden once it is late: a reason can be given for it, and it stays
where it is. Managers count what is late by worker and by reason, put off or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.sort import Delay, sort_of


class Reason(StrEnum):
    """Why something waits. A code, so that a manager can count it; the words stand beside it."""

    FAMILY_ASKED = "family_asked"
    FAMILY_AWAY = "family_away"
    CHILD_UNWELL = "child_unwell"
    NOT_REACHED = "not_reached"
    PAPER = "paper"
    OTHER_SERVICE = "other_service"
    MEETING_SET = "meeting_set"
    WORKER_AWAY = "worker_away"
    TOO_MUCH = "too_much"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class About:
    """What is put off: the word of its row in `sort.SORTS`, which one, and its day.

    A review that has got another day is another thing: what was said of the old one ends by itself.
    """

    about: str
    subject: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """One thing of a case was put off, or its being late was given a reason (`until` None).

    Nothing is changed or deleted: a later one takes the place of an earlier. `ended_at`: it was
    brought back before its day.
    """

    id: UUID
    case: UUID
    about: str
    subject: str
    due: date | None
    reason: Reason
    words: str
    until: date | None
    by: UUID
    by_name: str
    at: datetime
    ended_at: datetime | None = None
    version: int = 0

    @property
    def of(self) -> About:
        """What it is about."""
        return About(self.about, self.subject, self.due)

    def hides(self, today: date) -> bool:
        """Whether the thing is off the list today: it comes back on its day."""
        return self.ended_at is None and self.until is not None and today < self.until


def can_be_hidden(what: About, today: date) -> bool:
    """Whether the thing can be taken off the list for a while."""
    delay = sort_of(what.about).delay
    if delay is Delay.CLOCK:
        return what.due is not None and today < what.due
    return delay is Delay.OURS


def last_day(what: About, today: date, longest: int) -> date:
    """The last day until which it can be put off. `longest`: days, the council's policy."""
    last = today + timedelta(days=longest)
    if sort_of(what.about).delay is Delay.CLOCK and what.due is not None:
        return min(last, what.due)
    return last


def check(
    what: About, reason: Reason, words: str, until: date | None, today: date, longest: int
) -> Findings:
    """What stands against it. `until` None: only a reason is given, which anything takes."""
    found = []
    if reason is Reason.OTHER and not words.strip():
        found.append(Finding("put_off.words.missing", "words"))
    if until is None:
        return tuple(found)
    delay = sort_of(what.about).delay
    if delay is Delay.NEVER:
        found.append(Finding("put_off.never", "until"))
    elif delay is Delay.CLOCK and what.due is not None and what.due <= today:
        found.append(Finding("put_off.late", "until", {"due": what.due}))
    elif until <= today:
        found.append(Finding("put_off.past", "until", {"day": until}))
    elif delay is Delay.CLOCK and what.due is not None and until > what.due:
        found.append(Finding("put_off.after_due", "until", {"day": until, "due": what.due}))
    elif until > (last := today + timedelta(days=longest)):
        found.append(Finding("put_off.far", "until", {"day": until, "last": last}))
    return tuple(found)
