"""New dated rates for everybody whose budget holds hours × rate (word: uplift). domain.md §8.

A budget is hours times a rate, so new rates reach everyone; and the program says who is *not*
reached and why (O Haringey 24-013-837: £150 a week for nine years). An uplift only ever raises: a
rate that fell lowers nobody's money, for only a notice does that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.agreement import PAID, Part
from ras_desktop.domain.costing import Prices
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.payment import DAY
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.step import Step, Steps
from ras_desktop.domain.stream import Key, Spell

MOST_SHARE = Decimal("0.5")
"""More than half on top of a rate at once is a slip of the finger: own judgement."""

LONG = 12
"""Months without any change after which a budget is listed."""


class UpliftState(StrEnum):
    """draft → approved by somebody else, or withdrawn; what is approved never changes."""

    DRAFT = "draft"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Uplift:
    """The rates of the council's price list from a day on, for everybody.

    `share`: what rates that are not of the list rise by (0.03: three per cent; 0: not at all).
    `families`, `more`: how many were reached and what it costs a year, once it is approved.
    """

    id: UUID
    starts: date
    title: str
    share: Decimal
    by: UUID
    by_name: str
    made_on: date
    state: UpliftState = UpliftState.DRAFT
    ended_by: UUID | None = None
    ended_by_name: str = ""
    ended_on: date | None = None
    families: int = 0
    more: Money = ZERO
    version: int = 0


class WhyNot(StrEnum):
    """Why a support is not reached."""

    NOT_PAID = "not_paid"
    SUM = "sum"
    OWN_RATE = "own_rate"
    NO_PRICE = "no_price"
    SAME = "same"
    CHANGED = "changed"
    ENDS = "ends"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Held:
    """One support as it was decided, or as an earlier uplift left it. `code`: of the price list."""

    line: UUID
    what: str
    strand: Strand
    way: Way
    annual: Money
    units: Decimal | None = None
    unit: str = ""
    code: str = ""

    @property
    def rate(self) -> Money | None:
        """What a unit costs, to the nearest penny; None for a sum."""
        return None if not self.units else self.annual.times(1 / Fraction(self.units))


@dataclass(frozen=True, slots=True)
class Raised:
    """One support that is reached: its rates, its sums a year, and how the new one came about."""

    line: UUID
    what: str
    old: Money
    new: Money
    before: Money
    after: Money
    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One support that is not reached, and why."""

    what: str
    why: WhyNot


