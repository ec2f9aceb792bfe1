"""Two copies of one value, part by part: where they differ, and one made of both.

A part is a field, an entry of a mapping (the answer to one question) or an item of a list that has
an `id` (one line of a plan). Its path names it: ("answers", "washing"), ("plan", "lines", "…").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

Value = TypeVar("Value")
Path = tuple[str, ...]


class Side(StrEnum):
    """Whose part is taken. LEFT: mine; RIGHT: theirs; BOTH: their text below mine."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


def parts(value: Any, names: Iterable[str]) -> dict[Path, Any]:
    """Path → part, of the fields that are named. What is not there has no entry."""
    found: dict[Path, Any] = {}
    for name in names:
        _into(found, (name,), getattr(value, name))
    return found


def differing(mine: Any, theirs: Any, names: Iterable[str]) -> tuple[Path, ...]:
    """The paths at which two copies differ, in the order of mine, then of theirs."""
    named = tuple(names)
    left, right = parts(mine, named), parts(theirs, named)
    every = dict.fromkeys((*left, *right))
    return tuple(path for path in every if left.get(path) != right.get(path))


def joined(mine: Value, theirs: Value, taken: Mapping[Path, Side]) -> Value:
    """Their copy with what was taken from mine: what is not named in `taken` stays theirs."""
    whole: Any = theirs
    for name in dict.fromkeys(path[0] for path in taken):
        made = _joined((name,), getattr(mine, name), getattr(theirs, name), taken)
        whole = replace(whole, **{name: made})
    kept: Value = whole
    return kept


def _into(found: dict[Path, Any], path: Path, held: Any) -> None:
    if isinstance(held, Mapping):
        found.update({(*path, str(key)): each for key, each in held.items()})
    elif _items(held):
        found.update({(*path, str(each.id)): each for each in held})
    elif is_dataclass(held) and _holds_more(held):
        for each in fields(held):
            _into(found, (*path, each.name), getattr(held, each.name))
    elif held != ():
        found[path] = held


def _joined(path: Path, mine: Any, theirs: Any, taken: Mapping[Path, Side]) -> Any:
    if isinstance(theirs, Mapping):
        return _entries(path, dict(mine), dict(theirs), taken)
    if _items(mine) or _items(theirs):
        left, right = ({str(each.id): each for each in held} for held in (mine, theirs))
        return tuple(_entries(path, left, right, taken).values())
    if is_dataclass(theirs) and not isinstance(theirs, type) and _holds_more(theirs):
        names = [each.name for each in fields(theirs)]
        made = {
            name: _joined((*path, name), getattr(mine, name), getattr(theirs, name), taken)
            for name in names
        }
        return replace(theirs, **made)
    return _one(mine, theirs, taken.get(path, Side.RIGHT))


def _entries(
    path: Path, mine: dict[Any, Any], theirs: dict[Any, Any], taken: Mapping[Path, Side]
) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    for key in dict.fromkeys((*theirs, *mine)):
        side = taken.get((*path, str(key)), Side.RIGHT)
        if side is Side.BOTH and key in mine and key in theirs:
            made[key] = _one(mine[key], theirs[key], side)
        elif key in (held := theirs if side is Side.RIGHT else mine):
            made[key] = held[key]
    return made


def _one(mine: Any, theirs: Any, side: Side) -> Any:
    if side is Side.BOTH:
        return f"{mine}\n\n{theirs}"
    return mine if side is Side.LEFT else theirs


def _items(held: Any) -> bool:
    return isinstance(held, tuple) and bool(held) and all(hasattr(each, "id") for each in held)


def _holds_more(held: Any) -> bool:
    """Whether a value is a record of parts (a plan) and no single answer (an address)."""
    inside = (getattr(held, each.name) for each in fields(held))
    return any(isinstance(each, tuple | Mapping) for each in inside)
