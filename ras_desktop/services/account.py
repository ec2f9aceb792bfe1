"""The account that a family is paid into: entered by one person, confirmed by a second one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from ras_desktop.domain import account as rules
from ras_desktop.domain.account import Account, AccountState, Details
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.payees import FIRST, MOST
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import (
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.store import account as account_store
from ras_desktop.store.account import ACCOUNTS


@dataclass(frozen=True, slots=True)
class Accounts:
    """The account that counts, the one that waits to be confirmed, and the earlier ones."""

    confirmed: Account | None
    waiting: Account | None
    earlier: tuple[Account, ...] = ()


def of_case(desk: Desk, case: UUID, payee_no: int = 1) -> Accounts:
    """The accounts of one payee of a case, masked."""
    with desk.read("account.read") as look:
        case_to_read(look, case)
        return of(look, case, payee_no)


def of(look: Reading, case: UUID, payee_no: int = 1) -> Accounts:
    """The same, for other services."""
    every = account_store.of_case(look.session, case)
    held = [each for each in every if each.payee_no == payee_no]

    def first(state: AccountState) -> Account | None:
        return next((each for each in held if each.state is state), None)

    confirmed, waiting = first(AccountState.CONFIRMED), first(AccountState.WAITING)
    return Accounts(
        confirmed, waiting, tuple(each for each in held if each not in (confirmed, waiting))
    )


def to_pay(look: Reading, case: UUID, payee_no: int = 1) -> Account | None:
    """The account that the start gate asks about for a payee: a waiting one before a confirmed one.

    Changed details that nobody has confirmed yet stop the next run.
    """
    held = of(look, case, payee_no)
    return held.waiting or held.confirmed


def enter(
    desk: Desk,
    case: UUID,
    details: Details,
    seen: str,
    id_: UUID | None = None,
    payee_no: int = 1,
) -> Done[Account]:
    """Enters the account of a payee, which a second person has to confirm.

    An unconfirmed one is replaced. Refused: findings of `domain.account.check`.
    """
    with desk.act("account.enter") as work:
        case_to_change(work, case)
        details, seen = typed(details), typed(seen)
        no_errors(rules.check(details, seen))
        if not FIRST <= payee_no <= FIRST + MOST:
            raise Refused(Finding("payees.nobody", "holder"))
        held = of(work, case, payee_no)
        fresh = Account(
            id=free_id(work, ACCOUNTS, id_),
            case=case,
            holder=details.holder.strip(),
            masked=rules.masked(details),
            entered_by=work.actor.id,
            entered_by_name=work.actor.name,
            entered_at=work.now,
            entered_on=work.today,
            seen=seen.strip(),
            replaces=held.confirmed.id if held.confirmed else None,
            payee_no=payee_no,
        )
        if held.waiting is not None:
            _replaced(work, held.waiting)
        kept = account_store.keep(work.session, fresh, details)
        _changed(work, kept)
        return work.done(kept)


def _replaced(work: Work, account: Account) -> None:
    ACCOUNTS.put(work.session, replace(account, state=AccountState.REPLACED))
    work.changed("account", account.id, account.case)


def confirm(desk: Desk, account: Account, again: Details) -> Done[Account]:
    """Confirms an account: the second person types the numbers again from the bank's paper.

    Refused: own entry, it waits no longer, or the numbers are not those that were entered.
    """
    with desk.act("account.confirm") as work:
        held = thing_to_read(work, ACCOUNTS, account.id)
        if held.state is AccountState.CONFIRMED and held.confirmed_by == work.actor.id:
            return work.done(held)
        work.allow(held.state.value, held.entered_by == work.actor.id)
        if not rules.same(account_store.details(work.session, held), again):
            raise Refused(Finding("account.other_numbers", "number"))
        former = of(work, held.case, held.payee_no).confirmed
        if former is not None:
            _replaced(work, former)
        kept = ACCOUNTS.put(
            work.session,
            replace(
                held,
                state=AccountState.CONFIRMED,
                confirmed_by=work.actor.id,
                confirmed_by_name=work.actor.name,
                confirmed_on=work.today,
                version=account.version,
            ),
        )
        _changed(work, kept)
        return work.done(kept)


def drop(desk: Desk, account: Account) -> Done[Account]:
    """Takes back an account that nobody has confirmed yet: the earlier one counts again."""
    with desk.act("account.drop") as work:
        held = thing_to_read(work, ACCOUNTS, account.id)
        if held.state is AccountState.REPLACED:
            return work.done(held)
        work.allow(held.state.value)
        kept = ACCOUNTS.put(
            work.session, replace(held, state=AccountState.REPLACED, version=account.version)
        )
        _changed(work, kept)
        return work.done(kept)


def in_full(desk: Desk, id_: UUID) -> str:
    """Sort code and number in full: for finance only; the look is in the log."""
    with desk.read("account.in_full") as look:
        held = thing_to_read(look, ACCOUNTS, id_)
        return rules.written(account_store.details(look.session, held))


def _changed(work: Work, account: Account) -> None:
    work.changed("account", account.id, account.case)
