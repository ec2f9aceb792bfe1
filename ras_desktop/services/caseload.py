"""The caseload: found as one types, kept fresh with every change (issue 2 point 2).

Other services call `refresh(work, case)` whenever what the caseload shows of a case may have
changed: in the same transaction, so that list and record never differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from uuid import UUID
from weakref import WeakKeyDictionary

from ras_desktop.domain.caseload import Column, Filters, Listed, Search, Whose, listed
from ras_desktop.domain.family import Case
from ras_desktop.domain.path import NOTHING, Reached, Stage
from ras_desktop.domain.permission import Reach
from ras_desktop.services.desk import Desk, Reading, Work
from ras_desktop.services.lines import Lines, Reader
from ras_desktop.services.sight import sight_of
from ras_desktop.store import caseload as caseload_store
from ras_desktop.store.assessment import hold, hold_many
from ras_desktop.store.caseload import Owner
from ras_desktop.store.family import CASES, some_cases, unmerged
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
    with desk.read("family.list") as look:
        lines = lines_of(desk, look)
        slots = lines.find(search, reader(look))
    return Found(tuple(map(lines.line, slots[start : start + most])), len(slots), start)


def every(desk: Desk, search: Search) -> tuple[Listed, ...]:
    """All lines that a search finds and that may be exported, in its order."""
    with desk.read("family.export") as look:
        lines = lines_of(desk, look)
        return tuple(map(lines.line, lines.find(search, reader(look, "family.export"))))


def due(desk: Desk, days: int, whose: Whose = Whose.MY, most: int = CHUNK) -> Found:
    """What is late or due within `days`, the longest late first: what the first screen shows."""
    with desk.read("family.list") as look:
        lines = lines_of(desk, look)
        until = (look.today + timedelta(days=days)).isoformat()
        slots = lines.passing(lines.order(Column.DUE).slots, Filters(whose), reader(look))
        dues = lines.column("due")
        found = [slot for slot in slots if dues[slot] is not None and dues[slot] <= until]
        return Found(tuple(map(lines.line, found[:most])), len(found))


def counts(desk: Desk) -> Counts:
    """How many cases there are to work on, and how many of them are late."""
    with desk.read("family.list") as look:
        lines, who = lines_of(desk, look), reader(look)
        worked_on = lines.passing(lines.order(Column.NAME).slots, Filters(), who)
        mine = lines.passing(worked_on, Filters(Whose.MY), who)
        team = lines.passing(worked_on, Filters(Whose.TEAM), who)
        late = [len(lines.passing(each, Filters(late=True), who)) for each in (mine, worked_on)]
    return Counts(len(mine), len(team), len(worked_on), *late)


def offered(desk: Desk) -> Offered:
    """What there is to filter by."""
    with desk.read("family.list") as look:
        lines = lines_of(desk, look)
        every_state = Filters(states=frozenset())
        slots = lines.passing(lines.order(Column.NAME).slots, every_state, reader(look))
        areas, teams = ({lines.column(name)[slot] for slot in slots} for name in ("area", "team"))
        ids, names = lines.column("worker"), lines.column("worker_name")
        workers = {ids[slot]: names[slot] for slot in slots if ids[slot]}
    return Offered(
        areas=tuple(sorted(areas - {""})),
        teams=tuple(sorted(teams - {""})),
        workers=tuple(sorted(((UUID(id_), name) for id_, name in workers.items()), key=_SECOND)),
    )


def line_of(desk: Desk, case: UUID) -> Listed | None:
    """The line of one case; None if there is none or it may not be known of."""
    with desk.read("family.list") as look:
        who = reader(look)  # first, so that the store is asked the same in every case
        line = lines_of(desk, look).get(case)
        return line if line is not None and who.knows(line) else None


def reader(look: Reading, verb: str = "family.list") -> Reader:
    """Who looks at the caseload now, and how far they see: as far as the verb reaches.

    Lists, counts, filters, exports and hints of duplicates all ask with it.
    """
    sight = sight_of(look)
    return Reader(sight, sight.reach(verb) or Reach.OWN, look.today)


def refresh(work: Work, case: UUID) -> None:
    """Writes the line of a case anew, as the case now stands in this transaction."""
    hold(work.session, case)  # who refreshes it at the same time comes after this one
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


def refresh_new(work: Work, cases: Sequence[Case]) -> None:
    """Writes the lines of many cases, given as they now stand: after they were taken in."""
    _refresh(work, (cases[start : start + CHUNK] for start in range(0, len(cases), CHUNK)))


def refresh_many(work: Work, cases: Collection[UUID]) -> None:
    """Writes the lines of many cases anew, as they now stand in this transaction."""
    wanted = sorted(cases)
    hold_many(work.session, wanted)
    parts = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
    _refresh(work, (some_cases(work.session, part) for part in parts))


def _refresh(work: Work, parts: Iterable[Sequence[Case]]) -> None:
    names = {user.id: user.name for user in everybody(work.session)}
    first: UUID | None = None
    for part in filter(None, parts):
        _keep_lines(work, part, reached(work.session, [c.id for c in part], work.today), names)
        first = first or part[0].id
    if first is not None:
        owner = _owner(work)
        caseload_store.after_commit(work.session, lambda: _forget(owner))
        work.changed("caseload", first)


def _keep_lines(
    work: Work, part: Sequence[Case], known: Mapping[UUID, Reached], names: dict[UUID, str]
) -> None:
    lines = [
        listed(case, _name(names, case.worker), known.get(case.id, NOTHING), work.now)
        for case in part
    ]
    caseload_store.keep(work.session, lines)


def rebuild(work: Work) -> int:
    """Writes every line anew: after many cases were filled in at once. Gives their number."""
    names = {user.id: user.name for user in everybody(work.session)}
    known = reached(work.session, None, work.today)
    count = 0
    for part in unmerged(work.session):
        _keep_lines(work, part, known, names)
        count += len(part)
    owner = _owner(work)
    caseload_store.after_commit(work.session, lambda: _forget(owner))
    return count


def _name(names: dict[UUID, str], worker: UUID | None) -> str:
    return names.get(worker, "") if worker is not None else ""


_SECOND = itemgetter(1)
_LINES: WeakKeyDictionary[Owner, Lines] = WeakKeyDictionary()
_ASKED: WeakKeyDictionary[Owner, datetime] = WeakKeyDictionary()
_TOLD: WeakKeyDictionary[Owner, bool] = WeakKeyDictionary()


def _owner(look: Reading) -> Owner:
    return caseload_store.owner_of(look.session)


def lines_of(desk: Desk, look: Reading) -> Lines:
    """The caseload in memory: read once, then kept fresh by what is changed here or elsewhere."""
    owner = _owner(look)
    held = _LINES.get(owner)
    if held is None:
        held = _LINES[owner] = Lines(caseload_store.every(look.session))
        _ASKED[owner] = look.now
    elif desk.store.on_server and (
        look.now - _ASKED[owner] >= _OTHERS_EVERY or _TOLD.pop(owner, False)
    ):
        _take_in_others(look, held, _ASKED[owner] - _OTHERS_SINCE)
        _ASKED[owner] = look.now
    return held


def others_changed(desk: Desk) -> None:
    """Somebody else has changed something: the next look at the caseload asks what."""
    _TOLD[desk.store.engine] = True


def _take_in_others(look: Reading, held: Lines, since: datetime) -> None:
    for kept, gone in caseload_store.touched_since(look.session, since):
        line = caseload_store.line_of(kept)
        mine = held.get(line.id)
        if gone:
            held.drop(line.id)
        elif mine is None or (mine != line and mine.touched <= line.touched):
            held.put(line)
    known, seen = held.cases(), caseload_store.cases_in_sight(look.session)
    for case in known - seen:
        held.drop(case)
    for kept in caseload_store.some(look.session, seen - known):  # named for one, or covered
        held.take(kept)


def _forget(owner: Owner) -> None:
    _LINES.pop(owner, None)
