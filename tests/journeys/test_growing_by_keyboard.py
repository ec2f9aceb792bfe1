"""Growing up by keys only: tasks are done, and what is arranged at an age is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.arrangement import What
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.growing_tasks import Task
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile, caseload, growing
from ras_desktop.services import scheme as schemes
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, until
from tests.journeys import steps

BORN = date(2010, 8, 31)


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A girl of sixteen, of whom the transitions team knows."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    a_case(desk, BORN, team="")
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    opened.close()
    return file


def test_what_comes_with_sixteen_is_written_down_by_keys(
    windows: Callable[[Path], MainWindow], file: Path
) -> None:
    window = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    hands.press("Ctrl+K")
    hands.type("quarr")
    hands.press("Return", "Ctrl+K")
    hands.type("Growing up")
    hands.press("Return")
    hands.press("Ctrl+D", answer=lambda: confirm(hands))
    hands.press("Ctrl+Return", answer=lambda: involve(hands))
    hands.press("Ctrl+D", answer=lambda: confirm(hands))
    assert window.casefile is not None
    desk = window.casefile.desk
    (line,) = caseload.every(desk, Search())
    told = growing.read(desk, line.id)
    done = {do.task for each in told.every for do in each.tasks if do.done is not None}
    assert Task.TELL_TEAM in done
    assert len(done) == 2
    first = told.every[0]
    assert first.milestone is Milestone.TRANSITIONS
    assert first.held is not None
    assert (first.held.what, first.held.who) == (What.INVOLVED, "P. Dale")
    window.close()
    until(window.background.idle)


def confirm(hands: Hands) -> None:
    """The day of today stands there already."""
    hands.tab_to("It is done")
    hands.press("Return")


def involve(hands: Hands) -> None:
    """What is missing is said first; then the names are typed."""
    hands.press("1")
    hands.tab_to("Write it down")
    hands.press("Return")
    hands.tab_to("Who?")
    hands.type("P. Dale")
    hands.tab_to("Decided by")
    hands.type("Sam Hale")
    hands.tab_to("Write it down")
    hands.press("Return")
