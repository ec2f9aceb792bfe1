"""Values to JSON text and back, exactly: money in pence, decimals as text, never a float.

The types come from the annotations of the dataclass, so that what is read is what was written.
Fields that are missing from an older text take their default. Where an annotation is `Any` (the
values of a `Step` or `Finding`), the type is written beside the value.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period

Reader = Callable[[Any], Any]

_TEXTS: dict[type, Reader] = {
    Decimal: Decimal,
    Fraction: Fraction,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    UUID: UUID,
}
"""Types that are written as text and read back by the function beside them."""

_TAGS: dict[type, str] = {
    Money: "money",
    Hours: "hours",
    Period: "period",
    Decimal: "decimal",
    Fraction: "fraction",
    datetime: "datetime",
    date: "date",
    time: "time",
    UUID: "uuid",
}
_BY_TAG = {tag: kind for kind, tag in _TAGS.items()}


_PLAIN = frozenset({str, int, bool, type(None)})


def dump(value: Any, hint: Any = None) -> str:
    """JSON text of a value; `hint` is its type where that is not its own class."""
    plain = freeze(value, type(value) if hint is None else hint)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def load(hint: Any, text: str) -> Any:
    """The value of type `hint` that `dump` wrote."""
    return reader(hint)(json.loads(text))


def freeze(value: Any, hint: Any = Any) -> Any:
    """What `json.dumps` takes for a value of type `hint`. TypeError for floats and strangers."""
    return value if type(value) in _PLAIN else _way(hint)(value)


Way = Callable[[Any], Any]


@cache
def _way(hint: Any) -> Way:
    """How values of a type are frozen, looked up once: hints are slow to hash, values many."""
    if hint is Any or hint is object:
        return _freeze_tagged
    kinds = options(hint)
    if len(kinds) > 1:
        return lambda value: _freeze_union(value, kinds)
    kind = kinds[0]
    ways: dict[type, Way] = {}

    def way(value: Any) -> Any:
        own = _class(value)
        if own in _PLAIN:
            return value
        known = ways.get(own)
        if known is None:
            known = ways[own] = _way_of(own, kind)
        return known(value)

    return way


def _way_of(own: Any, kind: Any) -> Way:
    """How values of a class are frozen where they are declared as `kind`."""
    if issubclass(own, Money):
        return attrgetter("pence")
    if issubclass(own, Enum):
        return attrgetter("value")
    if issubclass(own, bool | int | str):
        return _same
    if dataclasses.is_dataclass(own):
        return _freeze_fields
    if issubclass(own, Mapping):
        return _mapping_way(kind)
    if issubclass(own, tuple | list):
        return _parts_way(kind)
    if issubclass(own, frozenset | set):
        each = _way((get_args(kind) or (Any,))[0])
        return lambda value: sorted(map(each, value), key=str)
    return _as_text


def _class(value: Any) -> Any:
    """The class of a value without its type: mypy holds it to be unhashable."""
    return type(value)


def _freeze_fields(value: Any) -> dict[str, Any]:
    return {
        name: held if type(held := getattr(value, name)) in _PLAIN else way(held)
        for name, way in _field_ways(_class(value))
    }


def _mapping_way(kind: Any) -> Way:
    each = _way((get_args(kind) or (str, Any))[1])
    return lambda value: {_key(key): each(held) for key, held in value.items()}


def _parts_way(kind: Any) -> Way:
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments and Ellipsis not in arguments:
        ways = tuple(map(_way, arguments))
        return lambda value: [way(each) for way, each in zip(ways, value, strict=True)]
    each = _way((arguments or (Any,))[0])
    return lambda value: [held if type(held) in _PLAIN else each(held) for held in value]


@cache
def _field_ways(kind: Any) -> tuple[tuple[str, Way], ...]:
    """Every field of a dataclass with the way in which it is frozen."""
    return tuple((name, _way(hint)) for name, hint in hints_of(kind).items())


@cache
def reader(hint: Any) -> Reader:
    """The function that turns parsed JSON into a value of type `hint`."""
    if hint is Any or hint is object:
        return _read_tagged
    kinds = options(hint)
    if len(kinds) > 1:
        return _union_reader(kinds)
    kind = kinds[0]
    optional = _is_optional(hint)
    plain = _plain_reader(kind)
    if not optional:
        return plain
    return lambda given: None if given is None else plain(given)


def _plain_reader(kind: Any) -> Reader:
    if kind in (str, int, bool):
        return _same
    if kind is Money:
        return Money
    if kind in _TEXTS:
        return _TEXTS[kind]
    origin = get_origin(kind) or kind
    arguments = get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in (frozenset, set):
        each = reader((arguments or (Any,))[0])
        return lambda given: frozenset(each(part) for part in given)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = (reader(part) for part in (arguments or (str, Any)))
        return lambda given: {key(name): value(part) for name, part in given.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    raise TypeError(f"no way to read {kind!r} from JSON")


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if not arguments or (len(arguments) == 2 and arguments[1] is Ellipsis):
        each = reader((arguments or (Any,))[0])
        return lambda given: tuple(each(part) for part in given)
    parts = tuple(reader(part) for part in arguments)
    return lambda given: tuple(read(part) for read, part in zip(parts, given, strict=True))


def _dataclass_reader(kind: type) -> Reader:
    def read(given: Mapping[str, Any]) -> Any:
        ways = _field_readers(kind)  # first when something is read: a type may hold its own
        return kind(**{name: ways[name](part) for name, part in given.items() if name in ways})

    return read


@cache
def _field_readers(kind: Any) -> dict[str, Reader]:
    """Every field of a dataclass with the way in which it is read: hints are slow to hash."""
    return {name: reader(hint) for name, hint in hints_of(kind).items()}


def _freeze_union(value: Any, kinds: tuple[Any, ...]) -> Any:
    kind = type(value)
    if kind in (str, int, bool) or not dataclasses.is_dataclass(value) or kind in _TAGS:
        return _freeze_tagged(value)
    if kind not in kinds:
        raise TypeError(f"{kind.__name__} is none of {kinds}")
    return {"$": kind.__name__, "of": freeze(value, kind)}


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    named = {getattr(kind, "__name__", ""): kind for kind in kinds}

    def read(given: Any) -> Any:
        if isinstance(given, dict) and given.get("$") in named:
            return reader(named[given["$"]])(given["of"])
        return _read_tagged(given)

    return read


def _freeze_tagged(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    tag = _TAGS.get(type(value))
    if tag is not None:
        return {f"${tag}": freeze(value, type(value))}
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_freeze_tagged(each) for each in value]
    if isinstance(value, Mapping):
        return {_key(key): _freeze_tagged(each) for key, each in value.items()}
    raise TypeError(f"no way to keep {type(value).__name__} without its type")


def _read_tagged(given: Any) -> Any:
    if isinstance(given, list):
        return tuple(_read_tagged(each) for each in given)
    if isinstance(given, dict):
        if len(given) == 1:
            ((name, inner),) = given.items()
            if name.startswith("$") and name[1:] in _BY_TAG:
                return reader(_BY_TAG[name[1:]])(inner)
        return {name: _read_tagged(each) for name, each in given.items()}
    return given


def _key(key: Any) -> str:
    if type(key) is str:
        return key
    if isinstance(key, Enum):
        key = key.value
    if isinstance(key, str):
        return str(key)
    return _as_text(key)


def _as_text(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction | UUID):
        return str(value)
    raise TypeError(f"no way to keep {type(value).__name__} exactly")


def _same(given: Any) -> Any:
    return given


@cache
def options(hint: Any) -> tuple[Any, ...]:
    """The types that a hint allows, None left out: `X | None` gives (X,)."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(each for each in get_args(hint) if each is not type(None))
    return (hint,)


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """Field name → type for a dataclass, annotations resolved."""
    hints = typing.get_type_hints(kind)
    return {name: hints[name] for name in field_names(kind)}


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """Names of the fields that the constructor takes, in order."""
    return tuple(each.name for each in dataclasses.fields(kind) if each.init)
