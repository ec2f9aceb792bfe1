"""More than one payee of an agreement (word: payees): who takes which share. domain.md §6, 6.2.

A payee has a number in its case: 1 is the one whom the agreement names first, the others follow
in their order. The number is what ties a payee to an account, to checks and to payments, over all
agreements of the case. Every share is exact: what the others take leaves the rest to the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand

FIRST = 1
"""The number of the payee whom an agreement names first."""
WHOLE = 10_000
"""A share is counted in hundredths of a per cent."""
MOST = 3
"""How many payees there can be beside the first: own judgement."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A payee beside the first one.

    `share`: of each direct payment a year, in hundredths of a per cent; an organisation takes all
    third-party money and has none. `strands`: of which strands; none named: of all.
    """

    payee: Payee
    share: int = 0
    strands: tuple[Strand, ...] = ()

    @property
    def third(self) -> bool:
        """Whether it is an organisation that holds third-party money."""
        return self.payee.kind is PayeeKind.THIRD_PARTY

    def takes(self, strand: Strand) -> bool:
        """Whether it takes a share of a strand's direct payment."""
        return not self.third and bool(self.share) and strand in (self.strands or tuple(Strand))


def split(strand: Strand, way: Way, annual: Money, beside: Sequence[Beside]) -> Mapping[int, Money]:
    """One sum a year by the number of its payee, without what is nothing; together exactly it.

    Each share is taken from the running total, so that rounding never makes a penny more or less.
    """
    if way is Way.THIRD_PARTY:
        third = (number for number, each in enumerate(beside, FIRST + 1) if each.third)
        return {next(third, FIRST): annual} if annual else {}
    found: dict[int, Money] = {}
    share, taken = 0, ZERO
    for number, each in enumerate(beside, FIRST + 1):
        if way is Way.DIRECT_PAYMENT and each.takes(strand):
            share += each.share
            upto = annual.times(Fraction(min(share, WHOLE), WHOLE))
            found[number], taken = upto - taken, upto
    found[FIRST] = annual - taken
    return {number: found[number] for number in sorted(found) if found[number]}


def payee_of(first: Payee, beside: Sequence[Beside], number: int) -> Payee | None:
    """Who has a number; None: nobody."""
    if number == FIRST:
        return first
    at = number - FIRST - 1
    return beside[at].payee if 0 <= at < len(beside) else None


def numbers(beside: Sequence[Beside]) -> tuple[int, ...]:
    """The numbers of all payees of an agreement."""
    return tuple(range(FIRST, FIRST + 1 + len(beside)))


def check(first: Payee, beside: Sequence[Beside], direct: Iterable[Strand]) -> Findings:
    """What of the shares cannot be. `direct`: strands of which a direct payment is paid."""
    found: list[Finding] = []
    if len(beside) > MOST:
        found.append(Finding("payees.many", "beside", {"most": MOST}))
    every = [_key(first), *(_key(each.payee) for each in beside)]
    strands = tuple(direct)
    for at, each in enumerate(beside):
        where = f"beside/{at}"
        if not each.payee.name.strip():
            found.append(Finding("payee.name", f"{where}/payee"))
        elif every.index(every[at + 1]) <= at:
            found.append(Finding("payees.twice", f"{where}/payee", {"name": each.payee.name}))
        if each.third:
            if each.share:
                found.append(Finding("payees.third.share", f"{where}/share"))
        elif not 0 < each.share <= WHOLE or not any(map(each.takes, strands)):
            found.append(Finding("payees.share", f"{where}/share"))
    if sum(each.third for each in beside) > 1:
        found.append(Finding("payees.two_third", "beside"))
    left = [WHOLE - sum(e.share for e in beside if e.takes(strand)) for strand in strands]
    if any(each < 0 for each in left):
        found.append(Finding("payees.too_much", "beside"))
    elif beside and first.kind is not PayeeKind.THIRD_PARTY and left and not any(left):
        found.append(Finding("payees.nothing_left", "beside", {"name": first.name}))
    return tuple(found)


def check_places(before: Sequence[Payee], now: Sequence[Payee]) -> Findings:
    """Whether everybody who was a payee keeps their number: accounts and payments hang on it."""
    held = {_key(each): number for number, each in enumerate(before, FIRST)}
    for number, each in enumerate(now, FIRST):
        earlier = held.get(_key(each))
        if earlier is not None and earlier != number:
            values = {"name": each.name, "number": earlier}
            return (Finding("payees.place", "payee", values),)
    return ()


def _key(payee: Payee) -> tuple[str, str]:
    """Who it is: the young person is one; else somebody round the child, or a name."""
    if payee.kind is PayeeKind.YOUNG_PERSON:
        return (payee.kind.value, "")
    if payee.person is not None:
        return ("person", str(payee.person))
    return ("name", " ".join(payee.name.split()).casefold())
