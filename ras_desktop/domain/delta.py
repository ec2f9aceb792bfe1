"""What changed between two plain values (as JSON has them), so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Spot = list[Any]
"""Keys and places on the way to a value."""
Change = list[Any]
"""[spot, before, after]; before and after are [value], or [] where nothing stood there."""


def changes(before: Any, after: Any) -> list[Change]:
    """Every place where two plain values differ, the smallest that says it."""
    return list(_changes(before, after, []))


def taken_back(after: Any, made: Sequence[Change]) -> Any:
    """The value as it was before these changes; the one that is given stays as it is.

    LookupError or TypeError where a place is not there: the value has gone on otherwise.
    """
    whole = after
    for spot, before, _now in reversed(made):
        whole = _put(whole, spot, before)
    return whole


def _changes(before: Any, after: Any, spot: Spot) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            if key not in before or key not in after:
                yield [
                    [*spot, key],
                    *([held[key]] if key in held else [] for held in (before, after)),
                ]
            else:
                yield from _changes(before[key], after[key], [*spot, key])
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for at, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _changes(old, new, [*spot, at])
    elif before != after:
        yield [spot, [before], [after]]


def _put(whole: Any, spot: Sequence[Any], held: Sequence[Any]) -> Any:
    if not spot:
        return held[0]
    key, rest = spot[0], spot[1:]
    if isinstance(whole, list):
        if not 0 <= key < len(whole):
            raise LookupError(key)
        return [*whole[:key], _put(whole[key], rest, held), *whole[key + 1 :]]
    if rest or held:
        return {**whole, key: _put(whole[key] if rest else None, rest, held)}
    return {name: each for name, each in whole.items() if name != key}
