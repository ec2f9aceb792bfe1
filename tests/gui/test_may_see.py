"""Who may see a case, in the window: restricted, let in, opened in an emergency, looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from ras_desktop.domain.access import Ground, Sought
from ras_desktop.domain.permission import Role
from ras_desktop.gui.dialogs import access as asking
from ras_desktop.gui.family.may_see import MaySeeCard
from ras_desktop.gui.pages.families import FamiliesPage
from ras_desktop.gui.pages.family import FamilyPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.services import access, family
from ras_desktop.services.desk import Changed
from ras_desktop.store import user as user_store
from tests.gui.family_helpers import add_child, shown

NEED = "The ward rang, the child is in hospital"


@pytest.fixture
def case(file_desk):
    return add_child(file_desk, "Amira", "Quarrington")


def card_of(qtbot, context_of, desk, case) -> MaySeeCard:
    page = shown(qtbot, FamilyPage(context_of(desk)), Place("family", case.id, "state/access"))
    card = page.findChild(MaySeeCard)
    assert card is not None
    return card


def words(card) -> str:
    said = [each.text() for each in card.findChildren(QLabel)]
    return "\n".join((*said, *(each.accessibleName() for each in card.findChildren(Badge))))


def again(card) -> None:
    """What the hub does in the window: the page is told what was changed."""
    case = card._page.place.case
    card._page.refresh((Changed("access", case, case),))


def test_a_manager_restricts_names_and_lifts(
    qtbot, context_of, file_desk, desk_of, case, monkeypatch, shell
):
    colleague = desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    card = card_of(qtbot, context_of, file_desk, case)
    asked = asking.Restricting(Ground.SAFEGUARDING, "Told by police", (file_desk.actor.id,))
    monkeypatch.setattr(asking, "ask_restriction", lambda *_rest: asked)
    card.restrict()
    again(card)
    assert family.read(file_desk, case.id).restricted
    assert "Told by police" in words(card)
    naming = asking.Naming(colleague.actor.id, "Covers", None)
    monkeypatch.setattr(asking, "ask_person", lambda *_rest: naming)
    card.name_person()
    again(card)
    assert "Sam Hale" in words(card)
    monkeypatch.setattr(asking, "ask_lift", lambda *_rest: "It is over")
    card.lift()
    assert not family.read(file_desk, case.id).restricted
    assert not shell.faults


def test_the_dialog_says_who_is_missing_and_ticks_the_worker(qtbot, file_desk, desk_of):
    worker = desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    with file_desk.read() as look:
        users = user_store.everybody(look.session)
    dialog = asking._Restrict(None, users, worker.actor.id, (worker.actor.id,))
    qtbot.addWidget(dialog)
    assert {each.code for each in dialog.faults()} == {
        "access.reason.missing", "access.people.manager",
    }  # fmt: skip
    dialog.form.load(
        {"ground": "other", "reason": "Why", "people": (worker.actor.id, file_desk.actor.id)}
    )
    assert dialog.faults() == ()
    assert set(dialog.value().people) == {worker.actor.id, file_desk.actor.id}


def test_an_emergency_is_asked_for_opened_and_looked_at(
    qtbot, context_of, file_desk, desk_of, case, monkeypatch, shell
):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="South")
    page = shown(qtbot, FamiliesPage(context_of(other)), Place("families"))
    monkeypatch.setattr(asking, "ask_emergency", lambda *_rest: (Sought("2026-1"), NEED))
    page.emergency()
    assert "No case could be opened" in shell.warned[-1]
    monkeypatch.setattr(asking, "ask_emergency", lambda *_rest: (Sought(case.number), NEED))
    page.emergency()
    assert shell.places[-1] == Place("family", case.id)
    opened = shown(qtbot, FamilyPage(context_of(other)), Place("family", case.id))
    assert "Opened in an emergency" in words(opened)
    card = card_of(qtbot, context_of, file_desk, case)
    assert NEED in words(card)
    assert "No manager has looked" in words(card)
    (held,) = access.who_may_see(file_desk, case.id).emergencies
    card._look(held)
    again(card)
    assert "Robin Ashdown has looked at it" in words(card)


def test_the_emergency_dialog_needs_a_number_or_name_and_birth_and_a_reason(qtbot):
    dialog = asking._Glass(None, 4)
    qtbot.addWidget(dialog)
    assert [each.code for each in dialog.faults()] == [
        "access.sought.missing", "access.reason.missing",
    ]  # fmt: skip
    dialog.form.load({"number": "2026-40217", "reason": NEED})
    assert dialog.faults() == ()
    assert dialog.value() == (Sought("2026-40217"), NEED)


def test_in_another_teams_case_nothing_is_offered_that_would_be_refused(
    qtbot, context_of, file_desk, desk_of, case
):
    lead = desk_of(Role.RAS_LEAD, Role.SOCIAL_WORKER, name="Priya Lund", team="South")
    page = shown(qtbot, FamilyPage(context_of(lead)), Place("family", case.id, "state"))
    assert not page.parts["state"].hand_over.isVisibleTo(page)
    assert not page.parts["state"].standing.isVisibleTo(page)
    own = replace(case)
    assert family.read(file_desk, own.id).id == case.id
