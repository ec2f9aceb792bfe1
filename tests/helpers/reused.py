"""Copies of a team's database that are emptied and used again: to make one takes half a second.

A test that changed rows, sequences or people leaves nothing behind. Where it changed anything else
(tables, columns, functions, policies, triggers, rights) the copy is dropped, and so is one that
was used often: the next test gets a new one.
"""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql

OFTEN = 40
"""Uses of one copy: what was deleted still lies in its files."""

_SHAPE = """
SELECT string_agg(part, ';') FROM (
{parts}
    UNION ALL SELECT 'datacl ' || datallowconn || coalesce(datacl::text, '')
    FROM pg_database WHERE datname = current_database()
) AS each (part)
"""
_CATALOGUES = (
    *("pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_proc", "pg_type"),
    *("pg_policy", "pg_trigger", "pg_rewrite", "pg_namespace", "pg_default_acl", "pg_extension"),
    *("pg_event_trigger", "pg_db_role_setting", "pg_publication", "pg_largeobject_metadata"),
)
SHAPE = _SHAPE.format(
    parts=" UNION ALL ".join(
        f"SELECT '{each} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) FROM {each}"
        for each in _CATALOGUES
    )
)
"""Every change of a catalogue leaves the number of its transaction, or one row fewer."""

_TABLES = """
SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
ORDER BY 1
"""
_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass(slots=True)
class Copy:
    """A copy as it was made: its shape, and the rows that it was made with."""

    name: str
    url: str
    shape: str
    tables: tuple[str, ...]
    shipped: dict[str, str]
    uses: int = 0


def look_at(name: str, url: str) -> Copy:
    """What a new copy is like, before anybody uses it."""
    with psycopg.connect(url, autocommit=True) as root:
        tables = tuple(name for (name,) in root.execute(_TABLES).fetchall())
        filled = _filled(root, tables)
        return Copy(name, url, _shape(root), tables, {each: _rows(root, each) for each in filled})


def emptied(copy: Copy) -> bool:
    """Takes the copy back to what it was; False where that cannot be, or is not worth it."""
    copy.uses += 1
    if copy.uses >= OFTEN:
        return False
    with psycopg.connect(copy.url, autocommit=True) as root:
        root.execute(_OTHERS)
        if _shape(root) != copy.shape:
            return False
        with root.transaction():
            root.execute("SET LOCAL session_replication_role = replica")
            for each in _filled(root, copy.tables):
                if each not in copy.shipped:
                    root.execute(f"DELETE FROM {each}")
            root.execute("SELECT setval(c.oid, s.seqstart, false) FROM pg_sequence s, pg_class c "
                         "WHERE c.oid = s.seqrelid")  # fmt: skip
        forget_people(root, copy.name)
        return all(_rows(root, each) == rows for each, rows in copy.shipped.items())


def forget_people(root: psycopg.Connection, database: str, prefix: str = "") -> None:
    """Drops the logins of a database's people and, with a prefix, the roles of a template."""
    asked = "SELECT rolname FROM pg_roles WHERE rolname LIKE ANY (%s)"
    mine = [f"%@{database}", *([f"{prefix}\\_%"] if prefix else [])]
    for (role,) in root.execute(asked, (mine,)).fetchall():
        root.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def _shape(root: psycopg.Connection) -> str:
    (found,) = root.execute(SHAPE).fetchone() or ("",)
    return str(found)


def _filled(root: psycopg.Connection, tables: tuple[str, ...]) -> tuple[str, ...]:
    """The tables that hold any row."""
    asked = ", ".join(f"EXISTS (SELECT FROM {each})" for each in tables)
    holds = root.execute(f"SELECT {asked}").fetchone() or ()
    return tuple(table for table, any_ in zip(tables, holds, strict=True) if any_)


def _rows(root: psycopg.Connection, table: str) -> str:
    asked = f"SELECT coalesce(string_agg(t::text, ';' ORDER BY t::text), '') FROM {table} t"
    (found,) = root.execute(asked).fetchone() or ("",)
    return str(found)
