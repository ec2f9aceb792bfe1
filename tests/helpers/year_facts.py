"""What is known of one family, and what follows from it by the program's own rules.

Each act is done as the services do it, without a store, and is said to `year_plain` in plain words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from ras_desktop.domain import notice, notice_given, package, reconsidered
from ras_desktop.domain import review as reviews
from ras_desktop.domain import uplift as uplifts
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Ended,
    Part,
    Signature,
    Signed,
    Signer,
)  # fmt: skip
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.pause import Paused
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.reconsidered import Reconsideration
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Spell, Stream, streams
from ras_desktop.domain.stream import spells as of_agreements
from ras_desktop.domain.uplift import Lifted
from ras_desktop.domain.workday import WorkingDays
from tests.helpers.year_plain import (
    ANCHOR,
    DAY,
    Plain,
    Told,
)

BOTH = (Strand.SOCIAL_CARE, Strand.HEALTH)
YEAR = 365
CALENDARS = {each: Calendar(each, ANCHOR) for each in (Rhythm.FOUR_WEEKLY, Rhythm.MONTHLY)}
SHUT = frozenset(
    date(year, month, day)
    for year, days in (
        (2026, ((4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28))),
        (2027, ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28))),
        (2028, ((1, 3), (4, 14), (4, 17))),
    )
    for month, day in days
)
"""England's bank holidays of these years."""
BY = notice.Rules(3, 2, (1, 2), WorkingDays(SHUT))
OFTEN = reviews.Intervals(3, 6, 4)
CASE, SOMEBODY = UUID(int=1), UUID(int=2)
Sums = tuple[int, int]


def parts_of(sums: Sums) -> tuple[Part, ...]:
    """Sums in pence as parts, without what is nothing."""
    both = zip(BOTH, sums, strict=True)
    return tuple(Part(each, Way.DIRECT_PAYMENT, Money(sum_)) for each, sum_ in both if sum_)


def sums_of(parts: tuple[Part, ...]) -> Sums:
    """The same the other way."""
    care, health = (package.sum_of(parts, each).pence for each in BOTH)
    return care, health


