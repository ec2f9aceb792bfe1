"""A bank or card statement (word: statement): its lines, what is odd, what is there already.

domain.md §8: monitoring is a quiet look. Nothing here decides anything; a line that cannot be read
is shown, never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.text import fold


class Order(StrEnum):
    """In which order a date's numbers stand."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what, by its number from 0.

    Money is one column with a sign (`amount`; `out_is_positive`: what goes out has none), or two
    (`money_in`, `money_out`). `balance` and `reference` are where there are any.
    """

    on: int
    order: Order
    what: tuple[int, ...]
    amount: int | None = None
    out_is_positive: bool = False
    money_in: int | None = None
    money_out: int | None = None
    balance: int | None = None
    reference: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. `amount` is positive for money in, negative for money out.

    `row`: where it stands in the file, from 1; `reference`: the bank's own number, if it gives one.
    """

    row: int
    on: date
    what: str
    amount: Money
    balance: Money | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Lines in the order of their days, as the bank has them."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> date | None:
        """The day of the first line."""
        return self.lines[0].on if self.lines else None

    @property
    def last(self) -> date | None:
        """The day of the last line."""
        return self.lines[-1].on if self.lines else None

    @property
    def money_in(self) -> Money:
        """All that came in."""
        return total(each.amount for each in self.lines if each.amount.pence > 0)

    @property
    def money_out(self) -> Money:
        """All that went out, as a positive sum."""
        return -total(each.amount for each in self.lines if each.amount.pence < 0)


def statement(lines: Iterable[Line]) -> Statement:
    """A statement from oldest to newest: many banks list the newest first. Lines of one day keep
    the order of the file, turned round where the file runs backwards."""
    given = list(lines)
    falls = sum(after.on < before.on for before, after in pairwise(given))
    rises = sum(after.on > before.on for before, after in pairwise(given))
    if falls > rises or (falls == rises == 0 and _runs_backwards(given)):
        given.reverse()
    return Statement(tuple(sorted(given, key=lambda each: each.on)))


def _runs_backwards(lines: Sequence[Line]) -> bool:
    """One day only: the balances tell."""
    forwards, backwards = _breaks(lines), _breaks(lines[::-1])
    return len(backwards) < len(forwards)


def _breaks(lines: Sequence[Line]) -> list[Line]:
    """Lines whose balance is not the balance before and their amount."""
    return [
        after
        for before, after in pairwise(lines)
        if before.balance is not None
        and after.balance is not None
        and before.balance + after.amount != after.balance
    ]


def check(told: Statement, today: date) -> Findings:
    """What is odd about a statement: warnings, which a person looks at."""
    found: list[Finding] = []
    if not told.lines:
        return (Finding("statement.empty"),)
    for line in told.lines:
        values = {"row": line.row, "day": line.on, "amount": line.amount}
        if line.on > today:
            found.append(_odd("statement.line.future", line, values))
        if not line.amount:
            found.append(_odd("statement.line.zero", line, values))
    found += [
        _odd("statement.line.balance", line, {"row": line.row, "day": line.on})
        for line in _breaks(told.lines)
    ]
    return tuple(found)


def _odd(code: str, line: Line, values: dict[str, object]) -> Finding:
    return Finding(code, f"lines/{line.row}", values, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A statement that was taken into a case: its days, how many lines were new, how many known.

    `sha256`: of the file, so that the same one is told at once; `head`, `columns`: how it was read,
    proposed for the next one of the same bank. `count`, `known`: lines.
    """

    id: UUID
    case: UUID
    first: date
    last: date
    count: int
    known: int
    sha256: str
    by: UUID
    by_name: str
    at: datetime
    head: tuple[str, ...] = ()
    columns: Columns | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that was taken in, and where somebody has sorted it.

    `line`: the support of the plan it was spent on; `aside`: looked at, and it belongs to none
    (the council's own payment, money put in by the family). `sorted_by_name`: who said so; ""
    with a line: as an entry with the same words was sorted before.
    """

    id: UUID
    case: UUID
    statement: UUID
    row: int
    on: date
    what: str
    amount: Money
    balance: Money | None = None
    reference: str = ""
    line: UUID | None = None
    aside: bool = False
    sorted_by_name: str = ""
    version: int = 0

    @property
    def as_line(self) -> Line:
        """The entry as the bank wrote it."""
        return Line(self.row, self.on, self.what, self.amount, self.balance, self.reference)

    @property
    def is_sorted(self) -> bool:
        """Whether it is known where it belongs."""
        return self.aside or self.line is not None


def habits(entries: Iterable[Entry]) -> dict[tuple[str, bool], Entry]:
    """How entries with the same words and direction were sorted last: words, money in → entry."""
    found: dict[tuple[str, bool], Entry] = {}
    for each in sorted(entries, key=lambda each: (each.on, each.row)):
        if each.is_sorted:
            found[habit(each.as_line)] = each
    return found


def habit(line: Line) -> tuple[str, bool]:
    """What makes two entries alike: their words without numbers, and whether money came in."""
    words = "".join(" " if each.isdigit() else each for each in fold(line.what))
    return " ".join(words.split()), line.amount.pence >= 0


Mark = tuple[date, int, str, str, int | None]
"""What makes two lines the same: day, pence, words, the bank's number and balance."""


def mark(line: Line) -> Mark:
    """What tells one line from another. A balance counts: two equal payments of one day differ."""
    balance = line.balance.pence if line.balance is not None else None
    return line.on, line.amount.pence, fold(line.what), line.reference, balance


@dataclass(frozen=True, slots=True)
class Sorted:
    """Lines that are new, and lines that an earlier file has brought already."""

    new: tuple[Line, ...]
    known: tuple[Line, ...]


def without_known(lines: Iterable[Line], known: Iterable[Mark]) -> Sorted:
    """Leaves out what is there already: as many times as it is there, and no more often.

    So a file that overlaps with an earlier one brings nothing twice, and two equal payments of one
    day in one file are both kept.
    """
    left = Counter(known)
    new, old = [], []
    for line in lines:
        key = mark(line)
        if left[key]:
            left[key] -= 1
            old.append(line)
        else:
            new.append(line)
    return Sorted(tuple(new), tuple(old))
