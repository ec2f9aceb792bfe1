"""The caseload's lines: what they are found by, filtered and sorted by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.address import Address
from ras_desktop.domain.caseload import (
    COLUMNS,
    Column,
    Listed,
    SavedView,
    Whose,
    check_view,
    days_late,
    listed,
    search_text,
    wanted,
)
from ras_desktop.domain.family import Case, CaseState, Child
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Due, Mark, Reached, Stage, Standing
from ras_desktop.domain.text import fold
from ras_desktop.wording import caseload as words

ME = UUID(int=7)
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
CHILD = Child(
    "Zoë",
    "O’Brien-Łukasik",
    "Zed",
    date(2015, 4, 2),
    nhs_number="943 476 5919",
    address=Address(postcode="S60 1AE", locality="Wath"),
)
CASE = Case(UUID(int=1), "2026-0042", CHILD, CaseState.OPEN, TODAY, "", ME, "North", TODAY)
REACHED = Reached(
    (Mark(Stage.ASSESSMENT, Standing.DONE, TODAY, Money(100)),),
    due=(Due(date(2026, 11, 20), "due.request"), Due(TODAY, "due.review")),
)
LINE = listed(CASE, "P. Wren", REACHED, NOW)


def test_a_line_says_what_its_case_has_reached() -> None:
    assert Listed(
        CASE.id, "2026-0042", "Zoë", "O’Brien-Łukasik", "Zed", date(2015, 4, 2), "S60 1AE",
        "943 476 5919", ME, "P. Wren", "North", "Wath", Stage.ALLOCATION, CaseState.OPEN,
        date(2026, 11, 20), "due.request", Money(100), NOW, LINE.search, LINE.sort_name,
    ) == LINE  # fmt: skip
    assert LINE.name == "O’Brien-Łukasik, Zoë"
    assert replace(LINE, first_names="").name == "O’Brien-Łukasik"


@pytest.mark.parametrize("state", [CaseState.ENDED, CaseState.DIED])
def test_nothing_is_due_in_a_case_that_is_closed(state: CaseState) -> None:
    line = listed(replace(CASE, state=state), "", REACHED, NOW)
    assert (line.due, line.due_code) == (None, "")


@pytest.mark.parametrize(
    "typed",
    ["z", "zoe", "brien", "OBRIEN", "o'brien luk", "lukasik zoë", "zed", "2026-0042", "20260042",
     "0042", "s60 1ae", "S601AE", "s60", "943 476", "9434765919"],
)  # fmt: skip
def test_a_child_is_found_by(typed: str) -> None:
    assert all(word in LINE.search for word in wanted(typed))


@pytest.mark.parametrize("typed", ["x", "zoeo", "zed2026", "s60 2ae"])
def test_a_child_is_not_found_by(typed: str) -> None:
    assert not all(word in LINE.search for word in wanted(typed))


@given(st.text(min_size=1, max_size=30), st.data())
def test_any_part_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name)))
    part = name[start : data.draw(st.integers(start, len(name)))]
    text = search_text("1", Child(name))
    if fold(part) and fold(part) in fold(name):
        assert all(word in text for word in wanted(part))


def test_a_page_pasted_into_a_name_does_not_slow_the_search() -> None:
    assert len(search_text("1", Child("x" * 100_000, "y" * 100_000))) < 1000


def test_nothing_typed_asks_for_nothing() -> None:
    assert wanted("  ") == ()
    assert wanted("a bcd a") == ("bcd", "a")


@pytest.mark.parametrize(
    ("due", "days"), [(date(2026, 11, 20), 1), (TODAY, 0), (date(2026, 12, 1), 0), (None, 0)]
)
def test_days_late(due: date | None, days: int) -> None:
    assert days_late(replace(LINE, due=due), TODAY) == days


def test_lines_sort_by_last_name_whatever_its_accents_and_capitals() -> None:
    names = ["o’brien, Zoë", "Obrien, Amy", "Ødegaard, Ib", "Ogden, Bo"]
    lines = []
    for name in names:
        last, _, first = name.partition(", ")
        child = Child(first, last)
        lines.append(listed(replace(CASE, child=child), "", Reached(), NOW))
    told = [line.name for line in sorted(lines, key=lambda line: line.sort_name)]
    assert told == ["Obrien, Amy", "o’brien, Zoë", "Ødegaard, Ib", "Ogden, Bo"]


def test_every_column_and_filter_has_its_name() -> None:
    assert set(words.COLUMNS) == set(Column)
    assert set(COLUMNS) <= set(Column)
    assert set(words.WHOSE) == set(Whose)


def test_a_view_has_a_name_and_columns() -> None:
    assert check_view(SavedView(ME, "Late in Wath")) == ()
    found = check_view(SavedView(ME, " ", columns=()))
    assert [each.code for each in found] == ["view.name_missing", "view.columns_missing"]
