"""Two versions of a value of a case: where they differ, and one made of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.widgets.two_versions import Pair

Value = TypeVar("Value")

_NOT_SHOWN = frozenset({"id", "version", "author"})
_OF_CASE = frozenset({"existing_package"})
"""Of a case the form changes the child and this; the rest has verbs of its own."""
TEXTS = frozenset({"text", "summary", "words", "reason", "note", "household", "detail"})
"""Fields of long text: two versions can stand one below the other."""


def parts(value: Any) -> dict[str, Any]:
    """Field → value, of what a form changes."""
    if isinstance(value, Case):
        whole = {each.name: getattr(value.child, each.name) for each in fields(Child)}
        return whole | {name: getattr(value, name) for name in sorted(_OF_CASE)}
    names = (each.name for each in fields(value) if each.name not in _NOT_SHOWN)
    return {name: getattr(value, name) for name in names}


def differences(mine: Any, theirs: Any, touched: Iterable[str], lists: Lists) -> tuple[Pair, ...]:
    """The fields in which two versions differ; taken is mine where I changed it, else theirs."""
    changed, left, right = frozenset(touched), parts(mine), parts(theirs)
    return tuple(
        Pair(
            field=name,
            name=saying.field_name(name),
            left=saying.value(name, left[name], lists),
            right=saying.value(name, right[name], lists),
            taken=Side.LEFT if name in changed else Side.RIGHT,
            both=name in TEXTS and bool(left[name]) and bool(right[name]),
        )
        for name in left
        if left[name] != right[name]
    )


def joined(mine: Value, theirs: Value, taken: Mapping[str, Side]) -> Value:
    """Their version with what was taken from mine; it can be saved over theirs."""
    left, right = parts(mine), parts(theirs)
    chosen = {name: _one(left[name], right[name], side) for name, side in taken.items()}
    whole: Any = theirs
    if isinstance(theirs, Case):
        own = {name: chosen.pop(name) for name in _OF_CASE & chosen.keys()}
        whole = replace(theirs, child=replace(theirs.child, **chosen), **own)
    else:
        whole = replace(whole, **chosen)
    return whole


def _one(left: Any, right: Any, side: Side) -> Any:
    if side is Side.BOTH:
        return f"{left}\n\n{right}"
    return left if side is Side.LEFT else right
