"""Reads the sheets of a scheme's workbook into rows of plain values, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ras_desktop.domain.finding import Finding
from ras_desktop.forms.reading import LARGEST
from ras_desktop.forms.scheme_sheets import SCHEME, SCHEME_KEYS, SHEETS, Column, Kind, Sheet
from ras_desktop.forms.scheme_workbook import unescaped

MOST_OPEN: Final = 100_000_000
"""Bytes that a workbook may open up to; a small file can be made to fill the memory."""

MOST_ROWS: Final = 20_000
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}


class Held(dict[str, Any]):
    """Plain keys and values that know their cells: key → "Questions, C4", "" → the row's first."""

    def __init__(self, cells: dict[str, str]) -> None:
        super().__init__()
        self.cells = cells


@dataclass(slots=True)
class Row:
    """A row: what it belongs to, and its keys."""

    owner: dict[str, str]
    held: Held


@dataclass(slots=True)
class Book:
    """The rows of every sheet by its title, and what was found."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)


def open_book(raw: bytes, sheets: tuple[Sheet, ...] = SHEETS) -> Book:
    """All sheets; a file that is no workbook gives one finding."""
    book = Book()
    held = _opened(raw)
    if isinstance(held, Finding):
        book.found.append(held)
        return book
    for sheet in sheets:
        page = held[sheet.title] if sheet.title in held.sheetnames else None
        if isinstance(page, Worksheet):
            book.rows[sheet.title] = _sheet(page, sheet, book.found)
        else:
            book.found.append(Finding("scheme.workbook.sheet", sheet.title, {"sheet": sheet.title}))
    return book


def _opened(raw: bytes) -> Workbook | Finding:
    if len(raw) > LARGEST:
        return Finding("scheme.workbook.large")
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_OPEN:
                return Finding("scheme.workbook.large")
        with catch_warnings():
            simplefilter("ignore")  # a date out of range stays in its cell as #VALUE!: found there
            held: Workbook = load_workbook(BytesIO(raw))
    except Exception:
        return Finding("scheme.workbook.unreadable")
    return held


def _sheet(page: Worksheet, sheet: Sheet, found: list[Finding]) -> list[Row]:
    merged = sorted(str(each) for each in page.merged_cells.ranges)
    found += [Finding("scheme.workbook.merged", f"{sheet.title}, {each}") for each in merged]
    if page.max_row > MOST_ROWS:
        values = {"rows": page.max_row, "most": MOST_ROWS}
        found.append(Finding("scheme.workbook.rows", sheet.title, values))
        return []
    columns = _headings(page, sheet, found)
    rows: list[Row] = []
    for cells in page.iter_rows(min_row=2):
        by_key = {columns[each.column]: each for each in cells if each.column in columns}
        if any(_filled(each) for each in by_key.values()):
            rows.append(_row(sheet, by_key, found))
        beside = [each for each in cells if each.column not in columns and _filled(each)]
        found += [Finding("scheme.workbook.beside", _where(each)) for each in beside]
    return rows


def _headings(page: Worksheet, sheet: Sheet, found: list[Finding]) -> dict[int, str]:
    """Place of a column → its key. Each heading stands once; no other ones."""
    known = [each.key for each in (*sheet.owner, *sheet.columns)]
    columns: dict[int, str] = {}
    for cell in next(page.iter_rows(min_row=1, max_row=1)):
        if not _filled(cell):
            continue
        key = str(cell.value).strip()
        if key not in known or key in columns.values():
            found.append(Finding("scheme.workbook.heading", _where(cell), {"heading": key}))
        else:
            columns[int(cell.column or 0)] = key
    for key in known:
        if key not in columns.values():
            values = {"sheet": sheet.title, "heading": key}
            found.append(Finding("scheme.workbook.no_heading", f"{sheet.title}, 1", values))
    return columns


def _filled(cell: Any) -> bool:
    value = cell.value
    return value is not None and not (isinstance(value, str) and not value.strip())


def _where(cell: Any) -> str:
    return f"{cell.parent.title}, {cell.coordinate}"


def _row(sheet: Sheet, cells: dict[str, Any], found: list[Finding]) -> Row:
    places = {key: _where(cell) for key, cell in cells.items()}
    places[""] = next(iter(places.values()))
    row = Row({}, Held(places))
    for column in sheet.owner:
        cell = cells.get(column.key)
        value = _value(cell, Kind.TEXT, found) if cell is not None and _filled(cell) else None
        row.owner[column.key] = value or ""
    for column in sheet.columns:
        cell = cells.get(column.key)
        if cell is not None and _filled(cell):
            value = _value(cell, _kind(sheet, column, cells), found)
            if value is not None:
                row.held[column.key] = value
    return row


def _kind(sheet: Sheet, column: Column, cells: dict[str, Any]) -> Kind:
    """On the first sheet the kind of a value goes by its key."""
    if sheet is SCHEME and column.key == "value" and "key" in cells:
        return SCHEME_KEYS.get(str(cells["key"].value).strip(), Kind.TEXT)
    return column.kind


def _value(cell: Any, kind: Kind, found: list[Finding]) -> Any:
    """What a cell holds as a plain value; None after a finding."""
    value = cell.value
    if cell.data_type == "f":
        found.append(Finding("scheme.workbook.formula", _where(cell)))
        return None
    made: Any = None
    if cell.data_type != "e":
        made = _READERS[kind](value)
    if made is None:
        found.append(Finding("scheme.workbook.kind", _where(cell), {"wanted": _WANTED[kind]}))
    return made


def _text(value: Any) -> str | None:
    return unescaped(value) if isinstance(value, str) else None


def _words(value: Any) -> list[str] | None:
    text = _text(value)
    return None if text is None else [each.strip() for each in text.split(",")]


def _number(value: Any) -> int | Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # the shortest decimal that means this number: what was typed, for all that a scheme may hold
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return None
    return int(exact) if exact == exact.to_integral_value() else exact


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date() if whole else None
    return value if isinstance(value, date) else None


def _yes(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return _YES.get(value.strip().lower()) if isinstance(value, str) else None


_READERS: Final = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.YES: _yes,
    Kind.WORDS: _words,
}
_WANTED: Final = {
    Kind.TEXT: "a text (write numbers as text: put ' before them)",
    Kind.NUMBER: "a number",
    Kind.DAY: "a date (not a text, and without a time)",
    Kind.YES: "TRUE or FALSE",
    Kind.WORDS: "names with commas between them",
}
