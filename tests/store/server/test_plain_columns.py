"""A plain SQL client changes no column that the program would not let it change.

Rows are guarded by policies (`test_plain_client`). Here every column that says how far a thing is
or who did it is tried on a row that the client may write: each value to each other one, with one's
own name, somebody else's and none. `test_server_rules` finds such columns by itself.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb
from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Uuid
from sqlmodel import SQLModel

from ras_desktop.domain.family import standing
from ras_desktop.domain.permission import TABLE, Role, Tie
from ras_desktop.store.server.column import ADDED, NOTHING, SOMETHING, Columns, Hand
from ras_desktop.store.server.columns import of
from ras_desktop.store.server.guarded import INSERT, TABLES, UPDATE, Guarded
from ras_desktop.store.table import Moment
from tests.helpers.plain import World, client

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(600)]

OTHER, OTHERS_NAME = UUID(int=7), "Somebody Else"
ROLES = (
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.PANEL_MEMBER, Role.PANEL_CHAIR, Role.MINUTE_TAKER,
    Role.FINANCE, Role.RAS_LEAD, Role.AUDITOR, Role.ADMINISTRATOR,
)  # fmt: skip
"""One of each kind: workers all have the same verbs (`test_workers_have_the_same_verbs`)."""
WRITTEN = tuple(each for each in TABLES if each.ways)


def test_workers_have_the_same_verbs() -> None:
    left = set(Role) - set(ROLES)
    for verb, rule in TABLE.items():
        assert {role in rule.roles for role in left} == {Role.SOCIAL_WORKER in rule.roles}, verb


# ---------------------------------------------------------------- trying many statements at once

_TRY = """
DO $try$
DECLARE asked text; found jsonb := '[]'; n bigint;
BEGIN
    FOR asked IN SELECT jsonb_array_elements_text(current_setting('trial.asked')::jsonb) LOOP
        BEGIN
            EXECUTE asked;
            GET DIAGNOSTICS n = ROW_COUNT;
            RAISE EXCEPTION 'done' USING ERRCODE = 'RAS01';
        EXCEPTION
            WHEN SQLSTATE 'RAS01' THEN found := found || to_jsonb(n);
            WHEN OTHERS THEN found := found || to_jsonb(SQLSTATE || ': ' || SQLERRM);
        END;
    END LOOP;
    PERFORM set_config('trial.found', found::text, false);
