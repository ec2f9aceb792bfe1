"""From a lower decision to the payment that is lower, with keys only: an early day is refused, the
letter gives notice, the family asks to look again, somebody else upholds it, the day is the right
one. Worked case 1 in the real window; the review before it: test_review_by_keyboard.py and
test_review_to_less.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QComboBox

from ras_desktop import paths
from ras_desktop.domain import package as packages
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice_given import NoticeState
from ras_desktop.domain.payment import Calendar, Rhythm, schedule
from ras_desktop.domain.permission import OWNER
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile, caseload, notice, package, reconsideration, user
from ras_desktop.services import scheme as schemes
from ras_desktop.store import user as user_store
from tests.helpers.agreed import Three
from tests.helpers.keyboard import Hands
from tests.helpers.noticed import LESS, SINCE, decided, moment, paid_case
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, until
from tests.journeys import steps

NOV_30, JAN_11, MAR_8 = date(2026, 11, 30), date(2027, 1, 11), date(2027, 3, 8)
OTHER, WORDS = "Kit Lowe", "lantern pebble orchid seventeen"
MOST = 95
"""Keys but for letters, over both windows. A rise by more than a tenth fails."""


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """£6,240.00 in force since April, £4,680.00 decided; a second manager who decided nothing."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    case, plan = paid_case(Three(desk, desk, desk), team="")  # type: ignore[arg-type]
    decided(desk, case, plan, LESS, date(2026, 11, 24), by=uuid4())  # type: ignore[arg-type]
    added = user.add(opened, OTHER, WORDS, OWNER).value
    with desk.store.writing() as session:
        user_store.keep(session, replace(added, must_change=False))
    clock.set(moment(NOV_30, 10))
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    opened.close()
    return file


def to_the_notice(window: MainWindow, hands: Hands) -> None:
    """The family by name, then its notice."""
    for words in ("quarr", "notice"):
        hands.press("Ctrl+K")
        hands.type(words)
        settle(window)
        hands.press("Return")
        settle(window)
    assert window.workplace is not None
    assert window.workplace.trail.now is not None
    assert window.workplace.trail.now.word == "notice"


def write(hands: Hands) -> None:
    """Reasons, need by need, and a day that is too early."""
    hands.tab_to("Reasons")
    hands.press("Ctrl+A")  # in the place of the decision's own
    hands.type("Ines sleeps through since the summer; her alarm wakes her mother if not.")
    hands.tab_to("What is different")
    hands.type("She sleeps through.")
    hands.press("Tab")
    hands.type("A sensor mat from the equipment store.")
    hands.press("Tab")
    hands.type("It rings when she gets up; tried for six weeks.")
    hands.tab_to("First day of the lower amount: Day")
    for part in ("8", "2", "2027"):
        hands.type(part)
        hands.press("Tab")


def ask(hands: Hands) -> None:
    """What the family asks."""
    hands.tab_to("Who asked")
    hands.type("Nadia Quarrington")
    hands.press("Tab")
    hands.type("The mat does not wake me.")
    hands.tab_to("Write it down")
    hands.press("Return")


def uphold(hands: Hands) -> None:
    """The answer of somebody else."""
    while not isinstance(hands.focus(), QComboBox):
        hands.press("Tab")
    hands.choose("The notice stands")
    hands.tab_to("Reasons")
    hands.press("Ctrl+A")  # in the place of the decision's own
    hands.type("The mat woke her on every night of the log.")
    hands.tab_to("Answer", back=False)
    hands.press("Return")


def test_from_a_lower_decision_to_the_lower_payment_with_keys_only(
    windows, file, clock: SetClock
) -> None:
    window: MainWindow = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    before = hands.count
    to_the_notice(window, hands)
    hands.press("Ctrl+Return")
    settle(window)
    write(hands)
    assert window.casefile is not None
    desk, case = window.casefile.desk, window.workplace.trail.now.case
    hands.press("Ctrl+Return")
    settle(window)
    assert window.workplace.trail.now.word == "notice", "too early: no letter"
    (held,) = notice.of_case(desk, case)
    assert [each.code for each in notice.check(desk, held.id)] == ["notice.too_early"]
    hands.tab_to("8 February 2027 is too early")
    hands.press("Return")  # what is said leads to its field
    for part in ("Day", "Month", "Year"):
        hands.tab_to(f"First day of the lower amount: {part}")
        hands.press("Ctrl+A", "Delete")
    hands.press("Ctrl+Return")
    settle(window)
    assert window.workplace.trail.now.word == "documents"
    steps.issue_at(hands)
    settle(window)
    (held,) = notice.of_case(desk, case)
    assert (held.state, held.given_on, held.starts) == (NoticeState.GIVEN, NOV_30, MAR_8)
    to_the_notice(window, hands)
    hands.press("Ctrl+K")
    hands.type("asks to look again")
    hands.press("Return", answer=lambda: ask(hands))
    settle(window)
    (asked,) = reconsideration.of_case(desk, case)
    assert asked.waits
    keys = (hands.count - before).pressed
    window.close()
    until(window.background.idle)

    clock.set(moment(JAN_11, 10))
    window = windows(file)
    hands = Hands(window)
    hands.tab_to("Your name")
    hands.press("Ctrl+A")
    hands.type(OTHER)
    hands.press("Tab")
    hands.type(WORDS)
    hands.press("Return")
    until(lambda: window.workplace is not None)
    settle(window)
    before = hands.count
    to_the_notice(window, hands)
    hands.press("Ctrl+Return", answer=lambda: uphold(hands))
    settle(window)
    assert window.casefile is not None
    desk = window.casefile.desk
    (asked,) = reconsideration.of_case(desk, case)
    assert (asked.outcome, asked.answered_by_name) == (Outcome.UPHELD, OTHER)
    with desk.read() as look:
        amounts = packages.amounts(package.told(look, case))
    calendar = Calendar(Rhythm.FOUR_WEEKLY, SINCE)
    paid = schedule(amounts, (), calendar, date(2027, 3, 31))
    assert [each.due for each in paid] == [Money.pounds(480)] * 12 + [Money.pounds(360)]
    assert paid[-1].pay_on == MAR_8
    assert total(each.due for each in paid) == Money.pounds(6120)
    assert keys + (hands.count - before).pressed <= MOST
