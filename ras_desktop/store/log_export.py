"""The log as a file that anybody can check: CSV as PostgreSQL's own `\\copy` writes it.

    psql -c "\\copy (SELECT * FROM log_entry ORDER BY number) TO 'log.csv' CSV HEADER" …

Nothing else is needed to prove it: neither the server nor a passphrase.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ras_desktop.domain.log import COLUMNS, ORIGIN, Link, What
from ras_desktop.domain.log_check import Line, Restored
from ras_desktop.store.symptoms import of_files
from ras_desktop.store.trouble import NotALog


class Export:
    """The entries of such a file, as `domain.log_check` reads a log."""

    AT_ONCE = 20_000

    def __init__(self, lines: Sequence[Line], numbers: Sequence[int]) -> None:
        self._lines, self._numbers = lines, numbers
        self.restored: tuple[Restored, ...] = ()
        self.since: datetime | None = None

    def parts(self, after: int, until: int) -> Iterator[Sequence[Line]]:
        """Every entry with a number after one and up to another, in parts."""
        start, end = bisect_right(self._numbers, after), bisect_right(self._numbers, until)
        for at in range(start, end, self.AT_ONCE):
            yield self._lines[at : min(at + self.AT_ONCE, end)]

    def line(self, number: int) -> Line | None:
        """The entry with this number."""
        at = bisect_right(self._numbers, number) - 1
        return self._lines[at] if at >= 0 and self._numbers[at] == number else None

    def next_number(self, number: int) -> int | None:
        """The lowest number from this one on that there is."""
        at = bisect_right(self._numbers, number - 1)
        return self._numbers[at] if at < len(self._numbers) else None

    def head(self) -> Link:
        """The last entry."""
        if not self._numbers:
            return Link()
        return Link(self._numbers[-1], self._lines[-1][1].decode("ascii", "replace"))

    def count(self) -> int:
        """How many entries there are."""
        return len(self._numbers)


@of_files()
def read(path: Path) -> Export:
    """The log of a file. NotALog where it is no such file."""
    found: list[tuple[int, Line]] = []
    restored: list[Restored] = []
    since: datetime | None = None
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.DictReader(file, strict=True)
            if not {*COLUMNS, "hash"} <= set(rows.fieldnames or ()):
                raise NotALog(path.name)
            for row in rows:
                number = int(row["number"])
                text = "\n".join(row[each] or "" for each in COLUMNS).encode()
                found.append((number, (text, row["hash"].encode())))
                if number == 1 and row["previous"] == ORIGIN:
                    since = datetime.fromisoformat(row["at"])
                if row["what"] == What.RESTORE.value:
                    at = datetime.fromisoformat(row["at"])
                    restored.append(Restored(number, at, row["actor_name"], row["thing"]))
    except (csv.Error, UnicodeError, ValueError, TypeError, AttributeError):
        raise NotALog(path.name) from None
    found.sort(key=lambda each: each[0])
    made = Export([line for _, line in found], [number for number, _ in found])
    made.restored, made.since = tuple(restored), since
    return made
