"""Verbs on agreements, accounts and attached files that write over a copy (`stale`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from ras_desktop.domain.agreement import Agreement, Relative, Signer
from ras_desktop.domain.closing_account import ClosingAccount
from ras_desktop.domain.employer import EmployerCheck, EmployerItem
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.payee import Evidence
from ras_desktop.domain.people import Person
from ras_desktop.domain.uplift import Uplift
from ras_desktop.services import account, agreement, attachment, closing_account, people, uplift
from ras_desktop.services.attachment import Loaded
from ras_desktop.store.trouble import Gone
from tests.helpers.agreed import (
    DETAILS,
    PDF,
    STARTS,
    all_answered,
    begun,
    decide,
    decided_case,
    made_ready,
    on_screen,
    root,
    signed,
)
from tests.helpers.cases import a_case, ships
from tests.helpers.panel import WHOLE
from tests.helpers.panel import agreed as agreed_plan
from tests.helpers.stale import Trial, trial
from tests.helpers.stores import SetDesk

Verb = Callable[[Agreement], object]
INSURED = EmployerCheck(EmployerItem.INSURANCE, STARTS.replace(day=2))


def of_agreement(desk: SetDesk, other: SetDesk, held: Agreement, verb: Verb) -> Trial:
    """Somebody else ticks an item of the employer's list meanwhile: allowed in every state."""

    def read() -> Agreement:
        return agreement.of_case(desk, held.case)[0]

    def theirs() -> object:
        return agreement.set_employer(other, read(), INSURED)

    return Trial(read, theirs, verb, held.case)


def draft(desk: SetDesk) -> Agreement:
    """A draft that lacks nothing, its relative still to be approved by somebody else."""
    ships(desk)
    return all_answered(desk, begun(desk, decided_case(desk, team="North")))


@trial("agreement.keep")
def keep(desk: SetDesk, other: SetDesk) -> Trial:
    return of_agreement(
        desk, other, draft(desk),
        lambda seen: agreement.keep(desk, replace(seen, help_to_manage="Payroll")),
    )  # fmt: skip


@trial("agreement.drop")
def drop(desk: SetDesk, other: SetDesk) -> Trial:
    return of_agreement(desk, other, draft(desk), lambda seen: agreement.drop(desk, seen))


@trial("agreement.answer")
def answer(desk: SetDesk, other: SetDesk) -> Trial:
    return of_agreement(
        desk, other, draft(desk),
        lambda seen: agreement.answer(desk, seen, "identity", False, Evidence.MEETING),
    )  # fmt: skip


@trial("agreement.approve_relative")
def approve_relative(desk: SetDesk, other: SetDesk) -> Trial:
    held = draft(desk)
    relative = Relative(True, "Her aunt Rose", "She signs")
    agreement.keep(desk, replace(held, relative=relative))
    return of_agreement(desk, other, held, lambda seen: agreement.approve_relative(other, seen))


@trial("agreement.set_employer")
def set_employer(desk: SetDesk, other: SetDesk) -> Trial:
    item = EmployerCheck(EmployerItem.DBS, STARTS.replace(day=3))
    return of_agreement(
        desk, other, draft(desk), lambda seen: agreement.set_employer(desk, seen, item)
    )


@trial("agreement.ready")
def ready(desk: SetDesk, other: SetDesk) -> Trial:
    return of_agreement(desk, other, draft(desk), lambda seen: agreement.ready(desk, seen))


def standing(desk: SetDesk, make: Callable[[SetDesk, Any], Agreement]) -> Agreement:
    """One that has come further than a draft."""
    ships(desk)
    return make(desk, decided_case(desk, team="North"))


@trial("agreement.again")
def again(desk: SetDesk, other: SetDesk) -> Trial:
    held = standing(desk, made_ready)
    return of_agreement(desk, other, held, lambda seen: agreement.again(desk, seen))


@trial("agreement.sign")
def sign(desk: SetDesk, other: SetDesk) -> Trial:
    held = standing(desk, made_ready)
    mine = on_screen(desk, Signer.PAYEE, "Nadia")
    return of_agreement(desk, other, held, lambda seen: agreement.sign(desk, seen, mine))


@trial("agreement.end")
def end(desk: SetDesk, other: SetDesk) -> Trial:
    held = standing(desk, signed)
    return of_agreement(
        desk,
        other,
        held,
        lambda seen: agreement.end(desk, seen, STARTS, "She moved", Ground.MOVED_AWAY),
    )


def bumped(desk: SetDesk, table: str) -> None:
    """Another version of every row, as after two records became one."""
    with root(desk).writing() as session:
        session.execute(text(f"UPDATE {table} SET version = version + 1"))


def of_account(desk: SetDesk, verb: Callable[[Any], object]) -> Trial:
    """An account that waits."""
    case = decided_case(desk, team="North")
    account.enter(desk, case.id, DETAILS, "Bank letter")
    return Trial(
        lambda: account.of_case(desk, case.id).waiting, lambda: bumped(desk, "account"), verb,
        case.id,
    )  # fmt: skip


