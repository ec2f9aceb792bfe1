"""Emergencies: what is opened for how long, what is told to whom, what is kept back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from ras_desktop.domain.access import MOST_ATTEMPTS, AccessKind, Sought
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.domain.today import Kind
from ras_desktop.services import access, caseload, emergency, family, note, today
from ras_desktop.services.desk import Desk
from ras_desktop.services.log import verify
from ras_desktop.services.today import Whose
from ras_desktop.store.trouble import Gone
from tests.helpers.families import BORN, added
from tests.helpers.refusals import refused
from tests.helpers.restricted import NEED, MakeDesk, shut
from tests.helpers.stores import SetClock, SetDesk


@pytest.fixture
def clock() -> SetClock:
    """Begins now: for how long an emergency lasts a server goes by its own clock."""
    return SetClock(datetime.now(UTC))


@pytest.mark.parametrize("how", ["number", "typed number", "name"])
def test_another_teams_case_is_opened_in_an_emergency_for_four_hours(
    case: Case, outsider: SetDesk, how: str
) -> None:
    sought = {
        "number": Sought(case.number),
        "typed number": Sought(f" {case.number.replace('-', ' ')} "),
        "name": Sought(name="amy FENWICK", born=BORN),
    }[how]
    done = emergency.break_glass(outsider, sought, NEED)
    assert done.value.case == case.id
    assert done.value.access is not None
    assert done.value.access.kind is AccessKind.GLASS
    assert emergency.break_glass(outsider, sought, NEED).value.access == done.value.access
    held = family.read(outsider, case.id)
    assert outsider.tie(case.id) is Tie.GLASS
    assert caseload.find(outsider, Search()).count == 1
    note.save(outsider, case.id, Note(uuid4(), NoteKind.PHONE, outsider.today(), "Rang the ward"))
    assert refused(lambda: family.save(outsider, held)) == ["permission.glass"]
    outsider.clock.forward(hours=3.9)
    assert family.read(outsider, case.id) == held
    outsider.clock.forward(hours=0.2)
    with pytest.raises(Gone):
        family.read(outsider, case.id)
    assert caseload.find(outsider, Search()).count == 0


@pytest.mark.parametrize(
    ("sought", "reason", "codes"),
    [
        (Sought(), NEED, ["access.sought.missing"]),
        (Sought(name="Amy"), NEED, ["access.sought.name", "access.sought.born"]),
        (Sought(name="Amy Fenwick"), NEED, ["access.sought.born"]),
        (Sought("2026-00000"), "", ["access.reason.missing"]),
        (Sought("2026-00000"), "Need it", ["access.reason.short"]),
        (Sought("nothing"), NEED, ["access.not_found"]),
        (Sought(name="Amy Fenwick", born=date(2015, 4, 3)), NEED, ["access.not_found"]),
        (Sought(name="Amy Fenw", born=BORN), NEED, ["access.not_found"]),
    ],
)  # fmt: skip
def test_what_an_emergency_needs(
    case: Case, outsider: SetDesk, sought: Sought, reason: str, codes: list[str]
) -> None:
    assert refused(lambda: emergency.break_glass(outsider, sought, reason)) == codes


def test_a_restricted_case_cannot_be_opened_in_an_emergency_and_the_answer_is_the_same(
    case: Case, worker: SetDesk, manager: SetDesk, outsider: SetDesk
) -> None:
    emergency.break_glass(outsider, Sought(case.number), NEED)
    shut(manager, case, worker)
    with pytest.raises(Gone):
        family.read(outsider, case.id)
    nothing = refused(lambda: emergency.break_glass(outsider, Sought("2026-00000"), NEED))
    assert refused(lambda: emergency.break_glass(outsider, Sought(case.number), NEED)) == nothing
    by_name = Sought(name="Amy Fenwick", born=BORN)
    assert refused(lambda: emergency.break_glass(outsider, by_name, NEED)) == nothing


def test_two_children_of_one_name_and_birth_are_told_apart_by_number(
    case: Case, worker: SetDesk, manager: SetDesk, outsider: SetDesk
) -> None:
    twin = added(worker)
    by_name = Sought(name="Amy Fenwick", born=BORN)
    assert refused(lambda: emergency.break_glass(outsider, by_name, NEED)) == ["access.several"]
    shut(manager, twin, worker)
    assert emergency.break_glass(outsider, by_name, NEED).value.case == case.id


def test_a_case_within_reach_is_opened_without_an_emergency(case: Case, worker: SetDesk) -> None:
    done = emergency.break_glass(worker, Sought(case.number), NEED)
    assert (done.value.case, done.value.access, done.changed) == (case.id, None, ())


def test_the_managers_of_the_team_are_told_until_one_of_them_has_looked(
    case: Case, manager: SetDesk, outsider: SetDesk, worker: SetDesk, desk_of: MakeDesk
) -> None:
    def told(at: Desk) -> list[UUID | None]:
        found = today.read(at, Whose.MY).matters
        return [each.case for each in found if each.kind is Kind.GLASS]

    opened = emergency.break_glass(outsider, Sought(case.number), NEED).value.access
    assert opened is not None
    second = desk_of(Role.TEAM_MANAGER, name="Nia Frost", team="North")
    elsewhere = desk_of(Role.TEAM_MANAGER, name="Ole Berg", team="South")
    assert told(manager) == told(second) == [case.id]
    assert told(elsewhere) == told(worker) == told(outsider) == []
    (shown,) = access.who_may_see(manager, case.id).emergencies
    assert (shown.reason, shown.who_name, shown.looked_at) == (NEED, "Kit Lowe", None)
    with pytest.raises(Gone):
        emergency.look_at(elsewhere, opened.id)
    kept = emergency.look_at(manager, opened.id).value
    assert (kept.looked_by_name, kept.looked_at) == ("Mo Reed", manager.now())
    assert emergency.look_at(second, opened.id).value == kept
    assert told(manager) == told(second) == []


def test_nobody_looks_at_their_own_emergency(case: Case, desk_of: MakeDesk) -> None:
    south = desk_of(Role.TEAM_MANAGER, name="Ole Berg", team="South")
    opened = emergency.break_glass(south, Sought(case.number), NEED).value.access
    assert opened is not None
    assert refused(lambda: emergency.look_at(south, opened.id)) == ["permission.glass"]
    moved = SetDesk(south.store, replace(south.actor, team="North"), south.clock)
    assert refused(lambda: emergency.look_at(moved, opened.id)) == ["permission.own_work"]


def test_hours_are_the_councils_own(desk: SetDesk) -> None:
    assert emergency.open_hours(desk) == emergency.HOURS


# ---------------------------------------------------------------- attempts that open nothing


def waiting(at: Desk) -> list[tuple[UUID | None, str, str]]:
    found = today.read(at, Whose.MY).matters
    return [(each.case, each.name, each.worker) for each in found if each.kind is Kind.SOUGHT]


def ask_for(desk: Desk, number: str) -> None:
    with pytest.raises(Refused):
        emergency.break_glass(desk, Sought(number), NEED)


def test_the_askers_managers_are_told_of_what_was_not_found_until_one_has_looked(
    case: Case, outsider: SetDesk, manager: SetDesk, worker: SetDesk, desk_of: MakeDesk
) -> None:
    theirs = desk_of(Role.TEAM_MANAGER, name="Ole Berg", team="South")
    second = desk_of(Role.TEAM_MANAGER, name="Ada Finch", team="South")
    ask_for(outsider, "2026 00000")
    assert waiting(theirs) == waiting(second) == [(None, "2026-00000", "Kit Lowe")]
    assert waiting(manager) == waiting(worker) == waiting(outsider) == []
    (matter,) = [m for m in today.read(theirs, Whose.MY).matters if m.kind is Kind.SOUGHT]
    id_ = UUID(matter.subject)
    assert emergency.attempt(theirs, id_).reason == NEED
    with pytest.raises(Gone):
        emergency.look_at_attempt(manager, id_)
    emergency.look_at_attempt(theirs, id_)
    assert waiting(theirs) == waiting(second) == []
    emergency.look_at_attempt(second, id_)  # twice changes nothing


def test_whoever_knows_of_the_restricted_case_that_was_meant_is_told_and_nobody_else_learns_it(
    case: Case, outsider: SetDesk, manager: SetDesk, worker: SetDesk, desk_of: MakeDesk
) -> None:
    theirs = desk_of(Role.TEAM_MANAGER, name="Ole Berg", team="South")
    shut(manager, case, worker)
    ask_for(outsider, case.number)
    assert waiting(manager) == [(case.id, "Fenwick, Amy", "Kit Lowe")]
    assert waiting(theirs) == [(None, case.number, "Kit Lowe")]
    (matter,) = [m for m in today.read(manager, Whose.MY).matters if m.kind is Kind.SOUGHT]
    id_ = UUID(matter.subject)
    assert emergency.attempt(manager, id_).case == case.id
    assert emergency.attempt(theirs, id_).case is None
    emergency.look_at_attempt(manager, id_)
    assert waiting(manager) == []
    assert waiting(theirs) == [(None, case.number, "Kit Lowe")]  # neither learns of the other
    access.name_person(manager, case.id, outsider.actor.id, "Rang me, child is in hospital")
    assert emergency.break_glass(outsider, Sought(case.number), NEED).value.case == case.id


def test_every_attempt_is_in_the_log_and_opened_ones_wait_for_the_managers_of_the_case(
    case: Case, outsider: SetDesk, manager: SetDesk, desk_of: MakeDesk
) -> None:
    theirs = desk_of(Role.TEAM_MANAGER, name="Ole Berg", team="South")
    ask_for(outsider, "2026-00000")
    opened = emergency.break_glass(outsider, Sought(case.number), NEED).value.access
    assert waiting(theirs) == [(None, "2026-00000", "Kit Lowe")]
    with outsider.root.reading() as look:
        told = look.connection().exec_driver_sql(
            "SELECT what, kind, thing, of_case FROM log_entry WHERE verb = 'case.break_glass' "
            "ORDER BY number"
        )
        entries = [tuple(each) for each in told]
        past = look.connection().exec_driver_sql(
            "SELECT count(*) FROM log_entry WHERE verb = 'sql'"
        )
        assert past.scalar_one() == 0
    assert opened is not None
    assert [each[:2] for each in entries].count(("add", "case_sought")) == 2
    assert ("add", "case_access", str(opened.id), case.id.hex) in entries
    assert verify(desk_of(Role.AUDITOR)).broken is None


def test_after_ten_that_opened_nothing_a_manager_is_asked(case: Case, outsider: SetDesk) -> None:
    for _ in range(MOST_ATTEMPTS):
        ask_for(outsider, "2026-00000")
    needs = Sought(case.number)
    assert refused(lambda: emergency.break_glass(outsider, needs, NEED)) == ["access.too_many"]
    outsider.clock.forward(days=1.1)
    if not outsider.store.on_server:  # a server goes by its own clock
        assert emergency.break_glass(outsider, needs, NEED).value.case == case.id
