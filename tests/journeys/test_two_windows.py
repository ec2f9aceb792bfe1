"""Two windows on one case file: the second gets a clear choice, and the file stays whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile
from tests.helpers.keyboard import Hands
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, until
from tests.journeys import steps


def test_the_second_window_waits_or_opens_another_and_then_gets_in(
    windows: Callable[[Path], MainWindow], file: Path, clock: SetClock
) -> None:
    first = windows(file)
    steps.sign_in(first, Hands(first))
    second = windows(file)
    hands = Hands(second)
    step = second.first.now()
    until(step.banner.words)
    said = "Another window or program has this case file open; nothing is lost; go on there"
    assert said in step.banner.words()
    assert second.workplace is None
    hands.tab_to("Try again")
    hands.press("Return")
    assert second.workplace is None
    first.close()
    until(first.background.idle)
    second.activateWindow()
    until(second.isActiveWindow)
    hands.tab_to("Try again")
    hands.press("Return")
    until(lambda: second.first.now().banner.words() == "")
    hands.tab_to("Your name")
    steps.sign_in(second, hands)
    assert second.workplace is not None
    second.close()
    until(second.background.idle)
    again = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    again.close()
