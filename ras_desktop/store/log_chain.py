"""The log as its check reads it: many entries at once, each as the text that was hashed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ras_desktop.domain.log import COLUMNS, Link
from ras_desktop.domain.log_check import Line
from ras_desktop.store.log import head
from ras_desktop.store.session import Store

_LINE = {
    "sqlite": f"CAST(concat_ws(char(10), {', '.join(COLUMNS)}) AS BLOB), CAST(hash AS BLOB)",
    "postgresql": f"convert_to(concat_ws(chr(10), {', '.join(COLUMNS)}), 'UTF8'), "
    "convert_to(hash, 'UTF8')",
}
"""An entry as bytes, whatever somebody may have put there. A column that is missing makes the text
too short, and that is found."""


class Chain:
    """The log as `domain.log_check` reads it: in short looks, so that nobody waits for it."""

    AT_ONCE = 20_000

    def __init__(self, store: Store) -> None:
        self._store = store
        kind = store.engine.dialect.name
        self._mark = "%s" if kind == "postgresql" else "?"
        self._line = f"SELECT {_LINE[kind]} FROM log_entry WHERE number"  # noqa: S608  (our names)

    def parts(self, after: int, until: int) -> Iterator[Sequence[Line]]:
        """Every entry with a number after one and up to another, in parts."""
        sql = f"{self._line} > {self._mark} AND number <= {self._mark} ORDER BY number"
        sql = f"{sql} LIMIT {self.AT_ONCE}"
        while after < until:
            part = self._rows(sql, after, until)
            if not part:
                return
            yield part
            after = int(part[-1][0].partition(b"\n")[0])

    def line(self, number: int) -> Line | None:
        """The entry with this number."""
        found = self._rows(f"{self._line} = {self._mark}", number)
        return found[0] if found else None

    def next_number(self, number: int) -> int | None:
        """The lowest number from this one on that there is."""
        sql = f"SELECT min(number) FROM log_entry WHERE number >= {self._mark}"  # noqa: S608
        found: int | None = self._rows(sql, number)[0][0]
        return found

    def head(self) -> Link:
        """The last entry."""
        with self._store.reading() as session:
            return head(session)

    def count(self) -> int:
        """How many entries there are."""
        return int(self._rows("SELECT count(*) FROM log_entry")[0][0])

    def _rows(self, sql: str, *given: int) -> list[Any]:
        with self._store.reading() as session:
            cursor = session.connection().exec_driver_sql(sql, given).cursor
            assert cursor is not None
            return list(cursor.fetchall())
