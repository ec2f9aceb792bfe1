"""Ctrl+Z takes back what was typed in an earlier session, on both kinds of store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui import past
from ras_desktop.gui.pages.assessment import AssessmentPage
from ras_desktop.gui.pages.family import FamilyPage
from ras_desktop.gui.pages.plan import PlanPage
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, draft, family, today
from ras_desktop.services import plan as plans
from tests.gui.family_helpers import type_into
from tests.helpers.cases import a_case, example, seeded

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(desk):
    seeded(desk)
    return a_case(desk)


@pytest.fixture
def session(qtbot, context_of, desk, case):
    """A new page, as after signing in again: `session(PlanPage, "plan")`."""

    open_now = []

    def begin(kind, word, part=""):
        for each in open_now:
            each.hide()  # the window is closed, and the program with it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        made = kind(context_of(desk))
        open_now[:] = [made]
        qtbot.addWidget(made)
        made.resize(1160, 760)
        made.arrive(Place(word, case.id, part))
        made.show()
        made.activateWindow()
        QApplication.processEvents()
        return made

    return begin


def undo(page):
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)


def write(page, words):
    page._edited(replace(page.plan, contingency=words), "contingency")
    page.timeline._done[-1] = replace(page.timeline._done[-1], at=0.0)  # a while later
    page.keep()


def test_a_plan_is_undone_step_by_step_the_next_day(session, desk, case):
    plans.start(desk, case.id)
    page = session(PlanPage, "plan")
    for words in ("Gran", "Gran comes", "Gran comes at night"):
        write(page, words)
    later = session(PlanPage, "plan")
    assert later.undo.isEnabled()
    undo(later)
    assert later.plan.contingency == "Gran comes"
    later.keep()
    third = session(PlanPage, "plan")
    undo(third)
    assert third.plan.contingency == "Gran"
    undo(third)
    assert third.plan.contingency == ""
    assert not third.undo.isEnabled()
    third.keep()
    (held,) = plans.of_case(desk, case.id)
    assert held.plan.contingency == ""


def test_what_somebody_else_kept_is_never_undone_by_me(session, desk, case):
    plans.start(desk, case.id)
    write(session(PlanPage, "plan"), "Gran")
    (held,) = plans.of_case(desk, case.id)
    theirs = replace(held.plan, money_managed_by="Ann")
    plans.keep(desk, replace(held, plan=theirs))
    later = session(PlanPage, "plan")
    undo(later)
    later.keep()
    assert plans.of_case(desk, case.id)[0].plan == theirs


def test_on_one_page_too_another_copy_cannot_be_undone(session, desk, case):
    plans.start(desk, case.id)
    page = session(PlanPage, "plan")
    write(page, "Gran")
    (held,) = plans.of_case(desk, case.id)
    theirs = replace(held.plan, money_managed_by="Ann")
    plans.keep(desk, replace(held, plan=theirs))
    page.open(page.place)
    undo(page)
    page.keep()
    assert plans.of_case(desk, case.id)[0].plan == theirs


def test_answers_are_undone_the_next_day_at_their_question(session, desk, case):
    assessment.start(desk, case.id)
    page = session(AssessmentPage, "assessment")
    page.questionnaire.go_to("washing")
    for at in (2, 1):
        page.questionnaire._views["washing"]._cards().cards[at].radio.click()
        page.timeline._done[-1] = replace(page.timeline._done[-1], at=0.0)
        page.keep()
    chosen = page.questionnaire.answers()["washing"]
    later = session(AssessmentPage, "assessment")
    assert later.questionnaire.answers()["washing"] == chosen
    undo(later)
    before = later.questionnaire.answers()["washing"]
    assert before not in (chosen, Given())
    assert later.questionnaire.at() == "washing"
    undo(later)
    assert "washing" not in later.questionnaire.answers()
    later.keep()
    assert "washing" not in assessment.of_case(desk, case.id)[0].answers


def test_the_record_of_a_child_is_undone_the_next_day(session, desk, case):
    page = session(FamilyPage, "family", "record")
    field = page.part().editor.form.field("preferred_name")
    type_into(field.line, "Ami")
    page.keep()
    later = session(FamilyPage, "family", "record")
    field = later.part().editor.form.field("preferred_name")
    assert field.value() == "AmiraAmi"
    QTest.mouseClick(field.line, Qt.MouseButton.LeftButton)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Z, CTRL)
    assert field.value() == "Amira"
    assert family.read(desk, case.id).child.preferred_name == "Amira"
    later.keep()
    third = session(FamilyPage, "family", "record").part().editor
    field = third.form.field("preferred_name")
    assert (field.value(), third.undo.canUndo()) == ("Amira", False)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Y, CTRL)
    assert field.value() == "AmiraAmi"
    third.undo.undo()
    assert field.value() == "Amira"


def test_it_is_mine_alone_and_no_draft_that_waits(session, desk, case):
    plans.start(desk, case.id)
    write(session(PlanPage, "plan"), "Gran")
    (held,) = plans.of_case(desk, case.id)
    assert draft.find(desk, "plan.undo", str(held.id)) is not None
    assert draft.mine(desk) == ()
    assert not [each for each in today.read(desk).matters if each.draft is not None]
    plans.drop(desk, held)
    assert draft.find(desk, "plan.undo", str(held.id)) is None


def test_sealing_ends_it(session, desk, case):
    worked = example()
    started = assessment.start(desk, case.id).value
    whole = replace(started, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.keep(desk, whole)
    page = session(AssessmentPage, "assessment")
    page.questionnaire.go_to("washing")
    page.questionnaire._views["washing"]._cards().cards[2].radio.click()
    page.keep()
    assert draft.find(desk, "assessment.undo", str(started.id)) is not None
    (held,) = assessment.of_case(desk, case.id)
    assessment.keep(desk, replace(held, answers=dict(worked.answers)))
    assessment.seal(desk, started.id)
    assert draft.find(desk, "assessment.undo", str(started.id)) is None


def test_it_stays_small(session, desk, case):
    plans.start(desk, case.id)
    page = session(PlanPage, "plan")
    for at in range(past.MOST + 5):
        page._edited(replace(page.plan, contingency=f"{at} " + "x" * 5000), "contingency/")
    page.keep()
    (held,) = plans.of_case(desk, case.id)
    steps = draft.find(desk, "plan.undo", str(held.id)).body["steps"]
    assert 1 < len(steps) <= past.MOST
    assert sum(map(len, steps)) <= past.LONGEST
