"""Puts the rows of a scheme's workbook together again, and reads them as a folder is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ras_desktop.domain.finding import Finding, errors
from ras_desktop.forms.scheme import SchemeRead, read_files
from ras_desktop.forms.scheme_plain import EXAMPLES, HEAD, RATES, Plain
from ras_desktop.forms.scheme_sheets import (
    AFTER,
    ANSWERS,
    AREAS,
    BEFORE,
    BY_LEVEL,
    CHANGES,
    CHECKS,
    CONDITIONS,
    EXAMPLE,
    EXAMPLE_GATES,
    EXCLUSIONS,
    FORMS,
    GATES,
    LEVELS,
    LINE_LISTS,
    LINES,
    PRICES,
    QUESTIONS,
    RATE,
    ROW_LISTS,
    ROWS,
    SCHEME,
    SCHEME_KEYS,
    TABLES,
    Sheet,
)
from ras_desktop.forms.workbook_cells import Book, Held, Row, open_book


def read_workbook(raw: bytes) -> SchemeRead:
    """The scheme in a workbook. Never raises for what it holds; findings name sheet and cell."""
    book = open_book(raw)
    if errors(tuple(book.found)):
        return SchemeRead(None, tuple(book.found))
    held = _Joined(book)
    files = held.files()
    found = [*book.found]
    if errors(tuple(found)):
        return SchemeRead(None, tuple(found))
    read = read_files(files)
    places = dict(places_of(files))
    found += [replace(each, where=cell_of(places, each.where)) for each in read.findings]
    return SchemeRead(read.scheme, tuple(found))


class _Joined:
    """The plain files of a workbook: every row hung where it belongs."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.owners: dict[tuple[str, ...], Held] = {}

    def rows(self, sheet: Sheet) -> list[Row]:
        return self.book.rows[sheet.title]

    def fault(self, code: str, where: str, **values: Any) -> None:
        self.book.found.append(Finding(code, where, values))

    def own(self, row: Row, *path: str) -> Held:
        """Notes a row under its name, so that others can be hung into it."""
        self.owners.setdefault(path, row.held)
        return row.held

    def hang(self, sheet: Sheet, row: Row, key: str, *path: str) -> None:
        """Appends a row to the list `key` of the row that it names."""
        owner = self.owner(row, *path)
        if owner is not None:
            owner.setdefault(key, []).append(row.held)

    def owner(self, row: Row, *path: str) -> Held | None:
        found = self.owners.get(path)
        if found is None:
            name = " / ".join(each for each in path[1:] if each)
            self.fault("scheme.workbook.owner", row.held.cells[""], name=name)
        return found

    def files(self) -> dict[str, Plain]:
        head = self._head()
        files: dict[str, Plain] = {HEAD: head}
        self._listed(head, GATES, "gate")
        self._listed(head, EXCLUSIONS, "exclusion")
        self._listed(head, TABLES, "table")
        self._listed(head, BEFORE, "adjust_points")
        self._listed(head, AFTER, "adjust_money")
        self._forms(head, files)
        self._tables()
        self._rules()
        self._rates(files)
        self._examples(files)
        return files

    def _head(self) -> Held:
        head = Held({"": f"{SCHEME.title}, A1"})
        for row in self.rows(SCHEME):
            key, value = row.held.get("key"), row.held.get("value")
            where = row.held.cells.get("key", row.held.cells[""])
            if key not in SCHEME_KEYS:
                self.fault("scheme.workbook.key", where, key=key or "–")
                continue
            outer, dot, inner = key.rpartition(".")
            whole = head
            if dot:
                if outer not in head:
                    head[outer] = Held({"": where})
                whole = head[outer]
            whole.cells[inner] = row.held.cells.get("value", where)
            if value is None:
                continue
            if key == "source":
                head.setdefault("source", []).append(value)
            elif inner in whole:
                self.fault("scheme.workbook.key_twice", where, key=key)
            else:
                whole[inner] = value
        for optional in ("governance", "warn"):
            if optional in head and not head[optional]:
                del head[optional]
        return head

    def _listed(self, head: Held, sheet: Sheet, key: str) -> None:
        for row in self.rows(sheet):
            self.own(row, key, "", str(row.held.get("id", "")))
            head.setdefault(key, []).append(row.held)

    def _forms(self, head: Held, files: dict[str, Plain]) -> None:
        for row in self.rows(FORMS):
            body = Held({"": row.held.cells[""], "note": row.held.cells.get("note", "")})
            if "note" in row.held:
                body["note"] = row.held.pop("note")
            self.owners.setdefault(("form", str(row.held.get("id", ""))), body)
            head.setdefault("form", []).append(row.held)
            if isinstance(row.held.get("file"), str):
                files.setdefault(row.held["file"], body)
        for sheet, key in ((AREAS, "area"), (QUESTIONS, "question"), (CHECKS, "check")):
            for row in self.rows(sheet):
                form = row.owner["form"]
                self.own(row, key, form, str(row.held.get("id", "")))
                self.hang(sheet, row, key, "form", form)
        for row in self.rows(LEVELS):
            self.hang(LEVELS, row, "level", "question", row.owner["form"], row.owner["question"])

    def _tables(self) -> None:
        for sheet, lists in ((ROWS, ROW_LISTS), (LINES, LINE_LISTS)):
            for row in self.rows(sheet):
                key, table = row.owner["list"], row.owner["table"]
                if key not in lists:
                    where = row.held.cells.get("list", row.held.cells[""])
                    self.fault("forms.word.unknown", where, key="list", word=key, known=lists)
                    continue
                self.own(row, key, table, str(row.held.get("id", "")))
                self.hang(sheet, row, key, "table", "", table)
        for row in (*self.rows(LINES), *self.rows(AFTER)):
            _gather(row.held, "round")

    def _rules(self) -> None:
        for row in self.rows(CONDITIONS):
            self.hang(CONDITIONS, row, "when", row.owner["of"], row.owner["form"], row.owner["id"])
        for row in self.rows(BY_LEVEL):
            owner = self.owner(row, row.owner["of"], row.owner["table"], row.owner["id"])
            if owner is not None:
                self._pair(owner, "by_level", row, "level", "figure")

    def _pair(self, owner: Held, key: str, row: Row, name: str, value: str) -> None:
        """A name and its figure in a table of such pairs."""
        label, figure = row.held.get(name), row.held.get(value)
        inner = owner.setdefault(key, Held({"": row.held.cells[""]}))
        if label is None or figure is None:
            missing = name if label is None else value
            where = row.held.cells.get(missing, row.held.cells[""])
            self.fault("forms.key.missing", where, key=missing)
        elif label in inner:
            self.fault("forms.name.twice", row.held.cells[name], key=name, name=label)
        else:
            inner[label] = figure
            inner.cells[label] = row.held.cells[value]

    def _rates(self, files: dict[str, Plain]) -> None:
        rates = Held({"": f"{RATE.title}, A1"})
        for row in self.rows(RATE):
            self.own(row, "rate", str(row.held.get("id", "")))
            rates.setdefault("rate", []).append(row.held)
        for row in self.rows(PRICES):
            self.hang(PRICES, row, "value", "rate", row.owner["rate"])
        if rates:
            files[RATES] = rates

    def _examples(self, files: dict[str, Plain]) -> None:
        examples = Held({"": f"{EXAMPLE.title}, A1"})
        for row in self.rows(EXAMPLE):
            if ("example", row.owner["example"]) in self.owners:
                name = row.owner["example"]
                self.fault("forms.name.twice", row.held.cells[""], key="example", name=name)
            _gather(row.held, "expect")
            row.held.setdefault("expect", Held({"": row.held.cells[""]}))
            self.own(row, "example", row.owner["example"])
            examples.setdefault("example", []).append(row.held)
        for row in self.rows(EXAMPLE_GATES):
            self._named(row, "gates", "gate", row.held.pop("gate", None))
        for row in self.rows(ANSWERS):
            self._named(row, "answers", "question_id", row.owner["question_id"] or None)
        for row in self.rows(CHANGES):
            owner = self.owner(row, "example", row.owner["example"])
            if owner is not None:
                self._pair(owner["expect"], "changes", row, "name", "change")
        if examples:
            files[EXAMPLES] = examples

    def _named(self, row: Row, key: str, column: str, name: str | None) -> None:
        """A row of an example under its own name."""
        owner = self.owner(row, "example", row.owner["example"])
        if owner is None:
            return
        inner = owner.setdefault(key, Held({"": row.held.cells[""]}))
        if name is None or name in inner:
            code = "forms.key.missing" if name is None else "forms.name.twice"
            where = row.held.cells.get(column, row.held.cells[""])
            self.fault(code, where, key=column, name=name)
        else:
            inner[name] = row.held


