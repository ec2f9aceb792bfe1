"""The indicative budget: the sum and its reasons, what it hangs on, "what if", sealing."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from ras_desktop import wording
from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.budget import Offered
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import Strand
from ras_desktop.gui.dialogs import amount as amount_dialog
from ras_desktop.gui.pages import allocation as module
from ras_desktop.gui.pages.allocation import AllocationPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.set_amounts import Options
from ras_desktop.services import allocation, assessment
from tests.helpers.cases import a_case, example


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def case(desk):
    return a_case(desk)


@pytest.fixture
def draft(desk, case):
    """All questions answered, nothing sealed."""
    started = assessment.start(desk, case.id).value
    worked = example()
    answered = replace(started, answers=dict(worked.answers), gates=dict(worked.gates))
    return assessment.keep(desk, answered).value


@pytest.fixture
def page(qtbot, context_of, desk):
    made = AllocationPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def words(widget):
    from PySide6.QtWidgets import QLabel

    labels = widget.findChildren(QLabel)
    return " ".join(each.text() for each in labels if not each.isHidden())


def test_without_an_assessment_it_leads_to_one(page, case, shell):
    page.arrive(Place("allocation", case.id))
    assert not page._nothing.isHidden()
    page.acts()[0].do()
    assert shell.places[-1].word == "assessment"


def test_an_amount_that_was_set_without_the_ras_is_shown_with_its_reason(page, desk, case):
    why = "Set from the child and family assessment"
    amount = SetAmount(
        uuid4(), case.id, Strand.SOCIAL_CARE, Money(594_500), "Short Breaks Panel",
        desk.today(), why, needs_assessment=UUID(int=77),
    )  # fmt: skip
    allocation.record(desk, amount)
    page.arrive(Place("allocation", case.id))
    assert page._nothing.isHidden()
    assert "without it" in page.state.words()
    shown = words(page.set_amounts)
    assert "£5,945.00 a year · Social care" in shown
    assert why in shown


def test_the_sum_and_every_step_are_those_of_the_engine(page, desk, case, draft):
    page.arrive(Place("allocation", case.id))
    explained = allocation.explain(desk, draft.id)
    assert wording.money(explained.budget.amount) in words(page.sums)
    shown = words(page.explanation)
    assert all(sentence in shown for sentence in explained.said)


def test_an_estimate_with_open_answers_says_so_and_cannot_be_sealed(
    page, desk, case, draft, monkeypatch
):
    fewer = {name: given for name, given in draft.answers.items() if name != "washing"}
    assessment.keep(desk, replace(draft, answers=fewer))
    monkeypatch.setattr(module, "confirm", lambda *_: pytest.fail("asked too early"))
    page.arrive(Place("allocation", case.id))
    assert "estimate" in page.state.words()
    page.seal()
    assert "not answered yet" in page.form.summary.accessibleName()
    assert not assessment.get(desk, draft.id).is_sealed


def test_sealing_is_asked_for_once_and_keeps_the_sum(page, desk, case, draft, monkeypatch, shell):
    asked = []
    monkeypatch.setattr(module, "confirm", lambda *said: bool(asked.append(said)) or True)
    page.arrive(Place("allocation", case.id))
    for _press in range(50):
        page.seal()
    assert assessment.get(desk, draft.id).is_sealed
    assert len(assessment.of_case(desk, case.id)) == 1
    assert len(asked) == 1
    assert "never changes" in page.state.words()
    assert page.acts()[0].words == "Go on to the plan"


def test_not_now_seals_nothing(page, desk, case, draft, monkeypatch):
    monkeypatch.setattr(module, "confirm", lambda *_: False)
    page.arrive(Place("allocation", case.id))
    page.seal()
    assert not assessment.get(desk, draft.id).is_sealed


def test_what_if_changes_nothing_that_is_kept(page, desk, case, draft):
    page.arrive(Place("allocation", case.id))
    card = page.what_if
    card.question.combo.setCurrentText("Washing and dressing")
    card.level.combo.setCurrentText("Exceptional")
    assert "would become" in card.result.text()
    assert "a year more" in card.result.text()
    assert "Washing and dressing – Exceptional" in card.said.text()
    assert assessment.get(desk, draft.id) == draft
    card.again.click()
    assert card.result.text() == ""


def test_it_names_the_answers_that_would_change_most(page, desk, case, draft):
    page.arrive(Place("allocation", case.id))
    effects = allocation.greatest_changes(desk, draft)
    shown = words(page.greatest)
    assert effects[0].title in shown
    assert wording.money(module.Money(abs(effects[0].difference))) in shown


def test_what_was_sealed_and_changed_past_the_program_is_said(page, desk, case, draft, monkeypatch):
    assessment.seal(desk, draft.id)
    genuine = allocation.explain(desk, draft.id)
    monkeypatch.setattr(allocation, "explain", lambda *_: replace(genuine, intact=False))
    page.arrive(Place("allocation", case.id))
    assert "changed outside the program" in page.state.words()


def test_an_amount_is_recorded_and_ended_in_the_window(qtbot, page, desk, case, monkeypatch):
    page.arrive(Place("allocation", case.id))
    amount = SetAmount(
        uuid4(), case.id, Strand.HEALTH, Money(120_000), "Integrated Care Board", desk.today(),
        "Agreed by health",
    )  # fmt: skip
    monkeypatch.setattr(amount_dialog, "ask", lambda *_asked: amount)
    page.set_amounts._add.click()
    assert "£1,200.00 a year · Health" in words(page.set_amounts)
    monkeypatch.setattr(amount_dialog, "ask_end", lambda *_asked: (desk.today(), "Mistaken"))
    page._end(allocation.amounts(desk, case.id)[0])
    assert "Mistaken" in words(page.set_amounts)


def test_the_amount_dialog_says_everything_that_is_missing(qtbot, page, desk, case):
    dialog = amount_dialog._Amount(page, case.id, (), desk.today())
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() != dialog.DialogCode.Accepted
    said = dialog.form.field("set_by").said() + dialog.form.field("reason").said()
    assert "who set the amount" in said
    assert "reason" in said
    dialog.form.field("strand").load(Strand.SEN.value)
    dialog.form.field("amount").line.setText("950")
    dialog.form.field("set_by").line.setText("SEN team")
    dialog.form.field("reason").editors()[0].setPlainText("Agreed at the annual review")
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.amount().amount == Money(95_000)


def test_the_family_chooses_among_the_options_of_a_menu(qtbot):
    told = []
    card = Options(told.append)
    qtbot.addWidget(card)
    parts = (Money(20_000), Money(20_000), Money(20_000))
    offered = (
        Offered("club", "A place at a club", Money(41_600)),
        Offered("holiday", "Holiday scheme", Money(60_000), parts),
    )
    card.show_options(offered, writes=True)
    assert "Paid in 3 parts: £200.00, £200.00 and £200.00" in words(card)
    card._ticks["holiday"].box.click()
    assert told == [("holiday",)]
