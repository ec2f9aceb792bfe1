"""What health and education bear of what was paid: the sums, and a statement for each of them.

A statement is of the days on which entries were recorded, which are over: nothing is recorded into
the past, so the same statement has the same bytes whenever it is made again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from uuid import UUID

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.ledger import plain
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.paid import ADDS, LESSENS, Paid, PaidKind
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import SHARED
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.pay_gather import known
from ras_desktop.store import payable as payable_store
from ras_desktop.store import payment as payment_store

COLUMNS = ("case", "strand", "agency", "recorded", "day", "kind", "sum", "entry")
"""Of a statement (docs/ledger.md)."""


@dataclass(frozen=True, slots=True)
class Recharge:
    """What was paid of one strand for an agency in some days, and for how many families."""

    strand: Strand
    agency: str
    families: int
    paid: Money
    recharged: bool


def recharges(desk: Desk, first: date, last: date) -> tuple[Recharge, ...]:
    """Health's and education's shares of what was paid from a day to a day, what came back off."""
    with desk.read("payment.runs") as look:
        cases = known(look)
        agencies = payment_store.agencies(look.session)
        sums: dict[tuple[Strand, str, bool], dict[UUID, Money]] = {}
        for (case, strand), sum_ in payment_store.paid_between(look.session, first, last).items():
            share = agencies.get((case, strand))
            if strand in SHARED and case in cases:
                key = (strand, share.agency if share else "", share.recharged if share else False)
                sums.setdefault(key, {})[case] = sum_
        found = [
            Recharge(strand, agency, len(paid), total(paid.values()), recharged)
            for (strand, agency, recharged), paid in sums.items()
        ]
        return tuple(sorted(found, key=lambda each: (each.strand, each.agency)))


def statement(desk: Desk, strand: Strand, agency: str, first: date, last: date) -> bytes:
    """What is charged back to one agency of what was recorded from a day to a day, as CSV.

    A row for each entry, with the case number and no name; what came back is below nought.
    Refused: the last day is not over yet, or nothing was recorded.
    """
    with desk.read("payment.runs") as look:
        if last >= look.today or first > last:
            raise Refused(Finding("recharge.days", "last", {"day": look.today}))
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        rows = sorted(_rows(look, strand, agency, first, last))
        if not rows:
            raise Refused(Finding("recharge.nothing", "first"))
        writer.writerows(rows)
        return text.getvalue().encode("utf-8")


def _rows(
    look: Reading, strand: Strand, agency: str, first: date, last: date
) -> Iterator[tuple[str, ...]]:
    cases = known(look)
    children = payable_store.children(look.session)
    agencies = payment_store.agencies(look.session)
    for each in payment_store.of_strand(look.session, strand):
        share = agencies.get((each.case, strand))
        theirs = share is not None and share.recharged and share.agency == agency
        recorded = day_of(each.at)
        counts = each.kind in ADDS | LESSENS and each.kind is not PaidKind.BEFORE
        if theirs and counts and each.case in cases and first <= recorded <= last:
            yield _row(each, children[each.case].number, agency, recorded)


def _row(entry: Paid, number: str, agency: str, recorded: date) -> tuple[str, ...]:
    sign = -1 if entry.kind in LESSENS else 1
    return (
        number, entry.strand.value, plain(agency), recorded.isoformat(), entry.on.isoformat(),
        entry.kind.value, str(Money(sign * entry.amount.pence).in_pounds), str(entry.id),
    )  # fmt: skip
