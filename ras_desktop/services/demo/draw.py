"""Who each case is about and what it comes to; live ones are drawn until their total is right.

No sum is ever changed: a child whose answers take the total too far is another child.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.dates import age_on, birthday
from ras_desktop.domain.form import Form
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scoring import score
from ras_desktop.services.demo.answers import Drawn, draw
from ras_desktop.services.demo.children import Setting, Youngster, birth, youngster
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.homes import Home, home
from ras_desktop.services.demo.rules import Rules
from ras_desktop.services.demo.stages import COUNTS, LIVE, Kind, Slot

TOTAL = Money.pounds(420_000)
"""What 111 live direct payments come to a year (Rotherham 2016/17; R 2.5)."""

LIVE_COUNT = sum(COUNTS[kind] for kind in LIVE)
LEAST, MOST = Money.pounds(480), Money.pounds(15_500)
NEAR = 500
"""The total is near enough when it is off by less than one part in so many."""


@dataclass(frozen=True, slots=True)
class Thrown:
    """Answers of a case and what they come to a year (None: no sum).

    `aim`: what the plan is made for; a panel agrees to more or less than the RAS gives.
    """

    drawn: Drawn
    annual: Money | None
    aim: Money


@dataclass(frozen=True, slots=True)
class Known:
    """A slot with its family, its child, and the day and the form of its assessment."""

    slot: Slot
    home: Home
    who: Youngster
    assessed: date
    years: int
    form: Form | None
    thrown: Thrown | None = None


_BEFORE_LAST = {
    Kind.LIVE_NEW: (24, 120),
    Kind.LIVE_REVIEWED: (20, 190),
    Kind.SEALED: (3, 45),
    Kind.PLAN_DRAFT: (12, 75),
    Kind.AT_PANEL: (12, 34),
    Kind.ASSESSMENT_DRAFT: (0, 24),
}
"""Days from the assessment to the last day on which there may be one."""


def know(setting: Setting, rules: Rules, slots: Sequence[Slot]) -> list[Known]:
    """Every case's family and child, in the order of the slots."""
    homes: dict[int, Home] = {}
    taken: dict[str, set[str]] = {}
    found: list[Known] = []
    for slot in slots:
        if slot.root not in homes:
            dice = Dice(setting.seed, "home", slot.root)
            homes[slot.root] = home(dice, setting.words, setting.lists, slot.root, slot.shape)
        at_home = homes[slot.root]
        known = _know(setting, rules, slot, at_home, frozenset(taken.get(at_home.last, ())))
        taken.setdefault(at_home.last, set()).add(known.who.child.first_names.split(" ")[0])
        found.append(known)
    return _siblings(found)


def _siblings(found: list[Known]) -> list[Known]:
    """Brothers and sisters who have cases speak of one another; the duplicate is its original."""
    for known in found:
        at, root = known.slot.index, known.slot.root
        if known.slot.kind is Kind.DUPLICATE:
            found[at] = replace(known, who=_misspelt(found[root].who))
        elif root != at:
            for one, other in ((at, root), (root, at)):
                whose = found[other].who
                told = (whose.child.called, whose.girl)
                found[one] = replace(found[one], who=replace(found[one].who, sibling=told))
    return found


def _misspelt(who: Youngster) -> Youngster:
    """The same child as somebody else would type it: one letter of the first name is twice."""
    first = who.child.first_names.split(" ")[0]
    typed = f"{first[:-1]}{first[-2]}{first[-1]}"
    return replace(who, child=replace(who.child, first_names=typed))


def _know(
    setting: Setting, rules: Rules, slot: Slot, at_home: Home, taken: frozenset[str]
) -> Known:
    dice = Dice(setting.seed, "child", slot.index)
    adult = slot.kind is Kind.ADULT
    born = birth(dice, setting.on, adult)
    while born > slot.opened - timedelta(45) or (not adult and _too_old(born, slot, rules)):
        born = birth(dice, setting.on, adult)
    who = youngster(dice, setting, at_home, slot.index, born, taken)
    assessed = min(_assessed(dice, slot, rules), birthday(born, 18) - timedelta(1))
    years = age_on(born, max(assessed, born))
    return Known(slot, at_home, who, assessed, years, rules.scheme.form_for(years))


def _too_old(born: date, slot: Slot, rules: Rules) -> bool:
    """Whether the 18th birthday came before there could be an assessment with the scheme."""
    return birthday(born, 18) <= max(slot.opened, rules.first) + timedelta(30)


