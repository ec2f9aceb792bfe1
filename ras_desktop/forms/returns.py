"""Reads the bank's file of payments that came back: the same CSV as a statement, other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.text import fold
from ras_desktop.forms.statement import Table, guess_order, read_day, read_sum, read_table


@dataclass(frozen=True, slots=True)
class Back:
    """One payment that came back: its reference as it went out, its sum, the day, why."""

    row: int
    reference: str
    amount: Money
    on: date
    reason: str


_NAMES = {
    "reference": ("reference", "ref"),
    "amount": ("amount", "value", "sum"),
    "on": ("date", "day"),
    "reason": ("reason", "return reason", "description", "narrative", "code"),
}
"""What a column can be called, by what it says; the first that fits is taken."""


def read_returns(content: bytes) -> tuple[tuple[Back, ...], Findings]:
    """The rows of the file, or every cell that cannot be read, with its row.

    The reference is taken without spaces and in capitals, as banks write it.
    """
    table, faults = read_table(content)
    if table is None:
        return (), faults
    places = {what: _place(table.head, names) for what, names in _NAMES.items()}
    missing = [what for what, at in places.items() if at is None]
    if missing:
        return (), tuple(Finding(f"returns.column.{each}") for each in missing)
    return _rows(table, {what: at for what, at in places.items() if at is not None})


def _place(head: Sequence[str], names: Sequence[str]) -> int | None:
    folded = [fold(each) for each in head]
    for name in names:
        for at, each in enumerate(folded):
            if name in each:
                return at
    return None


def _rows(table: Table, at: dict[str, int]) -> tuple[tuple[Back, ...], Findings]:
    filled = [(row, each) for row, each in enumerate(table.rows, table.start) if any(each)]
    order, asked = guess_order(each[at["on"]] for _row, each in filled)
    if order is None:
        return (), asked
    found: list[Back] = []
    faults: list[Finding] = []
    for row, each in filled:
        day, sum_ = read_day(each[at["on"]], order), read_sum(each[at["amount"]])
        reference = "".join(each[at["reference"]].split()).upper()
        if day is None or sum_ is None or not reference:
            faults.append(Finding("returns.row", values={"row": row}))
            continue
        amount = Money(abs(sum_.pence))
        found.append(Back(row, reference, amount, day, each[at["reason"]]))
    return tuple(found), tuple(faults)
