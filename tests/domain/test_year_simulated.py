"""A year of reviews, changes, uplifts and notices, day by day, against what plain words say.

Each day: nothing is lower than the day before without a notice whose time is over; nothing is paid
below what is protected; a package has exactly one next review; no day is impossible. At the end
what was paid is what was due, to the penny. domain.md §8–10; two hundred children in the suite, ten
thousand in `make stress`.

Two things are not done in these years, for the program would lower by them and does not refuse them
yet: taking back (or varying) a notice that also raised something, and new rates while a signed
agreement has not begun. Both are counted ("left").
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from ras_desktop.domain import paid, pause
from ras_desktop.domain import review as reviews
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.payment import settle
from ras_desktop.domain.stream import Due, dues
from tests.helpers.year_facts import BOTH, CALENDARS, OFTEN, YEAR
from tests.helpers.year_lived import Family
from tests.helpers.year_plain import DAY, STRANDS, months_on, period


class Watched:
    """A family's year with everything that must hold each day."""

    def __init__(self, seed: int, counted: Counter[str]) -> None:
        self.family = Family(seed, counted)
        self.paid = [ZERO, ZERO]
        self.over = [ZERO, ZERO]
        self.seen: list[list[int]] = [[], []]
        self.review: reviews.Due | None = None
        self.basis: object = None
        self.follow()

    def live(self) -> None:
        """A year, day by day."""
        family = self.family
        for place in range(YEAR):
            family.today = family.day(place)
            acts = family.agenda.pop(family.today, ())
            for act in acts:
                act()
                self.follow()
            self.each_day(place)
            if acts or family.today in self.pay_days:
                self.pay(place)
        self.at_the_end()

    def follow(self) -> None:
        """What follows from the facts as they are now, by the program and in plain words."""
        family, plain = self.family, self.family.plain
        last = family.day(YEAR - 1)
        self.streams = family.streams()
        stops = pause.effective(family.pauses)
        self.dues: list[tuple[Due, ...]] = [(), ()]
        for each in self.streams:
            self.dues[BOTH.index(each.strand)] = dues(each, stops, CALENDARS, last)
        self.sums, terms = plain.paint()
        basis = (self.sums, terms, set(plain.free))
        if basis != self.basis:
            self.due = [plain.due(self.sums[strand], terms, YEAR - 1) for strand in STRANDS]
            self.basis = basis
        self.pay_days = {one.instalment.pay_on for told in self.dues for one in told}
        for one in (each.instalment for told in self.dues for each in told):
            assert period(one.pay_on, plain.monthly)[0] == one.period.first <= one.pay_on
            assert one.due >= ZERO
            assert plain.number(one.pay_on) not in plain.free
        self.next_review()

    def next_review(self) -> None:
        """The one next review: on the council's day, with the EHC plan's review where near."""
        family = self.family
        if family.running() is None:
            self.review = None
            return
        started = min(each.starts for each in family.agreements)
        last = max((each.on for each in family.held), default=None)
        day, most = (months_on(last or started, each) for each in ((6, 12) if last else (3, 3)))
        ehc = family.ehc
        if ehc and abs((ehc - day).days) <= 28 and (last or started) < ehc <= most:
            day = ehc
        due = family.next_review()
        assert due.on == day
        assert (last or started) < due.on <= most
        assert reviews.next_day(started, last, OFTEN, ehc) == (due.kind, due.on)
        if self.review is None or (self.review.on, last) != (due.on, self.after):
            held = due.on + DAY * family.dice.choice((-10, 0, 0, 0, 3, 17, 45))
            family.at(max(held, started), self.hold(due.on))
        self.review, self.after = due, last

    def hold(self, due: date) -> Callable[[], None]:
        """Holds the review that was due on a day, unless another took its place."""

        def act() -> None:
            if self.review is not None and self.review.on == due:
                self.family.review()

        return act

    def each_day(self, place: int) -> None:
        family, today = self.family, self.family.today
        now = [0, 0]
        for each in self.streams:
            now[BOTH.index(each.strand)] += each.annual_on(today).pence
        assert now == [self.sums[strand][place] for strand in STRANDS], "what is protected"
        for strand in STRANDS:
            before = self.seen[strand][-1] if place else 0
            if now[strand] < before:
                self.allowed(place, strand, now[strand])
            self.seen[strand].append(now[strand])
        if self.review is not None:
            late = (today - self.review.on).days
            assert reviews.days_late(self.review, today) == max(late, 0)
        family.counted["days checked"] += 1

    def allowed(self, place: int, strand: int, now: int) -> None:
        """Whether a notice whose time is over, the family's own word or an end lets it be less."""
        plain = self.family.plain
        self.family.counted["reductions"] += 1
        if plain.over is not None and place >= plain.over:
            return
        assert any(
            each.own is not None
            and each.alive
            and not each.waits
            and (each.varied or each.sums)[strand] <= now
            and (place >= each.own or (each.agreed and place >= each.start))
            for each in plain.told
        ), "less, and no notice of it is over"

    def pay(self, place: int) -> None:
        """Pays what is due by today: never twice, never below what is protected."""
        for strand in STRANDS:
            before, told = self.paid[strand], self.dues[strand]
            found = paid.owing(told, before, self.family.today)
            assert found.pay >= ZERO
            self.paid[strand] += found.pay
            self.over[strand] = found.overpaid
            assert self.paid[strand] - found.overpaid == Money(self.due[strand][place])

    def at_the_end(self) -> None:
        """What was paid is what was due; no day that is past was made poorer by what came later."""
        family, last = self.family, self.family.day(YEAR - 1)
        for strand in STRANDS:
            told = [each.instalment for each in self.dues[strand]]
            left = settle(told, self.paid[strand], last)
            assert left.pay == ZERO, "nothing is left unpaid"
            assert self.paid[strand] - left.overpaid == Money(self.due[strand][-1])
            for place, seen in enumerate(self.seen[strand]):
                assert self.sums[strand][place] >= seen
        family.counted["pence paid"] += sum(each.pence for each in self.paid)


def lived(children: range) -> Counter[str]:
    """A year of each of them, and what happened in it."""
    counted: Counter[str] = Counter()
    for seed in children:
        try:
            Watched(seed, counted).live()
        except Exception as error:
            error.add_note(f"child {seed}")
            raise
        counted["children"] += 1
    return counted


HAPPENS = (
    "agreements", "reviews", "late reviews", "notices", "notices withdrawn", "asked again",
    "answers: upheld", "answers: varied", "answers: withdrawn", "answers: dropped", "uplifts",
    "pauses", "cases ended", "reductions", "early days refused",
)  # fmt: skip


def test_a_year_of_two_hundred_children() -> None:
    counted = lived(range(200))
    assert counted["days checked"] == 200 * YEAR
    assert not [each for each in HAPPENS if not counted[each]], "a year in which it all happens"


@pytest.mark.stress
def test_a_year_of_ten_thousand_children() -> None:
    begun = time.perf_counter()
    counted = lived(range(10_000))
    print(f"\n{time.perf_counter() - begun:.0f} s", *map(": ".join, _said(counted)), sep="\n")
    assert counted["children"] == 10_000
    assert counted["days checked"] == 10_000 * YEAR


def _said(counted: Counter[str]) -> list[tuple[str, str]]:
    return [(what, f"{count:,}") for what, count in sorted(counted.items())]
