"""The log: what it costs a save, and how long it takes to prove a million entries."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from ras_desktop.domain import log as rules
from ras_desktop.domain.log import Value
from ras_desktop.domain.log_check import check
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.services import family, log
from ras_desktop.store import session as store_session
from ras_desktop.store.log import _ENTRY, _VALUE
from ras_desktop.store.log_chain import Chain
from ras_desktop.store.session import Store
from tests.benchmarks.measure import Figure, seconds
from tests.helpers import families
from tests.helpers.stores import SetClock, SetDesk, desk_at, new_file_store

SAVES = 600
MILLION = 1_000_000


def figures(folder: Path) -> list[Figure]:
    """The two figures of issue 4, and the values beside the chain."""
    return [share_of_a_save(folder / "save"), *proved(folder / "million", MILLION)]


def share_of_a_save(folder: Path) -> Figure:
    """The same save with and without its entry, in turn, so that the disk treats both alike."""
    folder.mkdir()
    store = new_file_store(folder / "database")
    desk = desk_at(store, EVERYBODY, SetClock())
    case = families.added(desk)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * SAVES):
        logged = turn % 2 == 0
        child = replace(case.child, school=f"School {turn}")
        with nothing_logged() if not logged else _as_it_is():
            start = time.perf_counter()
            case = family.save(desk, replace(case, child=child)).value
            taken[logged].append(time.perf_counter() - start)
    store.close()
    pairs = zip(taken[True], taken[False], strict=True)
    more = statistics.median(one - other for one, other in pairs)
    plain = statistics.median(taken[False])
    share = 100 * more / plain
    note = f"{more * 1e6:.0f} µs of {plain * 1e3:.2f} ms"
    return Figure("Log: share of a save", share, "%", 5, note=note)


@contextmanager
def nothing_logged() -> Iterator[None]:
    """The same program without its log."""
    kept = store_session.to_write
    store_session.to_write = lambda session: []  # type: ignore[assignment]
    try:
        yield
    finally:
        store_session.to_write = kept


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def proved(folder: Path, entries: int) -> list[Figure]:
    """A long log, three entries in ten with values beside them."""
    folder.mkdir()
    store = new_file_store(folder / "database")
    fill(store, entries)
    chain = Chain(store)
    walk = seconds(lambda: _whole(check(chain).broken is None), times=3)
    desk = SetDesk(store, desk_at(store, EVERYBODY, SetClock()).actor, SetClock())
    everything = seconds(lambda: _whole(log.verify(desk).is_whole), times=1)
    store.close()
    shutil.rmtree(folder)
    return [
        Figure(f"Verify a log of {entries:,} entries", walk, "s", 5),
        Figure("The same with 300,000 values beside it", everything, "s"),
    ]


def _whole(is_whole: bool) -> None:
    assert is_whole


def fill(store: Store, entries: int) -> None:
    """Entries as the program writes them, without the services before them."""
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    before = rules.ORIGIN
    for start in range(1, entries + 1, 10_000):
        rows, values = [], []
        for number in range(start, min(start + 10_000, entries + 1)):
            case = UUID(int=number % 5000 + 1).hex
            salt, value = rules.new_salt(), Value("school", '"Hill Top"', f'"School {number}"')
            changes = number % 10 < 3
            said = (
                (at + timedelta(seconds=20 * number)).isoformat(timespec="microseconds"),
                UUID(int=number % 20 + 1).hex, "Robin Ashdown",
                "family.save" if changes else "family.read", "change" if changes else "view",
                "family_case", str(UUID(case)), case,
            )  # fmt: skip
            fields = rules.fields_text([("school", rules.value_hash(salt, value))])
            fields = fields if changes else ""
            columns = (str(number), *said, str(number), "1", fields, before)
            before = rules.hash_of(rules.text_of(columns))
            rows.append((number, *said, number, 1, fields, columns[-1], before))
            if changes:
                held = f'{{"school":["{salt}","\\"Hill Top\\"","\\"School {number}\\""]}}'
                values.append((number, case, held))
        with store.writing() as session:
            session.connection().exec_driver_sql(_ENTRY, rows)
            session.connection().exec_driver_sql(_VALUE, values)
