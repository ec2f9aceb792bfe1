"""Copies every row of one store into another, and proves by counts and hashes that all are there.

Between a case file and a team's server, either way; between two of a kind too. One transaction on
the target: everything, or nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, insert, select
from sqlmodel import SQLModel

from ras_desktop.store.trouble import NotEmpty, NotMovedWhole

AT_ONCE = 500
STAYS = frozenset({"former_key", "key_slot", "last_seen"})
"""What belongs to one case file: its key slots, its clock. A new one gets its own."""

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows a table has, and a hash of all of them in whatever order (SHA-256, summed)."""

    count: int
    hash: str


Tallies = Mapping[str, Tally]


def tables() -> tuple[Table, ...]:
    """What is moved, those pointed at before those that point."""
    return tuple(each for each in SQLModel.metadata.sorted_tables if each.name not in STAYS)


def copy(source: Connection, target: Connection, report: Report) -> Tallies:
    """Copies all rows and proves it; the target's transaction is the caller's.

    `report(done, total)` may raise to stop. NotEmpty if the target has records of its own;
    NotMovedWhole if a count or hash differs afterwards (nothing is kept then).
    """
    must_be_empty(target)
    total = 3 * sum(_count(source, each) for each in tables())
    step = _Steps(report, total)
    _prepare(target)
    for table in reversed(tables()):
        target.execute(table.delete())
    for table in tables():
        for rows in _parts(source, table):
            target.execute(insert(table), rows)
            step.on(len(rows))
    _finish(target)
    wanted, got = tallies(source, step.on), tallies(target, step.on)
    wrong = sorted(name for name in wanted if wanted[name] != got[name])
    if wrong:
        raise NotMovedWhole(tables=", ".join(wrong))
    return got


def must_be_empty(target: Connection) -> None:
    """NotEmpty if there is anybody or anything but what ships."""
    for name in ("user_account", "family_case", "draft"):
        if _count(target, SQLModel.metadata.tables[name]):
            raise NotEmpty


def tallies(connection: Connection, on: Callable[[int], None] = lambda _rows: None) -> Tallies:
    """Count and hash of every table that is moved."""
    found = {}
    for table in tables():
        count, whole = 0, 0
        for rows in _parts(connection, table):
            for row in rows:
                whole = (whole + _number(row)) % (1 << 256)
            count += len(rows)
            on(len(rows))
        found[table.name] = Tally(count, f"{whole:064x}")
    return found


class _Steps:
    def __init__(self, report: Report, total: int) -> None:
        self._report, self._total, self._done = report, total, 0

    def on(self, rows: int) -> None:
        self._done += rows
        self._report(min(self._done, self._total), self._total)


def _prepare(target: Connection) -> None:
    """Rows come as they are: no trigger signs, seals or tells. The users' own trigger stays on: it
    makes their roles."""
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        return
    for table in tables():
        if table.name != "user_account":
            target.exec_driver_sql(f'ALTER TABLE public."{table.name}" DISABLE TRIGGER USER')


def _finish(target: Connection) -> None:
    if target.dialect.name == "sqlite":
        return
    for table in tables():
        if table.name != "user_account":
            target.exec_driver_sql(f'ALTER TABLE public."{table.name}" ENABLE TRIGGER USER')


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _parts(connection: Connection, table: Table) -> Iterator[Sequence[dict[str, Any]]]:
    """All rows of a table in parts; a row that another of the same table points at comes first."""
    itself = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    if itself:
        yield from _following(connection, table, itself)
        return
    with connection.execute(select(table), execution_options={"yield_per": AT_ONCE}) as read:
        for part in read.mappings().partitions():
            yield [dict(row) for row in part]


def _following(
    connection: Connection, table: Table, itself: Sequence[str]
) -> Iterator[Sequence[dict[str, Any]]]:
    points = connection.execute(select(table.c.id, *(table.c[each] for each in itself)))
    waiting = {row[0]: set(row[1:]) - {None, row[0]} for row in points}
    while waiting:
        ready = [id_ for id_, before in waiting.items() if not before & waiting.keys()]
        for start in range(0, len(ready), AT_ONCE):
            part = ready[start : start + AT_ONCE]
            rows = connection.execute(select(table).where(table.c.id.in_(part))).mappings()
            yield [dict(row) for row in rows]
        if not ready:  # they point at each other: no order helps, the database will say so
            raise NotMovedWhole(tables=table.name)
        for id_ in ready:
            del waiting[id_]


def _number(row: Mapping[str, Any]) -> int:
    said = json.dumps([(name, _plain(row[name])) for name in sorted(row)], ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(said.encode()).digest(), "big")


def _plain(value: Any) -> Any:
    """The same text for the same value, whichever database it came from."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    raise TypeError(f"{type(value).__name__} has no plain text")
