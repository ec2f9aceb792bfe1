"""The caseload: whose, late, in chunks, kept fresh with what is changed, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from ras_desktop.domain.caseload import Column, Filters, Search, Whose
from ras_desktop.domain.consent import Consent, ConsentKind
from ras_desktop.domain.family import Address, Case, CaseState, Child, EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.likeness import Traits
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.path import Stage
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import EVERYBODY, Role
from ras_desktop.domain.request import EarlyStep, EarlyTick
from ras_desktop.services import (
    caseload,
    consent,
    duplicate,
    family,
    merging,
    note,
    people,
    request,
)
from ras_desktop.services.desk import Desk
from ras_desktop.store import family as family_store
from ras_desktop.store.engine import server_engine
from ras_desktop.store.family import CASES
from ras_desktop.store.session import Store
from tests.helpers.families import BORN, added, asked
from tests.helpers.stores import SetClock, SetDesk, desk_at

MakeDesk = Callable[..., SetDesk]


def names(found: caseload.Found) -> list[str]:
    return [line.first_names for line in found.rows]


def test_a_line_shows_what_the_case_has(desk: Desk) -> None:
    case = added(
        desk, "Zoë", preferred_name="Zed", address=Address(postcode="S63 7AB", locality="Wath")
    )
    line = caseload.find(desk, Search("zoe")).rows[0]
    assert line == caseload.line_of(desk, case.id)
    assert (line.number, line.name, line.area) == (case.number, "Fenwick, Zoë", "Wath")
    assert (line.worker_name, line.team, line.stage) == ("Robin Ashdown", "North", Stage.ASSESSMENT)
    assert line.touched == desk.now()
    assert caseload.line_of(desk, uuid4()) is None


def test_mine_my_teams_and_all(desk: Desk, desk_of: MakeDesk) -> None:
    added(desk, "Mine")
    added(desk_of(Role.SOCIAL_WORKER, name="Sam Hale", team="North"), "Team")
    added(desk_of(Role.SOCIAL_WORKER, name="Kit Wren", team="South"), "Far")
    found = {
        whose: sorted(names(caseload.find(desk, Search(filters=Filters(whose))))) for whose in Whose
    }
    assert found == {
        Whose.MY: ["Mine"],
        Whose.TEAM: ["Mine", "Team"],
        Whose.ALL: ["Far", "Mine", "Team"],
        Whose.COVER: [],
    }
    counts = caseload.counts(desk)
    assert (counts.mine, counts.team, counts.all, counts.mine_late) == (1, 2, 3, 0)


def test_rows_come_in_chunks_and_the_count_is_of_all(desk: Desk) -> None:
    for each in "ABCDE":
        added(desk, each)
    search = Search("fenwick", column=Column.NAME)
    first = caseload.find(desk, search, 0, 2)
    last = caseload.find(desk, search, 4, 2)
    assert (names(first), first.count, first.start) == (["A", "B"], 5, 0)
    assert (names(last), last.count, last.start) == (["E"], 5, 4)
    assert [line.first_names for line in caseload.every(desk, search)] == list("ABCDE")


def test_what_is_due_comes_longest_late_first(desk: SetDesk) -> None:
    for name, day in (("B", 25), ("A", 20), ("C", 30)):
        when = date(2026, 11, day)
        added(desk, name, ehc_status=EhcStatus.ISSUED, ehc_next_review=when)
    added(desk, "Never")
    assert names(caseload.due(desk, 7)) == ["A", "B", "C"]
    assert names(caseload.due(desk, 2)) == ["A", "B"]
    found = caseload.due(desk, 7, most=1)
    assert (names(found), found.count) == (["A"], 3)
    assert caseload.counts(desk).mine_late == 1


def test_filters_are_offered_by_what_there_is(desk: Desk, desk_of: MakeDesk) -> None:
    added(desk, address=Address(locality="Wath"))
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Wren", team="South")
    case = added(other, address=Address(locality="Maltby"))
    family.close(other, case, CaseState.ENDED, "Adult services", desk.today())
    offered = caseload.offered(desk)
    assert offered.areas == ("Maltby", "Wath")
    assert offered.teams == ("North", "South")
    assert [name for _, name in offered.workers] == ["Kit Wren", "Robin Ashdown"]


def test_an_act_that_failed_leaves_the_list_as_it_was(desk: Desk) -> None:
    added(desk)
    assert caseload.find(desk, Search()).count == 1
    with pytest.raises(RuntimeError, match="stop"):
        broken_off(desk)
    assert caseload.find(desk, Search()).count == 1


def broken_off(desk: Desk) -> None:
    """A case is written and listed, and then the act fails."""
    with desk.act("family.save") as work:
        child = Child("Ghost", "Fenwick")
        number = family_store.next_number(work.session, 2026)
        case = Case(uuid4(), number, child, CaseState.OPEN, BORN, "", None, "", BORN)
        caseload.refresh(work, CASES.put(work.session, case).id)
        raise RuntimeError("stop")


def test_the_list_is_the_same_when_it_is_read_anew(desk: Desk) -> None:
    case = added(desk, "Zoë", born=date(2012, 2, 29), address=Address(postcode="S63 7AB"))
    family.save(desk, replace(case, child=replace(case.child, last_name="Marsh")))
    before = caseload.every(desk, Search())
    with desk.act("casefile.fill") as work:
        assert caseload.rebuild(work) == 1
    assert caseload.every(desk, Search()) == before


def test_many_cases_at_once_are_listed_after_a_rebuild(file_desk: Desk) -> None:
    """A demonstration is filled into a case file; on a server numbers are handed out one by one."""
    desk = file_desk
    many = [
        Case(
            uuid4(), f"2026-{place:05d}", Child(f"Child {place}", "Fenwick"), CaseState.OPEN, BORN,
            "", desk.actor.id, "North", BORN,
        )
        for place in range(1, 1201)
    ]  # fmt: skip
    with desk.act("casefile.fill") as work:
        family_store.add_all(work.session, many)
        assert caseload.rebuild(work) == 1200
    found = caseload.find(desk, Search())
    assert (found.count, len(found.rows)) == (1200, 200)
    assert found.rows[0].worker_name == "Robin Ashdown"
    assert added(desk).number not in {each.number for each in many}


def test_who_may_not_read_cases_sees_no_list(desk: Desk, desk_of: MakeDesk) -> None:
    with pytest.raises(Refused):
        caseload.find(desk_of(Role.ADMINISTRATOR), Search())


@pytest.mark.postgres
def test_what_another_program_changed_on_the_server_appears(
    server_store: Store, clock: SetClock
) -> None:
    here = desk_at(server_store, EVERYBODY, clock)
    url = server_store.engine.url.render_as_string(hide_password=False)
    other_store = Store(server_engine(url.replace("+psycopg", "")))
    there = desk_at(other_store, EVERYBODY, clock, name="Sam Hale")
    try:
        assert caseload.find(here, Search()).count == 0
        one, two = added(there), added(there, "Aimy")
        here.clock.forward(seconds=3)
        assert sorted(names(caseload.find(here, Search()))) == ["Aimy", "Amy"]
        merging.merge(there, one, two, frozenset())
        here.clock.forward(seconds=3)
        assert names(caseload.find(here, Search())) == ["Amy"]
    finally:
        other_store.close()


def test_likely_duplicates_are_pointed_out_while_typing(desk: Desk) -> None:
    amy = added(desk, "Amy Rose")
    added(desk, "Bo", born=date(2011, 1, 1))
    found = duplicate.likely(desk, Traits(None, "Amy-Rose Fenwick", BORN))
    assert [each.line.id for each in found] == [amy.id]
    assert found[0].likeness.reasons == ("likeness.name_same", "likeness.born_same")
    assert duplicate.likely(desk, Traits(amy.id, "Amy Rose Fenwick", BORN)) == ()
    assert duplicate.likely(desk, Traits(None, "", None)) == ()


def test_a_closed_case_is_pointed_out_too(desk: Desk) -> None:
    case = family.close(desk, added(desk), CaseState.ENDED, "Adult services", desk.today()).value
    found = duplicate.likely(desk, Traits(None, "Amy Fenwick", BORN))
    assert [(each.line.id, each.line.state) for each in found] == [(case.id, CaseState.ENDED)]


def test_every_change_of_a_case_shows_as_last_changed(desk: SetDesk) -> None:
    case, other = added(desk), added(desk, "Bo")
    someone = Person(uuid4(), "Jo", "mother")
    verbs: tuple[Callable[[], object], ...] = (
        lambda: note.save(desk, case.id, Note(uuid4(), NoteKind.PHONE, desk.today(), "Rang")),
        lambda: people.save(desk, case.id, someone),
        lambda: people.remove(desk, case.id, replace(someone, version=1)),
        lambda: consent.save(
            desk, case.id, Consent(uuid4(), ConsentKind.RECORD, "Jo", desk.today())
        ),
        lambda: request.log(desk, case.id, asked()),
        lambda: request.tick(desk, case.id, EarlyTick(EarlyStep.BOOKLET, desk.today(), "")),
        lambda: family.link_sibling(desk, case.id, other.id),
        lambda: family.hold(desk, case, "In hospital", desk.today()),
    )
    for verb in verbs:
        desk.clock.forward(minutes=1)
        verb()
        line = caseload.line_of(desk, case.id)
        assert line is not None
        assert line.touched == desk.now()


@pytest.mark.parametrize("how", ["restricted", "another team's"])
def test_nothing_tells_of_a_case_that_may_not_be_known_of(
    desk: SetDesk, desk_of: MakeDesk, how: str
) -> None:
    place = Address(postcode="S63 7AB", locality="Wath")
    secret = added(desk, "Zoë", address=place, ehc_status=EhcStatus.ISSUED,
                   ehc_next_review=date(2026, 11, 1))  # fmt: skip
    traits = Traits(None, "Zoë Fenwick", BORN)
    other = desk_of(Role.SOCIAL_WORKER, team="North" if how == "restricted" else "South")
    if how == "restricted":
        assert caseload.counts(other).all_late == 1
        with desk.act("family.save") as work:
            CASES.put(work.session, replace(secret, restricted=True))
            caseload.refresh(work, secret.id)
        desk.clock.forward(seconds=3)  # on a server what others changed is taken in by then
    every_state = Filters(states=frozenset())
    assert caseload.find(other, Search("zoe", every_state)).count == 0
    assert caseload.every(other, Search()) == ()
    assert caseload.due(other, 30, Whose.ALL).count == 0
    assert caseload.counts(other) == caseload.Counts(0, 0, 0, 0, 0)
    assert caseload.offered(other).areas == caseload.offered(other).teams == ()
    assert caseload.line_of(other, secret.id) is None
    assert duplicate.likely(other, traits) == ()
