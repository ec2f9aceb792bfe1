"""What comes with the next birthday? Tasks ticked, a choice written down, an early day refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPushButton

from ras_desktop.domain.arrangement import What
from ras_desktop.domain.growing import Milestone
from ras_desktop.gui.growing import arranging
from ras_desktop.gui.growing.arranging import Arranging
from ras_desktop.gui.pages.growing import GrowingPage
from ras_desktop.gui.place import Place
from ras_desktop.services import growing
from tests.helpers.cases import a_case

BORN = date(2010, 8, 31)


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def case(desk):
    return a_case(desk, BORN)


@pytest.fixture
def page(qtbot, context_of, desk, case):
    made = GrowingPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("growing", case.id, "own-choice"))
    return made


def card(page, milestone):
    return next(each for each in page.cards if each.coming.milestone is milestone)


def own_choice(qtbot, page, desk, case):
    told = growing.read(desk, case.id)
    coming = next(each for each in told.every if each.milestone is Milestone.OWN_CHOICE)
    made = Arranging(page, told, coming)
    qtbot.addWidget(made)
    return made


def test_every_age_is_there_with_its_day_and_what_is_due_comes_first(page, shell):
    assert [each.coming.milestone for each in page.cards][-1] is Milestone.OLDEST
    own = card(page, Milestone.OWN_CHOICE)
    assert own.under.text() == "31 August 2026, reached"
    assert "in 21 months" in card(page, Milestone.ADULT).under.text()
    first, second, third = page.acts()
    assert (first.words, first.keys) == ("Tell the transitions team: done …", "Ctrl+D")
    assert second.keys == "Ctrl+Return"
    assert third.words == "Hand-over pack", "she is 16: adult services are prepared"
    assert not shell.faults


def test_a_task_is_ticked_and_taken_back(page, desk, case, shell, monkeypatch):
    monkeypatch.setattr(arranging, "ask_done", lambda *_: (desk.today(), "By telephone"))
    page.acts()[0].do()
    done = growing.read(desk, case.id).every[0].tasks[0].done
    assert done is not None
    assert done.note == "By telephone"
    page.untick(card(page, Milestone.TRANSITIONS).coming.tasks[0])
    assert growing.read(desk, case.id).every[0].tasks[0].done is None
    assert not shell.faults


def test_only_what_the_choice_needs_is_asked_and_what_is_illegal_is_said_beside_its_field(
    qtbot, page, desk, case
):
    asked = own_choice(qtbot, page, desk, case)
    hidden = {each for each in asked.form.places() if asked.form.field(each).isHidden()}
    assert {"share", "capacity", "able", "consent_on", "amount", "who"} <= hidden
    asked.accept()
    assert asked.form.field("what").said() == "Choose what holds from then on."
    asked.form.field("what").load(What.TAKES_PART)
    asked._follow("what")
    assert not asked.form.field("share").isHidden()
    day = desk.today()
    given = {
        "what": What.TAKES_PART, "since": date(2026, 8, 30), "share": Decimal(40),
        "capacity": True, "capacity_on": day, "capacity_by": "Sam Hale", "able": True,
        "consent_on": date(2026, 8, 1), "words": "Mine", "decided_by": "Amira",
        "decided_on": day,
    }  # fmt: skip
    asked.form.load(given)
    asked.accept()
    assert not asked.result()
    assert "31 August 2026" in asked.form.field("since").said()
    asked.form.load({**given, "since": day, "consent_on": day})
    asked.accept()
    assert asked.result()
    typed = asked.typed()
    assert (typed.share, typed.amount, typed.who) == (4000, None, "")


def test_what_is_arranged_stands_on_its_card_and_nothing_moved(
    qtbot, page, desk, case, shell, monkeypatch
):
    asked = own_choice(qtbot, page, desk, case)
    given = {"what": What.PARENT_GOES_ON, "since": desk.today(), "decided_on": desk.today()}
    asked.form.load({**given, "decided_by": "Amira", "words": "I would rather not."})
    monkeypatch.setattr(arranging, "ask_arrangement", lambda *_: asked.typed())
    page.arrange(card(page, Milestone.OWN_CHOICE).coming)
    assert "No payment was changed" in shell.said[-1]
    assert card(page, Milestone.OWN_CHOICE).coming.held.what is What.PARENT_GOES_ON
    page.arrange(card(page, Milestone.TRANSITIONS).coming)  # another saw no arrangement yet
    assert "has written something down about this meanwhile" in shell.warned[-1]
    assert not shell.faults


def test_without_a_date_of_birth_it_says_why(qtbot, context_of, desk, shell):
    made = GrowingPage(context_of(desk))
    qtbot.addWidget(made)
    made.arrive(Place("growing", a_case(desk, None, number="2026-00043").id))
    assert not made.nothing.isHidden()
    assert "No date of birth" in made.nothing.words.text()
    assert made.acts() == ()
    assert not made.cards
    assert not shell.faults


def test_what_is_years_away_is_no_next_act(qtbot, context_of, desk, shell):
    made = GrowingPage(context_of(desk))
    qtbot.addWidget(made)
    made.arrive(Place("growing", a_case(desk, date(2021, 7, 14), number="2026-00044").id))
    assert made.acts() == ()
    assert "There is nothing to do before 13 January 2035." in made.header._under.text()
    assert card(made, Milestone.TRANSITIONS).findChildren(QPushButton), "one may all the same"
    assert not shell.faults
