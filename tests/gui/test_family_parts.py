"""Small parts of the families' pages: words, versions, places of drafts, fields of their own."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ras_desktop.domain.address import Address
from ras_desktop.domain.choice import Choice as Item
from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.consent import Consent
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Case, CaseState, Child
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.note import Note, NoteKind, check_note
from ras_desktop.domain.people import Person
from ras_desktop.domain.request import Request, Strand
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.background import Background
from ras_desktop.gui.dialogs.day import DayQuestion, WhoAndDay
from ras_desktop.gui.dialogs.versions import VersionsDialog
from ras_desktop.gui.family import saying, versions
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.next_step import draft_name, draft_place
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.gui.widgets.several_button import SeveralButton
from ras_desktop.gui.widgets.side_by_side import SideBySide
from ras_desktop.gui.widgets.two_versions import Pair, TwoVersions
from tests.gui.family_helpers import press, type_into

DAY = date(2026, 11, 23)
WARDS = ChoiceList(ListName.WARD, "Ward", (Item("beckwith", "Beckwith"),), own_words=True)
LISTS = Lists({ListName.WARD: WARDS})


def a_case(child: Child | None = None) -> Case:
    return Case(
        UUID(int=1), "2026-00001", child or Child("Amira", "Quarrington"), CaseState.OPEN, DAY, "",
        None, "North", DAY,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [Child, Person, Note, NeedsAssessment, Consent, Request])
def test_every_field_that_two_people_may_change_has_its_word(kind):
    for each in fields(kind):
        if each.name not in ("id", "version"):
            assert saying.field_name(each.name)


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("born", None, ""),
        ("school", "", ""),
        ("kind", NoteKind.PHONE, "Telephone"),
        ("strands", (Strand.SOCIAL_CARE, Strand.HEALTH), "Social care and Health"),
        ("address", Address("3 Mill Lane\nFlat 2", "Exam", "S60 1AE", "beckwith"),
         "3 Mill Lane, Flat 2, Exam, S60 1AE (Beckwith)"),
        ("address", Address(locality="beckwith"), "Beckwith"),
        ("address", Address(town="Exam"), "Exam"),
        ("needs", (AssessedNeed(uuid4(), "To play"), AssessedNeed(uuid4(), "To sleep")),
         "To play\nTo sleep"),
        ("child_seen", True, "yes"),
        ("day", DAY, "23 November 2026"),
        ("religion", "own words", "own words"),
    ],
)  # fmt: skip
def test_values_in_words(name, held, said):
    assert saying.value(name, held, LISTS) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 11), "12 days late"),
        (date(2026, 11, 22), "1 day late"),
        (DAY, "today"),
        (date(2026, 11, 24), "in 1 day"),
        (date(2026, 12, 7), "in 14 days"),
        (date(2026, 12, 8), "8 Dec 2026"),
    ],
)
def test_lateness_in_words(due, said):
    assert saying.lateness(due, DAY) == said


# ------------------------------------------------------------------ two versions


def test_only_what_differs_is_asked_and_mine_is_taken_where_i_changed_it():
    mine = a_case(Child("Amira", "Quarrington", school="Denby", household="Mother"))
    theirs = replace(a_case(Child("Amira", "Quarrington", school="Beckwith", religion="none")),
                     team="South", version=7, existing_package=True)  # fmt: skip
    pairs = {each.field: each for each in versions.differences(mine, theirs, ("school",), LISTS)}
    assert set(pairs) == {"school", "household", "religion", "existing_package"}
    assert pairs["school"].taken is Side.LEFT
    assert pairs["religion"].taken is Side.RIGHT
    assert not pairs["household"].both
    whole = versions.joined(
        mine, theirs, {"school": Side.LEFT, "household": Side.LEFT, "religion": Side.RIGHT,
                       "existing_package": Side.LEFT},
    )  # fmt: skip
    assert (whole.child.school, whole.child.household, whole.child.religion) == (
        "Denby", "Mother", "none",
    )  # fmt: skip
    assert (whole.team, whole.version, whole.existing_package) == ("South", 7, False)


def test_two_texts_can_both_be_kept():
    mine = Note(UUID(int=1), NoteKind.VISIT, DAY, "Mine")
    theirs = replace(mine, text="Theirs", version=3)
    pair = versions.differences(mine, theirs, ("text",), LISTS)[0]
    assert pair.both
    whole = versions.joined(mine, theirs, {"text": Side.BOTH})
    assert (whole.text, whole.version) == ("Mine\n\nTheirs", 3)


def test_the_dialog_of_two_versions_shows_both_and_fits(qtbot):
    mine = Note(UUID(int=1), NoteKind.VISIT, DAY, "x" * 100_000)
    pairs = versions.differences(mine, replace(mine, text="y"), ("text",), LISTS)
    dialog = VersionsDialog(None, pairs)
    qtbot.addWidget(dialog)
    assert dialog.taken() == {"text": Side.LEFT}
    assert (
        "99,600 more characters" in dialog.both.field("text").cards[0].radio.accessibleDescription()
    )
    QTest.keyClick(dialog.both.field("text").cards[0].radio, "3")
    assert dialog.taken() == {"text": Side.BOTH}


def test_two_versions_are_shown_anew(qtbot):
    both = TwoVersions("Mine", "Theirs")
    qtbot.addWidget(both)
    both.show_pairs([Pair("a", "A", "1", ""), Pair("b", "B", "1", "2", Side.RIGHT)])
    assert both.taken() == {"a": Side.LEFT, "b": Side.RIGHT}
    assert both.field("a").cards[1].radio.accessibleDescription() == "Nothing recorded."
    both.show_pairs([Pair("c", "C", "1", "2")])
    assert set(both.taken()) == {"c"}


# ------------------------------------------------------------------ drafts


@pytest.mark.parametrize(
    ("kind", "subject", "case", "place"),
    [
        ("family.record", "c", UUID(int=1), Place("family", UUID(int=1), "record")),
        ("family.note", str(UUID(int=1)), UUID(int=1), Place("family", UUID(int=1), "notes/new")),
        ("family.note", "n", UUID(int=1), Place("family", UUID(int=1), "notes/n")),
        ("family.consent", str(UUID(int=1)), UUID(int=1),
         Place("family", UUID(int=1), "requests/consent")),
        ("family.outcome", "r", UUID(int=1), Place("family", UUID(int=1), "requests/r")),
        ("new_child", "new", None, Place("new_child")),
        ("new_child.request", "new", None, Place("new_child", None, "request")),
        ("family.note", "n", None, None),
        ("somebody.elses", "n", UUID(int=1), None),
    ],
)  # fmt: skip
def test_where_a_draft_is_gone_on_with(kind, subject, case, place):
    held = Draft(kind, subject, {}, datetime(2026, 11, 23, tzinfo=UTC), case)
    assert draft_place(held) == place
    assert draft_name(held)


# ------------------------------------------------------------------ fields and buttons


@pytest.fixture
def ward(qtbot):
    field = OwnWordsField("Ward")
    qtbot.addWidget(field)
    field.offer([Choice("beckwith", "Beckwith"), Choice("cold", "Cold Thornley")])
    field.show()
    return field


def test_a_label_typed_in_any_way_is_its_code_and_other_words_stay(ward):
    edits = []
    ward.edited.connect(lambda: edits.append(ward.value()))
    QTest.keyClicks(ward.line, "cold thornley")
    assert ward.value() == "cold"
    QTest.keyClicks(ward.line, " East")
    assert ward.value() == "cold thornley East"
    assert len(edits) > 10
    ward.load("beckwith")
    assert ward.combo.currentText() == "Beckwith"
    ward.load(None)
    assert ward.value() == ""


def test_what_stands_in_the_line_survives_another_list_and_a_draft(ward):
    ward.load("beckwith")
    typed = ward.typed()
    ward.offer([Choice("beckwith", "Beckwith and Moor")])
    assert ward.value() == "beckwith"
    assert ward.combo.currentText() == "Beckwith and Moor"
    ward.retype(typed)
    assert ward.combo.currentText() == "Beckwith"


def test_the_wheel_changes_no_choice(ward, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    ward.load("beckwith")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(ward.combo, event)
    assert ward.value() == "beckwith"


def test_only_the_chosen_word_is_a_stop_of_the_tab_key(qtbot):
    segment = Segment("Whose", [Choice(each, each.upper()) for each in "abc"])
    qtbot.addWidget(segment)
    chosen = []
    segment.chosen.connect(chosen.append)
    segment.show()
    press(segment.buttons[2])
    QTest.keyClick(segment.buttons[2], Qt.Key.Key_Right)
    QTest.keyClick(segment.buttons[0], Qt.Key.Key_Left)
    press(segment.buttons[2])
    assert chosen == ["c", "a", "c"]
    stops = [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in segment.buttons]
    assert stops == [False, False, True]


def test_a_filter_says_what_is_ticked(qtbot):
    several = SeveralButton("Stage", "all")
    qtbot.addWidget(several)
    several.offer([Choice(each, each.upper()) for each in "abcd"])
    assert several.text() == "Stage: all"
    several.load("ab")
    assert several.text() == "Stage: A and B"
    several.load("abc")
    assert several.text() == "Stage: 3 chosen"
    several.load("abcd")
    assert several.text() == "Stage: all"
    changes = []
    several.changed.connect(lambda: changes.append(several.values()))
    several.menu().actions()[-1].trigger()
    several.menu().actions()[-1].trigger()
    assert changes == [frozenset()]


def test_cards_stand_beside_each_other_where_there_is_room(qtbot):
    left, right = QWidget(), QWidget()
    whole = SideBySide((left,), (right,), least=30)
    qtbot.addWidget(whole)
    for wide in (True, False, True):
        letters = 80 if wide else 40
        whole.resize(letters * whole.fontMetrics().averageCharWidth(), 400)
        whole.show()
        QApplication.processEvents()
        assert (left.x() != right.x()) is wide


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot):
    progress, background = Progress(), Background(lambda fault: None)
    qtbot.addWidget(progress)
    told = []

    def work(report):
        for at in range(1000):
            qtbot_wait.wait(0.01)
            report(at, 1000)
        return "whole"

    import threading

    qtbot_wait = threading.Event()
    progress.run(background, "Writing", work, told.append, told.append)
    qtbot.waitUntil(progress.isVisible, timeout=3000)
    qtbot.waitUntil(lambda: progress.bar.value() > 0, timeout=3000)
    press(progress.stop_button)
    assert progress.isHidden()
    qtbot.waitUntil(background.idle, timeout=3000)
    background.stop()
    assert told == []


def test_a_day_is_asked_until_it_can_be(qtbot):
    def check(day):
        return check_note(Note(uuid4(), NoteKind.VISIT, day, "x"), DAY)

    dialog = WhoAndDay(None, "When?", "Record", date(2026, 12, 24), "Kit", check)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() == 0
    assert "has not come yet" in dialog.day.said()
    dialog.day.load(None)
    dialog.accept()
    assert "the day, the month and the year" in dialog.day.said()
    type_into(dialog.day.day, "3")
    dialog.accept()
    assert dialog.result() == 0
    dialog.day.load(DAY)
    dialog.accept()
    assert dialog.result() == DayQuestion.DialogCode.Accepted
    assert dialog.who.value() == "Kit"


def test_an_assessment_is_compared_by_its_needs():
    held = NeedsAssessment(UUID(int=1), AssessmentKind.EHC, DAY, "Jo")
    other = replace(held, needs=(AssessedNeed(uuid4(), "To play"),))
    pairs = versions.differences(held, other, (), LISTS)
    assert [(each.name, each.left, each.right) for each in pairs] == [
        ("Assessed needs", "", "To play")
    ]
