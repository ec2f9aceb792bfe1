"""Where a finding of the checker is within a scheme: its file and keys become a path.

The checker speaks of files ("form-a.toml: question[sleep].level[none].text"), because a scheme can
be written by hand; the designer needs the field ("forms/0/questions/2/levels/0/text").
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_edit import Path, as_where, at

_LISTS = {
    "form": "forms",
    "gate": "gates",
    "exclusion": "exclusions",
    "table": "tables",
    "line": "lines",
    "option": "options",
    "rate": "rates",
    "example": "examples",
    "area": "areas",
    "question": "questions",
    "level": "levels",
    "check": "checks",
}
"""Keys of the files → the lists of the value."""
_NAMES = {"from": "first", "to": "last", "value": "values"}
_PART = re.compile(r"([A-Za-z_-]+)(?:\[([^\]]*)\])?")


def placed(scheme: Scheme, found: Finding) -> Finding:
    """The same finding at its path in the scheme, as far as the path leads."""
    return replace(found, where=as_where(path_of(scheme, found.where)))


def path_of(scheme: Scheme, where: str) -> Path:
    """The path of a place in files; the nearest thing above it that there is."""
    file, colon, keys = where.partition(": ")
    if not colon:
        return ("examples",) if file == "examples.toml" else ()
    whole: Any = scheme
    path: Path = ()
    for number, form in enumerate(scheme.forms):
        if form.file == file:
            whole, path = form, ("forms", number)
    for key, name in _PART.findall(keys):
        steps = _steps(whole, key)
        if not steps:
            break
        whole, path = at(whole, steps), (*path, *steps)
        if name and isinstance(whole, tuple):
            place = _place(whole, name)
            if place is None:
                break
            whole, path = whole[place], (*path, place)
    return path


def _steps(whole: Any, key: str) -> Path:
    """The field that a key of a file is kept in, or none.

    In the files the keys of a sum stand beside those of the line, option or adjustment it is of.
    """
    for name in (_LISTS.get(key, key), _NAMES.get(key, key), key):
        if name in _held(whole):
            return (name,)
    inner = getattr(whole, "sum", None)
    return ("sum", key) if key in _held(inner) else ()


def _held(whole: Any) -> set[str]:
    return {each.name for each in fields(whole)} if is_dataclass(whole) else set()


def _place(listed: tuple[Any, ...], name: str) -> int | None:
    """The place of a name, or of a number counted from one."""
    for place, each in enumerate(listed):
        if getattr(each, "id", None) == name:
            return place
    number = int(name) - 1 if name.isdecimal() else -1
    return number if 0 <= number < len(listed) else None
