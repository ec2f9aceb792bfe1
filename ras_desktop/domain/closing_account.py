"""The account at the end of a direct payment (word: closing account). domain.md §8.

What lies there, what is still to be paid from it (the assistant's notice pay above all), what is
returned and what is kept, with a reason. One person writes it, another settles it; nothing is taken
back by itself, and a family never pays an assistant's notice out of its own pocket.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.step import Step, Steps
from ras_desktop.domain.stream import Purse

MOST_WEEKS = 12
"""Weeks of notice after twelve years or more (Employment Rights Act 1996 s86)."""


class ClosingState(StrEnum):
    """draft → settled → returned, where something is paid back; or withdrawn before it is settled.

    Settled with nothing to be paid back is the end of it.
    """

    DRAFT = "draft"
    SETTLED = "settled"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Covered:
    """What the council bears of one strand, way and payee once an account is settled: paid too
    much and used or kept, and what is owed on top of it."""

    strand: Strand
    way: Way
    payee_no: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ClosingAccount:
    """The last account of one agreement that has ended.

    `balance`: in the account on `balance_on`, after the last payment; `notice_pay`: what the
    assistant is paid for the notice, with `notice_words` how it came about; `other`: bills,
    holiday or redundancy pay that are still to be paid; `returned`: what the family pays back by
    `return_by`. `kept_reason`: why the rest stays with the family. `last_due`: the last instalment
    that was due, and its day. `covered`: due on top of the agreement's own instalments, from the
    day after it was settled: by it what is owed is paid with a run, and nothing is taken off twice.
    """

    id: UUID
    case: UUID
    agreement: UUID
    ends: date
    made_by: UUID
    made_by_name: str
    made_on: date
    balance: Money = ZERO
    balance_on: date | None = None
    notice_pay: Money = ZERO
    notice_words: str = ""
    other: Money = ZERO
    other_words: str = ""
    returned: Money = ZERO
    return_by: date | None = None
    kept_reason: str = ""
    last_due: Money = ZERO
    last_due_on: date | None = None
    state: ClosingState = ClosingState.DRAFT
    settled_by: UUID | None = None
    settled_by_name: str = ""
    settled_on: date | None = None
    returned_on: date | None = None
    returned_words: str = ""
    covered: tuple[Covered, ...] = ()
    version: int = 0

    @property
    def rest(self) -> Money:
        """What is left once everything is paid; below £0.00 where the account does not suffice."""
        return self.balance - self.notice_pay - self.other

    @property
    def owed(self) -> Money:
        """What the council pays so that everything can be paid."""
        return max(-self.rest, ZERO)

    @property
    def kept(self) -> Money:
        """What stays with the family."""
        return max(self.rest, ZERO) - self.returned


def notice_weeks(since: date, ends: date) -> int:
    """The least weeks of notice that an employer gives (Employment Rights Act 1996 s86).

    None below a month; one week up to two years; then one for each whole year, twelve at most.
    """
    if add_months(since, 1) > ends:
        return 0
    years = 0
    while add_months(since, 12 * (years + 1)) <= ends:
        years += 1
    return min(max(years, 1), MOST_WEEKS)


def notice_pay(since: date, ends: date, weekly: Money) -> tuple[Money, Steps]:
    """The assistant's notice pay for an employment since a day, and how it comes about."""
    weeks = notice_weeks(since, ends)
    sum_ = weekly.times(weeks)
    values = {"since": since, "ends": ends, "weeks": weeks, "weekly": weekly, "sum": sum_}
    return sum_, (Step("closing_account.notice", values),)


def steps(held: ClosingAccount) -> Steps:
    """How the rest comes about, and what becomes of it."""
    values = {
        "balance": held.balance, "notice": held.notice_pay, "other": held.other, "rest": held.rest,
        "returned": held.returned, "kept": held.kept, "owed": held.owed,
    }  # fmt: skip
    code = "closing_account.owed" if held.owed else "closing_account.rest"
    return (Step(code, values),)


def check(held: ClosingAccount, today: date) -> Findings:
    """What it lacks before it can be settled, each at its field."""
    found: list[Finding] = []
    if held.balance_on is None:
        found.append(Finding("closing_account.balance_on", "balance_on"))
    elif held.balance_on > today:
        found.append(Finding("closing_account.balance_future", "balance_on"))
    sums = ("balance", "notice_pay", "other", "returned")
    below = (where for where in sums if getattr(held, where) < ZERO)
    found += [Finding("closing_account.below", where) for where in below]
    if held.notice_pay and not held.notice_words.strip():
        found.append(Finding("closing_account.notice_words", "notice_words"))
    if held.other and not held.other_words.strip():
        found.append(Finding("closing_account.other_words", "other_words"))
    most = max(held.rest, ZERO)
    if held.returned > most:
        found.append(Finding("closing_account.more", "returned", {"most": most}))
    elif held.kept and not held.kept_reason.strip():
        values = {"kept": held.kept}
        found.append(Finding("closing_account.kept_reason", "kept_reason", values))
    if held.returned and held.return_by is None:
        found.append(Finding("closing_account.return_by", "return_by"))
    elif held.returned and held.return_by is not None and held.return_by < today:
        found.append(Finding("closing_account.return_past", "return_by"))
    return tuple(found)


def check_returned(held: ClosingAccount, on: date, today: date) -> Findings:
    """Whether it can be written down that the money came."""
    if not held.returned:
        return (Finding("closing_account.nothing_back"),)
    if held.settled_on is None or not held.settled_on <= on <= today:
        values = {"day": held.settled_on or today}
        return (Finding("closing_account.returned_on", "on", values),)
    return ()


def settle(
    held: ClosingAccount, by: tuple[UUID, str], on: date, covered: tuple[Covered, ...] = ()
) -> ClosingAccount:
    """Settled: from here on nothing of it changes but that the money came back."""
    return replace(
        held,
        state=ClosingState.SETTLED,
        settled_by=by[0],
        settled_by_name=by[1],
        settled_on=on,
        covered=covered,
    )


def cover(
    held: ClosingAccount, overpaid: Mapping[Purse, Money], main: Purse | None
) -> tuple[Covered, ...]:
    """What the council bears. `overpaid`: paid too much so far, by purse; `main`: into which what
    is owed is paid. What comes back is taken off what was paid too much first."""
    back, found = held.returned, {}
    for purse, over in overpaid.items():
        comes = min(back, over)
        back -= comes
        found[purse] = over - comes
    if held.owed and main is not None:
        found[main] = found.get(main, ZERO) + held.owed
    return tuple(Covered(*purse, amount) for purse, amount in found.items() if amount)


def give_back(
    returned: Money, overpaid: Mapping[Purse, Money], paid: Mapping[Purse, Money]
) -> tuple[tuple[Purse, Money, bool], ...]:
    """Which payments a sum that came back belongs to: first what was paid too much, then what was
    not needed (True). `paid`: what the family has had and not given back, by purse."""
    found, left = [], returned
    for purse, over in overpaid.items():
        part = min(left, over)
        left -= part
        if part:
            found.append((purse, part, False))
    for purse, had in paid.items():
        part = min(left, max(had - overpaid.get(purse, ZERO), ZERO))
        left -= part
        if part:
            found.append((purse, part, True))
    return tuple(found)
