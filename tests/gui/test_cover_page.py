"""Who covers for whom, by keys: arranged, ended; cases handed over in bulk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ras_desktop.domain.permission import Role
from ras_desktop.gui.dialogs.cover import ArrangeCover, Arranging, Handing, HandOver
from ras_desktop.gui.pages.cover import CoverPage
from ras_desktop.gui.place import Place
from ras_desktop.services import cover, family, reassign, user
from tests.helpers.families import added
from tests.helpers.stores import desk_at


@pytest.fixture
def desk(file_desk):
    return file_desk


@pytest.fixture
def ann(desk):
    roles = frozenset({Role.SOCIAL_WORKER})
    return desk_at(desk.store, roles, desk.clock, "Ann Bell", desk.actor.team)


@pytest.fixture
def page(shown, context_of, desk, hub, ann):
    made = CoverPage(context_of(desk))
    hub.changed.connect(made.refresh)
    return shown(made)


def words(page) -> list[str]:
    return [each.words for each in page.acts()]


def test_a_cover_is_arranged_shown_with_its_notes_and_ended(page, desk, ann, shell, monkeypatch):
    first = desk.today()
    asked = Arranging(
        desk.actor.id, ann.actor.id, first, first + timedelta(days=4), "Ring Jo on Monday"
    )
    monkeypatch.setattr("ras_desktop.gui.pages.cover.ask_cover", lambda *_given: asked)
    page.arrive(Place("cover"))
    assert page.stack.currentWidget() is page.nothing
    page.arrange()
    assert len(cover.read(desk).covers) == 1
    model = page.table.model
    assert model.data(model.index(0, 2)) == "Ann Bell"
    assert page.words.text() == "Ring Jo on Monday"
    assert "End this cover" in words(page)
    page.end()
    assert cover.read(desk).covers[0].ended_on == desk.today()
    assert "End this cover" not in words(page)
    assert not shell.faults


def test_what_is_refused_is_said_in_words(page, desk, ann, shell, monkeypatch):
    late = desk.today() - timedelta(days=1)
    asked = Arranging(desk.actor.id, ann.actor.id, late, late, "")
    monkeypatch.setattr("ras_desktop.gui.pages.cover.ask_cover", lambda *_given: asked)
    page.arrive(Place("cover"))
    page.arrange()
    assert "cover begins today or later" in shell.warned[0]


def test_cases_are_handed_over_in_bulk(page, desk, ann, shell, monkeypatch):
    cases = [added(desk, name) for name in ("Amy", "Ben")]
    me = desk.actor
    asked = Handing(tuple(e.id for e in cases), ann.actor.id, me.team, desk.today(), "")
    monkeypatch.setattr("ras_desktop.gui.pages.cover.ask_whose", lambda *_given: me.id)
    monkeypatch.setattr("ras_desktop.gui.pages.cover.ask_hand_over", lambda *_given: asked)
    page.arrive(Place("cover"))
    page.hand_over()
    assert shell.said == ["2 cases handed over"]
    assert {family.read(desk, each.id).worker for each in cases} == {ann.actor.id}
    page.hand_over()
    assert "holds no case" in shell.said[-1]


def test_the_questions_stay_open_until_they_can_be(qtbot, desk, ann):
    people = user.everybody(desk)
    me, today = desk.actor, desk.today()
    dialog = ArrangeCover(None, people, me.id, me.team, False, today)
    qtbot.addWidget(dialog)
    assert [each.code for each in dialog.faults()] == ["cover.covering.unknown"]
    dialog.form.load({**dialog.form.values(), "covering": ann.actor.id})
    assert dialog.faults() == ()
    assert dialog.value().last == today + timedelta(days=13)
    case = added(desk, "Amy")
    lines = reassign.held_by(desk, me.id)
    mine = next(each for each in people if each.id == me.id)
    handing = HandOver(None, mine, lines, people, today)
    qtbot.addWidget(handing)
    assert handing.value().cases == (case.id,)
    handing.form.load({**handing.form.values(), "cases": (), "team": ""})
    assert {each.code for each in handing.faults()} == {
        "family.worker.missing", "reassign.nothing"
    }  # fmt: skip
