"""What waits for somebody, in the order in which it wants to be done (interface.md, Today)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.put_off import About, PutOff
from ras_desktop.domain.sort import Group, order_of, sort_of

SOON = 7
DUE_WITHIN = 30
"""Days ahead that Today looks, and those within which something is due soon."""


class Kind(StrEnum):
    """What kind of thing waits; DUE: its code says what. Each has a row in `sort.SORTS`."""

    TYPED = "typed"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    CONFIRM = "confirm"
    SENT_BACK = "sent_back"
    GLASS = "glass"
    SOUGHT = "sought"
    REQUEST = "request"
    UNPLANNED = "unplanned"
    MEETING = "meeting"
    SEND = "send"
    LETTER = "letter"
    AGREEMENT = "agreement"
    NOTICE = "notice"
    ACCOUNT = "account"
    AT_PANEL = "at_panel"
    UNCONFIRMED = "unconfirmed"
    SIGNATURES = "signatures"
    ACCOUNT_WAITS = "account_waits"
    RUN = "run"
    CAME_BACK = "came_back"
    PAUSE = "pause"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits. `since`: the day it was begun, asked or sealed; `due`: by when.

    `code` says what is due ("due.ehc_review"); `subject` is the assessment, the plan, the
    request, the emergency or the attempt at one, the meeting or the decision; `many`: how many
    cases it is about. `draft` is what was typed. A draft of a new child has no case yet. `put_off`:
    the latest that was said of it.
    """

    kind: Kind
    case: UUID | None = None
    name: str = ""
    number: str = ""
    worker: str = ""
    since: date | None = None
    due: date | None = None
    code: str = ""
    subject: str = ""
    draft: Draft | None = None
    many: int = 0
    put_off: PutOff | None = None

    @property
    def what(self) -> About:
        """What is put off when it is put off."""
        return About(self.about, self.subject, self.due)

    @property
    def about(self) -> str:
        """The word of its row in `sort.SORTS`."""
        return self.code if self.kind is Kind.DUE else self.kind.value


def days_late(matter: Matter, today: date) -> int:
    """Days since it was due; 0 when it is not late."""
    return max((today - matter.due).days, 0) if matter.due else 0


def group_of(matter: Matter, today: date) -> Group:
    """Where it stands: whatever has a day stands by that day, the late first, and only there."""
    if matter.put_off is not None and matter.put_off.hides(today):
        return Group.PUT_OFF
    group = sort_of(matter.about).group
    if matter.due is None or group is Group.WAITING:
        return group
    ahead = (matter.due - today).days
    if ahead < 0:
        return Group.LATE
    return Group.WEEK if ahead <= SOON else Group.MONTH


_ORDER = {group: at for at, group in enumerate(Group)}
_BY_DAY = frozenset({Group.LATE, Group.WEEK, Group.MONTH})


def ordered(matters: Iterable[Matter], today: date) -> tuple[Matter, ...]:
    """The longest late first, then group by group: by due day; else by kind, the longest first."""

    def order(each: Matter) -> tuple[int, int, date, str, str]:
        group = group_of(each, today)
        kind = 0 if group in _BY_DAY else order_of(each.about)
        day = each.due or each.since or date.max
        if group is Group.PUT_OFF and each.put_off is not None:
            day = each.put_off.until or day
        return (_ORDER[group], kind, day, each.name, str(each.case))

    return tuple(sorted(matters, key=order))


def counts(matters: Iterable[Matter], today: date) -> dict[Group, int]:
    """How many there are in each group, also 0."""
    found = dict.fromkeys(Group, 0)
    for each in matters:
        found[group_of(each, today)] += 1
    return found


NEEDS_ME = tuple(each for each in Group if each not in (Group.WAITING, Group.PUT_OFF))
"""The groups in which somebody has to act now."""


@dataclass(frozen=True, slots=True)
class Behind:
    """How much is late with one worker ("": with nobody), and how many days the longest."""

    worker: str
    count: int
    longest: int


@dataclass(frozen=True, slots=True)
class Late:
    """What is late, by worker and by the reason given ("": none); the most first.

    What was put off is late all the same: nothing is made better by putting it off.
    """

    workers: tuple[Behind, ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()


def late(matters: Iterable[Matter], today: date) -> Late:
    """Counts what is late by worker and by reason."""
    days: dict[str, list[int]] = {}
    reasons: Counter[str] = Counter()
    for each in matters:
        if behind := days_late(each, today):
            days.setdefault(each.worker, []).append(behind)
            reasons[each.put_off.reason.value if each.put_off else ""] += 1
    workers = [Behind(who, len(found), max(found)) for who, found in days.items()]
    return Late(
        tuple(sorted(workers, key=lambda each: (-each.count, each.worker))),
        tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
    )
