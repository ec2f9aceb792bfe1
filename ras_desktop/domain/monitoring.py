"""A quiet look at how a direct payment is used (word: monitoring). domain.md §8.

What was spent on which support, what is left of each, how many weeks of payments lie in the
account. A surplus leads to a *proposal* that the family answers; nothing is ever taken back by
itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.statement import Line
from ras_desktop.domain.step import Step, Steps

WEEKS_IN_A_YEAR = 52
"""As the rates of the plan count (domain.md §5); a four-weekly payment is four of them."""


@dataclass(frozen=True, slots=True)
class Support:
    """A line of the plan that money is spent on: its sum a year, and its hours if it has any."""

    line: UUID
    what: str
    annual: Money
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sorting:
    """To which support an entry of the statement belongs; `line` None: to none of them."""

    entry: UUID
    line: UUID | None


@dataclass(frozen=True, slots=True)
class BurnDown:
    """One support on a day: spent, planned to that day and for the year, and what is left.

    `hours_left`, `weeks_left`: at the plan's price and at the pace spent so far; None where there
    are no hours, or nothing was spent yet.
    """

    support: Support
    spent: Money
    planned: Money
    left: Money
    hours_left: Decimal | None
    weeks_left: Fraction | None


def planned_to(annual: Money, starts: date, on: date) -> Money:
    """The part of a year's sum for the days up to and including a day; the year at most."""
    days = min(max((on - starts).days + 1, 0), 365)
    return annual.times(Fraction(days, 365))


def burn_down(
    supports: Iterable[Support], spent: Mapping[UUID, Money], starts: date, on: date
) -> tuple[BurnDown, ...]:
    """Every support of a year that began on a day, in the order given."""
    weeks = Fraction(max((on - starts).days + 1, 0), 7)
    found = []
    for each in supports:
        out = spent.get(each.line, ZERO)
        left = each.annual - out
        hours = None
        if each.hours is not None and each.annual:
            share = Fraction(left.pence, each.annual.pence)
            hours = _quarter(Fraction(each.hours) * max(share, Fraction(0)))
        pace = Fraction(out.pence) / weeks if weeks else Fraction(0)
        ahead = max(Fraction(left.pence), Fraction(0)) / pace if pace > 0 else None
        planned = planned_to(each.annual, starts, on)
        found.append(BurnDown(each, out, planned, left, hours, ahead))
    return tuple(found)


def _quarter(hours: Fraction) -> Decimal:
    """Hours to the quarter below: nobody is promised a minute that is not there."""
    return Decimal(int(hours * 4)) / 4


def spent_by_line(
    lines: Iterable[tuple[UUID, Line]], sortings: Iterable[Sorting]
) -> dict[UUID | None, Money]:
    """What went out on each support, less what came back for it. Key None: not sorted yet.

    Money in that is sorted to nothing (the council's payment) is no spending.
    """
    where = {each.entry: each.line for each in sortings}
    found: dict[UUID | None, Money] = defaultdict(lambda: ZERO)
    for entry, line in lines:
        to = where.get(entry)
        if to is None and line.amount.pence >= 0:
            continue
        found[to] += -line.amount
    return dict(found)


@dataclass(frozen=True, slots=True)
class Float:
    """What lies in the account, in weeks of payments, beside the rule; `over`: above the rule."""

    balance: Money
    weeks: Fraction
    allowed: int
    over: Money
    steps: Steps


def float_of(balance: Money, annual: Money, allowed_weeks: int) -> Float | None:
    """The float of an account; None where nothing is paid any more (then the account is closed)."""
    if annual.pence <= 0:
        return None
    weeks = Fraction(balance.pence * WEEKS_IN_A_YEAR, annual.pence)
    allowed = annual.times(Fraction(allowed_weeks, WEEKS_IN_A_YEAR))
    over = max(balance - allowed, ZERO)
    values = {
        "balance": balance, "annual": annual, "weeks": _tenth(weeks), "allowed": allowed_weeks,
        "sum": allowed, "over": over,
    }  # fmt: skip
    code = "monitoring.float.over" if over else "monitoring.float.within"
    return Float(balance, weeks, allowed_weeks, over, (Step(code, values),))


