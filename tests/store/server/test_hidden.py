"""What a server looks up past its rules gives nothing away: emergencies, case numbers.

Somebody plays the oracle with a plain SQL client: asks and rolls back, types numbers, asks again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from ras_desktop.domain.permission import Role, Tie
from ras_desktop.domain.text import fold
from ras_desktop.store.server.guarded import TABLES
from tests.store.server.test_plain_client import World, client, rows_of

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(600)]

ME = Role.EHC_COORDINATOR
Denied = psycopg.errors.InsufficientPrivilege


class Asking:
    """Somebody with a plain client in an emergency: attempt and opening, as one likes."""

    def __init__(self, world: World, role: Role) -> None:
        self.me = world.people[role]
        self.plain = client(world, role)

    def ask(self, number_: str = "", name_: str = "", born: date | None = None, **but: Any) -> UUID:
        """Writes an attempt down."""
        values = {
            "id": uuid4(), "version": 1, "who": self.me.id, "who_name": self.me.name,
            "team": self.me.team, "at": datetime.now(UTC), "number": number_, "name": name_,
            "born": born, "reason": "The child is in hospital", "looked_by_name": "", **but,
        }  # fmt: skip
        marks = ", ".join(["%s"] * len(values))
        insert = f"INSERT INTO case_sought ({', '.join(values)}) VALUES ({marks})"
        self.plain.execute(insert, [*values.values()])
        return UUID(str(values["id"]))

    def kept(self, *given: Any, **but: Any) -> UUID:
        """The same, for good."""
        attempt = self.ask(*given, **but)
        self.plain.commit()
        return attempt

    def open(self, attempt: UUID, hours: int = 4) -> Any:
        """What comes of it."""
        asked = "SELECT outcome, opened FROM ras.break_glass(%s, %s)"
        return self.plain.execute(asked, (attempt, hours)).fetchone()

    def all_of(self, statement: str, *values: Any) -> Any:
        """What is seen."""
        return self.plain.execute(statement, values).fetchall()

    def sees(self, case: UUID) -> bool:
        """Whether the case is there."""
        return bool(self.all_of("SELECT 1 FROM family_case WHERE id = %s", case))


def case_with(world: World, tie: Tie) -> Any:
    found = (c for i, c in world.cases.items() if world.tie(ME, i) is tie and not c.merged_into)
    return next(found)


@pytest.fixture
def asking(world: World) -> Iterator[Asking]:
    made = Asking(world, ME)
    yield made
    made.plain.close()
    with psycopg.connect(world.team.url) as root:
        root.execute("DELETE FROM case_access WHERE kind = 'glass' AND who = %s", (made.me.id,))
        root.execute("DELETE FROM case_unopened WHERE who = %s", (made.me.id,))
        root.execute("DELETE FROM case_sought WHERE who = %s", (made.me.id,))


def test_an_emergency_needs_an_attempt_that_cannot_be_taken_back(
    world: World, asking: Asking
) -> None:
    other = case_with(world, Tie.OTHER)
    attempt = asking.ask(other.number)
    with pytest.raises(Denied):
        asking.open(attempt)  # in the same transaction: it could be rolled back with its answer
    asking.plain.rollback()
    with pytest.raises(Denied):
        asking.open(attempt)
    asking.plain.rollback()
    attempt = asking.kept(other.number)
    for hours in (0, 25):
        with pytest.raises(Denied):
            asking.open(attempt, hours)
        asking.plain.rollback()
    too_little = ({"reason": "x"}, {"number": "", "name": "Amy"}, {"number": "", "born": None})
    for but in too_little:
        attempt = asking.kept(other.number, **but)
        with pytest.raises(Denied):
            asking.open(attempt)
        asking.plain.rollback()
    of_another = asking.kept(other.number)
    colleague = Asking(world, Role.EARLY_HELP_WORKER)
    with pytest.raises(Denied):
        colleague.open(of_another)
    colleague.plain.close()


def test_what_an_emergency_opens_is_seen_only_once_it_is_told_for_good(
    world: World, asking: Asking
) -> None:
    other = case_with(world, Tie.OTHER)
    attempt = asking.kept(other.number)
    assert asking.open(attempt) == ("opened", other.id)
    assert not asking.sees(other.id)  # whoever rolls back now has read nothing
    asking.plain.rollback()
    assert not asking.sees(other.id)
    child = other.child
    name = f"{child.first_names} {child.last_name}".upper()
    by_name = asking.kept("", name, child.born)
    assert asking.open(by_name) == ("opened", other.id)
    asking.plain.commit()
    assert asking.sees(other.id)
    with psycopg.connect(world.team.url) as root:
        told = root.execute(
            "SELECT verb, what FROM log_entry WHERE kind = 'case_access' AND of_case = %s "
            "AND actor = %s",
            (other.id.hex, asking.me.id.hex),
        ).fetchall()
    assert told == [("sql", "add")]
    with pytest.raises(Denied):
        asking.open(by_name)  # once is enough
    asking.plain.rollback()


def test_a_restricted_case_is_answered_like_none_and_leaves_the_same_traces(
    world: World, asking: Asking
) -> None:
    hidden = case_with(world, Tie.HIDDEN)
    seen = []
    for number in (hidden.number, "2026-00000"):
        attempt = asking.kept(number)
        answer = asking.open(attempt)
        asking.plain.commit()
        entries = "SELECT verb, what, kind, of_case, many FROM log_entry WHERE thing = %s"
        kept = "SELECT opened, looked_at, version FROM case_sought WHERE id = %s"
        counts = [
            asking.all_of(f"SELECT count(*) FROM {each}")
            for each in ("case_access", "family_case", "caseload")
        ]
        seen.append((answer, asking.all_of(entries, str(attempt)), asking.all_of(kept, attempt)))
        seen[-1] += tuple(map(str, counts))
        with pytest.raises(Denied):
            asking.all_of("SELECT 1 FROM case_unopened")
        asking.plain.rollback()
    assert seen[0] == seen[1]
    assert seen[0][0] == ("not_found", None)


def test_too_many_attempts_end_it_whatever_their_moment_is_said_to_be(
    world: World, asking: Asking
) -> None:
    other = case_with(world, Tie.OTHER)
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(10):
        assert asking.open(asking.kept("2026-00000", at=long_ago))[0] == "not_found"
        asking.plain.commit()
    assert asking.open(asking.kept(other.number, at=long_ago)) == ("too_many", None)
    asking.plain.commit()
    assert not asking.sees(other.id)


def test_nobody_lets_themselves_in_without_the_function(world: World, asking: Asking) -> None:
    me, other = asking.me, case_with(world, Tie.OTHER)
    insert = (
        'INSERT INTO case_access (id, version, "case", who, who_name, kind, reason, "by", '
        "by_name, since, until, looked_by_name) VALUES (gen_random_uuid(), 1, %s, %s, %s, "
        "'glass', 'x', %s, %s, now(), now() + interval '1 hour', '')"
    )
    forbidden: tuple[tuple[Role, str, tuple[Any, ...]], ...] = (
        (ME, insert, (other.id, me.id, me.name, me.id, me.name)),
        (ME, "UPDATE case_sought SET opened = gen_random_uuid(), version = version + 1", ()),
        (ME, "DELETE FROM case_sought", ()),
        (ME, "SELECT * FROM ras.fresh", ()),
        (Role.AUDITOR, "SELECT ras.break_glass(gen_random_uuid(), 4)", ()),
        (Role.TEAM_MANAGER, "DELETE FROM case_unopened", ()),
    )
    for role, statement, values in forbidden:
        with client(world, role) as plain, pytest.raises(Denied), plain.transaction():
            plain.execute(statement, values)


# ---------------------------------------------------------------- case numbers


def test_case_numbers_cannot_be_probed(world: World, asking: Asking) -> None:
    """Drawn and rolled back again and again, the same number comes; typed ones are all refused."""
    hidden, seen = case_with(world, Tie.HIDDEN), case_with(world, Tie.TEAM)
    hand_out, drawn = "SELECT ras.hand_out_number(2026)", []
    for _ in range(5):
        drawn += asking.all_of(hand_out)[0]
        asking.plain.rollback()
    drawn += asking.all_of(hand_out)[0]
    asking.plain.commit()
    assert len(set(drawn)) == 1
    assert drawn[0] not in {each.number for each in world.cases.values()}
    typed = (hidden.number, seen.number, "2026-99999", drawn[0])  # the last: of an earlier act
    told = {added_with(asking, world, number, seen) for number in typed}
    assert told == {"42501 ras: numbers are handed out"}
    given = asking.all_of(hand_out)[0][0]
    assert added_with(asking, world, given, seen) == ""
    assert asking.all_of(hand_out)[0][0] != given
    asking.plain.rollback()
    change = "UPDATE family_case SET number = %s, version = version + 1 WHERE id = %s"
    for number in (hidden.number, "2026-99999"):
        with pytest.raises(Denied), asking.plain.transaction():
            asking.all_of(change, number, seen.id)
    assert asking.all_of("SELECT to_regproc('ras.number_taken')") == [(None,)]


def test_a_full_year_gets_longer_numbers(world: World) -> None:
    like = case_with(world, Tie.TEAM)
    with psycopg.connect(world.team.url) as root:
        root.execute("SET LOCAL session_replication_role = replica")  # nothing is counted as used
        drawn = [root.execute("SELECT ras.hand_out_number(2026)").fetchone()[0] for _ in "x"]
        for _ in range(20):
            root.execute(
                "INSERT INTO family_case SELECT (jsonb_populate_record(f, jsonb_build_object("
                "'id', gen_random_uuid(), 'number', %s::text))).* FROM family_case f WHERE id = %s",
                (drawn[-1], like.id),
            )
            drawn.append(root.execute("SELECT ras.hand_out_number(2026)").fetchone()[0])
        root.rollback()
    lengths = [len(each) for each in drawn]
    assert len(set(drawn)) == 21
    assert max(lengths[:19]) == 10
    assert lengths[-1] == 11


def added_with(asking: Asking, world: World, number: str, like: Any) -> str:
    """Adds a case with a number; what is said."""
    (row,) = (r for r in rows_of(world, TABLES[0], UUID(int=0)).values() if r.id == like.id)
    content = json.dumps({**row.content, "id": str(uuid4()), "number": number})
    try:
        with asking.plain.transaction():
            asking.plain.execute(
                "INSERT INTO family_case SELECT * FROM "
                "jsonb_populate_record(NULL::family_case, %s::jsonb)",
                (content,),
            )
    except psycopg.Error as error:
        return f"{error.sqlstate} {error.diag.message_primary}"
    return ""


def test_names_are_folded_on_the_server_as_in_the_program(world: World) -> None:
    names = ["Zoë O’Brien-Łukasik", "  ANNE  MARIE ", "Jürgen Straße", "Đorđe Þór Ægir", "d'Arcy",
             "Nguyễn Thị", "Ioánnis Σίσυφος", "J. R. Smith", "Mary\u200dAnn Lee", "Ó Dónaill",
             "Søren Kıvanç", "Jo\u0308rg", "Ali—Reza"]  # fmt: skip
    names += [each.child.first_names + " " + each.child.last_name for each in world.cases.values()]
    with psycopg.connect(world.team.url) as root:
        for each in names:
            assert root.execute("SELECT ras.fold(%s)", (each,)).fetchone() == (fold(each),), each
