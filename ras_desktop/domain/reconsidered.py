"""What a family asks about a notice, and what came of it (stage word: reconsideration).

asked → answered; or the family takes its request back. The answer, once given, never changes.
domain.md §10; SI 2014/1652 reg 12: looked at again once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.agreement import Part
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.package import Looking
from ras_desktop.domain.reconsideration import Outcome


class AskedState(StrEnum):
    """Asked for, answered, taken back by the family."""

    ASKED = "asked"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reconsideration:
    """One request to look at a notice again.

    `asked_by`, `words`: who asked, in their words; `help_received`: who helped them to ask.
    `waits`: the reduction waits for the answer (the council's rule that day). `evidence`: files.
    `parts`: the sums a year of a varied answer. `begins`: the first day on which the reduction may
    begin after the answer, where it waited.
    """

    id: UUID
    case: UUID
    notice: UUID
    asked_on: date
    asked_by: str
    words: str
    help_received: str
    waits: bool
    acknowledge_by: date
    answer_by: date
    recorded_by: UUID
    recorded_by_name: str
    recorded_at: datetime
    evidence: tuple[UUID, ...] = ()
    state: AskedState = AskedState.ASKED
    acknowledged_on: date | None = None
    outcome: Outcome | None = None
    reasons: str = ""
    parts: tuple[Part, ...] = ()
    answered_on: date | None = None
    answered_by: UUID | None = None
    answered_by_name: str = ""
    begins: date | None = None
    version: int = 0

    @property
    def annual(self) -> Money:
        """The sum a year of a varied answer."""
        return total(each.amount for each in self.parts)

    @property
    def is_open(self) -> bool:
        """Whether the family waits for an answer."""
        return self.state is AskedState.ASKED


def check_asked(asked: Reconsideration, notice: Notice, today: date) -> Findings:
    """What a request lacks as it is written down."""
    found = []
    sent = notice.given.sent if notice.given else today
    if not sent <= asked.asked_on <= today:
        values = {"day": asked.asked_on, "first": sent}
        found.append(Finding("reconsideration.asked_on.wrong", "asked_on", values))
    if not asked.asked_by.strip():
        found.append(Finding("reconsideration.asked_by.missing", "asked_by"))
    if not asked.words.strip():
        found.append(Finding("reconsideration.words.missing", "words"))
    return tuple(found)


def check_parts(parts: tuple[Part, ...], notice: Notice) -> Findings:
    """Whether the sums of a varied answer lie between those before and after, way by way."""
    before = {(each.strand, each.way): each.amount for each in notice.before}
    after = {(each.strand, each.way): each.amount for each in notice.after}
    for place, each in enumerate(parts):
        key = (each.strand, each.way)
        ends = [side.get(key, Money(0)) for side in (before, after)]
        if not min(ends) <= each.amount <= max(ends):
            values = {"before": before.get(key, Money(0)), "after": after.get(key, Money(0))}
            where = f"parts/{place}/amount"
            return (Finding("reconsideration.annual.not_between", where, values),)
    return ()


def looking(asked: Reconsideration) -> Looking:
    """What it makes of its notice (domain.package)."""
    if asked.is_open:
        return Looking(asked.notice, waits=asked.waits)
    if asked.outcome is Outcome.WITHDRAWN:
        return Looking(asked.notice, none=True)
    varied = asked.parts if asked.outcome is Outcome.VARIED else None
    return Looking(asked.notice, begins=asked.begins, parts=varied)


def answered(
    asked: Reconsideration,
    outcome: Outcome,
    reasons: str,
    parts: tuple[Part, ...],
    by: tuple[UUID, str],
    on: date,
    begins: date | None,
) -> Reconsideration:
    """The request with its answer. `by`: identifier and name."""
    return replace(
        asked,
        state=AskedState.ANSWERED,
        outcome=outcome,
        reasons=reasons,
        parts=parts if outcome is Outcome.VARIED else (),
        answered_on=on,
        answered_by=by[0],
        answered_by_name=by[1],
        begins=begins,
    )
