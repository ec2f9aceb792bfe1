"""The page of a notice: from a lower decision to a letter that can go, then its clock."""

from __future__ import annotations

from datetime import date

import pytest

from ras_desktop.gui.dialogs import notice as dialogs
from ras_desktop.gui.pages.agreement import AgreementPage
from ras_desktop.gui.pages.notice import NoticePage
from ras_desktop.gui.place import Place
from ras_desktop.services import notice
from tests.gui.family_helpers import type_into
from tests.helpers.agreed import Three
from tests.helpers.noticed import LESS, WHY, at, decided, paid_case
from tests.helpers.stale_notice import NOV_30, given

DAY = date(2026, 11, 24)


@pytest.fixture
def shown(qtbot, context_of):
    def open_(desk, case, kind=NoticePage, word="notice"):
        page = kind(context_of(desk))
        qtbot.addWidget(page)
        page.resize(1160, 760)
        page.arrive(Place(word, case))
        return page

    return open_


def words(page) -> list[str]:
    return [each.words for each in page.acts()]


def said(card) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in card.findChildren(QLabel))


def test_from_a_lower_decision_to_a_letter_that_can_go(shown, seeded_desk, shell):
    desk = seeded_desk
    case, plan = paid_case(Three(desk, desk, desk))
    page = shown(desk, case.id)
    assert page.nothing.heading.text() == "Nothing is to be lowered"
    decided(desk, case, plan, LESS, DAY)
    at(desk, NOV_30)
    agreed = shown(desk, case.id, AgreementPage, "agreement")
    assert "On to the notice" in words(agreed)
    page = shown(desk, case.id)
    assert "£4,680.00 a year." in page.nothing.words.text()
    assert words(page)[0] == "Begin the notice"
    page.begin()
    assert page.badge.isVisibleTo(page)
    assert "28 Feb 2027" in said(page.days.whole)
    page.letter()
    assert "say what is different" in said(page.missing)
    assert not shell.places
    for part in ("changed", "alternative", "meets"):
        type_into(page.writing.form.field(f"needs/0/{part}").box, f"{WHY} {part}")
    type_into(page.writing.form.field("reasons").box, WHY)
    page.letter()
    assert shell.places[-1].part == f"notice/{notice.of_case(desk, case.id)[0].id}"
    kept = notice.of_case(desk, case.id)[0]
    assert kept.needs[0].meets == f"{WHY} meets"
    assert "the letter can go" in said(page.missing)


def test_while_it_runs_its_clock_and_what_helps(shown, seeded_desk, monkeypatch, shell):
    desk = seeded_desk
    held = given(desk)
    at(desk, date(2027, 1, 4))
    page = shown(desk, held.case)
    assert "55 days more" in said(page.days.whole)
    assert words(page)[0] == "Write down help …"
    assert "Since 30 December 2026 a call is due" in said(page.help)
    monkeypatch.setattr(dialogs, "ask_help", lambda *_w: ("The mat rings.", date(2027, 1, 4)))
    page.write_help()
    assert "The mat rings." in said(page.help)
    assert "The next call is due on 30 January 2027." in said(page.help)
    monkeypatch.setattr(dialogs, "ask_withdrawal", lambda *_w: "The mat broke.")
    page.withdraw()
    assert "Taken back" in page.badge.words()
    assert "Begin the notice" in words(page), "the decision still waits for one"
    assert not shell.faults
