"""Worked case 5 through the windows, with keys only: one point more made £1,300.00."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.assessment import Assessment, AssessmentState
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.moderation import ModerationState
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.table import Bands
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.pages.allocation import AllocationPage
from ras_desktop.gui.pages.moderation import ModerationPage
from ras_desktop.services import assessment, casefile, caseload, document, moderation, user
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.pdf import text_of
from tests.helpers.schemes import SHIPPED, scheme
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle, until
from tests.journeys import steps

MANAGER = "Mara Lind"
FIRST, WORDS = "paper lantern seven maps", "gravel otter candle thirty"
WHY = "The nights were scored too low."
NORFOLK = replace(
    scheme(SHIPPED / "norfolk-primary" / "published"),
    kind=SchemeKind.OWN, valid_from=date(2026, 4, 1), valid_to=date(2027, 3, 31),
)  # fmt: skip


def in_april() -> object:
    """The same scheme a year later: every amount three per cent more."""
    table = NORFOLK.tables[0]
    assert isinstance(table, Bands)
    rows = tuple(
        replace(row, amount=row.amount and row.amount * Decimal("1.03")) for row in table.rows
    )
    return replace(
        NORFOLK, version="2027", valid_from=date(2027, 4, 1), valid_to=None,
        tables=(replace(table, rows=rows),),
    )  # fmt: skip


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """Norfolk's scheme as one's own, a child of nine, and a manager in the same team."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    with desk.store.writing() as session:
        for held in (NORFOLK, in_april()):
            EDITIONS.put(session, seeding.of_scheme(held, desk.now(), shipped=False))  # type: ignore[arg-type]
    a_case(desk, team="")
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    user.add(opened, MANAGER, FIRST, frozenset({Role.TEAM_MANAGER}))
    opened.close()
    theirs = casefile.sign_in(file, MANAGER, FIRST, clock, FAST_KEYS)
    user.change_passphrase(theirs, FIRST, WORDS)
    theirs.close()
    return file


def desk_in(window: MainWindow) -> Desk:
    assert window.casefile is not None
    return window.casefile.desk


def page_of(window: MainWindow) -> object:
    assert window.workplace is not None
    return window.workplace.page()


def leave(window: MainWindow) -> None:
    window.close()
    until(window.background.idle)


def find_the_child(hands: Hands) -> None:
    """Ctrl+K and a few letters."""
    hands.press("Ctrl+K")
    hands.type("quarr")
    hands.press("Return")


def as_manager(window: MainWindow, hands: Hands) -> None:
    """Signs in as the manager."""
    hands.tab_to("Your name")
    hands.press("Ctrl+A")
    hands.type(MANAGER)
    hands.press("Tab")
    hands.type(WORDS)
    hands.press("Return")
    until(lambda: window.workplace is not None)
    settle(window)


def test_one_point_more_made_thirteen_hundred_pounds(
    windows: Callable[[Path], MainWindow], file: Path, clock: SetClock
) -> None:
    worker_scores_145(windows(file))
    manager_confirms_146(windows(file))
    in_april_there_is_more(windows, file, clock)


def worker_scores_145(window: MainWindow) -> None:
    hands = Hands(window)
    steps.sign_in(window, hands)
    find_the_child(hands)
    hands.press("Ctrl+1")
    hands.press("Ctrl+N", answer=lambda: hands.press("Return"))
    hands.tab_to("Answer")
    hands.type("145")
    hands.press("Return")
    hands.press("Ctrl+S", answer=lambda: hands.press("Return"))
    desk = desk_in(window)
    (sealed,) = everything(desk)
    assert sealed.sealed is not None
    assert sealed.sealed.budget.amount == Money(150_000)
    page = page_of(window)
    assert isinstance(page, AllocationPage)
    assert "It waits for a manager or the panel to confirm it." in page.state.words()
    leave(window)


def everything(desk: Desk) -> tuple[Assessment, ...]:
    (line,) = caseload.every(desk, Search())
    return assessment.of_case(desk, line.id)


def manager_confirms_146(window: MainWindow) -> None:
    hands = Hands(window)
    as_manager(window, hands)
    desk = desk_in(window)
    hands.press("Return")  # Today: the first that waits has the focus
    page = page_of(window)
    assert isinstance(page, ModerationPage)
    assert hands.is_at("Total score: confirmed answer")
    hands.press("Ctrl+A")
    hands.type("186")
    until(lambda: "The panel decides" in page.now.text())
    hands.press("Ctrl+A")
    hands.type("146")
    hands.press("Tab")
    assert hands.is_at("Total score: why it is changed")
    hands.type(WHY)
    hands.press("Tab")
    hands.type(WHY)
    until(lambda: "£2,800.00" in page.now.text())
    assert page.made.text() == "1 point more made £1,300.00 more: £1,500.00 becomes £2,800.00."
    hands.press("Ctrl+S", answer=lambda: hands.press("Return"))
    (held,) = everything(desk)
    (kept,) = moderation.of_assessment(desk, held.id)
    assert (held.state, kept.state) == (AssessmentState.CONFIRMED, ModerationState.CONFIRMED)
    assert kept.reasons == {"total": WHY}
    assert kept.decided is not None
    assert kept.decided.budget is not None
    assert kept.decided.budget.amount == Money(280_000)
    hands.press("Ctrl+Return")
    page_ = page_of(window)
    assert isinstance(page_, AllocationPage)
    assert page_.both.isVisible()
    hands.tab_to("Print for the family")
    hands.press("Return")
    hands.press("Ctrl+I", answer=lambda: (hands.press("1"), hands.press("Return")))
    (paper,) = document.of_case(desk, held.case)
    letter = text_of(document.fetch(desk, paper.id).pdf)
    for words in ("£1,500.00", "£2,800.00", "1 point more made £1,300.00 more", WHY, MANAGER):
        assert words in letter, words
    leave(window)


def in_april_there_is_more(
    windows: Callable[[Path], MainWindow], file: Path, clock: SetClock
) -> None:
    clock.set(datetime(2027, 4, 6, 9, 0, tzinfo=UTC))
    window = windows(file)
    hands = Hands(window)
    hands.tab_to("Your name")
    hands.press("Ctrl+A")
    hands.type(NAME)
    hands.press("Tab")
    hands.type(PASSPHRASE)
    hands.press("Return")
    until(lambda: window.workplace is not None)
    settle(window)
    find_the_child(hands)
    hands.press("Ctrl+1")
    hands.tab_to("Assess again")

    def why() -> None:
        hands.tab_to("Reason")
        hands.type("Half a year has passed.")
        hands.tab_to("Start")
        hands.press("Return")

    hands.press("Return", answer=why)
    hands.press("Return")  # the answer is carried over as it was confirmed: 146
    hands.press("Ctrl+S", answer=lambda: hands.press("Return"))
    desk = desk_in(window)
    latest, earlier = everything(desk)
    assert latest.answers["total"].number == 146
    assert latest.sealed is not None
    assert latest.sealed.budget.amount == Money(288_400)
    assert latest.sealed.budget.outcome is Outcome.AMOUNT
    assert earlier.state is AssessmentState.SUPERSEDED
    (paper,) = document.of_case(desk, latest.case)
    letter = text_of(document.fetch(desk, paper.id).pdf)
    assert "£2,800.00" in letter
    assert "£2,884.00" not in letter
    leave(window)
