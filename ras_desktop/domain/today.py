"""What waits for somebody, in the order in which it wants to be done (interface.md, Today)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.draft import Draft

DUE_WITHIN = 30
"""Days ahead that Today looks."""


class Kind(StrEnum):
    """What kind of thing waits."""

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
    ACCOUNT = "account"
    DUE = "due"


class Group(StrEnum):
    """Where it stands on Today, from the top down."""

    LATE = "late"
    OPEN = "open"
    CONFIRM = "confirm"
    REQUEST = "request"
    UNPLANNED = "unplanned"
    PANEL = "panel"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits. `since`: the day it was begun, asked or sealed; `due`: by when.

    `code` says what is due ("due.ehc_review"); `subject` is the assessment, the plan, the
    request, the emergency or the attempt at one, the meeting or the decision; `many`: how many
    cases it is about. `draft` is what was typed. A draft of a new child has no case yet.
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


_GROUPS = {
    Kind.TYPED: Group.OPEN,
    Kind.ASSESSMENT: Group.OPEN,
    Kind.PLAN: Group.OPEN,
    Kind.CONFIRM: Group.CONFIRM,
    Kind.SENT_BACK: Group.OPEN,
    Kind.GLASS: Group.CONFIRM,
    Kind.SOUGHT: Group.CONFIRM,
    Kind.REQUEST: Group.REQUEST,
    Kind.UNPLANNED: Group.UNPLANNED,
    Kind.MEETING: Group.PANEL,
    Kind.SEND: Group.PANEL,
    Kind.LETTER: Group.PANEL,
    Kind.AGREEMENT: Group.OPEN,
    Kind.ACCOUNT: Group.CONFIRM,
    Kind.DUE: Group.DUE,
}
_ORDER = {group: at for at, group in enumerate(Group)}
_KINDS = {kind: at for at, kind in enumerate(Kind)}


def days_late(matter: Matter, today: date) -> int:
    """Days since it was due; 0 when it is not late."""
    return max((today - matter.due).days, 0) if matter.due else 0


def group_of(matter: Matter, today: date) -> Group:
    """Where it stands: whatever is late stands first, and only there."""
    return Group.LATE if days_late(matter, today) else _GROUPS[matter.kind]


def ordered(matters: Iterable[Matter], today: date) -> tuple[Matter, ...]:
    """The longest late first, then group by group: by due day, else the longest waiting first."""

    def order(each: Matter) -> tuple[int, int, date, str, str]:
        group = group_of(each, today)
        kind = _KINDS[each.kind] if group is Group.OPEN else 0
        day = each.due or each.since or date.max
        return (_ORDER[group], kind, day, each.name, str(each.case))

    return tuple(sorted(matters, key=order))


def counts(matters: Iterable[Matter], today: date) -> dict[Group, int]:
    """How many there are in each group, also 0."""
    found = dict.fromkeys(Group, 0)
    for each in matters:
        found[group_of(each, today)] += 1
    return found
