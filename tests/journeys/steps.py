"""The steps of the first path by keyboard: what a worker presses, from the sign-in to the paper."""

from __future__ import annotations

from pathlib import Path

from ras_desktop.gui.main_window import MainWindow
from tests.helpers.keyboard import Hands
from tests.helpers.windows import NAME, PASSPHRASE, settle, until

CHILD = "Tamsin Rose Brackwater"


def sign_in(window: MainWindow, hands: Hands) -> None:
    """Name, Tab, passphrase, Enter."""
    if not hands.is_at("Passphrase"):
        hands.type(NAME)
        hands.press("Tab")
    hands.type(PASSPHRASE)
    hands.press("Return")
    until(lambda: window.workplace is not None)
    settle(window)


def log_request(hands: Hands) -> None:
    """A new child with the mother's request."""
    hands.press("Alt+2", "Ctrl+R")
    hands.type("Nadia Brackwater")
    hands.tab_to("First names")
    hands.type("Tamsin Rose")
    hands.press("Tab")
    hands.type("Brackwater")
    hands.tab_to("Date of birth: Day")
    for part in ("2", "3", "2017"):
        hands.type(part)
        hands.press("Tab")
    hands.press("Ctrl+S")


def accept_request(hands: Hands) -> None:
    """The next act is offered: Enter; accepted; saved."""
    hands.press("Return", "1", "Ctrl+S")


def record_needs(hands: Hands) -> None:
    """On to the next act; author and one need."""
    hands.press("Ctrl+Return")
    hands.tab_to("Written by")
    hands.type("Jo Marsh")
    hands.tab_to("Need 1")
    hands.type("To play with other children, with somebody who signs")
    hands.press("Ctrl+S")


def start_assessment(hands: Hands) -> None:
    """On to the next act; today; the gates."""
    hands.press("Ctrl+Return")
    hands.press("Return", answer=lambda: hands.press("Return"))
    hands.press("1", "Tab", "1", "Tab", "1", "Return")


def answer_questions(hands: Hands) -> None:
    """Nineteen questions: levels by figures, comments, a value between, one not relevant.

    6 + 2 + 0 (independence) + 9 + 2 (calm) + 2 + 5 + 1 (relationships) + 0 (education)
    + 3 + 2 (health) + 3 + 5 (safety) + 1 (sleep) + 6 (carers) + 1 (siblings) = 48 points;
    £2,400 + 3 × £120 = £2,760 → × 0.9 = £2,484 → + 52 × £15.10 = £3,269.20 → £3,269.
    """
    _level_with_comment(hands, "3", "Needs a grown-up to do most of it")  # washing
    hands.press("2", "Return", "1", "Return")  # eating, moving
    hands.press("B")  # calm: between lots (7) and exceptional (12)
    hands.type("9")
    hands.press("Tab")
    hands.type("Hurts somebody in most weeks")
    hands.press("Tab")
    hands.type("Two upsets last week")
    hands.press("PgDown")
    hands.press("2", "Return", "2", "Return")  # change, talking
    _level_with_comment(hands, "3", "Only with somebody who signs")  # friends
    hands.press("2", "Return", "N", "Return")  # family time; learning is not relevant
    hands.press("2", "Return", "2", "Return", "2", "Return")  # treatment, sudden, safe at home
    _level_with_comment(hands, "3", "Runs towards water")  # safe when out
    hands.press("2", "Return", "2", "Return")  # settling, nights
    _level_with_comment(hands, "3", "Tired for months")  # carers
    hands.press("2", "Return")  # siblings
    hands.press("3", "Tab", "1", "C")  # natural support: some, willing and able
    hands.type("Grandma on Sundays")
    hands.press("PgDown", "Return")  # no help from the council yet; finished


def _level_with_comment(hands: Hands, key: str, words: str) -> None:
    hands.press(key, "C")
    hands.type(words)
    hands.press("PgDown")


def seal(hands: Hands) -> None:
    """Ctrl+S, and yes."""
    hands.press("Ctrl+S", answer=lambda: hands.press("Return"))


def start_plan(hands: Hands) -> None:
    """On to the plan; started."""
    hands.press("Ctrl+Return", "Return")


def write_plan(hands: Hands) -> None:
    """About me, voices, one outcome, one support of £3,624.40 (scenario 3), risks, back-up."""
    hands.type("I am Tamsin and I love trains.")
    hands.press("Tab")
    hands.type("My brother and the swings.")
    hands.tab_to("What I am good at")
    hands.type("Songs and puzzles.")
    hands.press("Tab")
    hands.type("Show me the picture first.")
    hands.press("Ctrl+PgDown")
    hands.type("Tamsin chose from pictures.")
    hands.press("Tab")
    hands.type("We want one steady person.")
    hands.press("Tab")
    hands.type("none")
    hands.press("Ctrl+PgDown", "Return")
    hands.type("I play with other children once a week.")
    hands.tab_to("Assessed needs that it meets")
    hands.press("Space")
    hands.tab_to("Where things stand now")
    hands.press("3", "Tab", "7")
    hands.tab_to("What is needed more")
    hands.type("Somebody steady who signs.")
    hands.press("Ctrl+PgDown", "Ctrl+PgDown", "Return")
    _write_support(hands)
    hands.press("Ctrl+PgDown", "Return")
    _write_back_up(hands)


def _write_support(hands: Hands) -> None:
    hands.type("Personal assistant")
    hands.tab_to("Which gap does it fill")
    hands.type("No club takes her alone.")
    hands.tab_to("In each term week")
    hands.type("3")
    hands.press("Tab")
    hands.type("8")


def _write_back_up(hands: Hands) -> None:
    hands.type("She runs off when it is loud.")
    hands.press("Tab")
    hands.type("The assistant walks on the side of the road.")
    hands.press("Tab")
    hands.type("The swings by the river.")
    hands.tab_to("If something goes wrong")
    hands.type("Grandma comes.")
    hands.press("Tab")
    hands.type("Mum, in an account of its own.")
    hands.tab_to("Looked at again by: Day")
    for part in ("23", "5", "2027"):
        hands.type(part)
        hands.press("Tab")


def agree(hands: Hands) -> None:
    """To the last part; agreed."""
    hands.press("Ctrl+PgDown")
    hands.press("Return", answer=lambda: hands.press("Return"))


def issue(hands: Hands) -> None:
    """To the paper; issued to the child's family."""
    hands.press("Ctrl+Return")
    issue_at(hands)


def issue_at(hands: Hands) -> None:
    """On the page of the paper: issued, handed over."""

    def by_hand() -> None:
        hands.press("1")
        hands.press("Return")

    hands.press("Ctrl+I", answer=by_hand)


def save_paper(hands: Hands, path: Path) -> None:
    """Ctrl+S and where to."""

    def where() -> None:
        hands.press("Ctrl+A")
        hands.type(str(path))
        hands.press("Return")

    hands.press("Ctrl+S", answer=where)
