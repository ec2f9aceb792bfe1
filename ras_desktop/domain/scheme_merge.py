"""Two versions of one draft, place by place: who changed what since both last saw the same.

Parts with an identifier are followed by it, worked examples by their title, rows by their number
where both have as many. Everything else that differs is one place with one choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, cast

from ras_desktop.domain.canonical import from_plain, to_plain
from ras_desktop.domain.scheme import Scheme

Spot = tuple[str, ...]
"""Keys on the way: ("forms", "early", "questions", "sleep", "title"); rows by number from one."""
ORDER = "order"
"""The last key of a place where only the order differs."""
_IS = "is"
_ALL_OPTIONAL = frozenset({("governance",), ("warn",)})
"""Parts of which nothing need be there: each of their keys is a place of its own."""


class Gone:
    """What stands on the side that has nothing here."""

    def __repr__(self) -> str:
        return "GONE"


GONE: Final = Gone()


class By(StrEnum):
    """Who changed a place. UNKNOWN: nothing is known that both had."""

    BOTH = "both"
    ME = "me"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Apart:
    """A place in which two versions differ: what stands there on both sides, as plain values.

    `base`: what both had, as far as it is known. `spot` names the place, `titles` says it as people
    know it. GONE: nothing stands there.
    """

    spot: Spot
    titles: Spot
    mine: Any
    theirs: Any
    by: By
    base: Any = GONE

    @property
    def take_theirs(self) -> bool:
        """What is chosen to begin with: what only the other changed, or only the other has."""
        return self.by is By.OTHER or (self.by is By.UNKNOWN and self.mine is GONE)


def apart(base: Scheme | None, mine: Scheme, theirs: Scheme) -> tuple[Apart, ...]:
    """Every place in which they differ, in the scheme's order."""
    found: list[Apart] = []

    def note(place: Apart) -> bool:
        found.append(place)
        return False

    _join(base, mine, theirs, note)
    return tuple(found)


def joined(
    base: Scheme | None, mine: Scheme, theirs: Scheme, chosen: Mapping[Spot, bool] | None = None
) -> Scheme:
    """One scheme of both. `chosen`: place → whether theirs is taken; else as `take_theirs` says."""
    choices = chosen or {}
    return _join(base, mine, theirs, lambda each: choices.get(each.spot, each.take_theirs))


Choose = Callable[[Apart], bool]


def _join(base: Scheme | None, mine: Scheme, theirs: Scheme, choose: Choose) -> Scheme:
    before = GONE if base is None else to_plain(Scheme, base)
    joiner = _Joiner(choose, known=base is not None)
    whole = joiner.part(before, to_plain(Scheme, mine), to_plain(Scheme, theirs), (), ())
    return cast(Scheme, from_plain(Scheme, whole, "scheme"))


