"""A scheme as a workbook (xlsx) that a RAS lead edits in a spreadsheet program, and back.

What is written reads as the same scheme. What a spreadsheet can spoil (merged cells, formulas, text
among numbers, dates as text, missing sheets) becomes findings that name sheet and cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.scheme import Scheme
from ras_desktop.forms.scheme_plain import files
from ras_desktop.forms.scheme_sheets import SCHEME_KEYS, SHEETS, Kind, Sheet, laid_out
from ras_desktop.wording import _

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds."""

FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheet programs do not agree about earlier days."""

READ_ME: Final = "Read me"
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_HEADING = PatternFill("solid", start_color="FFE3ECF3")


def write_workbook(scheme: Scheme) -> bytes:
    """The bytes of the workbook. Refused where a text or a day does not fit into a cell."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    read_me(first, SHEETS, "docs/schemes.md")
    return written(book, SHEETS, laid_out(files(scheme)))


def written(
    book: Workbook, sheets: tuple[Sheet, ...], rows: Iterable[tuple[Sheet, dict[str, Any]]]
) -> bytes:
    """The bytes of a workbook with these sheets and rows. Refused where something fits no cell."""
    pages = {each.title: _headed(book.create_sheet(each.title), each) for each in sheets}
    found: list[Finding] = []
    for sheet, row in rows:
        _row(pages[sheet.title], sheet, row, found)
    if found:
        raise Refused(*found)
    for page in pages.values():
        page.auto_filter.ref = page.dimensions
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def read_me(page: Worksheet, sheets: tuple[Sheet, ...], document: str) -> None:
    """Says on the first sheet how the workbook is filled in."""
    page.title = READ_ME
    lines = [
        _("One row is one thing. The words in the first row are those of {document}.").format(
            document=document
        ),
        _("Rows may be added, removed and moved; columns keep their headings."),
        _("Leave a cell empty where nothing is meant. Yes and no are TRUE and FALSE."),
        _("No formulas, no merged cells: each cell holds what is meant."),
        _("Then read the workbook back: every fault is named with its sheet and cell."),
    ]
    for number, line in enumerate(lines, start=1):
        page.cell(number, 1, line)
    for number, sheet in enumerate(sheets, start=len(lines) + 2):
        page.cell(number, 1, sheet.title).font = Font(bold=True)
        page.cell(number, 2, sheet.about)
    page.column_dimensions["A"].width = 18


def _headed(page: Worksheet, sheet: Sheet) -> Worksheet:
    for place, column in enumerate((*sheet.owner, *sheet.columns), start=1):
        cell = page.cell(1, place, column.key)
        cell.font, cell.fill = Font(bold=True), _HEADING
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.freeze_panes = "A2"
    return page


def _row(page: Worksheet, sheet: Sheet, row: dict[str, Any], found: list[Finding]) -> None:
    number = page.max_row + 1
    for place, column in enumerate((*sheet.owner, *sheet.columns), start=1):
        value = row.get(column.key)
        cell = page.cell(number, place)
        kind = column.kind
        if sheet.title == "Scheme" and column.key == "value":
            kind = SCHEME_KEYS[row["key"]]
        if value is not None and value != "":
            _fill(cell, value, found)
        elif kind is Kind.TEXT:
            cell.number_format = "@"


def _fill(cell: Any, value: Any, found: list[Finding]) -> None:
    where = f"{cell.parent.title}, {cell.coordinate}"
    if isinstance(value, list):
        value = ", ".join(value)
    if isinstance(value, str):
        text = escaped(value)
        if len(text) > LONGEST_CELL:
            values = {"longest": LONGEST_CELL, "length": len(text)}
            found.append(Finding("scheme.workbook.long", where, values))
            return
        cell.value = text
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, date):
        if value < FIRST_DAY:
            found.append(Finding("scheme.workbook.early", where, {"day": value}))
            return
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
    else:
        cell.value = value


def escaped(text: str) -> str:
    """Text as a cell can hold it: signs that XML knows not are written _x000D_."""
    kept = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", kept)


def unescaped(text: str) -> str:
    """The text that `escaped` has written."""
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)
