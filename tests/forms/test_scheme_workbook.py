"""A scheme goes into a workbook and comes back the same; what was spoilt is named with its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.finding import Refused
from ras_desktop.forms import workbook_cells
from ras_desktop.forms.scheme import SchemeRead
from ras_desktop.forms.scheme_sheets import SHEETS
from ras_desktop.forms.scheme_workbook import escaped, unescaped, write_workbook
from ras_desktop.forms.scheme_workbook_read import read_workbook
from tests.helpers.random_schemes import any_scheme, with_examples
from tests.helpers.schemes import folders, scheme, small


@cache
def example_bytes() -> bytes:
    """A small scheme that has something on every sheet but one."""
    return write_workbook(small("bands-and-additions"))


def spoilt(change: Callable[[Workbook], None], plan=None) -> SchemeRead:
    """A workbook changed as in a spreadsheet program, read back."""
    book = load_workbook(BytesIO(write_workbook(plan) if plan else example_bytes()))
    change(book)
    made = BytesIO()
    book.save(made)
    found = read_workbook(made.getvalue())
    for each in found.findings:
        assert wording.finding(each)
    return found


def cell(book: Workbook, sheet: str, heading: str, row: int = 2):
    place = next(each.column for each in book[sheet][1] if each.value == heading)
    return book[sheet].cell(row, place)


def said(found: SchemeRead) -> dict[str, str]:
    return {each.code: each.where for each in found.findings}


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_every_scheme_comes_back_the_same(folder):
    plan = scheme(folder)
    found = read_workbook(write_workbook(plan))
    assert found.scheme == plan, found.findings
    assert found.findings == ()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**40))
def test_random_schemes_come_back_the_same(seed):
    dice = Random(seed)
    plan = with_examples(dice, any_scheme(dice))
    found = read_workbook(write_workbook(plan))
    assert found.scheme == plan, found.findings


def test_a_change_in_a_cell_is_a_change_of_the_scheme():
    def change(book: Workbook) -> None:
        cell(book, "Prices", "amount").value = 17.25
        cell(book, "Scheme", "value", 5).value = "Our scheme"

    found = spoilt(change)
    assert found.scheme is not None
    assert str(found.scheme.rates[0].values[0].amount) == "17.25"


@given(st.text())
def test_any_text_fits_into_a_cell(text):
    assert unescaped(escaped(text)) == text


SPOILT = {
    "scheme.workbook.merged": (
        lambda book: book["Levels"].merge_cells("A3:B3"),
        "Levels, A3:B3",
    ),
    "scheme.workbook.sheet": (lambda book: book.remove(book["Gates"]), "Gates"),
    "scheme.workbook.formula": (
        lambda book: setattr(cell(book, "Levels", "points", 4), "value", "=1+1"),
        "Levels, E4",
    ),
    "scheme.workbook.heading": (
        lambda book: setattr(book["Areas"]["A1"], "value", "shape"),
        "Areas, A1",
    ),
    "scheme.workbook.no_heading": (
        lambda book: setattr(book["Areas"]["A1"], "value", None),
        "Areas, 1",
    ),
    "scheme.workbook.beside": (
        lambda book: setattr(book["Areas"]["Z5"], "value", "a remark"),
        "Areas, Z5",
    ),
    "scheme.workbook.owner": (
        lambda book: setattr(cell(book, "Levels", "question", 5), "value", "no-such"),
        "Levels, A5",
    ),
    "scheme.workbook.key": (
        lambda book: setattr(book["Scheme"]["A3"], "value", "colour"),
        "Scheme, A3",
    ),
    "scheme.workbook.key_twice": (
        lambda book: setattr(book["Scheme"]["A3"], "value", "title"),
        "Scheme, A5",
    ),
}


@pytest.mark.parametrize("code", sorted(SPOILT))
def test_what_was_spoilt_is_named_with_its_cell(code):
    change, where = SPOILT[code]
    found = spoilt(change)
    assert found.scheme is None
    assert said(found).get(code) == where, found.findings


@pytest.mark.parametrize(
    ("sheet", "heading", "value"),
    [
        ("Levels", "points", "many"),
        ("Levels", "points", True),
        ("Levels", "title", 5),
        ("Levels", "comment", "perhaps"),
        ("Levels", "comment", 3),
        ("Prices", "from", "2026-04-01"),
        ("Prices", "from", datetime(2026, 4, 1, 9, 30)),  # noqa: DTZ001
        ("Conditions", "levels", 4),
        ("Levels", "points", "#REF!"),
    ],
)
def test_a_cell_of_another_kind_is_named(sheet, heading, value):
    found = spoilt(lambda book: setattr(cell(book, sheet, heading), "value", value))
    assert found.scheme is None
    at = said(found)["scheme.workbook.kind"]
    assert at.startswith(f"{sheet}, ")
    assert at.endswith("2")


def test_yes_and_no_may_be_written_as_words():
    found = spoilt(lambda book: setattr(cell(book, "Levels", "comment"), "value", "Yes"))
    assert found.scheme is not None
    assert found.scheme.forms[0].questions[0].levels[0].comment


def test_faults_of_the_scheme_itself_are_named_with_their_cells():
    for sheet, heading, value, code in (
        ("Tables", "below", "sideways", "forms.word.unknown"),
        ("Forms", "file", "other.txt", "scheme.form_file"),
        ("Forms", "file", None, "forms.key.missing"),
        ("Forms", "table", "no-such", "scheme.unknown_table"),
        ("Levels", "id", "Two Words", "forms.name.shape"),
        ("Questions", "title", None, "forms.key.missing"),
        ("Gates", "reason", None, "forms.key.missing"),
        ("Examples", "on", None, "forms.key.missing"),
    ):

        def change(book, sheet=sheet, heading=heading, value=value):
            cell(book, sheet, heading).value = value

        found = spoilt(change)
        assert found.scheme is None, (sheet, heading)
        hits = [each.where for each in found.findings if each.code == code]
        assert any(each.startswith(f"{sheet}, ") for each in hits), (sheet, heading, found.findings)


def test_names_that_stand_twice_or_are_missing():
    def twice(sheet: str, heading: str) -> Callable[[Workbook], None]:
        def change(book: Workbook) -> None:
            cell(book, sheet, heading, 3).value = cell(book, sheet, heading, 2).value

        return change

    def without(sheet: str, heading: str) -> Callable[[Workbook], None]:
        return lambda book: setattr(cell(book, sheet, heading), "value", None)

    plan = None
    assert "forms.name.twice" in said(spoilt(twice("By level", "level"), plan))
    assert "forms.name.twice" in said(spoilt(twice("Examples", "example"), plan))
    assert "forms.name.twice" in said(spoilt(twice("Example answers", "question_id"), plan))
    assert "forms.key.missing" in said(spoilt(without("By level", "level"), plan))
    assert "forms.key.missing" in said(spoilt(without("By level", "figure"), plan))
    assert "forms.key.missing" in said(spoilt(without("Example gates", "gate"), plan))
    assert "scheme.workbook.owner" in said(spoilt(without("By level", "of"), plan))
    assert "scheme.workbook.owner" in said(spoilt(without("Example answers", "example"), plan))
    assert "forms.word.unknown" in said(spoilt(without("Rows", "list"), plan))


def test_changes_of_an_example_that_is_not_there():
    plan = small("bands-and-additions")
    example = plan.examples[0]
    held = replace(
        example, expect=replace(example.expect, changes=(("cap", example.expect.amount or 1),))
    )
    plan = replace(plan, examples=(held,))

    def change(book: Workbook) -> None:
        cell(book, "Example changes", "example").value = "9"

    assert "scheme.workbook.owner" in said(spoilt(change, plan))


def test_a_text_too_long_and_a_day_too_early_are_refused():
    plan = small("menu")
    with pytest.raises(Refused) as refused:
        write_workbook(replace(plan, note="x" * 40_000, valid_from=date(1890, 1, 1)))
    assert {(each.code, each.where) for each in refused.value.findings} == {
        ("scheme.workbook.long", "Scheme, B10"),
        ("scheme.workbook.early", "Scheme, B11"),
    }


def test_what_is_no_workbook_is_said(monkeypatch):
    assert said(read_workbook(b"")) == {"scheme.workbook.unreadable": ""}
    assert said(read_workbook(b"PK\x03\x04 not really")) == {"scheme.workbook.unreadable": ""}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 120_000_000)
    assert said(read_workbook(made.getvalue())) == {"scheme.workbook.large": ""}
    assert said(read_workbook(b"0" * 5_000_000)) == {"scheme.workbook.large": ""}
    monkeypatch.setattr(workbook_cells, "MOST_ROWS", 3)
    assert "scheme.workbook.rows" in said(read_workbook(write_workbook(small("menu"))))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_cell_spoilt_in_any_way_never_ends_in_a_traceback(data):
    """Delete, retype, repeat, move: findings with sheet and cell, or a scheme, nothing else."""
    sheet = data.draw(st.sampled_from([each.title for each in SHEETS]))
    values = st.sampled_from(
        [None, "", "none", 0, -1, 1e300, 2.5, True, "=A1", "#N/A", date(2026, 1, 1), "x" * 300]
    )

    def change(book: Workbook) -> None:
        page = book[sheet]
        for _ in range(data.draw(st.integers(1, 3))):
            row = data.draw(st.integers(1, max(2, page.max_row)))
            column = data.draw(st.integers(1, page.max_column))
            way = data.draw(st.sampled_from(["value", "row", "column", "copy"]))
            if way == "row":
                page.delete_rows(row)
            elif way == "column":
                page.delete_cols(column)
            elif way == "copy":
                page.append([each.value for each in page[row]])
            else:
                page.cell(row, column).value = data.draw(values)

    found = spoilt(change)
    assert found.scheme is not None or found.findings
    assert all(each.where for each in found.findings)


def test_a_number_that_is_none_is_none():
    assert workbook_cells._number(float("nan")) is None


def test_a_part_that_is_gone_is_named_at_the_nearest_cell():
    def change(book: Workbook) -> None:
        page = book["Scheme"]
        for row in range(page.max_row, 1, -1):
            if str(page.cell(row, 1).value).startswith("money."):
                page.delete_rows(row)

    found = spoilt(change)
    assert "forms.key.missing" in said(found)
    assert said(found)["forms.key.missing"] == "Scheme, A1"
