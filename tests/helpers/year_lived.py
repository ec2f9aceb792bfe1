"""A year of one family: signed, reviewed, lowered, asked, raised, paused, over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from ras_desktop.domain import package, pause
from ras_desktop.domain import review as reviews
from ras_desktop.domain import uplift as uplifts
from ras_desktop.domain.costing import Prices
from ras_desktop.domain.money import Money
from ras_desktop.domain.pause import Paused, PauseState
from ras_desktop.domain.plan import Way
from ras_desktop.domain.stream import in_force
from ras_desktop.domain.uplift import Held, Lifted
from tests.helpers.year_facts import BOTH, CASE, SOMEBODY, YEAR, Sums, parts_of, sums_of
from tests.helpers.year_lowered import Lowered
from tests.helpers.year_plain import (
    DAY,
    Rise,
    months_on,
)


class Family(Lowered):
    """What happens in its year follows from its seed."""

    def __init__(self, seed: int, counted: Counter[str]) -> None:
        super().__init__(seed, counted)
        self._plan_year()

    def _plan_year(self) -> None:
        dice = self.dice
        begun = self.day(dice.randrange(0, 60))
        care, health = dice.randrange(80_000, 1_500_000), dice.choice((0, 0, 300_000))
        self.at(begun, lambda: self.sign((care, health), begun + DAY * dice.randrange(30)))
        if dice.random() < 0.7:
            self.at(self.day(dice.randrange(60, YEAR)), self.raise_rates)
        if dice.random() < 0.2:
            self.at(self.day(dice.randrange(70, YEAR)), self.pause)
        for _ in range(dice.choice((0, 1, 1, 2))):
            self.at(self.day(dice.randrange(70, YEAR)), self.decide)
        if dice.random() < 0.1:
            self.at(self.day(dice.randrange(90, YEAR)), self.end)

    # ------------------------------------------------------------ reviewed, decided

    def review(self) -> None:
        """Holds the review that is due; every third one changes something."""
        if self.closed:
            return
        due = self.next_review()
        started = min(each.starts for each in self.agreements)
        assert reviews.check_held(self.today, started, self.held, self.today) == ()
        self.held.append(reviews.Held(due.kind, self.today))
        self.counted["reviews"] += 1
        self.counted["late reviews"] += self.today > due.on
        if due.kind is reviews.Kind.ANNUAL:
            self.ehc = months_on(due.on, 12)
        if self.dice.random() < 0.35:
            self.decide()

    def decide(self) -> None:
        """More, less or a stop of what is in force; less by one strand, or by both."""
        held = package.on(self.told(), self.today) if self.agreements else None
        if held is None or not held.parts or self.closed:
            return
        dice, (care, health) = self.dice, sums_of(held.parts)
        care = care * dice.choice((0, 50, 75, 90, 97, 110, 130)) // 100
        health = health * dice.choice((0, 80, 100, 100, 100, 120)) // 100
        wanted, decision = (care, health), self.new()
        lower = bool(package.check_lower(self.told(), parts_of(wanted), self.today))
        assert lower == self.plain.lowers(wanted, self.plain.number(self.today))
        self.counted["decisions"] += 1
        between = self._between()
        if between is not None and dice.random() < 0.3:
            self.sign(*between)
        elif lower:
            self.decided[decision] = wanted
            self.at(self._some_day(), lambda: self.give(decision, wanted))
        else:
            on = self.today + DAY * dice.randrange(15)
            self.at(on, lambda: self.sign(wanted, self._later(10), decision))

    def _between(self) -> tuple[Sums, date] | None:
        """Sums between those now and those of a notice that runs, from its own first day."""
        runs = [each for each in self.notices if each.counts and each.starts > self.today]
        if not runs:
            return None
        was, less = sums_of(runs[-1].before), sums_of(runs[-1].after)
        return ((was[0] + less[0]) // 2, (was[1] + less[1]) // 2), runs[-1].starts

    def _some_day(self) -> date:
        """A day within a month, every third time the last one of a month."""
        day = self.today + DAY * self.dice.randrange(25)
        if self.dice.random() < 0.33:
            day = months_on(day.replace(day=1), 1) - DAY * self.dice.choice((1, 1, 2))
        return max(day, self.today)

    def _later(self, days: int) -> date:
        return self.today + DAY * self.dice.randrange(days)

    # ------------------------------------------------------------ raised, paused, over

    def raise_rates(self) -> None:
        """New rates as `services.uplift` finds whom they reach: three per cent more.

        Not while a signed agreement has not begun: they do not reach it, and on its first day it
        would lower what they raised (a known fault of the program).
        """
        spell = next((e for e in self.spells() if e.last is None or self.today <= e.last), None)
        if spell is None or spell.decision is None or self.closed:
            return
        if any(each.starts > self.today for each in self.agreements):
            self.counted["uplifts left: an agreement begins later"] += 1
            return
        starts = max(self.today, spell.first)
        supports = tuple(
            Held(UUID(int=place), "", strand, Way.DIRECT_PAYMENT, Money(sum_), Decimal(50), "h")
            for place, (strand, sum_) in enumerate(
                zip(BOTH, self.decided[spell.decision], strict=True)
            )
            if sum_
        )
        before = [each for each in self.lifted if each.decision == spell.decision]
        held, paid = uplifts.as_raised(supports, before), in_force(self.streams(), starts)
        found = uplifts.rise(held, paid, Prices(()), starts, Decimal("0.03"))
        lifts, lines, kept = found
        if not lifts:
            self.counted["uplifts that reach nobody"] += 1
            return
        self.lifted.append(
            Lifted(
                self.new(), CASE, self.new(), spell.agreement, starts, self.today, lifts, lines,
                kept, spell.decision,
            )
        )  # fmt: skip
        was, now = (
            {e.strand: getattr(e, side).pence for e in lifts} for side in ("before", "after")
        )
        assert all(now[each] == (was[each] * 206 + 100) // 200 for each in was), "half a penny up"
        self.plain.rises.append(
            Rise(
                self.plain.number(starts), spell.agreement.int, spell.decision.int,
                (was.get(BOTH[0], 0), was.get(BOTH[1], 0)),
                (now.get(BOTH[0], 0), now.get(BOTH[1], 0)),
            )
        )  # fmt: skip
        self.counted["uplifts"] += 1

    def pause(self) -> None:
        """A pause that a manager agreed to, at times for days that are paid already; one in three
        ends before its end."""
        first = self.today + DAY * self.dice.randrange(-10, 20)
        last = first + DAY * self.dice.randrange(1, 13 * 7)
        wanted = Paused(self.new(), CASE, first, last, "Hospital", SOMEBODY, "", self.today)
        if self.closed or pause.check(wanted, self.pauses, 13):
            return
        back = first + DAY * self.dice.randrange((last - first).days)
        back_on = back if back > self.today and self.dice.random() < 0.33 else None
        self.pauses.append(replace(wanted, state=PauseState.AGREED, resumed_on=back_on))
        until = last if back_on is None else back_on - DAY
        self.plain.free |= set(range(self.plain.number(first), self.plain.number(until) + 1))
        self.counted["pauses"] += 1
