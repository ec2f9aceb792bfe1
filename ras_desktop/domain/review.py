"""When a package is reviewed (stage word: review). domain.md §9; R 2.11; SI 2014/1652 reg 11.

A due date is computed from what happened, never typed. Intervals are the council's policy
(`policy.REVIEW_*`); the ceilings ship with the program and no alignment passes them. For social
care no interval for children was found in the law: it is never worded as a legal duty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.policy import LIMITS, Policy, PolicyCode
from ras_desktop.domain.step import Step, Steps


class Kind(StrEnum):
    """Why a review is held. The first three come round by themselves."""

    FIRST = "first"
    SIX_MONTHLY = "six-monthly"
    ANNUAL = "annual"
    CHANGE = "change"
    REQUEST = "request"
    CONCERN = "concern"


REGULAR = frozenset({Kind.FIRST, Kind.SIX_MONTHLY, Kind.ANNUAL})


@dataclass(frozen=True, slots=True)
class Intervals:
    """The council's intervals in force, and how close two reviews must fall to be one."""

    first_months: int
    interval_months: int
    align_weeks: int

    @property
    def near(self) -> timedelta:
        """How far an EHC plan review may lie from the due day to be held with it."""
        return timedelta(weeks=self.align_weeks)


def intervals(policy: Policy, day: date) -> Intervals:
    """What the policy in force on a day says."""
    return Intervals(
        policy.whole(PolicyCode.REVIEW_FIRST, day),
        policy.whole(PolicyCode.REVIEW_INTERVAL, day),
        policy.whole(PolicyCode.REVIEW_ALIGN, day),
    )


FIRST_CEILING = int(LIMITS[PolicyCode.REVIEW_FIRST].most or 3)
CEILING = int(LIMITS[PolicyCode.REVIEW_INTERVAL].most or 12)
"""Months that no first and no later review may pass, whatever it is aligned with."""


@dataclass(frozen=True, slots=True)
class Held:
    """A review that took place. `full`: it looked at the whole package, so the clock runs anew."""

    kind: Kind
    on: date
    full: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """The one next review of a package: its kind, its day, the day that it cannot pass, and how
    the day came about."""

    kind: Kind
    on: date
    ceiling: date
    steps: Steps


def next_review(
    started: date, held: Iterable[Held], rules: Intervals, ehc_review: date | None = None
) -> Due:
    """The next review of a package whose payments began on `started`.

    `ehc_review`: the day of the child's next EHC plan review, if it has one.
    """
    last = max((each.on for each in held if each.full), default=None)
    kind, day = next_day(started, last, rules, ehc_review)
    ceiling = _ceiling(started, last)
    plain = _plain_day(started, last, rules)
    if last is None:
        values = {"started": started, "months": rules.first_months, "day": plain}
        step = Step("review.first", values)
    else:
        values = {"last": last, "months": rules.interval_months, "day": plain}
        step = Step("review.after", values)
    if kind is Kind.ANNUAL:
        joined = Step("review.with_ehc", {"day": day, "weeks": rules.align_weeks})
        return Due(kind, day, ceiling, (step, joined))
    if ehc_review is None or ehc_review <= ceiling or ehc_review - plain > rules.near:
        return Due(kind, day, ceiling, (step,))
    late = Step("review.too_late_to_join", {"day": ehc_review, "ceiling": ceiling})
    return Due(kind, day, ceiling, (step, late))


def next_day(
    started: date, last: date | None, rules: Intervals, ehc_review: date | None = None
) -> tuple[Kind, date]:
    """Kind and day of the next review, without its steps: for whole caseloads.

    `last`: the last review that looked at the whole package.
    """
    day = _plain_day(started, last, rules)
    if (
        ehc_review is not None
        and abs((ehc_review - day).days) <= rules.align_weeks * 7
        and (last or started) < ehc_review <= _ceiling(started, last)
    ):
        return Kind.ANNUAL, ehc_review
    return Kind.FIRST if last is None else Kind.SIX_MONTHLY, day


def _ceiling(started: date, last: date | None) -> date:
    """The day that no alignment passes."""
    if last is None:
        return add_months(started, FIRST_CEILING)
    return add_months(last, CEILING)


def _plain_day(started: date, last: date | None, rules: Intervals) -> date:
    if last is None:
        return add_months(started, rules.first_months)
    return add_months(last, rules.interval_months)


def days_late(due: Due, today: date) -> int:
    """Days since it was due, 0 before."""
    return max((today - due.on).days, 0)


def check_held(on: date, started: date, held: Iterable[Held], today: date) -> Findings:
    """What is wrong with the day on which a review is said to have been held."""
    if on > today:
        return (Finding("review.on.future", "on", {"day": on}),)
    if on < started:
        return (Finding("review.on.before_start", "on", {"day": on, "started": started}),)
    if any(each.on == on for each in held):
        return (Finding("review.on.twice", "on", {"day": on}, Severity.WARNING),)
    later = max((each.on for each in held if each.on > on), default=None)
    if later is not None:
        values = {"day": on, "later": later}
        return (Finding("review.on.before_last", "on", values, Severity.WARNING),)
    return ()