END $try$"""


def tried(plain: psycopg.Connection[Any], statements: list[str]) -> list[int | str]:
    """What came of each: how many rows it wrote, or why it was refused. Nothing is kept."""
    plain.execute("SELECT set_config('trial.asked', %s, false)", (json.dumps(statements),))
    plain.execute(_TRY)
    return list(plain.execute("SELECT current_setting('trial.found')::jsonb").fetchone()[0])


def wrote(outcome: int | str) -> bool:
    """Whether it would have been kept. Refused by a rule: no row is seen, or 42501."""
    if isinstance(outcome, int):
        return outcome > 0
    code = outcome.partition(":")[0]
    # what breaks a constraint, or is sealed, is refused by something else than these rules
    assert code in ("42501", "P0001", "23502", "23503", "23505", "22P02"), outcome
    return False


# ---------------------------------------------------------------- rows to try them on


@dataclass(frozen=True)
class Made:
    """A row of a table that the client may reach, as a mapping of columns."""

    table: str
    id: UUID
    values: dict[str, Any]


def _synthetic(table: Guarded, case: UUID) -> dict[str, Any]:
    kept = {"digest": uuid4().hex}  # that of an edition is there once
    for hand in of(table.table).hands:
        for column, inside, _ in (each.partition("/") for each in (hand.who, hand.name)):
            kept |= {column: "[]" if hand.each else "{}"} if inside else {}
    found: dict[str, Any] = {}
    for column in SQLModel.metadata.tables[table.table].c:
        if column.name == "case":
            found[column.name] = str(case)
        elif column.nullable:
            found[column.name] = None
        elif isinstance(column.type, Uuid):
            found[column.name] = str(uuid4())
        elif isinstance(column.type, Boolean):
            found[column.name] = False
        elif isinstance(column.type, Date | Moment):
            found[column.name] = "2026-11-20"
        elif isinstance(column.type, Integer):
            found[column.name] = 1
        elif isinstance(column.type, LargeBinary):
            found[column.name] = "\\x00"
        else:
            found[column.name] = kept.get(column.name, "")
    return found


class Bench:
    """The owner's hand: puts a row into the shape that a trial needs, past every trigger."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.root = psycopg.connect(world.team.url, autocommit=True)
        self.root.execute("SET session_replication_role = replica")
        self.case = next(
            id_
            for id_, held in world.cases.items()
            if world.tie(Role.SOCIAL_WORKER, id_) is Tie.TEAM and standing(held) == "open"
        )

    def row(self, table: Guarded, **values: Any) -> Made:
        """A row of its own in the open case of the client's team, signed by somebody else."""
        whole = _synthetic(table, self.case)
        model = SQLModel.metadata.tables[table.table]
        who, name = (*table.signed, "", "")[:2]
        whole |= {who: str(OTHER)} if who else {}
        whole |= {name: OTHERS_NAME} if name else {}
        whole |= {"version": 1} if "version" in model.c else {}
        whole |= self.parents(table) | values
        self.root.execute(
            f'INSERT INTO "{table.table}" SELECT * FROM jsonb_populate_record('
            f'NULL::"{table.table}", %s)', (Jsonb(whole),),
        )  # fmt: skip
        return Made(table.table, UUID(str(whole["id"])), whole)

    def parents(self, table: Guarded, who: UUID = OTHER) -> dict[str, Any]:
        """What rules look up beside the row itself, as this person's work."""
        by = json.dumps({"by": str(who)})
        if table.table == "moderation":
            sealed = self.row(by_name("assessment"), state="submitted", sealed=by)
            return {"assessment": str(sealed.id)}
        if table.table == "panel_decision":
            put = self.row(by_name("panel_put"), state="waiting", by=str(who))
            return {"put": str(put.id)}
        if table.table == "panel_put":
            return {"plan": str(self.row(by_name("plan"), state="agreed", agreed=by).id)}
        if table.table == "cover":
            return {"absent": str(self.world.people[Role.SOCIAL_WORKER].id)}
        if table.table == "paid":
            return {"kind": "returned"}
        if table.table == "user_account":
            return {"roles": '["finance"]', "folded": uuid4().hex[:12]}
        return {}

    def close(self) -> None:
        self.root.close()


def by_name(table: str) -> Guarded:
    return next(each for each in TABLES if each.table == table)


@pytest.fixture(scope="module")
def bench(world: World) -> Iterator[Bench]:
    made = Bench(world)
    yield made
    made.close()


# ---------------------------------------------------------------- what may be


def values_of(said: Columns, column: str) -> list[str | None]:
    """Every value that a turn of a column speaks of, and one that none does."""
    found: dict[str | None, None] = {}
    for turn in said.turns:
        if column in turn.columns.split():
            found |= dict.fromkeys((*turn.before, *turn.after))
    words = [each for each in found if each not in (*ADDED, NOTHING, SOMETHING, "0")]
    return [*words, "elsewhere"] if words else []


def may_turn(said: Columns, role: Role, column: str, before: str, after: str, own: bool) -> bool:
    """Whether some verb of the role brings a column from one value to another."""
    for turn in said.turns:
        fits = column in turn.columns.split() and turn.before != ADDED
        fits = fits and (not turn.before or before in turn.before)
        fits = fits and (not turn.after or after in turn.after)
        for verb in turn.verbs.split():
            if fits and role in TABLE[verb].roles and not (own and TABLE[verb].own_work):
                return True
    return False


