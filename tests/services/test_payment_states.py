"""An account and a pause: every state and verb, refused at the service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest

from ras_desktop.domain.account import Account, AccountState
from ras_desktop.domain.pause import Paused, PauseState
from ras_desktop.services import account, payment_case
from tests.helpers.agreed import DETAILS, decided_case, signed
from tests.helpers.paying import RUN_DAY, Payers, payers, to_be_paid
from tests.helpers.refusals import table, try_row
from tests.helpers.stores import SetDesk

NUMBERS = count(500)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Payers:
    return payers(desk, desk_of)


def number() -> str:
    return f"2026-{next(NUMBERS):05d}"


# ------------------------------------------------------------------ an account

ACCOUNTS = table("""
          confirm          drop             again
waiting   ok               ok               ok
confirmed ok               permission.state ok
replaced  permission.state ok               ok
""")
"""`again`: another is entered, which waits. Confirming what is confirmed, and dropping what was
replaced: said twice, done once."""


def an_account(who: Payers, state: str) -> Account:
    case = decided_case(who.worker, number=number())
    signed(who.worker, case)
    held = account.enter(who.worker, case.id, DETAILS, "Bank letter of 3 November").value
    if state == "confirmed":
        held = account.confirm(who.finance, held, DETAILS).value
    elif state == "replaced":
        held = account.drop(who.worker, held).value
    assert held.state.value == state
    return held


OF_ACCOUNT: dict[str, Callable[[Payers, Account], object]] = {
    "confirm": lambda who, held: account.confirm(who.finance, held, DETAILS),
    "drop": lambda who, held: account.drop(who.worker, held),
    "again": lambda who, held: account.enter(who.worker, held.case, DETAILS, "Another letter"),
}


@pytest.mark.parametrize("state", ACCOUNTS)
def test_every_verb_of_an_account_in_every_state(who, state):
    try_row(ACCOUNTS[state], OF_ACCOUNT, who, lambda: an_account(who, state))


# ------------------------------------------------------------------ a pause

PAUSES = table("""
          agree            refuse           resume           drop
asked     ok               ok               permission.state ok
agreed    permission.state permission.state ok               permission.state
refused   permission.state permission.state permission.state permission.state
withdrawn permission.state permission.state permission.state ok
""")
"""Dropping what was withdrawn: said twice, done once."""


def a_pause(who: Payers, state: str) -> Paused:
    case, _held = to_be_paid(who, number=number())
    days = (RUN_DAY, RUN_DAY + timedelta(13))
    held = payment_case.ask_pause(who.worker, case.id, days, "In hospital").value
    if state in {"agreed", "refused"}:
        agree = state == "agreed"
        held = payment_case.answer_pause(who.manager, held, agree, "Spoke to the ward").value
    elif state == "withdrawn":
        held = payment_case.drop_pause(who.worker, held).value
    assert held.state.value == state
    return held


OF_PAUSE: dict[str, Callable[[Payers, Paused], object]] = {
    "agree": lambda who, held: payment_case.answer_pause(who.manager, held, True, "Spoke to her"),
    "refuse": lambda who, held: payment_case.answer_pause(who.manager, held, False, "Not needed"),
    "resume": lambda who, held: payment_case.resume(who.worker, held, RUN_DAY, "Home again"),
    "drop": lambda who, held: payment_case.drop_pause(who.worker, held),
}


@pytest.mark.parametrize("state", PAUSES)
def test_every_verb_of_a_pause_in_every_state(who, state):
    try_row(PAUSES[state], OF_PAUSE, who, lambda: a_pause(who, state))


def test_the_tables_have_every_state_and_verb() -> None:
    for held, states, verbs in (
        (ACCOUNTS, AccountState, OF_ACCOUNT),
        (PAUSES, PauseState, OF_PAUSE),
    ):
        assert set(held) == {each.value for each in states}
        assert all(set(row) == set(verbs) for row in held.values())
