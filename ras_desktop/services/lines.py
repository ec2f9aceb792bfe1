"""The caseload's lines in memory: sorted, filtered and searched without asking the store.

Kept by column, as plain text and numbers: 100,000 lines as objects cost half a second of every
garbage collection and twice the memory. A line is made only where it is shown. One `Lines` belongs
to one store and its worker thread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from ras_desktop.domain.access import Sight
from ras_desktop.domain.caseload import (
    LONGEST_NAME,
    Column,
    Filters,
    Listed,
    Search,
    Whose,
    wanted,
)
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.likeness import Traits, births_like, compact
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Reach, Tie
from ras_desktop.domain.text import fold
from ras_desktop.store.caseload import NAMES, Plain, line_of, plain

Slot = int
"""Where a line stands in every column."""


_NEEDS = {Tie.TEAM: Reach.TEAM, Tie.OTHER: Reach.ALL}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, how far the verb they look with reaches, and when."""

    sight: Sight
    reach: Reach
    today: date

    def knows(self, line: Listed) -> bool:
        """Whether a line may be known of."""
        tie = self.sight.tie(line.id, line.worker, line.team, line.restricted)
        if tie is Tie.HIDDEN:
            return False
        if tie is Tie.OWN or line.id in self.sight.glass:
            return True
        return self.reach >= _NEEDS[tie]


