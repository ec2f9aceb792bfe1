"""Reads TOML by key: every fault becomes a finding with file and key path, all of them at once.

`load` opens a file; `Entry` hands out its values by key. A key that nobody asked for is a fault,
so that a slip of the pen is never passed over in silence. After a fault an `Entry` gives a harmless
value and reading goes on; `read` throws the half-read value away.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from ras_desktop.domain.finding import Finding, Findings, Severity, errors
from ras_desktop.domain.money import Money
from ras_desktop.domain.text import nearest

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

FORMAT = 1
"""The format of the council's files that this program reads."""

LARGEST = 4_000_000
"""Bytes above which a file is no form; own judgement (the longest shipped one has 40,000)."""

MOST = Decimal(1_000_000_000)
"""No number in a form is larger; own judgement, so that no slip makes a billion."""

FINEST = 6
"""Decimals that a number may have."""

_PLAIN = "a number written plainly, such as 1200.50, without quotation marks, £ or comma"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*\Z")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a file gave: its value, or None where an error was found; and all findings."""

    value: T | None
    findings: Findings


@dataclass(slots=True)
class Entry:
    """One table of a TOML file. `path` is its key path, "" for the file itself."""

    file: str
    path: str
    values: Mapping[str, Any]
    found: list[Finding]
    asked: set[str] = field(default_factory=set)

    def where(self, key: str = "") -> str:
        """File and key path, as "scheme.toml: money.period"."""
        whole = ".".join(each for each in (self.path, key) if each)
        return f"{self.file}: {whole}" if whole else self.file

    def fault(
        self, code: str, key: str = "", severity: Severity = Severity.ERROR, **values: Any
    ) -> None:
        """Notes a finding at a key of this table; its sentence may use {key}."""
        said = {"key": key or self.path or self.file, **values}
        self.found.append(Finding(code, self.where(key), said, severity))

    def has(self, key: str) -> bool:
        """Whether the key is there. Asking makes it known."""
        self.asked.add(key)
        return key in self.values

    def _given(self, key: str, needed: bool, known: tuple[str, ...] = ()) -> Any:
        """The value of a key; `known`: the only words that it may have, where they are few."""
        if self.has(key):
            return self.values[key]
        if needed and known:
            self.fault("forms.word.missing", key, known=known)
        elif needed:
            self.fault("forms.key.missing", key)
        return None

    def _wrong(self, key: str, kind: str) -> None:
        self.fault("forms.value.kind", key, wanted=kind)

    def text(self, key: str, *, needed: bool = True, default: str = "") -> str:
        """A text with something in it; `default` where it is not needed and not there."""
        given = self._given(key, needed)
        if given is None:
            return default
        if not isinstance(given, str):
            self._wrong(key, "text")
            return default
        if needed and not given.strip():
            self.fault("forms.text.empty", key)
        return given.strip()

    def _word(self, key: str, needed: bool, known: tuple[str, ...] = ()) -> str:
        """A text that may be left out but, where it stands, is not empty."""
        there = isinstance(self.values.get(key), str)
        if known and key not in self.values:
            self._given(key, needed, known)
            return ""
        return self.text(key, needed=needed or there)

    def name(self, key: str, *, needed: bool = True) -> str:
        """An identifier: small letters and digits, joined by hyphen, underscore or full stop."""
        given = self._word(key, needed)
        if given and not _NAME.match(given):
            self.fault("forms.name.shape", key, name=given)
        return given

    def yes(self, key: str, *, needed: bool = True, default: bool = False) -> bool:
        """true or false."""
        given = self._given(key, needed, ("true", "false"))
        if given is None:
            return default
        if not isinstance(given, bool):
            self._wrong(key, "true or false")
            return default
        return given

    def number(
        self,
        key: str,
        *,
        needed: bool = True,
        least: Decimal | int | None = None,
        most: Decimal | int = MOST,
    ) -> Decimal | None:
        """An exact number from `least` to `most` with at most six decimals; None if not there."""
        given = self._given(key, needed)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int | Decimal):
            self._wrong(key, _PLAIN if isinstance(given, str) else "a number")
            return None
        value = Decimal(given)
        if not value.is_finite():
            self._wrong(key, "a number")
            return None
        if value > most or value < (-MOST if least is None else least):
            lowest = -MOST if least is None else Decimal(least)
            self.fault("forms.number.range", key, least=lowest, most=Decimal(most))
            return None
        if decimals(value) > FINEST:
            self.fault("forms.number.fine", key, most=FINEST)
            return None
        return value

    def whole(
        self, key: str, *, needed: bool = True, least: int | None = None, most: int = 1_000_000
    ) -> int | None:
        """A whole number from `least` to `most`; None if not there."""
        value = self.number(key, needed=needed, least=least, most=most)
        if value is None:
            return None
        if value != value.to_integral_value():
            self._wrong(key, "a whole number")
            return None
        return int(value)

    def money(self, key: str, *, needed: bool = True, least: int = 0) -> Money | None:
        """A sum in pounds with at most two decimals; None if not there."""
        value = self.number(key, needed=needed, least=least)
        if value is None:
            return None
        if decimals(value) > 2:
            self._wrong(key, "pounds with at most two decimals")
            return None
        return Money.pounds(value)

    def day(self, key: str, *, needed: bool = True) -> date | None:
        """A date without a time; None if not there."""
        given = self._given(key, needed)
        if given is None:
            return None
        if isinstance(given, datetime) or not isinstance(given, date):
            self._wrong(key, "a date such as 2026-04-01")
            return None
        return given

    def one_of(
        self, key: str, choices: type[E], *, needed: bool = True, without: tuple[E, ...] = ()
    ) -> E | None:
        """One of the words of an enumeration; None if not there or another word.

        `without`: words that have a sentence of their own here, and are not offered.
        """
        known = tuple(each.value for each in choices if each not in without)
        given = self._word(key, needed, known)
        if not given:
            return None
        try:
            return choices(given)
        except ValueError:
            self.fault("forms.word.unknown", key, word=given, known=known)
            return None

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts with something in each; at least one where it is needed."""
        given = self._given(key, needed)
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            self._wrong(key, "a list of texts")
            return ()
        if (needed and not given) or not all(each.strip() for each in given):
            self.fault("forms.text.empty", key)
        return tuple(each.strip() for each in given)

    def table(self, key: str, *, needed: bool = True) -> Entry | None:
        """The table under a key; None if not there."""
        given = self._given(key, needed)
        if given is None:
            return None
        if not isinstance(given, dict):
            self._wrong(key, f"a table [{key}]")
            return None
        return self._inner(key, given)

    def tables(self, key: str, *, needed: bool = True) -> tuple[Entry, ...]:
        """The tables under a key, in their order; at least one where they are needed."""
        given = self._given(key, needed)
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            self._wrong(key, f"a list in square brackets: {key} = [{{ … }}], or tables [[{key}]]")
            return ()
        if needed and not given:
            self.fault("forms.key.missing", key)
        return tuple(
            self._inner(f"{key}[{_called(each, at)}]", each) for at, each in enumerate(given, 1)
        )

    def _inner(self, key: str, values: Mapping[str, Any]) -> Entry:
        path = ".".join(each for each in (self.path, key) if each)
        return Entry(self.file, path, values, self.found)

    def done(self) -> None:
        """Every key that nobody asked for is a fault."""
        for key in self.values:
            if key not in self.asked:
                free = sorted(self.asked - self.values.keys()) or sorted(self.asked)
                self.fault("forms.key.unknown", key, known=nearest(key, free))


def _called(values: Mapping[str, Any], at: int) -> str:
    """How a table of a list is called in a path: by its id, code or key, else by its number."""
    for key in ("id", "code", "key"):
        if isinstance(values.get(key), str) and values[key]:
            return str(values[key])
    return str(at)


def decimals(value: Decimal) -> int:
    """How many decimals a finite number has; trailing zeros do not count."""
    exponent = value.as_tuple().exponent
    digits = "".join(str(each) for each in value.as_tuple().digits)
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(0, -exponent - zeros) if isinstance(exponent, int) and value else 0


def twice(entries: Iterable[Entry], key: str) -> None:
    """An identifier may be used once only: a fault at each later use."""
    seen: set[str] = set()
    for entry in entries:
        given = entry.values.get(key)
        if isinstance(given, str) and given in seen:
            entry.fault("forms.name.twice", key, name=given)
        seen.add(str(given))


def load(path: Path) -> tuple[Entry | None, list[Finding]]:
    """The file as an entry, or None and the one finding that says why it cannot be read."""
    found: list[Finding] = []
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Finding("forms.file.missing", path.name, {"file": path.name})]
    except OSError:
        return None, [Finding("forms.file.unreadable", path.name, {"file": path.name})]
    if len(raw) > LARGEST:
        return None, [Finding("forms.file.large", path.name, {"file": path.name})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        line = raw.count(b"\n", 0, why.start) + 1
        return None, [Finding("forms.file.letters", path.name, {"file": path.name, "line": line})]
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as why:
        return None, [_syntax(path.name, str(why))]
    return Entry(path.name, "", values, found), found


def _syntax(file: str, why: str) -> Finding:
    place = _LINE.search(why)
    if place is None:
        return Finding("forms.file.syntax_somewhere", file, {"file": file})
    values = {"file": file, "line": int(place[1]), "column": int(place[2])}
    return Finding("forms.file.syntax", f"{file}: line {place[1]}", values)


def read(path: Path, build: Callable[[Entry], T]) -> Read[T]:
    """A file read by `build`; no value where an error was found, but every finding.

    Every form begins with its `format`: another number is of another program version.
    """
    entry, found = load(path)
    if entry is None:
        return Read(None, tuple(found))
    return built(entry, build)


def built(entry: Entry, build: Callable[[Entry], T]) -> Read[T]:
    """The same for what was read already: the plain values of a file or workbook."""
    found = entry.found
    number = entry.whole("format", least=1)
    if number is not None and number != FORMAT:
        entry.fault("forms.format.unknown", "format", number=number, known=FORMAT)
    value = build(entry)
    entry.done()
    return Read(None if errors(tuple(found)) else value, tuple(found))
