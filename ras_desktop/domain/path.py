"""The path of one case: its stages, each done, now or not yet (domain.md §2, interface.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    """How one stage stands, with the day it was done or begun and its amount a year, if any."""

    stage: Stage
    standing: Standing
    day: date | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """What a case has: the day (and amount) each stage was finished, and what has been begun."""

    finished: tuple[Mark, ...] = ()
    begun: frozenset[Stage] = frozenset()


def path(reached: Reached) -> tuple[Mark, ...]:
    """Every stage of the path in order. The first stage that is not done is now; so is one begun before it.

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
