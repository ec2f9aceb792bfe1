"""Reads a file of existing packages, CSV or workbook: what its columns are, and every row.

What the columns seem to be is proposed and shown; a cell that cannot be read is a finding with its
row and column, and then nothing is taken in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from openpyxl import load_workbook

from ras_desktop.domain.existing import NEEDED, TIMES, Existing, Mapped, Per, Place, where
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Order
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

MOST_OPEN = 100_000_000
"""Bytes that a workbook may open up to; a small file can be made to fill the memory."""

_NAMES: dict[Place, Callable[[str], bool]] = {
    Place.FIRST_NAMES: named("first names?", "forenames?", "given names?", "christian names?"),
    Place.LAST_NAME: named("last names?", "surnames?", "family names?"),
    Place.BORN: named("born", "birth", "dob", "d o b"),
    Place.NHS_NUMBER: named("nhs"),
    Place.SYSTEM_NUMBER: named("system", "liquidlogic", "mosaic", "person id", "client", "id",
                               "ref", "reference"),
    Place.SINCE: named("since", "start", "started", "starts", "in force", "from", "agreed on",
                       "effective"),
    Place.AMOUNT: named("amount", "sum", "annual", "yearly", "budget", "value", "cost", "weekly",
                        "payment", "a year", "per year", "per week"),
    Place.LINES: named("address", "street"),
    Place.TOWN: named("town", "city"),
    Place.POSTCODE: named("postcode", "post code"),
    Place.CARER: named("parent", "carer", "mother", "father", "payee", "guardian"),
    Place.WORKER: named("worker", "allocated", "practitioner", "case holder"),
    Place.SET_BY: named("set by", "approved by", "agreed by", "panel"),
}  # fmt: skip
_PERS: dict[Per, Callable[[str], bool]] = {
    Per.FOUR_WEEKS: named("four weekly", "4 weekly", "four weeks", "4 weeks", "4weekly"),
    Per.WEEK: named("weekly", "week", "pw", "p w"),
    Per.MONTH: named("monthly", "month", "pcm", "p m"),
    Per.YEAR: named("annual", "annually", "yearly", "year", "pa", "p a"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """Every row that could be read, and a finding for each cell that could not."""

    rows: tuple[Existing, ...]
    findings: Findings = ()


def read_table(content: bytes) -> tuple[Table | None, Findings]:
    """The rows of a CSV file or of the first sheet of a workbook."""
    if len(content) > LARGEST:
        return None, (Finding("existing.file.large", values={"most": LARGEST // 1_000_000}),)
    if content.startswith(b"PK\3\4"):
        rows = _sheet(content)
    else:
        text = text_of(content)
        rows = None if text is None else rows_of(text)
    if rows is None:
        return None, (Finding("existing.file.no_table"),)
    if len(rows) > MOST_ROWS:
        return None, (Finding("existing.file.rows", values={"most": MOST_ROWS}),)
    top = _head(rows)
    if top is None:
        return None, (Finding("existing.file.no_head"),)
    width = len(rows[top])
    body = tuple(tuple((*row, *[""] * width)[:width]) for row in rows[top + 1 :])
    return Table(tuple(rows[top]), body, top + 2), ()


def _sheet(content: bytes) -> list[list[str]] | None:
    """The first sheet as text; None if it is no workbook, or one made to fill the memory."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_OPEN:
                return None
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        page = book.worksheets[0]
        rows = []
        for row in page.iter_rows(values_only=True):
            rows.append([_cell(each) for each in row])
            if len(rows) > MOST_ROWS:
                break
    except Exception:
        return None
    return rows


def _cell(value: object) -> str:
    """A workbook's cell as text: days as 2026-05-04, numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.2f}" if value % 1 else str(int(value))
    return str(value).strip()


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that names columns: two names that are known, else the first with three cells."""
    for at, row in enumerate(rows[:30]):
        names = [fold(each) for each in row]
        known = sum(any(is_it(name) for name in names) for is_it in _NAMES.values())
        if known >= 3:
            return at
    return next((at for at, row in enumerate(rows[:30]) if sum(map(bool, row)) >= 3), None)


