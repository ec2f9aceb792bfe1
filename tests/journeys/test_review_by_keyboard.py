"""A review where nothing has changed, in the real window, with keys only: from the family's name to
the sheet that is handed over; half a year later the next one, prefilled."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ras_desktop import paths
from ras_desktop.domain.case_review import ReviewState, intact
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import Result
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile, caseload, document, review
from ras_desktop.services import scheme as schemes
from tests.helpers.keyboard import Hands
from tests.helpers.pdf import text_of
from tests.helpers.reviewed import FIRST_DUE, held, running
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle
from tests.journeys import steps

NEXT = date(2027, 8, 27)
MOST = 44
"""Keys but for letters, from the name to the paper; 40 when it was written."""


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A child whose first review was held; the next is due tomorrow."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    desk = opened.desk
    schemes.seed(desk.store, paths.forms(), desk.now())
    case = running(desk, team="")  # type: ignore[arg-type]
    clock.set(datetime(2027, 2, 28, 10, tzinfo=UTC))
    held(desk, case.id, present="Nadia, Amira")  # type: ignore[arg-type]
    with desk.act("casefile.fill") as work:
        caseload.rebuild(work)
    opened.close()
    clock.set(datetime.combine(NEXT, datetime.min.time(), UTC).replace(hour=10))
    return file


def test_where_nothing_has_changed_a_review_is_held_with_a_few_keys(windows, file) -> None:
    window: MainWindow = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    before = hands.count
    hands.press("Ctrl+K")
    hands.type("quarr")
    hands.press("Return", "Ctrl+7", "Ctrl+N")
    settle(window)
    assert hands.is_at("Has anything changed?: No")
    hands.press("1")
    hands.tab_to("Where: At home")
    hands.press("1")
    hands.tab_to("How was the child heard?")
    hands.press("1")
    hands.tab_to("In the child’s own words")
    hands.type("I want to swim every day.")
    hands.press("Ctrl+Return", answer=lambda: hands.press("Return"))
    steps.issue(hands)
    assert window.workplace is not None
    assert window.workplace.trail.now is not None
    assert window.casefile is not None
    desk, case = window.casefile.desk, window.workplace.trail.now.case
    assert case is not None
    latest, first = review.of_case(desk, case)
    assert (latest.state, latest.kind, latest.form.on) == (
        ReviewState.HELD, Kind.SIX_MONTHLY, NEXT,
    )  # fmt: skip
    assert latest.form.result is Result.SAME
    assert latest.form.present == "Nadia, Amira", "as last time"
    assert latest.follows == first.id
    assert intact(latest)
    (paper,) = document.of_case(desk, case)
    assert (paper.kind, paper.about) == (DocumentKind.REVIEW, latest.id)
    said = text_of(document.fetch(desk, paper.id).pdf)
    assert "The same: £3,924.40 a year" in said
    assert "I want to swim every day." in said
    assert (hands.count - before).pressed <= MOST
    assert FIRST_DUE < NEXT