def _tenth(weeks: Fraction) -> Decimal:
    return Decimal(int(weeks * 10)) / 10


class Reason(StrEnum):
    """Why an account is in the sample to look at."""

    NEVER_LOOKED_AT = "never-looked-at"
    FLOAT = "float"
    NO_RETURN = "no-return"
    NOT_SORTED = "not-sorted"
    NEW_PAYEE = "new-payee"
    LARGE = "large"
    BY_LOT = "by-lot"


@dataclass(frozen=True, slots=True)
class Account:
    """What the sample weighs of one account."""

    case: UUID
    annual: Money
    weeks: Fraction = Fraction(0)
    looked_at: date | None = None
    last_return: date | None = None
    unsorted: Money = ZERO
    payee_since: date | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """An account to look at, and every reason for it, the heaviest first."""

    account: Account
    reasons: tuple[Reason, ...]


WEIGHTS = {
    Reason.NO_RETURN: 4, Reason.FLOAT: 3, Reason.NOT_SORTED: 3, Reason.NEVER_LOOKED_AT: 2,
    Reason.NEW_PAYEE: 1, Reason.LARGE: 1, Reason.BY_LOT: 0,
}  # fmt: skip
"""Own judgement; shown beside each choice, so that nobody is looked at without a reason."""

RETURN_EVERY = 120
"""Days after which a return is missed: a quarter and a month's grace."""

NEW_FOR = 180

RESTS = 90
"""Days for which an account that was looked at is not chosen again. Own judgement."""
LARGE = Money.pounds(10_000)


def sample(
    accounts: Iterable[Account], count: int, allowed_weeks: int, today: date
) -> tuple[Chosen, ...]:
    """The accounts to look at, heaviest first; what is left is filled by lot.

    The lot is drawn from the case and the day, so that the same day draws the same accounts and
    nobody can choose. One that was looked at in the last `RESTS` days is left out.
    """
    held = [
        Chosen(each, _reasons(each, allowed_weeks, today))
        for each in sorted(accounts, key=lambda each: each.case.int)
        if each.looked_at is None or (today - each.looked_at).days >= RESTS
    ]
    weighed = sorted(
        (each for each in held if each.reasons),
        key=lambda each: (-sum(WEIGHTS[one] for one in each.reasons), _lot(each.account, today)),
    )
    rest = sorted((each for each in held if not each.reasons), key=lambda each: _lot(
        each.account, today))  # fmt: skip
    drawn = [Chosen(each.account, (Reason.BY_LOT,)) for each in rest]
    return tuple([*weighed, *drawn][:count])


def _reasons(account: Account, allowed_weeks: int, today: date) -> tuple[Reason, ...]:
    since = account.last_return or account.payee_since
    late = since is None or (today - since).days > RETURN_EVERY
    new = account.payee_since is not None and (today - account.payee_since).days < NEW_FOR
    tests: Sequence[tuple[Reason, bool]] = (
        (Reason.NO_RETURN, late),
        (Reason.FLOAT, account.weeks > allowed_weeks),
        (Reason.NOT_SORTED, bool(account.unsorted)),
        (Reason.NEVER_LOOKED_AT, account.looked_at is None),
        (Reason.NEW_PAYEE, new),
        (Reason.LARGE, account.annual >= LARGE),
    )
    found = (reason for reason, holds in tests if holds)
    return tuple(sorted(found, key=lambda each: -WEIGHTS[each]))


def _lot(account: Account, today: date) -> int:
    """A number that looks like chance and is the same for the same account and day."""
    mixed = account.case.int ^ (today.toordinal() * 0x9E3779B97F4A7C15F39CC0605CEDC834)
    mixed = (mixed ^ (mixed >> 61)) * 0xBF58476D1CE4E5B994D049BB133111EB
    return (mixed ^ (mixed >> 57)) & ((1 << 128) - 1)


def whole(parts: Iterable[BurnDown]) -> Money:
    """What is left of all supports."""
    return total(each.left for each in parts)
