"""A log with real entries, and everything that somebody could do to it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import text

from ras_desktop.domain.log import COLUMNS, ORIGIN
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.services import family, note
from ras_desktop.store.log import ALL
from ras_desktop.store.session import Store
from tests.helpers import families
from tests.helpers.stores import SetClock, SetDesk, desk_at

TABLES = ("log_entry", "log_value", "log_checkpoint")


def filled(desk: SetDesk, entries: int) -> None:
    """Work at the desk until the log has at least so many entries: adds, changes, looks, notes."""
    case = families.added(desk)
    for turn in range(entries):
        desk.clock.forward(minutes=11)
        child = replace(case.child, school=f"School {turn}")
        case = family.save(desk, replace(case, child=child)).value
        desk.looks.note("family.read", (case.id,), desk.now())
        if turn % 3 == 0:
            said = Note(
                families.id_(), NoteKind.VISIT, date(2026, 11, 20), text=f"Seen {turn}", author="R"
            )
            note.save(desk, case.id, said)
        if turn % 20 == 0 and turn:
            case = families.added(desk, f"Child {turn}", "Poole", born=date(2014, 1, 1 + turn % 28))
        if length(desk.store) >= entries:
            return


def prepared(store: Store, entries: int) -> SetDesk:
    if not store.on_server:
        with store.engine.connect() as connection:  # hundreds of damages, none to be kept
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA synchronous = OFF")
    desk = desk_at(store, EVERYBODY, SetClock())
    filled(desk, entries)
    unlocked(store)
    return desk


def length(store: Store) -> int:
    with store.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM log_entry")).scalar_one())


def run(store: Store, sql: str, **given: Any) -> list[Any]:
    """A statement by somebody who has the database and its key."""
    with store.writing() as session:
        found = session.connection().execute(text(sql), given)
        return [tuple(row) for row in found] if found.returns_rows else []


def unlocked(store: Store) -> None:
    """Whoever has the key can take the locks of the tables away, too."""
    for table in ("log_entry", "log_checkpoint"):
        for what in ("update", "delete"):
            where = f' ON "{table}"' if store.on_server else ""
            run(store, f"DROP TRIGGER {table}_sealed_{what}{where}")


@contextmanager
def put_back(store: Store) -> Iterator[None]:
    """Everything as it was, afterwards."""
    for table in TABLES:
        run(store, f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")
    try:
        yield
    finally:
        for table in TABLES:
            run(store, f"DELETE FROM {table}")
            run(store, f"INSERT INTO {table} SELECT * FROM kept_{table}")
            run(store, f"DROP TABLE kept_{table}")


def row(store: Store, number: int) -> dict[str, Any]:
    columns = ", ".join(ALL)
    (found,) = run(store, f"SELECT {columns} FROM log_entry WHERE number = :n", n=number)
    return dict(zip(ALL, found, strict=True))


def rehashed(held: dict[str, Any]) -> dict[str, Any]:
    """The entry with the hash that its content has now."""
    said = "\n".join(str(held[name]) for name in COLUMNS)
    return {**held, "hash": hashlib.sha256(said.encode()).hexdigest()}


def write(store: Store, held: dict[str, Any]) -> None:
    """Puts an entry in its number's place."""
    run(store, "DELETE FROM log_entry WHERE number = :n", n=held["number"])
    names = ", ".join(ALL)
    run(
        store, f"INSERT INTO log_entry ({names}) VALUES ({', '.join(f':{n}' for n in ALL)})", **held
    )


def change(store: Store, number: int, dice: random.Random) -> None:
    column = dice.choice(("at", "actor", "actor_name", "verb", "what", "kind", "of_case", "fields"))
    held = row(store, number)
    run(
        store,
        f"UPDATE log_entry SET {column} = :new WHERE number = :n",
        new=f"{held[column]}x",
        n=number,
    )


def change_and_rehash(store: Store, number: int, dice: random.Random) -> None:
    write(store, rehashed({**row(store, number), "actor_name": "Somebody Else"}))


def remove(store: Store, number: int, dice: random.Random) -> None:
    run(store, "DELETE FROM log_entry WHERE number = :n", n=number)


def remove_and_close_up(store: Store, number: int, dice: random.Random) -> None:
    remove(store, number, dice)
    _shift(store, number, -1)


def insert(store: Store, number: int, dice: random.Random) -> None:
    """Puts one in at a number; those behind move up. Its own hash and link are right."""
    before = row(store, number - 1)["hash"] if number > 1 else ORIGIN
    held = {**row(store, number), "verb": "family.close", "previous": before}
    _shift(store, number - 1, 1)
    write(store, rehashed(held))


def insert_carelessly(store: Store, number: int, dice: random.Random) -> None:
    held = {**row(store, number), "verb": "family.close"}
    _shift(store, number - 1, 1)
    write(store, held)


def swap(store: Store, number: int, dice: random.Random) -> int:
    """Two entries change places; the number of the other."""
    most = length(store)
    other = dice.choice([each for each in range(max(1, number), most + 1) if each != number])
    one, two = row(store, number), row(store, other)
    run(store, "DELETE FROM log_entry WHERE number IN (:a, :b)", a=number, b=other)
    write(store, {**one, "number": other})
    write(store, {**two, "number": number})
    return other


def cut(store: Store, number: int, dice: random.Random) -> None:
    """The end is missing, from this entry on."""
    run(store, "DELETE FROM log_value WHERE entry >= :n", n=number)
    run(store, "DELETE FROM log_entry WHERE number >= :n", n=number)
    run(store, "DELETE FROM log_checkpoint WHERE number >= :n", n=number)


def rebuild(store: Store, number: int, dice: random.Random) -> None:
    """An entry is another, and every hash behind it is made anew."""
    before = row(store, number - 1)["hash"] if number > 1 else ORIGIN
    for each in range(number, length(store) + 1):
        held = {**row(store, each), "previous": before}
        if each == number:
            held["actor_name"] = "Somebody Else"
        held = rehashed(held)
        write(store, held)
        before = held["hash"]
    run(store, "DELETE FROM log_checkpoint WHERE number >= :n", n=number)


def _shift(store: Store, after: int, by: int) -> None:
    """Moves every entry behind a number up or down, its hash as it was."""
    run(store, "UPDATE log_entry SET number = -number WHERE number > :n", n=after)
    run(store, "UPDATE log_entry SET number = -number + :by WHERE number < 0", by=by)


Damage = Callable[[Store, int, random.Random], Any]
