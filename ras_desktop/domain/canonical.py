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
def _parts(kind: type) -> tuple[tuple[str, Any, object], ...]:
    """Name, type and default of every field: defaults are compared with, never handed out."""
    hints = _hints(kind)
    return tuple((each.name, hints[each.name], _default(each)) for each in _fields(kind))


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


def to_plain(kind: Any, value: Any) -> Any:
    """Lists, dictionaries, texts and whole numbers for a value declared as `kind`."""
    own: Any = type(value)
    if own in _PLAIN:
        return value
    if kind is Any or kind is object:
        return _tagged(value)
    choices = _real(kind)
    if len(choices) > 1:
        return {**to_plain(own, value), "is": own.__name__}
    return _way(own)(choices[0] if choices else kind, value)


@cache
def _way(own: Any) -> typing.Callable[[Any, Any], Any]:
    """How values of a class become plain, given their kind: looked up once for each class."""
    if issubclass(own, Decimal):
        return lambda _, value: decimal_text(value)
    if issubclass(own, date):
        return lambda _, value: value.isoformat()
    if issubclass(own, UUID):
        return lambda _, value: str(value)
    if issubclass(own, Enum):
        return lambda _, value: value.value
    if is_dataclass(own):
        return _plain_fields
    if issubclass(own, tuple):
        return _plain_parts
    if issubclass(own, Mapping):
        return _plain_mapping
    return lambda _, value: value


def _class(value: Any) -> Any:
    """The class of a value without its type: mypy holds it to be unhashable."""
    return type(value)


def _plain_fields(_: Any, value: Any) -> dict[str, Any]:
    plain = {}
    for name, hint, default in _parts(_class(value)):
        held = getattr(value, name)
        if held != default:
            plain[name] = held if type(held) in _PLAIN else to_plain(hint, held)
    return plain


def _plain_parts(kind: Any, value: Any) -> list[Any]:
    return [to_plain(inner, each) for inner, each in zip(_inner(kind, value), value, strict=True)]


def _plain_mapping(kind: Any, value: Any) -> dict[str, Any]:
    inner = typing.get_args(kind)[1]
    return {key: to_plain(inner, each) for key, each in value.items()}


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
