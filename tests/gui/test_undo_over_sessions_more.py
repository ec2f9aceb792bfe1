"""Ctrl+Z and Ctrl+Y the next day: moderation, practice sets, schemes, the council's settings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.scheme_edit import put
from ras_desktop.gui.pages.moderation import ModerationPage
from ras_desktop.gui.pages.plan import PlanPage
from ras_desktop.gui.pages.practice import PracticePage
from ras_desktop.gui.pages.schemes import SchemesPage
from ras_desktop.gui.pages.settings import SettingsPage
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, draft, practice, scheme_start
from ras_desktop.services import plan as plans
from tests.gui.family_helpers import type_into
from tests.helpers.cases import a_case, example
from tests.helpers.stale_work import TODAY
from tests.helpers.stores import desk_at


@pytest.fixture
def session(qtbot, context_of, seeded_desk, shell):
    """A new page, as after signing in again: `session(PlanPage, place)`."""
    open_now = []

    def begin(kind, place):
        for each in open_now:
            each.hide()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        made = kind(context_of(seeded_desk))
        open_now[:] = [made]
        qtbot.addWidget(made)
        made.arrive(place)
        made.show()
        QApplication.processEvents()
        return made

    yield begin
    assert not shell.faults


def test_what_was_undone_can_be_done_again_the_next_day(session, seeded_desk):
    case = a_case(seeded_desk)
    plans.start(seeded_desk, case.id)
    place = Place("plan", case.id)
    page = session(PlanPage, place)
    for words in ("Gran", "Gran comes"):
        page._edited(replace(page.plan, contingency=words), "contingency/")
        page.timeline._done[-1] = replace(page.timeline._done[-1], at=0.0)  # a while later
        page.keep()
    page.timeline.undo()
    page.keep()
    later = session(PlanPage, place)
    assert (later.undo.isEnabled(), later.redo.isEnabled()) == (True, True)
    later.timeline.redo()
    assert later.plan.contingency == "Gran comes"
    later.timeline.undo()
    later.timeline.undo()
    assert later.plan.contingency == ""


def test_a_managers_changes(session, seeded_desk):
    worker = desk_at(seeded_desk.store, EVERYBODY, seeded_desk.clock, "Sam Wright")
    case, worked = a_case(worker), example()
    begun = assessment.start(worker, case.id).value
    whole = replace(begun, answers=dict(worked.answers), gates=dict(worked.gates))
    kept = assessment.keep(worker, whole).value
    assessment.seal(worker, kept.id, kept.version)
    place = Place("moderation", case.id)
    page = session(ModerationPage, place)
    type_into(page.overall.box, "Nights.")
    page.keep()
    later = session(ModerationPage, place)
    assert later.overall.value() == "Nights."
    assert later.undo.isEnabled()
    later.timeline.undo()
    assert later.overall.value() == ""
    later.timeline.redo()
    assert later.overall.value() == "Nights."


def test_a_practice_set(session, seeded_desk):
    line = practice.sets(seeded_desk)[0]
    place = Place("practice", None, f"set/{line.edition}")
    page = session(PracticePage, place)
    title = page.sets.part.writing().practice.title
    type_into(page.sets.part._title.line, " of ours ")
    written = page.sets.part.writing().practice.title
    page.sets.drafts.now()
    later = session(PracticePage, place)
    part = later.sets.part
    assert part.writing().practice.title == written != title
    assert part.undo.isEnabled()
    part.timeline.undo()
    assert part.writing().practice.title == title
    later.sets.drafts.now()
    third = session(PracticePage, place)
    assert third.sets.part.redo.isEnabled()


def test_a_draft_of_a_scheme(session, seeded_desk):
    made = scheme_start.begin(seeded_desk, "bands", "Short breaks", TODAY).value
    place = Place("schemes", None, f"version/{made.id}")
    page = session(SchemesPage, place)
    design = page.designer.design
    design.become(put(design.scheme, ("council",), "Exampleshire Council"), "council")
    page.drafts.touch()
    page.drafts.now()
    later = session(SchemesPage, place)
    again = later.designer.design
    assert again.scheme.council == "Exampleshire Council"
    assert again.timeline.can_undo()
    again.timeline.undo()
    assert again.scheme == made.scheme


def test_the_councils_settings(session, seeded_desk):
    place = Place("settings", None, "council")
    page = session(SettingsPage, place)
    part = page.parts["council"]
    type_into(part.form.field("phone").line, "01999")
    part.keep()
    later = session(SettingsPage, place).parts["council"]
    assert later.form.field("phone").value() == "01999"
    later.undo.undo()
    assert later.form.field("phone").value() == ""
    assert draft.mine(seeded_desk)
    later.keep()
    third = session(SettingsPage, place).parts["council"]
    assert (third.form.field("phone").value(), third.undo.canUndo()) == ("", False)
    third.undo.redo()
    assert third.form.field("phone").value() == "01999"
