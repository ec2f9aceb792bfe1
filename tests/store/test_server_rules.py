"""Every table and every verb has its rule on a team's server: whoever adds one is told here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from ras_desktop.domain.permission import TABLE, Role
from ras_desktop.store.server import guarded, names, rules

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
