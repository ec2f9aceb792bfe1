"""What is in a case file, counted: to compare a backup with it before anything is restored."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher

from ras_desktop.store import cipher
from ras_desktop.store.symptoms import trouble_of
from ras_desktop.store.trouble import Damaged

KINDS: Mapping[str, str] = {
    "family_case": "case",
    "person": "person",
    "request": "request",
    "needs_assessment": "needs_assessment",
    "assessment": "assessment",
    "set_amount": "amount",
    "plan": "plan",
    "issued_document": "document",
    "address_confirmation": "address",
    "attachment": "attachment",
    "agreement": "agreement",
    "notice": "notice",
    "reconsideration": "reconsideration",
    "account": "account",
    "review": "review",
    "paid": "payment",
    "payment_run": "payment_run",
    "note": "note",
    "consent": "consent",
    "scheme_version": "scheme",
    "user_account": "user",
    "draft": "draft",
}
"""Table → the kind that its rows are counted as; tables that are not named count as "other"."""

_NOT_COUNTED = frozenset(
    {
        "account_number", "alembic_version", "attachment_bytes", "caseload", "case_number",
        "former_key", "issued_bytes", "key_slot",
        "last_seen", "log_checkpoint", "log_entry", "log_key", "log_value", "sqlite_sequence",
        "sqlite_stat1", "sqlite_stat4",
    }
)  # fmt: skip
_NO_CHANGE = frozenset({"last_seen", "alembic_version", "log_checkpoint", "log_entry"})
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Census:
    """`counts` by kind; `latest` change of anything; `cases`: identifier → number and what its
    records are, so that two can be compared; `users` who may sign in, by identifier."""

    counts: Mapping[str, int]
    latest: datetime | None
    cases: Mapping[UUID, tuple[str, object]] = field(repr=False)
    users: Mapping[UUID, str] = field(repr=False)


def of_backup(database: Path, key: bytes) -> Census:
    """Of a database that nobody writes. Damaged."""
    return _taken(cipher.connect_still(database, key))


def of_file(database: Path, key: bytes) -> Census:
    """Of a database that is in use, at one moment. Damaged, Busy."""
    return _taken(cipher.connect(database, key))


def _taken(opened: Any) -> Census:
    with closing(opened) as connection:
        try:
            connection.execute("BEGIN")
            columns = _columns(connection)
            return Census(
                counts=_counts(connection, columns),
                latest=_latest(connection, columns),
                cases=_cases(connection, columns),
                users=_users(connection),
            )
        except sqlcipher.DatabaseError as error:
            raise (trouble_of(error) or Damaged("database")) from error


def _columns(connection: Any) -> dict[str, dict[str, str]]:
    """Every ordinary table, and its columns with their types."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    shadows = tuple(
        f"{name}_"
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
        )
    )
    names = [str(name) for (name,) in tables if not str(name).startswith(shadows)]
    return {
        name: {
            str(row[1]): str(row[2])
            for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")
        }
        for name in names
    }


def _counts(connection: Any, columns: Mapping[str, Any]) -> dict[str, int]:
    counts = dict.fromkeys((*KINDS.values(), OTHER), 0)
    for table in columns:
        if table not in _NOT_COUNTED:
            kind = KINDS.get(table, OTHER)
            counts[kind] += int(_one(connection, f"SELECT count(*) FROM {_quoted(table)}"))  # noqa: S608
    return counts


def _latest(connection: Any, columns: Mapping[str, Mapping[str, str]]) -> datetime | None:
    found = []
    for table, its in columns.items():
        if table in _NO_CHANGE:
            continue
        for name, kind in its.items():
            if kind.upper() == "DATETIME":
                column = f"max({_quoted(name)})"
                latest = _one(connection, f"SELECT {column} FROM {_quoted(table)}")  # noqa: S608
                found += [str(latest)] if latest else []
    return datetime.fromisoformat(max(found)).replace(tzinfo=UTC) if found else None


def _cases(
    connection: Any, columns: Mapping[str, Mapping[str, str]]
) -> dict[UUID, tuple[str, object]]:
    """Number, and how many rows of which versions each table has of the case."""
    if "family_case" not in columns:
        return {}
    rows = connection.execute("SELECT id, number, version FROM family_case").fetchall()
    numbers = {str(id_): str(number) for id_, number, _version in rows}
    what: dict[str, list[object]] = {str(id_): [version] for id_, _number, version in rows}
    for table in sorted(columns):
        its = columns[table]
        if "case" in its and table not in _NOT_COUNTED and table != "draft":
            version = "sum(version)" if "version" in its else "0"
            what_of = f'SELECT "case", count(*), {version} FROM {_quoted(table)}'  # noqa: S608
            for case, count, versions in connection.execute(f'{what_of} GROUP BY "case"'):
                if str(case) in what:
                    what[str(case)].append((table, count, versions))
    return {UUID(id_): (numbers[id_], tuple(found)) for id_, found in what.items()}


def _users(connection: Any) -> dict[UUID, str]:
    rows = connection.execute(
        "SELECT DISTINCT u.id, u.name FROM user_account u JOIN key_slot s ON s.owner = u.id"
    )
    return {UUID(str(id_)): str(name) for id_, name in rows}


def _one(connection: Any, statement: str) -> Any:
    return connection.execute(statement).fetchone()[0]


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
