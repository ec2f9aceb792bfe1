"""From a run that was worked out to what the bank sent back, in the real window, with keys only."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from ras_desktop import paths
from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.paid import PaidKind
from ras_desktop.domain.pay_run import RunKind, RunState
from ras_desktop.domain.permission import OWNER, Role
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.papers import saving
from ras_desktop.gui.payments import back
from ras_desktop.services import account, casefile, caseload, payment, payment_case
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.store import user as user_store
from tests.helpers.agreed import DETAILS, decided_case, signed
from tests.helpers.keyboard import Hands
from tests.helpers.paying import CODES, RUN_DAY, returns
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle
from tests.journeys import steps

MOST = 24
"""Keys but for letters; 22 when it was written. A rise by more than a tenth fails."""


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A family past the start gate; somebody of finance has worked the run out."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    case = decided_case(desk, team="")
    signed(desk, case)
    other = Desk(desk.store, Actor(uuid4(), "Finn Ames", frozenset({Role.FINANCE})), clock)
    held = account.enter(desk, case.id, DETAILS, "Letter of the bank").value
    account.confirm(other, held, DETAILS)
    payment.set_(other, PaySetting(codes=CODES))
    payment.review(other, payment.open_(other, RunKind.FOUR_WEEKLY, RUN_DAY).value)
    with desk.store.writing() as session:
        me = user_store.named(session, NAME)
        user_store.keep(session, _with_finance(me))
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    opened.close()
    clock.set(datetime(2026, 12, 16, 9, tzinfo=UTC))
    return file


def _with_finance(me):
    from dataclasses import replace

    return replace(me, roles=OWNER | {Role.FINANCE})


def test_from_the_run_to_what_came_back_with_keys_only(
    windows, file, tmp_path, monkeypatch
) -> None:
    window: MainWindow = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    before = hands.count
    assert window.casefile is not None
    desk = window.casefile.desk
    hands.press("Ctrl+K")
    hands.type("Payments")
    hands.press("Return")
    settle(window)
    hands.press("Return")  # the run that is open
    settle(window)
    hands.press("Ctrl+Return", answer=lambda: hands.press("Return"))
    settle(window)
    (run,) = payment.runs(desk).runs
    assert run.state is RunState.SEALED
    written = tmp_path / "ledger.csv"
    monkeypatch.setattr(saving, "ask_place", lambda *_a: written)
    hands.tab_to("File for the ledger …")
    hands.press("Return")
    settle(window)
    assert written.read_bytes() == payment.export(desk, run.id).value
    reference = written.read_bytes().decode().splitlines()[1].split(",")[5]
    bank = tmp_path / "bank.csv"
    bank.write_bytes(returns((reference, "418.20", "15/12/2026")))
    monkeypatch.setattr(
        back.QFileDialog, "getOpenFileName", staticmethod(lambda *_a: (str(bank), ""))
    )
    hands.press("Alt+Up")
    settle(window)
    hands.tab_to("The bank’s file of returns …")
    hands.press("Return")
    settle(window)
    hands.press("Return")  # take it in
    settle(window)
    hands.tab_to("I have looked at it …")
    hands.press("Return", answer=lambda: looked(hands))
    settle(window)
    case = payment.opened(desk, run.id).lines[0].line.case
    entries = payment_case.of_case(desk, case).entries
    assert [each.kind for each in entries] == [PaidKind.RETURNED, PaidKind.PAYMENT]
    assert entries[0].looked == "Asked for the new account"
    pressed = (hands.count - before).pressed
    assert pressed <= MOST, pressed


def looked(hands: Hands) -> None:
    """What was done about it."""
    hands.tab_to("In your words")
    hands.type("Asked for the new account")
    hands.tab_to("Keep it")
    hands.press("Return")