class Facts:
    """One family: its facts, what follows from them by the program, and the plain words of it."""

    def __init__(self, seed: int, counted: Counter[str]) -> None:
        self.dice = Random(seed)
        self.counted = counted
        self.first = date(2026, 4, 6) if seed % 2 else date(2027, 4, 5)
        monthly = self.dice.random() < 0.2
        self.rhythm = Rhythm.MONTHLY if monthly else Rhythm.FOUR_WEEKLY
        self.calendar = CALENDARS[self.rhythm]
        self.plain = Plain(self.first, monthly)
        self.today = self.first
        self.agenda: dict[date, list[Callable[[], None]]] = defaultdict(list)
        self.agreements: list[Agreement] = []
        self.notices: list[Notice] = []
        self.asked: dict[UUID, Reconsideration] = {}
        self.lifted: list[Lifted] = []
        self.pauses: list[Paused] = []
        self.held: list[reviews.Held] = []
        self.decided: dict[UUID, Sums] = {}
        self.plainly: dict[UUID, Told] = {}
        self.ehc = self.day(self.dice.randrange(YEAR)) if self.dice.random() < 0.5 else None
        self.closed = False
        self.last = 10

    # ------------------------------------------------------------ days and names

    def day(self, place: int) -> date:
        return self.first + DAY * place

    def at(self, day: date, act: Callable[[], None]) -> None:
        """Does something on a day of the year that is still to come."""
        self.agenda[max(day, self.today)].append(act)

    def new(self) -> UUID:
        self.last += 1
        return UUID(int=self.last)

    def now(self) -> datetime:
        """A moment of today, later than every one before."""
        self.last += 1
        return datetime.combine(self.today, time(8), UTC) + timedelta(seconds=self.last)

    # ------------------------------------------------------------ what follows, by the program

    def told(self, without: UUID | None = None) -> tuple[package.Begins, ...]:
        looked = [reconsidered.looking(each) for each in self.asked.values()]
        every = package.begins(self.agreements, self.notices, looked, self.lifted)
        return tuple(each for each in every if each.of != without)

    def spells(self) -> tuple[Spell, ...]:
        """As `services.payable` reads them: agreements alone say it until there is a notice."""
        if self.notices:
            return package.spells(self.told())
        return uplifts.apply(of_agreements(self.agreements), self.lifted)

    def streams(self) -> tuple[Stream, ...]:
        return streams(CASE, self.spells())

    def running(self) -> Agreement | None:
        signed = [each for each in self.agreements if each.state is AgreementState.SIGNED]
        return signed[-1] if signed and not self.closed else None

    def next_review(self) -> reviews.Due:
        started = min(each.starts for each in self.agreements)
        return reviews.next_review(started, self.held, OFTEN, self.ehc)

    # ------------------------------------------------------------ signed

    def sign(self, sums: Sums, starts: date, decision: UUID | None = None) -> None:
        """An agreement, where the program lets it begin on its day."""
        decision = decision or self.new()
        if self.closed or not self.may_begin(sums, starts, decision):
            self.counted["agreements refused"] += 1
            return
        self.decided.setdefault(decision, sums)
        id_, at = self.new(), self.now()
        mark = Signature(
            self.new(), Signer.PAYEE, "Ines Marlow", Signed.PAPER, self.today, SOMEBODY, "", at
        )
        for place, each in enumerate(self.agreements):
            if each.state is AgreementState.SIGNED:
                over = Ended(starts, "", SOMEBODY, "")
                self.agreements[place] = replace(each, state=AgreementState.ENDED, ended=over)
        self.agreements.append(
            Agreement(
                id_, CASE, decision, parts_of(sums), starts, self.rhythm, started_at=at,
                state=AgreementState.SIGNED, signatures=(mark,), signed_on=self.today,
            )
        )  # fmt: skip
        start = self.plain.number(starts)
        lowered = self.plainly.get(decision)
        self.plain.told.append(Told(sums, start, id_.int, decision.int, notice=lowered))
        self.counted["agreements"] += 1

    def may_begin(self, sums: Sums, starts: date, decision: UUID) -> bool:
        """As `services.package.may_begin`."""
        held = notice_given.latest_for(self.notices, decision)
        terms = {held.agreement} if held else set()
        fresh = package.Begins(parts_of(sums), starts, decision, decision, self.rhythm, decision)
        risen = package.with_rates(fresh, self.lifted, terms)
        if held is None:
            lower = bool(package.check_over(self.told(), risen))
            if len(risen) == 1:
                assert lower == self.plain.lowers(sums, self.plain.number(starts))
            return not lower
        if not package.check_over(self.told(held.id), risen):
            return True
        again = self.asked.get(held.id)
        first = package.starts_on(held, reconsidered.looking(again) if again else None)
        if first is None or starts < first:
            return False
        return not package.check_over(self.told(), risen)

    # ------------------------------------------------------------ over

    def end(self, ground: Ground | None = Ground.MOVED_AWAY) -> None:
        """The last agreement ends, by a ground of its own or where nothing is lowered by it."""
        held = self.running()
        on = max(self.today + DAY * (self.dice.randrange(20) if ground else 0), self.first)
        if held is None or on < held.starts:
            return
        found = package.check_lower(self.told(), (), on)
        assert bool(found) == self.plain.lowers((0, 0), self.plain.number(on))
        if ground is None and found:
            return
        assert not package.check_lower(self.told(), (), on, ground=ground or Ground.MOVED_AWAY)
        over = Ended(on, "They live in Leeds now.", SOMEBODY, "")
        self.agreements[self.agreements.index(held)] = replace(
            held, state=AgreementState.ENDED, ended=over
        )
        self.plain.over, self.closed = self.plain.number(on), True
        self.counted["cases ended"] += 1
