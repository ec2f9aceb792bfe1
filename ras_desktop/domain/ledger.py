"""How a payment run is written for the council's ledger (word: ledger). docs/ledger.md.

A layout says which columns the ledger takes, in which order, and how it writes days and sums. It is
data (`forms/ledger/`), and a sealed run keeps the one it was sealed with: the same file for ever.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import StringIO
from uuid import UUID

from ras_desktop.domain.council import ONLY
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import Strand


class Told(StrEnum):
    """What a column can say of a payment."""

    PAYEE = "payee"
    SORT_CODE = "sort_code"
    ACCOUNT_NUMBER = "account_number"
    AMOUNT = "amount"
    REFERENCE = "reference"
    COST_CODE = "cost_code"
    STRAND = "strand"
    WAY = "way"
    PAY_ON = "pay_on"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    CASE = "case"
    AGREEMENT = "agreement"
    RUN = "run"
    FIXED = "fixed"


class Days(StrEnum):
    """How days are written."""

    ISO = "2026-04-06"
    SLASHES = "06/04/2026"
    DIGITS = "060426"


class Sums(StrEnum):
    """How sums are written: pounds with two decimals, or whole pence."""

    POUNDS = "pounds"
    PENCE = "pence"


_FORMATS = {Days.ISO: "%Y-%m-%d", Days.SLASHES: "%d/%m/%Y", Days.DIGITS: "%d%m%y"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the first row, what it says, and for FIXED the words themselves.

    `most`: how many characters the ledger takes; 0: any number.
    """

    name: str
    says: Told
    text: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A file of one ledger. `head`: whether its first row names the columns."""

    id: str
    title: str
    version: str
    columns: tuple[Column, ...]
    delimiter: str = ","
    head: bool = True
    days: Days = Days.ISO
    sums: Sums = Sums.POUNDS
    encoding: str = "utf-8"

    @property
    def coded(self) -> bool:
        """Whether it asks for cost codes."""
        return any(each.says is Told.COST_CODE for each in self.columns)


@dataclass(frozen=True, slots=True)
class PaySetting:
    """How the council pays. `layout` None: the plain one that ships; `codes`: by strand."""

    id: UUID = ONLY
    layout: Layout | None = None
    codes: Mapping[Strand, str] = field(default_factory=dict)
    version: int = 0


Payment = Mapping[Told, object]
"""What a payment says, by what a column can say."""


def written(layout: Layout, payments: Iterable[Payment]) -> bytes:
    """The file's bytes: for the same payments always the same ones.

    A letter that the encoding has not becomes "?"; nothing can act as a formula.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=layout.delimiter, lineterminator="\r\n")
    if layout.head:
        writer.writerow([each.name for each in layout.columns])
    for payment in payments:
        writer.writerow([_cell(layout, each, payment) for each in layout.columns])
    return text.getvalue().encode(layout.encoding, errors="replace")


_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def _cell(layout: Layout, column: Column, payment: Payment) -> str:
    value = column.text if column.says is Told.FIXED else payment[column.says]
    if isinstance(value, Money):
        sum_ = value.in_pounds if layout.sums is Sums.POUNDS else value.pence
        return str(sum_)
    if isinstance(value, date):
        return value.strftime(_FORMATS[layout.days])
    said = plain(value)
    return said[: column.most] if column.most else said


def plain(value: object) -> str:
    """A text on one line that no spreadsheet takes for a formula."""
    said = " ".join(str(value).split())
    while said.lstrip(" ").startswith(_ACTS):
        said = said.lstrip(" ")[1:]
    return said
