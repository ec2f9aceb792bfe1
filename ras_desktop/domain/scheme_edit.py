"""Changes of a scheme in the designer: a part at a path is read, put, and given a new name.

A path is the names of fields and the places in their lists: ("forms", 0, "questions", 2, "title").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

Path = tuple[str | int, ...]
Whole = TypeVar("Whole")


def at(whole: Any, path: Path) -> Any:
    """The part at a path. AttributeError or IndexError if there is none."""
    for step in path:
        whole = whole[step] if isinstance(step, int) else getattr(whole, step)
    return whole


def put(whole: Whole, path: Path, value: Any) -> Whole:
    """The same value with another part at a path; everything else is shared with the old one."""
    if not path:
        return value  # type: ignore[no-any-return]
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        assert isinstance(whole, tuple)
        changed = put(whole[step], rest, value)
        return (*whole[:step], changed, *whole[step + 1 :])  # type: ignore[return-value]
    changed = put(getattr(whole, step), rest, value)
    return replace(whole, **{step: changed})  # type: ignore[type-var]


def fresh(word: str, taken: Iterable[str]) -> str:
    """A name that nothing has yet: "question-7". Names are never used again for something else."""
    numbers = [_number(each, word) for each in taken]
    return f"{word}-{max(numbers, default=0) + 1}"


def _number(name: str, word: str) -> int:
    start, _hyphen, end = name.rpartition("-")
    return int(end) if start == word and end.isdecimal() else 0


def as_path(where: str) -> Path:
    """The path of "forms/0/title"."""
    return tuple(int(step) if step.isdecimal() else step for step in where.split("/") if step)


def as_where(path: Path) -> str:
    """ "forms/0/title", as findings and fields of a form have it."""
    return "/".join(str(step) for step in path)
