"""Rows that never change once they are sealed: the database itself refuses, in both engines.

The services refuse first, with a sentence; this is the second lock, against a fault of the program
and against a statement typed by hand. A migration that rebuilds such a table makes its triggers
anew: SQLite drops them with the old table.
"""

from __future__ import annotations

from collections.abc import Iterable

from ras_desktop.store.also import POSTGRESQL, SQLITE, also

ALWAYS = "1 = 1"
"""For tables whose rows are sealed from the first moment on."""


def guard(table: str, columns: Iterable[str], sealed: str, also_refuse: str = "1 = 0") -> None:
    """Refuses to change these columns, or to remove the row, where `sealed` holds of OLD.

    `sealed` and `also_refuse` are conditions on OLD and NEW that both databases understand, e.g.
    `OLD.sealed IS NOT NULL`. Columns that are not named (state, version, whose case it is after
    two records were merged) may go on changing.
    """
    names = tuple(columns)
    _sqlite(table, names, sealed, also_refuse)
    _postgresql(table, names, sealed, also_refuse)


def _sqlite(table: str, columns: tuple[str, ...], sealed: str, also_refuse: str) -> None:
    changed = " OR ".join(f'OLD."{each}" IS NOT NEW."{each}"' for each in columns)
    refuse = f"BEGIN SELECT RAISE(ABORT, 'sealed: {table}'); END"
    also(
        SQLITE,
        f'CREATE TRIGGER {table}_sealed_update BEFORE UPDATE ON "{table}" '
        f"WHEN {sealed} AND ({changed} OR {also_refuse}) {refuse}",
        f"DROP TRIGGER IF EXISTS {table}_sealed_update",
    )
    also(
        SQLITE,
        f'CREATE TRIGGER {table}_sealed_delete BEFORE DELETE ON "{table}" WHEN {sealed} {refuse}',
        f"DROP TRIGGER IF EXISTS {table}_sealed_delete",
    )


def _postgresql(table: str, columns: tuple[str, ...], sealed: str, also_refuse: str) -> None:
    changed = " OR ".join(f'OLD."{each}" IS DISTINCT FROM NEW."{each}"' for each in columns)
    also(
        POSTGRESQL,
        f"CREATE FUNCTION {table}_sealed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'sealed: {table}'; END $$",
        f"DROP FUNCTION IF EXISTS {table}_sealed()",
    )
    also(
        POSTGRESQL,
        f'CREATE TRIGGER {table}_sealed_update BEFORE UPDATE ON "{table}" FOR EACH ROW '
        f"WHEN ({sealed} AND ({changed} OR {also_refuse})) EXECUTE FUNCTION {table}_sealed()",
        f'DROP TRIGGER IF EXISTS {table}_sealed_update ON "{table}"',
    )
    also(
        POSTGRESQL,
        f'CREATE TRIGGER {table}_sealed_delete BEFORE DELETE ON "{table}" FOR EACH ROW '
        f"WHEN ({sealed}) EXECUTE FUNCTION {table}_sealed()",
        f'DROP TRIGGER IF EXISTS {table}_sealed_delete ON "{table}"',
    )
