"""A pause of a family's payments (word: pause). domain.md §8.

A pause without a reason, an end and a manager's look is a cut by the back door: one is asked for
with both, and nothing stops before a manager has agreed. It ends by itself; it can end earlier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.payment import DAY, Pause


class PauseState(StrEnum):
    """ASKED by somebody, AGREED or REFUSED by a manager, WITHDRAWN before that."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({PauseState.ASKED, PauseState.AGREED})


@dataclass(frozen=True, slots=True)
class Paused:
    """Days on which a case is paid nothing, first and last, both included; why; who agreed.

    `resumed_on`: the day from which money is paid again, where that is before its own end.
    """

    id: UUID
    case: UUID
    first: date
    last: date
    reason: str
    by: UUID
    by_name: str
    asked_on: date
    state: PauseState = PauseState.ASKED
    looked_by: UUID | None = None
    looked_by_name: str = ""
    looked_on: date | None = None
    look: str = ""
    resumed_on: date | None = None
    resumed_by_name: str = ""
    resumed_reason: str = ""
    version: int = 0

    @property
    def ends(self) -> date:
        """The last day without money, as it stands now; before `first`: it never took effect."""
        return self.last if self.resumed_on is None else min(self.last, self.resumed_on - DAY)


def effective(pauses: Iterable[Paused]) -> tuple[Pause, ...]:
    """The days without pay that the schedule knows: only what a manager agreed to."""
    return tuple(
        Pause(each.first, each.ends)
        for each in pauses
        if each.state is PauseState.AGREED and each.first <= each.ends
    )


def check(wanted: Paused, others: Iterable[Paused], most_weeks: int) -> Findings:
    """What a pause lacks, each at its field. `most_weeks`: the longest one (policy)."""
    found: list[Finding] = []
    if not wanted.reason.strip():
        found.append(Finding("pause.reason", "reason"))
    if wanted.last < wanted.first:
        found.append(Finding("pause.days", "last", {"day": wanted.first}))
    elif wanted.last - wanted.first >= timedelta(weeks=most_weeks):
        values = {"weeks": most_weeks}
        found.append(Finding("pause.long", "last", values))
    for each in others:
        apart = each.ends < wanted.first or wanted.last < each.first
        if each.id != wanted.id and each.state in OPEN and not apart:
            values_ = {"first": each.first, "last": each.ends}
            found.append(Finding("pause.overlaps", "first", values_))
    return tuple(found)


def check_resume(held: Paused, on: date, reason: str) -> Findings:
    """A pause ends on no later day than it would by itself, for a reason."""
    found: list[Finding] = []
    if not reason.strip():
        found.append(Finding("pause.resume.reason", "reason"))
    if not held.first <= on <= held.ends:
        values = {"first": held.first, "last": held.ends}
        found.append(Finding("pause.resume.day", "on", values))
    return tuple(found)
