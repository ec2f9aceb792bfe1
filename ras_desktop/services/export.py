"""The lines found, as a file for a spreadsheet; every export is recorded (issue 2 point 2)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from io import StringIO
from typing import Any
from uuid import uuid4

from ras_desktop.domain.caseload import Column, Listed, Search
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.services.caseload import every
from ras_desktop.services.clock import LONDON
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.lists import offered
from ras_desktop.services.workbook import workbook
from ras_desktop.store import view as view_store
from ras_desktop.wording import _
from ras_desktop.wording.caseload import COLUMNS
from ras_desktop.wording.family import CASE_STATES, STAGES

Report = Callable[[int, int], None]
"""Told how many lines of how many are written; may raise to stop."""


_EVERYTHING = Search()


class FileKind(StrEnum):
    """What kind of file is made."""

    CSV = "csv"
    XLSX = "xlsx"


def export(
    desk: Desk,
    search: Search,
    columns: Sequence[Column],
    kind: FileKind,
    report: Report | None = None,
) -> Done[bytes]:
    """The lines that a search finds, in its order, with these columns, as the bytes of a file.

    Who exported what and when is recorded, with the file's SHA-256. Dates and sums are dates and
    numbers in a workbook; nothing typed by anybody can act as a formula.
    """
    allowed(desk, "family.export")
    lines = _with_area_names(desk, every(desk, search))
    write = _csv if kind is FileKind.CSV else _xlsx
    made = write(lines, columns, report or _no_report)
    return recorded(desk, "family.export", kind.value, made, len(lines), columns, search)


def allowed(desk: Desk, verb: str) -> None:
    """Refused if this desk may not export so: asked before a long list is gone through."""
    not_allowed = desk.why_not(verb)
    if not_allowed is not None:
        raise Refused(not_allowed)


def recorded(
    desk: Desk,
    verb: str,
    form: str,
    made: bytes,
    lines: int,
    columns: Sequence[Column] = (),
    search: Search = _EVERYTHING,
) -> Done[bytes]:
    """The bytes of a file, once it is written down who made it, with its lines and SHA-256."""
    with desk.act(verb) as work:
        id_ = view_store.note_export(
            work.session,
            id_=uuid4(),
            by=desk.actor.id,
            by_name=desk.actor.name,
            at=work.now,
            form=form,
            lines=lines,
            columns=tuple(columns),
            search=search,
            sha256=sha256(made).hexdigest(),
        )
        work.changed("export", id_)
        return work.done(made)


def sheet(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as CSV, cells `plain`; UTF-8 with a byte-order mark: a spreadsheet reads accents."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _with_area_names(desk: Desk, lines: Sequence[Listed]) -> Sequence[Listed]:
    """A case keeps the code of its ward; a spreadsheet is read by people."""
    wards = offered(desk, desk.today()).lists.get(ListName.WARD)
    if wards is None:
        return lines
    return [replace(line, area=wards.label(line.area)) if line.area else line for line in lines]


def _no_report(done: int, total: int) -> None:
    return None


_CELLS: dict[Column, Callable[[Listed], Any]] = {
    Column.NAME: lambda line: line.name,
    Column.PREFERRED_NAME: lambda line: line.preferred_name,
    Column.NUMBER: lambda line: line.number,
    Column.BORN: lambda line: line.born,
    Column.POSTCODE: lambda line: line.postcode,
    Column.AREA: lambda line: line.area,
    Column.WORKER: lambda line: line.worker_name,
    Column.TEAM: lambda line: line.team,
    Column.STAGE: lambda line: _(STAGES[line.stage.value]),
    Column.DUE: lambda line: line.due,
    Column.AMOUNT: lambda line: line.amount,
    Column.STATE: lambda line: _(CASE_STATES[line.state.value]),
    Column.TOUCHED: lambda line: line.touched.astimezone(LONDON).replace(tzinfo=None),
}

_REPORT_EVERY = 500


def _csv(lines: Sequence[Listed], columns: Sequence[Column], report: Report) -> bytes:
    def rows() -> Iterator[Sequence[Any]]:
        yield [_(COLUMNS[column.value]) for column in columns]
        for count, line in enumerate(lines, 1):
            yield [_CELLS[column](line) for column in columns]
            if count % _REPORT_EVERY == 0:
                report(count, len(lines))

    return sheet(rows())


_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def plain(value: Any) -> str:
    """A value as a cell of a CSV file: sums as numbers, dates as 2026-05-04, no text a formula."""
    if isinstance(value, Money):
        return str(value.in_pounds)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_ACTS) else text


_WIDTHS = {Column.NAME: 30, Column.WORKER: 24, Column.AREA: 20, Column.TOUCHED: 18}


def _xlsx(lines: Sequence[Listed], columns: Sequence[Column], report: Report) -> bytes:
    def told(count: int) -> None:
        if count % _REPORT_EVERY == 0:
            report(count, len(lines))

    return workbook(
        _("Caseload"),
        [_(COLUMNS[column.value]) for column in columns],
        [_WIDTHS.get(column, 16) for column in columns],
        ([_CELLS[column](line) for column in columns] for line in lines),
        len(lines),
        told,
    )
