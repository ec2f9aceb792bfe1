"""Notice before a lower amount takes effect (word: notice). domain.md §10; R 1.3, 3.3.

Notice is *given* on the day it is handed over, or so many working days after posting; an e-mail
proves to nobody that it was read and gives no notice. It ends the policy's calendar months later
(given 30 November, it ends on the last of February); the lower amount begins with the first
payment period that starts *after* that day. The old amount is payable until then, whatever else is
decided meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.payment import Amount, Calendar, Period, schedule
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.step import Step, Steps
from ras_desktop.domain.text import words_of
from ras_desktop.domain.workday import WorkingDays

DAY = timedelta(days=1)


class How(StrEnum):
    """How the letter reaches the family."""

    HAND = "hand"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Rules:
    """The council's rules of notice in force on a day."""

    months: int
    post_days: int
    reminders: tuple[int, ...]
    days: WorkingDays


def rules(policy: Policy, day: date, days: WorkingDays) -> Rules:
    """What the policy in force on a day says."""
    reminders = (PolicyCode.NOTICE_FIRST_REMINDER, PolicyCode.NOTICE_SECOND_REMINDER)
    return Rules(
        policy.whole(PolicyCode.NOTICE, day),
        policy.whole(PolicyCode.NOTICE_POST, day),
        tuple(policy.whole(code, day) for code in reminders),
        days,
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """The days of one notice: given, ends, the first day of the lower amount; and how they came."""

    given: date
    ends: date
    starts: date
    reminders: tuple[date, ...]
    steps: Steps


def given_on(sent: date, how: How, by: Rules) -> date:
    """The day on which notice is given. Handed over: that day, whatever day it is."""
    return sent if how is How.HAND else by.days.after(sent, by.post_days)


def clock(sent: date, how: How, by: Rules, calendar: Calendar) -> Clock:
    """All days of a notice that is sent on a day; a reminder never falls after its end."""
    given = given_on(sent, how, by)
    ends = add_months(given, by.months)
    starts = calendar.first_after(ends)
    steps = (
        Step(f"notice.given.{how.value}", {"sent": sent, "day": given, "days": by.post_days}),
        Step("notice.ends", {"given": given, "months": by.months, "day": ends}),
        Step("notice.starts", {"ends": ends, "day": starts}),
    )
    reminders = tuple(min(add_months(given, each), ends) for each in by.reminders)
    return Clock(given, ends, starts, reminders, steps)


class Ground(StrEnum):
    """Why a lower amount takes effect without a notice (domain.md §10)."""

    DEATH = "death"
    MOVED_AWAY = "moved-away"
    ADULT = "adult"
    LAW = "law"
    CORRECTION = "correction"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Change:
    """A decided amount a year of one strand from a day on, until the next one that begins.

    Later in the list is later decided. `annual` £0 is a stop. `ground`: why no notice was needed.
    """

    annual: Money
    starts: date
    ground: Ground | None = None


def amount_on(base: Money, changes: Sequence[Change], day: date) -> Money:
    """What is payable a year on a day: of the changes that have begun, the last decided."""
    return next((each.annual for each in reversed(changes) if each.starts <= day), base)


def amounts_of(base: Money, since: date, changes: Sequence[Change]) -> tuple[Amount, ...]:
    """The dated amounts that `payment.schedule` takes: no overlap, no gap, none of £0."""
    days = sorted({since, *(each.starts for each in changes if each.starts > since)})
    spans = [Period(first, after - DAY) for first, after in pairwise(days)]
    found: list[Amount] = []
    for first, last in [*((each.first, each.last) for each in spans), (days[-1], None)]:
        annual = amount_on(base, changes, first)
        if found and found[-1].annual == annual and found[-1].ends == first - DAY:
            found[-1] = Amount(annual, found[-1].starts, last)
        else:
            found.append(Amount(annual, first, last))
    return tuple(each for each in found if each.annual)


def lowers(base: Money, changes: Sequence[Change], annual: Money, starts: date) -> bool:
    """Whether an amount from a day on is lower than what is payable on that or any later day.

    So a second decision during a notice is measured against the amount that is still protected
    *and* against the one that follows it.
    """
    days = [starts, *(each.starts for each in changes if each.starts > starts)]
    return any(amount_on(base, changes, day) > annual for day in days)


def earliest(base: Money, changes: Sequence[Change], annual: Money, told: Clock) -> date:
    """The first day on which a new amount may begin, notice being given as `told` says.

    At once (the day of giving) where it lowers nothing; the first day on which every protected
    amount above it has ended; else the day that the notice itself allows.
    """
    days = [told.given, *sorted(each.starts for each in changes if each.starts > told.given)]
    free = next((day for day in days if not lowers(base, changes, annual, day)), told.starts)
    return min(free, told.starts)


def check_start(
    base: Money,
    changes: Sequence[Change],
    change: Change,
    told: Clock | None,
    agreed_on: date | None = None,
) -> Findings:
    """Why a change cannot begin on its day: a lower amount without notice, or before its end.

    `told`: the notice, None where none was given. `agreed_on`: the day of the recipient's written
    agreement to an earlier date. A change with a ground of its own needs no notice.
    """
    if change.ground not in (None, Ground.AGREED):
        return ()
    if not lowers(base, changes, change.annual, change.starts):
        return ()
    if change.ground is Ground.AGREED:
        return () if agreed_on is not None else (Finding("notice.agreement.missing", "agreed_on"),)
    if told is None:
        return (Finding("notice.missing", "starts", {"day": change.starts}),)
    first = earliest(base, changes, change.annual, told)
    if change.starts < first:
        values = {"day": change.starts, "ends": told.ends, "first": first}
        return (Finding("notice.too_early", "starts", values),)
    return ()


@dataclass(frozen=True, slots=True)
class Need:
    """What a notice says of one assessed need that the reduced support met (R 3.3).

    `changed`: what is different and why less suffices; `alternative`: what was found instead;
    `meets`: how that demonstrably meets the need. `of`: the assessed need, where it is known.
    """

    need: str
    changed: str = ""
    alternative: str = ""
    meets: str = ""
    of: UUID | None = None


def check_reasons(reasons: str, needs: Iterable[Need]) -> Findings:
    """A lower figure is no reason: every need has its own, its alternative and how it meets it."""
    found = [] if reasons.strip() else [Finding("notice.reasons.missing", "reasons")]
    if only_a_figure(reasons):
        found.append(Finding("notice.reasons.figure", "reasons"))
    needs = tuple(needs)
    if not needs:
        found.append(Finding("notice.needs.missing", "needs"))
    for at, each in enumerate(needs):
        for part in ("changed", "alternative", "meets"):
            if not getattr(each, part).strip():
                values = {"need": each.need}
                found.append(Finding(f"notice.{part}.missing", f"needs/{at}/{part}", values))
        if only_a_figure(each.changed):
            found.append(Finding("notice.reasons.figure", f"needs/{at}/changed"))
    return tuple(found)


_FIGURES = frozenset(
    {
        "ras", "score", "scores", "scored", "scoring", "point", "points", "figure", "figures",
        "allocation", "indicative", "formula", "calculation", "amount", "sum", "budget",
        "questionnaire",
    }
)  # fmt: skip
_SHORT = 14
"""Words below which a reason that names the figure says nothing of the child: own judgement."""


def only_a_figure(reason: str) -> bool:
    """Whether a reason only says that the RAS, the points or the sum are lower (domain.md §10)."""
    said = words_of(reason).split()
    return 0 < len(said) < _SHORT and not _FIGURES.isdisjoint(said)


def protection(
    base: Money, since: date, changes: Sequence[Change], told: Clock, calendar: Calendar
) -> Money:
    """What the notice of the last change costs: what is paid because it did not begin with the
    first period after notice was given (R 1.3: the money that protects a family)."""
    *earlier, change = changes
    at_once = [*earlier, Change(change.annual, calendar.first_after(told.given))]
    until = change.starts - DAY

    def paid(which: Sequence[Change]) -> Money:
        amounts = amounts_of(base, since, which)
        return total(each.due for each in schedule(amounts, (), calendar, until))

    return paid(changes) - paid(at_once)
