"""Migrations make what the models say, on both databases, forwards and backwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, types

from ras_desktop.services import casefile, draft
from ras_desktop.store import check, cipher, keys, opening, spare, vault
from ras_desktop.store.engine import file_engine, server_engine
from ras_desktop.store.migrations import HEAD, fresh, run
from ras_desktop.store.migrations.shape import options
from ras_desktop.store.tables import METADATA
from ras_desktop.store.trouble import Damaged, NewerVersion, NotMigrated
from tests.helpers.stores import FAST_KEYS, KEY, SetClock, server_database

NAME = "Robin Ashdown"
WORDS = "gravel otter candle thirty"


@pytest.fixture(params=["sqlcipher", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlcipher":
        engine = file_engine(tmp_path / "database", KEY, new=True)
        yield engine
        engine.dispose()
        return
    with server_database() as url:
        engine = server_engine(url)
        yield engine
        engine.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options())
        return list(compare_metadata(context, METADATA))


def test_the_head_is_what_the_models_say(empty: Engine) -> None:
    run.up(empty)
    assert differences(empty) == []
    assert run.revision_of(empty) == HEAD


def test_up_down_up_comes_back_to_the_same(empty: Engine) -> None:
    run.up(empty)
    first = shape(empty)
    run.down(empty)
    assert inspect(empty).get_table_names() == ["alembic_version"]
    run.up(empty)
    assert shape(empty) == first
    assert differences(empty) == []


def shape(engine: Engine) -> dict[str, object]:
    looked = inspect(engine)
    return {
        table: (
            sorted((each["name"], str(each["type"])) for each in looked.get_columns(table)),
            sorted(str(each["name"]) for each in looked.get_indexes(table)),
            sorted(str(each["name"]) for each in looked.get_foreign_keys(table)),
        )
        for table in looked.get_table_names()
    }


def test_the_initial_migration_is_the_one_that_the_models_write() -> None:
    assert fresh.FILE.read_text("utf-8") == fresh.written(), "run: make migration"


def test_the_head_known_without_alembic_is_the_scripts_head() -> None:
    assert ScriptDirectory.from_config(run.config()).get_heads() == [HEAD]


def test_a_migration_that_fails_changes_nothing(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(op, "create_index", fail)
    with pytest.raises(ZeroDivisionError):
        run.up(empty)
    assert inspect(empty).get_table_names() == []


_PORTABLE = (types.Uuid, types.String, types.Integer, types.Boolean, types.Date, types.DateTime)


def test_every_column_is_of_a_kind_that_both_databases_have() -> None:
    for table in METADATA.tables.values():
        for column in table.columns:
            kind = getattr(column.type, "impl_instance", column.type)
            assert isinstance(kind, (*_PORTABLE, types.LargeBinary)), f"{table.name}.{column.name}"
            assert not isinstance(kind, types.Enum), f"{table.name}.{column.name}: its value as str"
            if isinstance(kind, types.DateTime):
                assert kind.timezone, f"{table.name}.{column.name}: use store.table.Moment"


def test_every_constraint_has_a_name_for_later_migrations() -> None:
    for table in METADATA.tables.values():
        assert all(each.name for each in table.constraints), table.name


# --- an older case file --------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case file that is one revision behind: the next one adds a column."""
    folder = tmp_path / "North.ras"
    made = casefile.create(folder, NAME, WORDS, clock=SetClock(), policy=FAST_KEYS).casefile
    draft.keep(made.desk, "plan", "new", "kept")
    made.close()
    scripts = tmp_path / "scripts"
    shutil.copytree(run._HERE, scripts)
    (scripts / "versions" / "0002_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        'revision = "0002"\ndown_revision = "0001"\nbranch_labels = depends_on = None\n'
        "def upgrade():\n"
        '    with op.batch_alter_table("user_account", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("desk", sa.String(), nullable=True))\n'
        "def downgrade():\n"
        '    with op.batch_alter_table("user_account") as batch:\n'
        '        batch.drop_column("desk")\n'
    )
    monkeypatch.setattr(run, "_HERE", scripts)
    monkeypatch.setattr(opening, "HEAD", "0002")
    return folder


def columns(folder: Path) -> list[str]:
    slots, _ = vault.slots_of(folder)
    unlocked = slots.try_passphrase(NAME, WORDS)
    assert unlocked is not None
    key = keys.database_key(unlocked.data_key, slots.file_id)
    connection = cipher.connect(folder / "database", key)
    found = connection.execute("PRAGMA table_info(user_account)").fetchall()
    connection.close()
    return [each[1] for each in found]


def test_an_older_file_is_copied_and_then_brought_up(older: Path) -> None:
    opened = casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    assert [each.body for each in draft.mine(opened.desk)] == ["kept"]
    assert casefile.check_whole(opened).sound
    opened.close()
    assert "desk" in columns(older)
    (copy,) = older.parent.glob("North before *.ras")
    assert "desk" not in columns(copy)
    again = casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    again.close()
    assert len(list(older.parent.glob("North before *.ras"))) == 1
    restored = casefile.sign_in(copy, NAME, WORDS, SetClock(), FAST_KEYS)
    assert [each.body for each in draft.mine(restored.desk)] == ["kept"]
    restored.close()


def test_a_journal_that_was_never_synced_keeps_no_older_file_from_opening(older: Path) -> None:
    """A power cut in the middle of a migration leaves one; the copy would not be sound with it."""
    (older / "database-journal").write_bytes(bytes(20_480))
    opened = casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    assert [each.body for each in draft.mine(opened.desk)] == ["kept"]
    opened.close()
    assert "desk" in columns(older)


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path) -> None:
    script = run._HERE / "versions" / "0002_next.py"
    good = script.read_text()
    script.write_text(
        good.replace("def downgrade", '    op.execute("SELECT * FROM nothing")\ndef downgrade')
    )
    with pytest.raises(NotMigrated):
        casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    assert "desk" not in columns(older)
    script.write_text(good)
    casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS).close()
    assert "desk" in columns(older)


def test_a_copy_that_is_not_sound_stops_everything(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check", lambda *_: check.Check(complete=True, sound=False))
    before = (older / "database").read_bytes()
    with pytest.raises(Damaged):
        casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    assert (older / "database").read_bytes() == before
    assert not list(older.parent.glob("North before *.ras"))


def test_a_file_of_a_newer_program_is_refused(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS).close()
    monkeypatch.undo()
    before = (older / "database").read_bytes()
    with pytest.raises(NewerVersion):
        casefile.sign_in(older, NAME, WORDS, SetClock(), FAST_KEYS)
    assert (older / "database").read_bytes() == before


def test_copies_do_not_overwrite_one_another(older: Path) -> None:
    opened = vault.unlock(older, NAME, WORDS, SetClock()(), FAST_KEYS)
    names = [spare.copy(opened, "North copy").name for _ in range(3)]
    opened.close()
    assert names == ["North copy.ras", "North copy 2.ras", "North copy 3.ras"]
