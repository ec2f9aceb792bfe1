"""Values as canonical JSON and back, with their SHA-256: for schemes and sealed assessments.

One mapping for every frozen dataclass of the domain, by its own type hints. A field that has its
default is left out, so that a field added later changes no old text and no old hash.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, TypeVar, cast
from uuid import UUID

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.unrounded import UnroundedHours, UnroundedPounds

T = TypeVar("T")
FORMAT = 1
"""Version of the stored form of a scheme; docs/schemes.md describes the same number."""


class NotReadable(ValueError):  # noqa: N818  (said as a sentence: "the text is not readable")
    """A stored text is not what it should be; carries the place."""


def to_json(value: object) -> str:
    """Canonical JSON of a domain value: keys sorted, no spaces, numbers exact."""
    plain = to_plain(type(value), value)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_json(kind: type[T], text: str) -> T:
    """The value of this type from its JSON. NotReadable if the text is something else."""
    try:
        plain = json.loads(text)
    except ValueError as fault:
        raise NotReadable("the text is not JSON") from fault
    return cast(T, from_plain(kind, plain, ""))


def digest(value: object) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return sha256(to_json(value).encode()).hexdigest()


def scheme_to_json(scheme: Scheme) -> str:
    """A scheme as it is kept in the store."""
    plain = {"format": FORMAT, "scheme": to_plain(Scheme, scheme)}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def scheme_from_json(text: str) -> Scheme:
    """The scheme from the store's text. NotReadable if it is damaged or from a newer program."""
    try:
        plain = json.loads(text)
    except ValueError as fault:
        raise NotReadable("the text is not JSON") from fault
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise NotReadable("format")
    return cast(Scheme, from_plain(Scheme, plain.get("scheme"), "scheme"))


