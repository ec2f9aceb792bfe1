"""Reads a bank's CSV file: encoding, columns, dates and sums as banks write them.

Nothing is guessed silently: what the columns seem to be is proposed (`propose`), shown with a
preview, and confirmed by a person; a cell that cannot be read is a finding with its row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.statement import Columns, Line, Order, Statement, statement
from ras_desktop.domain.text import fold

LARGEST = 5_000_000
"""Bytes. A year of one account is a thousandth of it."""

MOST_ROWS = 20_000
MOST = Money.pounds(1_000_000)
"""A line above this is a slip or another file: own judgement."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows of text. `head`: the names of the columns; `start`: the row of the first line.

    Rows are counted from 1, as a spreadsheet does.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: int = 2


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, or why not: `statement` is None if anything could not be read."""

    statement: Statement | None
    findings: Findings = ()


def read_table(content: bytes) -> tuple[Table | None, Findings]:
    """The rows of a CSV file: UTF-8, UTF-16 or Windows' own letters; comma, semicolon or tab."""
    if len(content) > LARGEST:
        return None, (Finding("statement.file.large", values={"most": LARGEST // 1_000_000}),)
    text = _text(content)
    if text is None:
        return None, (Finding("statement.file.no_text"),)
    rows = _rows(text)
    if len(rows) > MOST_ROWS:
        return None, (Finding("statement.file.rows", values={"most": MOST_ROWS}),)
    top = next((at for at, row in enumerate(rows) if _is_head(row)), None)
    if top is None:
        return None, (Finding("statement.file.no_table"),)
    width = len(rows[top])
    body = [(*row, *[""] * width)[:width] for row in rows[top + 1 :]]
    return Table(tuple(rows[top]), tuple(body), top + 2), ()


def _text(content: bytes) -> str | None:
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


def _rows(text: str) -> list[list[str]]:
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


def _is_head(row: Sequence[str]) -> bool:
    """A row with a name for a date and one for money: banks put their address above it."""
    names = [fold(each) for each in row]
    return any(_DATE(each) for each in names) and any(
        _AMOUNT(each) or _IN(each) or _OUT(each) for each in names
    )


def _named(*words: str) -> Callable[[str], bool]:
    wanted = re.compile("|".join(rf"\b{each}\b" for each in words))
    return lambda name: wanted.search(name) is not None


_DATE = _named("date", "posted", "day")
_AMOUNT = _named("amount", "value", "sum", "transaction amount")
_IN = _named("in", "credit", "credits", "paid in", "deposit", "received", "cr")
_OUT = _named("out", "debit", "debits", "paid out", "withdrawal", "spent", "dr")
_BALANCE = _named("balance")
_WHAT = _named("description", "details", "narrative", "transaction", "payee", "merchant", "memo",
               "counter party", "counterparty", "name", "type")  # fmt: skip
_REFERENCE = _named("reference", "ref", "id", "transaction id", "fitid")


def propose(table: Table) -> tuple[Columns | None, Findings]:
    """What the columns seem to be, by their names and what stands in them.

    Findings name what nobody can tell: a missing column, a date that could be two.
    """
    names = [fold(each) for each in table.head]

    def first(is_it: Callable[[str], bool], *taken: int | None) -> int | None:
        return next((at for at, each in enumerate(names) if is_it(each) and at not in taken), None)

    on = first(_DATE)
    balance = first(_BALANCE)
    money_in, money_out = first(_IN, on, balance), first(_OUT, on, balance)
    amount = None
    if money_in is None or money_out is None:
        money_in = money_out = None
        amount = first(_AMOUNT, on, balance)
    if on is None or (amount is None and money_in is None):
        return None, (Finding("statement.columns.missing"),)
    taken = (on, balance, amount, money_in, money_out)
    reference = first(_REFERENCE, *taken)
    what = tuple(
        at for at, each in enumerate(names) if _WHAT(each) and at not in (*taken, reference)
    )
    order, findings = guess_order(row[on] for row in table.rows if any(row))
    if order is None:
        return None, findings
    columns = Columns(on, order, what, amount, False, money_in, money_out, balance, reference)
    if amount is not None and _never_negative(row[amount] for row in table.rows):
        findings += (Finding("statement.sign.unclear", "out_is_positive"),)
    return columns, findings


def _never_negative(cells: Iterable[str]) -> bool:
    sums = [found for each in cells if (found := read_sum(each)) is not None]
    return bool(sums) and all(each.pence >= 0 for each in sums)


def guess_order(cells: Iterable[str]) -> tuple[Order | None, Findings]:
    """In which order the dates stand. Where every one of them could be two days, that is asked."""
    fits, seen, differ = set(Order), False, False
    for cell in cells:
        days = {each: day for each in Order if (day := read_day(cell, each)) is not None}
        if days:
            seen = True
            fits &= days.keys()
            differ |= len(set(days.values())) > 1
    if not seen:
        return None, (Finding("statement.dates.none"),)
    if not fits:
        return None, (Finding("statement.dates.mixed"),)
    if differ and {Order.DAY_FIRST, Order.MONTH_FIRST} <= fits:
        return Order.DAY_FIRST, (Finding("statement.dates.two_ways", "order"),)
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


def read_lines(table: Table, columns: Columns) -> Read:
    """Every line, or a finding for each that cannot be read: then nothing is taken in."""
    found: list[Finding] = []
    lines: list[Line] = []
    for at, row in enumerate(table.rows, start=table.start):
        if not any(row):
            continue
        line, faults = _line(at, row, columns)
        found += faults
        if line is not None:
            lines.append(line)
    if found:
        return Read(None, tuple(found))
    if not lines:
        return Read(None, (Finding("statement.empty"),))
    return Read(statement(lines))


def _line(at: int, row: Sequence[str], columns: Columns) -> tuple[Line | None, list[Finding]]:
    faults: list[Finding] = []

    def wrong(code: str, column: int) -> None:
        values = {"row": at, "cell": row[column][:40]}
        faults.append(Finding(code, f"lines/{at}", values))

    on = read_day(row[columns.on], columns.order)
    if on is None:
        wrong("statement.cell.no_day", columns.on)
    amount = _amount(row, columns, wrong)
    balance = None
    if columns.balance is not None and row[columns.balance]:
        balance = read_sum(row[columns.balance])
        if balance is None:
            wrong("statement.cell.no_sum", columns.balance)
    if faults or on is None or amount is None:
        return None, faults
    what = " ".join(row[each] for each in columns.what if row[each])
    reference = row[columns.reference] if columns.reference is not None else ""
    return Line(at, on, what, amount, balance, reference), []


def _amount(
    row: Sequence[str], columns: Columns, wrong: Callable[[str, int], None]
) -> Money | None:
    if columns.amount is not None:
        found = read_sum(row[columns.amount])
        if found is None or abs(found.pence) > MOST.pence:
            wrong("statement.cell.no_sum" if found is None else "statement.cell.great",
                  columns.amount)  # fmt: skip
            return None
        return -found if columns.out_is_positive else found
    whole = ZERO
    for column, sign in ((columns.money_in, 1), (columns.money_out, -1)):
        if column is None or not row[column]:
            continue
        found = read_sum(row[column])
        if found is None or abs(found.pence) > MOST.pence:
            wrong("statement.cell.no_sum" if found is None else "statement.cell.great", column)
            return None
        # Some banks write what goes out with a minus in its own column: it goes out all the same.
        whole += Money(sign * abs(found.pence)) if sign < 0 else found
    return whole