def sql_of(value: Any) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def put_by(hand: Hand, who: UUID | str | None, name: str) -> dict[str, str | None]:
    """The columns of a hand with somebody's name in them."""
    column, _, key = (hand.who or hand.name).partition("/")
    if not key:
        return {
            **({hand.who: str(who) if who else None} if hand.who else {}),
            **({hand.name: name} if hand.name else {}),
        }
    if not who:
        return {column: "[]" if hand.each else None}
    told = {key: str(who)} if hand.who else {}
    told |= {hand.name.partition("/")[2]: name} if hand.name else {}
    return {column: json.dumps([told] if hand.each else told)}


def update(row: Made, changed: dict[str, Any]) -> str:
    model = SQLModel.metadata.tables[row.table]
    sets = [f'"{name}" = {sql_of(value)}' for name, value in changed.items()]
    sets += ["version = version + 1"] if "version" in model.c else []
    return f"UPDATE \"{row.table}\" SET {', '.join(sets)} WHERE id = '{row.id}'"


# ---------------------------------------------------------------- turns


def _whole(said: Columns, table: Guarded, who: UUID, name: str) -> dict[str, Any]:
    """Every hand of a table put by somebody, and the days beside it: a row that is far on."""
    found: dict[str, Any] = {}
    for hand in said.hands:
        found |= put_by(hand, who, name)
    for column in SQLModel.metadata.tables[table.table].c:
        if column.nullable and isinstance(column.type, Date):
            found[column.name] = "2026-11-21"
    return found


def _steps(said: Columns) -> Iterable[tuple[str, str, str]]:
    for column in dict.fromkeys(name for turn in said.turns for name in turn.columns.split()):
        values = values_of(said, column)
        yield from ((column, one, other) for one, other in itertools.permutations(values, 2))


STATED = tuple(
    each for each in WRITTEN
    if any(way.does == UPDATE for way in each.ways) and list(_steps(of(each.table)))
)  # fmt: skip


@pytest.mark.parametrize("table", STATED, ids=lambda each: each.table)
def test_a_state_turns_only_as_a_verb_of_the_role_turns_it(
    world: World, bench: Bench, table: Guarded
) -> None:
    said, turned = of(table.table), set()
    theirs = _rows(bench, table, OTHER, OTHERS_NAME)
    own_work = any(TABLE[verb].own_work for turn in said.turns for verb in turn.verbs.split())
    for role in ROLES:
        me = world.people[role]
        mine = _rows(bench, table, me.id, me.name) if own_work else {}
        trials = [
            (role, column, before, after, rows is mine, update(row, {**extra, column: after}))
            for rows in filter(None, (theirs, mine))
            for (column, before), shapes in rows.items()
            for after in values_of(said, column) if after != before
            for row, extra in itertools.product(shapes, _with(said, table, me.id, me.name))
        ]  # fmt: skip
        with client(world, role) as plain:
            for trial, outcome in zip(
                trials, tried(plain, [each[-1] for each in trials]), strict=True
            ):
                if wrote(outcome):
                    assert may_turn(said, *trial[:-1]), trial
                    turned.add(trial[1:4])
    for turn in said.turns:
        for step in itertools.product(turn.columns.split(), turn.before, turn.after):
            known = {NOTHING, SOMETHING, *ADDED} & set(step)
            assert known or step in turned or step[1] == step[2], f"no role can: {step}"


def _rows(bench: Bench, table: Guarded, who: UUID, name: str) -> dict[tuple[str, str], list[Made]]:
    """A row in each state, as it is at its beginning and with every hand put to it.

    One's own work is what one's hand has been put to.
    """
    said, found = of(table.table), {}
    signed = dict(zip(table.signed, (str(who), name), strict=False))
    for column, before in dict.fromkeys(step[:2] for step in _steps(said)):
        far = _whole(said, table, who, name) | bench.parents(table, who)
        shapes = (far,) if who != OTHER else ({}, far)
        found[column, before] = [
            bench.row(table, **signed, **{**shape, column: before}) for shape in shapes
        ]
    return found


