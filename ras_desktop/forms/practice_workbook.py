"""A practice set as a workbook that is edited in a spreadsheet program, and back.

The cells are written and read as those of a scheme (`scheme_workbook`): what a spreadsheet can
spoil becomes findings that name sheet and cell; the plain keys are read as those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ras_desktop.domain.finding import Finding, errors
from ras_desktop.domain.practice import PracticeSet, Story
from ras_desktop.forms.practice import plain_practice, practice_set
from ras_desktop.forms.reading import Entry, Read, built
from ras_desktop.forms.scheme_sheets import Column, Kind, Sheet
from ras_desktop.forms.scheme_workbook import read_me, written
from ras_desktop.forms.scheme_workbook_read import cell_of, places_of
from ras_desktop.forms.workbook_cells import Book, Held, Row, open_book

SET: Final = Sheet(
    "Practice set",
    "What it is called, and for which form of which scheme it is; one row",
    (),
    (
        Column("format", Kind.NUMBER, 9),
        Column("name"),
        Column("title", width=30),
        Column("note", width=40),
        Column("scheme", width=24),
        Column("version"),
        Column("form"),
        Column("on", Kind.DAY, 13),
    ),
)
CHILDREN: Final = Sheet(
    "Children",
    "Each invented child with its story",
    (),
    (
        Column("id"),
        Column("name"),
        Column("age", Kind.NUMBER, 7),
        *(Column(each, width=40) for each in Story.__slots__),
        Column("agreed_by", width=24),
        Column("agreed_on", Kind.DAY, 13),
    ),
)
ANSWERS: Final = Sheet(
    "Answers",
    "The agreed answer to each question, and why it is right",
    (Column("child"), Column("question", width=22)),
    (
        Column("level"),
        Column("points", Kind.NUMBER, 9),
        Column("number", Kind.NUMBER, 9),
        Column("not_relevant", Kind.YES, 13),
        Column("willing", Kind.YES, 9),
        Column("why", width=60),
    ),
)
SHEETS: Final = (SET, CHILDREN, ANSWERS)


def write_book(practice: PracticeSet) -> bytes:
    """The bytes of the workbook. Refused where a text or a day does not fit into a cell."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    read_me(first, SHEETS, "docs/practice.md")
    return written(book, SHEETS, _rows(plain_practice(practice)))


def _rows(plain: dict[str, Any]) -> Iterator[tuple[Sheet, dict[str, Any]]]:
    yield SET, {key: value for key, value in plain.items() if key != "child"}
    for child in plain["child"]:
        yield CHILDREN, {key: value for key, value in child.items() if key != "answers"}
        for question, answer in child["answers"].items():
            yield ANSWERS, {"child": child["id"], "question": question, **answer}


def read_book(file: str, raw: bytes) -> Read[PracticeSet]:
    """The set in a workbook. Never raises for what it holds; findings name sheet and cell."""
    book = open_book(raw, SHEETS)
    if errors(tuple(book.found)):
        return Read(None, tuple(book.found))
    plain = _joined(book)
    if plain is None or errors(tuple(book.found)):
        return Read(None, tuple(book.found))
    read = built(Entry(file, "", plain, []), practice_set)
    places = dict(places_of({file: plain}))
    found = (replace(each, where=cell_of(places, each.where)) for each in read.findings)
    return Read(read.value, (*book.found, *found))


def _joined(book: Book) -> Held | None:
    """The rows hung together as the keys of a file."""
    heads = book.rows[SET.title]
    if len(heads) != 1:
        book.found.append(Finding("practice.one_row", SET.title, {"sheet": SET.title}))
        return None
    whole = heads[0].held
    children = [each.held for each in book.rows[CHILDREN.title]]
    whole["child"] = children
    whole.cells["child"] = f"{CHILDREN.title}, A2"
    by_id: dict[object, Held] = {}
    for each in children:
        by_id.setdefault(each.get("id"), each)
        each["answers"] = Held({"": each.cells[""]})
        each.cells["answers"] = each.cells[""]
    for row in book.rows[ANSWERS.title]:
        _hang(book, by_id.get(row.owner["child"]), row)
    return whole


def _hang(book: Book, child: Held | None, row: Row) -> None:
    where, question = row.held.cells[""], row.owner["question"]
    if child is None or not row.owner["child"]:
        name = row.owner["child"] or "–"
        book.found.append(Finding("scheme.workbook.owner", where, {"name": name}))
    elif not question:
        book.found.append(Finding("practice.no_question", where))
    elif question in child["answers"]:
        book.found.append(Finding("practice.answer_twice", where, {"question": question}))
    else:
        child["answers"][question] = row.held
        child["answers"].cells[question] = where
