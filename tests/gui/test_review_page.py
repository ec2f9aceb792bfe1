"""The review's page by real keys: the short form, the whole one, what follows from the result."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ras_desktop.domain.case_review import ReviewState
from ras_desktop.domain.review import Kind
from ras_desktop.domain.reviewing import Action, Heard, Late, Result, VoiceForm
from ras_desktop.gui.dialogs import review as dialogs
from ras_desktop.gui.pages import review as review_page
from ras_desktop.gui.pages.review import ReviewPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.services import document, review
from tests.gui.family_helpers import type_into
from tests.helpers.cases import a_case, seeded
from tests.helpers.reviewed import FIRST_DUE, at, held, opened, running

SHOTS = os.environ.get("RAS_SHOTS", "")


@pytest.fixture
def desk(file_desk):
    seeded(file_desk)
    return file_desk


@pytest.fixture
def case(desk):
    made = running(desk)
    at(desk, FIRST_DUE)
    return made


@pytest.fixture
def page(shown, context_of, desk, hub, monkeypatch):
    monkeypatch.setattr(review_page, "confirm", lambda *_words: True)
    made = ReviewPage(context_of(desk))
    made.resize(1366, int(os.environ.get("RAS_SHOTS_HIGH", "700")))
    hub.changed.connect(made.refresh)
    return shown(made)


def shot(widget: QWidget, name: str) -> None:
    """A picture to look at, where RAS_SHOTS names a folder."""
    if SHOTS:
        for _again in range(3):
            QApplication.processEvents()
        widget.grab().save(str(Path(SHOTS) / f"{name}.png"))


def words(page) -> list[str]:
    return [each.words for each in page.acts()]


def press(qtbot, page, key, control=False):
    """A key where the focus is; with control on the page."""
    if control:
        qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_without_an_agreement_it_says_what_comes_first(page, desk):
    page.arrive(Place("review", a_case(desk).id))
    assert "No agreement is signed" in page.nothing.words.text()
    assert words(page) == []
    shot(page, "nothing")


def test_where_nothing_changed_a_review_takes_a_few_keys(page, desk, case, qtbot, shell):
    page.arrive(Place("review", case.id))
    assert words(page)[0] == "Open the review that is due"
    shot(page, "due")
    press(qtbot, page, Qt.Key.Key_N, control=True)
    page.arrive(shell.places[-1])
    shot(page, "opened")
    press(qtbot, page, Qt.Key.Key_1)  # nothing has changed
    shot(page, "short")
    page.form.field("setting").take_focus()
    press(qtbot, page, Qt.Key.Key_1)  # at home
    page.form.field("heard").take_focus()
    press(qtbot, page, Qt.Key.Key_1)  # she took part
    type_into(page.form.field("voice/words").box, "I like Kim")
    shot(page, "short-filled")
    press(qtbot, page, Qt.Key.Key_Return, control=True)
    (sealed,) = review.of_case(desk, case.id)
    assert (sealed.state, sealed.form.result) == (ReviewState.HELD, Result.SAME)
    assert sealed.form.on == FIRST_DUE
    assert [each.score for each in sealed.form.progress] == [
        each.baseline for each in sealed.form.progress
    ]
    assert not shell.faults
    assert words(page)[0] == "The sheet for the family"
    shot(page, "held")


def test_what_is_missing_is_said_beside_its_field_also_where_the_form_was_short(
    page, desk, case, qtbot
):
    opened(desk, case.id)
    page.arrive(Place("review", case.id))
    press(qtbot, page, Qt.Key.Key_1)
    press(qtbot, page, Qt.Key.Key_Return, control=True)
    assert "how the child was heard" in page.form.field("heard").said()
    assert page.form.summary.isVisible()
    assert review.of_case(desk, case.id)[0].state is ReviewState.DRAFT
    page.form.field("setting").take_focus()
    press(qtbot, page, Qt.Key.Key_1)
    page.form.field("heard").take_focus()
    press(qtbot, page, Qt.Key.Key_1)
    type_into(page.form.field("voice/words").box, "I like Kim")
    press(qtbot, page, Qt.Key.Key_Return, control=True)
    assert review.of_case(desk, case.id)[0].state is ReviewState.HELD
    assert not page.form.summary.isVisible()  # put right: nothing of it stands above what is sealed


def test_undo_takes_a_step_back_over_the_whole_form(page, desk, case, qtbot):
    opened(desk, case.id)
    page.arrive(Place("review", case.id))
    press(qtbot, page, Qt.Key.Key_1)
    assert page.written.value.changed is False
    press(qtbot, page, Qt.Key.Key_Z, control=True)
    assert page.written.value.changed is None
    assert page.form.field("changed").value() is None
    press(qtbot, page, Qt.Key.Key_Y, control=True)
    assert page.written.value.result is Result.SAME


def test_the_whole_form_and_what_follows_from_less(page, desk, case, qtbot, shell):
    draft = opened(desk, case.id)
    page.arrive(Place("review", case.id))
    press(qtbot, page, Qt.Key.Key_2)  # something has changed
    form = page.form
    type_into(form.field("changes").box, "She is at school on Fridays now")
    for part, typed in zip(form.field("on").editors(), ("28", "2", "2027"), strict=True):
        type_into(part, typed)
    form.field("setting").take_focus()
    qtbot.keyClick(QApplication.focusWidget(), "1")
    for place, each in enumerate(draft.form.progress):
        field = form.field(f"progress/{place}/score")
        field.take_focus()
        qtbot.keyClick(field, Qt.Key.Key_6)
        type_into(form.field(f"progress/{place}/evidence").box, f"It goes well {each.aim}")
    for where, key in (("used", "1"), ("enough", "3"), ("appropriate", "1"), ("heard", "2")):
        form.field(where).take_focus()
        qtbot.keyClick(QApplication.focusWidget(), key)
    type_into(form.field("enough_words").box, "Fridays")
    mark = form.field("voice/marks/home")
    mark.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    form.field("result").take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    type_into(form.field("amount").line, "3000")
    type_into(form.field("reasons").box, "She is at school on Fridays and needs nobody then.")
    type_into(form.field("stays").box, "The club and the holidays")
    page.keep()
    shot(page, "whole")
    kept = review.get(desk, draft.id).form
    assert kept.voice.marks == {"home": 4}
    press(qtbot, page, Qt.Key.Key_Return, control=True)
    assert not form.summary.isVisible(), [each.said() for each in form._fields.values()]
    sealed = review.get(desk, draft.id)
    assert sealed.form.result is Result.LESS
    assert not shell.faults
    assert {"Fill in the questionnaire anew", "Write the plan anew"} & set(words(page))
    shot(page, "held-less")
    press(qtbot, page, Qt.Key.Key_Return, control=True)
    assert shell.places[-1] == Place("documents", case.id, f"review/{draft.id}")


def test_marks_of_one_form_go_when_the_other_is_taken(page, desk, case):
    draft = opened(desk, case.id)
    marked = replace(
        draft.form, changed=True, heard=Heard.OWN_FORM,
        voice=replace(draft.form.voice, marks={"home": 4}),
    )  # fmt: skip
    review.keep(desk, replace(draft, form=marked))
    page.arrive(Place("review", case.id))
    field = page.form.field("voice/form")
    assert page.form.field("voice/marks/home").value() == 4
    field.combo.setCurrentIndex(1)
    assert page.written.value.voice.form is VoiceForm.OLDER
    assert page.written.value.voice.marks == {}
    assert "voice/marks/home" not in page.form.places()
    assert page.form.field("voice/marks/matters").value() is None


def test_a_late_one_asks_why(page, desk, case, qtbot):
    at(desk, FIRST_DUE.replace(month=4))
    opened(desk, case.id)
    page.arrive(Place("review", case.id))
    press(qtbot, page, Qt.Key.Key_1)
    late = page.form.field("late")
    assert late.isVisible()
    late.combo.setCurrentIndex(late.combo.findText("The family asked for a later day"))
    assert page.written.value.late is Late.FAMILY_ASKED
    shot(page, "late")


def test_a_concern_is_opened_with_its_reason(page, desk, case, monkeypatch, shell, qtbot):
    other = dialogs.Other(Kind.CONCERN, "School saw bruises")
    monkeypatch.setattr(dialogs, "ask_kind", lambda _parent: other)
    page.arrive(Place("review", case.id))
    page.start_other()
    page.arrive(shell.places[-1])
    (draft,) = review.of_case(desk, case.id)
    assert (draft.kind, draft.why, draft.form.full) == (Kind.CONCERN, "School saw bruises", False)
    press(qtbot, page, Qt.Key.Key_2)
    assert "used" not in page.form.places(), "only what it is about"
    page.form.field("full").box.click()
    assert "used" in page.form.places(), "the whole package, if they looked at it"
    page.form.field("full").box.click()
    shot(page, "concern")


def test_a_manager_sets_a_mistake_aside(page, desk, desk_at_as_manager, case, monkeypatch):
    sealed = held(desk_at_as_manager, case.id)
    monkeypatch.setattr(dialogs, "ask_reason", lambda _parent: "Her sister’s")
    page.arrive(Place("review", case.id))
    assert "It was a mistake …" in words(page)
    page.set_aside()
    assert review.get(desk, sealed.id).state is ReviewState.SET_ASIDE
    assert words(page)[0] == "Open the review that is due"
    shot(page, "set-aside")


@pytest.fixture
def desk_at_as_manager(desk, clock):
    from ras_desktop.domain.permission import Role
    from tests.helpers.stores import desk_at

    return desk_at(desk.store, frozenset({Role.TEAM_MANAGER}), desk.clock, "Mara Lind")


def test_what_is_still_to_be_done_is_ticked_and_taken_back(page, desk, case, shell, qtbot):
    ring = Action(uuid4(), "Ring the school", "Sam Hale", FIRST_DUE + timedelta(14))
    held(desk, case.id, actions=(ring,))
    at(desk, FIRST_DUE + timedelta(20))
    page.arrive(Place("review", case.id, f"do/{ring.id}"))
    assert QApplication.focusWidget() is page.to_do.buttons[ring.id], "Today leads to it"
    assert page.to_do.findChildren(Badge), "how late it is"
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.to_do.isHidden()
    assert shell.said[-1] == "It is done"
    shell.undos[-1]()
    assert "Ring the school" in said_in(page.to_do)
    shot(page, "to-do")
    assert not shell.faults


def said_in(widget: QWidget) -> str:
    """All words of a widget."""
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def test_the_sheet_and_the_childs_form_are_drawn(desk, case):
    sealed = held(desk, case.id)
    from ras_desktop.domain.issued import DocumentKind

    whole = document.preview(desk, DocumentKind.REVIEW, sealed.id)
    assert whole.pdf.startswith(b"%PDF")
    assert not whole.is_draft
    for form in VoiceForm:
        made = document.child_voice(desk, form, case.id)
        assert made.pdf.startswith(b"%PDF")
        if SHOTS:
            Path(SHOTS, f"voice-{form.value}.pdf").write_bytes(made.pdf)
    if SHOTS:
        Path(SHOTS, "sheet.pdf").write_bytes(whole.pdf)
