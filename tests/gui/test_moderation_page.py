"""The page on which a manager confirms what a worker sealed, with real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.moderation import ModerationState
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.gui.dialogs import moderation as dialogs
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.family.next_step import place_of
from ras_desktop.gui.pages import allocation as allocation_page
from ras_desktop.gui.pages import assessment as assessment_page
from ras_desktop.gui.pages import moderation as page_module
from ras_desktop.gui.pages.allocation import AllocationPage
from ras_desktop.gui.pages.assessment import AssessmentPage
from ras_desktop.gui.pages.family import FamilyPage
from ras_desktop.gui.pages.moderation import ModerationPage
from ras_desktop.gui.pages.plan import PlanPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.services import assessment, document, moderation
from ras_desktop.services import plan as plans
from tests.helpers.cases import a_case, example
from tests.helpers.stores import desk_at

Q = "settling"


@pytest.fixture
def sealed(seeded_desk):
    """The worked example, sealed by a worker."""
    case = a_case(seeded_desk)
    draft = assessment.start(seeded_desk, case.id).value
    worked = example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    kept = assessment.keep(seeded_desk, whole).value
    return assessment.seal(seeded_desk, kept.id, kept.version).value


@pytest.fixture
def manager(seeded_desk, clock):
    roles = frozenset({Role.TEAM_MANAGER})
    return desk_at(seeded_desk.store, roles, clock, "Mara Lind")


@pytest.fixture
def page(shown, context_of, manager, sealed, qtbot):
    made = ModerationPage(context_of(manager))
    shown(made)
    made.arrive(Place("moderation", sealed.case, str(sealed.id)))
    qtbot.waitUntil(lambda: len(made.questions.questions) == len(sealed.answers), timeout=5000)
    yield made
    made.drafts.drop()


@pytest.fixture
def beside(qtbot):
    """Shows another page without taking the activity from the first one."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


@pytest.fixture
def says_yes(monkeypatch):
    asked = []

    def yes(_parent, question, words, _yes):
        asked.append(words)
        return True

    monkeypatch.setattr(page_module, "confirm", yes)
    return asked


def one_level_more(qtbot, page, why="The school wrote."):
    """With keys: the level's figure in the list of the question, then why."""
    one = page.questions.questions[Q]
    one.take_focus()
    combo = one.findChild(QComboBox)
    assert combo.hasFocus()
    qtbot.keyClicks(combo, "3")
    reason = page.form.field(f"reasons/{Q}")
    reason.take_focus()
    qtbot.keyClicks(reason.box, why)
    return one


def test_a_changed_answer_is_marked_and_says_what_it_makes(page, qtbot):
    one = page.questions.questions[Q]
    assert page.acts()[0].words == "I agree with all answers"
    assert page.now.text() == "Worker: 37 points, £2,381.00 a year"
    one_level_more(qtbot, page)
    assert one.differs
    (badge,) = one.findChildren(Badge)
    assert badge.isVisible()
    chosen = next(each for each in one.question.levels if each.id == "lots")
    assert chosen.text in [each.text() for each in one.findChildren(QLabel) if each.isVisible()]
    qtbot.waitUntil(lambda: "39 points" in page.now.text())
    assert page.now.text() == (
        "Worker: 37 points, £2,381.00 a year · With your changes: 39 points, £2,552.00 a year"
    )
    assert page.made.text() == ("2 points more made £171.00 more: £2,381.00 becomes £2,552.00.")
    assert page.acts()[0].words == "Confirm with my changes"
    assert {name for name, each in page.questions.questions.items() if each.differs} == {Q}


def test_what_is_typed_is_kept_as_a_draft_and_found_again(
    page, qtbot, manager, sealed, context_of, beside
):
    one_level_more(qtbot, page)
    page.keep()
    (kept,) = moderation.of_assessment(manager, sealed.id)
    assert (kept.state, kept.reasons) == (ModerationState.DRAFT, {Q: "The school wrote."})
    page.overall.take_focus()
    qtbot.keyClicks(page.overall.box, "A report")
    page.keep()
    (kept,) = moderation.of_assessment(manager, sealed.id)
    assert kept.reason == "A report"
    again = beside(ModerationPage(context_of(manager)))
    again.arrive(Place("moderation", sealed.case))
    again.questions.build_rest()
    assert again.questions.answers() == kept.answers
    assert again.form.field(f"reasons/{Q}").value() == "The school wrote."
    assert again.overall.value() == "A report"


