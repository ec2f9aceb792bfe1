"""What was paid, came back, was reversed or paid back: entries that are only added (word: paid).

A wrong entry is put right by another one that names it. What is due and what was paid meet in
`owing`: never negative, never twice, and in the end what is paid equals what is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.payment import settle
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Due, Purse


class PaidKind(StrEnum):
    """What an entry says.

    PAYMENT: left with a run. BEFORE: was paid before the program was used. RETURNED: the bank sent
    it back. REVERSAL: it was wrong, and was recalled before the family had it. PAID_BACK: the
    family gave back what it was paid too much. UNSPENT: the family gave back what it did not need;
    that stays paid, so it is never paid again.
    """

    PAYMENT = "payment"
    BEFORE = "before"
    RETURNED = "returned"
    REVERSAL = "reversal"
    PAID_BACK = "paid_back"
    UNSPENT = "unspent"


ADDS = frozenset({PaidKind.PAYMENT, PaidKind.BEFORE})
"""Kinds that a family has had."""
UNDOES = frozenset({PaidKind.RETURNED, PaidKind.REVERSAL})
"""Kinds that name one payment and take the whole of it back; a payment has one of them at most."""
LESSENS = UNDOES | {PaidKind.PAID_BACK}
"""Kinds that are taken off what was paid."""


@dataclass(frozen=True, slots=True)
class Paid:
    """One entry. `amount` is above £0.00; its kind says which way it goes.

    `line`: the line of a run that a payment left with; `first`, `run_kind`, `turn`: by which
    nothing is paid in two runs (`pay_run.Line`); `undoes`: the payment that came back; `looked_*`:
    who looked at a returned payment, and what was done about it; `payee_no`: which payee's it is
    (`domain.payees`).
    """

    id: UUID
    case: UUID
    agreement: UUID
    strand: Strand
    way: Way
    kind: PaidKind
    amount: Money
    on: date
    by: UUID
    by_name: str
    at: datetime
    reason: str = ""
    run: UUID | None = None
    line: UUID | None = None
    first: date | None = None
    run_kind: str = ""
    turn: int = 0
    undoes: UUID | None = None
    looked_by_name: str = ""
    looked_on: date | None = None
    looked: str = ""
    payee_no: int = 1
    version: int = 0


def purse(entry: Paid) -> Purse:
    """Strand, way and payee of an entry."""
    return (entry.strand, entry.way, entry.payee_no)


def paid(entries: Iterable[Paid]) -> Money:
    """What the family has been paid in all, as `payment.settle` takes it."""
    held = ZERO
    for each in entries:
        if each.kind in ADDS:
            held += each.amount
        elif each.kind in LESSENS:
            held -= each.amount
    return held


@dataclass(frozen=True, slots=True)
class Owing:
    """What is to be paid of one stream on a day. `dues`: the instalments that make it up, the
    earliest first; `overpaid`: what has been paid too much."""

    pay: Money
    overpaid: Money
    dues: tuple[Due, ...] = ()


def owing(dues: Sequence[Due], before: Money, day: date) -> Owing:
    """What to pay of a stream on a day so that what is paid equals what is due by then.

    `before`: what was paid of it so far (`paid`).
    """
    told = settle((each.instalment for each in dues), before, day)
    return Owing(told.pay, told.overpaid, _unpaid(dues, before, day) if told.pay else ())


def _unpaid(dues: Sequence[Due], before: Money, day: date) -> tuple[Due, ...]:
    """The instalments due by a day that what was paid before does not reach."""
    found, covered = [], before
    for each in dues:
        if each.instalment.pay_on > day:
            break
        covered -= each.instalment.due
        if covered < ZERO and each.instalment.due:
            found.append(each)
    return tuple(found)


def undone(entries: Iterable[Paid]) -> frozenset[UUID]:
    """The payments that came back or were reversed."""
    return frozenset(each.undoes for each in entries if each.undoes is not None)


def to_look_at(entries: Iterable[Paid]) -> tuple[Paid, ...]:
    """Payments that came back and that nobody has looked at yet: nothing more is paid before."""
    return tuple(
        each for each in entries if each.kind is PaidKind.RETURNED and each.looked_on is None
    )


def check_undo(held: Paid, entries: Iterable[Paid], on: date, reason: str, today: date) -> Findings:
    """Why a payment cannot be taken as returned or reversed."""
    found: list[Finding] = []
    if held.kind is not PaidKind.PAYMENT:
        return (Finding("paid.not_paid"),)
    if held.id in undone(entries):
        return (Finding("paid.undone_already"),)
    if not reason.strip():
        found.append(Finding("paid.reason", "reason"))
    if on < held.on or on > today:
        found.append(Finding("paid.day", "on", {"first": held.on, "last": today}))
    return tuple(found)


def check_back(
    amount: Money, most: Money, on: date, reason: str, today: date, *, unspent: bool
) -> Findings:
    """Why money cannot be taken as given back. `most`: what was paid too much, or paid at all."""
    found: list[Finding] = []
    if amount <= ZERO:
        found.append(Finding("paid.back.nothing", "amount"))
    elif amount > most:
        code = "paid.back.more_than_paid" if unspent else "paid.back.more"
        found.append(Finding(code, "amount", {"most": most}))
    if on > today:
        found.append(Finding("paid.back.day", "on", {"day": today}))
    if not reason.strip():
        found.append(Finding("paid.reason", "reason"))
    return tuple(found)
