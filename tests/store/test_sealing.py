"""Sealed rows are guarded in a store that migrations made, not only in one made from the models."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from ras_desktop.store.also import ALSO, POSTGRESQL, SQLITE
from ras_desktop.store.engine import file_engine, server_engine
from ras_desktop.store.migrations import run
from tests.helpers.stores import KEY, server_database

GUARDED = {
    "assessment",
    "plan",
    "edition",
    "issued_document",
    "issued_bytes",
    "scheme_version",
}


def triggers(engine: Engine) -> set[str]:
    statement = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if engine.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with engine.connect() as connection:
        return {str(each) for each in connection.execute(text(statement)).scalars()}


def expected() -> set[str]:
    return {f"{table}_sealed_{act}" for table in GUARDED for act in ("update", "delete")}


def test_every_sealed_table_has_its_guards_for_both_databases() -> None:
    for dialect in (SQLITE, POSTGRESQL):
        made = " ".join(each.up for each in ALSO if each.dialect == dialect)
        assert all(name in made for name in expected())


def test_migrations_make_the_guards_of_a_case_file(tmp_path: Path) -> None:
    engine = file_engine(tmp_path / "database", KEY, new=True)
    run.up(engine)
    assert expected() <= triggers(engine)
    run.down(engine)
    assert triggers(engine) & expected() == set()
    run.up(engine)
    assert expected() <= triggers(engine)
    engine.dispose()


@pytest.mark.postgres
def test_migrations_make_the_guards_of_a_server() -> None:
    with server_database() as url:
        engine = server_engine(url)
        run.up(engine)
        assert expected() <= triggers(engine)
        run.down(engine)
        assert triggers(engine) & expected() == set()
        engine.dispose()


def test_every_guarded_column_is_a_column() -> None:
    """A slip in a column's name would be found by SQLite only when the trigger first runs."""
    from ras_desktop.store.tables import METADATA

    for table in GUARDED:
        columns = set(METADATA.tables[table].columns.keys())
        up = next(
            each.up
            for each in ALSO
            if each.dialect == SQLITE and f"TRIGGER {table}_sealed_update" in each.up
        )
        named = {part.split('"')[0] for part in up.split('OLD."')[1:]}
        assert named <= columns
        # What may go on changing is said on purpose: state, version, whose case, what was carried,
        # and the last day of an edition, which may only be brought forward.
        free = {"state", "version", "case", "carried", "show_estimate", "ended_on", "retirement"}
        assert columns - named <= free, columns - named - free