@dataclass(frozen=True, slots=True)
class Lift:
    """One strand in one way of an agreement: what is paid a year before and from the day on."""

    strand: Strand
    way: Way
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class Lifted:
    """What an uplift does to one family.

    `kept`: its supports that are not reached; `decision`: what granted those that are.
    """

    id: UUID
    case: UUID
    uplift: UUID
    agreement: UUID
    starts: date
    approved_on: date
    lifts: tuple[Lift, ...]
    lines: tuple[Raised, ...]
    kept: tuple[Kept, ...] = ()
    decision: UUID | None = None
    version: int = 0

    @property
    def before(self) -> Money:
        """What is paid a year of these strands before."""
        return total(each.before for each in self.lifts)

    @property
    def after(self) -> Money:
        """What is paid a year of these strands from the day on."""
        return total(each.after for each in self.lifts)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A family that an uplift does not reach, and why, support by support."""

    case: UUID
    annual: Money
    kept: tuple[Kept, ...]


def check(wanted: Uplift, today: date) -> Findings:
    """What a draft lacks. Its day may be past: arrears are then due with the next payment."""
    found = []
    if not wanted.title.strip():
        found.append(Finding("uplift.title", "title"))
    if not 0 <= wanted.share <= MOST_SHARE:
        values = {"most": int(MOST_SHARE * 100)}
        found.append(Finding("uplift.share", "share", values))
    if not add_months(today, -LONG) <= wanted.starts <= add_months(today, LONG):
        found.append(Finding("uplift.starts", "starts", {"months": LONG}))
    return tuple(found)


def rise(
    held: Sequence[Held], paid: Mapping[Key, Money], prices: Prices, on: date, share: Decimal
) -> tuple[tuple[Lift, ...], tuple[Raised, ...], tuple[Kept, ...]]:
    """What new rates do to the supports of one family. `paid`: a year on that day, by strand and
    way; where it is not what the supports come to, a notice or an agreement has changed it since,
    and a person looks at it."""
    sums: dict[Key, Money] = defaultdict(lambda: ZERO)
    for each in held:
        sums[each.strand, each.way] += each.annual
    raised: list[Raised] = []
    kept: list[Kept] = []
    more: dict[Key, Money] = defaultdict(lambda: ZERO)
    for each in held:
        key = (each.strand, each.way)
        found: Raised | WhyNot
        if each.way not in PAID:
            found = WhyNot.NOT_PAID
        elif paid.get(key, ZERO) != sums[key]:
            found = WhyNot.CHANGED
        else:
            found = _rise(each, prices, on, share)
        if isinstance(found, Raised):
            raised.append(found)
            more[key] += found.after - found.before
        else:
            kept.append(Kept(each.what, found))
    lifts = tuple(
        Lift(*key, paid[key], paid[key] + extra) for key, extra in more.items() if extra > ZERO
    )
    return lifts, tuple(raised), tuple(kept)


def _rise(held: Held, prices: Prices, on: date, share: Decimal) -> Raised | WhyNot:
    rate = held.rate
    if rate is None or not held.units:
        return WhyNot.SUM
    if held.code:
        price = prices.on(held.code, on)
        if price is None:
            return WhyNot.NO_PRICE
        new, after = price.amount, price.amount.times(Fraction(held.units))
        code = "uplift.list"
    elif share:
        after = held.annual.times(1 + Fraction(share))
        new, code = after.times(1 / Fraction(held.units)), "uplift.share_of"
    else:
        return WhyNot.OWN_RATE
    if after <= held.annual:
        return WhyNot.SAME
    values = {
        "units": held.units, "unit": held.unit, "old": rate, "new": new, "before": held.annual,
        "after": after, "share": share,
    }  # fmt: skip
    return Raised(held.line, held.what, rate, new, held.annual, after, (Step(code, values),))


def as_raised(held: Iterable[Held], lifted: Iterable[Lifted]) -> tuple[Held, ...]:
    """The supports as earlier uplifts left them. `lifted`: of the decision that granted these
    supports, in the order of approval: a plan that follows keeps the names of its supports."""
    sums = {line.line: line.after for each in lifted for line in each.lines}
    return tuple(replace(each, annual=sums.get(each.line, each.annual)) for each in held)


# ---------------------------------------------------------------- what it does to the money


def apply(spells: Sequence[Spell], lifted: Iterable[Lifted]) -> tuple[Spell, ...]:
    """What is in force from day to day with the uplifts of a case, in the order of approval.

    From its day on an uplift raises the sum that it was approved for, under the same agreement;
    a sum that something else has changed stays as that was decided.
    """
    found = tuple(spells)
    for each in lifted:
        found = tuple(part for spell in found for part in _lifted(spell, each))
    return found


def reaches(by: Lifted, agreement: UUID, decision: UUID | None) -> bool:
    """Whether an uplift is of these terms, or of the decision that other terms rest on, too."""
    return by.agreement == agreement or (decision is not None and by.decision == decision)


def raise_parts(parts: tuple[Part, ...], by: Lifted) -> tuple[Part, ...]:
    """These sums with those raised that an uplift was approved for; the others as they are."""
    sums = {(each.strand, each.way, each.before): each.after for each in by.lifts}
    return tuple(
        Part(each.strand, each.way, sums.get((each.strand, each.way, each.amount), each.amount))
        for each in parts
    )


def _lifted(spell: Spell, by: Lifted) -> tuple[Spell, ...]:
    over = spell.last is not None and spell.last < by.starts
    if over or not reaches(by, spell.agreement, spell.decision):
        return (spell,)
    parts = raise_parts(spell.parts, by)
    if parts == spell.parts:
        return (spell,)
    if spell.first >= by.starts:
        return (replace(spell, parts=parts),)
    return (
        replace(spell, last=by.starts - DAY),
        replace(spell, parts=parts, first=by.starts),
    )


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A budget that nothing has changed for a long time: since when, and what is paid a year."""

    case: UUID
    since: date
    annual: Money


def long_unchanged(found: Iterable[Unchanged], today: date) -> tuple[Unchanged, ...]:
    """Those without any change for more than a year, the longest first."""
    late = add_months(today, -LONG)
    return tuple(sorted((e for e in found if e.since < late), key=lambda e: (e.since, e.case.int)))
