"""A worker practises by keyboard alone: a child is scored, finished and seen side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.services import practice
from tests.helpers.keyboard import Hands
from tests.helpers.windows import settle
from tests.journeys import steps


def test_a_child_is_scored_by_keyboard_alone(
    windows: Callable[[Path], MainWindow], file: Path
) -> None:
    window = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    assert window.workplace is not None
    hands.press("Ctrl+K")
    hands.type("practice")
    hands.press("Return")
    settle(window)
    assert window.workplace.trail.now == Place("practice")
    hands.press("Return")  # the first child of the list
    settle(window)
    assert hands.is_at("Washing and dressing")
    for _question in range(17):
        hands.press("2", "Return")
    hands.press("2", "Tab", "1", "Return")  # help from family and friends; able to go on
    hands.press("Return")  # no help from the council now: the last question
    settle(window)
    page = window.workplace.page()
    assert page is not None
    shown = "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
    assert "of 18 answers are as agreed" in shown
    assert "Where you differ" in shown
    assert window.casefile is not None
    lines = practice.sets(window.casefile.desk)
    (done,) = (each for line in lines for mine in line.mine.values() for each in mine)
    assert done.finished
    hands.press("Return")  # back to all children, where the next one is offered
    settle(window)
    assert window.workplace.trail.now == Place("practice")
    assert "You have scored 1 of 18" in page.choose.header._under.text()


def to_practice(window: MainWindow, hands: Hands) -> None:
    """By its name: its number at the side hangs on who has signed in."""
    hands.press("Ctrl+K")
    hands.type("Practice")
    hands.press("Return")
    settle(window)


def test_what_was_answered_is_there_after_the_lock_and_a_restart(
    windows: Callable[[Path], MainWindow], file: Path
) -> None:
    window = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    to_practice(window, hands)
    hands.press("Return")
    settle(window)
    hands.press("3", "Return", "2")
    window.close()
    settle(window)
    again = windows(file)
    hands = Hands(again)
    steps.sign_in(again, hands)
    to_practice(again, hands)
    hands.press("Return")  # begun: it goes on
    settle(again)
    assert again.casefile is not None
    lines = practice.sets(again.casefile.desk)
    (begun,) = (each for line in lines for mine in line.mine.values() for each in mine)
    assert begun.answers["washing"].level == "lots"
    assert begun.answers["eating"].level == "some"
    assert hands.is_at("Moving about")
