"""The page of the panel, the screen on which it decides, and its meetings: typed and pressed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Verdict
from ras_desktop.domain.permission import Role
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import confirm as asking
from ras_desktop.gui.dialogs import panel as dialogs
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.pages.decision import DecisionPage
from ras_desktop.gui.pages.meetings import MeetingsPage
from ras_desktop.gui.pages.panel import PanelPage
from ras_desktop.gui.panel import papers as panel_papers
from ras_desktop.gui.panel.meeting_form import read_time
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.services import history, panel, panel_decision, panel_meeting
from ras_desktop.store.log_read import Wanted
from tests.helpers.cases import a_case
from tests.helpers.panel import (
    ASSISTANT,
    MEETS,
    People,
    agreed,
    as_it_is,
    decided,
    meeting_day,
    on_agenda,
    put,
)
from tests.helpers.stores import desk_at


@pytest.fixture
def who(seeded_desk) -> People:
    def at(role: Role, name: str):
        return desk_at(seeded_desk.store, frozenset({role}), seeded_desk.clock, name)

    return People(
        worker=at(Role.SOCIAL_WORKER, "Sam Hale"),
        chair=at(Role.PANEL_CHAIR, "Ines Marlow"),
        member=at(Role.PANEL_MEMBER, "Tariq Bell"),
        minutes=at(Role.MINUTE_TAKER, "Nell Ford"),
        manager=at(Role.TEAM_MANAGER, "Mara Lind"),
    )


def page_of(kind, qtbot, context_of, desk, place):
    page = kind(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(place)
    return page


def words(page):
    return [each.words for each in page.acts()]


def test_an_agreed_plan_is_sent_to_the_panel(qtbot, context_of, who, shell, monkeypatch):
    case = a_case(who.worker)
    agreed(who.worker, case)
    page = page_of(PanelPage, qtbot, context_of, who.worker, Place("panel", case.id))
    assert words(page)[0] == "Send to the panel"
    answer = dialogs.Putting("We agree", None)
    monkeypatch.setattr(dialogs, "ask_put", lambda *_more: answer)
    page.send()
    held = panel.of_case(who.worker, case.id)
    assert held.waits is not None
    assert held.waits.family_answer == "We agree"
    assert "on the agenda of no meeting" in page.state.words()
    assert words(page) == ["Write what the family says", "Take it back"]
    assert shell.said == ["It is with the panel"]
    assert not shell.faults


def test_a_case_without_a_plan_leads_to_the_plan(qtbot, context_of, who):
    case = a_case(who.worker)
    page = page_of(PanelPage, qtbot, context_of, who.worker, Place("panel", case.id))
    assert words(page) == ["To the plan"]
    assert page._nothing.heading.text() == "No agreed plan yet"


def test_another_amount_is_written_down_and_sealed(qtbot, context_of, who, shell, monkeypatch):
    waits = put(who)
    on_agenda(who, waits)
    meeting_day(who)
    place = Place("decision", waits.case, str(waits.id))
    page = page_of(DecisionPage, qtbot, context_of, who.minutes, place)
    assert page.so_far.sum.text() == "Asked for: £3,924.40 a year"
    page.fields.verdict.load(Verdict.OTHER_AMOUNT)
    page.fields.turn()
    page.seal()
    assert "Write the reasons" in page.form.summary.accessibleName()
    line = page.fields._lines[1]
    line.approved.load(None)
    page.seal()
    assert "0 for nothing" in line.approved.said(), "an empty field approves nothing by itself"
    line.approved.load(Money(0))
    line.units.load(0)
    line._edited()
    assert not line.reason.isHidden()
    line.reason.load("Her school opens a club in January")
    page.fields.reasons.load("She needs somebody beside her to go out at all.")
    page.fields.starts.load(date(2027, 1, 11))
    page.fields.meets.load("no")
    page.fields.needs_reason.load("Until January nobody of her age is near her.")
    _need, tick, why = page.fields._unmet[0]
    tick.load(True)
    page.fields.turn()
    page._edited()
    assert page.so_far.sum.text() == "Approved so far: £3,624.40 a year"
    assert "+ £24.40" in page.so_far.beside.text()
    page.seal()
    assert "Write why this need is left unmet" in page.form.field("unmet/0/reason").said()
    why.load("The school's club begins in January")
    asked = []
    monkeypatch.setattr(
        "ras_desktop.gui.pages.decision.confirm", lambda *said: asked.append(said) or True
    )
    page.seal()
    assert "£3,624.40 a year" in asked[0][2]
    sealed = panel.decision_of_case(who.worker, waits.case)
    assert sealed is not None
    assert sealed.approved == ASSISTANT
    assert "The decision is sealed" in shell.said
    assert not page.decided.isHidden()
    assert page.fields.isHidden()
    assert not shell.faults


def test_what_is_written_down_is_kept_and_found_again(qtbot, context_of, who, shell):
    waits = put(who)
    on_agenda(who, waits)
    place = Place("decision", waits.case, str(waits.id))
    page = page_of(DecisionPage, qtbot, context_of, who.minutes, place)
    page.fields.verdict.cards[0].radio.setChecked(True)
    qtbot.keyClicks(page.fields.reasons.box, "As the plan says")
    assert page.drafts.waiting
    page.keep()
    held = panel_decision.open_(who.chair, waits.id).draft
    assert held is not None
    assert (held.verdict, held.reasons) == (Verdict.APPROVE, "As the plan says")
    again = page_of(DecisionPage, qtbot, context_of, who.chair, place)
    assert again.fields.reasons.value() == "As the plan says"
    assert not shell.faults


def test_ones_own_case_is_not_offered_to_be_decided(qtbot, context_of, who):
    both = desk_at(
        who.worker.store, frozenset({Role.TEAM_MANAGER, Role.SOCIAL_WORKER}), who.worker.clock,
        "Kay Moss",
    )  # fmt: skip
    waits = put(replace(who, worker=both))
    page = page_of(PanelPage, qtbot, context_of, both, Place("panel", waits.case))
    assert "Decide it" not in words(page)
    place = Place("decision", waits.case, str(waits.id))
    page = page_of(DecisionPage, qtbot, context_of, both, place)
    assert "This is your own work" in page.state.words()
    assert page.fields.isHidden()


def test_after_another_amount_the_page_leads_to_the_plan(qtbot, context_of, who, shell):
    waits = put(who)
    decided(who, waits)
    page = page_of(PanelPage, qtbot, context_of, who.worker, Place("panel", waits.case))
    assert words(page)[:2] == ["Bring the plan to the decision", "The decision letter"]
    assert "no agreement can be made before" in page.state.words()
    page.recost()
    assert shell.places[-1].word == "plan"
    assert not shell.faults


def test_members_come_along_before_the_list_is_there(qtbot, context_of, who, shell, monkeypatch):
    held = panel_meeting.save(who.minutes, who.meeting()).value
    page = MeetingsPage(context_of(who.minutes))
    qtbot.addWidget(page)
    monkeypatch.setattr("ras_desktop.gui.pages.meetings.ask_day", lambda *_all: MEETS)
    page.plan()
    made = panel_meeting.open_(who.minutes, UUID(shell.places[-1].part)).meeting
    assert [each.name for each in made.members] == [each.name for each in held.members]
    assert made.id != held.id


def test_an_empty_agenda_is_filled_with_one_act_and_is_never_simply_over(qtbot, context_of, who):
    waits = {put(who).id, put(who, a_case(who.worker, number="2026-00051")).id}
    meeting = panel_meeting.save(who.minutes, who.meeting()).value
    meeting_day(who)
    place = Place("meetings", None, str(meeting.id))
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, place)
    assert words(page) == ["Add all that wait", "Cancel the meeting", "All meetings"]
    page.acts()[0].do()
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert {each.put.id for each in shown.agenda} == waits
    page.arrive(place)
    assert "The meeting is over" in words(page)


def test_a_meeting_is_filled_ordered_by_keys_and_opened(qtbot, context_of, who, shell):
    first, second = put(who), put(who, a_case(who.worker, number="2026-00051"))
    meeting = on_agenda(who, first)
    who.minutes.clock.forward(minutes=1)
    panel_meeting.add(who.minutes, meeting.id, second.id)
    place = Place("meetings", None, str(meeting.id))
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, place)
    cases = page.one.cases
    assert cases.order() == (first.id, second.id)
    qtbot.keyClick(cases, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown = panel_meeting.open_(who.minutes, meeting.id)
    assert [each.put.id for each in shown.agenda] == [second.id, first.id]
    qtbot.keyClick(cases, Qt.Key.Key_Delete)
    assert [each.put.id for each in panel_meeting.open_(who.minutes, meeting.id).agenda] == [
        second.id
    ]
    shell.undos[-1]()
    assert len(panel_meeting.open_(who.minutes, meeting.id).agenda) == 2
    qtbot.keyClick(page.one.cases, Qt.Key.Key_Return)
    assert shell.places[-1].word == "panel"
    meeting_day(who)
    page.arrive(place)
    qtbot.keyClick(page.one.cases, Qt.Key.Key_Return)
    assert shell.places[-1].word == "decision"
    assert not shell.faults


def test_what_is_typed_of_a_meeting_is_kept(qtbot, context_of, who, shell):
    meeting = panel_meeting.save(who.minutes, who.meeting()).value
    place = Place("meetings", None, str(meeting.id))
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, place)
    qtbot.keyClicks(page.one.fields.at.line, "13:30")
    page.one.fields.members.add()
    page.one.fields.members._editor._fields["name"].line.setText("")
    qtbot.keyClicks(page.one.fields.members._editor._fields["name"].line, "Jo Ahmed")
    page.keep()
    held = panel_meeting.open_(who.minutes, meeting.id).meeting
    assert f"{held.at:%H:%M}" == "13:30"
    assert held.members[-1].name == "Jo Ahmed"
    assert not shell.faults


def test_the_list_of_meetings_leads_to_what_waits(qtbot, context_of, who, shell):
    waits = put(who)
    panel_meeting.save(who.minutes, who.meeting())
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, Place("meetings"))
    assert shell.counts["meetings"] == 1
    assert words(page) == ["Open the meeting of 30 Nov 2026", "Plan a meeting"]
    qtbot.keyClick(page.list.cases, Qt.Key.Key_Return)
    assert shell.places[-1] == Place("panel", waits.case)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("13:30", "13:30"), ("9.15", "09:15"), ("14", "14:00"), ("", "None"), ("25:00", "fault"),
     ("noon", "fault"), ("12:75", "fault")],
)  # fmt: skip
def test_a_time_of_day_is_read(typed, said):
    found = read_time(typed)
    told = "fault" if getattr(found, "code", "") else (f"{found:%H:%M}" if found else "None")
    assert told == said


def test_the_questions_stay_open_until_they_are_answered(qtbot):
    dialog = dialogs._Reason(None, ("Why?", "", "Reason", "Yes"), "panel.withdrawn.reason")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.reason.said() == "Write why it is taken back."
    dialog.reason.load("Not now")
    dialog.accept()
    assert dialog.result() == asking.QDialog.DialogCode.Accepted


def test_the_papers_are_saved_and_every_case_says_so(
    qtbot, context_of, who, shell, monkeypatch, tmp_path
):
    waits = put(who)
    meeting = on_agenda(who, waits)
    place = Place("meetings", None, str(meeting.id))
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, place)
    assert "Save the papers" in words(page)
    monkeypatch.setattr(panel_papers, "ask_for_whom", lambda *_more: (None,))
    file = tmp_path / "papers.pdf"
    monkeypatch.setattr(saving, "ask_place", lambda *_more: file)
    page.one.save_pack()
    assert file.read_bytes().startswith(b"%PDF")
    assert "Saved as papers.pdf" in page.one.said.words()
    noted = history.entries(
        desk_at(who.worker.store, frozenset({Role.AUDITOR}), who.worker.clock),
        Wanted(case=waits.case),
    )
    assert "pack" in {each.entry.kind for each in noted}
    meeting_day(who)
    kept = panel_decision.keep(who.minutes, as_it_is(waits)).value
    panel_decision.seal(who.minutes, kept.id)
    page.arrive(place)
    assert "Save the minutes" in words(page)
    page.one.save_minutes()
    assert file.read_bytes().startswith(b"%PDF")
    assert not shell.faults


def test_the_papers_are_for_everybody_or_for_one_member(qtbot, who, monkeypatch):
    meeting = who.meeting()
    monkeypatch.setattr(asking.Question, "exec", lambda _self: asking.QDialog.DialogCode.Accepted)
    assert panel_papers.ask_for_whom(None, meeting) == (None,)


def test_two_who_write_at_once_choose_between_both_versions(
    qtbot, context_of, who, shell, monkeypatch
):
    waits = put(who)
    on_agenda(who, waits)
    place = Place("decision", waits.case, str(waits.id))
    page = page_of(DecisionPage, qtbot, context_of, who.minutes, place)
    theirs = panel_decision.keep(who.chair, as_it_is(waits, conditions="Theirs")).value
    page.fields.verdict.cards[0].radio.setChecked(True)
    qtbot.keyClicks(page.fields.reasons.box, "Mine")
    asked = []

    def choose(_parent, pairs):
        asked.extend(pairs)
        return {each.field: Side.RIGHT if each.field == "conditions" else Side.LEFT
                for each in pairs}  # fmt: skip

    monkeypatch.setattr(versions, "choose", choose)
    page.keep()
    qtbot.waitUntil(lambda: bool(asked))
    assert {"reasons", "conditions"} <= {each.field for each in asked}
    page.keep()
    held = panel_decision.open_(who.chair, waits.id).draft
    assert held.id == theirs.id
    assert (held.reasons, held.conditions) == ("Mine", "Theirs")
    assert not shell.faults


def test_two_who_change_a_meeting_at_once_choose_too(qtbot, context_of, who, shell, monkeypatch):
    meeting = panel_meeting.save(who.minutes, who.meeting()).value
    place = Place("meetings", None, str(meeting.id))
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, place)
    panel_meeting.save(who.chair, replace(meeting, place="Room 9"))
    qtbot.keyClicks(page.one.fields.at.line, "14")
    asked = []

    def choose(_parent, pairs):
        asked.extend(pairs)
        return {each.field: Side.RIGHT if each.field == "place" else Side.LEFT for each in pairs}

    monkeypatch.setattr(versions, "choose", choose)
    page.keep()
    qtbot.waitUntil(lambda: bool(asked))
    page.keep()
    held = panel_meeting.open_(who.minutes, meeting.id).meeting
    assert (held.place, f"{held.at:%H:%M}") == ("Room 9", "14:00")
    assert not shell.faults


def test_hours_are_priced_as_they_are_typed(qtbot, context_of, who):
    waits = put(who)
    on_agenda(who, waits)
    place = Place("decision", waits.case, str(waits.id))
    page = page_of(DecisionPage, qtbot, context_of, who.minutes, place)
    page.fields.verdict.cards[1].radio.setChecked(True)
    line = page.fields._lines[0]
    line.units.line.selectAll()
    qtbot.keyClicks(line.units.line, "110.5")
    assert line.approved.value() == Money(181_220)
    assert page.so_far.sum.text() == "Approved so far: £2,112.20 a year"


def test_a_year_of_decisions_and_what_arises_are_shown(qtbot, context_of, who, shell):
    waits = put(who)
    decided(who, waits)
    page = page_of(MeetingsPage, qtbot, context_of, who.minutes, Place("meetings"))
    assert not page.list.report.isHidden()
    shown = " ".join(each.text() for each in page.list.report.findChildren(QLabel))
    assert "1 another amount approved" in shown
    assert "The school's club begins in January only" in shown
    later = panel_meeting.save(who.minutes, who.meeting(id=uuid4())).value
    page.arrive(Place("meetings", None, str(later.id)))
    shown = [each.text() for each in page.one.arising.findChildren(QPushButton)]
    assert len(shown) == 2
    assert "the decision letter is not sent" in shown[1]
    page.one.arising.findChildren(QPushButton)[0].click()
    assert shell.places[-1] == Place("panel", waits.case)
