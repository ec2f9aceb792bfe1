"""Rows to values and back, by field name: the one place where the two shapes meet."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from ras_desktop.domain.money import Money
from ras_desktop.store import coding

Value = TypeVar("Value")
Convert = Callable[[Any], Any]

_AS_THEY_ARE = frozenset({str, int, bool, bytes, UUID, date, datetime})


def to_column(value: Any, hint: Any = Any) -> Any:
    """What the column of a field of type `hint` holds. TypeError for a float."""
    if value is None:
        return None
    if type(value) in _AS_THEY_ARE:
        return portable(value) if type(value) is str else value
    if isinstance(value, Money):
        return value.pence
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return portable(value)
    if isinstance(value, Decimal | Fraction):
        return str(value)
    if isinstance(value, float):
        raise TypeError("a float is not kept: use Money, Decimal or Fraction")
    return portable(coding.dump(value, hint))


def portable(text: str) -> str:
    """The text as both databases can hold it: half a character pair and NUL become \ufffd.

    They come from broken clipboards and other programs; nobody types them.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "\ufffd")


def columns_of(value: Any) -> dict[str, Any]:
    """Column name → content for every field of a value."""
    kind: Any = type(value)
    hints = coding.hints_of(kind)
    return {name: to_column(getattr(value, name), hint) for name, hint in hints.items()}


def read(kind: type[Value], row: Any) -> Value:
    """The value of a row, or of anything that has the fields of the value as attributes."""
    ways = _ways(_any(kind))
    return kind(**{name: convert(getattr(row, name)) for name, convert in ways})


def _any(kind: Any) -> Any:
    """The kind without its type: mypy holds classes of dataclasses to be unhashable."""
    return kind


@cache
def _ways(kind: Any) -> tuple[tuple[str, Convert], ...]:
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"{kind!r} is not a dataclass")
    hints = coding.hints_of(_any(kind))
    return tuple((name, from_column(hint)) for name, hint in hints.items())


@cache
def from_column(hint: Any) -> Convert:
    """The function that turns what a column holds into a value of type `hint`."""
    options = coding.options(hint)
    kind = options[0] if len(options) == 1 else None
    if kind in _AS_THEY_ARE:
        return lambda held: held
    convert: Convert
    if isinstance(kind, type) and issubclass(kind, Money | Decimal | Fraction | Enum):
        convert = kind
    else:
        convert = _json_reader(hint)
    return lambda held: None if held is None else convert(held)


def _json_reader(hint: Any) -> Convert:
    from_json = coding.reader(hint)
    return lambda held: from_json(json.loads(held))
