"""The path of one case: its stages, each done, now or not yet (domain.md §2, interface.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.money import Money


class Stage(StrEnum):
    """Stages of a case in order. One word in every layer.

    REQUEST comes before the path that a family's page shows: a case may enter in the middle.
    """

    REQUEST = "request"
    ASSESSMENT = "assessment"
    ALLOCATION = "allocation"
    PLAN = "plan"
    PANEL = "panel"
    AGREEMENT = "agreement"
    PAYMENT = "payment"
    REVIEW = "review"


PATH = tuple(stage for stage in Stage if stage is not Stage.REQUEST)
"""The stages across a family's page, left to right (interface.md, principle 1)."""


class Standing(StrEnum):
    """DONE is behind, NOW is where the work is, NOT_YET is ahead."""

    DONE = "done"
    NOW = "now"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one stage stands, with the day it was done or begun and its amount a year, if any.

    `open`: what is still open about a stage that is done ("unconfirmed", "sent_back"), or "".
    """

    stage: Stage
    standing: Standing
    day: date | None = None
    amount: Money | None = None
    open: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a case needs by a day. `code` is a word with a sentence ("due.request") and a
    row in `sort.SORTS`; `subject`: which review, notice or request it is, where the page asks."""

    day: date
    code: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Confirming:
    """A sealed assessment that nobody has confirmed yet: who sealed it, since when it waits.

    `sent_back`: a manager wants it corrected; `by_name` and `since` then say who and when.
    """

    assessment: UUID
    sealed_by: UUID | None
    by_name: str
    since: date
    sent_back: bool = False

    @property
    def code(self) -> str:
        """What is open, in a word: "unconfirmed" or "sent_back"."""
        return "sent_back" if self.sent_back else "unconfirmed"


@dataclass(frozen=True, slots=True)
class Reached:
    """What a case has: the day (and amount) each stage was finished, what is begun, what is due.

    `confirming`: set while the assessment that stands is not confirmed.
    """

    finished: tuple[Mark, ...] = ()
    begun: frozenset[Stage] = frozenset()
    due: tuple[Due, ...] = ()
    confirming: Confirming | None = None


NOTHING = Reached()


def joined(parts: Iterable[Reached]) -> Reached:
    """What several stages know of one case as one; the later mark of a stage counts."""
    finished: dict[Stage, Mark] = {}
    begun: set[Stage] = set()
    due: list[Due] = []
    confirming: Confirming | None = None
    for part in parts:
        confirming = part.confirming or confirming
        for mark in part.finished:
            held = finished.get(mark.stage)
            if held is None or (held.day or date.min) <= (mark.day or date.min):
                finished[mark.stage] = mark
        begun |= part.begun
        due += part.due
    return Reached(tuple(finished.values()), frozenset(begun), tuple(due), confirming)


def stage_now(reached: Reached) -> Stage:
    """The one stage that a list shows: where the work is; REQUEST while only a request is open.

    A case whose every stage is done waits for its next review.
    """
    if Stage.REQUEST in reached.begun and not reached.finished:
        return Stage.REQUEST
    return now(path(reached)) or Stage.REVIEW


def amount_now(reached: Reached) -> Money | None:
    """The amount a year of the furthest stage that has one: paid, else agreed, else indicative."""
    sums = {mark.stage: mark.amount for mark in reached.finished if mark.amount is not None}
    return next((sums[stage] for stage in reversed(PATH) if stage in sums), None)


def next_due(reached: Reached) -> Due | None:
    """The first thing due, None if nothing is."""
    return min(reached.due, key=lambda each: (each.day, each.code), default=None)


def path(reached: Reached) -> tuple[Mark, ...]:
    """Every stage in order. The first that is not done is now; so is every one that is begun.

    A stage that is done stays done when an earlier one is open again (an assessment that follows
    for a review): both show, the earlier as now.
    """
    finished = {mark.stage: mark for mark in reached.finished}
    marks: list[Mark] = []
    open_found = False
    for stage in PATH:
        if stage in finished and stage not in reached.begun:
            marks.append(finished[stage])
            continue
        standing = Standing.NOT_YET
        if not open_found or stage in reached.begun:
            standing = Standing.NOW
            open_found = True
        past = finished.get(stage)
        marks.append(
            Mark(stage, standing, past.day if past else None, past.amount if past else None)
        )
    return tuple(marks)


def now(marks: tuple[Mark, ...]) -> Stage | None:
    """The first stage where the work is; None when every stage is done."""
    return next((mark.stage for mark in marks if mark.standing is Standing.NOW), None)
