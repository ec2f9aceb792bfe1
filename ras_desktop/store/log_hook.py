"""Notes every change of a row as it goes to the database, for the log.

No service has to think of it: a session that writes is a `LoggedSession`, and at the end of its
transaction `Store.writing` gives what was noted to `store.log`. Statements that change many rows
at once are noted as one, with their number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Engine, Insert, Table, Update, event
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import Session as AnySession
from sqlalchemy.sql.dml import UpdateBase
from sqlmodel import Session

from ras_desktop.domain.log import DRAFTING, ISSUING, WHOLE, Noted, Value, What
from ras_desktop.store.log import Author

SILENT = {
    "draft": "what is typed; it becomes a record when it is saved",
    "caseload": "lines made from other tables",
    "case_number": "the last running number; the case carries it",
    "case_unopened": "repeats an attempt, which has an entry; one more would tell of a hidden case",
    "last_seen": "the clock at sign-in; the sign-in has its own entry",
    "attachment_bytes": "the bytes of a file, whose SHA-256 is in its own row",
    "account_number": "the numbers of an account, which nobody but finance reads",
    "issued_bytes": "the bytes of a document, whose SHA-256 is in its own row",
    "log_entry": "the log",
    "log_value": "the log",
    "log_checkpoint": "has an entry of its own",
    "log_key": "the key that signs checkpoints",
    "alembic_version": "the shape of the database",
}
"""Tables whose rows are not noted, each with the reason."""

WITHOUT_VALUES = {
    "key_slot": frozenset({"tag", "public"}),
    "former_key": frozenset({"secret"}),
    "edition": frozenset({"content"}),
}
"""Columns that are not repeated in the log: their row says all there is to say."""

CASES = {"family_case": ("id",), "sibling": ("first", "second"), "merge": ("survivor", "loser")}
"""Whose a row is where that is not its column `case`."""

DRAFTED_EVERY = timedelta(minutes=10)
_NEVER = frozenset({"id", "version"})


Drafted = dict[tuple[UUID | None, str], datetime]


class LoggedSession(Session):
    """A session that writes and notes what it changes.

    `drafted`: who was last noted at which draft, when; it outlives the session.
    """

    def __init__(self, bind: Engine, author: Author, drafted: Drafted) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.author = author
        self.drafted = drafted

    def execute(self, statement: Any, params: Any = None, **more: Any) -> Any:
        """As ever; a statement that changes rows is noted with their number."""
        result = super().execute(statement, params, **more)
        if isinstance(statement, UpdateBase):
            return _bulk(self, statement, params, result)
        return result

    def exec(self, statement: Any, *, params: Any = None, **more: Any) -> Any:
        """As ever; a statement that changes rows is noted with their number."""
        result = super().exec(statement, params=params, **more)
        if isinstance(statement, UpdateBase):
            return _bulk(self, statement, params, result)
        return result

    def noted(self) -> list[Noted]:
        """What was noted in this transaction so far."""
        notes: list[Noted] = self.info.setdefault("log", [])
        return notes

    def tell(self, things: Iterable[tuple[str, UUID, UUID | None]]) -> None:
        """What a verb says of itself: kind, identifier and case of each thing that it changed."""
        self.info["told"] = tuple(things)


def note(session: Session, *notes: Noted) -> None:
    """Notes something that is not a changed row: a look, a print, a sign-in."""
    session.info.setdefault("log", []).extend(notes)


def several(session: AnySession, table: str, what: What, many: int) -> None:
    """Notes that many rows of a table were changed at once; the same again adds to it."""
    if table in SILENT or many < 1:
        return
    notes: list[Noted] = session.info.setdefault("log", [])
    for at, each in enumerate(notes):
        if each.kind == table and each.what is what and not each.thing:
            notes[at] = replace(each, many=each.many + many)
            return
    notes.append(Noted(what, table, many=many))


def to_write(session: LoggedSession) -> list[Noted]:
    """What is written to the log at the end of a transaction."""
    notes, told = session.noted(), session.info.get("told", ())
    if not notes:
        return [Noted(What.OTHER, kind, str(id_), case) for kind, id_, case in told[:1]]
    cases = {case for _, _, case in told if case is not None}
    if len(cases) == 1:
        (case,) = cases
        return [replace(each, case=case) if _nobody(each) else each for each in notes]
    return notes


def _nobody(note: Noted) -> bool:
    return note.case is None and not note.thing and note.kind != ""


@event.listens_for(LoggedSession, "after_flush")
def _after_flush(session: LoggedSession, _context: object) -> None:
    notes = session.noted()
    for row in session.new:
        notes.extend(_whole(session, row, What.ADD))
    for row in session.dirty:
        notes.extend(_changed(session, row))
    for row in session.deleted:
        notes.extend(_whole(session, row, What.DROP))


def _bulk(session: LoggedSession, statement: Any, params: Any, result: Any) -> Any:
    """Notes a statement that changes rows at once. Its own rows stay the caller's."""
    table: Table | None = getattr(statement, "table", None)
    if table is None or table.name in SILENT:
        return result
    if statement._returning:
        frozen = result.freeze()
        result = frozen()
        many = len(frozen.data)
    else:
        many = len(params) if isinstance(params, list) and len(params) > 1 else result.rowcount
    what = next(what for kind, what in _KINDS if isinstance(statement, kind))
    several(session, table.name, what, many)
    return result


