"""Writes a scheme as its folder of TOML files: what comes out reads as the same scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ras_desktop.domain.canonical import decimal_text
from ras_desktop.domain.scheme import Scheme
from ras_desktop.forms.scheme_plain import Plain, files

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_IN_ROWS = frozenset({"rows", "knots", "bases", "weights", "when", "value"})
"""Lists that are written in rows of {…}, as docs/schemes.md shows them."""


def write_scheme(scheme: Scheme) -> dict[str, str]:
    """File name → text, for the folder NAME/VERSION."""
    return {name: toml(plain) for name, plain in files(scheme).items()}


def write_folder(scheme: Scheme, parent: Path) -> Path:
    """Writes parent/NAME/VERSION and gives it back. FileExistsError if it is there already."""
    folder = parent / scheme.name / scheme.version
    folder.mkdir(parents=True)
    for name, text in write_scheme(scheme).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def toml(plain: Plain) -> str:
    """The text of a file of any form, from its plain values."""
    return "\n".join(_table(plain, "")) + "\n"


def _table(plain: Plain, path: str) -> Iterator[str]:
    """Plain keys first, then tables, then lists of tables: TOML's own order."""
    later: list[tuple[str, Any]] = []
    for key, value in plain.items():
        if _spread(key, value, path):
            later.append((key, value))
        elif key in _IN_ROWS and value:
            yield f"{_key(key)} = ["
            yield from (f"    {_value(each)}," for each in value)
            yield "]"
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in later:
        whole = f"{path}.{_key(key)}" if path else _key(key)
        for each in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{whole}]]" if isinstance(value, list) else f"[{whole}]"
            yield from _table(each, whole)


def _spread(key: str, value: Any, path: str) -> bool:
    """Whether a value gets a heading of its own."""
    if isinstance(value, list):
        return key not in _IN_ROWS and bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and (not path or key in {"expect", "gates", "answers"})


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    inner = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
    return f"{{ {inner} }}" if inner else "{}"


_MARKS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _text(text: str) -> str:
    """A basic string. Half a character pair, which no file can hold, becomes \ufffd."""
    return '"' + "".join(_letter(each) for each in text) + '"'


def _letter(letter: str) -> str:
    if letter in _MARKS:
        return _MARKS[letter]
    number = ord(letter)
    if number < 32 or number == 127:
        return f"\\u{number:04x}"
    return "\ufffd" if 0xD800 <= number < 0xE000 else letter
