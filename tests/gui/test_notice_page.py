"""The page of a notice: from a lower decision to a letter that can go, then its clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.gui.dialogs import notice as dialogs
from ras_desktop.gui.dialogs import reconsideration as again_dialogs
from ras_desktop.gui.pages.agreement import AgreementPage
from ras_desktop.gui.pages.family import FamilyPage
from ras_desktop.gui.pages.notice import NoticePage
from ras_desktop.gui.place import Place
from ras_desktop.services import notice
from ras_desktop.services.reconsideration import Asking
from tests.gui.family_helpers import type_into
from tests.helpers.agreed import Three
from tests.helpers.noticed import LESS, WHY, at, decided, paid_case
from tests.helpers.stale_notice import NOV_30, given, lowered
from tests.helpers.stores import desk_at

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


def test_the_family_asks_and_somebody_else_answers(shown, seeded_desk, monkeypatch, shell):
    giver, desk = desk_at(seeded_desk.store, EVERYBODY, seeded_desk.clock, "Bri"), seeded_desk
    held = given(giver)
    page = shown(giver, held.case)
    asking = Asking(NOV_30, "Nadia Quarrington", "The mat does not wake me.")
    monkeypatch.setattr(again_dialogs, "ask_asking", lambda *_w: asking)
    page.again.ask()
    assert "The mat does not wake me." in said(page.again)
    assert "waits for the answer" in said(page.days.whole)
    assert "Answer the family …" not in words(page), "who gave notice does not look at it again"
    page = shown(desk, held.case)
    assert words(page)[0] == "Answer the family …"
    answer = (Outcome.WITHDRAWN, "She is needed at night.", ())
    monkeypatch.setattr(again_dialogs, "ask_answer", lambda *_w: answer)
    page.again.answer()
    assert "The full amount goes on" in said(page.again)
    assert "nothing of the notice is left" in said(page.days.whole)
    assert not shell.faults


def test_the_form_of_an_answer_asks_for_sums_only_where_it_varies(qtbot, seeded_desk):
    held = given(seeded_desk)
    form = again_dialogs._Answer(None, held)
    qtbot.addWidget(form)
    field = form.form.field("sum/social_care/direct_payment")
    assert not field.isVisibleTo(form)
    form.form.field("outcome").load(Outcome.VARIED)
    form._chosen()
    assert field.isVisibleTo(form)
    field.load(Money.pounds(5200))
    form.form.field("reasons").load("Half of it.")
    outcome, reasons, parts = form.told()
    assert (outcome, reasons) == (Outcome.VARIED, "Half of it.")
    assert [each.amount for each in parts] == [Money.pounds(5200)]


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


def test_the_familys_own_page_says_until_when_and_what_is_next(shown, seeded_desk):
    held = given(seeded_desk)
    at(seeded_desk, date(2027, 2, 1))
    page = shown(seeded_desk, held.case, FamilyPage, "family")
    told = said(page.part().notice)
    assert "£6,240.00 a year is protected until 28 February 2027: 27 days more." in told
    assert "£4,680.00 a year from 8 March 2027 on." in told
    assert "Next: Ring about the notice: does what was found work? · 33 days late" in told
    at(seeded_desk, date(2027, 3, 8))
    page = shown(seeded_desk, held.case, FamilyPage, "family")
    assert page.part().notice.isHidden(), "the lower amount has begun"


def test_what_stands_against_the_letter_is_said_in_the_page_and_leads_to_its_field(
    shown, seeded_desk
):
    held = lowered(seeded_desk)
    early = replace(held, wanted=date(2027, 2, 8))
    notice.keep(seeded_desk, early)
    page = shown(seeded_desk, held.case)
    page.letter()
    summary = page.writing.form.summary
    assert not summary.isHidden()
    assert not summary.isWindow(), "a part of the page, not a window of its own"
    assert page.isAncestorOf(summary)
    assert "8 February 2027 is too early" in summary.accessibleName()