def test_confirming_asks_for_each_reason_beside_its_field(page, qtbot, says_yes, manager, sealed):
    one_level_more(qtbot, page, why="")
    page.confirm()
    assert "write why this answer is changed" in page.form.field(f"reasons/{Q}").said()
    assert "the family reads it" in page.overall.said()
    assert page.form.summary.isVisible()
    assert not says_yes
    assert assessment.get(manager, sealed.id).state is AssessmentState.SUBMITTED


def test_confirmed_with_changes_both_scores_and_the_reason_are_beside(
    page, qtbot, says_yes, manager, sealed, shell, beside, context_of
):
    one_level_more(qtbot, page)
    page.overall.load("The report came later.")
    qtbot.keyClick(page.overall.box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "£2,552.00 a year" in says_yes[0]
    assert assessment.get(manager, sealed.id).state is AssessmentState.CONFIRMED
    assert page.answers.both.isVisible()
    assert "Confirmed by Mara Lind" in page.state.words()
    assert not page.questions.isVisible()
    for kind, module in ((AllocationPage, allocation_page), (AssessmentPage, assessment_page)):
        other = beside(kind(context_of(manager)))
        assert module.PAGE is kind
        other.arrive(Place("", sealed.case))
        assert "Confirmed by Mara Lind" in other.state.words()
        if kind is AllocationPage:
            assert other.both.isVisible()
            assert "£171.00 more" in other.both._told.text()
            assert "Confirm the assessment" not in [each.words for each in other.acts()]
    assert not shell.faults


def test_agreeing_with_all_is_one_act(page, says_yes, manager, sealed):
    page.confirm()
    (kept,) = moderation.of_assessment(manager, sealed.id)
    assert (kept.state, kept.answers) == (ModerationState.CONFIRMED, {})
    assert page.acts()[0].words == "See the indicative budget"


def test_changes_taken_back_come_again_with_undo(page, qtbot, manager, sealed, shell):
    one_level_more(qtbot, page)
    page.take_back()
    assert page.questions.answers() == {}
    page.keep()
    (kept,) = moderation.of_assessment(manager, sealed.id)
    assert kept.answers == {}
    shell.undos[-1]()
    page.questions.build_rest()
    assert set(page.questions.answers()) == {Q}
    assert page.questions.reasons() == {Q: "The school wrote."}


def test_sent_back_with_what_is_needed(page, monkeypatch, manager, sealed, beside, context_of):
    monkeypatch.setattr(dialogs, "ask_needed", lambda *_asked: "Ask the school about nights.")
    page.send_back()
    (kept,) = moderation.of_assessment(manager, sealed.id)
    assert (kept.state, kept.needed) == (
        ModerationState.SENT_BACK, "Ask the school about nights.",
    )  # fmt: skip
    assert "What is needed: Ask the school about nights." in page.state.words()


def test_the_worker_corrects_what_was_sent_back(
    seeded_desk, manager, sealed, beside, context_of, shell
):
    moderation.send_back(manager, sealed.id, "Ask the school about nights.")
    made = beside(AssessmentPage(context_of(seeded_desk)))
    made.arrive(Place("assessment", sealed.case))
    assert "Ask the school about nights." in made.state.words()
    (first, *_rest) = made.acts()
    assert first.words == "Correct it"
    first.do()
    latest = assessment.of_case(seeded_desk, sealed.case)[0]
    assert (latest.follows, latest.reason) == (sealed.id, "Ask the school about nights.")


def test_nobody_is_offered_their_own_work(seeded_desk, sealed, beside, context_of):
    made = beside(ModerationPage(context_of(seeded_desk)))
    made.arrive(Place("moderation", sealed.case))
    assert "You sealed this yourself" in made.state.words()
    assert [each.words for each in made.acts()] == ["See the indicative budget"]
    assert not made.questions.isVisible()
    made.confirm()
    made.send_back()
    assert moderation.of_assessment(seeded_desk, sealed.id) == ()
    other = beside(AllocationPage(context_of(seeded_desk)))
    other.arrive(Place("allocation", sealed.case))
    assert "Confirm the assessment" not in [each.words for each in other.acts()]


def test_a_manager_is_led_here_from_the_budget(manager, sealed, beside, context_of, shell):
    other = beside(AllocationPage(context_of(manager)))
    other.arrive(Place("allocation", sealed.case))
    (first, *_rest) = other.acts()
    assert first.words == "Confirm the assessment"
    first.do()
    assert shell.places[-1] == Place("moderation", sealed.case, str(sealed.id))


def test_what_another_manager_began_meanwhile_is_not_overwritten(
    page, qtbot, manager, sealed, seeded_desk, clock, shell, monkeypatch
):
    asked = []

    def not_now(_parent, pairs):
        asked.append(pairs)

    monkeypatch.setattr(versions, "choose", not_now)
    other = desk_at(seeded_desk.store, frozenset({Role.TEAM_MANAGER}), clock, "Nia Frost")
    begun = moderation.start(other, sealed.id).value
    one_level_more(qtbot, page)
    page.keep()
    page.two.ask()
    assert [pair.name for pair in asked[0]]
    assert page.two.waits
    assert moderation.of_assessment(manager, sealed.id) == (begun,)
    page.drafts.drop()
    shell.faults.clear()


def test_a_case_without_a_sealed_assessment_says_so(seeded_desk, beside, context_of):
    made = beside(ModerationPage(context_of(seeded_desk)))
    made.arrive(Place("moderation", a_case(seeded_desk).id))
    assert made._nothing.heading.text() == "Nothing to confirm yet"
    assert made.acts() == ()


def test_the_dialog_stays_open_until_something_is_said(qtbot):
    dialog = dialogs._SendBack(None, "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "Write what is needed" in dialog.needed.said()
    dialog.needed.load("Ask the school.")
    dialog.accept()
    assert not dialog.isVisible()


def test_a_plan_says_that_the_budget_changed_and_by_how_much(
    seeded_desk, manager, sealed, beside, context_of, clock
):
    plans.start(seeded_desk, sealed.case)
    clock.forward(hours=1)
    begun = moderation.start(manager, sealed.id).value
    given = replace(sealed.answers[Q], level="lots")
    moderation.keep(
        manager, replace(begun, answers={Q: given}, reasons={Q: "A report"}, reason="A report")
    )
    moderation.confirm(manager, begun.id)
    made = beside(PlanPage(context_of(seeded_desk)))
    made.arrive(Place("plan", sealed.case))
    assert "£2,381.00 became £2,552.00, that is £171.00 more." in made.state.words()
    made.drafts.drop()


def test_the_family_s_page_leads_a_manager_here_and_tells_the_worker_that_it_waits(
    seeded_desk, manager, sealed, beside, context_of
):
    theirs = beside(FamilyPage(context_of(manager)))
    theirs.arrive(Place("family", sealed.case))
    assert place_of(theirs._seen.family.next, theirs._seen.family) == Place(
        "moderation", sealed.case
    )
    own = beside(FamilyPage(context_of(seeded_desk)))
    own.arrive(Place("family", sealed.case))
    words = [each.words() for each in own.findChildren(Badge)]
    assert any("Waits for a manager or the panel to confirm" in each for each in words)


def test_the_budget_s_page_says_that_the_family_is_owed_a_letter(
    seeded_desk, manager, sealed, beside, context_of, clock, shell
):
    document.issue(
        seeded_desk,
        DocumentKind.BUDGET,
        sealed.id,
        Recipient("Nadia Quarrington", means=Means.HAND),
    )
    clock.forward(hours=1)
    begun = moderation.start(manager, sealed.id).value
    given = replace(sealed.answers[Q], level="lots")
    moderation.keep(
        manager, replace(begun, answers={Q: given}, reasons={Q: "A report"}, reason="A report")
    )
    moderation.confirm(manager, begun.id)
    made = beside(AllocationPage(context_of(seeded_desk)))
    made.arrive(Place("allocation", sealed.case))
    assert "issue a new one" in made.state.words()
    next(
        each for each in made.state.findChildren(QPushButton) if each.text() == "To the letter"
    ).click()
    assert shell.places[-1].word == "documents"
