"""What is arranged when a child reaches an age (word: growing): what holds, from when, by whom.

domain.md §6.2; P 3, 13; Children Act 1989 s17A; SI 2014/1652 reg 5; Mental Capacity Act 2005.
An arrangement moves no money: a new agreement, a decision or a notice does, each by its own rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.money import Money
from ras_desktop.domain.payees import WHOLE


class What(StrEnum):
    """What may be arranged; `FITS` says at which milestone."""

    INVOLVED = "involved"
    NOT_NEEDED = "not-needed"
    TAKES_ALL = "takes-all"
    TAKES_PART = "takes-part"
    PARENT_GOES_ON = "parent-goes-on"
    HOLDS = "holds"
    CHOSE_PARENT = "chose-parent"
    REPRESENTATIVE = "representative"
    ASKED = "asked"
    WILL_ASSESS = "will-assess"
    REFUSED = "refused"
    ADULT_SUPPORT = "adult-support"
    NO_ADULT_SUPPORT = "no-adult-support"
    GOES_ON = "goes-on"


FITS: dict[Milestone, tuple[What, ...]] = {
    Milestone.TRANSITIONS: (What.INVOLVED, What.NOT_NEEDED),
    Milestone.OWN_CHOICE: (What.TAKES_ALL, What.TAKES_PART, What.PARENT_GOES_ON),
    Milestone.SEN_CONTROL: (
        What.HOLDS,
        What.CHOSE_PARENT,
        What.REPRESENTATIVE,
        What.NOT_NEEDED,
    ),
    Milestone.ADULT_ASSESSMENT: (What.ASKED, What.WILL_ASSESS, What.REFUSED),
    Milestone.ADULT: (What.ADULT_SUPPORT, What.NO_ADULT_SUPPORT),
    Milestone.OLDEST: (What.GOES_ON, What.NOT_NEEDED),
}
TAKES = frozenset({What.TAKES_ALL, What.TAKES_PART})
ABLE = TAKES | {What.HOLDS}
CAPABLE = ABLE | {What.CHOSE_PARENT}
FRESH_CONSENT = CAPABLE | {What.REPRESENTATIVE}
"""What needs consent given for this very change."""
NOT_BEFORE = FRESH_CONSENT | {What.ADULT_SUPPORT, What.NO_ADULT_SUPPORT}
"""What cannot hold before the day of its milestone."""
NEEDS_WHO = frozenset({What.INVOLVED, What.REPRESENTATIVE, What.ASKED, What.WILL_ASSESS})
NEEDS_REASONS = frozenset(
    {What.NOT_NEEDED, What.REPRESENTATIVE, What.REFUSED, What.NO_ADULT_SUPPORT, What.GOES_ON}
)
ANSWERS = frozenset({What.WILL_ASSESS, What.REFUSED})
OPEN_STILL = frozenset({What.ASKED})
"""Written down, and not the end of it: an answer is still to come."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What holds from `since` on. Rows never change: a later one of the same milestone counts.

    `share`: of the yearly sum, in hundredths of a per cent, where the young person takes part;
    `who`: the worker, team or representative; `words`: the reasons, or the young person's words;
    `capacity`, `able`: yes, no, or not recorded; `amount`: adult support a year; `number`: which
    one of its milestone, counted from 1.
    """

    id: UUID
    case: UUID
    milestone: Milestone
    what: What
    since: date
    decided_on: date
    decided_by: str
    who: str = ""
    words: str = ""
    capacity: bool | None = None
    capacity_on: date | None = None
    capacity_by: str = ""
    able: bool | None = None
    consent_on: date | None = None
    share: int | None = None
    amount: Money | None = None
    by: UUID | None = None
    by_name: str = ""
    at: datetime | None = None
    number: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What an arrangement is checked against. `days`: each milestone's day; `sen_paid`: whether
    an agreement in force pays a SEN budget; `fresh`: how long before it consent counts as fresh."""

    born: date
    days: dict[Milestone, date]
    today: date
    held: tuple[Arrangement, ...]
    sen_paid: bool
    fresh: timedelta


def check(wanted: Arrangement, about: About) -> Findings:
    """Everything that stands against an arrangement, all at once."""
    if wanted.what not in FITS[wanted.milestone]:
        return (Finding("growing.what.elsewhere", "what"),)
    return (
        *_days(wanted, about),
        *_person(wanted),
        *_consent(wanted, about),
        *_sums(wanted),
        *_said(wanted, about),
    )


