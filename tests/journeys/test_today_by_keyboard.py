"""Today, the diary and a cover through the windows, with keys only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.permission import Role
from ras_desktop.gui.main_window import MainWindow
from ras_desktop.services import casefile, cover, today, user
from tests.helpers.families import added
from tests.helpers.keyboard import Hands
from tests.helpers.stores import FAST_KEYS, SetClock
from tests.helpers.windows import NAME, PASSPHRASE, settle
from tests.journeys import steps


@pytest.fixture
def file(file: Path, clock: SetClock) -> Path:
    """A review that is late, and a colleague."""
    opened = casefile.sign_in(file, NAME, PASSPHRASE, clock, FAST_KEYS)
    late = opened.desk.today() - timedelta(days=3)
    added(opened.desk, "Amira", ehc_status=EhcStatus.ISSUED, ehc_next_review=late)
    user.add(opened, "Ann Bell", "paper lantern seven maps", frozenset({Role.SOCIAL_WORKER}))
    opened.close()
    return file


def test_a_reason_for_what_is_late_a_cover_and_the_month_by_keys(
    windows: Callable[[Path], MainWindow], file: Path
) -> None:
    window = windows(file)
    hands = Hands(window)
    steps.sign_in(window, hands)
    hands.press("Alt+1")

    def why() -> None:
        hands.press("Down")
        hands.tab_to("Keep the reason")
        hands.press("Return")

    hands.press("Ctrl+D", answer=why)
    assert window.casefile is not None
    desk = window.casefile.desk
    (matter,) = today.read(desk).matters
    assert matter.put_off is not None
    assert matter.put_off.until is None, "a late review gets a reason and stays"
    hands.press("Ctrl+K")
    hands.type("cover for")
    hands.press("Return")

    def arrange() -> None:
        hands.press("Down")
        hands.press("Tab")
        hands.press("Down")
        hands.tab_to("Arrange it")
        hands.press("Return")

    hands.press("Ctrl+N", answer=arrange)
    assert len(cover.read(desk).covers) == 1
    hands.press("Ctrl+K")
    hands.type("diary")
    hands.press("Return")
    settle(window)
    page = window.workplace.page()
    before = page.sheet.day()
    hands.press("PgDown")
    settle(window)
    assert page.sheet.day().month == before.month % 12 + 1