def decimal_text(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return tuple(each for each in fields(kind) if each.init)


def _default(each: Field[Any]) -> object:
    return each.default_factory() if each.default_factory is not MISSING else each.default


@cache
def _parts(kind: type) -> tuple[tuple[str, Way, object], ...]:
    """Name, way and default of every field: defaults are compared with, never handed out."""
    hints = _hints(kind)
    return tuple((each.name, _way(hints[each.name]), _default(each)) for each in _fields(kind))


@cache
def _choices(kind: Any) -> tuple[Any, ...]:
    """The types of a union; empty if it is none."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return typing.get_args(kind)
    return ()


@cache
def _real(kind: Any) -> tuple[Any, ...]:
    """The types of a union, None left out; empty if it is none."""
    return tuple(each for each in _choices(kind) if each is not type(None))


_PLAIN = frozenset({str, int, bool, type(None)})


Way = typing.Callable[[Any], Any]


def to_plain(kind: Any, value: Any) -> Any:
    """Lists, dictionaries, texts and whole numbers for a value declared as `kind`."""
    return value if type(value) in _PLAIN else _way(kind)(value)


@cache
def _way(kind: Any) -> Way:
    """How values declared as `kind` become plain, looked up once: types are slow to hash."""
    if kind is Any or kind is object:
        return _tagged
    choices = _real(kind)
    if len(choices) > 1:
        return _named
    kind = choices[0] if choices else kind
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


def _named(value: Any) -> Any:
    """A value of one of several types, with the name of its own."""
    own: Any = type(value)
    return value if own in _PLAIN else {**to_plain(own, value), "is": own.__name__}


def _way_of(own: Any, kind: Any) -> Way:
    """How values of a class become plain where they are declared as `kind`."""
    if issubclass(own, Decimal):
        return decimal_text
    if issubclass(own, date):
        return lambda value: value.isoformat()
    if issubclass(own, UUID):
        return str
    if issubclass(own, Enum):
        return attrgetter("value")
    if is_dataclass(own):
        return _plain_fields
    if issubclass(own, tuple):
        return _parts_way(kind)
    if issubclass(own, Mapping):
        each = _way(typing.get_args(kind)[1])
        return lambda value: {key: each(held) for key, held in value.items()}
    return lambda value: value


def _class(value: Any) -> Any:
    """The class of a value without its type: mypy holds it to be unhashable."""
    return type(value)


def _plain_fields(value: Any) -> dict[str, Any]:
    plain = {}
    for name, way, default in _parts(_class(value)):
        held = getattr(value, name)
        if held != default:
            plain[name] = held if type(held) in _PLAIN else way(held)
    return plain


def _parts_way(kind: Any) -> Way:
    inner = typing.get_args(kind)
    if inner[-1] is not Ellipsis:
        ways = tuple(map(_way, inner))
        return lambda value: [way(each) for way, each in zip(ways, value, strict=True)]
    each = _way(inner[0])
    return lambda value: [held if type(held) in _PLAIN else each(held) for held in value]


def _inner(kind: Any, value: Any) -> tuple[Any, ...]:
    """The types of a tuple's parts."""
    parts = typing.get_args(kind)
    return (parts[0],) * len(value) if parts[-1] is Ellipsis else parts


_TAGS: dict[type, tuple[str, typing.Callable[[Any], Any], typing.Callable[[Any], Any]]] = {
    Money: ("money", lambda value: value.pence, lambda plain: Money(plain)),
    Hours: ("hours", lambda value: value.minutes, lambda plain: Hours(plain)),
    Decimal: ("decimal", decimal_text, Decimal),
    Fraction: ("fraction", str, Fraction),
    date: ("date", date.isoformat, date.fromisoformat),
    Period: ("period", str, Period),
    Outcome: ("outcome", str, Outcome),
    UnroundedPounds: (
        "unrounded_pounds",
        lambda each: str(each.value),
        lambda plain: UnroundedPounds(Fraction(plain)),
    ),
    UnroundedHours: (
        "unrounded_hours",
        lambda each: str(each.value),
        lambda plain: UnroundedHours(Fraction(plain)),
    ),
}
_READ = {tag: read for tag, _, read in _TAGS.values()}


def _tagged(value: Any) -> Any:
    """A value of a step or finding, with its type beside it where JSON would lose it."""
    if type(value) in _TAGS:
        tag, write, _ = _TAGS[type(value)]
        return {tag: write(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [_tagged(each) for each in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"no form for {type(value).__name__}")


def _untagged(plain: Any, where: str) -> Any:
    if isinstance(plain, list):
        return tuple(_untagged(each, where) for each in plain)
    if not isinstance(plain, dict):
        return plain
    if len(plain) == 1:
        tag, inner = next(iter(plain.items()))
        if tag in _READ:
            return _made(_READ[tag], inner, where)
    raise NotReadable(where)


def _made(maker: typing.Callable[[Any], Any], plain: Any, where: str) -> Any:
    try:
        return maker(plain)
    except (TypeError, ValueError, InvalidOperation, ZeroDivisionError) as fault:
        raise NotReadable(where) from fault


def from_plain(kind: Any, plain: Any, where: str) -> Any:
    """The value declared as `kind` from its plain form. NotReadable names the place."""
    if kind is Any or kind is object:
        return _untagged(plain, where)
    choices = _choices(kind)
    if choices:
        return _chosen(choices, plain, where)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple(kind, plain, where)
    if origin is not None:
        if not isinstance(plain, dict):
            raise NotReadable(where)
        inner = typing.get_args(kind)[1]
        return {key: from_plain(inner, each, f"{where}.{key}") for key, each in plain.items()}
    if is_dataclass(kind):
        return _dataclass(cast(type, kind), plain, where)
    return _simple(kind, plain, where)


def _chosen(choices: tuple[Any, ...], plain: Any, where: str) -> Any:
    real = [each for each in choices if each is not type(None)]
    if plain is None and len(real) < len(choices):
        return None
    if len(real) == 1:
        return from_plain(real[0], plain, where)
    named = {each.__name__: each for each in real}
    if not isinstance(plain, dict) or plain.get("is") not in named:
        raise NotReadable(where)
    rest = {key: each for key, each in plain.items() if key != "is"}
    return from_plain(named[plain["is"]], rest, where)


def _tuple(kind: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, list):
        raise NotReadable(where)
    inner = _inner(kind, plain)
    if len(inner) != len(plain):
        raise NotReadable(where)
    pairs = zip(inner, plain, strict=True)
    return tuple(
        from_plain(each, part, f"{where}[{number}]") for number, (each, part) in enumerate(pairs)
    )


def _dataclass(kind: type, plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise NotReadable(where)
    hints, names = _hints(kind), {each.name for each in _fields(kind)}
    if plain.keys() - names:
        raise NotReadable(f"{where}.{min(plain.keys() - names)}")
    values = {key: from_plain(hints[key], each, f"{where}.{key}") for key, each in plain.items()}
    return _made(lambda each: kind(**each), values, where)


def _simple(kind: Any, plain: Any, where: str) -> Any:
    if kind is Decimal or issubclass(kind, Enum) or kind is date:
        if not isinstance(plain, str):
            raise NotReadable(where)
        value = _made(date.fromisoformat if kind is date else kind, plain, where)
        if isinstance(value, Decimal) and not value.is_finite():
            raise NotReadable(where)
        return value
    if type(plain) is not kind:
        raise NotReadable(where)
    return plain
