"""Locked, killed or closed in the middle of typing: nothing is lost, or two seconds at most."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, casefile
from ras_desktop.services import plan as plans
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, until
from tests.journeys import steps

ROOT = Path(__file__).parents[2]
MOST_LOST = 2.0
"""Seconds of typing that a killed program may lose (interface.md, principle 2)."""


@pytest.fixture
def case(file: Path, clock: SetClock) -> UUID:
    """A case with an assessment and a plan that are begun."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    made = a_case(opened.desk)
    assessment.start(opened.desk, made.id)
    plans.start(opened.desk, made.id)
    opened.close()
    return made.id


def at_the_plan(window: MainWindow, case: UUID) -> Hands:
    hands = Hands(window)
    steps.sign_in(window, hands)
    window.go(Place("plan", case))
    settle(window)
    assert hands.is_at("Who I am")
    return hands


def kept_words(file: Path, case: UUID, clock: SetClock) -> str:
    """What a later opening finds of the first part of the plan."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    try:
        (held,) = plans.of_case(opened.desk, case)
        return held.plan.about.get("who_i_am", "")
    finally:
        opened.close()


def test_locked_in_the_middle_of_a_word_and_unlocked(
    windows: Callable[[Path], MainWindow], file: Path, case: UUID
) -> None:
    window = windows(file)
    hands = at_the_plan(window, case)
    hands.type("I am Tamsin and I lo")

    def unlock() -> None:
        hands.type("not this one")
        hands.press("Return")
        until(lambda: window.lock_screen is not None and window.lock_screen.passphrase.said() != "")
        hands.type(PASSPHRASE)
        hands.press("Return")

    hands.press("Ctrl+L")
    until(lambda: window.lock_screen is not None and window.lock_screen.isActiveWindow())
    assert "Tamsin" not in window.windowTitle()
    unlock()
    until(lambda: window.lock_screen is None)
    window.activateWindow()
    until(window.isActiveWindow)
    assert hands.is_at("Who I am")
    hands.type("ve trains")
    assert hands.focus().toPlainText() == "I am Tamsin and I love trains"  # type: ignore[attr-defined]
    assert window.workplace is not None
    window.workplace.keep()
    settle(window)
    assert window.casefile is not None
    (held,) = plans.of_case(window.casefile.desk, case)
    assert held.plan.about["who_i_am"] == "I am Tamsin and I love trains"


def test_closed_in_the_middle_of_a_word(
    windows: Callable[[Path], MainWindow], file: Path, case: UUID, clock: SetClock
) -> None:
    window = windows(file)
    hands = at_the_plan(window, case)
    hands.type("I am Tamsin and I lo")
    window.close()
    until(window.background.idle)
    assert kept_words(file, case, clock) == "I am Tamsin and I lo"


def test_ctrl_q_in_the_middle_of_an_answer(
    windows: Callable[[Path], MainWindow], file: Path, case: UUID, clock: SetClock
) -> None:
    window = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    window.go(Place("assessment", case))
    settle(window)
    hands.press("1", "Tab", "1", "Tab", "1", "Return", "3", "C")
    hands.type("Needs a grown-up, every morn")
    hands.press("Ctrl+Q")
    until(lambda: not window.isVisible() and window.background.idle())
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    (held,) = assessment.of_case(opened.desk, case)
    opened.close()
    assert held.answers["washing"].level == "lots"
    assert held.answers["washing"].comment == "Needs a grown-up, every morn"


TYPIST = """
import sys, time, json
from pathlib import Path
from uuid import UUID
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ras_desktop.gui import theme
from ras_desktop.gui.place import Place
from ras_desktop.settings import Theme
from tests.helpers.stores import SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, until, window_on
from tests.helpers.keyboard import Hands
from tests.journeys import steps
theme.apply(app, Theme.LIGHT)
window = window_on(Path(sys.argv[1]), SetClock())
hands = Hands(window)
steps.sign_in(window, hands)
window.go(Place(sys.argv[3], UUID(sys.argv[2])))
settle(window)
if sys.argv[3] == "assessment":
    hands.press("1", "Tab", "1", "Tab", "1", "Return", "3", "C")
print("typing", flush=True)
words = ""
while True:
    for letter in "one more word that nobody may lose ":
        QTest.keyClick(QApplication.focusWidget(), letter)
        words += letter
        print(json.dumps([time.time(), len(words)]), flush=True)
        ends = time.monotonic() + 0.03
        while time.monotonic() < ends:
            app.processEvents()
            time.sleep(0.002)
"""


@pytest.mark.parametrize(("word", "seconds"), [("plan", 3.3), ("assessment", 4.0)])
def test_killed_while_somebody_types_at_most_two_seconds_are_lost_and_the_rest_is_there(
    windows: Callable[[Path], MainWindow],
    file: Path,
    case: UUID,
    clock: SetClock,
    word: str,
    seconds: float,
) -> None:
    typed, killed = type_and_kill(file, case, word, seconds)
    before = max(count for at, count in typed if at <= killed - MOST_LOST)
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    if word == "plan":
        kept = plans.of_case(opened.desk, case)[0].plan.about.get("who_i_am", "")
    else:
        held = assessment.of_case(opened.desk, case)[0]
        assert held.answers["washing"].level == "lots"
        kept = held.answers["washing"].comment
    opened.close()
    assert len(kept) >= before > 0, (len(kept), typed[-1])
    window = windows(file)  # and the draft is offered where it was left
    hands = Hands(window)
    steps.sign_in(window, hands)
    assert window.workplace is not None
    today = window.workplace.page()
    assert today is not None
    assert any(each.case == case for each in today.listed())  # type: ignore[attr-defined]
    window.go(Place(word, case))
    settle(window)
    if word == "plan":
        assert hands.focus().toPlainText() == kept  # type: ignore[attr-defined]


def type_and_kill(
    file: Path, case: UUID, word: str, seconds: float
) -> tuple[list[tuple[float, int]], float]:
    """Types in a window of another process and kills it; moments with what was typed by then."""
    command = [sys.executable, "-c", TYPIST, str(file), str(case), word]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "typing\n"
        time.sleep(seconds)
    finally:
        killed = time.time()
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read().splitlines()
        child.stdout.close()
        child.wait(30)
    typed = [tuple(json.loads(line)) for line in said if line.endswith("]")]
    return [each for each in typed if each[0] <= killed], killed