def _with(said: Columns, table: Guarded, who: UUID | None, name: str) -> list[dict[str, Any]]:
    """What is written beside a state: nothing, hands, days, sums and words; hands taken off."""
    columns = SQLModel.metadata.tables[table.table].c
    days = {c.name: "2026-11-22" for c in columns if c.nullable and c.name.endswith("_on")}
    sums = {c.name: 1 for c in columns if c.nullable and c.name.endswith("_sum")}
    filled = [each.columns.split() for each in said.turns if each.after == (SOMETHING,)]
    words = {
        name: "x"
        for name in sorted(set(itertools.chain(*filled)))
        if isinstance(getattr(columns[name].type, "impl_instance", columns[name].type), String)
    }
    hands = [each for each in said.hands if not each.each]
    found: list[dict[str, Any]] = [
        {},
        _merged(put_by(each, None, "") for each in hands if each.gone),
    ]
    for chosen in (*([each] for each in hands), hands):
        put = _merged(put_by(each, who, name) for each in chosen)
        found += [put, {**put, **days}, {**put, **days, **sums}, {**put, **days, **words}]
    return [each for n, each in enumerate(found) if each not in found[:n]]


def _merged(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {name: value for part in parts for name, value in part.items()}


# ---------------------------------------------------------------- hands

SIGNED = tuple(
    each for each in WRITTEN
    if of(each.table).hands and any(way.does == UPDATE for way in each.ways)
)  # fmt: skip


@pytest.mark.parametrize("table", SIGNED, ids=lambda each: each.table)
def test_nobody_puts_another_persons_name_to_what_they_do(
    world: World, bench: Bench, table: Guarded
) -> None:
    said, put = of(table.table), 0
    states = sorted({step[1] for step in _steps(said) if step[0] == "state"}) or [None]
    shapes = [{"state": state} if state else {} for state in states]
    bare = [bench.row(table, **shape) for shape in shapes]
    far = [
        bench.row(table, **{**_whole(said, table, OTHER, OTHERS_NAME), **shape}) for shape in shapes
    ]
    for role in ROLES:
        me = world.people[role]
        wrong: list[str] = []
        right: list[str] = []
        for hand, turned in itertools.product(said.hands, [{}, *shapes]):
            others, mine = put_by(hand, OTHER, OTHERS_NAME), put_by(hand, me.id, me.name)
            half = {**mine, hand.name: OTHERS_NAME} if hand.who and "/" not in hand.who else others
            for extra in _with(said, table, me.id, me.name):
                wrong += [
                    update(row, {**extra, **turned, **bad})
                    for row in bare
                    for bad in (others, half)
                ]
                may = role in roles_of(hand)
                (right if may else wrong).extend(
                    update(row, {**extra, **turned, **mine}) for row in bare
                )
                if not hand.again and not hand.each:
                    wrong += [update(row, {**extra, **turned, **mine}) for row in far]
                if not hand.gone:
                    wrong += [
                        update(row, {**extra, **turned, **put_by(hand, None, "")}) for row in far
                    ]
        with client(world, role) as plain:
            for asked, outcome in zip(wrong, tried(plain, wrong), strict=True):
                assert not wrote(outcome), (role, asked)
            put += sum(wrote(outcome) for outcome in tried(plain, right))
    at_first = table.changes and hands_of(table).isdisjoint(table.changes)
    assert put or at_first, "nobody can sign it"


def roles_of(hand: Hand) -> frozenset[Role]:
    """The roles that may put their name to it."""
    verbs = hand.verbs.split()
    return (
        frozenset(role for verb in verbs for role in TABLE[verb].roles)
        if verbs
        else frozenset(Role)
    )


# ---------------------------------------------------------------- new rows


def test_a_new_row_begins_at_its_beginning_and_bears_its_writers_name(
    world: World, bench: Bench
) -> None:
    begun = set()
    for role in ROLES:
        me, trials = world.people[role], []
        for table in (each for each in WRITTEN if any(way.does == INSERT for way in each.ways)):
            said = of(table.table)
            signed = dict(zip(table.signed, (str(me.id), me.name), strict=False))
            for who, name in ((None, ""), (me.id, me.name), (OTHER, OTHERS_NAME)):
                for extra in _with(said, table, who, name):
                    for column, value in _begins(said):
                        row = _synthetic(table, bench.case) | bench.parents(table) | signed | extra
                        row |= {column: value} if column else {}
                        trials.append((table, column, value, who, extra, _insert(table, row)))
        with client(world, role) as plain:
            outcomes = tried(plain, [each[-1] for each in trials])
        for (table, column, value, who, extra, _), outcome in zip(trials, outcomes, strict=True):
            if wrote(outcome) or str(outcome).startswith("23503"):  # what it hangs on is not there
                assert not column or may_begin(of(table.table), role, column, value), (
                    role,
                    table.table,
                    value,
                )
                named = {path for path, value in extra.items() if value}
                assert who != OTHER or not (hands_of(table) & named), (role, table, extra)
                begun.add((table.table, value))
    assert {("proposal", "proposed"), ("agreement", "draft"), ("account", "waiting")} <= begun


def hands_of(table: Guarded) -> set[str]:
    """The columns in which somebody's name stands."""
    every = [path for hand in of(table.table).hands for path in (hand.who, hand.name)]
    return {path.partition("/")[0] for path in every if path}


def _begins(said: Columns) -> list[tuple[str, str]]:
    return list(dict.fromkeys(step[:2] for step in _steps(said))) or [("", "")]


def may_begin(said: Columns, role: Role, column: str, value: str) -> bool:
    """Whether a new row of the role may have this value."""
    ways = [
        turn for turn in said.turns if column in turn.columns.split() and ADDED[0] in turn.before
    ]
    return any(
        role in TABLE[verb].roles and (not turn.after or value in turn.after)
        for turn in ways
        for verb in turn.verbs.split()
    )


def _insert(table: Guarded, row: dict[str, Any]) -> str:
    told = json.dumps(row).replace("'", "''")
    return (
        f'INSERT INTO "{table.table}" SELECT * FROM '
        f"jsonb_populate_record(NULL::\"{table.table}\", '{told}'::jsonb)"
    )


# ---------------------------------------------------------------- said by hand


@pytest.mark.parametrize(
    ("role", "table", "before", "changed"),
    [
        (Role.SOCIAL_WORKER, "proposal", {"state": "proposed"},
         {"state": "decided", "decided_sum": 1, "decided_on": "2026-11-22"}),
        (Role.SOCIAL_WORKER, "proposal", {"state": "proposed"}, {"sum": 1000000}),
        (Role.FINANCE, "account", {"state": "waiting"},
         {"state": "confirmed", "confirmed_by": OTHER, "confirmed_by_name": OTHERS_NAME}),
        (Role.SOCIAL_WORKER, "family_case", {}, {"restricted": True}),
        (Role.SOCIAL_WORKER, "panel_put", {"state": "waiting"}, {"meeting": uuid4()}),
        (Role.SOCIAL_WORKER, "agreement", {"state": "draft", "relative": "{}"},
         {"relative": json.dumps({"approved_by": str(OTHER)})}),
        (Role.PANEL_CHAIR, "panel_meeting", {"state": "held"}, {"state": "planned"}),
    ],
)  # fmt: skip
def test_what_was_possible_once(
    world: World,
    bench: Bench,
    role: Role,
    table: str,
    before: dict[str, Any],
    changed: dict[str, Any],
) -> None:
    if table == "family_case":
        row = Made(table, bench.case, {})
    else:
        row = bench.row(by_name(table), **before)
    with client(world, role) as plain:
        (outcome,) = tried(plain, [update(row, changed)])
        assert not wrote(outcome)
