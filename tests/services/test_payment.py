"""Runs: reviewed by one, sealed by another, exported to the byte, nothing twice; on both stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.access import Ground
from ras_desktop.domain.account import Details
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.ledger import Sums
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.path import Stage, Standing
from ras_desktop.domain.pay_run import RunKind, RunState
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.services import (
    access,
    account,
    family,
    family_page,
    pay_gather,
    payment,
    payment_back,
    payment_case,
)
from ras_desktop.store.payment import PAID
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.agreed import STARTS, decided_case, made_ready, root, with_account
from tests.helpers.paying import (
    RUN_DAY,
    Payers,
    day,
    lines,
    payers,
    payments,
    returns,
    reviewed,
    sealed,
    to_be_paid,
)
from tests.helpers.stores import SetDesk

KEY = (Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT)
FIRST = Money(13_940 + 27_880)
"""Worked case 3: £278.80 every four weeks; from 30 November half a period more."""
NEXT = RUN_DAY + timedelta(28)
AFTER = RUN_DAY + timedelta(1)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Payers:
    return payers(desk, desk_of)


@pytest.fixture
def case(who: Payers):
    return to_be_paid(who)[0]


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [each.code for each in caught.value.findings]


def test_from_review_to_seal_and_the_same_file_twice(who, case):
    held = reviewed(who)
    assert (held.state, held.count, held.blocked, held.sum) == (RunState.REVIEWED, 1, 0, FIRST)
    (line,) = lines(who, held)
    assert (line.amount, line.payee, line.masked) == (
        FIRST,
        "Nadia Quarrington",
        "••-••-01 ••••5678",
    )
    assert (line.first, line.days_first, line.days_last) == (
        RUN_DAY, date(2026, 11, 30), date(2027, 1, 10),
    )  # fmt: skip
    held = payment.seal(who.second, held).value
    assert payment.seal(who.second, held).value == held
    assert [each.amount for each in payments(who, case)] == [FIRST]
    made = payment.export(who.finance, held.id).value
    assert made == payment.export(who.second, held.id).value
    assert made.decode().splitlines()[1] == (
        f"Nadia Quarrington,200001,12345678,418.20,2026-12-14,{line.reference},C4711,social_care,"
        f"2026-11-30,2027-01-10,{case.number}"
    )
    told = family_page.page(who.worker, case.id)
    (mark,) = (each for each in told.marks if each.stage is Stage.PAYMENT)
    assert (mark.standing, mark.day) == (Standing.DONE, RUN_DAY)


def test_a_run_in_parts_pays_the_same_and_seals_every_family(who, case, monkeypatch):
    other, _held = to_be_paid(who)
    whole = reviewed(who)
    monkeypatch.setattr(pay_gather, "_PART", 1)
    told = []
    again = payment.review(who.finance, whole, lambda *each: told.append(each)).value
    assert (again.digest, again.count) == (whole.digest, 2)
    assert told == [(1, 2), (2, 2)]
    payment.seal(who.second, again)
    for each in (case, other):
        (mark,) = (
            m for m in family_page.page(who.worker, each.id).marks if m.stage is Stage.PAYMENT
        )
        assert mark.standing is Standing.DONE


def test_a_sealed_run_keeps_its_layout_its_account_and_its_bytes(who, case):
    held = sealed(who)
    made = payment.export(who.finance, held.id).value
    pence = replace(payment.default_layout(), id="own", sums=Sums.PENCE)
    payment.set_(who.finance, replace(payment.setting(who.finance), layout=pence))
    other = account.enter(who.worker, case.id, Details("N", "20-00-02", "87654321"), "Letter").value
    account.confirm(who.finance, other, Details("N", "20-00-02", "87654321"))
    assert payment.export(who.finance, held.id).value == made
    day(who, NEXT)
    later = sealed(who, NEXT)
    assert b"27880" in payment.export(who.finance, later.id).value
    assert b"87654321" in payment.export(who.finance, later.id).value


def test_what_is_blocked_says_by_which_check(who, case):
    ready = decided_case(who.worker)
    made_ready(who.worker, ready)  # nobody has signed: no line at all
    account.enter(who.worker, case.id, Details("N", "20-00-02", "87654321"), "Letter")
    held = reviewed(who)
    assert (held.count, held.blocked, held.sum) == (0, 1, ZERO)
    assert [each.code for each in lines(who, held)[0].blocked] == ["start.account.confirm"]
    assert refused(lambda: payment.seal(who.second, held)) == ["payment.run.nothing"]


def test_what_was_reviewed_is_what_is_sealed(who, case):
    held = reviewed(who)
    to_be_paid(who)
    assert refused(lambda: payment.seal(who.second, held)) == ["payment.run.changed"]
    again = payment.review(who.finance, held).value
    assert again.count == 2
    assert payment.seal(who.second, again).value.sum == Money(2 * FIRST.pence)


def test_what_is_paid_later_is_the_next_period_only(who, case):
    sealed(who)
    day(who, NEXT)
    assert sealed(who, NEXT).sum == Money(27_880)


# ---------------------------------------------------------------- illegal orders


def _unsigned(who: Payers) -> list[str]:
    bare = decided_case(who.worker)
    made_ready(who.worker, bare)
    with_account(who.three, bare)
    return refused(lambda: payment.seal(who.second, reviewed(who)))


def _twice(who: Payers) -> list[str]:
    held = sealed(who)
    return refused(lambda: payment.review(who.finance, held))


def _by_another_twice(who: Payers) -> list[str]:
    held = sealed(who)
    return refused(lambda: payment.seal(who.finance, held))


def _own(who: Payers) -> list[str]:
    return refused(lambda: payment.seal(who.finance, reviewed(who)))


def _reviewed_own(who: Payers) -> list[str]:
    held = payment.review(who.second, reviewed(who)).value
    return refused(lambda: payment.seal(who.second, held))


def _draft(who: Payers) -> list[str]:
    held = payment.open_(who.finance, RunKind.FOUR_WEEKLY, RUN_DAY).value
    return refused(lambda: payment.seal(who.second, held))


def _two_open(who: Payers) -> list[str]:
    reviewed(who)
    return refused(lambda: payment.open_(who.second, RunKind.MONTHLY, RUN_DAY))


def _same_period(who: Payers) -> list[str]:
    sealed(who)
    later = RUN_DAY + timedelta(3)
    return refused(lambda: payment.open_(who.finance, RunKind.FOUR_WEEKLY, later))


def _between_without_reason(who: Payers) -> list[str]:
    return refused(lambda: payment.open_(who.finance, RunKind.BETWEEN, RUN_DAY, " "))


def _far_ahead(who: Payers) -> list[str]:
    return refused(lambda: payment.open_(who.finance, RunKind.FOUR_WEEKLY, date(2027, 6, 1)))


def _nothing_between(who: Payers) -> list[str]:
    sealed(who)
    held = reviewed(who, RUN_DAY, RunKind.BETWEEN)
    return refused(lambda: payment.seal(who.second, held))


def _dropped(who: Payers) -> list[str]:
    held = payment.drop(who.finance, reviewed(who)).value
    assert payment.drop(who.finance, held).value == held
    return refused(lambda: payment.seal(who.second, held))


def _drop_sealed(who: Payers) -> list[str]:
    held = sealed(who)
    return refused(lambda: payment.drop(who.finance, held))


def _export_open(who: Payers) -> list[str]:
    held = reviewed(who)
    return refused(lambda: payment.export(who.finance, held.id))


def _no_code(who: Payers) -> list[str]:
    payment.set_(who.finance, replace(payment.setting(who.finance), codes={}))
    held = reviewed(who)
    return refused(lambda: payment.seal(who.second, held))


@pytest.mark.parametrize(
    ("act", "paid", "codes"),
    [
        (_unsigned, False, ["payment.run.nothing"]),
        (_twice, True, ["permission.state"]),
        (_by_another_twice, True, ["permission.own_work"]),
        (_own, True, ["permission.own_work"]),
        (_reviewed_own, True, ["permission.own_work"]),
        (_draft, True, ["permission.state"]),
        (_two_open, True, ["payment.run.open"]),
        (_same_period, True, ["payment.run.period"]),
        (_between_without_reason, False, ["payment.run.reason"]),
        (_far_ahead, False, ["payment.run.day"]),
        (_nothing_between, True, ["payment.run.nothing"]),
        (_dropped, True, ["permission.state"]),
        (_drop_sealed, True, ["permission.state"]),
        (_export_open, True, ["permission.state"]),
        (_no_code, True, ["payment.cost_code.social_care"]),
    ],
)
def test_what_comes_too_early_or_twice_is_refused(who, act, paid, codes):
    if paid:
        to_be_paid(who)
    assert act(who) == codes


def test_the_database_lets_nothing_into_two_runs(who, case):
    held = sealed(who)
    (before,) = payments(who, case)
    with pytest.raises(DBAPIError), root(who.finance).writing() as session:
        PAID.add_many(session, [replace(before, id=uuid4())])
    with pytest.raises(DBAPIError), root(who.finance).writing() as session:
        session.execute(text("UPDATE paid SET amount = 1"))
    with pytest.raises(DBAPIError), root(who.finance).writing() as session:
        session.execute(text("DELETE FROM payment_line"))
    with pytest.raises(DBAPIError), root(who.finance).writing() as session:
        session.execute(text("UPDATE payment_run SET sum = 1"))
    assert payment.opened(who.finance, held.id).run.sum == FIRST


def test_a_run_seen_by_another_copy_is_stale(who, case):
    held = payment.open_(who.finance, RunKind.FOUR_WEEKLY, RUN_DAY).value
    payment.review(who.second, held)
    with pytest.raises(StaleCopy):
        payment.review(who.finance, held)


# ---------------------------------------------------------------- what comes back


def test_a_returned_payment_waits_for_a_look_and_is_paid_again_between(who, case):
    held = sealed(who)
    (line,) = lines(who, held)
    day(who, AFTER)
    told = payment_back.preview(
        who.finance,
        returns((line.reference, "418.20", "15/12/2026"), ("DP1", "1.00", "15/12/2026")),
    )
    assert [each.fault.code if each.fault else "" for each in told.rows] == ["", "returns.unknown"]
    content = returns((line.reference.lower(), "418.20", "15/12/2026"))
    (back,) = payment_back.take_in(who.finance, content).value
    assert (back.amount, back.reason) == (FIRST, "Account closed")
    assert refused(lambda: payment_back.take_in(who.finance, content)) == ["returns.nothing_new"]
    run = reviewed(who, AFTER, RunKind.BETWEEN)
    assert [each.code for each in lines(who, run)[0].blocked] == ["payment.returned.look"]
    assert [each.number for each in payment_back.waiting(who.second)] == [case.number]
    looked = payment_back.look_at(who.finance, back, "New account entered").value
    assert looked.looked_by_name == "Finn Ames"
    assert payment_back.waiting(who.second) == ()
    run = payment.review(who.finance, run).value
    assert payment.seal(who.second, run).value.sum == FIRST
    assert len(payments(who, case)) == 2


def test_a_file_of_the_bank_that_is_wrong_says_so(who, case):
    (line,) = lines(who, sealed(who))
    day(who, AFTER)

    def codes(*rows: tuple[str, str, str]) -> list[str]:
        told = payment_back.preview(who.finance, returns(*rows))
        return [each.code for each in told.faults] or [
            each.fault.code if each.fault else "" for each in told.rows
        ]

    assert codes((line.reference, "418.19", "15/12/2026")) == ["returns.amount"]
    assert codes((line.reference, "418.20", "25/12/2026")) == ["paid.day"]
    assert codes(*[(line.reference, "418.20", "15/12/2026")] * 2) == ["", "returns.twice"]
    assert codes((line.reference, "lots", "15/12/2026")) == ["returns.row"]
    assert codes(("", "418.20", "15/12/2026")) == ["returns.row"]
    bad = payment_back.preview(who.finance, b"Date,Amount\r\n15/12/2026,1.00\r\n")
    assert [each.code for each in bad.faults] == [
        "returns.column.reference", "returns.column.reason",
    ]  # fmt: skip


def test_a_wrong_payment_is_reversed_by_an_entry_of_its_own_once(who, case):
    sealed(who)
    day(who, AFTER)
    (held,) = payments(who, case)
    back = payment_back.reverse(who.finance, held.id, AFTER, "Paid to the wrong account").value
    assert (back.undoes, back.amount) == (held.id, FIRST)
    assert payment_back.reverse(who.finance, held.id, AFTER, back.reason).value == back
    assert refused(lambda: payment_back.reverse(who.second, held.id, AFTER, "Again")) == [
        "paid.undone_already"
    ]
    assert refused(lambda: payment_back.reverse(who.finance, back.id, AFTER, "x")) == [
        "paid.not_paid"
    ]
    assert refused(lambda: payment_back.returned(who.finance, held.id, AFTER, "x")) == [
        "paid.undone_already"
    ]
    assert refused(lambda: payment_back.look_at(who.finance, back, "x")) == ["paid.not_returned"]


def test_money_given_back_is_no_more_than_was_paid_too_much(who, case):
    def back(pence: int, **more: object) -> Callable[[], object]:
        return lambda: payment_back.paid_back(
            who.finance, case.id, KEY, Money(pence), who.finance.today(), "By cheque", **more
        )

    assert refused(back(1)) == ["paid.nothing"]
    sealed(who)
    day(who, AFTER)
    assert refused(back(1)) == ["paid.back.more"]
    assert refused(back(100_000_000_000, unspent=True)) == ["paid.back.more_than_paid"]
    assert back(1_000, unspent=True)().value.amount == Money(1_000)
    days = (date(2026, 12, 28), date(2027, 1, 10))
    held = payment_case.ask_pause(who.worker, case.id, days, "In hospital").value
    payment_case.answer_pause(who.manager, held, True, "Spoke to the ward")
    told = payment_case.of_case(who.finance, case.id)
    assert told.overpaid == FIRST - told.entries[-1].amount + Money(13_940)
    back(told.overpaid.pence)()
    assert payment_case.of_case(who.finance, case.id).overpaid == ZERO


# ---------------------------------------------------------------- pauses


def test_a_pause_stops_money_once_a_manager_has_looked(who, case):
    days = (RUN_DAY, RUN_DAY + timedelta(13))
    held = payment_case.ask_pause(who.worker, case.id, days, "In hospital").value
    assert reviewed(who).sum == FIRST
    assert refused(lambda: payment_case.answer_pause(who.worker, held, True, "x")) == [
        "permission.role"
    ]
    assert refused(lambda: payment_case.answer_pause(who.manager, held, True, " ")) == [
        "pause.look"
    ]
    agreed = payment_case.answer_pause(who.manager, held, True, "Spoke to the ward").value
    run = payment.runs(who.finance).open
    assert payment.review(who.finance, run).value.sum == Money(13_940)  # the rest on 28 December
    resumed = payment_case.resume(who.worker, agreed, RUN_DAY, "Home again").value
    assert resumed.ends < resumed.first
    assert payment.review(who.finance, payment.runs(who.finance).open).value.sum == FIRST


@pytest.mark.parametrize(
    ("days", "reason", "codes"),
    [
        ((RUN_DAY, NEXT), "", ["pause.reason"]),
        ((NEXT, RUN_DAY), "Away", ["pause.days"]),
        ((RUN_DAY, date(2027, 6, 1)), "Away", ["pause.long"]),
    ],
)
def test_a_pause_without_reason_or_end_is_refused(who, case, days, reason, codes):
    assert refused(lambda: payment_case.ask_pause(who.worker, case.id, days, reason)) == codes


def test_a_pause_is_no_managers_own_and_answered_once(who, case):
    days = (RUN_DAY, NEXT)
    own = payment_case.ask_pause(who.manager, case.id, days, "Away").value
    assert refused(lambda: payment_case.answer_pause(who.manager, own, True, "x")) == [
        "permission.own_work"
    ]
    assert refused(lambda: payment_case.resume(who.worker, own, RUN_DAY, "x")) == [
        "permission.state"
    ]
    gone = payment_case.drop_pause(who.worker, own).value
    assert payment_case.drop_pause(who.worker, gone).value == gone
    assert refused(lambda: payment_case.answer_pause(who.manager, gone, True, "x")) == [
        "permission.own_work"
    ]
    bare = decided_case(who.worker)
    assert refused(lambda: payment_case.ask_pause(who.worker, bare.id, days, "x")) == [
        "pause.nothing_paid"
    ]


# ---------------------------------------------------------------- who may see whose


def test_a_restricted_family_is_paid_by_those_who_are_named(who, case, desk_of):
    to_be_paid(who)
    people = (who.manager.actor.id, who.worker.actor.id, who.finance.actor.id)
    held = family.read(who.manager, case.id)
    access.restrict(who.manager, held, Ground.SAFEGUARDING, "A parent must not learn of it", people)
    held = reviewed(who)
    assert held.count == 2
    assert payment.opened(who.second, held.id).hidden == 1
    assert refused(lambda: payment.seal(who.second, held)) == ["payment.run.not_all_seen"]
    for outsider in (who.worker, desk_of(Role.TEAM_MANAGER, name="Mo")):
        assert refused(lambda desk=outsider: payment.runs(desk)) == ["permission.role"]
    told = payment_case.of_case(who.worker, case.id)  # one of finance drafts, nobody could seal it
    assert "payment.no_hands" in [each.code for each in told.gate]
    access.name_person(who.manager, case.id, who.second.actor.id, "Seals the runs")
    told = payment_case.of_case(who.worker, case.id)
    assert "payment.no_hands" not in [each.code for each in told.gate]


def test_what_comes_when_and_why(who, case):
    day(who, STARTS)
    told = payment_case.of_case(who.worker, case.id)
    assert told.package == {KEY: Money(362_440)}
    assert [(each.on, each.amount) for each in told.coming[:2]] == [
        (date(2026, 11, 30), Money(13_940)), (RUN_DAY, Money(27_880)),
    ]  # fmt: skip
    assert [step.code for step in told.coming[0].parts[0].steps] == ["payment.part"]
    assert told.entries == ()
