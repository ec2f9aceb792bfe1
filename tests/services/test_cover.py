"""Covering a colleague opens their cases for these days, and nothing else; no restricted one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.access import Ground
from ras_desktop.domain.caseload import Filters, Search, Whose
from ras_desktop.domain.cover import Cover
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.panel import Forum, LineVerdict
from ras_desktop.domain.panel_put import PutState
from ras_desktop.domain.permission import Role
from ras_desktop.domain.trouble import Trouble
from ras_desktop.services import (
    access,
    caseload,
    cover,
    family,
    note,
    panel,
    panel_decision,
    request,
    today,
)
from ras_desktop.store.cover import COVERS
from ras_desktop.store.family import CASES
from ras_desktop.store.panel import PUTS
from ras_desktop.store.trouble import Gone
from tests.helpers.families import added, asked
from tests.helpers.panel import assistant_only, people, put
from tests.helpers.refusals import refused


@pytest.fixture
def team(desk, desk_of):
    """The real day, since a server has its own; a worker in North, a colleague in South."""
    desk.clock.set(datetime.now(UTC).replace(hour=9, minute=0))
    kit = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team="North")
    ann = desk_of(Role.FAMILY_SUPPORT_WORKER, name="Ann Bell", team="South")
    boss = desk_of(Role.TEAM_MANAGER, name="Mo Reed", team="North")
    return kit, ann, boss


def arranged(by, kit, ann, first: int = 0, last: int = 5, notes: str = "Ring Jo on Monday"):
    day = by.today()
    return cover.arrange(
        by, kit.actor.id, ann.actor.id, day + timedelta(days=first), day + timedelta(days=last),
        notes,
    ).value  # fmt: skip


def sees(desk, case) -> bool:
    """Through the gate, in the list and, on a server, past the program."""
    try:
        family.read(desk, case.id)
        read = True
    except (Gone, Refused):
        read = False
    caseload.others_changed(desk)
    listed = caseload.find(desk, Search(filters=Filters(Whose.COVER))).rows
    assert (case.id in {each.id for each in listed}) is read
    if desk.store.on_server:
        with desk.store.reading() as session:
            assert (CASES.find(session, case.id) is not None) is read
    return read


def test_for_these_days_the_colleague_sees_and_changes_what_the_worker_may(team):
    kit, ann, _boss = team
    case, other = added(kit, "Amy"), added(_boss, "Ben")
    assert not sees(ann, case)
    held = arranged(kit, kit, ann)
    assert sees(ann, case)
    assert not sees(ann, other), "what the colleague does not hold stays the team's"
    held_case = family.read(ann, case.id)
    child = replace(held_case.child, school="Wath")
    assert family.save(ann, replace(held_case, child=child)).value.child.school == "Wath"
    note.save(ann, case.id, Note(uuid4(), NoteKind.PHONE, ann.today(), "Rang Jo"))
    assert [each.notes for each in cover.now(ann)] == ["Ring Jo on Monday"]
    cover.end(kit, held.id)
    assert not sees(ann, case)
    with pytest.raises((Gone, Refused)):
        note.save(ann, case.id, Note(uuid4(), NoteKind.PHONE, ann.today(), "Again"))


def test_neither_before_nor_after(team):
    kit, ann, _boss = team
    case = added(kit, "Amy")
    arranged(kit, kit, ann, first=1, last=2)
    assert not sees(ann, case)
    assert cover.now(ann) == ()
    with pytest.raises((Gone, Refused)):
        note.save(ann, case.id, Note(uuid4(), NoteKind.PHONE, ann.today(), "Early"))
    kit.clock.forward(days=3)
    with pytest.raises((Gone, Refused)):
        family.read(ann, case.id)


def test_a_restricted_case_stays_with_the_people_named_for_it(team):
    kit, ann, boss = team
    case = added(kit, "Amy")
    arranged(kit, kit, ann)
    access.restrict(
        boss, family.read(boss, case.id), Ground.SAFEGUARDING, "Told by police",
        [kit.actor.id, boss.actor.id],
    )  # fmt: skip
    assert not sees(ann, case)
    with pytest.raises(Gone):
        family.read(ann, case.id)


def test_a_cover_hands_nothing_on(team, desk_of):
    """Whoever covers for the colleague who covers sees the colleague's own cases only."""
    kit, ann, _boss = team
    case, mine = added(kit, "Amy"), added(ann, "Own")
    arranged(kit, kit, ann)
    lee = desk_of(Role.SOCIAL_WORKER, name="Lee Moss", team="West")
    arranged(ann, ann, lee)
    assert not sees(lee, case)
    assert sees(lee, mine)


def test_a_case_that_is_handed_on_meanwhile_is_no_longer_covered(team):
    kit, ann, boss = team
    case = added(kit, "Amy")
    arranged(kit, kit, ann)
    assert sees(ann, case)
    family.hand_over(boss, family.read(boss, case.id), boss.actor.id, "North", boss.today())
    assert not sees(ann, case)