def _assessed(dice: Dice, slot: Slot, rules: Rules) -> date:
    least, most = _BEFORE_LAST.get(slot.kind, (30, 200))
    first = max(rules.first, slot.opened + timedelta(9), rules.last - timedelta(most))
    return dice.weekday(min(first, rules.last), max(first, rules.last - timedelta(least)))


def throw(setting: Setting, rules: Rules, known: Known, attempt: int) -> Thrown:
    """The answers of one throw, and the budget that the scheme gives for them."""
    assert known.form is not None
    dice = Dice(setting.seed, "answers", known.slot.index, attempt)
    drawn = draw(
        dice,
        known.form,
        setting.words.falls,
        known.who.profile.family,
        known.who.sibling is not None,
    )
    annual = reckon(rules, known, drawn).annual
    factor = dice.whole(85, 115) if dice.chance(34) else 100
    aim = annual.pence * factor // 10_000 * 100 if annual else 0
    return Thrown(drawn, annual, Money(aim))


def reckon(rules: Rules, known: Known, drawn: Drawn) -> Budget:
    """The indicative budget of these answers, as the program gives it."""
    assert known.form is not None
    card = score(known.form, read(known.form, drawn.given))
    return allocate(rules.scheme, card, on=known.assessed, age=known.years, gates=rules.gates)


def settle(
    setting: Setting, rules: Rules, found: list[Known], progress: Callable[[], None] = lambda: None
) -> list[Known]:
    """The cases with the throw that counts: live ones come to the total, others need a sum."""
    tuned = _Tuning(setting, rules)
    for at, known in enumerate(found):
        if known.slot.kind in LIVE:
            tuned.add(known)
        elif known.form is not None:
            found[at] = _with_sum(setting, rules, known)
        progress()
    tuned.settle()
    return [tuned.chosen.get(known.slot.index, known) for known in found]


def _with_sum(setting: Setting, rules: Rules, known: Known) -> Known:
    """A throw that gives a sum, where a plan follows; one sealed case in five may have none."""
    wanted = known.slot.kind is not Kind.SEALED or known.slot.index % 5
    attempt = 0
    while True:
        thrown = throw(setting, rules, known, attempt)
        if not wanted or (thrown.annual is not None and thrown.annual >= LEAST):
            return replace(known, thrown=thrown)
        attempt += 1


class _Tuning:
    """Draws live cases anew until indicative budgets and plans come to the total."""

    def __init__(self, setting: Setting, rules: Rules) -> None:
        self.setting, self.rules = setting, rules
        self.chosen: dict[int, Known] = {}
        self._next: dict[int, int] = {}

    def add(self, known: Known) -> None:
        """Takes the first throw that ends with a direct payment."""
        self._next[known.slot.index] = 0
        self.chosen[known.slot.index] = self._another(known)

    def settle(self) -> None:
        """Draws one after the other anew, as long as that brings the total nearer."""
        if not self.chosen:
            return
        target = TOTAL.pence * len(self.chosen) // LIVE_COUNT
        dice = Dice(self.setting.seed, "settle", len(self.chosen))
        members = list(self.chosen)
        sums = [_sums(each) for each in self.chosen.values()]
        totals = [sum(each[part] for each in sums) for part in (0, 1)]
        tries = 400 + 40 * len(members)
        while max(abs(each - target) for each in totals) * NEAR > target and tries:
            tries -= 1
            held = self.chosen[dice.pick(members)]
            other = self._another(held)
            moved = [total + new - old for total, new, old in
                     zip(totals, _sums(other), _sums(held), strict=True)]  # fmt: skip
            if _off(moved, target) < _off(totals, target):
                self.chosen[held.slot.index] = other
                totals = moved

    def _another(self, known: Known) -> Known:
        """The next throw that ends with a direct payment: small sums are often not taken up."""
        index = known.slot.index
        while True:
            attempt = self._next[index]
            self._next[index] += 1
            thrown = throw(self.setting, self.rules, known, attempt)
            annual = thrown.annual
            if annual is not None and LEAST <= annual <= MOST and thrown.aim >= LEAST:
                dice = Dice(self.setting.seed, "take-up", index, attempt)
                if dice.share() < 0.25 + annual.pence / 250_000:
                    return replace(known, thrown=thrown)


def _sums(known: Known) -> tuple[int, int]:
    """What a case comes to a year: by the RAS, and by its plan; in pence."""
    thrown = known.thrown
    assert thrown is not None
    assert thrown.annual is not None
    return thrown.annual.pence, thrown.aim.pence


def _off(totals: list[int], target: int) -> int:
    return sum(abs(each - target) for each in totals)
