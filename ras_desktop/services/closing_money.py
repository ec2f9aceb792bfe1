"""What a last account does to payments: what is owed falls due, what came back is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ras_desktop.domain import closing_account as rules
from ras_desktop.domain.closing_account import ClosingAccount, Covered
from ras_desktop.domain.money import Money
from ras_desktop.domain.paid import ADDS, Paid, purse
from ras_desktop.domain.plan import Way
from ras_desktop.domain.stream import Purse
from ras_desktop.services import payable
from ras_desktop.services.desk import Reading, Work
from ras_desktop.services.payment_back import given_back, overpaid, unspent_most
from ras_desktop.store import payment as payment_store


def covered(look: Reading, held: ClosingAccount) -> tuple[Covered, ...]:
    """What the council bears once it is settled; what is owed goes to the agreement's first payee,
    by the same checks and with the next run."""
    over = _overpaid(look, held.case, _by_purse(look, held.case))
    return rules.cover(held, over, _main(look, held))


def _main(look: Reading, held: ClosingAccount) -> Purse | None:
    """Into which purse what is owed is paid: the agreement's direct payment, the first payee's."""
    found = [
        each.purse
        for each in payable.of_case(look, held.case)
        if any(span.agreement == held.agreement for span in each.spans)
    ]
    return min(found, key=lambda each: (each[1] is not Way.DIRECT_PAYMENT, each[2]), default=None)


def come_back(work: Work, held: ClosingAccount, on: date, reason: str) -> None:
    """Writes down the money that came back beside what was paid: too much, or not needed. What
    was paid with another program is in no entry, so nothing can be taken off it."""
    entries = _by_purse(work, held.case)
    over = _overpaid(work, held.case, entries)
    had = {each: unspent_most(mine) for each, mine in entries.items()}
    for key, amount, unspent in rules.give_back(held.returned, over, had):
        payment = next(each for each in entries[key] if each.kind in ADDS)
        entry = given_back(work, payment, amount, on, reason, unspent=unspent)
        kept = payment_store.keep(work.session, entry)
        work.changed("payment", kept.id, kept.case)


def _by_purse(look: Reading, case: UUID) -> dict[Purse, list[Paid]]:
    found: dict[Purse, list[Paid]] = {}
    for each in payment_store.of_case(look.session, case):
        found.setdefault(purse(each), []).append(each)
    return {key: mine for key, mine in found.items() if any(e.kind in ADDS for e in mine)}


def _overpaid(
    look: Reading, case: UUID, entries: Mapping[Purse, Sequence[Paid]]
) -> dict[Purse, Money]:
    return {key: overpaid(look, case, key, mine) for key, mine in sorted(entries.items())}
