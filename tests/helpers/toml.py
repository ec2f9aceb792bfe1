"""Writes values as TOML and spoils them in every way a hand can: for tests of readers."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

Path_ = tuple[str | int, ...]


def dump(tree: dict[str, Any]) -> str:
    """A TOML text with one line for each key; tables are written inline."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in tree.items())


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(_value(each) for each in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else str(value).replace("Infinity", "inf").lower()
    return str(value)


def paths(tree: Any, most: int, at: Path_ = ()) -> Iterator[Path_]:
    """The path to every value below the tree; of each list the first `most` entries."""
    if isinstance(tree, dict):
        inner: list[tuple[str | int, Any]] = list(tree.items())
    elif isinstance(tree, list):
        inner = list(enumerate(tree))[:most]
    else:
        return
    for key, value in inner:
        yield (*at, key)
        yield from paths(value, most, (*at, key))


def get(tree: Any, path: Path_) -> Any:
    """The value at a path."""
    for key in path:
        tree = tree[key]
    return tree


def put(tree: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    """A copy of the tree with another value at a path."""
    new = copy.deepcopy(tree)
    get(new, path[:-1])[path[-1]] = value
    return new


def without(tree: dict[str, Any], path: Path_) -> dict[str, Any]:
    """A copy of the tree without what stands at a path."""
    new = copy.deepcopy(tree)
    del get(new, path[:-1])[path[-1]]
    return new


def renamed(tree: dict[str, Any], path: Path_, name: str) -> dict[str, Any]:
    """A copy of the tree with another name for the key at a path."""
    new = copy.deepcopy(tree)
    holder = get(new, path[:-1])
    holder[name] = holder.pop(path[-1])
    return new


def again(tree: dict[str, Any], path: Path_) -> dict[str, Any]:
    """A copy of the tree in which the entry of a list at a path stands twice."""
    new = copy.deepcopy(tree)
    holder = get(new, path[:-1])
    holder.append(copy.deepcopy(holder[path[-1]]))
    return new
