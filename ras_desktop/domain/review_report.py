"""All reviews of a stretch of time (word: review). How much? How well? Is anyone better off?

domain.md §9, 11: same, higher and lower counted, with the money; how late and why; how outcomes
moved. What was agreed at a review is not what was decided: sums here are what was agreed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import Heard, Late, Result, ReviewForm


@dataclass(frozen=True, slots=True)
class Moved:
    """How many outcomes went up, stayed, went down since the last review; how many are reached."""

    up: int = 0
    level: int = 0
    down: int = 0
    reached: int = 0

    def plus(self, other: Moved) -> Moved:
        """Both together."""
        return Moved(
            self.up + other.up,
            self.level + other.level,
            self.down + other.down,
            self.reached + other.reached,
        )


def moved(form: ReviewForm) -> Moved:
    """How the outcomes of one review moved; one without an earlier place only counts as reached."""
    up = level = down = reached = 0
    for each in form.progress:
        if each.score is None:
            continue
        if each.target is not None and each.score >= each.target:
            reached += 1
        if each.before is not None:
            up += each.score > each.before
            level += each.score == each.before
            down += each.score < each.before
    return Moved(up, level, down, reached)


@dataclass(frozen=True, slots=True)
class Told:
    """What a report needs of one held review. `agreed`: the sum a year, where one was agreed."""

    case: UUID
    kind: Kind
    on: date
    late: int
    late_why: Late | None
    result: Result
    annual: Money
    agreed: Money | None
    heard: Heard | None
    moved: Moved


@dataclass(frozen=True, slots=True)
class Sums:
    """How many reviews had a result, what was agreed a year before them, and at them.

    `after`: with the sums that were agreed; where none was, the sum before stands.
    """

    count: int = 0
    before: Money = ZERO
    after: Money = ZERO


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """The reviews from a first to a last day.

    `children`: how many different ones; `in_time`: held on or before their day, of the `regular`
    ones; `heard`: children who took part or filled in their form. `better`, `worse`: children more
    of whose outcomes went up than down over the time, or the other way round. `overdue`: what is
    due and not held today, with the longest in days.
    """

    first: date
    last: date
    held: int = 0
    children: int = 0
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    regular: int = 0
    in_time: int = 0
    late: Mapping[Late | None, int] = field(default_factory=dict)
    heard: int = 0
    results: Mapping[Result, Sums] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)
    better: int = 0
    worse: int = 0
    overdue: int = 0
    longest: int = 0


HEARD = frozenset({Heard.PRESENT, Heard.OWN_FORM})


def report(
    told: Iterable[Told], first: date, last: date, overdue: Iterable[int] = ()
) -> ReviewReport:
    """Everything of a stretch of time. `overdue`: days late of each review that is due today."""
    held = [each for each in told if first <= each.on <= last]
    by_child: dict[UUID, Moved] = {}
    whole = Moved()
    for each in held:
        by_child[each.case] = by_child.get(each.case, Moved()).plus(each.moved)
        whole = whole.plus(each.moved)
    regular = [each for each in held if each.kind in _REGULAR]
    late = tuple(overdue)
    return ReviewReport(
        first=first,
        last=last,
        held=len(held),
        children=len(by_child),
        kinds=Counter(each.kind for each in held),
        regular=len(regular),
        in_time=sum(not each.late for each in regular),
        late=Counter(each.late_why for each in held if each.late),
        heard=sum(each.heard in HEARD for each in held),
        results=_results(held),
        moved=whole,
        better=sum(each.up > each.down for each in by_child.values()),
        worse=sum(each.up < each.down for each in by_child.values()),
        overdue=len(late),
        longest=max(late, default=0),
    )


_REGULAR = frozenset({Kind.FIRST, Kind.SIX_MONTHLY, Kind.ANNUAL})


def _results(held: Iterable[Told]) -> dict[Result, Sums]:
    """Counts and money by result, every result named, also those that nobody agreed."""
    found = dict.fromkeys(Result, Sums())
    for each in held:
        was = found[each.result]
        after = ZERO if each.result is Result.STOP else each.agreed or each.annual
        found[each.result] = Sums(was.count + 1, was.before + each.annual, was.after + after)
    return found
