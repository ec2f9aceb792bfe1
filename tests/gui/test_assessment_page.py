"""The questionnaire with the family, by keyboard and mouse, with nothing that is typed lost."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.dialogs import assessment as dialogs
from ras_desktop.gui.pages.assessment import AssessmentPage
from ras_desktop.gui.place import Place
from ras_desktop.services import allocation, assessment
from tests.helpers.cases import a_case, example


@pytest.fixture
def desk(seeded_desk):
    """A page is tested on one kind of store: services are tested on both."""
    return seeded_desk


@pytest.fixture
def case(desk):
    return a_case(desk)


@pytest.fixture
def page(qtbot, context_of, desk, case):
    """The page of a draft, shown."""
    assessment.start(desk, case.id)
    made = AssessmentPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("assessment", case.id))
    made.show()
    return made


def held(desk, case):
    return assessment.of_case(desk, case.id)[0]


def view(page, question):
    return page.questionnaire._views[question]


def test_without_an_assessment_the_page_says_how_to_begin(
    qtbot, context_of, desk, case, shell, monkeypatch
):
    page = AssessmentPage(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(Place("assessment", case.id))
    assert [act.words for act in page.acts()] == ["Start the assessment"]
    monkeypatch.setattr(dialogs, "ask_day", lambda _parent, today: today)
    page.start()
    assert held(desk, case).state is AssessmentState.DRAFT
    assert shell.places[-1].word == "assessment"


def test_not_now_starts_nothing(qtbot, context_of, desk, case, monkeypatch):
    page = AssessmentPage(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(Place("assessment", case.id))
    monkeypatch.setattr(dialogs, "ask_day", lambda _parent, _today: None)
    page.start()
    assert assessment.of_case(desk, case.id) == ()


def test_number_keys_choose_on_the_question_with_the_focus(qtbot, page, desk, case):
    page.questionnaire.go_to("washing")
    radio = view(page, "washing")._cards().cards[0].radio
    radio.setFocus()
    qtbot.keyClick(radio, Qt.Key.Key_3)
    page.keep()
    assert held(desk, case).answers["washing"] == Given(level="lots")


def test_an_answer_is_kept_within_two_seconds_without_any_act(qtbot, page, desk, case):
    page.questionnaire.go_to("washing")
    radio = view(page, "washing")._cards().cards[1].radio
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "washing" in held(desk, case).answers, timeout=2000)
    assert page.drafts.label.words.text().startswith("Draft kept")


def test_a_comment_is_asked_where_the_level_needs_one(qtbot, page):
    page.questionnaire.go_to("washing")
    part = view(page, "washing")
    assert "comment" not in part._more
    part._cards().cards[2].radio.click()
    assert not part._more["comment"].isHidden()


def test_between_two_levels_takes_the_place_of_a_level(qtbot, page, desk, case):
    page.questionnaire.go_to("washing")
    part = view(page, "washing")
    part._cards().cards[1].radio.click()
    qtbot.keyClick(part._cards().cards[1].radio, Qt.Key.Key_B)
    points, reason = part._parts["points"], part._parts["reason"]
    qtbot.keyClicks(points.line, "4.5")
    qtbot.keyClicks(reason.editors()[0], "Most days some, school days lots")
    page.keep()
    kept = held(desk, case).answers["washing"]
    assert (kept.level, str(kept.points)) == (None, "4.5")
    part._cards().cards[3].radio.click()
    page.keep()
    assert held(desk, case).answers["washing"].points is None


def test_where_nobody_helps_nobody_is_asked_whether_they_can_go_on(page, desk, case):
    page.questionnaire.go_to("natural-support")
    part = view(page, "natural-support")
    cards, willing = part._cards().cards, part._parts["willing"]
    cards[1].radio.click()
    assert not willing.isHidden()
    willing.cards[0].radio.click()
    page.keep()
    assert held(desk, case).answers["natural-support"].willing is True
    cards[0].radio.click()
    page.keep()
    assert willing.isHidden()
    assert held(desk, case).answers["natural-support"] == Given("none")


def test_the_family_may_see_it_otherwise(qtbot, page, desk, case):
    page.questionnaire.go_to("washing")
    part = view(page, "washing")
    part._cards().cards[1].radio.click()
    part.reveal("family")
    part._parts["family"].combo.setCurrentIndex(3)
    qtbot.keyClicks(part._parts["family_words"].editors()[0], "He needs help each day")
    page.keep()
    kept = held(desk, case).answers["washing"]
    assert (kept.level, kept.family, kept.family_words) == (
        "some",
        "lots",
        "He needs help each day",
    )


def test_reading_mode_shows_no_points_guidance_or_estimate(page):
    page.questionnaire.go_to("washing")
    assert "points" in view(page, "washing")._cards().cards[1].radio.text()
    page.calm.box.click()
    assert "points" not in view(page, "washing")._cards().cards[1].radio.text()
    assert page.estimate.isHidden()
    assert not page.shown.value()


def test_all_on_one_page_has_every_question_and_keeps_the_answers(qtbot, page, desk, case):
    page.questionnaire.go_to("washing")
    view(page, "washing")._cards().cards[1].radio.click()
    page.together.box.click()
    form = page._open.form
    qtbot.waitUntil(lambda: len(page.questionnaire._views) == len(form.questions), timeout=5000)
    assert view(page, "washing").given().level == "some"


def test_a_rule_that_fails_never_blocks_saving_answers(qtbot, page, desk, case, shell, monkeypatch):
    def fails(*_args, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(allocation, "estimate", fails)
    page.questionnaire.go_to("washing")
    qtbot.keyClick(view(page, "washing"), Qt.Key.Key_2)
    page._reckon()
    page.keep()
    assert held(desk, case).answers["washing"].level == "some"
    assert "Answers are kept" in page.estimate.text()
    assert not shell.faults


def test_what_is_missing_is_linked_and_leads_to_its_question(qtbot, page):
    page.questionnaire.go_to("washing")
    page.finish()
    summary = page.form.summary
    assert summary.isVisible()
    assert summary.accessibleName().count("not answered yet") >= 16
    page.form.opened.emit(
        next(each for each in page.questionnaire.read().findings if "night-help" in each.where)
    )
    assert page.questionnaire.at() == "night-help"


def test_when_all_is_answered_it_leads_on_to_the_budget(page, desk, case, shell):
    worked = example()
    draft = held(desk, case)
    assessment.keep(desk, replace(draft, answers=dict(worked.answers), gates=dict(worked.gates)))
    page.arrive(Place("assessment", case.id, "again"))
    page.finish()
    assert shell.places[-1] == Place("allocation", case.id)


def test_a_gate_that_is_not_met_says_what_happens_and_takes_a_judgement(qtbot, page, desk, case):
    page.questionnaire.go_to("gates")
    gate = page.questionnaire._gate_view._views["disability"]
    gate._passed.cards[1].radio.click()
    assert not gate._otherwise.isHidden()
    qtbot.keyClicks(gate._judgement.editors()[0], "Waiting for the diagnosis")
    page.keep()
    kept = held(desk, case).gates["disability"]
    assert (kept.passed, kept.judgement, kept.by) == (
        False,
        "Waiting for the diagnosis",
        desk.actor.name,
    )


def test_removing_a_draft_removes_it(page, desk, case, shell):
    page.drop()
    assert assessment.of_case(desk, case.id) == ()
    assert shell.said == ["The draft is removed"]


def test_a_sealed_assessment_is_followed_with_a_reason(page, desk, case, monkeypatch):
    worked = example()
    draft = held(desk, case)
    kept = assessment.keep(
        desk, replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    ).value
    assessment.seal(desk, kept.id)
    page.arrive(Place("assessment", case.id, str(uuid4())))
    assert "Assess again" in [act.words for act in page.acts()]
    monkeypatch.setattr(dialogs, "ask_following", lambda _parent: ("review", "Half a year on"))
    page.follow()
    latest = held(desk, case)
    assert (latest.follows, latest.reason, latest.is_sealed) == (kept.id, "Half a year on", False)
    assert latest.answers == kept.answers


def test_the_reason_dialog_does_not_close_without_a_reason(qtbot, page):
    dialog = dialogs._Following(page)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "why a new assessment" in dialog.reason.said()
    qtbot.keyClicks(dialog.reason.editors()[0], "A mistake in one answer")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_hundred_thousand_characters_in_a_comment_are_kept(page, desk, case):
    page.questionnaire.go_to("washing")
    part = view(page, "washing")
    part._cards().cards[2].radio.click()
    text = "wörd " * 20_000
    part._parts["comment"].editors()[0].setPlainText(text)
    page.keep()
    assert held(desk, case).answers["washing"].comment.strip() == text.strip()


def test_every_editor_has_a_name(page):
    for step in ("gates", "washing", "night-help", "existing-hours"):
        page.questionnaire.go_to(step)
        for field in page.form._fields.values():
            assert all(each.accessibleName() for each in field.editors()), step


def test_answers_that_contradict_each_other_are_said_at_both_and_kept(qtbot, page, desk, case):
    """The scheme's own check, seen by whoever answers last; it blocks nothing."""
    form = page.questionnaire._asked().form
    check = next(each for each in form.checks if len(each.when) == 2)
    for condition in check.when:
        page.questionnaire.go_to(condition.question)
        part = view(page, condition.question)
        places = [each.id for each in part.question.levels]
        part._cards().cards[places.index(condition.levels[0])].radio.click()
    said = view(page, check.when[1].question)._cards()
    assert check.text in said.said()
    page.questionnaire.go_to(check.when[0].question)
    assert check.text in view(page, check.when[0].question)._cards().said()
    page.keep()
    kept = held(desk, case).answers
    assert [kept[each.question].level for each in check.when] == [
        each.levels[0] for each in check.when
    ]
    page.questionnaire.go_to(check.when[1].question)
    view(page, check.when[1].question)._cards().cards[1].radio.click()
    assert check.text not in view(page, check.when[1].question)._cards().said()
