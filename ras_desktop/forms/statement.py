"""Reads a bank's CSV file: encoding, columns, dates and sums as banks write them.

Nothing is guessed silently: what the columns seem to be is proposed (`propose`), shown with a
preview, and confirmed by a person; a cell that cannot be read is a finding with its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.statement import Columns, Line, Statement, statement
from ras_desktop.domain.text import fold
from ras_desktop.forms.table_file import (
    LARGEST,
    MOST_ROWS,
    Table,
    guess_order,
    named,
    read_day,
    read_sum,
    rows_of,
    text_of,
)

__all__ = [
    "LARGEST",
    "MOST",
    "MOST_ROWS",
    "Read",
    "Table",
    "guess_order",
    "propose",
    "read_day",
    "read_lines",
    "read_sum",
    "read_table",
]

MOST = Money.pounds(1_000_000)
"""A line above this is a slip or another file: own judgement."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, or why not: `statement` is None if anything could not be read."""

    statement: Statement | None
    findings: Findings = ()


def read_table(content: bytes) -> tuple[Table | None, Findings]:
    """The rows of a CSV file: UTF-8, UTF-16 or Windows' own letters; comma, semicolon or tab."""
    if len(content) > LARGEST:
        return None, (Finding("statement.file.large", values={"most": LARGEST // 1_000_000}),)
    text = text_of(content)
    if text is None:
        return None, (Finding("statement.file.no_text"),)
    rows = rows_of(text)
    if len(rows) > MOST_ROWS:
        return None, (Finding("statement.file.rows", values={"most": MOST_ROWS}),)
    top = next((at for at, row in enumerate(rows) if _is_head(row)), None)
    if top is None:
        return None, (Finding("statement.file.no_table"),)
    width = len(rows[top])
    body = [(*row, *[""] * width)[:width] for row in rows[top + 1 :]]
    return Table(tuple(rows[top]), tuple(body), top + 2), ()


def _is_head(row: Sequence[str]) -> bool:
    """A row with a name for a date and one for money: banks put their address above it."""
    names = [fold(each) for each in row]
    return any(_DATE(each) for each in names) and any(
        _AMOUNT(each) or _IN(each) or _OUT(each) for each in names
    )


_DATE = named("date", "posted", "day")
_AMOUNT = named("amount", "value", "sum", "transaction amount")
_IN = named("in", "credit", "credits", "paid in", "deposit", "received", "cr")
_OUT = named("out", "debit", "debits", "paid out", "withdrawal", "spent", "dr")
_BALANCE = named("balance")
_WHAT = named("description", "details", "narrative", "transaction", "payee", "merchant", "memo",
               "counter party", "counterparty", "name", "type")  # fmt: skip
_REFERENCE = named("reference", "ref", "id", "transaction id", "fitid")


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
