"""The log in the store: two tables, and the one way in which an entry gets its place.

`log_entry` is the chain and refuses to be changed; `log_value` holds the values that were changed,
which may be erased for one child. On a team's server the function `log_append` gives the place, so
that a program and a trigger write one chain; `domain.log` says what is hashed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import BigInteger, Connection, Index, Text, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Field, Session, SQLModel

from ras_desktop.domain import log as rules
from ras_desktop.domain.log import COLUMNS, Link, Noted, Value
from ras_desktop.store.also import POSTGRESQL, also
from ras_desktop.store.mapping import portable
from ras_desktop.store.sealing import ALWAYS, guard
from ras_desktop.store.table import Number

RESTORED = "what = 'restore'"
"""SQL: an entry that says that the log goes on from a backup; said so, its index is used."""


class LogEntryRow(SQLModel, table=True):
    """One entry. Texts as they are hashed; an empty text where there is nothing."""

    __tablename__ = "log_entry"

    number: int = Field(primary_key=True, sa_type=Number, sa_column_kwargs={"autoincrement": False})
    at: str = Field(sa_type=Text)
    actor: str = Field(sa_type=Text)
    actor_name: str = Field(sa_type=Text)
    verb: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    thing: str = Field(sa_type=Text)
    of_case: str = Field(sa_type=Text, index=True)
    act: int = Field(sa_type=BigInteger)
    many: int = Field(sa_type=BigInteger)
    fields: str = Field(sa_type=Text)
    previous: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text)

    __table_args__ = (
        # Where the log goes on from a backup: asked for at each proof, and almost never there.
        Index(
            "ix_log_entry_restored",
            "number",
            sqlite_where=text(RESTORED),
            postgresql_where=text(RESTORED),
        ),
    )


class LogValueRow(SQLModel, table=True):
    """The values of one entry: JSON, field → [salt, JSON text before, JSON text after]."""

    __tablename__ = "log_value"

    entry: int = Field(primary_key=True, sa_type=Number, sa_column_kwargs={"autoincrement": False})
    of_case: str = Field(sa_type=Text)
    held: str = Field(sa_type=Text)


ALL = (*COLUMNS, "hash")
guard("log_entry", ALL, ALWAYS)

NUMBERS = frozenset({"number", "act", "many"})
"""Columns that are whole numbers; all others are texts."""

_GIVEN = ("at", "actor", "actor_name", "verb", "what", "kind", "thing", "of_case")
_PARAMETERS = ", ".join(f"{each}_ text" for each in _GIVEN)
_HASHED = " || chr(10) || ".join(
    f"{each}_::text" if each in NUMBERS else f"{each}_" for each in COLUMNS
)
_WRITERS = 7205759403792793600
"""The number of the lock that makes writers at a server wait for each other."""

_FUNCTION = f"""
CREATE FUNCTION log_append({_PARAMETERS}, act_ bigint, many_ bigint, fields_ text, held_ text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE number_ bigint; previous_ text; hash_ text;
BEGIN
  PERFORM pg_advisory_xact_lock({_WRITERS});
  SELECT number + 1, hash INTO number_, previous_ FROM log_entry ORDER BY number DESC LIMIT 1;
  IF number_ IS NULL THEN number_ := 1; previous_ := '{rules.ORIGIN}'; END IF;
  IF act_ = 0 THEN act_ := number_; END IF;
  hash_ := encode(sha256(convert_to({_HASHED}, 'UTF8')), 'hex');
  INSERT INTO log_entry ({", ".join(ALL)}) VALUES ({", ".join(f"{each}_" for each in ALL)});
  IF held_ <> '' THEN
    INSERT INTO log_value (entry, of_case, held) VALUES (number_, of_case_, held_);
  END IF;
  RETURN number_;
END $$"""  # noqa: S608  (our own names)
also(POSTGRESQL, _FUNCTION, "DROP FUNCTION IF EXISTS log_append")
_MANY = len(_GIVEN)
_SEVERAL = f"""
CREATE FUNCTION log_append_all(given json) RETURNS void LANGUAGE plpgsql AS $$
DECLARE each json; act_ bigint := 0; number_ bigint;
BEGIN
  FOR each IN SELECT value FROM json_array_elements(given) LOOP
    number_ := log_append({", ".join(f"each ->> {at}" for at in range(len(_GIVEN)))},
      act_, (each ->> {_MANY})::bigint, each ->> {_MANY + 1}, each ->> {_MANY + 2});
    IF act_ = 0 THEN act_ := number_; END IF;
  END LOOP;
END $$"""  # noqa: S608  (our own names)
also(POSTGRESQL, _SEVERAL, "DROP FUNCTION IF EXISTS log_append_all")
also(
    POSTGRESQL,
    "CREATE TRIGGER log_entry_sealed_truncate BEFORE TRUNCATE ON log_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION log_entry_sealed()",
    "DROP TRIGGER IF EXISTS log_entry_sealed_truncate ON log_entry",
)

_APPEND = f"SELECT log_append({', '.join(['%s'] * 12)})"
_ENTRY = f"INSERT INTO log_entry ({', '.join(ALL)}) VALUES ({', '.join('?' * len(ALL))})"  # noqa: S608
_VALUE = "INSERT INTO log_value (entry, of_case, held) VALUES (?, ?, ?)"
_HEAD = "SELECT number, hash FROM log_entry ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes to the store, with which verb, when; without an actor it is the program."""

    verb: str = ""
    at: datetime | None = None
    actor: UUID | None = None
    name: str = ""


def write(session: Session, by: Author, notes: Sequence[Noted]) -> None:
    """Gives what was noted its place at the end of the chain, in this transaction."""
    at = (by.at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    who = (at, by.actor.hex if by.actor else "", _line(by.name))
    texts = [(*who, *_said(each, by)) for each in notes]
    held = [_held(each.values) for each in notes]
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _append(connection, notes, texts, held)
    else:
        _insert(connection, notes, texts, held)


def _said(note: Noted, by: Author) -> tuple[str, ...]:
    case = note.case.hex if note.case else ""
    verb = note.verb or by.verb
    return (_line(verb), note.what.value, _line(note.kind), _line(note.thing), case)


def _line(text: str) -> str:
    return rules.line(portable(text))


def _held(values: Iterable[Value]) -> tuple[str, str]:
    """The column `fields` with the hashes, and the JSON of the values under their salts."""
    salted = [(rules.new_salt(), value) for value in values]
    if not salted:
        return "", ""
    fields = rules.fields_text((each.field, rules.value_hash(salt, each)) for salt, each in salted)
    held = {each.field: (salt, each.old, each.new) for salt, each in salted}
    return fields, json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _append(
    connection: Connection,
    notes: Sequence[Noted],
    texts: Sequence[tuple[str, ...]],
    held: Sequence[tuple[str, str]],
) -> None:
    if len(notes) == 1:
        given = (*texts[0], 0, notes[0].many, *held[0])
        connection.exec_driver_sql(_APPEND, given)
        return
    # In one go: from the first entry on, all others who write wait.
    all_ = [
        (*text, note.many, *values) for note, text, values in zip(notes, texts, held, strict=True)
    ]
    told = json.dumps(all_, ensure_ascii=False)
    connection.exec_driver_sql("SELECT log_append_all(%s::json)", (told,))


def _insert(
    connection: Connection,
    notes: Sequence[Noted],
    texts: Sequence[tuple[str, ...]],
    held: Sequence[tuple[str, str]],
) -> None:
    # On the driver's own connection: SQLAlchemy's way costs a save three times as much.
    driver: Any = connection.connection.driver_connection
    try:
        last = driver.execute(_HEAD).fetchone()
        number, before = last or (0, rules.ORIGIN)
        act = number + 1
        for note, text, (fields, values) in zip(notes, texts, held, strict=True):
            number += 1
            columns = (str(number), *text, str(act), str(note.many), fields, before)
            before = rules.hash_of(rules.text_of(columns))
            entry = (number, *text, act, note.many, fields, columns[-1], before)
            driver.execute(_ENTRY, entry)
            if values:
                driver.execute(_VALUE, (number, text[-1], values))
    except sqlite.Error as error:
        raise DBAPIError("log", None, error) from error


def head(session: Session) -> Link:
    """The last entry."""
    last = session.connection().exec_driver_sql(_HEAD).first()
    return Link(last[0], last[1]) if last else Link()