@trial("account.confirm")
def confirm(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    return of_account(desk, lambda seen: account.confirm(other, seen, DETAILS))


@trial("account.drop")
def drop_account(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    return of_account(desk, lambda seen: account.drop(other, seen))


@trial("attachment.remove")
def remove(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    case = decided_case(desk, team="North")
    attachment.add(desk, case.id, Loaded("a.pdf", PDF), "Scan")
    return Trial(
        lambda: attachment.of_case(desk, case.id)[0], lambda: bumped(desk, "attachment"),
        lambda seen: attachment.remove(other, seen, "Another family's"), case.id,
    )  # fmt: skip


# ---------------------------------------------------------------- new rates, the last account


def own_rate(desk: SetDesk) -> None:
    """A family that is paid for an assistant at an hourly rate that is not of the price list."""
    case = a_case(desk, date(2017, 3, 2), team="North")
    people.save(desk, case.id, Person(uuid4(), "Nadia Quarrington", "mother", True, True))
    first, *more = WHOLE.lines
    own = replace(first, price_code="", unit_price=Money(1_700))
    agreed_plan(desk, case, replace(WHOLE, lines=(own, *more)))
    decide(desk, case)
    signed(desk, case)


def of_rates(desk: SetDesk, other: SetDesk, verb: Callable[[Any], object]) -> Trial:
    """Somebody else changes the title of a draft of new rates meanwhile."""
    ships(desk)
    fresh = Uplift(uuid4(), STARTS, "Rates", Decimal("0.1"), uuid4(), "", STARTS)
    held = uplift.save(other, fresh).value

    def read() -> Uplift:
        return uplift.open_(desk, held.id).uplift

    def theirs() -> object:
        return uplift.save(other, replace(read(), title="Theirs"))

    return Trial(read, theirs, verb)


@trial("uplift.save")
def rates_save(desk: SetDesk, other: SetDesk) -> Trial:
    return of_rates(desk, other, lambda seen: uplift.save(desk, replace(seen, title="Mine")))


@trial("uplift.approve")
def rates_approve(desk: SetDesk, other: SetDesk) -> Trial:
    """It reaches a family whose rate is its own, and the person has seen whom it reaches."""

    def mine(seen: Uplift) -> object:
        told = uplift.open_(desk, seen.id)
        assert told.lifted
        return uplift.approve(desk, seen, (len(told.lifted), told.more))

    ships(desk)
    own_rate(desk)
    return of_rates(desk, other, mine)


@trial("uplift.withdraw")
def rates_withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    return of_rates(desk, other, lambda seen: uplift.withdraw(desk, seen))


def _whole(held: ClosingAccount, today: date) -> ClosingAccount:
    """It lacks nothing: all that was in the account comes back."""
    sum_ = Money(100)
    return replace(held, balance=sum_, balance_on=today, returned=sum_, return_by=today)


def of_closing(desk: SetDesk, other: SetDesk, verb: Callable[[Any], object]) -> Trial:
    """Somebody else changes what was in the account meanwhile."""
    ships(desk)
    case = decided_case(desk, team="North")
    held = signed(desk, case)
    agreement.end(desk, held, STARTS, "Over", ground=Ground.LAW)
    closing_account.start(other, case.id)

    def read() -> ClosingAccount:
        found = closing_account.of_case(desk, case.id).held
        if found is None:  # withdrawn
            raise Gone("closing_account")
        return found

    def theirs() -> object:
        return closing_account.save(other, _whole(read(), desk.today()))

    return Trial(read, theirs, verb, case.id)


@trial("closing_account.save")
def closing_save(desk: SetDesk, other: SetDesk) -> Trial:
    return of_closing(
        desk, other, lambda seen: closing_account.save(desk, replace(seen, balance=Money(200)))
    )


@trial("closing_account.settle")
def closing_settle(desk: SetDesk, other: SetDesk) -> Trial:
    return of_closing(desk, other, lambda seen: closing_account.settle(desk, seen))


@trial("closing_account.withdraw")
def closing_withdraw(desk: SetDesk, other: SetDesk) -> Trial:
    return of_closing(desk, other, lambda seen: closing_account.withdraw(desk, seen))


@trial("closing_account.come_back")
def closing_come_back(desk: SetDesk, other: SetDesk) -> Trial:
    """Settled; another version of it, as after two records became one."""
    found = of_closing(desk, other, lambda _seen: None)
    kept = closing_account.save(other, _whole(found.read(), desk.today())).value
    closing_account.settle(desk, kept)
    return Trial(
        found.read, lambda: bumped(desk, "closing_account"),
        lambda seen: closing_account.come_back(desk, seen, desk.today()), kept.case,
    )  # fmt: skip
