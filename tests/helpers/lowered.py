"""Agreements, notices and new rates as plain values, for tests of pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from ras_desktop.domain.agreement import Agreement, Part, Signature, Signed, Signer
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Clock
from ras_desktop.domain.notice_given import Given, Notice, give
from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.uplift import Lift, Lifted

FIRST, SECOND = date(2026, 4, 6), date(2027, 3, 8)
GIVEN, ENDS = date(2026, 11, 30), date(2027, 2, 28)
DAYS = (date(2026, 11, 30), date(2026, 12, 1), date(2027, 3, 7), SECOND)
"""Before new rates, with them, the last day of the old amount, the first of the lower one."""

ME = UUID(int=7)
Sums = Iterable[tuple[Strand, int]]


def moment(day: date) -> datetime:
    """Ten o'clock."""
    return datetime.combine(day, time(10), UTC)


def parts_of(sums: Sums) -> tuple[Part, ...]:
    """Pence a year, as direct payments."""
    return tuple(Part(strand, Way.DIRECT_PAYMENT, Money(pence)) for strand, pence in sums)


def agreement_of(sums: Sums, starts: date, decision: UUID | None = None) -> Agreement:
    """A signed agreement."""
    mark = Signature(uuid4(), Signer.PAYEE, "N", Signed.SCREEN, starts, ME, "S", moment(starts))
    return Agreement(
        uuid4(), uuid4(), decision or uuid4(), parts_of(sums), starts,
        payee=Payee(PayeeKind.PARENT, "N"), started_at=moment(starts), signed_on=starts,
        signatures=(mark,), rhythm=Rhythm.FOUR_WEEKLY,
    )  # fmt: skip


def notice_of(held: Agreement, sums: Sums, starts: date = SECOND) -> Notice:
    """A notice of it, given on 30 November 2026."""
    clock = Clock(GIVEN, ENDS, starts, (), ())
    bare = Notice(
        uuid4(), held.case, held.id, uuid4(), held.parts, parts_of(sums), held.rhythm, "Why"
    )
    given = Given(ME, "S", moment(GIVEN), GIVEN, None, "N", clock)
    return replace(give(bare, given, starts))


def lifted(held: Agreement, strand: Strand, before: int, after: int, starts: date) -> Lifted:
    """New rates of one strand of it, in pence a year."""
    lift = Lift(strand, Way.DIRECT_PAYMENT, Money(before), Money(after))
    return Lifted(
        uuid4(), held.case, uuid4(), held.id, starts, starts, (lift,), (), (), held.decision
    )
