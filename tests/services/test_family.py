"""Cases: added once, changed under a lock, held, closed, reopened, handed over, linked."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from ras_desktop.domain.address import Address
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import (
    CaseState,
    Child,
    EhcStatus,
    LegalFlag,
    PlanBasis,
    Sex,
)
from ras_desktop.domain.path import PATH, Stage, Standing
from ras_desktop.domain.permission import Role
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.text import LONGEST
from ras_desktop.services import caseload, family, request
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk
from ras_desktop.store.family import next_number
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import a_case, seeded
from tests.helpers.families import AMY, BORN, HOSTILE, added, asked
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

TODAY = date(2026, 11, 23)
MakeDesk = Callable[..., SetDesk]


def changed(done: object) -> set[str]:
    return {each.kind for each in done.changed}  # type: ignore[attr-defined]


FULL = Child(
    "Zoë Anne", "O’Brien-Łukasik", "Zed", BORN, Sex.FEMALE, "girl", "943 476 5919", "LCS-77",
    Address("Flat 2\n1 Hill Road", "Wath", "S63 7AB", "Wath"), "mother and two brothers",
    "one parent", "White British", "none", "English", True, "signs, pictures", "Thorn Hill",
    "Year 5", "autism", "high", True, EhcStatus.ISSUED, date(2020, 1, 5), date(2027, 1, 5),
    PlanBasis.EHC_PLAN, (LegalFlag.IN_CARE, LegalFlag.SHORT_BREAKS_S20),
)  # fmt: skip


def test_a_case_is_read_back_as_it_was_added(desk: Desk) -> None:
    done = family.add(desk, family.new_id(), FULL, existing_package=True)
    case = done.value
    assert family.read(desk, case.id) == case
    assert case.child == FULL
    assert case.existing_package
    assert (case.state, case.opened_on, case.worker) == (CaseState.OPEN, TODAY, desk.actor.id)
    assert (case.team, case.version) == ("North", 1)
    assert changed(done) == {"family", "caseload"}


def test_case_numbers_run_within_the_year(desk: SetDesk) -> None:
    given = [added(desk).number for _ in range(3)]
    assert len(set(given)) == 3
    assert all(re.fullmatch(r"2026-\d{5}", number) for number in given)
    desk.clock.forward(days=60)
    assert added(desk).number.startswith("2027-")


def test_a_number_that_is_taken_is_drawn_again_and_a_full_year_gets_longer_ones(
    file_desk: SetDesk,
) -> None:
    taken = int(added(file_desk).number.partition("-")[2])
    free = (taken + 1) % 100_000
    with file_desk.act("family.add") as work:
        drawn = iter([taken, taken, free])
        assert next_number(work.session, 2026, lambda _: next(drawn)) == f"2026-{free:05d}"
        full = next_number(work.session, 2026, lambda below: taken if below == 100_000 else 7)
        assert full == "2026-000007"


def test_two_people_who_add_at_once_get_two_numbers(desk: Desk, desk_of: MakeDesk) -> None:
    desks = [desk, desk_of(Role.TEAM_MANAGER), desk_of(Role.SOCIAL_WORKER, name="Sam Hale")]
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda at: [added(at).number for _ in range(5)], desks))
    numbers = [number for each in found for number in each]
    assert len(set(numbers)) == 15


def test_fifty_clicks_add_one_case(desk: Desk) -> None:
    id_ = family.new_id()
    made = [family.add(desk, id_, AMY, request=asked()) for _ in range(50)]
    assert {done.value.id for done in made} == {id_}
    assert len({done.value.number for done in made}) == 1
    assert caseload.find(desk, Search()).count == 1
    assert len(request.of_case(desk, id_)) == 1
    assert changed(made[-1]) == set()


def test_a_child_without_a_request_is_known_by_name_and_birth(desk: Desk) -> None:
    codes = refused(lambda: family.add(desk, family.new_id(), Child("Amy")))
    assert codes == ["family.last_name.missing", "family.born.missing"]
    assert caseload.find(desk, Search()).count == 0


def test_a_request_may_come_first_with_one_name(desk: Desk) -> None:
    done = family.add(desk, family.new_id(), Child("Amy"), request=asked())
    page = family.page(desk, done.value.id)
    assert page.stage is Stage.REQUEST
    assert page.next.code == "request.decide"
    assert {each.code for each in page.missing} == {
        "family.last_name.missing",
        "family.born.missing",
    }
    assert changed(done) == {"family", "request", "caseload"}


def test_everything_wrong_with_child_and_request_is_said_at_once(desk: Desk) -> None:
    bad = asked(date(2026, 12, 24), " ")
    codes = refused(lambda: family.add(desk, family.new_id(), Child(), request=bad))
    assert "family.name.missing" in codes
    assert "request.made_by.missing" in codes
    assert "request.made_on.future" in codes


def test_nothing_is_kept_of_an_act_that_fails_halfway(desk: Desk) -> None:
    first = added(desk)
    taken = asked()
    request.log(desk, first.id, taken)
    with pytest.raises(StaleCopy):
        family.add(desk, family.new_id(), AMY, request=replace(taken, made_by="Sam"))
    assert caseload.find(desk, Search()).count == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was_typed(desk: Desk, text: str) -> None:
    case = added(desk, text, text, household=text, address=Address(text, text, "S63 7AB", text))
    kept = family.read(desk, case.id).child
    expected = text.replace("e\u0301", "é")
    assert (kept.first_names, kept.household, kept.address.lines) == (expected,) * 3
    assert caseload.find(desk, Search(text)).count == 1


def test_a_hundred_thousand_characters_come_back(desk: Desk) -> None:
    long = "ä" * LONGEST
    case = added(desk, household=long)
    assert family.read(desk, case.id).child.household == long
    codes = refused(lambda: added(desk, household=long + "x"))
    assert codes == ["text.too_long"]


def test_a_changed_record_is_kept_and_found_by_its_new_name(desk: Desk) -> None:
    case = added(desk)
    done = family.save(desk, replace(case, child=replace(case.child, last_name="Marsh")))
    assert done.value.version == case.version + 1
    assert caseload.find(desk, Search("marsh")).count == 1
    assert caseload.find(desk, Search("fenwick")).count == 0


def test_only_the_child_is_taken_from_the_copy(desk: Desk) -> None:
    case = added(desk)
    copy = replace(
        case, child=AMY, number="1", state=CaseState.DIED, worker=None, merged_into=case.id
    )
    kept = family.save(desk, copy).value
    assert kept == replace(case, child=AMY, version=2)


def test_saving_the_same_again_changes_nothing(desk: Desk) -> None:
    case = added(desk)
    done = family.save(desk, case)
    assert done.value.version == case.version
    assert done.changed == ()


def test_a_stale_copy_is_shown_beside_the_other_and_nothing_is_overwritten(
    desk: Desk, desk_of: MakeDesk
) -> None:
    case = added(desk)
    theirs = replace(case, child=replace(case.child, school="Thorn Hill"))
    family.save(desk_of(Role.TEAM_MANAGER), theirs)
    mine = replace(case, child=replace(case.child, school="Rawmarsh"))
    with pytest.raises(StaleCopy) as stale:
        family.save(desk, mine)
    assert stale.value.theirs.child.school == "Thorn Hill"
    assert stale.value.mine.child.school == "Rawmarsh"
    assert family.read(desk, case.id).child.school == "Thorn Hill"


def test_a_fault_in_a_record_is_refused(desk: Desk) -> None:
    case = added(desk)
    wrong = replace(case, child=replace(case.child, nhs_number="1234567890"))
    assert refused(lambda: family.save(desk, wrong)) == ["family.nhs_number.wrong"]


def test_who_only_reads_changes_nothing(desk: Desk, desk_of: MakeDesk) -> None:
    case = added(desk)
    auditor = desk_of(Role.AUDITOR)
    assert family.read(auditor, case.id) == case
    assert refused(lambda: family.save(auditor, case)) == ["permission.role"]
    assert refused(lambda: added(auditor)) == ["permission.role"]
    assert refused(lambda: family.hold(auditor, case, "x", TODAY)) == ["permission.role"]


def test_what_is_not_there_is_said_to_be_gone(desk: Desk) -> None:
    with pytest.raises(Gone):
        family.read(desk, uuid4())
    with pytest.raises(Gone):
        family.page(desk, uuid4())


def test_a_case_is_held_closed_and_opened_again(desk: Desk) -> None:
    case = added(desk)
    held = family.hold(desk, case, "In hospital until January", TODAY).value
    assert (held.state, held.state_reason) == (CaseState.ON_HOLD, "In hospital until January")
    shut = family.close(desk, held, CaseState.MOVED_AWAY, "To Leeds", TODAY).value
    assert caseload.find(desk, Search()).count == 0
    open_ = family.reopen(desk, shut, "Came back", TODAY).value
    assert open_.state is CaseState.OPEN
    assert caseload.find(desk, Search()).count == 1
    states = [(each.state, each.reason) for each in family.states(desk, case.id)]
    assert sorted(states) == sorted(
        [
            (CaseState.OPEN, ""),
            (CaseState.ON_HOLD, "In hospital until January"),
            (CaseState.MOVED_AWAY, "To Leeds"),
            (CaseState.OPEN, "Came back"),
        ]
    )


def test_a_second_click_on_close_writes_nothing_more(desk: Desk) -> None:
    case = added(desk)
    first = family.close(desk, case, CaseState.ENDED, "Adult services", TODAY)
    second = family.close(desk, case, CaseState.ENDED, "Adult services", TODAY)
    assert second.value == first.value
    assert second.changed == ()
    assert len(family.states(desk, case.id)) == 2


@pytest.mark.parametrize(
    ("reason", "day", "code"),
    [
        (" ", TODAY, "family.state.reason_missing"),
        ("Moved", date(2026, 11, 24), "family.state.future"),
    ],
)
def test_closing_needs_a_reason_and_a_day(desk: Desk, reason: str, day: date, code: str) -> None:
    case = added(desk)
    assert code in refused(lambda: family.close(desk, case, CaseState.ENDED, reason, day))


def test_a_closed_case_is_not_changed_before_it_is_opened(desk: Desk) -> None:
    case = family.close(desk, added(desk), CaseState.ENDED, "Adult services", TODAY).value
    assert refused(lambda: family.save(desk, replace(case, child=AMY))) == ["permission.state"]
    assert refused(lambda: family.hold(desk, case, "x", TODAY)) == ["permission.state"]


def test_an_open_case_is_not_reopened_and_open_does_not_close(desk: Desk) -> None:
    case = added(desk)
    assert refused(lambda: family.reopen(desk, case, "x", TODAY)) == ["permission.state"]
    with pytest.raises(ValueError, match="does not close"):
        family.close(desk, case, CaseState.OPEN, "x", TODAY)


def test_what_follows_is_told_before_it_is_confirmed(desk: Desk) -> None:
    case = added(desk, ehc_status=EhcStatus.ISSUED, ehc_next_review=date(2027, 1, 5))
    request.log(desk, case.id, asked())
    family.link_sibling(desk, case.id, added(desk, "Bo").id)
    found = family.what_follows(desk, case.id, CaseState.ENDED, TODAY)
    assert [each.code for each in found] == [
        "closing.requests",
        "closing.review",
        "closing.siblings",
        "closing.kept",
    ]
    assert family.read(desk, case.id) == case


def test_a_case_is_handed_over_and_who_held_it_is_kept(desk: SetDesk, desk_of: MakeDesk) -> None:
    case = added(desk)
    other = desk_of(Role.SOCIAL_WORKER, name="Sam Hale", team="South")
    desk.clock.forward(days=10)
    day = date(2026, 12, 1)
    kept = family.hand_over(desk, case, other.actor.id, "South", day).value
    assert (kept.worker, kept.team) == (other.actor.id, "South")
    page = family.page(desk, case.id)
    assert page.worker == "Sam Hale"
    spells = [(each.worker_name, each.since, each.until) for each in page.workers]
    assert spells == [("Sam Hale", day, None), ("Robin Ashdown", TODAY, day)]
    line = caseload.find(desk, Search()).rows[0]
    assert (line.worker_name, line.team) == ("Sam Hale", "South")
    again = family.hand_over(desk, case, other.actor.id, "South", day)
    assert again.changed == ()
    assert len(family.page(desk, case.id).workers) == 2


def test_a_case_can_wait_for_a_worker_in_a_team(desk: Desk) -> None:
    kept = family.hand_over(desk, added(desk), None, "South", TODAY).value
    page = family.page(desk, kept.id)
    assert page.worker == ""
    assert page.workers[0].until == TODAY


@pytest.mark.parametrize(
    ("worker", "team", "since", "code"),
    [
        (None, " ", TODAY, "family.worker.missing"),
        (uuid4(), "South", TODAY, "family.worker.unknown"),
        (None, "South", date(2026, 11, 24), "family.worker.since_future"),
        (None, "South", date(2026, 11, 22), "family.worker.before_opened"),
    ],
)
def test_a_hand_over_that_cannot_be(
    desk: Desk, worker: object, team: str, since: date, code: str
) -> None:
    case = added(desk)
    assert refused(lambda: family.hand_over(desk, case, worker, team, since)) == [code]  # type: ignore[arg-type]


def test_a_case_is_not_given_to_nobody_who_exists(desk: Desk) -> None:
    codes = refused(lambda: family.add(desk, family.new_id(), AMY, worker=uuid4()))
    assert codes == ["family.worker.unknown"]


def test_siblings_are_linked_both_ways_once(desk: Desk) -> None:
    amy, bo = added(desk), added(desk, "Bo", born=date(2012, 1, 1))
    done = family.link_sibling(desk, amy.id, bo.id)
    assert done.value
    assert {each.case for each in done.changed} == {amy.id, bo.id}
    assert not family.link_sibling(desk, bo.id, amy.id).value
    assert [each.name for each in family.page(desk, amy.id).siblings] == ["Bo Fenwick"]
    assert [each.case for each in family.page(desk, bo.id).siblings] == [amy.id]
    assert family.unlink_sibling(desk, bo.id, amy.id).value
    assert not family.unlink_sibling(desk, bo.id, amy.id).value
    assert family.page(desk, amy.id).siblings == ()
    assert refused(lambda: family.link_sibling(desk, amy.id, amy.id)) == ["family.link.same"]


def test_a_new_page_has_a_path_and_says_what_to_do_next(desk: Desk) -> None:
    page = family.page(desk, added(desk).id)
    assert tuple(mark.stage for mark in page.marks) == PATH
    assert page.marks[0].standing is Standing.NOW
    assert (page.stage, page.next.code, page.age) == (Stage.ASSESSMENT, "needs.record", 11)
    assert (page.amount, page.due, page.missing, page.standing) == (None, (), (), "open")
    assert not page.right_to_ask


def test_a_page_shows_the_right_to_ask_and_the_next_review(desk: Desk) -> None:
    case = added(desk, ehc_status=EhcStatus.ISSUED, ehc_next_review=date(2027, 1, 5))
    page = family.page(desk, case.id)
    assert page.right_to_ask
    assert [(each.code, each.day) for each in page.due] == [("due.ehc_review", date(2027, 1, 5))]


def test_a_case_is_not_reopened_before_it_was_closed(desk: Desk) -> None:
    case = added(desk)
    closed = family.close(desk, case, CaseState.MOVED_AWAY, "Moved to Leeds", TODAY).value
    before = TODAY - timedelta(days=1)
    assert refused(lambda: family.reopen(desk, closed, "Back again", before)) == [
        "family.state.before"
    ]


def test_a_case_is_not_handed_over_before_it_was_handed_over(desk: Desk) -> None:
    case = a_case(desk, opened_on=date(2026, 1, 5))
    me = desk.actor.id
    south = family.hand_over(desk, case, me, "South", date(2026, 10, 1)).value
    assert refused(lambda: family.hand_over(desk, south, None, "North", date(2026, 3, 1))) == [
        "family.worker.before_last"
    ]
    family.hand_over(desk, south, None, "North", date(2026, 10, 1))


def test_the_notice_is_as_long_as_the_policy_in_force_says(desk: Desk) -> None:
    case = added(desk)
    with desk.read() as look:
        assert family._facts(look, case).notice_months == 3
    seeded(desk)
    with desk.read() as look:
        policy = schemes.part_in_force(desk, EditionKind.POLICY, TODAY)
        said = policy.months(PolicyCode.NOTICE, TODAY)
        assert family._facts(look, case).notice_months == said
