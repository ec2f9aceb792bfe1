"""Cards, tiles, badges, banner, message, header, path, side, chart: what they say and do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ras_desktop.documents import figure as figures
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import PATH, Mark, Stage, Standing
from ras_desktop.gui import theme
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.icon import SHAPES, Badge
from ras_desktop.gui.widgets.layout import Flow, empty
from ras_desktop.gui.widgets.path_bar import PathBar
from ras_desktop.gui.widgets.side import Side
from ras_desktop.gui.widgets.toast import Toast
from ras_desktop.settings import Theme

MARKS = (
    Mark(Stage.ASSESSMENT, Standing.DONE, date(2026, 9, 4)),
    Mark(Stage.ALLOCATION, Standing.DONE, date(2026, 9, 4), Money(264040)),
    Mark(Stage.PLAN, Standing.NOW),
    *(Mark(stage, Standing.NOT_YET) for stage in PATH[3:]),
)


def test_a_tile_is_read_out_and_pressed(qtbot, shown):
    tile = shown(Tile("Indicative", "£2,640.40", "a year", leads=True))
    assert tile.accessibleName() == "Indicative: £2,640.40 a year"
    with qtbot.waitSignal(tile.pressed):
        qtbot.keyClick(tile, Qt.Key.Key_Return)
    with qtbot.waitSignal(tile.pressed):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)


def test_a_tile_that_leads_nowhere_is_no_stop_for_tab(qtbot):
    tile = Tile("Planned", "£1.00")
    qtbot.addWidget(tile)
    assert tile.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_each_tone_has_its_own_shape():
    assert len(set(SHAPES.values())) == len(Tone)


def test_a_badge_says_its_word_and_is_drawn(qtbot, shown):
    badge = shown(Badge("12 days late", Tone.BAD))
    assert badge.accessibleName() == "12 days late"
    image = badge.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert theme.colours().soft_bad in colours


def test_a_card_holds_its_heading_acts_and_body(qtbot):
    card = Card("The child", "From the request", button("Edit"))
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("x"))
    assert card.accessibleName() == "The child"
    assert [each.text() for each in card.findChildren(QPushButton)] == ["Edit"]
    card.say_under("")
    assert card.under.isHidden()


def test_an_empty_page_says_how_to_begin(qtbot):
    page = Empty("families", "No families yet", "Add the first child.", button("Add a child"))
    qtbot.addWidget(page)
    assert page.heading.text() == "No families yet"
    assert page.findChildren(QPushButton)


def test_a_banner_speaks_and_can_be_closed(qtbot, shown):
    held = QWidget()
    banner = Banner()
    from PySide6.QtWidgets import QVBoxLayout

    QVBoxLayout(held).addWidget(banner)
    shown(held)
    assert banner.words() == ""
    pressed = []
    banner.say("The disk is full.", Tone.BAD, button("Save again", lambda: pressed.append(1)))
    assert banner.words() == "The disk is full."
    assert banner.property("card") == "bad"
    qtbot.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert pressed == [1]
    qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert banner.words() == ""


def test_a_message_at_the_foot_can_undo_once(qtbot, shown):
    page = QWidget()
    page.resize(800, 500)
    toast = Toast(page)
    shown(page)
    undone = []
    toast.say("Removed", lambda: undone.append(1))
    assert toast.words() == "Removed"
    assert page.rect().contains(toast.geometry())
    toast.undo()
    toast.undo()
    assert undone == [1]
    assert toast.words() == ""


def test_a_message_stays_while_it_is_read(qtbot, shown):
    page = QWidget()
    page.resize(800, 500)
    toast = Toast(page)
    shown(page)
    toast.say("Saved")
    toast._undo.setVisible(True)
    toast._undo.setFocus()
    toast._go()
    assert toast.words() == "Saved"
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast._undo.clearFocus()
    toast._go()
    assert toast.words() == ""


def test_the_header_puts_the_next_act_first_with_its_reason(qtbot, shown):
    done = []
    header = Header("What support does Amira need?", "case 2026/0117")
    header.offer(
        (Act("Finish the plan", lambda: done.append(1), "All parts are there.", keys="Ctrl+S"),
         Act("Preview", lambda: done.append("preview")))
    )  # fmt: skip
    shown(header)
    first, second = header.findChildren(QPushButton)
    assert first.property("main")
    assert not second.property("main")
    assert header._why.text() == "All parts are there."
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    header.offer(())
    assert done == ["preview"]
    assert header._buttons.isHidden()


def test_the_path_says_each_stage_by_shape_word_and_amount(qtbot, shown):
    bar = PathBar()
    bar.show_marks(MARKS, Stage.PLAN)
    shown(bar)
    names = [each.accessibleName() for each in bar.buttons]
    assert names[0] == "Assessment: done · 4 Sep 2026"
    assert names[1] == "Indicative budget: done · £2,640.40"
    assert names[2] == "Plan: now"
    assert names[-1] == "Reviews: not yet"
    assert bar.buttons[2].accessibleDescription() == "You are here"
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    assert chosen.args == [Stage.ALLOCATION]


def test_the_path_breaks_into_rows_where_it_is_narrow(qtbot, shown):
    bar = PathBar()
    bar.show_marks(MARKS)
    bar.resize(1200, 60)
    shown(bar)
    one_row = bar._flow.heightForWidth(1200)
    assert bar._flow.heightForWidth(500) > one_row
    bar.show_marks(MARKS)
    assert len(bar.buttons) == 7


def test_the_side_shows_the_pages_there_are_with_counts(qtbot, shown):
    side = shown(Side(("families", "today", "settings")))
    assert list(side.buttons) == ["today", "families", "settings"]
    side.count({"today": 12})
    assert side.buttons["today"].text() == "Today  12"
    with qtbot.waitSignal(side.chosen) as chosen:
        qtbot.mouseClick(side.buttons["families"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["families"]
    side.mark("plan")
    assert side.buttons["families"].isChecked()
    wide = side.sizeHint().width()
    side.narrow(True)
    assert side.sizeHint().width() < wide
    assert side.buttons["today"].accessibleName() == "Today  12"


BARS = figures.Bars("Points by area", (figures.Bar("Nights", 16, 20), figures.Bar("School", 4, 20)))


@pytest.mark.parametrize(
    "figure",
    [
        BARS,
        figures.Waterfall("How", (figures.Fall("Start", 0, 100, figures.Move.SUM),
                                  figures.Fall("Less", 100, 60))),
        figures.Lines("Over time", (figures.Series("Sleep", ((date(2026, 1, 1), 2),
                                                            (date(2026, 7, 1), 6)), target=8),)),
        figures.Columns("Year", ("Paid", "Due"), (figures.Column("Apr", (9, 5)),), 20, "Budget"),
        figures.Scale("How is it?", (figures.Mark("Now", 4),), 0, 10, "never", "always"),
    ],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_a_figure_is_painted_and_said(qtbot, shown, figure):
    chart = Chart(figure)
    chart.resize(600, chart.heightForWidth(600))
    shown(chart)
    for line in figures.words(figure):
        assert line in chart.words()
    image = chart.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert len(colours) > 2


def test_a_chart_follows_theme_size_and_width(qapp, qtbot, shown):
    chart = Chart(BARS)
    chart.resize(600, 200)
    shown(chart)
    light, small = chart.grab().toImage(), chart.heightForWidth(600)
    theme.apply(qapp, Theme.DARK, 200)
    try:
        assert chart.grab().toImage() != light
        assert chart.heightForWidth(600) > small
    finally:
        theme.apply(qapp, Theme.LIGHT)
    assert chart.heightForWidth(600) == small


def test_a_flow_gives_its_parts_back(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(QLabel("a"), QLabel("b"), parent=held)
    assert flow.count() == 2
    assert flow.itemAt(5) is None
    empty(flow)
    assert flow.count() == 0


def test_words_are_shown_as_they_are_never_as_markup(qtbot):
    label = text.body("<b>Zoë</b> & <script>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_buttons_that_look_the_same_stay_and_do_the_newest_act(shown):
    """Made anew at every key, they took letters that somebody typed elsewhere on the page."""
    done = []
    header = shown(Header("What now?"))
    header.offer((Act("Save", lambda: done.append("old"), "It is whole."),))
    before = header.findChildren(QPushButton)
    header.offer((Act("Save", lambda: done.append("new"), "It is whole."),))
    assert header.findChildren(QPushButton) == before
    before[0].click()
    assert done == ["new"]
    header.offer((Act("Save it all", lambda: done.append("other"), "It is whole."),))
    visible = [each for each in header.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in visible] == ["Save it all"]