class Lines:
    """All lines of one store. `find` gives the slots of what a search finds, in its order."""

    def __init__(self, parts: Iterable[Sequence[Plain]]) -> None:
        self._columns: dict[str, list[Any]] = {name: [] for name in NAMES}
        for part in filter(None, parts):
            for column, values in zip(self._columns.values(), zip(*part, strict=True), strict=True):
                column.extend(values)
        for name in ("worker", "worker_name", "team", "area", "stage", "state", "due_code"):
            _share(self._columns[name])
        self._slots = {id_: slot for slot, id_ in enumerate(self._columns["id"])}
        self._births: dict[str | None, list[Slot]] = defaultdict(list)
        for slot, born in enumerate(self._columns["born"]):
            self._births[born].append(slot)
        shut = self._columns["restricted"]
        self._restricted = {slot for slot in self._slots.values() if shut[slot]}
        self._orders: dict[tuple[Column, bool], _Order] = {}
        self._passing: tuple[Any, list[Slot]] | None = None
        self._found: tuple[Any, tuple[str, ...], list[Slot]] | None = None
        self.order(Column.NAME, False)

    def __len__(self) -> int:
        return len(self._slots)

    def column(self, name: str) -> list[Any]:
        """All values of a column, by slot."""
        return self._columns[name]

    def line(self, slot: Slot) -> Listed:
        """The line in a slot."""
        return line_of([self._columns[name][slot] for name in NAMES])

    def cases(self) -> frozenset[UUID]:
        """The cases that have a line."""
        return frozenset(map(UUID, self._slots))

    def get(self, case: UUID) -> Listed | None:
        """The line of a case."""
        slot = self._slots.get(case.hex)
        return None if slot is None else self.line(slot)

    def known_of(self, cases: Iterable[UUID], reader: Reader) -> list[Slot]:
        """The lines of those of these cases that the reader may know of, in any state."""
        held = (self._slots.get(case.hex) for case in cases)
        return self._known([slot for slot in held if slot is not None], reader)

    def put(self, line: Listed) -> None:
        """Takes a new or changed line in."""
        self.take(plain(line))

    def take(self, kept: Plain) -> None:
        """Takes a new or changed line in, as the store keeps it."""
        slot = self._leave(kept[0])
        if slot is None:
            slot = len(self._columns["id"])
            for column in self._columns.values():
                column.append(None)
        for name, value in zip(NAMES, kept, strict=True):
            self._columns[name][slot] = value
        self._slots[kept[0]] = slot
        self._births[self._columns["born"][slot]].append(slot)
        if self._columns["restricted"][slot]:
            self._restricted.add(slot)
        for order in self._orders.values():
            order.add(slot)

    def drop(self, case: UUID) -> None:
        """Takes the line of a case out; nothing happens if there is none. Its slot stays empty."""
        self._leave(case.hex)

    def _leave(self, id_: str) -> Slot | None:
        self._passing = self._found = None
        slot = self._slots.pop(id_, None)
        if slot is not None:
            self._births[self._columns["born"][slot]].remove(slot)
            self._restricted.discard(slot)
            for order in self._orders.values():
                order.remove(slot)
        return slot

    def find(self, search: Search, reader: Reader) -> list[Slot]:
        """The slots of the lines that a search finds, sorted; the list is not to be changed."""
        asked = (search.column, search.descending, search.filters, reader)
        words = wanted(search.text)
        if self._found is not None and self._found[:2] == (asked, words):
            return self._found[2]
        found = self._wider(asked, words)
        if found is None:
            found = self._filtered(search, reader, asked)
        texts = self._columns["search"]
        for word in words:
            found = [slot for slot in found if word in texts[slot]]
        self._found = (asked, words, found)
        return found

    def _wider(self, asked: Any, words: tuple[str, ...]) -> list[Slot] | None:
        """What the last search found, if this one can only find less: somebody goes on typing."""
        if self._found is None or self._found[0] != asked:
            return None
        if all(any(old in new for new in words) for old in self._found[1]):
            return self._found[2]
        return None

    def _filtered(self, search: Search, reader: Reader, asked: Any) -> list[Slot]:
        if self._passing is None or self._passing[0] != asked:
            order = self.order(search.column, search.descending).slots
            self._passing = (asked, self.passing(order, search.filters, reader))
        return self._passing[1]

    def passing(self, slots: list[Slot], filters: Filters, reader: Reader) -> list[Slot]:
        """Those of the slots that pass the filters and may be known of."""
        one = self._columns
        slots = self._known(slots, reader)
        if filters.states and len(filters.states) < len(CaseState):
            states, held = filters.states, one["state"]
            slots = [slot for slot in slots if held[slot] in states]
        if filters.whose is not Whose.ALL:
            who = reader.sight
            team = who.team if filters.whose is Whose.TEAM else None
            theirs = {each.hex for each in who.covers}
            wanted = theirs if filters.whose is Whose.COVER else {who.user.hex}
            workers, teams = one["worker"], one["team"]
            slots = [slot for slot in slots if workers[slot] in wanted or teams[slot] == team]
        if filters.stages:
            stages, held = filters.stages, one["stage"]
            slots = [slot for slot in slots if held[slot] in stages]
        if filters.areas:
            areas, held = filters.areas, one["area"]
            slots = [slot for slot in slots if held[slot] in areas]
        if filters.late:
            today, held = reader.today.isoformat(), one["due"]
            slots = [slot for slot in slots if held[slot] is not None and held[slot] < today]
        return slots

    def _known(self, slots: list[Slot], reader: Reader) -> list[Slot]:
        """Those of the slots that may be known of; as quick with restricted cases as without."""
        one, sight = self._columns, reader.sight
        named, glass = self._of(sight.named), self._of(sight.glass)
        shut = self._restricted - named
        if reader.reach is Reach.ALL:
            return [slot for slot in slots if slot not in shut]
        own, let_in = sight.teams, named | glass
        mine = {sight.user.hex, *(each.hex for each in sight.covers)}
        workers, teams = one["worker"], one["team"]
        if reader.reach is Reach.OWN:
            own = frozenset()
        return [
            slot
            for slot in slots
            if (teams[slot] in own or workers[slot] in mine or slot in let_in) and slot not in shut
        ]

    def _of(self, cases: Iterable[UUID]) -> set[Slot]:
        held = (self._slots.get(case.hex) for case in cases)
        return {slot for slot in held if slot is not None}

    def order(self, column: Column, descending: bool = False) -> _Order:
        """All slots sorted by a column."""
        held = self._orders.get((column, descending))
        if held is None:
            name, key = KEYS[column]
            by_name = None if column is Column.NAME else self.order(Column.NAME).slots
            held = _Order(self._columns, self._slots.values(), by_name, name, key, descending)
            self._orders[(column, descending)] = held
        return held

    def alike(self, traits: Traits) -> list[Traits]:
        """The traits of every line that could be likely: none that `likeness.likely` finds fails.

        Two records that share neither a (possibly mistyped) birth, nor postcode, nor NHS number
        do not reach the points.
        """
        found: set[Slot] = set()
        slots = self.order(Column.NAME).slots
        if traits.born is not None:
            for born in births_like(traits.born):
                found.update(self._births.get(born.isoformat(), ()))
        texts = self._columns["search"]
        for text in (compact(traits.postcode).lower(), compact(traits.nhs_number).lower()):
            if text:
                found.update(slot for slot in slots if text in texts[slot])
        names, ids = self._columns["sort_name"], self._columns["id"]
        # In an order of its own: that of the slots would tell of lines that one may not know of.
        return [self._traits(slot) for slot in sorted(found, key=lambda at: (names[at], ids[at]))]

    def _traits(self, slot: Slot) -> Traits:
        one = self._columns
        born = one["born"][slot]
        return Traits(
            UUID(one["id"][slot]),
            f"{one['first_names'][slot]} {one['last_name'][slot]}".strip(),
            date.fromisoformat(born) if born else None,
            one["nhs_number"][slot],
            one["postcode"][slot],
        )


