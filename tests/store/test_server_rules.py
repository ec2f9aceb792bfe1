"""Every table and every verb has its rule on a team's server: whoever adds one is told here."""

from __future__ import annotations

import dataclasses
import gc
import os
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Date

from ras_desktop.domain.permission import TABLE, Role
from ras_desktop.store.server import columns, guarded, names, rules
from ras_desktop.store.shelf import Shelf

ROLES = Path(__file__).parents[2] / "packaging" / "server" / "roles.sql"


def test_every_table_is_guarded_or_closed() -> None:
    known = {each.table for each in guarded.TABLES} | guarded.CLOSED | guarded.IN_CHAIN
    missing = set(rules.every_table()) - known
    assert not missing, f"say in store/server/guarded.py which verbs touch {sorted(missing)}"
    assert not known - set(rules.every_table())


def test_every_verb_is_known_to_the_servers_rules() -> None:
    touched = {way.verb for table in guarded.TABLES for way in table.ways}
    touched |= {verb for table in guarded.TABLES for verb in table.reads}
    touched |= {verb for table in guarded.TABLES for verb, _ in table.also_reads}
    missing = set(TABLE) - touched - guarded.NOTHING_OF_THEIR_OWN
    assert not missing, f"say in store/server/guarded.py which tables {sorted(missing)} touches"
    assert touched <= set(TABLE)
    assert not touched & guarded.NOTHING_OF_THEIR_OWN


def test_columns_that_rules_name_are_there() -> None:
    tables = {each.name: each for each in rules.METADATA.sorted_tables}
    for each in guarded.TABLES:
        assert {*each.signed, *each.changes} <= set(tables[each.table].c.keys()), each.table


def test_the_administrators_script_makes_every_role_of_the_service() -> None:
    made = set(re.findall(r"\('(_\w+)', '", ROLES.read_text()))
    wanted = {names.group("", each) for each in Role}
    wanted |= {names.owner(""), names.gate(""), names.program("")}
    assert made == wanted
    granted = set(re.findall(r"\('(_\w+)'\)", ROLES.read_text()))
    assert granted == wanted - {names.owner(""), names.gate("")}


def test_a_state_that_a_rule_names_is_one_that_the_verb_has() -> None:
    for each in guarded.TABLES:
        for way in each.ways:
            if way.state == guarded.OWN:
                assert each.state, f"{each.table}: {way.verb} asks for a state"


def test_every_run_of_the_program_means_the_same_rules() -> None:
    """Sets have another order in each run; the server's fingerprint must not."""
    found = {
        subprocess.run(
            [sys.executable, "-c",  # as somebody who joins a team: nothing else is imported yet
             "from ras_desktop.store.server import rules; print(rules.fingerprint())"],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(found) == 1


# ---------------------------------------------------------------- columns

STATES = frozenset({"state", "standing", "outcome"})


def _of_somebody(name: str) -> bool:
    return name in ("by", "by_name", "who", "who_name") or name.endswith(("_by", "_by_name"))


def _inside(shelf: Shelf[Any]) -> Iterator[str]:
    """ "column/key" of every identifier of a person inside JSON text, by the value's own types."""
    for name, hint in typing.get_type_hints(shelf.value).items():
        for part in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(part):
                for key, kind in typing.get_type_hints(part).items():
                    if _of_somebody(key) and UUID in (kind, *typing.get_args(kind)):
                        yield f"{name}/{key}"


def test_every_column_of_a_state_or_a_person_says_who_may_change_it() -> None:
    """Whoever adds a table with such a column is told here what to write in server/columns.py."""
    shelves = {each.row.__tablename__: each for each in gc.get_objects() if isinstance(each, Shelf)}
    tables = {each.name: each for each in rules.METADATA.sorted_tables}
    missing = []
    for each in guarded.TABLES:
        said = columns.of(each.table)
        known = {*each.signed, *(name for name, _ in said.said)}
        known |= {name for turn in said.turns for name in turn.columns.split()}
        known |= {path for hand in said.hands for path in (hand.who, hand.name)}
        names = [
            column.name
            for column in tables[each.table].c
            if column.name in STATES or _of_somebody(column.name)
            if not isinstance(column.type, Date)  # "answer by": a day
        ]
        inside = _inside(shelves[each.table]) if each.table in shelves else ()
        there = set(tables[each.table].c.keys())
        names += [path for path in inside if path.partition("/")[0] in there]
        missing += [f"{each.table}.{name}" for name in names if name not in known]
    assert not missing, (
        f"say in store/server/columns.py who may change {missing} to what: a Turn for a state (new "
        "rows: before=ADDED), a Hand for a name, or `said` with why it is neither"
    )


def test_columns_that_turns_and_hands_name_are_there_and_their_verbs_write_the_table() -> None:
    tables = {each.name: each for each in rules.METADATA.sorted_tables}
    known = {each.table: each for each in guarded.TABLES}
    for each in columns.OF:
        there = set(tables[each.table].c.keys())
        names = {name for turn in each.turns for name in turn.columns.split()}
        names |= {p.partition("/")[0] for hand in each.hands for p in (hand.who, hand.name) if p}
        assert names | {name for name, _ in each.said} <= there, each.table
        writes = {way.verb for way in known[each.table].ways}
        asked = {verb for part in (*each.turns, *each.hands) for verb in part.verbs.split()}
        assert asked <= writes, f"{each.table}: {asked - writes} does not write it by guarded.py"


def test_what_nobody_does_to_their_own_work_says_whose_it_is() -> None:
    for each in columns.OF:
        for turn in each.turns:
            own = all(TABLE[verb].own_work for verb in turn.verbs.split())
            assert not own or turn.where, f"{each.table}.{turn.columns}: {turn.verbs} is own_work"