def propose(table: Table) -> tuple[Mapped, Findings]:
    """What the columns seem to be, by their names; the order of dates by what stands in them.

    Findings name what nobody can tell: a missing column, dates that could be two, sums for a time
    that is not said.
    """
    names = [fold(each) for each in table.head]
    taken: set[int] = set()
    columns = []
    for place, is_it in _NAMES.items():
        at = next((at for at, name in enumerate(names) if is_it(name) and at not in taken), None)
        if at is not None:
            taken.add(at)
            columns.append((place, at))
    mapped = Mapped(tuple(columns))
    amount = mapped.at(Place.AMOUNT)
    per = None
    if amount is not None:
        per = next((each for each, is_it in _PERS.items() if is_it(names[amount])), None)
    order, found = _order(table, mapped)
    return Mapped(mapped.columns, order, per), (*found, *asked(Mapped(mapped.columns, order, per)))


def _order(table: Table, mapped: Mapped) -> tuple[Order | None, Findings]:
    """Year-first dates are the same in every order; the others are asked about together."""
    at = [each for place in (Place.BORN, Place.SINCE) if (each := mapped.at(place)) is not None]
    cells = [row[each] for row in table.rows for each in at if row[each]]
    unclear = [each for each in cells if read_day(each, Order.YEAR_FIRST) is None]
    if cells and not unclear:
        return Order.YEAR_FIRST, ()
    if not at:
        return None, ()
    return guess_order(unclear, "existing")


def asked(mapped: Mapped) -> Findings:
    """What a person still has to say before the rows can be read."""
    found = [
        Finding("existing.column.missing", f"columns/{place.value}", {"place": place.value})
        for place in NEEDED
        if mapped.at(place) is None
    ]
    if mapped.per is None and mapped.at(Place.AMOUNT) is not None:
        found.append(Finding("existing.per.unclear", "per"))
    return tuple(found)


def read_rows(table: Table, mapped: Mapped) -> Read:
    """Every row that has anything in it. ValueError: something is still asked."""
    if asked(mapped) or mapped.order is None:
        raise ValueError("the columns are not said yet")
    rows: list[Existing] = []
    found: list[Finding] = []
    for at, cells in enumerate(table.rows, start=table.start):
        if not any(cells):
            continue
        row, faults = _row(at, cells, mapped)
        found += faults
        if row is not None:
            rows.append(row)
    if not rows and not found:
        found.append(Finding("existing.empty"))
    return Read(tuple(rows), tuple(found))


def _row(at: int, cells: Sequence[str], mapped: Mapped) -> tuple[Existing | None, list[Finding]]:
    faults: list[Finding] = []
    texts = {place: _tidy(cells[column]) for place, column in mapped.columns}

    def wrong(code: str, place: Place) -> None:
        values = {"row": at, "cell": texts[place][:40]}
        faults.append(Finding(code, where(at, place), values))

    for place in (Place.LAST_NAME, Place.FIRST_NAMES):
        if not texts[place]:
            wrong("existing.cell.no_name", place)
    born, since = (_day(texts[place], mapped) for place in (Place.BORN, Place.SINCE))
    for place, day in ((Place.BORN, born), (Place.SINCE, since)):
        if day is None:
            wrong("existing.cell.no_day", place)
    sum_ = read_sum(texts[Place.AMOUNT])
    if sum_ is None:
        wrong("existing.cell.no_sum", Place.AMOUNT)
    if faults or born is None or since is None or sum_ is None or mapped.per is None:
        return None, faults
    more = {
        place.value: texts.get(place, "")
        for place in Place
        if place not in (Place.BORN, Place.AMOUNT, Place.SINCE)
    }
    yearly = Money(sum_.pence * TIMES[mapped.per])
    return Existing(at, born=born, amount=yearly, since=since, **more), []


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\u00a0", " ").split())


_TIME = re.compile(r"[ t]00:00(:00)?$", re.IGNORECASE)


def _day(cell: str, mapped: Mapped) -> date | None:
    text = _TIME.sub("", cell)
    assert mapped.order is not None
    return read_day(text, Order.YEAR_FIRST) or read_day(text, mapped.order)