class _Order:
    """Slots sorted by one column; equals by name; last those of which nothing is recorded."""

    def __init__(
        self,
        columns: dict[str, list[Any]],
        slots: Iterable[Slot],
        by_name: Sequence[Slot] | None,
        name: str,
        key: Callable[[Any], Any] | None,
        descending: bool,
    ) -> None:
        self._held = columns[name]
        self._names = columns["sort_name"]
        self._key = key
        self._descending = descending
        self._keys = self._held if key is None else [key(value) for value in self._held]
        keys = self._keys
        all_ = list(slots) if by_name is None else by_name
        told = [slot for slot in all_ if keys[slot] is not None]
        told.sort(key=keys.__getitem__, reverse=descending)
        self._told = len(told)
        self.slots = told + [slot for slot in all_ if keys[slot] is None]

    def remove(self, slot: Slot) -> None:
        """Takes a slot out."""
        place = self.slots.index(slot)
        del self.slots[place]
        self._told -= place < self._told

    def add(self, slot: Slot) -> None:
        """Puts a slot in where its values now belong."""
        if self._key is not None:
            self._keys.extend([None] * (slot + 1 - len(self._keys)))
            self._keys[slot] = self._key(self._held[slot])
        told = self._keys[slot] is not None
        low, high = (0, self._told) if told else (self._told, len(self.slots))
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(self.slots[middle], slot):
                low = middle + 1
            else:
                high = middle
        self.slots.insert(low, slot)
        self._told += told

    def _comes_before(self, one: Slot, other: Slot) -> bool:
        mine, theirs = self._keys[one], self._keys[other]
        if mine != theirs:
            return bool((mine < theirs) is not self._descending)
        return bool(self._names[one] < self._names[other])


@lru_cache(maxsize=4096)
def _folded(text: str) -> str | None:
    return fold(text[:LONGEST_NAME]) or None  # few workers, teams and areas, many lines


def _said(text: str) -> str | None:
    return text or None


_STAGES = {stage.value: place for place, stage in enumerate(Stage)}
_STATES = {state.value: place for place, state in enumerate(CaseState)}

KEYS: dict[Column, tuple[str, Callable[[Any], Any] | None]] = {
    Column.NAME: ("sort_name", None),
    Column.PREFERRED_NAME: ("preferred_name", _folded),
    Column.NUMBER: ("number", None),
    Column.BORN: ("born", None),
    Column.POSTCODE: ("postcode", _said),
    Column.AREA: ("area", _folded),
    Column.WORKER: ("worker_name", _folded),
    Column.TEAM: ("team", _folded),
    Column.STAGE: ("stage", _STAGES.get),
    Column.DUE: ("due", None),
    Column.AMOUNT: ("amount", None),
    Column.STATE: ("state", _STATES.get),
    Column.TOUCHED: ("touched", None),
}
"""What each column sorts by. None, also as a result: nothing is recorded, which comes last."""


def _share(column: list[Any]) -> None:
    """Keeps equal words of a column once: the same few come many times."""
    seen: dict[Any, Any] = {}
    column[:] = [seen.setdefault(value, value) for value in column]
