"""What a family is due each day, said a second time from domain.md §8–10, in plain lists of days.

Nothing here calls the program's rules: days are numbers from the family's first one on, sums are
pence, and what is in force is painted over the days in the order in which it was decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import accumulate, groupby
from operator import lt

ANCHOR = date(2026, 4, 6)
"""The first day of a four-weekly period of the council."""
DAY = timedelta(days=1)
SPAN = 365 + 260
"""Days that are painted: past the last day on which anything told in the year begins."""
STRANDS = (0, 1)
Piece = tuple[date, int, int]
"""The first day of a period, the day on which some of it is paid, and how much."""


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last one of a month that is shorter."""
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1) - DAY


def by_post(sent: date, closed: frozenset[date]) -> date:
    """Two working days after posting."""
    left = 2
    while left:
        sent += DAY
        left -= sent.isoweekday() < 6 and sent not in closed
    return sent


@cache
def period(day: date, monthly: bool) -> tuple[date, int]:
    """The first day of the period of a day, and its length."""
    if monthly:
        first = date(day.year, day.month, 1)
        return first, (months_on(first, 1) - first).days
    return day - DAY * ((day - ANCHOR).days % 28), 28


def period_after(day: date, monthly: bool) -> date:
    """The first day of the first period that starts after a day."""
    first, length = period(day, monthly)
    return first + DAY * length


@dataclass
class Told:
    """Sums a year from a day on: an agreement, or a notice (`own`: the first day that it lets)."""

    sums: tuple[int, int]
    start: int
    agreement: int
    decision: int
    given: int = 0
    ends: int | None = None
    own: int | None = None
    agreed: bool = False
    notice: Told | None = None
    alive: bool = True
    waits: bool = False
    waited: bool = False
    answered: int | None = None
    varied: tuple[int, int] | None = None
    shown: int | None = None


