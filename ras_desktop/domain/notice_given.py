"""A notice of a reduction as a family gets it (stage word: notice). domain.md §10; R 1.3, 3.3.

draft → given → withdrawn; it has ended once its last day is over. What is given never changes: the
letter is made from it and from nothing else. A reduction that needs no notice (death, moving away,
the adult decision, the law, a correction in the family's favour) is kept here too, with its ground.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.agreement import Part
from ras_desktop.domain.canonical import digest
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import Clock, Ground, How, Need
from ras_desktop.domain.payment import Rhythm


class NoticeState(StrEnum):
    """Being written, given to the family, taken back."""

    DRAFT = "draft"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Explained:
    """An assessment in plain words, as it stood: its day, its sum a year, every step said."""

    on: date
    annual: Money | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """The recipient's written agreement to a day before the notice ends. `scan`: its file."""

    on: date | None = None
    by: str = ""
    scan: UUID | None = None


@dataclass(frozen=True, slots=True)
class Helped:
    """What was done to help the family find an alternative, and what came of it."""

    on: date
    words: str
    by: UUID
    by_name: str


@dataclass(frozen=True, slots=True)
class Given:
    """What never changes once notice is given. `to`: whom the letter names; `clock`: None where no
    notice was needed. `was`, `now`: the two assessments whose steps are attached."""

    by: UUID
    by_name: str
    at: datetime
    sent: date
    how: How | None
    to: str
    clock: Clock | None
    was: Explained | None = None
    now: Explained | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of a case: from which sums to which, why, need by need, and from which day.

    `agreement`: the signed one that it lowers; `decision`: the one that lowers it, None where there
    is none (death). `before`, `after`: a year, by strand and way. `wanted`: a first day other than
    the earliest; `starts`: the first day of the lower amount, settled when it is given; `ends`: the
    last day of the notice. `helped`: goes on after it is given, as does taking it back.
    """

    id: UUID
    case: UUID
    agreement: UUID
    decision: UUID | None
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    rhythm: Rhythm
    reasons: str = ""
    needs: tuple[Need, ...] = ()
    wanted: date | None = None
    agreed: Agreed = Agreed()
    ground: Ground | None = None
    state: NoticeState = NoticeState.DRAFT
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    given: Given | None = None
    given_on: date | None = None
    ends: date | None = None
    starts: date | None = None
    helped: tuple[Helped, ...] = ()
    withdrawn_on: date | None = None
    withdrawn_by_name: str = ""
    withdrawn: str = ""
    version: int = 0

    @property
    def was(self) -> Money:
        """The sum a year before."""
        return total(each.amount for each in self.before)

    @property
    def becomes(self) -> Money:
        """The sum a year after; £0.00 is a stop."""
        return total(each.amount for each in self.after)

    @property
    def counts(self) -> bool:
        """Whether it lowers anything: it is given and not taken back."""
        return self.state is NoticeState.GIVEN

    def runs(self, day: date) -> bool:
        """Whether its time runs on a day: given, and not over."""
        return self.counts and self.ends is not None and day <= self.ends


def check_agreed(agreed: Agreed, decided: date | None, today: date) -> Findings:
    """What a written agreement to an earlier day lacks; nothing where there is none."""
    if agreed == Agreed():
        return ()
    found = []
    if agreed.on is None:
        found.append(Finding("notice.agreement.missing", "agreed/on"))
    elif agreed.on > today:
        found.append(Finding("notice.agreed.future", "agreed/on", {"day": agreed.on}))
    elif decided is not None and agreed.on < decided:
        found.append(Finding("notice.agreed.before", "agreed/on", {"day": decided}))
    if not agreed.by.strip():
        found.append(Finding("notice.agreed.by", "agreed/by"))
    return tuple(found)


def give(notice: Notice, given: Given, starts: date) -> Notice:
    """The notice given: from here on nothing of what it says changes."""
    told = given.clock
    whole = replace(
        notice,
        state=NoticeState.GIVEN,
        given_on=told.given if told else given.sent,
        ends=told.ends if told else None,
        starts=starts,
        given=replace(given, digest=""),
    )
    return replace(whole, given=replace(given, digest=_digest(whole)))


def intact(notice: Notice) -> bool:
    """Whether a notice still says what was given. False for a draft."""
    return notice.given is not None and notice.given.digest == _digest(notice)


def _digest(notice: Notice) -> str:
    """Of what was said: not of help, of taking it back, nor of whose case it hangs on."""
    assert notice.given is not None
    said = replace(
        notice,
        case=notice.agreement,
        state=NoticeState.GIVEN,
        given=replace(notice.given, digest=""),
        helped=(),
        withdrawn_on=None,
        withdrawn_by_name="",
        withdrawn="",
        version=0,
    )
    return digest(said)


def to_help(notice: Notice, today: date) -> date | None:
    """The day since which somebody should help to find an alternative: a reminder that has come
    and that nobody has answered by helping on or after it. None: none is open."""
    if not notice.counts or notice.given is None or notice.given.clock is None:
        return None
    if notice.starts is not None and today >= notice.starts:
        return None
    come = [day for day in notice.given.clock.reminders if day <= today]
    last = max((each.on for each in notice.helped), default=date.min)
    return min((day for day in come if day > last), default=None)


def latest_for(notices: Iterable[Notice], decision: UUID) -> Notice | None:
    """The notice of a decision that counts, the last one given; None: none does."""
    held = [each for each in notices if each.decision == decision and each.counts]
    return max(held, key=lambda each: each.given.at.timestamp() if each.given else 0, default=None)
