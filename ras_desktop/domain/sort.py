"""What can wait on Today: for each kind of thing one row, which says where it stands, where it is
done, and whether it may be put off. A stage adds its row, and its sentence in its own `wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Where something stands on Today, from the top down.

    The first three come from its day. WAITING: somebody else has to act. PUT_OFF: with a reason,
    until a day.
    """

    LATE = "late"
    WEEK = "week"
    MONTH = "month"
    OPEN = "open"
    CONFIRM = "confirm"
    ARRIVED = "arrived"
    NEXT = "next"
    WAITING = "waiting"
    PUT_OFF = "put_off"


class Delay(StrEnum):
    """Whether something may be put off.

    OURS: until any day up to the policy's longest. CLOCK: a family counts on its day, so until that
    day at most, and never once it is late. NEVER: it is looked at now.
    """

    OURS = "ours"
    CLOCK = "clock"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Sort:
    """One kind of thing that waits.

    `page`: the word of the page where it is done; `part`: the spot there ("{subject}": which one).
    `group`: where it stands without a day, or with one that is far.
    """

    page: str
    group: Group = Group.MONTH
    delay: Delay = Delay.OURS
    part: str = ""


SORTS: Mapping[str, Sort] = {
    # what was begun
    "typed": Sort("family", Group.OPEN, Delay.NEVER),
    "assessment": Sort("assessment", Group.OPEN, part="{subject}"),
    "plan": Sort("plan", Group.OPEN, part="{subject}"),
    "agreement": Sort("agreement", Group.OPEN),
    "notice": Sort("notice", Group.OPEN),
    # what somebody has to look at or confirm
    "confirm": Sort("moderation", Group.CONFIRM, part="{subject}"),
    "glass": Sort("family", Group.CONFIRM, Delay.NEVER, "state/access"),
    "sought": Sort("family", Group.CONFIRM, Delay.NEVER),
    "account": Sort("agreement", Group.CONFIRM),
    "pause": Sort("payment", Group.CONFIRM, Delay.NEVER),
    "came_back": Sort("payment", Group.CONFIRM, Delay.NEVER),
    # what was decided elsewhere
    "sent_back": Sort("assessment", Group.ARRIVED, part="{subject}"),
    "letter": Sort("documents", Group.ARRIVED, part="decision/{subject}"),
    "unplanned": Sort("plan", Group.NEXT),
    "send": Sort("panel", Group.NEXT),
    # with a day
    "request": Sort("family", delay=Delay.CLOCK, part="requests/{subject}"),
    "run": Sort("runs", delay=Delay.NEVER, part="{subject}"),
    "meeting": Sort("meetings", delay=Delay.NEVER, part="{subject}"),
    "due.request": Sort("family", delay=Delay.CLOCK),
    "due.ehc_review": Sort("family", delay=Delay.CLOCK),
    "due.review": Sort("review", delay=Delay.CLOCK),
    "due.review_first": Sort("review", delay=Delay.CLOCK),
    "due.review_annual": Sort("review", delay=Delay.CLOCK),
    "due.action": Sort("review", part="do/{subject}"),
    "due.deferred": Sort("panel"),
    "due.notice_help": Sort("notice", delay=Delay.CLOCK),
    "due.reconsideration": Sort("notice", delay=Delay.CLOCK),
    "due.acknowledge": Sort("notice", delay=Delay.CLOCK),
    "due.notice_ends": Sort("notice", delay=Delay.CLOCK),
    "due.existing": Sort("assessment", delay=Delay.CLOCK),
    **{
        f"due.growing.{each}": Sort("growing", part="{subject}")
        for each in (
            "tell-team",
            "explain-choice",
            "choice-capacity",
            "explain-sen",
            "sen-capacity",
            "ask-adults",
            "hand-over",
            "chase-adults",
            "after",
        )
    },
    **{
        f"due.growing.{each}": Sort("growing", delay=Delay.CLOCK, part="{subject}")
        for each in (
            "transitions",
            "own-choice",
            "sen-control",
            "adult-assessment",
            "adult",
            "oldest",
        )
    },
    # what waits for others
    "at_panel": Sort("panel", Group.WAITING, Delay.NEVER),
    "unconfirmed": Sort("allocation", Group.WAITING, Delay.NEVER),
    "signatures": Sort("agreement", Group.WAITING, Delay.NEVER),
    "account_waits": Sort("agreement", Group.WAITING, Delay.NEVER),
}
"""Everything that can wait: a kind of `domain.today`, or the code of a due that a source of
`store.due.DATED` gives. The order is that of kinds within a group."""

_ORDER = {about: at for at, about in enumerate(SORTS)}
_ELSE = Sort("family")


def sort_of(about: str) -> Sort:
    """The row of a kind or of a due's code."""
    return SORTS.get(about, _ELSE)


def order_of(about: str) -> int:
    """Where a kind stands among those of its group."""
    return _ORDER.get(about, len(_ORDER))
