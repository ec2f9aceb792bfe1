"""Cases handed over in bulk: all or none, each with its history and its note."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from ras_desktop.domain.access import Ground
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.services import access, family, family_page, note, reassign
from ras_desktop.store.trouble import Gone
from tests.helpers.families import added


@pytest.fixture
def people(desk, desk_of):
    kit = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="North")
    lee = desk_of(Role.SOCIAL_WORKER, name="Lee Moss", team="North")
    boss = desk_of(Role.TEAM_MANAGER, name="Mo Reed", team="North")
    return kit, lee, boss


def hand(by, cases, kit, lee, notes: str = "", since=None):
    ids = [each.id for each in cases]
    return reassign.reassign(
        by, ids, kit.actor.id, lee.actor.id, "North", since or by.today(), notes
    )


def test_all_are_handed_over_with_their_history_and_a_note_each(people):
    kit, lee, boss = people
    cases = [added(kit, name) for name in ("Amy", "Ben", "Cal")]
    assert [each.id for each in reassign.held_by(boss, kit.actor.id)] == [e.id for e in cases]
    assert hand(boss, cases, kit, lee, " Mother is ill ").value == 3
    for each in cases:
        assert family.read(lee, each.id).worker == lee.actor.id
        workers = family_page.page(lee, each.id).workers
        assert [spell.worker_name for spell in workers] == ["Lee Moss", "Kit Lowe"]
        assert [held.text for held in note.of_case(lee, each.id)] == ["Mother is ill"]
    assert reassign.held_by(boss, kit.actor.id) == ()


def test_one_that_cannot_be_keeps_all_where_they_are_and_is_named(people):
    kit, lee, boss = people
    plain, shut = added(kit, "Amy"), added(kit, "Shut")
    access.restrict(
        boss, family.read(boss, shut.id), Ground.OTHER, "A relative works here",
        [kit.actor.id, boss.actor.id],
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        hand(boss, [plain, shut], kit, lee, "Note")
    (found,) = refused.value.findings
    assert (found.code, found.values["number"]) == ("reassign.not_named", shut.number)
    for each in (plain, shut):
        assert family.read(boss, each.id).worker == kit.actor.id
    assert note.of_case(boss, plain.id) == ()


def test_a_case_that_went_elsewhere_meanwhile_is_not_taken_back(people):
    kit, lee, boss = people
    case = added(kit, "Amy")
    family.hand_over(kit, case, boss.actor.id, "North", kit.today())
    with pytest.raises(Refused) as refused:
        hand(boss, [case], kit, lee)
    assert [each.code for each in refused.value.findings] == ["reassign.moved"]
    assert family.read(boss, case.id).worker == boss.actor.id


def test_twice_gives_the_same(people):
    kit, lee, boss = people
    case = added(kit, "Amy")
    assert hand(boss, [case, case], kit, lee).value == 1
    assert hand(boss, [case], kit, lee).value == 0


@pytest.mark.parametrize("role", [Role.FINANCE, Role.AUDITOR, Role.PANEL_CHAIR, Role.ADMINISTRATOR])
def test_who_does_no_casework_hands_nothing_over(people, desk_of, role):
    kit, lee, _boss = people
    case = added(kit, "Amy")
    other = desk_of(role, name="Una Reid", team="North")
    with pytest.raises((Refused, Gone)):
        hand(other, [case], kit, lee)


def test_another_team_s_cases_are_out_of_reach_and_unlisted(people, desk_of):
    kit, lee, _boss = people
    case = added(kit, "Amy")
    south = desk_of(Role.TEAM_MANAGER, name="Nia Frost", team="South")
    assert reassign.held_by(south, kit.actor.id) == ()
    with pytest.raises((Refused, Gone)):
        hand(south, [case], kit, lee)


def test_nothing_ticked_a_day_to_come_and_no_such_case(people):
    kit, lee, boss = people
    case = added(kit, "Amy")
    with pytest.raises(Refused) as refused:
        hand(boss, [], kit, lee)
    assert [each.code for each in refused.value.findings] == ["reassign.nothing"]
    with pytest.raises(Refused) as refused:
        hand(boss, [case], kit, lee, since=boss.today() + timedelta(days=1))
    assert [each.code for each in refused.value.findings] == ["family.worker.since_future"]
    with pytest.raises(Gone):
        reassign.reassign(boss, [uuid4()], None, lee.actor.id, "North", boss.today())
