"""The real window by keys alone: Today, paper for a visit by Ctrl+K, issuing by its question."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ras_desktop.domain.family import Child
from ras_desktop.domain.people import Person
from ras_desktop.domain.recipient import Means
from ras_desktop.gui.dialogs.issue import Issuing
from ras_desktop.gui.palette import Palette
from ras_desktop.gui.place import Place
from ras_desktop.gui.watchdog import Watchdog
from ras_desktop.services import assessment, council, document, family, people, request
from tests.helpers.cases import example
from tests.helpers.families import asked
from tests.helpers.papers import COUNCIL
from tests.helpers.windows import new_file, settle, sign_in, until, window_on

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qapp, clock, tmp_path, monkeypatch):
    monkeypatch.setenv("RAS_DESKTOP_SETTINGS", str(tmp_path / "settings.json"))
    made = window_on(new_file(tmp_path), clock)
    made.activateWindow()
    sign_in(made)
    yield made
    made.close()
    until(made.background.idle)


@pytest.fixture
def case(window):
    desk = window.casefile.desk
    council.save(desk, COUNCIL)
    child = Child("Amira Rose", "Quarrington", "Amira", date(2017, 3, 2))
    held = family.add(desk, family.new_id(), child).value
    people.save(desk, held.id, Person(uuid4(), "Nadia Quarrington", "mother"))
    begun, worked = assessment.start(desk, held.id).value, example()
    whole = replace(begun, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.seal(desk, assessment.keep(desk, whole).value.id)
    return held


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Where the focus is, as a keyboard does."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    qtbot.keyClick(widget, key, modifiers)


def test_it_begins_with_today_and_enter_goes_to_the_family(window, case, qtbot):
    assert window.workplace.trail.now == Place("today")
    desk = window.casefile.desk
    wish = request.log(desk, case.id, asked(desk.today() - timedelta(days=30))).value
    press(qtbot, Qt.Key.Key_F5)
    settle(window)
    table = window.workplace.page().table
    assert table.view.hasFocus()
    assert window.workplace.side.buttons["today"].text() == "Today  2"
    press(qtbot, Qt.Key.Key_Return)
    settle(window)
    assert window.workplace.trail.now == Place("family", case.id, f"requests/{wish.id}")


@pytest.mark.parametrize(
    ("typed", "name"), [("blank pl", "Blank plan"), ("blank que", "Blank questionnaire")]
)
def test_paper_for_a_visit_is_a_few_letters_away(window, qtbot, typed, name):
    window.go(Place("families"))
    settle(window)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(Palette)
    qtbot.keyClicks(palette.line, typed)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(window)
    page = window.workplace.page()
    assert page.reader.name.text().startswith(name)
    assert page.reader.pdf.startswith(b"%PDF")
    assert window.workplace.strip.isHidden(), "it is of no family"


def test_issued_by_keys_alone_through_its_question(window, case, qtbot):
    window.go(Place("documents", case.id, "allocation"))
    settle(window)
    page = window.workplace.page()
    assert page.reader.view.pages.hasFocus()
    asked_for: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Issuing)
        asked_for.append(dialog.recipient().name)
        dialog.means.load(Means.HAND)
        dialog.yes.setFocus()
        qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)

    QTimer.singleShot(50, answer)
    press(qtbot, Qt.Key.Key_I, CONTROL)
    settle(window)
    (issued,) = document.of_case(window.casefile.desk, case.id)
    assert asked_for == [issued.for_whom] == ["Nadia Quarrington"]
    assert hashlib.sha256(page.reader.pdf).hexdigest() == issued.sha256
    assert [each.entry for each in page.shelf.rows if each.entry == issued]
    assert page.shelf.entry(f"issued/{issued.id}") == issued


def test_the_window_goes_on_while_a_paper_is_drawn(window, case):
    dog = Watchdog()
    held = []
    for _ in range(3):  # the quickest of three: other tests may run beside this one
        window.go(Place("documents", case.id))
        settle(window)
        with dog.watching():
            window.go(Place("documents", case.id, "allocation"))
            settle(window)
        held.append(dog.longest)
    dog.stop()
    assert window.workplace.page().reader.pdf
    assert min(held) < 0.15


def test_what_was_sealed_elsewhere_is_ready_at_once(window, case, qtbot):
    desk = window.casefile.desk
    other = family.add(desk, family.new_id(), Child("Wren", "Ashby", born=date(2017, 3, 2))).value
    begun, worked = assessment.start(desk, other.id).value, example()
    whole = replace(begun, answers=dict(worked.answers), gates=dict(worked.gates))
    kept = assessment.keep(desk, whole).value
    window.go(Place("documents", other.id, "allocation"))
    settle(window)
    page = window.workplace.page()
    assert "Draft" in page.reader.view.words(0)
    sealed = assessment.seal(desk, kept.id)
    window.workplace._context.hub.tell(sealed.changed)
    settle(window)
    assert "Draft" not in page.reader.view.words(0)
    assert page.reader.issue.isVisible()
