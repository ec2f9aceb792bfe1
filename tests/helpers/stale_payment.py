"""Verbs on runs, pauses, shares and what came back that write over a copy (`stale`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.money import Money
from ras_desktop.domain.paid import Paid, PaidKind
from ras_desktop.domain.pause import Paused, PauseState
from ras_desktop.domain.pay_run import Run, RunKind
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share
from ras_desktop.services import account, payment, payment_back, payment_case
from ras_desktop.store.payment import PAID, PAUSES
from tests.helpers.agreed import DETAILS, decided_case, root, signed
from tests.helpers.cases import ships
from tests.helpers.stale import Trial, trial
from tests.helpers.stale_agreement import bumped
from tests.helpers.stores import SetDesk

DAY = date(2026, 12, 14)


def of_run(desk: SetDesk, other: SetDesk, verb: Callable[[Run], object]) -> Trial:
    """Somebody else reviews the run meanwhile."""
    ships(desk)
    held = payment.open_(desk, RunKind.FOUR_WEEKLY, DAY).value
    payment.review(desk, held)

    def read() -> Run:
        return payment.opened(desk, held.id).run

    return Trial(read, lambda: payment.review(other, read()), verb)


@trial("payment.review")
def review(desk: SetDesk, other: SetDesk) -> Trial:
    return of_run(desk, other, lambda seen: payment.review(desk, seen))


@trial("payment.drop")
def drop(desk: SetDesk, other: SetDesk) -> Trial:
    return of_run(desk, other, lambda seen: payment.drop(desk, seen))


@trial("payment.seal")
def seal(desk: SetDesk, other: SetDesk) -> Trial:
    """The one who seals has no hand in it."""
    ships(desk)
    case = decided_case(desk, team="North")
    signed(desk, case)
    account.confirm(other, account.enter(desk, case.id, DETAILS, "Letter").value, DETAILS)
    payment.set_(desk, PaySetting(codes={Strand.SOCIAL_CARE: "C1"}))
    held = payment.open_(desk, RunKind.FOUR_WEEKLY, DAY).value
    payment.review(desk, held)

    def read() -> Run:
        return payment.opened(desk, held.id).run

    return Trial(read, lambda: bumped(desk, "payment_run"), lambda seen: payment.seal(other, seen))


@trial("payment.set_")
def set_(desk: SetDesk, other: SetDesk) -> Trial:
    payment.set_(desk, PaySetting(codes={Strand.HEALTH: "H1"}))
    return Trial(
        lambda: payment.setting(desk),
        lambda: payment.set_(other, replace(payment.setting(other), codes={Strand.SEN: "S1"})),
        lambda seen: payment.set_(desk, replace(seen, codes={Strand.SEN: "S2"})),
    )


def paused(desk: SetDesk, state: PauseState = PauseState.ASKED) -> tuple[Any, Paused]:
    """A family with a pause of two weeks."""
    ships(desk)
    case = decided_case(desk, team="North")
    held = Paused(
        uuid4(), case.id, DAY, DAY + timedelta(13), "Away", uuid4(), "Sam Hale", DAY, state
    )
    with root(desk).writing() as session:
        PAUSES.put(session, held)
    return case, held


def of_pause(desk: SetDesk, state: PauseState, verb: Callable[[Paused], object]) -> Trial:
    case, _held = paused(desk, state)
    return Trial(
        lambda: payment_case.of_case(desk, case.id).pauses[0],
        lambda: bumped(desk, "payment_pause"), verb, case.id,
    )  # fmt: skip


@trial("payment_case.answer_pause")
def answer_pause(desk: SetDesk, other: SetDesk) -> Trial:
    return of_pause(
        desk, PauseState.ASKED, lambda seen: payment_case.answer_pause(other, seen, True, "Seen")
    )


@trial("payment_case.drop_pause")
def drop_pause(desk: SetDesk, other: SetDesk) -> Trial:
    return of_pause(desk, PauseState.ASKED, lambda seen: payment_case.drop_pause(desk, seen))


@trial("payment_case.resume")
def resume(desk: SetDesk, other: SetDesk) -> Trial:
    return of_pause(
        desk, PauseState.AGREED, lambda seen: payment_case.resume(desk, seen, DAY, "Home")
    )


@trial("payment_case.save_share")
def save_share(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    case = decided_case(desk, team="North")
    today = desk.today()
    share = Share(
        uuid4(), case.id, Strand.HEALTH, "NHS", "A. Nurse", today, "A. Nurse", True, uuid4(), ""
    )
    payment_case.save_share(desk, share)

    def read() -> Share:
        return payment_case.of_case(desk, case.id).shares[0]

    return Trial(
        read,
        lambda: payment_case.save_share(other, replace(read(), agency="Theirs")),
        lambda seen: payment_case.save_share(desk, replace(seen, agency="Mine")),
        case.id,
    )


@trial("payment_back.look_at")
def look_at(desk: SetDesk, other: SetDesk) -> Trial:
    ships(desk)
    case = decided_case(desk, team="North")
    held = signed(desk, case)
    entry = Paid(
        uuid4(), case.id, held.id, Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, PaidKind.RETURNED,
        Money(100), desk.today(), uuid4(), "Finn Ames", desk.now(), "Closed",
    )  # fmt: skip
    with root(desk).writing() as session:
        PAID.put(session, entry)
    return Trial(
        lambda: payment_case.of_case(desk, case.id).entries[0],
        lambda: bumped(desk, "paid"),
        lambda seen: payment_back.look_at(other, seen, "Mine"),
        case.id,
    )
