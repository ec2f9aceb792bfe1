"""A family is told of less: notice given, taken back, looked at again, by the program's rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import notice, notice_given, package, reconsideration, reconsidered
from ras_desktop.domain.agreement import (
    Part,
)  # fmt: skip
from ras_desktop.domain.notice import Clock, Ground, How
from ras_desktop.domain.notice_given import Agreed, Given, Notice, NoticeState
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.reconsidered import AskedState, Reconsideration
from tests.helpers.year_facts import BY, CASE, SHUT, SOMEBODY, Facts, Sums, parts_of, sums_of
from tests.helpers.year_plain import (
    DAY,
    Told,
    by_post,
    months_on,
    period_after,
)


class Lowered(Facts):
    """A family that may be told of less."""

    def give(self, decision: UUID, sums: Sums) -> None:
        """Gives notice of a lower decision, where it still lowers anything."""
        told, parts = self.told(), parts_of(sums)
        held = package.on(told, self.today)
        if self.closed or held is None or not package.check_lower(told, parts, self.today):
            return
        how = self.dice.choice((How.HAND, How.POST))
        clock = notice.clock(self.today, how, BY, self.calendar)
        own = self._checked(clock, how)
        first = package.first_day(told, parts, clock)
        given = self.plain.number(clock.given)
        assert self.plain.number(first) == self.plain.first_day(sums, given, own)
        starts, agreed = self._chosen(told, parts, clock, first)
        id_ = self.new()
        whole = Notice(
            id_, CASE, held.agreement, decision, held.parts, parts, self.rhythm, agreed=agreed
        )
        by = Given(SOMEBODY, "", self.now(), self.today, how, "Nadia Quarrington", clock)
        self.notices.append(notice_given.give(whole, by, starts))
        plain = Told(
            sums, self.plain.number(starts), held.agreement.int, decision.int, given,
            self.plain.number(clock.ends), own, agreed != Agreed(),
        )  # fmt: skip
        self.plain.told.append(plain)
        self.plainly[decision] = plain
        self.counted["notices"] += 1
        self._what_follows(id_, decision, sums, starts)

    def _checked(self, clock: Clock, how: How) -> int:
        """The days of a notice against the calendar on the wall; its own first day."""
        given = self.today if how is How.HAND else by_post(self.today, SHUT)
        ends = months_on(given, 3)
        assert (clock.given, clock.ends) == (given, ends)
        assert how is How.HAND or (given.weekday() < 5 and given not in SHUT)
        assert ends.day == given.day or ((ends + DAY).day == 1 and ends.day < given.day)
        assert clock.starts == period_after(ends, self.plain.monthly) > ends
        assert all(given < each <= ends for each in clock.reminders)
        return self.plain.number(clock.starts)

    def _chosen(
        self, told: tuple[package.Begins, ...], parts: tuple[Part, ...], clock: Clock, first: date
    ) -> tuple[date, Agreed]:
        """The first day, a later one, or an earlier one that the family agreed to in writing."""
        kind = self.dice.random()
        if first > self.today:
            early = self._later((first - self.today).days)
            found = package.check_lower(told, parts, early, clock)
            lower = self.plain.lowers(sums_of(parts), self.plain.number(early))
            assert [each.code for each in found] == ["notice.too_early"] * lower
            self.counted["early days refused"] += lower
            if kind < 0.08:
                on = self.today
                assert not package.check_lower(told, parts, early, clock, on, Ground.AGREED)
                return early, Agreed(on, "Nadia Quarrington")
        longer = first + DAY * self.dice.randrange(1, 40) if kind > 0.92 else first
        assert not package.check_lower(told, parts, longer, clock)
        return longer, Agreed()

    def _what_follows(self, id_: UUID, decision: UUID, sums: Sums, starts: date) -> None:
        kind, later = self.dice.random(), self.today + DAY * self.dice.randrange(1, 150)
        if kind < 0.12:
            self.at(later, lambda: self.withdraw(id_))
        elif kind < 0.5:
            self.at(later, lambda: self.ask(id_))
        elif any(sums) and kind < 0.8:
            on = max(starts, later)
            self.at(later, lambda: self.sign(sums, max(on, self.today), decision))
        elif not any(sums):
            self.at(starts, lambda: self.stop(id_))

    def _place(self, id_: UUID) -> int:
        return next(place for place, each in enumerate(self.notices) if each.id == id_)

    def withdraw(self, id_: UUID) -> None:
        """Takes a notice back: what was in force before it is in force again."""
        held = self.notices[self._place(id_)]
        if held.counts and not self.closed and not self._would_lower(held, alive=False):
            self.notices[self._place(id_)] = replace(
                held, state=NoticeState.WITHDRAWN, withdrawn_on=self.today
            )
            self.plainly[held.decision].alive = False
            self.counted["notices withdrawn"] += 1

    def _would_lower(self, held: Notice, *, alive: bool, varied: Sums | None = None) -> bool:
        """Whether taking a notice back, or less of it, lowers what it raised beside: one strand
        less and another more, or more than an earlier notice left. The program does not refuse it
        (a known fault), so nobody does it here."""
        plain = self.plainly[held.decision]
        kept = (plain.alive, plain.varied, plain.waits)
        plain.waits = plain.waits and varied is None
        was = self.plain.paint()[0]
        plain.alive, plain.varied, plain.waits = alive, varied, False
        now = self.plain.paint()[0]
        plain.alive, plain.varied, plain.waits = kept
        lower = any(
            new < old
            for told, before in zip(now, was, strict=True)
            for new, old in zip(told, before, strict=True)
        )
        self.counted["left, for it would lower"] += lower
        return lower

    def ask(self, id_: UUID) -> None:
        """The family asks to look again; the reduction waits unless it has begun."""
        held = self.notices[self._place(id_)]
        if not held.counts or self.closed:
            return
        waits = self.dice.random() < 0.8 and held.starts > self.today
        self.asked[id_] = Reconsideration(
            self.new(), CASE, id_, self.today, "Nadia Quarrington", "It is too little.", "", waits,
            self.today, self.today, SOMEBODY, "", self.now(),
        )  # fmt: skip
        assert not reconsidered.check_asked(self.asked[id_], held, self.today)
        plain = self.plainly[held.decision]
        plain.waits = plain.waited = waits
        self.counted["asked again"] += 1
        self.at(self.today + DAY * self.dice.randrange(1, 60), lambda: self.answer(id_))

    def answer(self, id_: UUID) -> None:
        """Upheld, varied, withdrawn, or the family takes its request back."""
        held, asked = self.notices[self._place(id_)], self.asked[id_]
        if not held.counts or self.closed:
            return
        assert held.given is not None
        assert held.given.clock is not None
        clock, kind = held.given.clock, self.dice.choice((*Outcome, None))
        middle: Sums = tuple(
            (was + less) // 2
            for was, less in zip(sums_of(held.before), sums_of(held.after), strict=True)
        )  # type: ignore[assignment]
        if kind is Outcome.VARIED and not held.becomes.pence < sum(middle) < held.was.pence:
            kind = Outcome.UPHELD
        back, varied = kind is Outcome.WITHDRAWN, middle if kind is Outcome.VARIED else None
        if (back or varied) and self._would_lower(held, alive=not back, varied=varied):
            kind = Outcome.UPHELD
        plain, begins = self.plainly[held.decision], None
        if asked.waits:
            begins = reconsideration.starts(clock, self.calendar, self.today, waits=True)
        if kind is None:
            told = replace(asked, state=AskedState.DROPPED, answered_on=self.today, begins=begins)
        else:
            by = (UUID(int=3), "")
            assert not reconsidered.check_parts(parts_of(middle), held)
            told = reconsidered.answered(
                asked, kind, "Why.", parts_of(middle), by, self.today, begins
            )
        self.asked[id_] = told
        plain.waits, plain.answered = False, self.plain.number(self.today)
        plain.alive = kind is not Outcome.WITHDRAWN
        plain.varied = middle if kind is Outcome.VARIED else None
        self.counted[f"answers: {kind or 'dropped'}"] += 1

    def stop(self, id_: UUID) -> None:
        """Ends what a notice of a stop has brought to nothing."""
        if self.notices[self._place(id_)].counts and id_ not in self.asked and not self.closed:
            self.end(None)
