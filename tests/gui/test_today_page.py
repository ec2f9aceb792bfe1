"""Today by keys: the first row has the cursor, Enter goes there, counts choose what is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from ras_desktop.domain.access import Sought
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.put_off import About, Reason
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Kind
from ras_desktop.gui.dialogs.put_off import PutOffQuestion, Putting
from ras_desktop.gui.pages.today import TodayPage
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, caseload, draft, emergency, plan, request
from ras_desktop.services.put_off import Room
from ras_desktop.store import caseload as caseload_store
from ras_desktop.wording import short_day
from tests.helpers.cases import example, seeded
from tests.helpers.families import added, asked
from tests.helpers.stores import desk_at
from tests.helpers.timing import allowed, milliseconds


@pytest.fixture
def desk(file_desk):
    return file_desk


@pytest.fixture
def page(shown, context_of, desk, hub):
    made = TodayPage(context_of(desk))
    made.resize(1160, 768)
    hub.changed.connect(made.refresh)
    return shown(made)


def cells(page, column: int) -> list[str]:
    model = page.table.model
    return [model.data(model.index(at, column)) for at in range(model.rowCount())]


def press(qtbot, page, key) -> None:
    qtbot.keyClick(page.table.view, key)


def test_nothing_needs_you_now_is_calm_and_leads_on(page, shell, qtbot):
    page.arrive(Place("today"))
    assert page.stack.currentWidget() is page.nothing
    assert page.nothing.heading.text() == "Nothing needs you now"
    assert page.acts() == ()
    assert shell.counts == {"today": 0}


def test_every_row_goes_straight_to_its_place_by_enter(page, desk, shell, qtbot):
    seeded(desk)
    late, due = added(desk, "Late"), added(
        desk, "Due", ehc_status=EhcStatus.ISSUED, ehc_next_review=desk.today() + timedelta(days=9)
    )  # fmt: skip
    wish = request.log(desk, late.id, asked(desk.today() - timedelta(days=40))).value
    begun = added(desk, "Begun", born=date(2017, 3, 2))
    assessed = assessment.start(desk, begun.id).value
    written = added(desk, "Written", born=date(2017, 3, 2))
    worked, other = example(), added(desk, "Sealed", born=date(2017, 3, 2))
    for case in (written, other):
        held = assessment.start(desk, case.id).value
        whole = replace(held, answers=dict(worked.answers), gates=dict(worked.gates))
        assessment.seal(desk, assessment.keep(desk, whole).value.id)
    planned = plan.start(desk, written.id).value
    draft.keep(desk, "family.note", str(late.id), {"typed": {}}, late.id)
    draft.keep(desk, "new_child.request", "new", {"typed": {}})
    page.arrive(Place("today"))
    assert page.table.view.hasFocus()
    assert cells(page, 0)[0] == "12 days late"
    assert cells(page, 1)[0] == "Record the request’s outcome"
    for at in range(7):
        if at:
            press(qtbot, page, Qt.Key.Key_Down)
        press(qtbot, page, Qt.Key.Key_Return)
    assert shell.places == [
        Place("family", late.id, f"requests/{wish.id}"),
        Place("family", due.id),
        Place("new_child", None, "request"),
        Place("family", late.id, "notes/new"),
        Place("assessment", begun.id, str(assessed.id)),
        Place("plan", written.id, str(planned.id)),
        Place("plan", other.id),
    ]
    assert shell.counts == {"today": 7}


def test_the_main_button_says_with_whom_to_begin_and_why(page, desk, shell, qtbot):
    case = added(desk, "Amy", "Fenwick")
    request.log(desk, case.id, asked(desk.today() - timedelta(days=29)))
    page.arrive(Place("today"))
    first = page.acts()[0]
    assert first.words == "Begin with Amy Fenwick"
    assert first.why == "Record the request’s outcome: 1 day late."
    first.do()
    assert shell.places[0].word == "family"


def test_counts_choose_what_is_listed_by_the_keys(page, desk, qtbot):
    late, waits = added(desk, "Late"), added(desk, "Waits")
    request.log(desk, late.id, asked(desk.today() - timedelta(days=40)))
    request.log(desk, waits.id, asked(desk.today()))
    page.arrive(Place("today"))
    words = [each.text() for each in page.group.buttons]
    assert words == [
        "Everything 2", "Late 1", "Due in 7 days 0", "Due in 30 days 1", "Left open 0",
        "To confirm 0", "Decisions arrived 0", "Next step 0", "Waiting for others 0", "Put off 0",
    ]  # fmt: skip
    page.group.buttons[0].setFocus()
    qtbot.keyClick(page.group.buttons[0], Qt.Key.Key_Right)
    assert [each.kind for each in page.listed()] == [Kind.REQUEST]
    assert cells(page, 2) == ["Fenwick, Late"]
    qtbot.keyClick(page.group.buttons[1], Qt.Key.Key_Right)
    assert page.group.value() is Group.WEEK
    assert page.nothing.heading.text() == "Nothing of this waits now"


def test_who_confirms_nothing_is_not_shown_the_count(desk_of, context_of, qtbot, desk):
    worker = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe")
    made = TodayPage(context_of(worker))
    qtbot.addWidget(made)
    made.arrive(Place("today"))
    assert not any(each.text().startswith("To confirm") for each in made.group.buttons)


def test_the_team_and_all_are_a_press_away(page, desk, desk_of, qtbot):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    theirs = added(other, "Theirs")
    request.log(other, theirs.id, asked(desk.today()))
    page.arrive(Place("today"))
    assert page.listed() == ()
    qtbot.mouseClick(page.whose.buttons[2], Qt.MouseButton.LeftButton)
    assert cells(page, 2) == ["Fenwick, Theirs"]
    assert cells(page, 4) == ["Kit Lowe"]


def test_what_is_done_meanwhile_goes_away_and_the_cursor_stays_in_the_list(page, desk, hub):
    case = added(desk, "Amy")
    wish = request.log(desk, case.id, asked(desk.today())).value
    page.arrive(Place("today"))
    outcome = replace(wish, outcome=RequestOutcome.WITHDRAWN, outcome_on=desk.today())
    hub.tell(request.decide(desk, case.id, outcome).changed)
    assert page.listed() == ()


def test_with_ten_thousand_children_it_opens_in_under_a_fifth_of_a_second(page, desk):
    case = added(desk, "Amy")
    line = caseload.line_of(desk, case.id)
    soon = desk.today() + timedelta(days=3)
    many = [
        replace(line, id=uuid4(), number=f"2026-{at:05}", due=None if at % 20 else soon)
        for at in range(10_000)
    ]
    with desk.root.writing() as session:
        caseload_store.keep(session, many)
    caseload._forget(desk.store.engine)
    caseload.counts(desk)
    assert milliseconds(lambda: page.arrive(Place("today"))) < allowed(200)


def test_an_administrator_who_sees_no_family_has_a_calm_page(
    shown, context_of, desk_of, shell, desk
):
    page = shown(TodayPage(context_of(desk_of(Role.ADMINISTRATOR))))
    page.arrive(Place("today"))
    assert not shell.faults
    assert page.nothing.heading.text() == "Nothing needs you now"
    assert page.group.isHidden() or not page.group.isVisible()


def test_a_manager_looks_at_what_was_asked_for_in_an_emergency(
    page, desk, shell, qtbot, monkeypatch
):
    colleague = desk_at(desk.store, frozenset({Role.SOCIAL_WORKER}), desk.clock, "Kit Lowe")
    with pytest.raises(Refused):
        emergency.break_glass(colleague, Sought("2026 00000"), "Mother rang, child in hospital")
    asked = []
    monkeypatch.setattr(
        "ras_desktop.gui.dialogs.access.confirm", lambda *said: asked.append(said) or True
    )
    page.arrive(Place("today"))
    assert cells(page, 1) == ["Look at an emergency that opened no case"]
    assert cells(page, 2) == ["2026-00000"]
    press(qtbot, page, Qt.Key.Key_Return)
    ((_parent, question, words, _yes),) = asked
    assert question == "Kit Lowe asked for a case in an emergency"
    assert "2026-00000" in words
    assert "Mother rang, child in hospital" in words
    page.refresh(None)
    assert cells(page, 1) == []


def answering(monkeypatch, answer) -> list:
    asked = []

    def ask(_parent, name, what, room, _today, _case):
        asked.append((name, what, room))
        return answer

    monkeypatch.setattr("ras_desktop.gui.pages.today.ask_put_off", ask)
    return asked


def test_a_row_is_put_off_by_keys_undone_and_brought_back(page, desk, shell, qtbot, monkeypatch):
    case = added(desk, "Amy", "Fenwick")
    request.log(desk, case.id, asked(desk.today()))
    until = desk.today() + timedelta(days=7)
    seen = answering(monkeypatch, Putting(Reason.FAMILY_AWAY, "", until))
    page.arrive(Place("today"))
    page.activateWindow()
    page.put_off()
    assert seen[0][0] == "Record the request’s outcome: Amy Fenwick"
    assert page.listed() == ()
    page.group.load(Group.PUT_OFF)
    page._list()
    assert cells(page, 1) == ["Record the request’s outcome · The family is away"]
    assert cells(page, 0) == [f"Until {short_day(until)}"]
    assert "Bring it back to the list" in [each.words for each in page.acts()]
    page.put_off()
    assert page.listed() == ()
    page.group.load("everything")
    page._list()
    assert cells(page, 1) == ["Record the request’s outcome"]
    assert shell.counts == {"today": 1}
    page.put_off()
    assert shell.said == ["Put off", "It is on the list again", "Put off"]


def test_what_cannot_be_put_off_says_so_without_asking(page, desk, shell, monkeypatch):
    case = added(desk, "Amy")
    draft.keep(desk, "family.note", str(case.id), {"typed": {}}, case.id)
    seen = answering(monkeypatch, None)
    page.arrive(Place("today"))
    page.put_off()
    assert seen == []
    assert "looked at now" in str(shell.said[-1])


def test_the_question_keeps_open_until_it_can_be(qtbot, desk):
    due = desk.today() + timedelta(days=5)
    what = About("due.review", "", due)
    dialog = PutOffQuestion(None, "Review: Amy", what, Room(True, due), desk.today())
    qtbot.addWidget(dialog)
    assert dialog.form.values()["until"] == due
    dialog.accept()
    assert [each.code for each in dialog.faults()] == ["put_off.reason.missing"]
    dialog.form.load({"reason": "other", "words": "", "until": due + timedelta(days=1)})
    assert {each.code for each in dialog.faults()} == {
        "put_off.words.missing", "put_off.after_due"
    }  # fmt: skip
    dialog.form.load({"reason": "paper", "words": "School report", "until": due})
    assert dialog.faults() == ()
    assert dialog.value() == Putting(Reason.PAPER, "School report", due)


def test_the_question_about_a_late_review_offers_no_day(qtbot, desk):
    what = About("due.review", "", desk.today() - timedelta(days=1))
    dialog = PutOffQuestion(None, "Review: Amy", what, Room(False, what.due), desk.today())
    qtbot.addWidget(dialog)
    assert dialog.form.places() == ("reason", "words")
    dialog.form.load({"reason": "too_much", "words": ""})
    assert dialog.faults() == ()
    assert dialog.value() == Putting(Reason.TOO_MUCH, "", None)
