"""Ctrl+K: a few letters lead anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.gui import finding_places, pages
from ras_desktop.gui.pages.settings import PARTS
from ras_desktop.gui.palette import Offer, Palette, best, fits


@pytest.mark.parametrize(
    ("typed", "words", "rank"),
    [("fam", "Families", 0), ("scr", "Lock the screen", 1), ("ock", "Lock the screen", 2),
     ("lts", "Lock the screen", 3), ("zoe", "Zoë O’Brien", 0), ("obrien", "Zoë O’Brien", 1),
     ("xyz", "Families", None)],
)  # fmt: skip
def test_how_well_letters_fit(typed, words, rank):
    assert fits(typed, words) == rank


def test_the_best_comes_first_and_equals_keep_their_order():
    offers = [Offer(words, print) for words in ("Settings", "Today", "Set it aside", "Reset")]
    assert [each.words for each in best("set", offers)] == ["Settings", "Set it aside", "Reset"]
    assert best("", offers) == offers


@pytest.fixture
def went():
    return []


@pytest.fixture
def palette(shown, went):
    parent = shown(QWidget())
    offers = [
        Offer(words, lambda words=words: went.append(words)) for words in ("Today", "Families")
    ]

    def search(typed, answer):
        if "ami" in typed:
            answer([Offer("Hartley-Osei, Amira", lambda: went.append("Amira"), "2026/0117")])

    made = Palette(parent, offers, search)
    made.show()
    return made


def test_typing_and_enter_go_there(qtbot, palette, went):
    qtbot.keyClicks(palette.line, "fam")
    assert palette.words() == ["Families"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == ["Families"]
    assert not palette.isVisible()


def test_families_come_above_the_pages(qtbot, palette, went):
    qtbot.keyClicks(palette.line, "ami")
    assert palette.words() == ["Hartley-Osei, Amira", "Families"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == ["Amira"]


def test_arrows_choose(qtbot, palette, went):
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == ["Families"]


def test_nothing_found_says_so(qtbot, palette, went):
    qtbot.keyClicks(palette.line, "qqq")
    assert palette.words() == []
    assert not palette.nothing.isHidden()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == []


def test_a_click_goes_there(qtbot, palette, went):
    item = palette.list.item(0)
    where = palette.list.visualItemRect(item).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert went == ["Today"]


def test_every_page_of_a_case_is_offered_by_name():
    of_case = {word for word in pages.words() if pages.load(word).OF_CASE}
    assert of_case - finding_places.NOT_BY_NAME <= set(finding_places.OF_CASE)


def test_every_part_of_the_settings_is_offered_by_its_name():
    parts = {each.WORD: each.NAME for each in PARTS}
    assert {word: name for word, (name, _verb) in finding_places.SETTINGS.items()} == parts