def _gather(held: Held, key: str) -> None:
    """Columns such as "round.mode" become a table "round" of their own."""
    names = [each for each in held if each.startswith(f"{key}.")]
    if not names:
        return
    inner = Held({"": held.cells[names[0]]})
    for place, where in held.cells.items():
        if place.startswith(f"{key}."):
            inner.cells[place.partition(".")[2]] = where
    for each in names:
        inner[each.partition(".")[2]] = held.pop(each)
    held[key] = inner


def places_of(files: dict[str, Plain]) -> Iterator[tuple[str, str]]:
    """How a finding names a place in a file → its cell."""
    for name, plain in files.items():
        yield name, _first(plain)
        yield from _within(plain, lambda key, name=name: f"{name}: {key}")  # type: ignore[misc]


def _first(plain: Plain) -> str:
    assert isinstance(plain, Held)
    return plain.cells[""]


def _within(plain: Plain, where: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    assert isinstance(plain, Held)
    yield from ((where(key), cell) for key, cell in plain.cells.items() if key)
    for key, value in plain.items():
        listed = value if isinstance(value, list) else [value]
        for number, each in enumerate(listed, start=1):
            if not isinstance(each, dict):
                continue
            name = f"{key}[{_called(each, number)}]" if isinstance(value, list) else key
            yield where(name), _first(each)
            if isinstance(value, list):
                yield where(f"{key}[{number}]"), _first(each)
            yield from _within(each, lambda inner, name=name: where(f"{name}.{inner}"))  # type: ignore[misc]


def _called(values: Plain, at: int) -> str:
    """As `forms.reading` calls a table of a list: by its id, else by its number."""
    for key in ("id", "code", "key"):
        if isinstance(values.get(key), str) and values[key]:
            return str(values[key])
    return str(at)


_LAST = re.compile(r"(\.[^.\[\]]*|\[[^\]]*\]|^[^.\[\]]+)\Z")


def cell_of(places: dict[str, str], where: str) -> str:
    """The cell of a place, or of the nearest thing around it; at last of the file's first."""
    file, _colon, keys = where.partition(": ")
    while keys:
        whole = f"{file}: {keys}"
        if whole in places:
            return places[whole]
        keys = _LAST.sub("", keys)
    return places.get(file, SCHEME.title)
