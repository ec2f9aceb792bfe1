"""Several small questions to a team's server in one way there and back.

A save asks each stage's table for what a case has reached. On a laptop that costs nothing; on a
server each question costs the way, SQLAlchemy's work and the rules for rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, cast, literal_column, null, union_all
from sqlalchemy.dialects import postgresql
from sqlmodel import Session

Value = TypeVar("Value")
Statement = Select[Any]
Ask = Callable[[Any, Sequence[UUID]], Value]

_STAND_IN = UUID(int=0x0F1E2D3C4B5A49788796A5B4C3D2E1F0)
"""Stands for the cases while the statement is made; no case has it."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The one statement, and which of its columns the answer to each question has."""

    text: str
    takes: tuple[tuple[int, ...], ...]


_MADE: dict[Hashable, _Made] = {}


def at_once(session: Session, ask: Ask[Value], cases: Sequence[UUID], key: Hashable) -> Value:
    """What `ask(session, cases)` gives, with all its statements put into one.

    `ask` only reads, asks of nothing but these cases, and what it asks does not hang on what it
    hears. `key`: for everything with this key it asks the same but for the cases.
    """
    made = _MADE.get(key)
    if made is None:
        heard = _Hearing(session)
        ask(heard, (_STAND_IN,))
        if len(_MADE) > 8:  # a key has the day in it
            _MADE.clear()
        made = _MADE[key] = _statement(heard.statements)
    session.flush()
    found: list[list[Any]] = [[] for _ in made.takes]
    asked = session.connection().exec_driver_sql(made.text, {"cases": list(cases)})
    for row in asked.fetchall():
        found[row[0]].append(tuple(_read(row[at]) for at in made.takes[row[0]]))
    return ask(_Telling(found), cases)


def _read(value: Any) -> Any:
    """As `table.Moment` reads it; everything else comes as it is."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


class _Hearing:
    """A session that notes what it is asked."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.statements: list[Statement] = []

    def execute(self, statement: Statement) -> Iterator[Any]:
        """Nothing yet."""
        self.statements.append(statement)
        return iter(())


class _Telling:
    """A session that knows the answers, in the order of the questions."""

    def __init__(self, answers: list[list[Any]]) -> None:
        self._answers = iter(answers)

    def execute(self, _statement: Statement) -> Iterator[Any]:
        """The answer."""
        return iter(next(self._answers))


def _statement(statements: Sequence[Statement]) -> _Made:
    """All in one. Columns of one type share a place; the rest of a row is empty."""
    places: dict[str, list[Any]] = {}
    where = [_places(each, places) for each in statements]
    order = [(kind, at) for kind, types in places.items() for at in range(len(types))]
    parts = []
    for number, each in enumerate(statements):
        mine = dict(zip(where[number], each.selected_columns, strict=True))
        row = [
            mine.get(place, cast(null(), places[place[0]][place[1]])).label(f"c{at}")
            for at, place in enumerate(order)
        ]
        parts.append(each.with_only_columns(literal_column(str(number)), *row))
    made = union_all(*parts).compile(
        dialect=postgresql.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
        compile_kwargs={"literal_binds": True},
    )
    text, count = re.subn(rf"IN \('{_STAND_IN}'(::UUID)?\)", "= ANY(%(cases)s)", str(made))
    if count != len(statements) or str(_STAND_IN) in text:
        raise RuntimeError("a question that does not ask of these cases alone")
    takes = tuple(tuple(order.index(place) + 1 for place in mine) for mine in where)
    return _Made(text, takes)


def _places(statement: Statement, places: dict[str, list[Any]]) -> list[tuple[str, int]]:
    """Where the columns of a statement go; `places` grows by what there is no room for yet."""
    used: dict[str, int] = {}
    found = []
    for column in statement.selected_columns:
        kind = repr(column.type)
        at = used[kind] = used.get(kind, -1) + 1
        if at == len(places.setdefault(kind, [])):
            places[kind].append(column.type)
        found.append((kind, at))
    return found
