"""What was done to a record, put back where nothing was built on it; who has looked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.log import What
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import family, family_page, history, log, note
from ras_desktop.store.log_read import Wanted
from tests.helpers import families
from tests.helpers.stores import SetDesk


def test_each_change_of_a_record_is_told_from_what_to_what(desk: SetDesk) -> None:
    case = families.added(desk)
    child = replace(case.child, school="Hill Top", born=date(2015, 5, 3))
    family.save(desk, replace(case, child=child))
    latest, *others = history.changes(desk, case.id)
    assert latest.entry.actor_name == desk.actor.name
    assert {(each.field, each.old, each.new) for each in latest.changes} == {
        ("school", "", "Hill Top"),
        ("born", "2015-04-02", "2015-05-03"),
    }
    assert others[-1].entry.what is What.ADD
    assert any(each.new == "Fenwick" for line in others for each in line.changes)


def test_an_earlier_text_is_put_back_by_the_ordinary_verb(desk: SetDesk) -> None:
    case = families.added(desk)
    case = family.save(desk, replace(case, child=replace(case.child, school="One"))).value
    address = replace(case.child.address, town="Wath")
    case = family.save(desk, replace(case, child=replace(case.child, address=address))).value
    born = replace(case.child, born=None, school="Two")
    family.save(desk, replace(case, child=born))
    latest, town, school, *_ = history.changes(desk, case.id)
    history.restore(desk, town, "town")
    history.undo(desk, latest)
    now = family.read(desk, case.id).child
    assert (now.school, now.born, now.address.town) == ("One", families.BORN, "")
    assert history.changes(desk, case.id)[0].entry.verb == "family.save"
    history.restore(desk, school, "school")
    assert family.read(desk, case.id).child.school == ""
    assert log.verify(desk).is_whole


def test_what_was_built_on_is_not_undone(desk: SetDesk) -> None:
    case = families.added(desk)
    case = family.save(desk, replace(case, child=replace(case.child, school="One"))).value
    first = history.mine(desk)[0]
    assert not history.why_not(desk, first)
    family.save(desk, replace(case, child=replace(case.child, school="Two")))
    assert [each.code for each in history.why_not(desk, first)] == ["log.built_on"]
    with pytest.raises(Refused):
        history.undo(desk, first)
    assert family.read(desk, case.id).child.school == "Two"
    added = next(each for each in history.mine(desk) if each.entry.what is What.ADD)
    assert [each.code for each in history.why_not(desk, added)] == ["log.no_undo"]


def test_what_has_a_verb_of_its_own_is_not_taken_back(desk: SetDesk) -> None:
    """Else it says "as it was before", and the case stays restricted, closed or handed over."""
    case = families.added(desk)
    family.hold(desk, case, "Abroad until spring", desk.today())
    line = next(each for each in history.mine(desk) if "state" in each.entry.fields)
    assert not line.can_undo
    assert [each.code for each in history.why_not(desk, line)] == ["log.no_undo"]
    with pytest.raises(Refused):
        history.undo(desk, line)
    with pytest.raises(Refused):
        history.restore(desk, line, "state")


def test_a_note_is_put_back_as_it_was(desk: SetDesk) -> None:
    case = families.added(desk)
    said = Note(families.id_(), NoteKind.VISIT, date(2026, 11, 20), "Before", author="R")
    kept = note.save(desk, case.id, said).value
    note.save(desk, case.id, replace(kept, text="After", day=date(2026, 11, 19)))
    history.undo(desk, history.changes(desk, case.id)[0])
    (now,) = note.of_case(desk, case.id)
    assert (now.text, now.day) == ("Before", date(2026, 11, 20))


def test_who_has_looked_and_whose_papers_left(
    desk: SetDesk, desk_of: Callable[..., SetDesk]
) -> None:
    case = families.added(desk)
    other = desk_of(Role.TEAM_MANAGER, name="Kit Lowe")
    family_page.page(other, case.id)
    log.note_out(other, What.PRINT, "budget", None, case.id)
    looks = history.looks(desk, case.id)
    assert [(each.what, each.actor_name) for each in looks][:2] == [
        (What.PRINT, "Kit Lowe"),
        (What.VIEW, "Kit Lowe"),
    ]


def test_the_auditor_finds_by_person_case_kind_and_period(
    desk: SetDesk, desk_of: Callable[..., SetDesk]
) -> None:
    one = families.added(desk)
    desk.clock.forward(days=1)
    two = families.added(desk, "Bo", "Poole")
    auditor = desk_of(Role.AUDITOR, name="Ann Otter")
    assert history.case_numbered(auditor, two.number) == two.id
    assert history.case_numbered(auditor, "2026-99999") is None
    of_one = history.entries(auditor, Wanted(case=one.id))
    assert {each.number for each in of_one} == {one.number}
    later = history.entries(auditor, Wanted(since=desk.now(), kind="family_case"))
    assert {each.entry.case for each in later} == {two.id}
    mine = history.entries(auditor, Wanted(actor=desk.actor.id, what=frozenset({What.ADD})))
    assert {each.entry.actor for each in mine} == {desk.actor.id}
    assert (desk.actor.id, desk.actor.name) in history.people_in_it(auditor)
    first = history.entries(auditor, Wanted())[0].entry.number
    assert history.entries(auditor, Wanted(), before=first)[0].entry.number == first - 1


def test_who_may_not_is_refused(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> None:
    case = families.added(desk)
    finance = desk_of(Role.FINANCE)
    for ask in (
        lambda: history.entries(finance, Wanted()),
        lambda: history.changes(finance, case.id),
        lambda: history.looks(finance, case.id),
    ):
        with pytest.raises(Refused):
            ask()
    assert history.mine(finance) == ()
