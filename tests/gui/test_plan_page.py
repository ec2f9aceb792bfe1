"""The plan page: outcomes, support costed as it is typed, undo, agreeing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome, Plan, PlanState
from ras_desktop.gui.dialogs import plan as dialogs
from ras_desktop.gui.pages.plan import NAMES, PlanPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.plan import verbs as module
from ras_desktop.services import assessment
from ras_desktop.services import plan as plans
from tests.helpers.cases import NEED, a_case, example


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def case(desk):
    """A case whose assessment is sealed: there is something to plan with."""
    made = a_case(desk)
    started = assessment.start(desk, made.id).value
    worked = example()
    answered = replace(started, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.seal(desk, assessment.keep(desk, answered).value.id)
    return made


@pytest.fixture
def page(qtbot, context_of, desk, case):
    plans.start(desk, case.id)
    made = PlanPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("plan", case.id))
    made.show()
    return made


def held(desk, case):
    return plans.of_case(desk, case.id)[0]


def with_outcome(page, qtbot):
    page.show_part("outcomes")
    items = page._parts["outcomes"].items
    items.add()
    qtbot.keyClicks(items._editor._fields["words"].editors()[0], "Plays with two friends")
    return items


def with_line(page, qtbot, what="Personal assistant"):
    page.show_part("lines")
    items = page._parts["lines"].items
    items.add()
    fields = items._editor._fields
    qtbot.keyClicks(fields["what"].line, what)
    qtbot.keyClicks(fields["term"].line, "3")
    qtbot.keyClicks(fields["holiday"].line, "8")
    return items


def test_without_a_plan_the_page_says_how_to_begin(qtbot, context_of, desk, case, shell):
    page = PlanPage(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(Place("plan", case.id))
    page.acts()[0].do()
    assert held(desk, case).state is PlanState.DRAFT


def test_every_part_opens_and_next_leads_through_all(page):
    seen = []
    for _step in NAMES:
        seen.append(page._part)
        if page._part != "agree":
            page.next.click()
    assert seen == list(NAMES)


def test_words_are_kept_within_two_seconds(qtbot, page, desk, case):
    page.show_part("about")
    field = page.form.field("about/who_i_am").editors()[0]
    qtbot.keyClicks(field, "I am Amira and I love trains")
    wanted = {"who_i_am": "I am Amira and I love trains"}
    qtbot.waitUntil(lambda: held(desk, case).plan.about == wanted, timeout=2000)


def test_an_area_that_is_not_chosen_says_choose(qtbot, page):
    items = with_outcome(page, qtbot)
    page.show_part("about")
    page.show_part("outcomes")
    assert items._editor._fields["area"].combo.currentText() == "Choose…"


def test_a_support_is_costed_while_it_is_typed(qtbot, page):
    with_outcome(page, qtbot)
    with_line(page, qtbot)
    page._reckon()
    assert page._costed.cost.planned == Money(362440)
    line = page._parts["lines"].items._rows[page.plan.lines[0].id]
    assert line._figure.text() == "£3,624.40"
    assert "221 hours at £16.40 an hour" in line._under.text()


def test_the_only_outcome_is_chosen_for_a_new_support(qtbot, page):
    items = with_outcome(page, qtbot)
    outcome = items._items[0].id
    with_line(page, qtbot)
    assert page.plan.lines[0].outcome == outcome


def test_what_is_usually_out_of_scope_asks_for_its_reason(qtbot, page):
    with_outcome(page, qtbot)
    items = with_line(page, qtbot, "Day care after school")
    assert items._editor._reasons
    code, field = next(iter(items._editor._reasons.items()))
    qtbot.keyClicks(field.editors()[0], "No other child of his age goes")
    assert page.plan.lines[0].scope_reasons[code] == "No other child of his age goes"


def test_undo_takes_back_a_removed_outcome_and_typed_words(qtbot, page):
    items = with_outcome(page, qtbot)
    items._remove(items._items[0].id)
    assert page.plan.outcomes == ()
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.plan.outcomes[0].words == "Plays with two friends"
    page.timeline.undo()
    assert page.plan.outcomes[0].words == ""
    page.timeline.redo()
    assert page.plan.outcomes[0].words == "Plays with two friends"


def test_undone_words_are_what_is_kept(qtbot, page, desk, case):
    with_outcome(page, qtbot)
    page.timeline.undo()
    page.timeline.undo()
    page.keep()
    assert held(desk, case).plan.outcomes == ()


def test_outcomes_move_up_and_down(qtbot, page):
    page.plan = Plan(outcomes=(Outcome(uuid4(), "first"), Outcome(uuid4(), "second")))
    page.show_part("outcomes")
    items = page._parts["outcomes"].items
    items._move(items._items[1].id, -1)
    assert [each.words for each in page.plan.outcomes] == ["second", "first"]
    items._move(items._items[0].id, -1)
    assert [each.words for each in page.plan.outcomes] == ["second", "first"]


def test_agreeing_too_early_says_what_is_missing_with_links(page, desk, case, monkeypatch):
    monkeypatch.setattr(module, "confirm", lambda *_: pytest.fail("asked too early"))
    page.verbs.agree()
    assert "at least one outcome" in page.form.summary.accessibleName()
    assert held(desk, case).agreed is None
    missing = next(each for each in page._found if each.where == "outcomes")
    page.form.opened.emit(missing)
    assert page._part == "outcomes"


def test_a_finding_opens_its_item_and_field(qtbot, page):
    with_outcome(page, qtbot)
    page.show_part("about")
    page._check()
    baseline = next(each for each in page._found if each.where == "outcomes/0/baseline")
    page.form.opened.emit(baseline)
    assert page._part == "outcomes"
    assert "outcomes/0/baseline" in page.form.places()


def test_a_whole_plan_is_agreed_and_never_changes(qtbot, page, desk, case, monkeypatch, shell):
    with_outcome(page, qtbot)
    with_line(page, qtbot)
    opened = page.opened
    about = {part.key: "In my own words" for part in opened.template.parts if part.required}
    outcome = replace(
        page.plan.outcomes[0], baseline=3, target=7, needed="A hand to hold", needs=(NEED,)
    )
    line = replace(page.plan.lines[0], gap="No club takes him alone", provider="Somebody known")
    page.plan = replace(
        page.plan,
        about=about,
        outcomes=(outcome,),
        lines=(line,),
        contingency="His aunt",
        money_managed_by="His mother",
        review_on=date(2027, 5, 23),
    )
    page.drafts.touch()
    monkeypatch.setattr(module, "confirm", lambda *_: True)
    page.verbs.agree()
    agreed = held(desk, case)
    assert agreed.agreed is not None
    assert agreed.agreed.planned == Money(362440)
    assert "never changes" in page.state.words()
    monkeypatch.setattr(dialogs, "ask_reason", lambda _parent: "Moved house")
    page.verbs.follow()
    fresh = held(desk, case)
    assert (fresh.follows, fresh.reason) == (agreed.id, "Moved house")
    assert fresh.plan.outcomes[0].words == "Plays with two friends"


def test_an_open_draft_can_be_removed(page, desk, case, monkeypatch, shell):
    monkeypatch.setattr(module, "confirm", lambda *_: True)
    page.verbs.drop()
    assert plans.of_case(desk, case.id) == ()
    assert "removed" in shell.said[-1]


def test_every_editor_has_a_name(qtbot, page):
    with_outcome(page, qtbot)
    with_line(page, qtbot)
    page.show_part("resources")
    page._parts["resources"].items.add()
    page.show_part("backup")
    page._parts["backup"].risks.items.add()
    for where, field in page.form._fields.items():
        assert all(each.accessibleName() for each in field.editors()), where
