"""Ten thousand entries, each changed, removed, inserted, swapped, cut off or rebuilt: all found.

The log is a real one, written by the services; the check is the program's. It goes from just before
the damage on, over the lines as they lie in memory; of each kind a sample is done to the tables
themselves and checked from the first entry on: the verdict has to be the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from ras_desktop.domain.log import Link
from ras_desktop.domain.log_check import Broken, Line, check
from ras_desktop.store.log_chain import Chain
from tests.helpers import log_lines, logs
from tests.helpers.logs import prepared
from tests.helpers.stores import SetDesk, new_file_store

ENTRIES = 10_000
KINDS = {
    "change": "log.changed",
    "change_and_rehash": "log.changed",
    "remove": "log.removed",
    "remove_and_close_up": "log.removed",
    "insert": "log.inserted",
    "insert_carelessly": "log.inserted",
    "swap": "log.swapped",
    "cut": "log.cut",
    "rebuild": "log.rebuilt",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetDesk]:
    store = new_file_store(tmp_path_factory.mktemp("log") / "database")
    yield prepared(store, ENTRIES)
    store.close()


@pytest.fixture(scope="module")
def lines(desk: SetDesk) -> list[Line]:
    found = log_lines.whole(Chain(desk.store))
    assert check(log_lines.Lines(found)).broken is None
    assert len(found) >= ENTRIES
    return found


def marks_for(lines: Sequence[Line]) -> dict[int, str]:
    """What is kept elsewhere: the heads at the half and at the end."""
    return {number: lines[number - 1][1].decode() for number in (len(lines) // 2, len(lines))}


def wanted(kind: str, number: int, last: int) -> tuple[str, int]:
    """What is to be said, and of which entry."""
    half = last // 2
    if kind == "rebuild" or (kind == "change_and_rehash" and number == last):
        return "log.rebuilt", 1 if number <= half else half + 1
    if kind.startswith("remove") and number == last:
        return "log.cut", number
    return KINDS[kind], number


def said(broken: Broken | None) -> tuple[str, int] | None:
    return (broken.code, broken.first) if broken else None


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", KINDS)
def test_each_of_ten_thousand_entries(kind: str, lines: list[Line], desk: SetDesk) -> None:
    damage, marks, last = getattr(log_lines, kind), marks_for(lines), len(lines)
    numbers = range(1, last) if kind == "swap" else range(1, last + 1)  # the last has no other
    for number in numbers:
        damaged = damage(lines, number, random.Random(number))
        since = Link(number - 1, lines[number - 2][1].decode()) if number > 1 else Link()
        found = check(damaged, marks, since=since)
        assert said(found.broken) == wanted(kind, number, last), (kind, number, found.broken)
    print(f"log: {kind}: {len(numbers)} of {len(numbers)} found and named")


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_of_them_in_the_tables(kind: str, lines: list[Line], desk: SetDesk) -> None:
    marks, last, dice = marks_for(lines), len(lines), random.Random(7)
    sample = sorted({2, last // 2, last - 1, *(dice.randrange(1, last) for _ in range(5))})
    if kind == "rebuild":  # entry by entry with SQL
        sample = [last - 700, last - 2]
    for number in sample:
        with logs.put_back(desk.store):
            getattr(logs, kind)(desk.store, number, random.Random(number))
            in_tables = check(Chain(desk.store), marks)
        in_memory = check(getattr(log_lines, kind)(lines, number, random.Random(number)), marks)
        assert in_tables == in_memory, (kind, number)
        assert said(in_tables.broken) == wanted(kind, number, last)
