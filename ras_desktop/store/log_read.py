"""Entries of the log and the values beside them, as they are looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, delete, func, select, text
from sqlmodel import Session

from ras_desktop.domain.log import Entry, Held, What, hashes_of
from ras_desktop.domain.log_check import Restored
from ras_desktop.store.log import RESTORED, LogEntryRow, LogValueRow

_ENTRY: Table = LogEntryRow.__table__  # type: ignore[attr-defined]
_VALUE: Table = LogValueRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: what is None or empty does not matter. `since` counts, `until` does not."""

    actor: UUID | None = None
    case: UUID | None = None
    what: frozenset[What] = frozenset()
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None


def entries(
    session: Session, wanted: Wanted, before: int | None = None, most: int = 200
) -> tuple[Entry, ...]:
    """The entries that are wanted, the latest first; `before`: only lower numbers."""
    chosen: Select[Any] = select(_ENTRY).where(*_conditions(wanted))
    if before is not None:
        chosen = chosen.where(_ENTRY.c.number < before)
    chosen = chosen.order_by(_ENTRY.c.number.desc()).limit(most)
    return tuple(_read(row) for row in session.execute(chosen))


def count(session: Session, wanted: Wanted) -> int:
    """How many entries are wanted."""
    chosen = select(func.count()).select_from(_ENTRY).where(*_conditions(wanted))
    return int(session.execute(chosen).scalar_one())


def restored(session: Session) -> tuple[Restored, ...]:
    """Where the log goes on from a backup, the first first."""
    columns = (_ENTRY.c.number, _ENTRY.c.at, _ENTRY.c.actor_name, _ENTRY.c.thing)
    chosen = select(*columns).where(text(RESTORED)).order_by(_ENTRY.c.number)
    return tuple(
        Restored(number, datetime.fromisoformat(at), by, thing)
        for number, at, by, thing in session.execute(chosen)
    )


def _conditions(wanted: Wanted) -> Iterator[Any]:
    if wanted.actor is not None:
        yield _ENTRY.c.actor == wanted.actor.hex
    if wanted.case is not None:
        yield _ENTRY.c.of_case == wanted.case.hex
    if wanted.what:
        yield _ENTRY.c.what.in_([each.value for each in sorted(wanted.what)])
    if wanted.kind:
        yield _ENTRY.c.kind == wanted.kind
    if wanted.since is not None:
        yield _ENTRY.c.at >= _moment(wanted.since)
    if wanted.until is not None:
        yield _ENTRY.c.at < _moment(wanted.until)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _read(row: Any) -> Entry:
    return Entry(
        number=row.number,
        at=_at(row.at),
        actor=_id(row.actor),
        actor_name=row.actor_name,
        verb=row.verb,
        what=What(row.what) if row.what in tuple(What) else What.OTHER,
        kind=row.kind,
        thing=row.thing,
        case=_id(row.of_case),
        act=row.act,
        many=row.many,
        fields=tuple(hashes_of(row.fields)),
        hash=row.hash,
    )


def _at(text: str) -> datetime:
    """What a log that was tampered with holds must not keep anybody from reading it."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def first(session: Session) -> Entry | None:
    """The first entry of all."""
    row = session.execute(select(_ENTRY).order_by(_ENTRY.c.number).limit(1)).first()
    return None if row is None else _read(row)


def values(session: Session, numbers: Iterable[int]) -> dict[int, Held]:
    """The values of entries, where there are any and they have not been erased."""
    found: dict[int, Held] = {}
    wanted = list(numbers)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        chosen = select(_VALUE.c.entry, _VALUE.c.held).where(_VALUE.c.entry.in_(part))
        found |= {entry: held_of(held) for entry, held in session.execute(chosen)}
    return found


def held_of(text: str) -> Held:
    """The values in a column `held`; none where it cannot be read."""
    try:
        given = json.loads(text)
        return Held({str(name): (str(a), str(b), str(c)) for name, (a, b, c) in given.items()})
    except (ValueError, TypeError, AttributeError):
        return Held({})


def erase(session: Session, case: UUID) -> int:
    """Erases the values of every entry about a child; the entries and the chain stay."""
    gone: Any = session.execute(delete(_VALUE).where(_VALUE.c.of_case == case.hex))
    return int(gone.rowcount)


def with_values(
    session: Session, after: int, most: int = 5000
) -> Sequence[tuple[int, str, str, str | None, str | None]]:
    """Entries that have fields: number, fields, case, and the case and the values beside them."""
    chosen = (
        select(_ENTRY.c.number, _ENTRY.c.fields, _ENTRY.c.of_case, _VALUE.c.of_case, _VALUE.c.held)
        .outerjoin(_VALUE, _VALUE.c.entry == _ENTRY.c.number)
        .where(_ENTRY.c.number > after, _ENTRY.c.fields != "")
        .order_by(_ENTRY.c.number)
        .limit(most)
    )
    return [tuple(row) for row in session.execute(chosen)]


def strays(session: Session) -> int | None:
    """The first entry beside which values lie that it never had."""
    chosen = (
        select(func.min(_VALUE.c.entry))
        .outerjoin(_ENTRY, _VALUE.c.entry == _ENTRY.c.number)
        .where((_ENTRY.c.number.is_(None)) | (_ENTRY.c.fields == ""))
    )
    found: int | None = session.execute(chosen).scalar()
    return found


def erased(session: Session) -> dict[str, int]:
    """Case → number of the last entry that says that its values were erased."""
    chosen = (
        select(_ENTRY.c.of_case, func.max(_ENTRY.c.number).label("last"))
        .where(_ENTRY.c.what == What.ERASE.value)
        .group_by(_ENTRY.c.of_case)
    )
    return {row.of_case: row.last for row in session.execute(chosen)}