def _days(wanted: Arrangement, about: About) -> Iterable[Finding]:
    day = about.days[wanted.milestone]
    if wanted.decided_on > about.today:
        yield Finding("growing.decided.future", "decided_on", {"day": wanted.decided_on})
    elif wanted.decided_on < about.born:
        values = {"day": wanted.decided_on, "born": about.born}
        yield Finding("growing.decided.before_birth", "decided_on", values)
    if wanted.what in NOT_BEFORE and wanted.since < day:
        code = f"growing.early.{wanted.milestone.value}"
        yield Finding(code, "since", {"day": day, "wanted": wanted.since})
    adult = about.days[Milestone.ADULT]
    if wanted.what in TAKES and wanted.since >= adult:
        yield Finding("growing.adult_by_then", "since", {"day": adult})
    if not wanted.decided_by.strip():
        yield Finding("growing.decided_by.missing", "decided_by")


def _person(wanted: Arrangement) -> Iterable[Finding]:
    """Capacity and ability, recorded: who looked, and when."""
    if wanted.what in CAPABLE:
        if wanted.capacity is None:
            yield Finding("growing.capacity.missing", "capacity")
        elif not wanted.capacity:
            yield Finding("growing.capacity.no", "capacity")
    if wanted.what is What.REPRESENTATIVE:
        if wanted.capacity is None:
            yield Finding("growing.capacity.missing", "capacity")
        elif wanted.capacity:
            yield Finding("growing.capacity.has", "capacity")
    if wanted.capacity is not None:
        if wanted.capacity_on is None:
            yield Finding("growing.capacity_on.missing", "capacity_on")
        elif wanted.capacity_on > wanted.decided_on:
            values = {"day": wanted.capacity_on, "decided": wanted.decided_on}
            yield Finding("growing.capacity_on.after", "capacity_on", values)
        if not wanted.capacity_by.strip():
            yield Finding("growing.capacity_by.missing", "capacity_by")
    if wanted.what in ABLE:
        if wanted.able is None:
            yield Finding("growing.able.missing", "able")
        elif not wanted.able:
            yield Finding("growing.able.no", "able")


def _consent(wanted: Arrangement, about: About) -> Iterable[Finding]:
    if wanted.what not in FRESH_CONSENT:
        return
    given = wanted.consent_on
    if given is None:
        yield Finding("growing.consent.missing", "consent_on")
    elif given > wanted.decided_on:
        values = {"day": given, "decided": wanted.decided_on}
        yield Finding("growing.consent.after", "consent_on", values)
    elif given < wanted.since - about.fresh:
        values = {"day": given, "first": wanted.since - about.fresh}
        yield Finding("growing.consent.old", "consent_on", values)


def _sums(wanted: Arrangement) -> Iterable[Finding]:
    if wanted.what is What.TAKES_PART:
        if wanted.share is None or not 0 < wanted.share < WHOLE:
            yield Finding("growing.share.wrong", "share")
    elif wanted.share is not None:
        yield Finding("growing.share.elsewhere", "share")
    if wanted.what is What.ADULT_SUPPORT:
        if wanted.amount is None:
            yield Finding("growing.amount.missing", "amount")
        elif wanted.amount.pence <= 0:
            yield Finding("growing.amount.nothing", "amount")
    elif wanted.amount is not None:
        yield Finding("growing.amount.elsewhere", "amount")


def _said(wanted: Arrangement, about: About) -> Iterable[Finding]:
    if wanted.what in NEEDS_WHO and not wanted.who.strip():
        yield Finding(f"growing.who.{wanted.what.value}", "who")
    if wanted.what in NEEDS_REASONS and not wanted.words.strip():
        yield Finding(f"growing.reasons.{wanted.what.value}", "words")
    if wanted.what in ANSWERS:
        asked = [each for each in about.held if each.what is What.ASKED]
        if not asked:
            yield Finding("growing.not_asked", "what")
        elif wanted.decided_on < asked[-1].decided_on:
            values = {"day": wanted.decided_on, "asked": asked[-1].decided_on}
            yield Finding("growing.answer.before", "decided_on", values)
    sen_away = wanted.milestone is Milestone.SEN_CONTROL and wanted.what is What.NOT_NEEDED
    if sen_away and about.sen_paid:
        yield Finding("growing.sen.paid", "what")


def split(whole: Money, share: int) -> tuple[Money, Money]:
    """A yearly sum in two: the young person's share (rounded to the penny), and the rest of it."""
    own = whole.times(Fraction(share, WHOLE))
    return own, whole - own


def percent(share: int) -> Decimal:
    """A share in per cent: 4000 hundredths are 40."""
    whole, rest = divmod(share, 100)
    return Decimal(whole) if not rest else Decimal(share) / 100
