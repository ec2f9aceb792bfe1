"""The caseload: found as one types, kept fresh with every change (issue 2 point 2).

Other services call `refresh(work, case)` whenever what the caseload shows of a case may have
changed: in the same transaction, so that list and record never differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from weakref import WeakKeyDictionary

from ras_desktop.domain.caseload import (
    Filters,
    Listed,
    Search,
    Test,
    Whose,
    days_late,
    listed,
    test_of,
)
from ras_desktop.domain.path import NOTHING, Stage
from ras_desktop.services.desk import Actor, Desk, Reading, Work
from ras_desktop.services.lines import Lines
from ras_desktop.store import caseload as caseload_store
from ras_desktop.store.caseload import Owner
from ras_desktop.store.family import CASES, unmerged
from ras_desktop.store.reached import reached
from ras_desktop.store.user import USERS, everybody

CHUNK = 200
"""Rows that a list asks for at once."""

_OTHERS_EVERY = timedelta(seconds=2)
"""How often a server is asked what other people have changed."""

_OTHERS_SINCE = timedelta(minutes=10)
"""How far back is asked: longer than a transaction lasts and two computers' clocks differ."""


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk of the lines found, from `start` on, and how many there are in all."""

    rows: tuple[Listed, ...]
    count: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases are worked on: mine, my team's, all that I may see; and how many are late."""

    mine: int
    team: int
    all: int
    mine_late: int
    all_late: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters can be set to: what there is, in order."""

    areas: tuple[str, ...]
    teams: tuple[str, ...]
    workers: tuple[tuple[UUID, str], ...]
    stages: tuple[Stage, ...] = tuple(Stage)


def find(desk: Desk, search: Search, start: int = 0, most: int = CHUNK) -> Found:
    """The lines that a search finds, sorted: the first `most` from `start` on, and the count."""
    rows = _find(desk, search)
    return Found(tuple(rows[start : start + most]), len(rows), start)


def every(desk: Desk, search: Search) -> tuple[Listed, ...]:
    """All lines that a search finds: for an export."""
    return tuple(_find(desk, search))


def due(desk: Desk, days: int, whose: Whose = Whose.MY) -> tuple[Listed, ...]:
    """What is late or due within `days`, the longest late first: what the first screen shows."""
    with desk.read("family.list") as look:
        until = look.today + timedelta(days=days)
        lines = _passing(desk, look, Filters(whose))
    found = [(line.due, line.sort_name, line) for line in lines if line.due and line.due <= until]
    return tuple(line for _, _, line in sorted(found, key=lambda each: each[:2]))


def counts(desk: Desk) -> Counts:
    """How many cases there are to work on, and how many of them are late."""
    with desk.read("family.list") as look:
        lines = _passing(desk, look, Filters())
        mine = _passing(desk, look, Filters(Whose.MY))
        team = _passing(desk, look, Filters(Whose.TEAM))
        today = look.today
    return Counts(len(mine), len(team), len(lines), _late(mine, today), _late(lines, today))


def offered(desk: Desk) -> Offered:
    """What there is to filter by."""
    with desk.read("family.list") as look:
        lines = _passing(desk, look, Filters(states=frozenset()))
    workers = {line.worker: line.worker_name for line in lines if line.worker is not None}
    return Offered(
        areas=tuple(sorted({line.area for line in lines if line.area})),
        teams=tuple(sorted({line.team for line in lines if line.team})),
        workers=tuple(sorted(workers.items(), key=lambda each: each[1])),
    )


def line_of(desk: Desk, case: UUID) -> Listed | None:
    """The line of one case; None if there is none or it may not be known of."""
    with desk.read("family.list") as look:
        line = lines_of(desk, look).get(case)
    seen = visible(desk.actor)
    return line if line is None or seen is None or seen(line) else None


def visible(actor: Actor) -> Test | None:
    """Which cases somebody may know of; None: all. The one place that decides it.

    Lists, counts, filters, exports and hints of duplicates ask here.
    """
    return None


def refresh(work: Work, case: UUID) -> None:
    """Writes the line of a case anew, as the case now stands in this transaction."""
    held = CASES.find(work.session, case)
    lines = _LINES.get(_owner(work))
    if held is None or held.merged_into is not None:
        caseload_store.drop(work.session, case, work.now)
        if lines is not None:
            caseload_store.after_commit(work.session, lambda: lines.drop(case))
    else:
        known = reached(work.session, (case,), work.today).get(case, NOTHING)
        worker = USERS.find(work.session, held.worker) if held.worker else None
        line = listed(held, worker.name if worker else "", known, work.now)
        caseload_store.keep(work.session, (line,))
        if lines is not None:
            caseload_store.after_commit(work.session, lambda: lines.put(line))
    work.changed("caseload", case, case)


def rebuild(work: Work) -> int:
    """Writes every line anew: after many cases were filled in at once. Gives their number."""
    names = {user.id: user.name for user in everybody(work.session)}
    known = reached(work.session, None, work.today)
    count = 0
    for part in unmerged(work.session):
        lines = [
            listed(case, _name(names, case.worker), known.get(case.id, NOTHING), work.now)
            for case in part
        ]
        caseload_store.keep(work.session, lines)
        count += len(lines)
    owner = _owner(work)
    caseload_store.after_commit(work.session, lambda: _forget(owner))
    return count


def _name(names: dict[UUID, str], worker: UUID | None) -> str:
    return names.get(worker, "") if worker is not None else ""


_LINES: WeakKeyDictionary[Owner, Lines] = WeakKeyDictionary()
_ASKED: WeakKeyDictionary[Owner, datetime] = WeakKeyDictionary()


def _owner(look: Reading) -> Owner:
    return caseload_store.owner_of(look.session)


def lines_of(desk: Desk, look: Reading) -> Lines:
    """The caseload in memory: read once, then kept fresh by what is changed here or elsewhere."""
    owner = _owner(look)
    held = _LINES.get(owner)
    if held is None:
        held = _LINES[owner] = Lines(caseload_store.every(look.session))
        _ASKED[owner] = look.now
    elif desk.store.on_server and look.now - _ASKED[owner] >= _OTHERS_EVERY:
        _take_in_others(look, held, _ASKED[owner] - _OTHERS_SINCE)
        _ASKED[owner] = look.now
    return held


def _take_in_others(look: Reading, held: Lines, since: datetime) -> None:
    for line, gone in caseload_store.touched_since(look.session, since):
        mine = held.get(line.id)
        if gone:
            held.drop(line.id)
        elif mine is None or (mine != line and mine.touched <= line.touched):
            held.put(line)


def _forget(owner: Owner) -> None:
    _LINES.pop(owner, None)


def _find(desk: Desk, search: Search) -> list[Listed]:
    with desk.read("family.list") as look:
        test, key = _test(desk, look, search.filters)
        return lines_of(desk, look).find(search, test, key)


def _passing(desk: Desk, look: Reading, filters: Filters) -> list[Listed]:
    test, _ = _test(desk, look, filters)
    lines = lines_of(desk, look).every()
    return lines if test is None else [line for line in lines if test(line)]


def _test(desk: Desk, look: Reading, filters: Filters) -> tuple[Test | None, Hashable]:
    """The test of what may be seen and is asked for, and what it depends on."""
    actor = desk.actor
    asked = test_of(filters, actor.id, actor.team, look.today)
    seen = visible(actor)
    key = (filters, actor, look.today)
    if seen is None or asked is None:
        return asked or seen, key
    return (lambda line: seen(line) and asked(line)), key


def _late(lines: Iterable[Listed], today: date) -> int:
    return sum(days_late(line, today) > 0 for line in lines)
