"""From a decision to a signed agreement, in the real window, with keys only."""

from __future__ import annotations

from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.agreement import AgreementState, Signed
from ras_desktop.domain.money import Money
from ras_desktop.domain.payee import Evidence
from ras_desktop.gui.agreement.questions import words_of
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import agreement, attachment, casefile, caseload
from ras_desktop.services import scheme as schemes
from ras_desktop.services.attachment import Loaded
from tests.helpers.agreed import PDF, decided_case
from tests.helpers.keyboard import Hands
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle
from tests.journeys import steps

SCAN = "The page that Nadia signed"
MOST = 73
"""Keys but for letters; 67 when it was written. A rise by more than a tenth fails."""


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A child whose plan was decided, and the scan of the page that the family signed."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    case = decided_case(desk, team="")
    attachment.add(desk, case.id, Loaded("scan.pdf", PDF), SCAN)
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    opened.close()
    return file


def test_from_the_decision_to_the_signed_agreement_with_keys_only(windows, file) -> None:
    window: MainWindow = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    before = hands.count
    hands.press("Ctrl+K")
    hands.type("quarr")
    hands.press("Return")
    hands.press("Ctrl+5")
    settle(window)
    assert window.workplace is not None
    assert window.workplace.trail.now is not None
    case = window.workplace.trail.now.case
    assert case is not None
    hands.press("Ctrl+Return")
    hands.press("Ctrl+Return", answer=lambda: terms(hands))
    assert window.casefile is not None
    desk = window.casefile.desk
    hands.press("Ctrl+Return", answer=lambda: questions(hands, desk, case))
    hands.press("Ctrl+Return")
    (held,) = agreement.of_case(desk, case)
    assert held.state is AgreementState.READY
    for _signer in range(2):
        hands.press("Ctrl+Return", answer=lambda: sign_on_paper(hands))
    (held,) = agreement.of_case(desk, case)
    assert held.state is AgreementState.SIGNED
    assert held.annual == Money(392_440)
    assert [each.how for each in held.signatures] == [Signed.PAPER, Signed.PAPER]
    assert {each.evidence for each in held.checks} == {Evidence.DECLARATION}
    pressed = (hands.count - before).pressed
    assert pressed <= MOST, pressed


def terms(hands: Hands) -> None:
    """Nobody is employed, no relative is paid."""
    for question in ("Is somebody employed", "Is a close relative"):
        hands.tab_to(question)
        hands.press("2")
    hands.tab_to("Keep it")
    hands.press("Return")


def questions(hands: Hands, desk, case) -> None:
    """Every question about the payee, as it has to be answered."""
    for each in agreement.open_(desk, case).wanted:
        hands.tab_to(words_of(each))
        hands.press("1" if each.yes else "2")
    hands.tab_to("On what do these answers rest?")
    hands.press("1")
    hands.press("Return")


def sign_on_paper(hands: Hands) -> None:
    """The scan is attached already."""
    hands.tab_to("How?")
    hands.press("1")
    hands.tab_to("The scanned page")
    hands.choose(SCAN)
    hands.tab_to("Keep the signature")
    hands.press("Return")
