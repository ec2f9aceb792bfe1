"""Two records of one child become one: nothing is lost, and they can be parted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from ras_desktop.domain.assessment import intact
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.family import Case, CaseState, EhcStatus
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.path import Stage
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import EarlyStep, EarlyTick
from ras_desktop.services import (
    assessment,
    caseload,
    draft,
    family,
    merging,
    needs,
    note,
    people,
    plan,
    request,
)
from ras_desktop.services.desk import Desk
from ras_desktop.store import merging as merging_store
from ras_desktop.store.trouble import Gone, StaleCopy
from ras_desktop.wording.merging import MOVED
from tests.helpers.cases import a_case, example, seeded
from tests.helpers.families import added, asked
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

TODAY = date(2026, 11, 23)
MakeDesk = Callable[..., SetDesk]


def full(desk: Desk, case: Case) -> None:
    """Something of every kind on a case."""
    people.save(desk, case.id, Person(uuid4(), "Jo", "mother"))
    note.save(desk, case.id, Note(uuid4(), NoteKind.PHONE, TODAY, "Rang"))
    need = AssessedNeed(uuid4(), "Help at night")
    kind = AssessmentKind.CHILD_AND_FAMILY
    needs.save(desk, case.id, NeedsAssessment(uuid4(), kind, TODAY, "P. Wren", (need,)))
    request.log(desk, case.id, asked())
    request.tick(desk, case.id, EarlyTick(EarlyStep.BOOKLET, TODAY, "P. Wren"))
    assessment.start(desk, case.id)
    plan.start(desk, case.id)


def hanging(desk: Desk, case: Case) -> dict[str, set[str]]:
    with desk.read() as look:
        found = merging_store.hanging(look.session, case.id)
    return {table: set(rows) for table, rows in found.items()}


def everything(desk: Desk) -> dict[str, set[tuple[str, str]]]:
    """Every row that hangs on a case: identifier and case, by table."""
    with desk.read() as look:
        return {
            table.name: {
                (str(row[0]), str(row[1]))
                for row in look.session.execute(select(table.c.id, table.c.case))
            }
            for table in merging_store.tables()
        }


@pytest.fixture
def pair(desk: Desk) -> tuple[Case, Case]:
    seeded(desk)
    one, two = added(desk, "Amy", school="Thorn Hill"), added(desk, "Aimy", household="mother")
    full(desk, one)
    full(desk, two)
    return family.read(desk, one.id), family.read(desk, two.id)


def test_every_table_with_a_case_is_moved() -> None:
    names = {table.name for table in merging_store.tables()}
    assert {"note", "person", "request", "assessment", "plan", "needs_assessment"} <= names
    assert names == set(MOVED), "each table that hangs on a case has a word in wording/merging"


def test_it_is_shown_first_what_a_merge_would_do(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    shown = merging.preview(desk, one.id, two.id)
    assert (shown.survivor, shown.loser, shown.findings) == (one, two, ())
    assert {each.field: each.from_loser for each in shown.choices} == {
        "first_names": False,
        "household": True,
        "school": False,
    }
    assert shown.moves["note"] == 1
    assert shown.moves["assessment"] == 1
    assert family.read(desk, two.id) == two


def test_everything_moves_and_nothing_is_lost(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    before = hanging(desk, one), hanging(desk, two)
    merging.merge(desk, one, two, frozenset({"household"}))
    after = hanging(desk, one)
    for table in before[0].keys() | before[1].keys():
        assert after[table] == before[0].get(table, set()) | before[1].get(table, set()), table
    assert hanging(desk, two) == {}
    kept = family.read(desk, one.id)
    assert kept.child == replace(one.child, household="mother")
    assert kept.number == one.number
    page = family.page(desk, one.id)
    assert len(page.requests) == 2
    assert len(page.merges) == 1
    assert [each.until for each in page.workers if each.until is None] == [None]


def test_the_second_record_stays_as_a_mark_that_leads_on(
    desk: Desk, pair: tuple[Case, Case]
) -> None:
    one, two = pair
    merging.merge(desk, one, two, frozenset())
    mark = family.read(desk, two.id)
    assert mark.merged_into == one.id
    assert mark.child == two.child
    assert family.page(desk, two.id).standing == "merged"
    assert [line.id for line in caseload.find(desk, Search()).rows] == [one.id]
    assert refused(lambda: family.save(desk, replace(mark, child=one.child))) == [
        "permission.state"
    ]


def test_merging_twice_gives_the_first_merge(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    first = merging.merge(desk, one, two, frozenset()).value
    assert merging.merge(desk, one, two, frozenset()).value == first


def test_an_open_copy_of_what_was_moved_is_stale(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    held = people.of_case(desk, two.id)[0]
    merging.merge(desk, one, two, frozenset())
    with pytest.raises(StaleCopy):
        people.save(desk, one.id, replace(held, phone="01709 000000"))


def test_a_record_that_changed_since_it_was_shown_is_not_merged(
    desk: Desk, pair: tuple[Case, Case]
) -> None:
    one, two = pair
    family.save(desk, replace(two, child=replace(two.child, school="Rawmarsh")))
    with pytest.raises(StaleCopy):
        merging.merge(desk, one, two, frozenset())
    assert caseload.find(desk, Search()).count == 2


def test_siblings_of_both_become_siblings_of_the_one(desk: Desk) -> None:
    one, two = added(desk), added(desk, "Aimy")
    bo, cal = added(desk, "Bo"), added(desk, "Cal")
    for first, second in ((one, bo), (two, bo), (two, cal), (one, two)):
        family.link_sibling(desk, first.id, second.id)
    done = merging.merge(desk, one, two, frozenset())
    assert {each.case for each in family.page(desk, one.id).siblings} == {bo.id, cal.id}
    assert {each.case for each in family.page(desk, cal.id).siblings} == {one.id}
    merging.undo(desk, done.value.id)
    assert {each.case for each in family.page(desk, one.id).siblings} == {bo.id, two.id}
    assert {each.case for each in family.page(desk, two.id).siblings} == {bo.id, cal.id, one.id}


def test_two_records_are_parted_again_as_they_were(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    rows = everything(desk)
    pages = [family.page(desk, each.id) for each in pair]
    made = merging.merge(desk, one, two, frozenset({"household", "first_names"})).value
    done = merging.undo(desk, made.id)
    assert done.value.undone_at == desk.now()
    assert everything(desk) == rows
    for page, case in zip(pages, pair, strict=True):
        again = family.page(desk, case.id)
        assert again.case == replace(page.case, version=again.case.version)
        assert again.workers == page.workers
        assert again.marks == page.marks
        assert again.merges == ()
    assert caseload.find(desk, Search()).count == 2
    assert merging.undo(desk, made.id).changed == ()


def test_once_work_was_built_on_the_one_they_are_not_parted(
    desk: Desk, pair: tuple[Case, Case]
) -> None:
    one, two = pair
    made = merging.merge(desk, one, two, frozenset()).value
    note.save(desk, one.id, Note(uuid4(), NoteKind.PHONE, TODAY, "Rang again"))
    assert refused(lambda: merging.undo(desk, made.id)) == ["merging.built_on"]
    assert family.read(desk, two.id).merged_into == one.id


def test_a_changed_record_is_not_parted(desk: Desk, pair: tuple[Case, Case]) -> None:
    one, two = pair
    made = merging.merge(desk, one, two, frozenset()).value
    held = family.read(desk, one.id)
    family.save(desk, replace(held, child=replace(held.child, school="Rawmarsh")))
    assert refused(lambda: merging.undo(desk, made.id)) == ["merging.built_on"]


def test_a_draft_that_was_begun_does_not_stand_in_the_way(desk: Desk) -> None:
    one, two = added(desk), added(desk, "Aimy")
    made = merging.merge(desk, one, two, frozenset()).value
    draft.keep(desk, "note", str(one.id), {"text": "not saved yet"}, one.id)
    assert merging.undo(desk, made.id).value.undone_at is not None


def test_unlike_children_are_merged_only_with_a_warning_and_one_not_with_itself(
    desk: Desk,
) -> None:
    one, two = added(desk), added(desk, "Bo", "Marsh", date(2011, 1, 1))
    found = merging.preview(desk, one.id, two.id).findings
    assert [each.code for each in found] == ["merging.unlike"]
    assert refused(lambda: merging.merge(desk, one, one, frozenset())) == ["merging.same"]


def test_a_third_record_can_follow_and_merged_ones_cannot(desk: Desk) -> None:
    one, two, three = (added(desk) for _ in range(3))
    merging.merge(desk, one, two, frozenset())
    gone = family.read(desk, two.id)
    assert refused(lambda: merging.merge(desk, three, gone, frozenset())) == ["merging.gone"]
    merging.merge(desk, family.read(desk, one.id), three, frozenset())
    assert caseload.find(desk, Search()).count == 1


def test_a_worker_does_not_merge(desk: Desk, desk_of: MakeDesk) -> None:
    one, two = added(desk), added(desk, "Aimy")
    worker = desk_of(Role.SOCIAL_WORKER)
    codes = refused(lambda: merging.merge(worker, one, two, frozenset()))
    assert codes == ["permission.role"]


def test_a_closed_and_an_open_record_become_one(desk: Desk) -> None:
    one, two = added(desk), added(desk, "Aimy")
    two = family.close(desk, two, CaseState.ENDED, "Recorded twice", TODAY).value
    merging.merge(desk, one, two, frozenset())
    assert family.page(desk, one.id).stage is Stage.ASSESSMENT


def test_what_is_sealed_moves_unchanged_and_stays_sealed(desk: Desk) -> None:
    seeded(desk)
    one, two = added(desk), a_case(desk)
    draft_ = assessment.start(desk, two.id).value
    worked = example()
    whole = replace(draft_, answers=dict(worked.answers), gates=dict(worked.gates))
    sealed = assessment.seal(desk, assessment.keep(desk, whole).value.id).value
    before = family.page(desk, two.id)
    merging.merge(desk, one, two, frozenset())
    (moved,) = assessment.of_case(desk, one.id)
    assert moved == replace(sealed, case=one.id, version=moved.version)
    assert intact(moved)
    page = family.page(desk, one.id)
    assert page.amount == before.amount is not None
    assert page.stage is Stage.PLAN
    line = caseload.line_of(desk, one.id)
    assert line is not None
    assert (line.amount, line.stage) == (before.amount, Stage.PLAN)


def test_nothing_is_begun_on_a_merged_record(desk: Desk) -> None:
    seeded(desk)
    one, two = added(desk), added(desk, "Aimy")
    merging.merge(desk, one, two, frozenset())
    assert refused(lambda: assessment.start(desk, two.id)) == ["assessment.case_closed"]
    assert refused(lambda: plan.start(desk, two.id)) == ["assessment.case_closed"]
    with pytest.raises(Gone):
        request.log(desk, two.id, asked())


def test_values_of_two_records_that_cannot_both_be_right_are_refused(desk: Desk) -> None:
    one = added(desk, born=date(2015, 4, 2))
    two = added(
        desk, born=date(2012, 4, 2), ehc_status=EhcStatus.ISSUED, ehc_issued=date(2013, 1, 1)
    )
    both = frozenset({"ehc_status", "ehc_issued"})
    assert refused(lambda: merging.merge(desk, one, two, both)) == ["family.ehc.before_birth"]
    merging.merge(desk, one, two, both | {"born"})
    assert family.read(desk, one.id).child.born == date(2012, 4, 2)