def test_today_has_what_waits_in_the_cases_that_one_covers(team):
    kit, ann, _boss = team
    case = added(kit, "Amy")
    request.log(kit, case.id, asked(kit.today()))
    assert today.read(ann, Whose.COVER).matters == ()
    arranged(kit, kit, ann)
    caseload.others_changed(ann)
    (matter,) = today.read(ann, Whose.COVER).matters
    assert (matter.case, matter.worker) == (case.id, "Kit Lowe")
    assert today.read(ann, Whose.MY).matters == ()


# who arranges | for whom | whether it is allowed
RIGHTS = (
    ("kit", "kit", True),
    ("kit", "lee", False),  # a worker for a colleague of the same team
    ("ann", "kit", False),
    ("boss", "kit", True),
    ("boss", "boss", True),
    ("boss", "ann", False),  # another team's
    ("fay", "kit", False),
    ("fay", "fay", False),
    ("ada", "kit", False),
)


@pytest.mark.parametrize(("who", "absent", "allowed"), RIGHTS)
def test_who_arranges_a_cover_for_whom(team, desk_of, who, absent, allowed):
    kit, ann, boss = team
    people = {
        "kit": kit, "ann": ann, "boss": boss,
        "lee": desk_of(Role.SOCIAL_WORKER, name="Lee Moss", team="North"),
        "fay": desk_of(Role.FINANCE, name="Fay Reed", team="North"),
        "ada": desk_of(Role.ADMINISTRATOR, name="Ada Byrne", team="North"),
    }  # fmt: skip
    covering = ann if absent != "ann" else kit
    if allowed:
        held = arranged(people[who], people[absent], covering)
        cover.end(people[who], held.id)
    else:
        with pytest.raises(Refused):
            arranged(people[who], people[absent], covering)


def test_who_is_no_part_of_it_neither_sees_nor_ends_it(team, desk_of):
    kit, ann, boss = team
    held = arranged(kit, kit, ann, notes="Amy Fenwick's mother is ill")
    lee = desk_of(Role.SOCIAL_WORKER, name="Lee Moss", team="North")
    assert cover.read(lee).covers == ()
    with pytest.raises(Gone):
        cover.end(lee, held.id)
    with pytest.raises(Refused):
        cover.end(ann, held.id)
    assert [each.id for each in cover.read(boss).covers] == [held.id]
    assert [each.id for each in cover.read(ann).covers] == [held.id]
    with pytest.raises(Gone):
        cover.end(kit, UUID(int=5))


def test_ended_twice_changes_nothing_and_what_was_arranged_stays(team):
    kit, ann, boss = team
    held = arranged(kit, kit, ann)
    once = cover.end(boss, held.id).value
    assert (once.ended_on, once.ended_by_name) == (boss.today(), "Mo Reed")
    assert cover.end(kit, held.id).value == once


def test_a_server_refuses_a_cover_that_a_client_writes_past_the_program(team):
    """A worker who opens a manager's or a stranger's cases to themselves by a row of their own."""
    kit, ann, _boss = team
    if not kit.store.on_server:
        pytest.skip("a case file has one program")
    day, me = ann.today(), ann.actor
    forged = Cover(
        uuid4(), kit.actor.id, "Kit Lowe", me.id, me.name, day, day, "", me.id, me.name, ann.now()
    )
    with pytest.raises(Trouble), ann.store.writing() as session:
        COVERS.put(session, forged)


def test_who_covers_for_the_worker_decides_nothing_of_theirs_on_these_days(desk, desk_of):
    """A manager who stands in for the worker would be both who asks and who decides."""
    desk.clock.set(datetime.now(UTC).replace(hour=9, minute=0))
    who = people(desk, desk_of)
    waits = put(who)
    first, second = waits.question.lines
    lines = (
        LineVerdict(first.line, Money(200_000), first.units, "Two afternoons less"),
        LineVerdict(second.line, ZERO, second.units * 0, "Her school has a club now"),
    )
    starts = who.manager.today() + timedelta(days=40)
    asked = assistant_only(waits, forum=Forum.MANAGER, lines=lines, starts=starts)
    draft = panel_decision.keep(who.manager, asked).value
    held = arranged(who.manager, who.worker, who.manager)
    assert panel.of_case(who.manager, waits.case).own
    assert panel_decision.open_(who.manager, waits.id).own
    assert refused(lambda: panel_decision.seal(who.manager, draft.id)) == ["permission.own_work"]
    if desk.store.on_server:
        with (
            pytest.raises(DBAPIError, match="state stays"),
            who.manager.store.writing() as session,
        ):
            PUTS.put(session, replace(PUTS.get(session, waits.id), state=PutState.DECIDED))
    cover.end(who.manager, held.id)
    assert panel_decision.seal(who.manager, draft.id).value.is_sealed
