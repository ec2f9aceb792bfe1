"""A family's page: what is next, and its parts used with real keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from ras_desktop.domain.family import CaseState, LegalFlag
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import Request, RequestOutcome
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.pages.family import PARTS, FamilyPage
from ras_desktop.gui.place import Place
from ras_desktop.services import draft, family, merging, needs, note, people, request
from tests.gui.family_helpers import (
    add_child,
    button_named,
    nameless,
    press,
    shown,
    type_into,
    with_plan,
    words_on,
)

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def case(file_desk):
    return add_child(file_desk, preferred_name="Amy", **with_plan())


@pytest.fixture
def at(qtbot, context_of, file_desk, hub, case):
    """Opens the page at a part; a change tells the page, as the window does."""
    page = FamilyPage(context_of(file_desk))
    hub.changed.connect(page.refresh)

    def go(part="", whose=case):
        return shown(qtbot, page, Place("family", whose.id, part))

    return go


def save(page):
    QTest.keyClick(page, Qt.Key.Key_S, Ctrl)


# ------------------------------------------------------------------ overview


def test_the_question_and_the_next_act_with_its_reason(at, shell, case):
    page = at()
    assert page.title() == "Where does Amy stand, and what is next?"
    words = words_on(page)
    assert "Next: Record the needs assessment" in words
    assert "The questionnaire builds on an assessment of the child’s needs" in words
    press(button_named(page, "Record the needs assessment"))
    assert shell.places == [Place("family", case.id, "needs/new")]


def test_a_waiting_request_comes_first_and_leads_to_its_outcome(at, shell, case, file_desk):
    asked = Request(uuid4(), date(2026, 10, 1), "Mrs Quarrington")
    request.log(file_desk, case.id, asked)
    page = at()
    assert "53 days" not in words_on(page)
    assert "Answer the request: 25 days late" in words_on(page)
    press(button_named(page, "Record the outcome of the request"))
    assert shell.places == [Place("family", case.id, f"requests/{asked.id}")]


def test_badges_say_plan_flags_interpreter_and_worker(at, file_desk):
    other = add_child(
        file_desk, "Noor", "Begum", first_language="urd", interpreter_needed=True,
        legal_flags=(LegalFlag.IN_CARE,), **with_plan(),
    )  # fmt: skip
    words = words_on(at(whose=other))
    for each in ("EHC plan: issued", "Child in care", "Interpreter: urd", "Robin Ashdown"):
        assert each in words


def test_what_the_record_lacks_leads_to_its_field(at, shell, file_desk):
    asked = Request(uuid4(), date(2026, 11, 20), "A teacher")
    little = add_child(file_desk, "Billie", "", None, request=asked)
    page = at(whose=little)
    press(button_named(page, "Enter the date of birth"))
    assert shell.places[-1] == Place("family", little.id, "record/born")
    page.arrive(shell.places[-1])
    assert page.part().editor.form.field("born").day is page.focusWidget()


def test_drafts_that_were_left_are_offered(at, shell, case, file_desk):
    draft.keep(file_desk, "family.note", str(case.id), {"typed": {"text": "Half"}}, case.id)
    page = at()
    press(button_named(page, "A note, kept 23 November 2026 at 09:30"))
    assert shell.places[-1] == Place("family", case.id, "notes/new")


def test_a_part_is_shown_by_key_and_click_and_every_part_has_names(at, shell):
    page = at()
    QTest.keyClick(page, Qt.Key.Key_PageDown, Ctrl)
    assert shell.places[-1].part == "record"
    press(page.tabs.buttons[4])
    assert shell.places[-1].part == "notes"
    for each in PARTS:
        at(each.WORD)
        assert page.part().WORD == each.WORD
        assert nameless(page) == []


def test_every_part_fits_a_narrow_window(at):
    for each in PARTS:
        page = at(each.WORD)
        QApplication.processEvents()
        area = page._areas[each.WORD]
        assert area.widget().minimumSizeHint().width() <= 700, each.WORD


# ------------------------------------------------------------------ record


def test_the_record_is_saved_by_ctrl_s(at, case, file_desk, shell):
    page = at("record")
    line = page.part().editor.form.field("preferred_name").line
    line.clear()
    type_into(line, "Mimi")
    save(page)
    assert family.read(file_desk, case.id).child.preferred_name == "Mimi"
    assert shell.said == ["The record is saved"]
    assert not page.part().editor.typing


def test_a_faulty_record_is_not_saved_and_says_why_beside_the_field(at, case, file_desk):
    page = at("record")
    editor = page.part().editor
    editor.form.field("first_names").line.clear()
    editor.form.field("last_name").line.clear()
    type_into(editor.form.field("nhs_number").line, "1234567890")
    editor.form.field("preferred_name").line.clear()
    save(page)
    assert editor.form.field("first_names").said().startswith("Enter at least one name")
    assert "last digit" in editor.form.field("nhs_number").said()
    assert family.read(file_desk, case.id).child.first_names == "Amira"


def test_what_two_people_changed_is_shown_field_by_field(at, case, file_desk, monkeypatch):
    page = at("record")
    editor = page.part().editor
    type_into(editor.form.field("school").line, "Beckwith Primary")
    type_into(editor.form.field("household").box, "Mother and two sisters")
    theirs = replace(case.child, household="Mother, father", religion="none", school="Denby")
    with file_desk.store.writing():
        pass
    family.save(file_desk, replace(case, child=theirs))
    dialogs = []

    def ask(dialog):
        dialogs.append(dialog)
        dialog.both.field("household").load(Side.BOTH)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(versions.VersionsDialog, "exec", ask)
    save(page)
    assert set(dialogs[0].taken()) == {"school", "household", "religion"}
    assert dialogs[0].taken()["religion"] is Side.RIGHT
    kept = family.read(file_desk, case.id).child
    assert kept.household == "Mother and two sisters\n\nMother, father"
    assert (kept.school, kept.religion) == ("Beckwith Primary", "none")
    assert editor.form.field("religion").value() == "none"


def test_back_from_two_versions_loses_nothing(at, case, file_desk, monkeypatch):
    page = at("record")
    editor = page.part().editor
    type_into(editor.form.field("school").line, "Mine")
    family.save(file_desk, replace(case, child=replace(case.child, school="Theirs")))
    monkeypatch.setattr(versions.VersionsDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    save(page)
    assert family.read(file_desk, case.id).child.school == "Theirs"
    assert editor.form.field("school").value() == "Mine"
    monkeypatch.setattr(versions.VersionsDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    save(page)
    assert family.read(file_desk, case.id).child.school == "Mine"


def test_a_change_of_other_things_needs_no_question(at, case, file_desk):
    page = at("record")
    type_into(page.part().editor.form.field("school").line, "Denby")
    family.hand_over(file_desk, case, file_desk.actor.id, "South", date(2026, 11, 23))
    save(page)
    kept = family.read(file_desk, case.id)
    assert (kept.child.school, kept.team) == ("Denby", "South")


def test_a_refresh_does_not_take_away_what_is_typed(at, case, file_desk):
    page = at("record")
    editor = page.part().editor
    type_into(editor.form.field("school").line, "Half a na")
    done = family.save(file_desk, replace(case, child=replace(case.child, religion="none")))
    page.refresh(done.changed)
    assert editor.form.field("school").value() == "Half a na"


def test_the_draft_of_a_record_is_kept_on_leaving_and_given_back(
    at, case, file_desk, qtbot, context_of
):
    page = at("record")
    type_into(page.part().editor.form.field("school").line, "Denb")
    type_into(page.part().editor.form.field("born").year, "x")
    page.keep()
    again = shown(qtbot, FamilyPage(context_of(file_desk)), Place("family", case.id, "record"))
    assert again.part().editor.form.field("school").value() == "Denb"
    assert "x" in again.part().editor.form.field("born").year.text()
    save(again)
    assert "four digits" in again.part().editor.form.field("born").said()


def test_undo_and_redo_over_the_record(at):
    page = at("record")
    field = page.part().editor.form.field("preferred_name")
    type_into(field.line, "X")
    QTest.keyClick(field.line, Qt.Key.Key_Z, Ctrl)
    assert field.value() == "Amy"
    QTest.keyClick(field.line, Qt.Key.Key_Y, Ctrl)
    assert field.value() == "AmyX"


def test_going_to_another_family_keeps_the_first_ones_draft(at, case, file_desk):
    other = add_child(file_desk, "Finn", "Marr")
    page = at("record")
    type_into(page.part().editor.form.field("school").line, "Denby")
    page.keep()
    at("record", other)
    assert page.part().editor.form.field("school").value() == ""
    at("record")
    assert page.part().editor.form.field("school").value() == "Denby"


# ------------------------------------------------------------------ notes


def test_a_quick_note_by_keys_alone(at, case, file_desk, shell):
    page = at()
    QTest.keyClick(page, Qt.Key.Key_N, Ctrl | Shift)
    assert shell.places[-1] == Place("family", case.id, "notes/new")
    page = at("notes/new")
    QTest.keyClicks(page.focusWidget(), "Nights are better.")
    save(page)
    kept = note.of_case(file_desk, case.id)
    assert [(each.text, each.kind, each.day) for each in kept] == [
        ("Nights are better.", NoteKind.VISIT, date(2026, 11, 23))
    ]
    assert "Nights are better." in words_on(page)
    assert shell.said == ["The note of 23 November 2026 is saved"]
    assert draft.mine(file_desk) == ()


def test_fifty_saves_make_one_note(at, case, file_desk):
    page = at("notes/new")
    QTest.keyClicks(page.focusWidget(), "Once")
    for _each in range(50):
        press(page.part().collection.editor.save_button)
    assert len(note.of_case(file_desk, case.id)) == 1


def test_a_hundred_thousand_characters_are_kept_and_read(at, case, file_desk):
    words = "Ünïcödé 💜 نور " * 6000
    page = at("notes/new")
    page.part().collection.editor.form.field("text").box.setPlainText(words[:100_000])
    save(page)
    assert len(note.of_case(file_desk, case.id)[0].text) > 80_000
    press(button_named(page, "Show the whole note"))
    assert len(page.focusWidget().toPlainText()) > 80_000


def test_closing_in_the_middle_keeps_the_draft_and_opens_it_again(at, case, file_desk):
    page = at("notes/new")
    QTest.keyClicks(page.focusWidget(), "Half a sent")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert not page.part().collection.is_open
    assert draft.find(file_desk, "family.note", str(case.id)).body["typed"]["text"] == "Half a sent"
    press(page.part().collection.add_button)
    assert page.part().collection.editor.form.field("text").value() == "Half a sent"
    assert note.of_case(file_desk, case.id) == ()


def test_changing_from_one_note_to_another_and_back_loses_nothing(at, case, file_desk):
    first = note.save(file_desk, case.id, Note(uuid4(), NoteKind.VISIT, date(2026, 11, 2), "One"))
    page = at("notes/new")
    collection = page.part().collection
    QTest.keyClicks(page.focusWidget(), "New")
    collection.edit(first.value)
    QTest.keyClicks(collection.editor.form.field("text").box, "!")
    collection.add()
    assert collection.editor.form.field("text").value() == "New"
    collection.edit(first.value)
    assert collection.editor.form.field("text").value() == "!One"


def test_an_empty_note_and_one_of_tomorrow_say_why(at):
    page = at("notes/new")
    editor = page.part().collection.editor
    editor.form.field("day").load(date(2026, 12, 24))
    save(page)
    assert editor.form.field("text").said() == "Write the note."
    assert "has not come yet" in editor.form.field("day").said()


def test_words_in_notes_are_found(at, case, file_desk):
    for words in ("The swing broke", "Zoë was asleep", "A call", "Another call"):
        note.save(file_desk, case.id, Note(uuid4(), NoteKind.PHONE, date(2026, 11, 2), words))
    page = at("notes")
    type_into(page.part().find_line, "zoe")
    assert "Zoë was asleep" in words_on(page)
    assert "The swing broke" not in words_on(page)


def test_many_notes_come_in_parts(at, case, file_desk):
    for each in range(31):
        held = Note(uuid4(), NoteKind.PHONE, date(2026, 11, 2), f"Call {each}")
        note.save(file_desk, case.id, held)
    page = at("notes")
    more = button_named(page, "Show 11 more")
    press(more)
    assert more.isHidden()


def test_a_form_that_opens_comes_into_sight(at, file_desk, qtbot):
    flags = {"legal_flags": tuple(LegalFlag), "interpreter_needed": True, "household": "x" * 900}
    other = add_child(file_desk, "Noor", "Begum", **flags, **with_plan())
    family.hold(file_desk, other, "Abroad " * 40, date(2026, 11, 2))
    page = at("record/plan_basis", other)
    page.resize(900, 420)
    at("record/plan_basis", other)
    field, area = page.part().editor.form.field("plan_basis"), page._areas["record"]
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0, timeout=2000)
    top = field.mapTo(area.viewport(), field.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


# ------------------------------------------------------------------ people and needs


def test_somebody_is_added_changed_and_removed_with_a_way_back(at, case, file_desk, shell):
    page = at("people/new")
    editor = page.part().collection.editor
    save(page)
    assert editor.form.field("name").said() == "Enter the person’s name."
    type_into(editor.form.field("name").line, "Samina O'Quarrington")
    type_into(editor.form.field("relation").line, "Mother")
    press(editor.form.field("must_not_learn_address").box)
    save(page)
    assert "Must not learn the child’s address" in words_on(page)
    assert page.tabs.buttons[2].text() == "People  1"
    press(button_named(page, "Remove: Samina O'Quarrington"))
    assert people.of_case(file_desk, case.id) == ()
    shell.undos[-1]()
    assert [each.name for each in people.of_case(file_desk, case.id)] == ["Samina O'Quarrington"]


def test_a_person_whom_two_changed_is_shown_both_ways(at, case, file_desk, monkeypatch):
    held = people.save(file_desk, case.id, Person(uuid4(), "Tariq", "father", phone="1")).value
    page = at(f"people/{held.id}")
    editor = page.part().collection.editor
    type_into(editor.form.field("phone").line, "2")
    people.save(file_desk, case.id, replace(held, email="t@example.org"))
    monkeypatch.setattr(versions.VersionsDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    save(page)
    kept = people.of_case(file_desk, case.id)[0]
    assert (kept.phone, kept.email) == ("12", "t@example.org")


def test_needs_are_recorded_taken_out_and_put_back(at, case, file_desk, shell):
    page = at("needs/new")
    editor = page.part().collection.editor
    type_into(editor.form.field("author").line, "Jo Marsh")
    type_into(editor.form.field("needs/0/words").box, "To play with others")
    press(editor.more_button)
    assert page.focusWidget() is editor.form.field("needs/1/words").box
    QTest.keyClicks(page.focusWidget(), "To sleep")
    press(button_named(editor, "Take it out: Need 1"))
    assert editor.form.field("needs/0/words").value() == "To sleep"
    shell.undos[-1]()
    assert editor.form.field("needs/1/words").value() == "To sleep"
    save(page)
    kept = needs.of_case(file_desk, case.id)[0]
    assert [each.words for each in kept.needs] == ["To play with others", "To sleep"]
    assert page.tabs.buttons[3].text() == "Needs  2"


def test_a_need_that_is_changed_stays_the_same_need(at, case, file_desk, qtbot, context_of):
    one, two = AssessedNeed(uuid4(), "To play"), AssessedNeed(uuid4(), "To sleep")
    held = NeedsAssessment(uuid4(), AssessmentKind.CARER, date(2026, 10, 1), "Jo", (one, two))
    needs.save(file_desk, case.id, held)
    page = at(f"needs/{held.id}")
    editor = page.part().collection.editor
    editor.remove_need(one.id)
    type_into(editor.form.field("needs/0/words").box, "Better: ")
    page.keep()
    place = Place("family", case.id, f"needs/{held.id}")
    again = shown(qtbot, FamilyPage(context_of(file_desk)), place)
    save(again)
    kept = needs.of_case(file_desk, case.id)[0].needs
    assert [(each.id, each.words) for each in kept] == [(two.id, "Better: To sleep")]
    assert set(needs.by_id(file_desk, case.id)) == {one.id, two.id}


def test_a_need_without_words_is_pointed_out(at):
    page = at("needs/new")
    editor = page.part().collection.editor
    save(page)
    assert "Describe this need in words" in editor.form.field("needs/0/words").said()
    assert editor.form.field("author").said() == "Enter who wrote the assessment."


# ------------------------------------------------------------------ requests and consent


@pytest.fixture
def asked(case, file_desk):
    held = Request(uuid4(), date(2026, 11, 10), "Mrs Quarrington", words="A break")
    return request.log(file_desk, case.id, held).value


def test_the_right_to_ask_is_said(at):
    assert "right to ask" in at("requests").part().right.words()


def test_a_category_is_pointed_out_and_an_own_reason_is_taken(at, case, asked, file_desk, shell):
    page = at(f"requests/{asked.id}")
    outcome = page.part().outcome
    QTest.keyClick(page.focusWidget(), "2")
    outcome.reason.take_focus()
    QTest.keyClicks(page.focusWidget(), "Does not meet the criteria")
    assert outcome.reason.said() == ""
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert "speaks of a rule and not of this child" in outcome.reason.said()
    save(page)
    assert request.of_case(file_desk, case.id)[0].outcome is RequestOutcome.WAITING
    outcome.reason.take_focus()
    outcome.reason.box.selectAll()
    QTest.keyClicks(
        page.focusWidget(),
        "Amira's nights are covered by the hospital team until June, so no more help is needed",
    )
    save(page)
    kept = request.of_case(file_desk, case.id)[0]
    assert kept.outcome is RequestOutcome.REFUSED
    assert kept.decided_by == "Robin Ashdown"
    press(button_named(page, "The letter: Mrs Quarrington asked on 10 November 2026"))
    assert shell.places[-1] == Place("documents", case.id, "refusal")


def test_a_short_reason_is_asked_about_once(at, case, asked, file_desk):
    page = at(f"requests/{asked.id}")
    QTest.keyClick(page.focusWidget(), "2")
    type_into(page.part().outcome.reason.box, "Has enough help")
    save(page)
    assert "very short" in page.part().outcome.reason.said()
    assert request.of_case(file_desk, case.id)[0].outcome is RequestOutcome.WAITING
    save(page)
    assert request.of_case(file_desk, case.id)[0].outcome is RequestOutcome.REFUSED


def test_nothing_chosen_is_said(at, asked):
    page = at(f"requests/{asked.id}")
    save(page)
    assert page.part().outcome.outcome.said() == "Choose the outcome of the request."


def test_a_request_is_logged_on_an_existing_case(at, case, file_desk):
    page = at("requests/new")
    type_into(page.part().collection.editor.form.field("made_by").line, "A grandmother")
    save(page)
    assert [each.made_by for each in request.of_case(file_desk, case.id)] == ["A grandmother"]


def test_the_draft_that_came_along_is_in_the_form(at, case, file_desk):
    body = {"id": str(uuid4()), "version": 0, "from": {}, "typed": {"made_by": "Mrs Marr"}}
    draft.keep(file_desk, "family.request", str(case.id), body, case.id)
    page = at("requests/new")
    assert page.part().collection.editor.form.field("made_by").value() == "Mrs Marr"


def test_early_steps_are_ticked_and_taken_back(at, case, file_desk, shell):
    page = at("requests")
    press(button_named(page, "Done today: Booklet on direct payments given"))
    assert [each.step.value for each in request.ticks(file_desk, case.id)] == ["booklet"]
    assert "Robin Ashdown, 23 November 2026" in words_on(page.part().steps)
    shell.undos[-1]()
    assert request.ticks(file_desk, case.id) == ()


def test_consent_is_recorded_and_withdrawn(at, case, file_desk, monkeypatch):
    from ras_desktop.gui.family import consents

    page = at("requests/consent")
    type_into(page.part().consents.editor.form.field("given_by").line, "Samina")
    save(page)
    assert "Samina, 23 November 2026" in words_on(page.part().consents)
    monkeypatch.setattr(consents, "ask_day", lambda *_asked: date(2026, 11, 23))
    press(button_named(page, "Withdrawn: To keep this record"))
    assert "Withdrawn on 23 November 2026" in words_on(page.part().consents)


# ------------------------------------------------------------------ workers and state


def choose(field, words):
    at_ = field.combo.findText(words)
    assert at_ >= 0, words
    field.combo.setFocus()
    field.combo.setCurrentIndex(at_)


def test_what_follows_is_shown_before_a_case_is_closed(at, case, asked, file_desk):
    page = at("state")
    standing = page.part().standing
    choose(standing.state, "Close the case: moved away")
    words = words_on(standing)
    assert "Requests that wait for an outcome: 1" in words
    assert "The record stays, can be read and found, and can be reopened" in words
    assert standing.save_button.text() == "Close the case: moved away"
    press(standing.save_button)
    assert "Write the reason" in standing.reason.said()
    assert family.read(file_desk, case.id).state is CaseState.OPEN
    type_into(standing.reason.box, "To another county")
    press(standing.save_button)
    assert family.read(file_desk, case.id).state is CaseState.MOVED_AWAY
    assert "Moved away since 23 November 2026: To another county" in page.standing.words()


def test_reopening_is_offered_where_it_is_needed(at, case, file_desk, shell):
    family.close(file_desk, case, CaseState.ENDED, "Support ended", date(2026, 11, 20))
    page = at()
    press(button_named(page.standing, "Reopen…"))
    page = at(shell.places[-1].part)
    standing = page.part().standing
    assert standing.state.value() is CaseState.OPEN
    type_into(standing.reason.box, "Needs have changed")
    press(standing.save_button)
    assert family.read(file_desk, case.id).state is CaseState.OPEN


def test_a_case_is_handed_over_and_the_history_is_kept(at, case, file_desk, desk_of):
    kit = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South").actor
    page = at("state")
    editor = page.part().hand_over
    choose(editor.worker, "Kit Lowe")
    press(editor.save_button)
    assert family.read(file_desk, case.id).worker == kit.id
    words = words_on(page.part().holds)
    assert "Kit Lowe: 23 November 2026 to today" in words
    assert "Robin Ashdown: 23 November 2026 to 23 November 2026" in words


def test_siblings_are_linked_and_parted(at, case, file_desk, shell):
    brother = add_child(file_desk, "Finn", "Quarrington", date(2019, 5, 5))
    page = at("state")
    line = page.part().siblings.other.line
    type_into(line, "finn")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [each.case for each in family.page(file_desk, case.id).siblings] == [brother.id]
    press(button_named(page, "Not a sibling: Finn Quarrington"))
    assert family.page(file_desk, case.id).siblings == ()
    shell.undos[-1]()
    assert len(family.page(file_desk, brother.id).siblings) == 1


def test_two_records_become_one_seen_before_and_parted_again(at, case, file_desk, shell):
    twin = add_child(file_desk, "Amirah", "Quarrington", religion="none")
    note.save(file_desk, twin.id, Note(uuid4(), NoteKind.VISIT, date(2026, 11, 2), "Seen"))
    page = at("state")
    merge = page.part().merge
    type_into(merge.other.line, "amirah")
    QTest.keyClick(merge.other.line, Qt.Key.Key_Return)
    assert merge.preview is not None
    assert f"Goes over to case {case.number}: 1 note" in words_on(merge)
    assert merge.both.taken()["religion"] is Side.RIGHT
    assert merge.both.taken()["first_names"] is Side.LEFT
    press(merge.merge_button)
    kept = family.read(file_desk, case.id)
    assert (kept.child.first_names, kept.child.religion) == ("Amira", "none")
    assert family.read(file_desk, twin.id).merged_into == case.id
    assert len(note.of_case(file_desk, case.id)) == 1
    assert "Another record became part of this one" in words_on(merge)
    shell.undos[-1]()
    assert family.read(file_desk, twin.id).merged_into is None
    assert note.of_case(file_desk, case.id) == ()


def test_the_other_record_can_be_the_one_that_stays(at, case, file_desk, shell):
    twin = add_child(file_desk, "Amirah", "Quarrington")
    page = at("state")
    merge = page.part().merge
    type_into(merge.other.line, "amirah")
    QTest.keyClick(merge.other.line, Qt.Key.Key_Return)
    QTest.keyClick(merge.keeps.cards[0].radio, "2")
    assert merge.preview.survivor.id == twin.id
    press(merge.merge_button)
    assert shell.places[-1] == Place("family", twin.id)
    assert "has become part of another one" in at("").standing.words()


def test_a_record_that_is_built_on_is_not_parted_and_says_why(at, case, file_desk, shell):
    twin = add_child(file_desk, "Amirah", "Quarrington")
    made = merging.merge(file_desk, case, twin, frozenset()).value
    note.save(file_desk, case.id, Note(uuid4(), NoteKind.VISIT, date(2026, 11, 2), "Since"))
    page = at("state")
    press(button_named(page.part().merge, "Part them again: " + _past(page)))
    assert "can no longer be parted" in shell.warned[-1]
    assert family.read(file_desk, twin.id).merged_into == case.id
    assert made.undone_at is None


def _past(page):
    found = [each for each in words_on(page.part().merge).split("\n") if "became part" in each]
    return found[0][:80]


# ------------------------------------------------------------------ roles


def test_a_role_that_only_reads_is_offered_nothing_to_change(
    qtbot, context_of, desk_of, case, asked
):
    page = FamilyPage(context_of(desk_of(Role.AUDITOR)))
    for each in PARTS:
        shown(qtbot, page, Place("family", case.id, each.WORD))
        words = {
            button.text()
            for button in page.part().findChildren(type(page.tabs.buttons[0]).__mro__[1])
            if button.isVisibleTo(page)
        }
        assert not words & {
            "Save the record", "Add somebody", "Write a note", "Log a request", "Change",
            "Record the outcome", "Hand over", "Make them one record", "Done today",
        }, each.WORD  # fmt: skip
