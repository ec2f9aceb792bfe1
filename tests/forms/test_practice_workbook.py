"""A practice set as a workbook: there and back is exact; what is spoilt is found by its cell."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ras_desktop import wording
from ras_desktop.forms.practice import read_practice
from ras_desktop.forms.practice_workbook import read_book, write_book
from ras_desktop.paths import forms
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)

SETS = tuple(read_practice(each).value for each in sorted((forms() / "practice").glob("*.toml")))
FIRST = SETS[0]
RAW = write_book(FIRST)


def spoilt(change):
    """What is found after a spreadsheet program changed a cell."""
    book = load_workbook(BytesIO(RAW))
    change(book)
    made = BytesIO()
    book.save(made)
    return read_book("ours.xlsx", made.getvalue())


def codes(read):
    assert read.value is None
    assert all(wording.finding(each) for each in read.findings)
    return {(each.code, each.where) for each in read.findings}


def put(sheet, cell, value):
    def change(book):
        book[sheet][cell] = value

    return change


@pytest.mark.parametrize("held", SETS, ids=lambda each: each.name)
def test_what_is_written_reads_as_the_same(held):
    read = read_book("ours.xlsx", write_book(held))
    assert read.findings == ()
    assert read.value == held


def column(sheet, key):
    heads = [each.value for each in load_workbook(BytesIO(RAW))[sheet][1]]
    return "ABCDEFGHIJKLMNOP"[heads.index(key)]


@pytest.mark.parametrize(
    ("sheet", "key", "value", "code"),
    [
        ("Children", "age", "seven", "scheme.workbook.kind"),
        ("Children", "age", "=3+4", "scheme.workbook.formula"),
        ("Children", "age", 7.5, "forms.value.kind"),
        ("Children", "age", 99, "forms.number.range"),
        ("Children", "agreed_on", "12 March", "scheme.workbook.kind"),
        ("Children", "agreed_on", datetime(2026, 3, 12, 9, 30), "scheme.workbook.kind"),  # noqa: DTZ001
        ("Children", "name", None, "forms.key.missing"),
        ("Answers", "child", "nobody", "scheme.workbook.owner"),
        ("Answers", "question", None, "practice.no_question"),
        ("Answers", "why", None, "forms.key.missing"),
        ("Answers", "not_relevant", "perhaps", "scheme.workbook.kind"),
        ("Answers", "not_relevant", True, "practice.one_answer"),
        ("Answers", "level", 3, "scheme.workbook.kind"),
        ("Practice set", "on", None, "forms.key.missing"),
        ("Practice set", "format", 2, "forms.format.unknown"),
        ("Practice set", "title", "#REF!", None),
    ],
)
def test_a_spoilt_cell_is_found_at_its_place(sheet, key, value, code):
    cell = f"{column(sheet, key)}2"
    read = spoilt(put(sheet, cell, value))
    if code is None:
        book = load_workbook(BytesIO(RAW))
        book[sheet][cell].value, book[sheet][cell].data_type = value, "e"
        made = BytesIO()
        book.save(made)
        read, code = read_book("ours.xlsx", made.getvalue()), "scheme.workbook.kind"
    places = dict(codes(read))
    assert code in places
    assert places[code].startswith(f"{sheet}, ")
    if code not in ("scheme.workbook.owner", "practice.no_question", "practice.one_answer"):
        assert places[code].rstrip("0123456789").endswith(f" {cell[0]}") or "A2" in places[code]


@pytest.mark.parametrize("sheet", ["Practice set", "Children", "Answers"])
def test_a_sheet_that_is_gone_and_merged_cells_are_found(sheet):
    def merge(book):
        book[sheet].merge_cells("A2:B3")

    assert ("scheme.workbook.sheet", sheet) in codes(spoilt(lambda book: book.remove(book[sheet])))
    assert any(code == "scheme.workbook.merged" for code, _where in codes(spoilt(merge)))


def test_an_answer_given_twice_is_found():
    def twice(book):
        page = book["Answers"]
        page.append([each.value for each in page[2]])

    assert any(code == "practice.answer_twice" for code, _where in codes(spoilt(twice)))


def test_a_set_has_one_row():
    def two(book):
        page = book["Practice set"]
        page.append([each.value for each in page[2]])

    assert ("practice.one_row", "Practice set") in codes(spoilt(two))


def test_what_is_no_workbook_is_said():
    assert codes(read_book("ours.xlsx", b"no workbook")) == {("scheme.workbook.unreadable", "")}


SHEETS = {
    each: load_workbook(BytesIO(RAW))[each] for each in ("Practice set", "Children", "Answers")
}
ANY = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**12), st.floats(allow_nan=False, width=32),
    st.text(max_size=12).filter(str.isprintable), st.just("=A1"),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
)  # fmt: skip


def test_a_number_beyond_the_calendar_is_found_in_its_cell():
    cell = f"{column('Children', 'agreed_on')}2"
    assert any(
        where.endswith(cell) for _code, where in codes(spoilt(put("Children", cell, 2958466.0)))
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_cell_is_read_or_found(data):
    sheet = data.draw(st.sampled_from(sorted(SHEETS)))
    page = SHEETS[sheet]
    at = data.draw(st.integers(1, min(page.max_row, 6)))
    where = data.draw(st.integers(1, page.max_column))
    value = data.draw(ANY)

    def change(book):
        book[sheet].cell(at, where).value = value

    read = spoilt(change)
    assert (read.value is None) == bool(read.findings)
    assert all(each.where and wording.finding(each) for each in read.findings)
