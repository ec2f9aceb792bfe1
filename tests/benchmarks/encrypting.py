"""What encrypting costs: the same file and the same work with SQLCipher and as plain SQLite."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from ras_desktop.domain.caseload import Filters, Search, Whose
from ras_desktop.services import casefile, caseload, family
from ras_desktop.services.desk import Desk
from ras_desktop.store import cipher, engine
from ras_desktop.store.session import Store
from tests.benchmarks.measure import Figure
from tests.helpers.stores import FAST_KEYS

TURNS = 300
_KEYED = ("PRAGMA cipher",)


def figures(folder: Path, scratch: Path) -> list[Figure]:
    """`folder`: a case file; each read and save is made in turn on it and on its plain copy."""
    opened = casefile.sign_in(folder, "demo", "demonstration", policy=FAST_KEYS)
    key = opened.vault.database_key
    opened.desk.store.close()
    _plain_copy(opened.vault.database, key, scratch / "plain")
    stores = (opened.desk.store, Store(_plain_engine(scratch / "plain")))
    kept, plain = (Desk(each, opened.desk.actor) for each in stores)
    found = [
        _beside("First 200 rows of a caseload, encrypted", _first_rows, kept, plain),
        _beside("A save, encrypted", _Saves(kept, plain), kept, plain),
    ]
    stores[1].close()
    opened.close()
    return found


def _beside(name: str, work: Callable[[Desk], object], kept: Desk, plain: Desk) -> Figure:
    """Turn by turn, so that the machine treats both alike."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * TURNS + 20):
        encrypted = turn % 2 == 0
        desk = kept if encrypted else plain
        start = time.perf_counter()
        work(desk)
        if turn >= 20:
            taken[encrypted].append(time.perf_counter() - start)
    ours, theirs = statistics.median(taken[True]), statistics.median(taken[False])
    note = f"{ours * 1e3:.2f} ms and {theirs * 1e3:.2f} ms, medians of {TURNS}"
    return Figure(name, ours, "×", 1.3, "plain SQLite", ours / theirs, note)


def _first_rows(desk: Desk) -> object:
    return caseload.find(desk, Search("", Filters(Whose.ALL)), 0, 200)


class _Saves:
    """The same family saved again and again; each desk has its own copy of it."""

    def __init__(self, *desks: Desk) -> None:
        row = caseload.find(desks[0], Search("", Filters(Whose.ALL)), 0, 1).rows[0]
        self.held = {id(desk): family.read(desk, row.id) for desk in desks}
        self.turn = 0

    def __call__(self, desk: Desk) -> None:
        self.turn += 1
        case = self.held[id(desk)]
        child = replace(case.child, school=f"School {self.turn}")
        self.held[id(desk)] = family.save(desk, replace(case, child=child)).value


def _plain_copy(database: Path, key: bytes, target: Path) -> None:
    with closing(cipher.connect(database, key)) as connection:
        connection.execute(f"ATTACH DATABASE '{target}' AS plain KEY ''")
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH DATABASE plain")


def _plain_engine(database: Path) -> Engine:
    """As `store.engine.file_engine`, without a key: then SQLCipher is SQLite."""
    made = create_engine(
        "sqlite://", creator=lambda: _connect(database), module=sqlcipher, poolclass=QueuePool,
        pool_size=1, hide_parameters=True,
    )  # fmt: skip
    event.listen(made, "begin", engine._begin)
    return made


def _connect(database: Path) -> sqlite3.Connection:
    connection = sqlcipher.connect(
        str(database), timeout=cipher.PATIENCE, isolation_level=None, check_same_thread=False
    )
    for setting in cipher._SETTINGS:
        if not setting.startswith(_KEYED):
            connection.execute(setting).fetchall()
    found: sqlite3.Connection = connection
    return found
