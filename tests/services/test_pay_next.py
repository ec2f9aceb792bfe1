"""Monthly, termly and one-off: from the agreement over the schedule and Today to run and file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ras_desktop.domain.agreement import Agreement, Relative, Signer
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.pay_run import RunKind
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.today import Kind
from ras_desktop.services import agreement, payment, payment_case, today
from tests.helpers.agreed import all_answered, decided_case, on_screen, with_account
from tests.helpers.paying import day, lines, payers, reviewed, sealed

ON = date(2026, 12, 14)


def signed(who, case, rhythm: Rhythm) -> Agreement:
    held = agreement.start(who.worker, case.id).value
    whole = replace(held, employs=False, relative=Relative(False), rhythm=rhythm)
    held = agreement.keep(who.worker, whole).value
    held = agreement.ready(who.worker, all_answered(who.worker, held)).value
    for signer in (Signer.PAYEE, Signer.COUNCIL):
        held = agreement.sign(who.worker, held, on_screen(who.worker, signer, "Nadia")).value
    with_account(who.three, case)
    return held


def due(who) -> tuple[RunKind, date]:
    found = payment.runs(who.finance).next
    assert found is not None
    return found.kind, found.day


def test_every_rhythm_is_paid_with_the_run_of_its_own(desk, desk_of):
    who = payers(desk, desk_of)
    assert due(who)[0] is RunKind.FOUR_WEEKLY, "the usual one, while nothing is signed"
    cases = {}
    for rhythm in (Rhythm.MONTHLY, Rhythm.TERMLY, Rhythm.ONE_OFF):
        cases[rhythm] = decided_case(who.worker)
        signed(who, cases[rhythm], rhythm)
    day(who, ON)
    assert due(who)[0] is RunKind.TERMLY, "its period began first"
    (matter,) = [e for e in today.read(who.finance).matters if e.kind is Kind.RUN]
    assert matter.due == due(who)[1]
    coming = payment_case.of_case(who.finance, cases[Rhythm.TERMLY].id)
    held = sealed(who, ON, RunKind.TERMLY)
    paid = {each.case: each.amount for each in lines(who, held)}
    assert paid == {
        cases[Rhythm.TERMLY].id: coming.coming[0].amount,
        cases[Rhythm.ONE_OFF].id: Money(362_440),
    }, "what is paid once goes with any run"
    assert Money(0) < coming.coming[0].amount < Money(362_440 // 3)
    assert due(who) == (RunKind.MONTHLY, date(2026, 12, 1))
    held = sealed(who, ON, RunKind.MONTHLY)
    (line,) = lines(who, held)
    assert line.amount == Money(1_006 + 30_203), "a day of November and all of December"
    assert b",312.09," in payment.export(who.second, held.id).value
    assert due(who)[0] is RunKind.MONTHLY
    assert due(who)[1] == date(2027, 1, 1)
    with pytest.raises(Refused) as caught:
        reviewed(who, ON, RunKind.MONTHLY)
    assert [each.code for each in caught.value.findings] == ["payment.run.period"]
    day(who, date(2027, 1, 1))
    assert sealed(who, date(2027, 1, 1), RunKind.MONTHLY).sum == Money(30_203)