class _Joiner:
    """Goes over both at once; where they differ it asks."""

    def __init__(self, choose: Choose, *, known: bool) -> None:
        self._choose, self._known = choose, known

    def part(self, base: Any, mine: Any, theirs: Any, spot: Spot, titles: Spot) -> Any:
        if _same(mine, theirs):
            return mine
        mine, theirs = _listed(mine, theirs), _listed(theirs, mine)
        if spot in _ALL_OPTIONAL:
            mine, theirs = ({} if each is GONE else each for each in (mine, theirs))
        if isinstance(mine, dict) and isinstance(theirs, dict):
            if mine.get(_IS) == theirs.get(_IS):
                return self._keys(base, mine, theirs, spot, titles)
        elif isinstance(mine, list) and isinstance(theirs, list):
            if (by_name := _named(mine, theirs)) is not None:
                return self._things(_by_name(base), *by_name, spot, titles)
            if len(mine) == len(theirs) and mine and isinstance(mine[0], dict):
                return self._rows(base, mine, theirs, spot, titles)
        return self._one(base, mine, theirs, spot, titles)

    def _one(self, base: Any, mine: Any, theirs: Any, spot: Spot, titles: Spot) -> Any:
        place = Apart(spot, titles, mine, theirs, self._by(base, mine, theirs), base)
        return theirs if self._choose(place) else mine

    def _by(self, base: Any, mine: Any, theirs: Any) -> By:
        if not self._known:
            return By.UNKNOWN
        if _same(mine, base):
            return By.OTHER
        return By.ME if _same(theirs, base) else By.BOTH

    def _keys(self, base: Any, mine: Any, theirs: Any, spot: Spot, titles: Spot) -> dict[str, Any]:
        held = base if isinstance(base, dict) else {}
        made = {}
        for key in dict.fromkeys((*mine, *theirs)):
            was, one, other = (each.get(key, GONE) for each in (held, mine, theirs))
            value = self.part(was, one, other, (*spot, key), (*titles, key))
            if value is not GONE:
                made[key] = value
        return made

    def _rows(self, base: Any, mine: Any, theirs: Any, spot: Spot, titles: Spot) -> list[Any]:
        held = base if isinstance(base, list) and len(base) == len(mine) else [GONE] * len(mine)
        made = []
        for at, (was, one, other) in enumerate(zip(held, mine, theirs, strict=True), start=1):
            made.append(self.part(was, one, other, (*spot, str(at)), (*titles, str(at))))
        return made

    def _things(
        self,
        base: dict[str, Any],
        mine: dict[str, Any],
        theirs: dict[str, Any],
        spot: Spot,
        titles: Spot,
    ) -> list[Any]:
        """Each by its name; then the order, of one side with what only the other has between."""
        made = {}
        for name in _between(list(mine), list(theirs)):
            was, one, other = (each.get(name, GONE) for each in (base, mine, theirs))
            said = _title(other if one is GONE else one, name)
            value = self.part(was, one, other, (*spot, name), (*titles, said))
            if value is not GONE:
                made[name] = value
        first, second = list(mine), list(theirs)
        if not _same_order(first, second):
            common = [
                [name for name in each if name in made and name in mine and name in theirs]
                for each in (list(base), first, second)
            ]
            was, one, other = common
            place = self._order(was, one, other, made, spot, titles)
            first, second = (second, first) if self._choose(place) else (first, second)
        return [made[name] for name in _between(first, second) if name in made]

    def _order(
        self,
        base: list[str],
        mine: list[str],
        theirs: list[str],
        made: dict[str, Any],
        spot: Spot,
        titles: Spot,
    ) -> Apart:
        """Which order things have that both sides have; `made` knows their titles."""
        by = self._by(base, mine, theirs)
        one, other = ([_title(made[name], name) for name in each] for each in (mine, theirs))
        return Apart((*spot, ORDER), (*titles, ORDER), one, other, by)


def _same(one: Any, other: Any) -> bool:
    """True and 1, or "1" and 1, are not the same."""
    return type(one) is type(other) and bool(one == other)


def _listed(side: Any, other: Any) -> Any:
    """A list of things that is empty is not written down: still each thing is a place."""
    return [] if side is GONE and _by_name(other) else side


def _name(thing: Any) -> str | None:
    if not isinstance(thing, dict):
        return None
    name = thing.get("id", thing.get("title") if "expect" in thing or "on" in thing else None)
    return name if isinstance(name, str) else None


def _by_name(things: Any) -> dict[str, Any]:
    """Nothing where a name is missing or stands twice."""
    if not isinstance(things, list):
        return {}
    found = {name: each for each in things if (name := _name(each)) is not None}
    return found if len(found) == len(things) else {}


def _named(mine: list[Any], theirs: list[Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both lists by name, where everything in them has one of its own."""
    one, other = _by_name(mine), _by_name(theirs)
    if len(one) != len(mine) or len(other) != len(theirs):
        return None
    return one, other


def _title(thing: Any, name: str) -> str:
    return str(thing.get("title") or name) if isinstance(thing, dict) else name


def _same_order(one: list[str], other: list[str]) -> bool:
    return [each for each in one if each in other] == [each for each in other if each in one]


def _between(first: list[str], second: list[str]) -> list[str]:
    """The first list, with what only the second has after the one that it follows there."""
    made = list(first)
    for at, name in enumerate(second):
        if name not in made:
            before = second[at - 1] if at else None
            made.insert(made.index(before) + 1 if before in made else 0, name)
    return made
