"""How many cases stand where: 111 live direct payments, and cases in every other stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ras_desktop.services.demo.dice import Dice


class Kind(StrEnum):
    """Where a case of the demonstration stands."""

    LIVE_NEW = "live_new"
    LIVE_REVIEWED = "live_reviewed"
    LIVE_EXISTING = "live_existing"
    REQUEST_WAITING = "request_waiting"
    REQUEST_REFUSED = "request_refused"
    REQUEST_WITHDRAWN = "request_withdrawn"
    ACCEPTED = "accepted"
    ASSESSMENT_DRAFT = "assessment_draft"
    SEALED = "sealed"
    PLAN_DRAFT = "plan_draft"
    AT_PANEL = "at_panel"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    MOVED_AWAY = "moved_away"
    ENDED = "ended"
    DIED = "died"
    DUPLICATE = "duplicate"
    ADULT = "adult"


COUNTS = {
    Kind.LIVE_NEW: 58,
    Kind.LIVE_REVIEWED: 35,
    Kind.LIVE_EXISTING: 18,
    Kind.REQUEST_WAITING: 10,
    Kind.REQUEST_REFUSED: 5,
    Kind.REQUEST_WITHDRAWN: 2,
    Kind.ACCEPTED: 7,
    Kind.ASSESSMENT_DRAFT: 12,
    Kind.SEALED: 7,
    Kind.PLAN_DRAFT: 8,
    Kind.AT_PANEL: 7,
    Kind.ON_HOLD: 4,
    Kind.WITHDRAWN: 3,
    Kind.MOVED_AWAY: 4,
    Kind.ENDED: 4,
    Kind.DIED: 1,
    Kind.DUPLICATE: 1,
    Kind.ADULT: 4,
}
"""Cases of each kind in the demonstration as it comes; other sizes keep the proportions."""

CHILDREN = sum(COUNTS.values())
"""Children of the demonstration as it comes."""

LIVE = frozenset({Kind.LIVE_NEW, Kind.LIVE_REVIEWED, Kind.LIVE_EXISTING})
"""Kinds with a live direct payment: an open case whose plan was decided (Rotherham had 111; R 2.5).
"""

SEALED = LIVE - {Kind.LIVE_EXISTING} | {
    Kind.SEALED, Kind.PLAN_DRAFT, Kind.AT_PANEL, Kind.ON_HOLD, Kind.MOVED_AWAY, Kind.ENDED,
    Kind.DIED,
}  # fmt: skip
"""Kinds with a sealed assessment."""

SIBLING_EVERY = 15
"""One case in so many is a brother's or sister's of the one before."""

_LIVE_SHAPES = {"two_parents": 54, "one_parent": 25, "two_homes": 12, "wider_family": 6,
                "adoptive_family": 3}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One case to be written. `root`: the slot whose family it shares (itself, if its own).

    `number`: the case number. `shape`: how the family must live; empty: chance decides.
    """

    index: int
    kind: Kind
    opened: date
    root: int
    shape: str = ""
    number: str = ""


def counts(children: int) -> dict[Kind, int]:
    """How many cases of each kind among so many: the same proportions, every kind if there is room.

    Largest remainders take what is left over.
    """
    exact = {kind: children * share / CHILDREN for kind, share in COUNTS.items()}
    found = {kind: int(share) for kind, share in exact.items()}
    if children >= 2 * len(COUNTS):
        found = {kind: max(1, count) for kind, count in found.items()}
    by_rest = sorted(exact, key=lambda kind: found[kind] - exact[kind])
    at = 0
    while sum(found.values()) < children:
        found[by_rest[at % len(by_rest)]] += 1
        at += 1
    while sum(found.values()) > children:
        most = max(found, key=lambda kind: found[kind])
        found[most] -= 1
    return found


def slots(seed: int, children: int, on: date) -> list[Slot]:
    """All cases in a random order, with families, day of opening and number."""
    dice = Dice(seed, "slots", children)
    kinds = [kind for kind, count in counts(children).items() for _ in range(count)]
    kinds = dice.some(kinds, len(kinds))
    found = []
    for index, kind in enumerate(kinds):
        own = Dice(seed, "slot", index)
        root = _root(index, kind, kinds)
        found.append(
            Slot(index, kind, _opened(own, kind, on), root, _shape(own, kind, index, kinds))
        )
    return _numbered(found)


def _root(index: int, kind: Kind, kinds: list[Kind]) -> int:
    """A sibling shares the family of the case before; the duplicate that of a live one."""
    if kind is Kind.DUPLICATE:
        whose = (at for at, each in enumerate(kinds) if each in LIVE and at % SIBLING_EVERY > 1)
        return next(whose, index)
    if index % SIBLING_EVERY == 1 and Kind.DUPLICATE not in (kind, kinds[index - 1]):
        return index - 1
    return index


def _shape(dice: Dice, kind: Kind, index: int, kinds: list[Kind]) -> str:
    """A direct payment to the parent of a child in care is barred (P 11): no live one there."""
    if kind in LIVE:
        return dice.weigh(_LIVE_SHAPES)
    return "foster" if kind is Kind.PLAN_DRAFT and index == kinds.index(kind) else ""


_SINCE = {
    Kind.LIVE_NEW: (150, 240),
    Kind.LIVE_REVIEWED: (420, 1700),
    Kind.LIVE_EXISTING: (400, 1500),
    Kind.REQUEST_WAITING: (1, 36),
    Kind.REQUEST_REFUSED: (40, 220),
    Kind.REQUEST_WITHDRAWN: (30, 150),
    Kind.ACCEPTED: (25, 90),
    Kind.ASSESSMENT_DRAFT: (40, 130),
    Kind.SEALED: (60, 160),
    Kind.PLAN_DRAFT: (80, 190),
    Kind.AT_PANEL: (100, 190),
    Kind.WITHDRAWN: (90, 260),
    Kind.DUPLICATE: (1, 6),
    Kind.ADULT: (200, 1500),
}
"""Days since the case was opened, least and most."""


def _opened(dice: Dice, kind: Kind, on: date) -> date:
    least, most = _SINCE.get(kind, (180, 700))
    return dice.weekday(on - timedelta(most), on - timedelta(least))


def _numbered(found: list[Slot]) -> list[Slot]:
    """Numbers by year in the order of opening, as the program gives them."""
    last: dict[int, int] = {}
    numbers: dict[int, str] = {}
    for each in sorted(found, key=lambda slot: (slot.opened, slot.index)):
        year = each.opened.year
        last[year] = last.get(year, 0) + 1
        numbers[each.index] = f"{year}-{last[year]:05d}"
    return [
        Slot(each.index, each.kind, each.opened, each.root, each.shape, numbers[each.index])
        for each in found
    ]
