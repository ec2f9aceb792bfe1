"""Worked case 3 through the windows, with keys only: agreed plan → meeting → papers → decision with
another amount → letter → the plan brought to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.papers import saving
from ras_desktop.services import (
    casefile,
    caseload,
    document,
    family_page,
    panel,
    people,
    user,
)
from ras_desktop.services import scheme as schemes
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.panel import agreed
from tests.helpers.pdf import text_of
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, until
from tests.journeys import steps

CHAIR = "Ines Marlow"
FIRST, WORDS = "paper lantern seven maps", "gravel otter candle thirty"


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A child of nine whose plan is agreed, and the panel's chair."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    case = a_case(desk, team="")
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    people.save(desk, case.id, Person(case.id, "Nadia Quarrington", "mother", True))
    agreed(desk, case)  # type: ignore[arg-type]
    user.add(opened, CHAIR, FIRST, frozenset({Role.PANEL_CHAIR}))
    opened.close()
    theirs = casefile.sign_in(file, CHAIR, FIRST, clock, FAST_KEYS)
    user.change_passphrase(theirs, FIRST, WORDS)
    theirs.close()
    return file


def leave(window: MainWindow) -> None:
    window.close()
    until(window.background.idle)


def to_panel(hands: Hands) -> None:
    """Ctrl+K and a few letters, then the stage."""
    hands.press("Ctrl+K")
    hands.type("quarr")
    hands.press("Return", "Ctrl+4")


def test_from_the_agreed_plan_to_the_letter_and_the_plan_that_fits(
    windows: Callable[[Path], MainWindow],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = tmp_path / "papers.pdf"
    monkeypatch.setattr(saving, "ask_place", lambda *_more: papers)
    the_worker_sends_it(windows(file))
    the_panel_meets(windows(file), papers)
    the_worker_tells_the_family(windows(file))


def the_worker_sends_it(window: MainWindow) -> None:
    hands = Hands(window)
    steps.sign_in(window, hands)
    to_panel(hands)

    def with_an_answer() -> None:
        hands.type("We would rather have Sundays.")
        hands.tab_to("Send it")
        hands.press("Return")

    hands.press("Ctrl+Return", answer=with_an_answer)
    assert window.casefile is not None
    (line,) = caseload.every(window.casefile.desk, Search())
    waits = panel.of_case(window.casefile.desk, line.id).waits
    assert waits is not None
    assert waits.family_answer == "We would rather have Sundays."
    leave(window)


def the_panel_meets(window: MainWindow, papers: Path) -> None:
    hands = Hands(window)
    hands.tab_to("Your name")
    hands.press("Ctrl+A")
    hands.type(CHAIR)
    hands.press("Tab")
    hands.type(WORDS)
    hands.press("Return")
    until(lambda: window.workplace is not None)
    settle(window)
    hands.press("Alt+3")

    def today() -> None:
        hands.tab_to("Plan it")
        hands.press("Return")

    hands.press("Ctrl+N", answer=today)
    hands.tab_to("Add Amira")
    hands.press("Return")
    members(hands)
    make_papers(hands)
    words = text_of(papers.read_bytes())
    assert "We would rather have Sundays." in words
    assert "£3,924.40" in words
    before = hands.count
    decide(hands)
    assert (hands.count - before).pressed <= 45
    leave(window)


def members(hands: Hands) -> None:
    """The chair, and two who do not use the program."""
    hands.tab_to("Add a member")
    hands.press("Return")
    hands.choose(CHAIR)  # who has the role has the seat
    for name in ("Tariq Bell", "Sunita Behl"):
        hands.tab_to("Add a member")
        hands.press("Return", "Tab")
        hands.type(name)


def make_papers(hands: Hands) -> None:
    """For everybody."""

    def all_cases() -> None:
        hands.tab_to("Make the papers")
        hands.press("Return")

    hands.tab_to("Save the papers", back=True)
    hands.press("Return", answer=all_cases)


def decide(hands: Hands) -> None:
    """Another amount: the assistant only; the club's need is left unmet."""
    hands.press("Ctrl+Return", "2")
    hands.press("Tab", "Tab", "Tab")
    hands.press("Ctrl+A")
    hands.type("0")
    hands.press("Tab", "Tab")
    hands.type("Her school opens a club on Saturdays in January")
    hands.press("Tab")
    for part in ("11", "1", "2027"):
        hands.type(part)
        hands.press("Tab")
    hands.tab_to("Reasons")
    hands.type("She needs somebody beside her to go out at all.")
    hands.tab_to("Does this meet")
    hands.press("2", "Tab")
    hands.type("Until January nobody of her age is near her.")
    hands.press("Tab", "Space", "Tab")
    hands.type("The club begins in January only")
    hands.press("Ctrl+Return", answer=lambda: hands.press("Return"))


def the_worker_tells_the_family(window: MainWindow) -> None:
    hands = Hands(window)
    steps.sign_in(window, hands)
    to_panel(hands)
    hands.tab_to("The decision letter")
    hands.press("Return")

    def by_hand() -> None:
        hands.press("1")
        hands.press("Return")

    hands.press("Ctrl+I", answer=by_hand)
    assert window.casefile is not None
    desk = window.casefile.desk
    (line,) = caseload.every(desk, Search())
    (issued,) = document.of_case(desk, line.id)
    assert issued.kind is DocumentKind.DECISION
    words = text_of(document.fetch(desk, issued.id).pdf)
    assert "£3,624.40 a year was agreed" in words
    assert "£278.80 for every four weeks, 13 times a year" in words
    hands.press("Ctrl+4", "Ctrl+Return")
    settle(window)
    hands.press(*["Ctrl+PgDown"] * 5)
    steps.agree(hands)
    held = panel.of_case(desk, line.id)
    assert held.decided is not None
    assert (held.decided.approved, held.fits) == (Money(362_440), True)
    assert family_page.page(desk, line.id).stage is Stage.AGREEMENT
    leave(window)
