"""The diary by keys: day by day, month by month, into what is on a day; and its calendar file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from ras_desktop.domain.family import EhcStatus
from ras_desktop.gui.calendar_file import CalendarKeeper
from ras_desktop.gui.pages.diary import LIST, DiaryPage
from ras_desktop.gui.place import Place
from tests.helpers.families import added


@pytest.fixture
def desk(file_desk):
    return file_desk


@pytest.fixture
def page(shown, context_of, desk, hub):
    made = DiaryPage(context_of(desk))
    made.resize(1160, 768)
    hub.changed.connect(made.refresh)
    return shown(made)


def with_review(desk, first: str, on: date):
    return added(desk, first, "Fenwick", ehc_status=EhcStatus.ISSUED, ehc_next_review=on)


def test_arrows_go_from_day_to_day_over_the_month_and_enter_into_the_day(page, desk, shell, qtbot):
    today = desk.today()  # 23 November 2026, a Monday
    case = with_review(desk, "Amy", today + timedelta(days=1))
    page.arrive(Place("diary"))
    assert page.sheet.day() == today
    assert "nothing on this day" in page.under.text()
    qtbot.keyClick(page.sheet, Qt.Key.Key_Right)
    assert page.sheet.day() == today + timedelta(days=1)
    assert [each.case for each in page.table.model.rows()] == [case.id]
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    assert shell.places == [Place("family", case.id)]
    qtbot.keyClick(page.sheet, Qt.Key.Key_Right)
    qtbot.keyClick(page.sheet, Qt.Key.Key_Down)
    assert page.sheet.day() == date(2026, 12, 2)
    qtbot.keyClick(page.sheet, Qt.Key.Key_PageUp)
    assert page.sheet.day() == date(2026, 11, 2)


def test_bank_holidays_and_late_days_are_said_in_words(page, desk):
    with_review(desk, "Late", desk.today() - timedelta(days=3))
    page.arrive(Place("diary", None, "2026-12"))
    cell = page.sheet.item(3, 4)
    assert cell.text().startswith("25")
    assert "Christmas Day" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    page.turn(-1)
    cell = page.sheet.item(3, 4)
    assert "one of them late" in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_has_the_whole_month(page, desk):
    for ahead in (1, 3):
        with_review(desk, f"Child{ahead}", desk.today() + timedelta(days=ahead))
    page.arrive(Place("diary"))
    page.form._press(LIST)
    assert page.sheet.isHidden()
    assert len(page.table.model.rows()) == 2


def test_the_calendar_file_follows_what_changes_and_says_once_that_the_folder_is_away(
    context_of, desk, hub, shell, tmp_path
):
    context = context_of(desk)
    keeper = CalendarKeeper(context)
    assert keeper.path is None
    with_review(desk, "Amy", desk.today() + timedelta(days=2))
    path = tmp_path / "mine.ics"
    keeper.keep_at(path)
    assert b"A. F." in path.read_bytes()
    assert "kept at" in shell.said[-1]
    before = path.read_bytes()
    with_review(desk, "Ben", desk.today() + timedelta(days=4))
    hub.tell(("something",))
    assert keeper.timer.isActive()
    keeper.write()
    assert path.read_bytes() != before
    keeper.keep_at(tmp_path / "away" / "mine.ics")
    keeper.write()
    assert len(shell.warned) == 1
    keeper.stop()
    assert keeper.path is None
