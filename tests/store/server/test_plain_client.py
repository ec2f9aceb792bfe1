"""A plain SQL client of every role sees and changes no more rows, and no fewer, than the program.

The demonstration caseload is moved to a server; some cases are restricted, named, opened in an
emergency. What each role may do is worked out in Python from `domain.permission` and
`domain.access`; what it can do is tried with psycopg, on every table.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Boolean
from sqlmodel import SQLModel

from ras_desktop.domain.family import standing
from ras_desktop.domain.log import Value, hashes_of, value_hash
from ras_desktop.domain.permission import TABLE, Role, Tie, ask, offered
from ras_desktop.store.server import column, columns, feed, listen
from ras_desktop.store.server.guarded import (
    CASE,
    DELETE,
    INSERT,
    ME,
    MY_TEAM,
    OWN,
    TABLES,
    UPDATE,
    Guarded,
    Way,
)
from tests.helpers import team
from tests.helpers.plain import TEAM, World, client

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(600)]

REFUSED = "42501"


# ---------------------------------------------------------------- what the program says


@dataclass
class Row:
    """A row with what the rules ask of it."""

    id: UUID | str
    cases: tuple[UUID, ...]
    state: str | None
    content: dict[str, Any]


def rows_of(world: World, table: Guarded, who: UUID, where: str = "") -> dict[Any, Row]:
    """Every row, as the owner sees them; `where` narrows."""
    state = table.state or "NULL::text"
    cases = ", ".join(f"({each})::uuid" for each in table.cases)
    condition = (where or "true").replace(ME, f"'{who}'::uuid").replace(MY_TEAM, f"'{TEAM}'")
    query = (
        f'SELECT id, ARRAY[{cases}]::uuid[], {state}, to_jsonb("{table.table}".*) '
        f'FROM public."{table.table}" WHERE {condition}'
    )
    with psycopg.connect(world.team.url) as root:
        root.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(f"{world.team.prefix}_owner")))
        found = root.execute(query).fetchall()
    return {row[0]: Row(row[0], tuple(row[1]), row[2], row[3]) for row in found}


def cases_of(table: Guarded, row: Row) -> tuple[UUID, ...]:
    return (row.id,) if table.table == "family_case" else row.cases


def may_see(world: World, table: Guarded, role: Role) -> set[Any]:
    who = world.people[role]
    found: set[Any] = set()
    looks = [(verb, table.mine) for verb in table.reads] + list(table.also_reads)
    for verb, where in looks:
        if role not in TABLE[verb].roles:
            continue
        for row in rows_of(world, table, who.id, where).values():
            ties = [world.tie(role, case) for case in cases_of(table, row)]
            if all(offered(verb, who.roles, tie) for tie in ties):
                found.add(row.id)
    return found


def may(world: World, table: Guarded, role: Role, does: str) -> set[Any]:
    """The rows that some verb of the role may write like this."""
    who, found = world.people[role], set()
    for way in table.ways:
        if way.does != does or role not in TABLE[way.verb].roles:
            continue
        mine = table.mine if does != INSERT else ""  # what is added is signed by who adds it
        where = " AND ".join(filter(None, (way.where, mine)))
        for row in rows_of(world, table, who.id, where).values():
            asked = cases_of(table, row) or (None,)
            if all(_allowed(world, table, way, role, row, case) for case in asked):
                found.add(row.id)
    return found


def _allowed(
    world: World, table: Guarded, way: Way, role: Role, row: Row, case: UUID | None
) -> bool:
    state = None
    if way.state == OWN:
        state = row.state
    elif way.state == CASE and case is not None:
        state = standing(world.cases[case])
    tie = None if case is None or way.anywhere else world.tie(role, case)
    return ask(way.verb, world.people[role].roles, state, tie) is None


# ---------------------------------------------------------------- what a plain client gets


def denied(error: psycopg.Error) -> bool:
    return error.sqlstate == REFUSED


@pytest.mark.parametrize("role", list(Role))
def test_it_sees_the_rows_that_the_program_shows(world: World, role: Role) -> None:
    with client(world, role) as plain:
        for table in TABLES:
            wanted = may_see(world, table, role)
            try:
                with plain.transaction():
                    got = {row[0] for row in plain.execute(f'SELECT id FROM "{table.table}"')}
            except psycopg.errors.InsufficientPrivilege:
                got = set()
            assert got == wanted, f"{role}: {table.table}: {len(got)} for {len(wanted)}"


@pytest.mark.parametrize("role", list(Role))
def test_it_changes_the_rows_that_the_program_lets_change(world: World, role: Role) -> None:
    with client(world, role) as plain:
        for table in TABLES:
            if not any(each.does == UPDATE for each in table.ways):
                _nothing(plain, f'UPDATE "{table.table}" SET id = id')
                continue
            wanted = may(world, table, role, UPDATE) & may_see(world, table, role)
            got = _touched(plain, table)
            assert got == wanted, f"{role}: {table.table}: {got ^ wanted}"


def _touched(plain: psycopg.Connection[Any], table: Guarded) -> set[Any]:
    """The rows whose version can be raised; nothing is kept."""
    change = "version = version + 1" if _versioned(table) else "id = id"
    try:
        with plain.transaction(force_rollback=True):
            found = plain.execute(f'UPDATE "{table.table}" SET {change} RETURNING id')
            return {row[0] for row in found}
    except psycopg.errors.InsufficientPrivilege:
        return set()


def _versioned(table: Guarded) -> bool:
    return "version" in SQLModel.metadata.tables[table.table].c


def _nothing(plain: psycopg.Connection[Any], statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), plain.transaction():
        plain.execute(statement)


@pytest.mark.parametrize("role", list(Role))
def test_it_removes_only_what_the_program_lets_remove(world: World, role: Role) -> None:
    with client(world, role) as plain:
        for table in TABLES:
            if not any(each.does == DELETE for each in table.ways):
                _nothing(plain, f'DELETE FROM "{table.table}"')
                continue
            wanted = may(world, table, role, DELETE) & may_see(world, table, role)
            every = [*wanted, *list(rows_of(world, table, UUID(int=0)).keys() - wanted)[:25]]
            got = {id_ for id_ in every[:60] if _removed(plain, table, id_)}
            assert got == wanted & set(every[:60]), f"{role}: {table.table}"


def _removed(plain: psycopg.Connection[Any], table: Guarded, id_: Any) -> bool:
    try:
        with plain.transaction(force_rollback=True):
            done = plain.execute(f'DELETE FROM "{table.table}" WHERE id = %s', (id_,))
            return done.rowcount == 1
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.errors.ForeignKeyViolation:
        return True  # the rules let it; what hangs on it does not


BY_THEMSELVES = frozenset(
    {"account_number", "case_access", "family_case", "issued_bytes", "user_account"}
)
"""What is added hangs on another row, too: tests of their own, below and in `test_account`."""


@pytest.mark.parametrize("role", list(Role))
def test_it_adds_only_what_the_program_lets_add(world: World, role: Role) -> None:
    with client(world, role) as plain:
        for table in TABLES:
            if table.table in BY_THEMSELVES:
                continue  # by themselves below
            wanted = may(world, table, role, INSERT)
            for row in _samples(world, table, role):
                allowed = row.id in wanted
                got = _added(plain, world, table, role, row)
                assert got == allowed, f"{role}: {table.table}: {row.state} {got}"


def _samples(world: World, table: Guarded, role: Role) -> list[Row]:
    """A row for each tie and state that there is."""
    kinds: dict[Any, Row] = {}
    for row in rows_of(world, table, UUID(int=0)).values():
        ties = tuple(world.tie(role, case) for case in cases_of(table, row))
        states = tuple(case and standing(world.cases[case]) for case in cases_of(table, row))
        kinds.setdefault((ties, states, row.state), row)
    return list(kinds.values())


def _added(
    plain: psycopg.Connection[Any], world: World, table: Guarded, role: Role, row: Row
) -> bool:
    """Adds a copy of a row, signed by whoever adds it; nothing is kept."""
    me = world.people[role]
    signed = dict(zip(table.signed, (str(me.id), me.name), strict=False))
    own = {"owner": str(me.id)} if table.table in ("draft", "saved_view") else {}
    new = {} if table.table == "caseload" else {"id": str(uuid4())}
    content = json.dumps({**row.content, **_beginning(table), **new, **signed, **own})
    statement = (
        f'INSERT INTO "{table.table}" '
        f'SELECT * FROM jsonb_populate_record(NULL::"{table.table}", %s::jsonb)'
    )
    try:
        with plain.transaction(force_rollback=True):
            plain.execute(statement, (content,))
            return True
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.errors.IntegrityError:
        return True  # the rules let it


def _beginning(table: Guarded) -> dict[str, Any]:
    """What a new row of a table has in its guarded columns (`test_plain_columns`)."""
    said, model = columns.of(table.table), SQLModel.metadata.tables[table.table]
    turned = {name for turn in said.turns for name in turn.columns.split()}
    for hand in said.hands:
        turned |= {path.partition("/")[0] for path in (hand.who, hand.name) if path}
        turned |= {path for path in hand.binds if "/" not in path and hand.gone}
    asked = {way.where for way in table.ways if way.does == INSERT}
    found: dict[str, Any] = {}
    for name in sorted(turned):
        if any(name in where for where in asked):
            continue  # a policy asks for it: the row is tried as it is
        kind = model.c[name].type
        found[name] = None if model.c[name].nullable else False if isinstance(kind, Boolean) else ""
        found[name] = _begins_with(said, name, found[name])
    lists = [hand for hand in said.hands if hand.each]
    found |= {(hand.who or hand.name).partition("/")[0]: "[]" for hand in lists}
    found |= {"relative": "{}"} if table.table == "agreement" else {}
    return found


def _begins_with(said: column.Columns, name: str, otherwise: Any) -> Any:
    """The value with which some verb adds a row."""
    for turn in said.turns:
        if name in turn.columns.split() and column.ADDED[0] in turn.before:
            return turn.after[0] if turn.after else otherwise
    return otherwise


# ---------------------------------------------------------------- said by hand


def test_an_auditor_changes_nothing_and_an_administrator_sees_no_case(world: World) -> None:
    tables = [each.table for each in TABLES if each.table not in ("draft", "saved_view")]
    with client(world, Role.AUDITOR) as auditor:
        for name in tables:
            if name != "user_account":
                _nothing(auditor, f'UPDATE "{name}" SET id = id')
                _nothing(auditor, f'DELETE FROM "{name}"')
        assert auditor.execute("SELECT count(*) FROM family_case").fetchone()[0] > 20
    with client(world, Role.ADMINISTRATOR) as administrator:
        for name in ("family_case", "caseload", "note", "person", "plan", "assessment"):
            _nothing(administrator, f"SELECT 1 FROM {name}")


def test_everybody_hears_of_changes_and_of_no_case_that_they_do_not_see(world: World) -> None:
    """The administrator too, who may not even ask of cases: else the server seems to be away."""
    somebody = world.people[Role.TEAM_MANAGER].id
    things = [("note", uuid4(), case) for case in world.cases]
    with world.team.writing() as session:
        feed.tell(session, [*things, ("user", somebody, None)], somebody, uuid4())
    for role in Role:
        with client(world, role) as plain:
            since = datetime.now(UTC) - timedelta(minutes=5)
            heard = {row[2] for row in plain.execute(listen.SINCE, (since, uuid4()))}
            seen: set[UUID] = set()
            if offered("family.read", frozenset({role})):
                seen = {row[0] for row in plain.execute("SELECT id FROM family_case")}
            told = {thing for _kind, thing, case in things if case in seen}
            assert heard == {somebody} | told, role


def test_nobody_makes_roles_or_reads_what_the_server_keeps(world: World) -> None:
    for role in Role:
        with client(world, role) as plain:
            for statement in (
                "CREATE ROLE eve LOGIN",
                f'ALTER ROLE "{world.team.prefix}_owner" LOGIN',
                f'GRANT "{world.team.prefix}_team_manager" TO CURRENT_USER',
                f'SET ROLE "{world.team.prefix}_owner"',
                "SELECT 1 FROM key_slot",
                "SELECT 1 FROM ras.in_hands",
                "INSERT INTO ras.in_hands VALUES (pg_current_xact_id(), gen_random_uuid())",
                "UPDATE ras.rules SET fingerprint = ''",
                "ALTER TABLE family_case DISABLE ROW LEVEL SECURITY",
                "CREATE TABLE public.mine (x int)",
                "DROP POLICY r0 ON family_case",
                "COPY family_case TO PROGRAM 'cat'",
                "SELECT ras.belongs('x', '[]')",
            ):
                _nothing(plain, statement)


def test_only_an_administrator_sets_another_persons_passphrase(world: World) -> None:
    other = world.people[Role.FINANCE].id
    verifier = team.VERIFIER.replace("$1:", "$4096:")
    for role in Role:
        with client(world, role) as plain, plain.transaction(force_rollback=True):
            asked = ("SELECT ras.set_passphrase(%s, %s)", (other, verifier))
            if role in (Role.ADMINISTRATOR, Role.FINANCE):
                plain.execute(*asked)
            else:
                _nothing_asked(plain, *asked)
    with client(world, Role.ADMINISTRATOR) as plain:
        for bad in ("in clear", "md5abc", team.VERIFIER, verifier + "'; DROP TABLE x; --"):
            with pytest.raises(psycopg.Error), plain.transaction():
                plain.execute("SELECT ras.set_passphrase(%s, %s)", (other, bad))


def _nothing_asked(plain: psycopg.Connection[Any], statement: str, values: Any) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), plain.transaction():
        plain.execute(statement, values)


def test_a_change_raises_the_version_and_never_the_writer(world: World) -> None:
    role = Role.TEAM_MANAGER
    case = next(c for c in world.cases if world.tie(role, c) is Tie.TEAM
                and standing(world.cases[c]) == "open")  # fmt: skip
    with client(world, role) as plain:
        with pytest.raises(psycopg.errors.SerializationFailure), plain.transaction():
            plain.execute("UPDATE family_case SET school = 'x' WHERE id = %s", (case,))
        _nothing_asked(
            plain,
            "UPDATE note SET written_by = gen_random_uuid(), version = version + 1 "
            'WHERE "case" = ANY (%s)',
            ([case for case in world.cases if world.tie(role, case) is Tie.TEAM],),
        )


def test_what_a_plain_client_changes_is_in_the_same_chain_and_the_chain_holds(
    world: World,
) -> None:
    role, me = Role.TEAM_MANAGER, world.people[Role.TEAM_MANAGER]
    case = next(c for c in world.cases if world.tie(role, c) is Tie.TEAM
                and standing(world.cases[c]) == "open")  # fmt: skip
    with psycopg.connect(world.team.url) as root:
        before = root.execute("SELECT coalesce(max(number), 0) FROM log_entry").fetchone()[0]
    with client(world, role) as plain:
        plain.execute(
            "UPDATE family_case SET school = 'Hill School', version = version + 1 WHERE id = %s",
            (case,),
        )
    with psycopg.connect(world.team.url) as root:
        (entry,) = root.execute(
            "SELECT actor, actor_name, verb, what, kind, thing, of_case, fields, number "
            "FROM log_entry WHERE number > %s",
            (before,),
        ).fetchall()
        held = root.execute("SELECT held FROM log_value WHERE entry = %s", (entry[8],)).fetchone()
    assert entry[:7] == (me.id.hex, me.name, "sql", "change", "family_case", str(case), case.hex)
    salt, old, new = json.loads(held[0])["school"]
    assert json.loads(new) == "Hill School"
    assert hashes_of(entry[7])["school"] == value_hash(salt, Value("school", old, new))
    with client(world, Role.AUDITOR) as auditor:  # and everything follows from what was before
        lines = auditor.execute("SELECT previous, hash FROM log_entry ORDER BY number").fetchall()
    assert all(one[1] == other[0] for one, other in itertools.pairwise(lines))


def test_nobody_changes_the_log_or_signs_for_another(world: World) -> None:
    given = ["2026-11-23T09:30:00.000000+00:00", "0" * 32, "Somebody Else", "x", "view",
             "family_case", "", "", 0, 1, "", ""]  # fmt: skip
    for role in Role:
        with client(world, role) as plain:
            for table in ("log_entry", "log_checkpoint", "log_key"):
                _nothing(plain, f"DELETE FROM {table}")
                _nothing(plain, f"UPDATE {table} SET number = number")
                _nothing(plain, f"INSERT INTO {table} SELECT * FROM {table}")
            _nothing(plain, "TRUNCATE log_entry")
            _nothing(plain, "UPDATE log_value SET held = ''")
            _nothing_asked(plain, f"SELECT log_append({', '.join(['%s'] * 12)})", given)
