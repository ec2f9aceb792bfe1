"""Restricted cases, named people, emergencies: who learns what, who may let in, what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from ras_desktop.domain.access import Ground
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.services import access, caseload, family, merging
from ras_desktop.store.trouble import Gone
from tests.helpers.families import added
from tests.helpers.refusals import refused
from tests.helpers.restricted import WHY, MakeDesk, shut
from tests.helpers.stores import SetDesk


def test_a_restricted_case_is_known_to_named_people_only(
    case: Case, worker: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    colleague = desk_of(Role.TRANSITIONS_WORKER, name="Ann Park", team="North")
    reads_all = [desk_of(role) for role in (Role.AUDITOR, Role.RAS_LEAD, Role.FINANCE)]
    assert family.read(colleague, case.id).id == case.id
    shut(manager, case, worker)
    for each in (worker, manager):
        assert family.read(each, case.id).restricted
        assert caseload.find(each, Search()).rows[0].restricted
    for each in (colleague, *reads_all):
        with pytest.raises(Gone) as told:
            family.read(each, case.id)
        assert told.value.kind == "family"
        assert caseload.find(each, Search()).count == 0


def test_the_worker_of_a_restricted_case_works_on_and_hands_it_only_to_somebody_named(
    case: Case, worker: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    colleague = desk_of(Role.TRANSITIONS_WORKER, name="Ann Park", team="North")
    shut(manager, case, worker)
    held = family.read(worker, case.id)
    kept = family.save(worker, replace(held, child=replace(held.child, school="Hill"))).value
    to = colleague.actor.id
    assert refused(lambda: family.hand_over(worker, kept, to, "North", worker.today())) == [
        "family.worker.not_named"
    ]
    access.name_person(manager, case.id, to, "Takes over")
    assert family.hand_over(worker, kept, to, "North", worker.today()).value.worker == to
    assert family.read(colleague, case.id).worker == to


@pytest.mark.parametrize(
    ("reason", "whom", "codes"),
    [
        ("", "both", ["access.reason.missing"]),
        (WHY, "worker", ["access.people.manager"]),
        (WHY, "manager", ["access.people.worker"]),
        (WHY, "nobody", ["access.people.manager", "access.people.worker"]),
        (WHY, "stranger", ["access.person.unknown"]),
    ],
)
def test_what_a_restriction_needs(
    case: Case, worker: SetDesk, manager: SetDesk, reason: str, whom: str, codes: list[str]
) -> None:
    me, them = manager.actor.id, worker.actor.id
    people = {"both": (me, them), "worker": (them,), "manager": (me,), "nobody": ()}
    ids = people.get(whom, (me, them, uuid4()))
    assert refused(lambda: access.restrict(manager, case, Ground.OTHER, reason, ids)) == codes
    assert not family.read(worker, case.id).restricted


def test_only_a_manager_of_the_team_restricts_and_lifts(
    case: Case, worker: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    ids = (manager.actor.id, worker.actor.id)
    south = desk_of(Role.TEAM_MANAGER, name="Nia Frost", team="South")
    with pytest.raises(Gone):
        access.restrict(south, case, Ground.OTHER, WHY, ids)
    assert refused(lambda: access.restrict(worker, case, Ground.OTHER, WHY, ids)) == [
        "permission.role"
    ]
    first = access.restrict(manager, case, Ground.OTHER, WHY, ids)
    assert access.restrict(manager, case, Ground.OTHER, WHY, ids).value == first.value
    held = family.read(manager, case.id)
    assert refused(lambda: access.lift(manager, held, " ")) == ["access.reason.missing"]
    lifted = access.lift(manager, held, "He has left").value
    assert not lifted.restricted
    assert access.lift(manager, lifted, "He has left").value.version == lifted.version
    assert family.read(desk_of(Role.AUDITOR), case.id).id == case.id
    seen = access.who_may_see(manager, case.id)
    assert seen.restriction is None
    assert {each.who for each in seen.named} == set(ids)


def test_named_people_come_from_any_team_until_a_day_or_until_ended(
    case: Case, manager: SetDesk, outsider: SetDesk
) -> None:
    with pytest.raises(Gone):
        family.read(outsider, case.id)
    until = manager.now() + timedelta(days=7)
    who = outsider.actor.id
    held = access.name_person(manager, case.id, who, "Covers", until).value
    assert access.name_person(manager, case.id, who, "Covers", until).value == held
    copy = family.read(outsider, case.id)
    family.save(outsider, replace(copy, child=replace(copy.child, school="Hill")))
    assert outsider.tie(case.id) is Tie.OWN
    outsider.clock.forward(days=7)
    with pytest.raises(Gone):
        family.read(outsider, case.id)
    again = access.name_person(manager, case.id, who, "Covers").value
    assert caseload.find(outsider, Search()).count == 1
    assert access.end(manager, again.id).value.until == manager.now()
    assert caseload.find(outsider, Search()).count == 0
    past = manager.now() - timedelta(hours=1)
    assert refused(lambda: access.name_person(manager, case.id, who, "x", past)) == [
        "access.until.past"
    ]


def test_neither_the_last_manager_nor_the_worker_leaves_a_restricted_case(
    case: Case, worker: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    shut(manager, case, worker)
    named = {each.who: each for each in access.who_may_see(manager, case.id).named}
    ends = {
        manager.actor.id: "access.people.manager",
        worker.actor.id: "access.people.worker",
    }
    for who, code in ends.items():
        assert refused(lambda who=who: access.end(manager, named[who].id)) == [code]
    with manager.read("user.list") as look:
        assert access.holds_restricted(look, manager.actor.id)
        assert access.holds_restricted(look, worker.actor.id)
    second = desk_of(Role.TEAM_MANAGER, name="Nia Frost", team="South")
    access.name_person(manager, case.id, second.actor.id, "Stands in")
    with manager.read("user.list") as look:
        assert not access.holds_restricted(look, manager.actor.id)
    access.end(second, named[manager.actor.id].id)
    with pytest.raises(Gone):
        family.read(manager, case.id)


def test_a_record_that_became_part_of_a_restricted_one_is_restricted_with_it(
    worker: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    one, two = added(worker), added(worker, "Amy R")
    merging.merge(manager, one, two, frozenset())
    shut(manager, family.read(manager, one.id), worker)
    assert family.read(worker, two.id).restricted
    with pytest.raises(Gone):
        family.read(desk_of(Role.AUDITOR), two.id)
    other = added(worker, "Amy Rosa")
    with pytest.raises(Refused) as told:
        merging.merge(manager, other, family.read(manager, one.id), frozenset())
    assert "merging.restricted" in [each.code for each in told.value.findings]
    access.lift(manager, family.read(manager, one.id), "No longer needed")
    assert not family.read(desk_of(Role.AUDITOR), two.id).restricted
