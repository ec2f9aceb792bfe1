"""A family that is paid: signed, its account confirmed, and runs over two people of finance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.family import Case
from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.paid import Paid, PaidKind
from ras_desktop.domain.pay_run import Line, Run, RunKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import Strand
from ras_desktop.services import payment, payment_case
from tests.helpers.agreed import Three, decided_case, signed, three, with_account
from tests.helpers.stores import SetDesk

RUN_DAY = date(2026, 12, 14)
"""First day of a four-weekly period; the agreement of `agreed` begins on 30 November."""
CODES = {Strand.SOCIAL_CARE: "C4711", Strand.HEALTH: "H1", Strand.SEN: "S1"}


@dataclass(frozen=True)
class Payers:
    """Who works on a family and pays it: finance is two people."""

    three: Three
    worker: SetDesk
    manager: SetDesk
    finance: SetDesk
    second: SetDesk


def payers(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Payers:
    """Four people at one store, with cost codes."""
    told = three(desk, desk_of)
    who = Payers(
        told, told.worker, told.manager, told.finance, desk_of(Role.FINANCE, name="Priya Nunn")
    )
    payment.set_(who.finance, PaySetting(codes=CODES))
    return who


def to_be_paid(who: Payers, **changes: object) -> tuple[Case, Agreement]:
    """A family past the start gate."""
    case = decided_case(who.worker, **changes)  # type: ignore[arg-type]
    held = signed(who.worker, case)
    with_account(who.three, case)
    return case, held


def day(who: Payers, on: date) -> None:
    """Lets it be nine in the morning of a day for everybody."""
    for each in (who.worker, who.manager, who.finance, who.second):
        each.clock.set(datetime(on.year, on.month, on.day, 9, tzinfo=UTC))


def reviewed(who: Payers, on: date = RUN_DAY, kind: RunKind = RunKind.FOUR_WEEKLY) -> Run:
    """A run that was opened and reviewed by the first of finance."""
    held = payment.open_(who.finance, kind, on, "Signed late").value
    return payment.review(who.finance, held).value


def sealed(who: Payers, on: date = RUN_DAY, kind: RunKind = RunKind.FOUR_WEEKLY) -> Run:
    """A run that went out."""
    return payment.seal(who.second, reviewed(who, on, kind)).value


def lines(who: Payers, run: Run) -> list[Line]:
    """Its lines."""
    return [each.line for each in payment.opened(who.finance, run.id).lines]


def payments(who: Payers, case: Case) -> list[Paid]:
    """What a family was paid, the latest first."""
    entries = payment_case.of_case(who.finance, case.id).entries
    return [each for each in entries if each.kind is PaidKind.PAYMENT]


def returns(*rows: tuple[str, str, str]) -> bytes:
    """The bank's file: reference, amount, day as the bank writes it."""
    body = "".join(f"{day_},{ref},{sum_},Account closed\r\n" for ref, sum_, day_ in rows)
    return f"Date,Reference,Amount,Reason\r\n{body}".encode()


def changed(value: object, **fields: object) -> object:
    """A copy with other fields, for tests that lie."""
    return replace(value, **fields)  # type: ignore[type-var]
