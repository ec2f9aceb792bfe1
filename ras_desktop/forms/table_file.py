"""A table from a file: encoding, delimiter, dates and sums as people and banks write them.

Shared by everything that takes in a table (statements, existing packages): nothing is guessed
silently, and a cell that cannot be read is none.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Order

LARGEST = 5_000_000
"""Bytes of a file that is read."""

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows of text. `head`: the names of the columns; `start`: the row of the first line.

    Rows are counted from 1, as a spreadsheet does.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: int = 2


def text_of(content: bytes) -> str | None:
    """The file as text; None if it is none (a picture, a program, a workbook)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in content or content.startswith((b"PK\3\4", b"%PDF", b"MZ")):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV text, by the delimiter that stands in it most; at most `MOST_ROWS` + 1."""
    lines = text.splitlines()
    marks = {each: sum(line.count(each) for line in lines[:50]) for each in ",;\t"}
    delimiter = max(marks, key=lambda each: marks[each])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row in reader:
            rows.append([cell.strip().strip("\ufeff\u00a0") for cell in row])
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def named(*words: str) -> Callable[[str], bool]:
    """Whether a folded name of a column has one of these words (or patterns) in it."""
    wanted = re.compile("|".join(rf"\b{each}\b" for each in words))
    return lambda name: wanted.search(name) is not None


def guess_order(cells: Iterable[str], word: str = "statement") -> tuple[Order | None, Findings]:
    """In which order the dates stand. Where every one of them could be two days, that is asked.

    `word`: of the thing that is taken in, whose sentences the findings are.
    """
    fits, seen, differ = set(Order), False, False
    for cell in cells:
        days = {each: day for each in Order if (day := read_day(cell, each)) is not None}
        if days:
            seen = True
            fits &= days.keys()
            differ |= len(set(days.values())) > 1
    if not seen:
        return None, (Finding(f"{word}.dates.none"),)
    if not fits:
        return None, (Finding(f"{word}.dates.mixed"),)
    if differ and {Order.DAY_FIRST, Order.MONTH_FIRST} <= fits:
        return Order.DAY_FIRST, (Finding(f"{word}.dates.two_ways", "order"),)
    return next(each for each in Order if each in fits), ()


_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NUMBERS = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ t]\d{1,2}:\d\d.*)?$", re.ASCII)
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:\d{6}.*)?$", re.ASCII)
_WORDS = re.compile(
    r"^(?:[a-z]{3,9},? )?(\d{1,2})[-/. ]([a-z]{3,9})[-/., ]+(\d{4}|\d\d)$", re.ASCII
)


def read_day(cell: str, order: Order) -> date | None:
    """A day as a bank writes it, None if it is none in that order.

    A month in letters is the same in every order; a year first is the year.
    """
    text = " ".join(cell.lower().split())
    if found := _WORDS.match(text):
        month = _MONTHS.get(found[2][:3])
        return _day(found[3], month, found[1])
    if found := _COMPACT.match(text):
        return _day(found[1], int(found[2]), found[3]) if order is Order.YEAR_FIRST else None
    if not (found := _NUMBERS.match(text)):
        return None
    one, two, three = found[1], found[2], found[3]
    if len(one) > 2:
        return _day(one, int(two), three) if order is Order.YEAR_FIRST else None
    match order:
        case Order.DAY_FIRST:
            return _day(three, int(two), one)
        case Order.MONTH_FIRST:
            return _day(three, int(one), two)
    return None


def _day(year: str, month: int | None, day: str) -> date | None:
    if month is None or len(day) > 2 or len(year) not in (2, 4):
        return None
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None


_SUM = re.compile(r"^\d{1,3}(,\d{3})+(\.\d{1,2})?$|^\d+(\.\d{1,2})?$|^\.\d{1,2}$", re.ASCII)


def read_sum(cell: str) -> Money | None:
    """A sum as banks write it: £1,234.56, -12.00, 12.00-, (12.00), 12.00 DR. None if it is none.

    A comma for pence is not read: 1.234,56 could be two sums.
    """
    text = cell.strip().replace("\u2212", "-").replace("\u00a0", "").replace("£", "")
    text = text.replace("GBP", "").strip().lower()
    negative = False
    if text.endswith(("dr", "cr")):
        negative, text = text.endswith("dr"), text[:-2].strip()
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1].strip()
    if text.startswith(("-", "+")):
        negative, text = negative ^ text.startswith("-"), text[1:].strip()
    elif text.endswith("-"):
        negative, text = not negative, text[:-1].strip()
    if not _SUM.match(text):
        return None
    try:
        found = Money.pounds(Decimal(text.replace(",", "")))
    except (InvalidOperation, ValueError):
        return None
    return -found if negative else found