_KINDS = ((Insert, What.ADD), (Update, What.CHANGE), (Delete, What.DROP))


def _whole(session: LoggedSession, row: Any, what: What) -> Iterator[Noted]:
    table: Table = row.__table__
    if table.name in SILENT:
        return
    left_out = WITHOUT_VALUES.get(table.name, frozenset()) | _NEVER
    names = (each.name for each in table.c if each.name not in left_out)
    text = json_of({name: plain(getattr(row, name)) for name in names})
    value = Value(WHOLE, "", text) if what is What.ADD else Value(WHOLE, text, "")
    said = ISSUING.get(session.author.verb, what) if table.name in _LEAVES else what
    for case in _cases(table, row):
        yield Noted(said, table.name, _thing(table, row), case, (value,))


_LEAVES = frozenset({"issued_document", "export"})


def _changed(session: LoggedSession, row: Any) -> Iterator[Noted]:
    table: Table = row.__table__
    if table.name in SILENT:
        return
    before = look_at(row).committed_state
    names = [name for name in before if name not in _NEVER and before[name] != getattr(row, name)]
    if not names:
        return
    if session.author.verb in DRAFTING and table.name in _DRAFTS:
        yield from _drafting(session, table, row)
        return
    left_out = WITHOUT_VALUES.get(table.name, frozenset())
    values = tuple(
        Value(name, json_of(plain(before[name])), json_of(plain(getattr(row, name))))
        for name in names
        if name not in left_out
    )
    for case in _cases(table, row):
        yield Noted(What.CHANGE, table.name, _thing(table, row), case, values)


_DRAFTS = frozenset({"assessment", "plan", "scheme_version", "panel_decision"})


def _drafting(session: LoggedSession, table: Table, row: Any) -> Iterator[Noted]:
    """Who worked on a draft: at most once in ten minutes, and nothing of what was typed."""
    by, thing = session.author, _thing(table, row)
    at = by.at or datetime.now(UTC)
    last = session.drafted.get((by.actor, thing))
    if last is None or not timedelta(0) <= at - last < DRAFTED_EVERY:
        session.drafted[by.actor, thing] = at
        for case in _cases(table, row):
            yield Noted(What.DRAFT, table.name, thing, case)


def _thing(table: Table, row: Any) -> str:
    """The identifier of a row."""
    return ",".join(str(getattr(row, each.name)) for each in table.primary_key)


def _cases(table: Table, row: Any) -> tuple[UUID | None, ...]:
    names = CASES.get(table.name) or (("case",) if "case" in table.c else ())
    return tuple(getattr(row, name) for name in names) or (None,)


def plain(value: Any) -> Any:
    """A column's content as JSON can say it; of bytes only their SHA-256."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, UUID):
        return str(value)
    return None


def json_of(value: Any) -> str:
    """JSON text, short, in the characters themselves."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
