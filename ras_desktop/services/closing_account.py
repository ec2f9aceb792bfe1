"""The last account of a direct payment: written, settled by somebody else, the money come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import closing_account as rules
from ras_desktop.domain.agreement import Agreement, AgreementState
from ras_desktop.domain.closing_account import ClosingAccount, ClosingState
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.pause import effective
from ras_desktop.domain.payment import DAY, Instalment
from ras_desktop.domain.stream import dues
from ras_desktop.services import closing_money, payable
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import (
    as_seen,
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import closing_account as store
from ras_desktop.store import payment as payment_store
from ras_desktop.store import statement as statement_store
from ras_desktop.store.closing_account import CLOSING_ACCOUNTS


@dataclass(frozen=True, slots=True)
class Standing:
    """How the end of a family's direct payment stands.

    `held`: the last one that was not withdrawn. `ended`: the agreement that ended without one yet.
    `missing`: what a draft lacks before it is settled. `own`: whether the reader wrote it.
    """

    held: ClosingAccount | None
    ended: Agreement | None
    missing: Findings
    own: bool
    today: date


def of_case(desk: Desk, case: UUID) -> Standing:
    """How the end of a family's direct payment stands."""
    with desk.read("closing.read") as look:
        case_to_read(look, case)
        every = store.of_case(look.session, case)
        held = next((each for each in every if each.state is not ClosingState.WITHDRAWN), None)
        ended = _ended(look, case, every)
        draft = held is not None and held.state is ClosingState.DRAFT
        missing = rules.check(held, look.today) if held is not None and draft else ()
        own = held is not None and held.made_by == look.actor.id
        return Standing(held, ended, missing, own, look.today)


def _ended(look: Reading, case: UUID, every: tuple[ClosingAccount, ...]) -> Agreement | None:
    """The last agreement that ended, with nothing after it and no account about it."""
    signed = [e for e in agreement_store.of_case(look.session, case) if e.signed_on is not None]
    if any(each.state is AgreementState.SIGNED for each in signed):
        return None
    done = {each.agreement for each in every if each.state is not ClosingState.WITHDRAWN}
    last = max((e for e in signed if e.ended), key=_ended_on, default=None)
    return last if last is not None and last.paid and last.id not in done else None


def _ended_on(agreement: Agreement) -> date:
    return agreement.ended.on if agreement.ended else date.min


def start(desk: Desk, case: UUID, id_: UUID | None = None) -> Done[ClosingAccount]:
    """Begins the account of the agreement that has ended, with what is known of it.

    Refused: no agreement with money has ended, another one goes on, or there is one already.
    """
    with desk.act("closing.start") as work:
        case_to_change(work, case)
        every = store.of_case(work.session, case)
        draft = next((each for each in every if each.state is ClosingState.DRAFT), None)
        if draft is not None:
            return work.done(draft)
        ended = _ended(work, case, every)
        if ended is None or ended.ended is None:
            raise Refused(Finding("closing_account.nothing_ended"))
        last = _last_due(work, case, ended.ended.on)
        entry = next(
            (e for e in reversed(statement_store.entries_of(work.session, case))
             if e.balance is not None), None,
        )  # fmt: skip
        fresh = ClosingAccount(
            id=free_id(work, CLOSING_ACCOUNTS, id_),
            case=case,
            agreement=ended.id,
            ends=ended.ended.on,
            made_by=work.actor.id,
            made_by_name=work.actor.name,
            made_on=work.today,
            balance=entry.balance if entry and entry.balance else ZERO,
            balance_on=entry.on if entry else None,
            last_due=last.due if last else ZERO,
            last_due_on=last.pay_on if last else None,
        )
        return work.done(_kept(work, fresh))


def _last_due(look: Reading, case: UUID, ends: date) -> Instalment | None:
    """The last instalment that was due before the end, of the strand that was paid last."""
    calendars = payable.calendars(look)
    pauses = effective(payment_store.pauses_of(look.session, case))
    found: list[Instalment] = []
    for each in payable.of_case(look, case):
        try:
            found += [one.instalment for one in dues(each, pauses, calendars, ends - DAY)]
        except (ValueError, KeyError):  # no such term is known, or no policy is in force
            continue
    return max((e for e in found if e.due), key=lambda each: each.pay_on, default=None)


def save(desk: Desk, account: ClosingAccount) -> Done[ClosingAccount]:
    """Keeps what is typed of a draft. StaleCopy if somebody else has kept it since."""
    with desk.act("closing.save") as work:
        held = thing_to_read(work, CLOSING_ACCOUNTS, account.id)
        work.allow(held.state.value)
        wanted = replace(
            held,
            balance=account.balance,
            balance_on=account.balance_on,
            notice_pay=account.notice_pay,
            notice_words=account.notice_words,
            other=account.other,
            other_words=account.other_words,
            returned=account.returned,
            return_by=account.return_by,
            kept_reason=account.kept_reason,
            version=account.version,
        )
        return work.done(_kept(work, typed(wanted)))


def settle(desk: Desk, account: ClosingAccount, shown: Money | None = None) -> Done[ClosingAccount]:
    """Settles it: what is returned and kept stands; what is owed falls due with the next run, past
    the same checks. `shown`: the sum to be paid back as shown.

    Refused: one's own, something is missing. StaleCopy: it was changed since it was seen.
    """
    with desk.act("closing.settle") as work:
        held = _held(work, account, own=True)
        no_errors(rules.check(held, work.today))
        if shown is not None and shown != held.returned:
            values = {"sum": held.returned}
            raise Refused(Finding("closing_account.other_sum", "returned", values))
        by = (work.actor.id, work.actor.name)
        covered = closing_money.covered(work, held)
        return work.done(_kept(work, rules.settle(held, by, work.today, covered)))


def come_back(
    desk: Desk, account: ClosingAccount, on: date, words: str = ""
) -> Done[ClosingAccount]:
    """Writes down that the money came back, here and beside the payments.

    Refused: nothing was to come, a wrong day.
    """
    with desk.act("closing.come_back") as work:
        held = _held(work, account)
        no_errors(rules.check_returned(held, on, work.today))
        wanted = replace(
            held, state=ClosingState.RETURNED, returned_on=on, returned_words=typed(words).strip()
        )
        closing_money.come_back(work, held, on, wanted.returned_words)
        return work.done(_kept(work, wanted))


def withdraw(desk: Desk, account: ClosingAccount) -> Done[ClosingAccount]:
    """Takes a draft back: it was begun by mistake."""
    with desk.act("closing.withdraw") as work:
        held = _held(work, account)
        return work.done(_kept(work, replace(held, state=ClosingState.WITHDRAWN)))


def _held(work: Work, account: ClosingAccount, *, own: bool = False) -> ClosingAccount:
    held = thing_to_read(work, CLOSING_ACCOUNTS, account.id)
    as_seen(CLOSING_ACCOUNTS, held, account.version)
    work.allow(held.state.value, own and held.made_by == work.actor.id)
    return held


def _kept(work: Work, wanted: ClosingAccount) -> ClosingAccount:
    kept = CLOSING_ACCOUNTS.put(work.session, wanted)
    work.changed("closing_account", kept.id, kept.case)
    return kept
