"""Proposals on the page of a direct payment: proposed, answered, decided, through their dialogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.proposal import Concern, State
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import proposal as dialogs
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.pages.monitoring import MonitoringPage
from ras_desktop.gui.place import Place
from ras_desktop.services import monitoring, proposal
from tests.helpers.cases import a_case
from tests.helpers.stores import desk_at

CSV = b"Date,Details,Amount,Balance\n14/10/2026,J SMITH WAGES,-131.20,147.60\n"
DAYS = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def case(desk):
    held = a_case(desk)
    monitoring.take_in(desk, held.id, CSV)
    return held


@pytest.fixture
def page(qtbot, context_of, desk, case):
    made = MonitoringPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("monitoring", case.id))
    return made


def words(page) -> str:
    return " ".join(each.text() for each in page.proposals.findChildren(QLabel))


def buttons(page) -> list[str]:
    found = page.proposals.findChildren(QPushButton)
    return [each.text() for each in found if not each.isHidden()]


def test_a_proposal_is_made_through_its_dialog(page, desk, case, shell, qtbot, monkeypatch):
    dialog = dialogs._Propose(page, ZERO, DAYS[0], date(2026, 11, 23))
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Say why this is proposed" in dialog.form.field("reasons").said()
    dialog.form.load({**dialog.form.values(), "reasons": "A holiday was paid."})
    dialog.form.field("last").load(date(2026, 10, 31))
    asked = dialog.proposed()
    assert (asked.concern, asked.sum) == (Concern.USE, ZERO)
    monkeypatch.setattr(dialogs, "ask_proposal", lambda *_: asked)
    page.proposals.propose.click()
    (held,) = proposal.of_case(desk, case.id)
    assert held.reasons == "A holiday was paid."
    assert "answer by 21 December 2026" in words(page)
    assert page.proposals.propose.isHidden()
    assert not shell.faults


def made(desk, case):
    return proposal.make(desk, case.id, Concern.USE, ZERO, DAYS, "A holiday was paid.").value


def test_who_made_it_is_not_offered_to_decide_it(page, desk, case):
    made(desk, case)
    page.open(page.place)
    assert buttons(page) == ["Write down the answer …", "Withdraw …", "The letter"]


def test_an_answer_typed_over_an_older_copy_is_asked_again_with_what_was_typed(
    page, desk, case, shell, monkeypatch
):
    held = made(desk, case)
    page.open(page.place)
    proposal.answer(desk, held, "Theirs", held.made_on)
    seen, both = [], []

    def ask(_parent, copy, _today, typed=None):
        seen.append((copy.answer, typed))
        return ("Mine", held.made_on) if len(seen) == 1 else None

    def not_now(_parent, shown):
        both.extend((each.left, each.right) for each in shown)

    def press():
        found = page.proposals.findChildren(QPushButton)
        next(each for each in found if each.text() == "Write down the answer …").click()

    monkeypatch.setattr(dialogs, "ask_answer", ask)
    monkeypatch.setattr(versions, "choose", not_now)
    press()
    assert both == [("Mine", "Theirs")]
    assert proposal.of_case(desk, case.id)[0].answer == "Theirs"
    assert "Theirs" in words(page)
    press()
    assert seen == [("", None), ("Theirs", ("Mine", held.made_on))]
    assert not shell.faults


def test_an_answer_of_mine_that_is_chosen_takes_the_place_of_theirs(
    page, desk, case, shell, monkeypatch
):
    held = made(desk, case)
    page.open(page.place)
    proposal.answer(desk, held, "Theirs", held.made_on)
    monkeypatch.setattr(dialogs, "ask_answer", lambda *_: ("Mine", held.made_on))
    monkeypatch.setattr(
        versions, "choose", lambda _parent, shown: {each.field: Side.LEFT for each in shown}
    )
    page.proposals.answer(held)
    assert proposal.of_case(desk, case.id)[0].answer == "Mine"
    assert not shell.faults


def test_both_answers_stand_in_the_dialog(page, desk, case, qtbot):
    held = replace(made(desk, case), answer="Theirs", answered_on=date(2026, 11, 23))
    dialog = dialogs._Answer(page, held, date(2026, 11, 23), ("Mine", date(2026, 11, 22)))
    qtbot.addWidget(dialog)
    assert dialog.form.values() == {"answer": "Mine", "on": date(2026, 11, 22)}
    assert any("Theirs" in each.text() for each in dialog.findChildren(QLabel))


def test_it_is_decided_by_somebody_else_with_a_reason(
    page, desk, case, context_of, qtbot, monkeypatch
):
    held = proposal.answer(desk, made(desk, case), "We were ill.", date(2026, 11, 23)).value
    other = desk_at(desk.store, EVERYBODY, desk.clock, "Olu Grant")
    theirs = MonitoringPage(context_of(other))
    qtbot.addWidget(theirs)
    theirs.arrive(Place("monitoring", case.id))
    assert "Decide …" in buttons(theirs)
    dialog = dialogs._Decide(theirs, held)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "Write down the reason" in dialog.form.field("reason").said()
    monkeypatch.setattr(dialogs, "ask_decision", lambda *_: (ZERO, "They were ill."))
    theirs.proposals.decide(held)
    kept = proposal.of_case(desk, case.id)[0]
    assert (kept.state, kept.decided_sum) == (State.DECIDED, Money(0))
    assert "£0.00 is paid back. They were ill." in words(theirs)


def test_it_is_withdrawn_with_a_reason(page, desk, case, monkeypatch):
    held = made(desk, case)
    page.open(page.place)
    monkeypatch.setattr(dialogs, "ask_withdrawal", lambda *_: "Another account's file.")
    page.proposals.withdraw(held)
    assert proposal.of_case(desk, case.id)[0].state is State.WITHDRAWN
    assert "Another account's file." in words(page)
    assert not page.proposals.propose.isHidden()


def test_a_decision_that_comes_too_early_says_why_before_anything_is_typed(
    page, desk, case, context_of, qtbot, shell, monkeypatch
):
    held = made(desk, case)
    other = desk_at(desk.store, EVERYBODY, desk.clock, "Olu Grant")
    theirs = MonitoringPage(context_of(other))
    qtbot.addWidget(theirs)
    theirs.arrive(Place("monitoring", case.id))
    asked = []
    monkeypatch.setattr(dialogs, "ask_decision", lambda *_: asked.append(1))

    def press():
        found = theirs.proposals.findChildren(QPushButton)
        next(each for each in found if each.text() == "Decide …").click()

    press()
    assert "The family has until 21 December 2026 to answer" in shell.warned[-1]
    assert not asked
    desk.clock.forward(days=(held.answer_by - desk.today()).days + 1)
    press()
    assert asked