@dataclass
class Rise:
    """New rates: from a day on one sum becomes another under an agreement or its decision."""

    at: int
    agreement: int
    decision: int
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass
class Plain:
    """One family. `first`: day 0; `free`: days of a pause; `over`: the day on which all ended."""

    first: date
    monthly: bool
    told: list[Told] = field(default_factory=list)
    rises: list[Rise] = field(default_factory=list)
    over: int | None = None
    free: set[int] = field(default_factory=set)

    def number(self, day: date) -> int:
        """The number of a day."""
        return (day - self.first).days

    def day(self, place: int) -> date:
        """The day of a number."""
        return self.first + DAY * place

    def begins(self, each: Told) -> int | None:
        """The first day that a family was told, after all that was asked and answered."""
        if each.own is None:
            if each.notice is None:
                return each.start
            shown = None if each.notice.varied else each.notice.shown
            return None if shown is None else max(shown, each.start)
        if not each.alive or each.waits:
            return None
        if not each.waited or each.answered is None or each.ends is None:
            return each.start
        late = period_after(self.day(each.answered), self.monthly)
        own = max(each.own, self.number(late)) if each.answered > each.ends else each.own
        return max(each.start, own)

    def values(self, each: Told, start: int, strand: int) -> list[int]:
        """One strand's sum on every day, as new rates raise it."""
        found = [(each.varied or each.sums)[strand]] * SPAN
        terms = {each.agreement} | ({each.notice.agreement} if each.notice else set())
        for by in self.rises:
            at = max(start, by.at)
            of = by.agreement in terms or by.decision == each.decision
            if of and by.before[strand] and found[at] == by.before[strand]:
                found[at:] = [by.after[strand]] * (SPAN - at)
        return found

    def paint(self) -> tuple[list[list[int]], list[int]]:
        """By strand the sum a year of every day; by whose terms it is paid."""
        sums, terms = [[0] * SPAN, [0] * SPAN], [0] * SPAN
        for each in self.told:
            each.shown = start = self.begins(each)
            if start is None:
                continue
            new = [self.values(each, start, strand) for strand in STRANDS]
            each.shown = self.guarded(each, start, new, sums)
            own = SPAN if each.shown is None else each.shown
            self._higher(each, range(start, own), new, sums, terms)
            for strand in STRANDS:
                sums[strand][own:] = new[strand][own:]
            terms[own:] = [each.agreement] * (SPAN - own)
        if self.over is not None:
            for strand in STRANDS:
                sums[strand][self.over :] = [0] * (SPAN - self.over)
        return sums, terms

    def _higher(
        self, each: Told, days: range, new: list[list[int]], sums: list[list[int]], terms: list[int]
    ) -> None:
        """Until it may lower anything: of each strand what is higher."""
        begun = False
        for place in days:
            for strand in STRANDS:
                begun = begun or new[strand][place] > sums[strand][place]
                sums[strand][place] = max(new[strand][place], sums[strand][place])
            if begun:
                terms[place] = each.agreement

    def guarded(
        self, each: Told, start: int, new: list[list[int]], sums: list[list[int]]
    ) -> int | None:
        """What lowers something begins by its own notice, and without one never."""
        if each.agreed or each.notice or (each.own is not None and start >= each.own):
            return start
        at = first_free(new, sums, start)
        if each.own is not None:
            return min(at, each.own)
        return at if at < SPAN else None

    def first_day(self, sums: tuple[int, int], given: int, own: int) -> int:
        """The first day on which sums may begin whose notice is given on a day."""
        now, _terms = self.paint()
        return min(own, first_free([[each] * SPAN for each in sums], now, given))

    def lowers(self, sums: tuple[int, int], start: int) -> bool:
        """Whether sums from a day on are less than what is payable on it or on any later day."""
        now, _terms = self.paint()
        return any(sums[strand] < max(now[strand][start:]) for strand in STRANDS)

    def due(self, sums: list[int], terms: list[int], until: int) -> list[int]:
        """What is due of one strand up to and with each day, each of the days walked.

        What one agreement pays for a period is paid on the first of its days, in advance.
        """
        paid: dict[tuple[int, date], list[tuple[int, int]]] = {}
        at = turn = by = 0
        for (annual, terms_of), days in groupby(zip(sums, terms, strict=True)):
            first, at = at, at + len(list(days))
            if annual:
                turn, by = turn + (terms_of != by), terms_of
                for period_first, place, sum_ in self._run(annual, first, at, until):
                    paid.setdefault((turn, period_first), []).append((place, sum_))
        found = [0] * (until + 1)
        for parts in paid.values():
            place = min(place for place, _sum in parts)
            if place <= until:
                found[place] += sum(sum_ for _place, sum_ in parts)
        return list(accumulate(found))

    def _run(self, annual: int, first: int, after: int, until: int) -> Iterator[Piece]:
        """One sum in force: years of it by periods. `after`: the day on which it is over."""
        first_of, length = period(self.day(until), self.monthly)
        last = self.number(first_of) + length - 1
        begin, years = first, 0
        while begin <= last and (after == SPAN or begin < after):
            years += 1
            over = begin + 364
            if self.monthly:
                over = self.number(months_on(self.day(first), 12 * years))
            pieces: dict[date, list[int]] = {}
            place, end = begin, over if after == SPAN else min(over, after)
            while place < end:
                first_of, length = period(self.day(place), self.monthly)
                until_ = min(end, self.number(first_of) + length)
                days = [each for each in range(place, until_) if each not in self.free]
                if days:
                    pieces[first_of] = days
                place = until_
            whole = sum(map(len, pieces.values())) == over - begin
            yield from self._year(annual, pieces, whole=whole)
            begin = over

    def _year(self, annual: int, pieces: dict[date, list[int]], *, whole: bool) -> Iterator[Piece]:
        """Each period rounded down; the last one takes what is left of the year."""
        count = 12 if self.monthly else 13
        shares = [
            Fraction(len(days), period(first, self.monthly)[1] * count)
            for first, days in pieces.items()
        ]
        left = annual if whole else min(annual, int(annual * sum(shares) + Fraction(1, 2)))
        for place, ((first, days), share) in enumerate(zip(pieces.items(), shares, strict=True), 1):
            paid = left if place == len(pieces) else min(left, int(annual * share))
            left -= paid
            yield first, days[0], paid


def first_free(new: list[list[int]], sums: list[list[int]], start: int) -> int:
    """The first day from which nothing of what is new is less than what there is."""
    if not any(any(map(lt, new[each][start:], sums[each][start:])) for each in STRANDS):
        return start
    for place in range(SPAN - 1, start - 1, -1):
        if any(new[strand][place] < sums[strand][place] for strand in STRANDS):
            return place + 1
    return start
