"""What people type, read: dates, sums, numbers, postcodes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.gui.reading import (
    GREATEST_SUM,
    MONTHS,
    read_date,
    read_money,
    read_month,
    read_number,
    read_postcode,
    split_date,
)
from ras_desktop.wording import finding, money

import ras_desktop.wording.field  # noqa: F401  isort: skip


@pytest.mark.parametrize(
    ("typed", "month"),
    [("8", 8), ("08", 8), ("Aug", 8), ("august", 8), ("AUGUST", 8), ("sept", 9), ("Sep.", 9),
     ("ma", None), ("mar", 3), ("may", 5), ("13", None), ("0", None), ("", None), ("٣", None)],
)  # fmt: skip
def test_a_month_is_a_number_or_a_name(typed, month):
    assert read_month(typed) == month


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_is_read_in_words_and_figures(day):
    assert read_date(str(day.day), str(day.month), str(day.year)) == day
    assert read_date(f"{day.day:02}", MONTHS[day.month - 1], f"{day.year}") == day
    assert split_date(day.isoformat()) is not None
    assert read_date(*split_date(f"{day.day}/{day.month}/{day.year}")) == day
    assert read_date(*split_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}")) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [(("31", "", ""), "field.date_partial"), (("29", "2", "2027"), "field.date_impossible"),
     (("31", "Smarch", "2027"), "field.date_month"), (("1", "2", "27"), "field.date_year"),
     (("1st", "2", "2027"), "field.date_impossible"), (("0", "2", "2027"), "field.date_impossible"),
     (("1", "2", "٢٠٢٧"), "field.date_year")],
)  # fmt: skip
def test_what_is_no_day_is_said(typed, code):
    found = read_date(*typed)
    assert isinstance(found, Finding)
    assert found.code == code
    assert finding(found)


def test_nothing_typed_is_nothing():
    assert read_date("", " ", "") is None
    assert read_money("  ") is None
    assert read_number("") is None
    assert read_postcode(" ") is None


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("1234.5", 123450), ("£1,234.50", 123450), ("1 234", 123400), ("0", 0), (".5", 50),
     ("12.", 1200), ("1\u00a0234.05", 123405)],
)  # fmt: skip
def test_sums_as_people_write_them(typed, pence):
    assert read_money(typed) == Money(pence)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("12,3x", "field.money"), ("1,23", "field.money"), ("abc", "field.money"),
     ("1.234", "field.money_pence"), ("-5", "field.money_negative"),
     ("1000000000", "field.money_great"), ("9" * 60, "field.money"), ("1e9", "field.money"),
     ("½", "field.money"), ("٣", "field.money"), ("' OR 1=1", "field.money"),
     ("NaN", "field.money"), ("Infinity", "field.money")],
)  # fmt: skip
def test_what_is_no_sum_is_said(typed, code):
    found = read_money(typed)
    assert isinstance(found, Finding)
    assert found.code == code
    assert finding(found)


@given(st.integers(min_value=-GREATEST_SUM.pence, max_value=GREATEST_SUM.pence))
def test_a_sum_as_the_program_writes_it_is_read_back(pence):
    assert read_money(money(Money(pence)), negative=True) == Money(pence)


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(text):
    """What cannot be read is nothing, or a fault that has a sentence."""
    found = [read(text) for read in (read_money, read_number, read_postcode)]
    found.append(read_date(text, text, text))
    assert all(finding(each) for each in found if isinstance(each, Finding))
    assert read_month(text) in {None, *range(1, 13)}
    assert (split_date(text) or ()) == () or len(split_date(text)) == 3


@pytest.mark.parametrize(
    ("typed", "places", "found"),
    [("12", 0, Decimal(12)), ("1,200", 0, Decimal(1200)), ("2.5", 2, Decimal("2.5")),
     ("2.5", 0, "field.number_whole"), ("2.555", 2, "field.number_places"),
     ("x", 2, "field.number"), ("x", 0, "field.number_whole"), ("-1", 0, "field.number_least"),
     ("200", 0, "field.number_most")],
)  # fmt: skip
def test_numbers_within_their_bounds(typed, places, found):
    read = read_number(typed, least=0, most=1500 if typed == "1,200" else 168, places=places)
    if isinstance(found, str):
        assert isinstance(read, Finding)
        assert read.code == found
        assert finding(read)
    else:
        assert read == found


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("s651aa", "S65 1AA"), ("S65 1AA", "S65 1AA"), ("m1-1ae", "M1 1AE"), ("EC1A1BB", "EC1A 1BB")],
)
def test_postcodes_get_their_usual_form(typed, whole):
    assert read_postcode(typed) == whole


@pytest.mark.parametrize("typed", ["S65", "12345", "S65 1A", "not known", "S65 1AAA"])
def test_half_a_postcode_is_said(typed):
    assert read_postcode(typed).code == "field.postcode"
