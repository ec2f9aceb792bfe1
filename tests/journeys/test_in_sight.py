"""What has the focus can be seen: scrolled to, not under a message, also with large text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from ras_desktop.gui.main_window import MainWindow
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment
from ras_desktop.services import plan as plans
from tests.helpers.cases import a_case
from tests.helpers.keyboard import Hands
from tests.helpers.windows import LAPTOP, settle
from tests.journeys import steps


@pytest.fixture
def window(windows: Callable[[Path], MainWindow], file: Path) -> MainWindow:
    made = windows(file)
    steps.sign_in(made, Hands(made))
    return made


def begun(window: MainWindow, word: str) -> None:
    assert window.casefile is not None
    case = a_case(window.casefile.desk)
    assessment.start(window.casefile.desk, case.id)
    plans.start(window.casefile.desk, case.id)
    window.go(Place(word, case.id))
    settle(window)


def seen(window: MainWindow, widget: QWidget) -> bool:
    """Whether all of it is shown, with no message over it."""
    settle(window)
    whole = widget.visibleRegion().boundingRect() == widget.rect()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    toast = window.toast
    over = QRect(toast.mapTo(window, QPoint()), toast.size())
    return whole and (toast.isHidden() or not over.intersects(place))


def test_a_part_that_a_key_unfolds_below_the_fold_comes_into_sight(window: MainWindow) -> None:
    begun(window, "assessment")
    window.resize(LAPTOP[0], 560)
    hands = Hands(window)
    hands.press("1", "Tab", "1", "Tab", "1", "Return", "3", "C")
    assert hands.is_at("Comment")
    assert seen(window, hands.focus())
    hands.press("Tab")
    assert seen(window, hands.focus())


def test_no_field_is_written_under_a_message(window: MainWindow) -> None:
    begun(window, "plan")
    window.notify("The assessment is sealed")
    hands = Hands(window)
    for _tab in range(6):
        assert hands.focus().toPlainText() == ""  # type: ignore[attr-defined]
        assert seen(window, hands.focus())
        hands.press("Tab")


def test_a_message_that_was_read_goes_with_the_page_and_one_to_undo_stays(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ras_desktop.gui.widgets import toast

    monkeypatch.setattr(toast, "READ", 0)
    window.notify("Saved")
    window.go(Place("families"))
    assert window.toast.words() == ""
    window.notify("Removed", lambda: None)
    window.go(Place("today"))
    assert window.toast.words() == "Removed"


def test_a_short_part_of_the_plan_does_not_scroll_into_nothing(window: MainWindow) -> None:
    begun(window, "plan")
    hands = Hands(window)
    for _part in range(3):
        hands.press("Ctrl+PgDown")
    settle(window)
    assert window.workplace is not None
    page = window.workplace.page()
    bar = page._area.verticalScrollBar()  # type: ignore[union-attr]
    assert hands.is_at("Add what helps")
    assert bar.maximum() == 0
    hands.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert hands.is_at("How I took part")


def test_with_text_half_as_large_again_the_question_has_most_of_a_laptop(
    window: MainWindow,
) -> None:
    begun(window, "assessment")
    window.prefer(replace(window.preferences, text_size=150))
    window.resize(*LAPTOP)
    settle(window)
    assert window.workplace is not None
    page = window.workplace.page()
    assert page is not None
    assert page._area.height() > page.height() * 3 // 4  # type: ignore[attr-defined]
    assert window.height() <= LAPTOP[1]
    window.prefer(replace(window.preferences, text_size=100))


def test_a_figure_chooses_on_the_scale_and_one_and_nought_are_ten(window: MainWindow) -> None:
    begun(window, "plan")
    hands = Hands(window)
    hands.press("Ctrl+PgDown", "Ctrl+PgDown", "Return")
    hands.tab_to("Where things stand now")
    hands.press("1")
    assert hands.is_at("Where things stand now: 1")
    hands.press("0")
    assert hands.is_at("Where things stand now: 10")
    hands.press("4")
    assert hands.is_at("Where things stand now: 4")
    assert QApplication.focusWidget().isChecked()  # type: ignore[attr-defined]
