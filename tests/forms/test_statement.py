"""Statements as banks write them, and as nobody should: nothing guessed, nothing by half."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Columns, Line, Order, check, mark, statement, without_known
from ras_desktop.forms.statement import (
    guess_order,
    propose,
    read_day,
    read_lines,
    read_sum,
    read_table,
)

TODAY = date(2026, 11, 28)

ONE_COLUMN = """\
Account: Support of A. Fenwick
Date,Description,Amount,Balance
27/10/2026,DIRECT PAYMENT ROTHERHAM MBC,"£1,480.00","2,960.10"
28/10/2026,J SMITH WAGES,-278.80,"2,681.30"
28/10/2026,J SMITH WAGES,-278.80,"2,402.50"
30/10/2026,"SWIMMING CLUB, WATH",(25.00),"2,377.50"
"""
TWO_COLUMNS = """\
Date;Type;Description;Paid out;Paid in;Balance
30 Oct 2026;DEB;SWIMMING CLUB;25.00;;2377.50
28 Oct 2026;FPO;J SMITH WAGES;278.80;;2402.50
27 Oct 2026;BGC;ROTHERHAM MBC;;1,480.00;2681.30
"""


def read(text: str | bytes, encoding: str = "utf-8"):
    table, found = read_table(text if isinstance(text, bytes) else text.encode(encoding))
    assert table is not None, found
    columns, asked = propose(table)
    assert columns is not None, asked
    return read_lines(table, columns), asked


def test_one_column_of_money_under_the_banks_own_heading() -> None:
    told, asked = read(ONE_COLUMN)
    assert asked == ()
    assert told.findings == ()
    lines = told.statement.lines
    assert [each.amount for each in lines] == [
        Money(148000), Money(-27880), Money(-27880), Money(-2500),
    ]  # fmt: skip
    assert lines[3].what == "SWIMMING CLUB, WATH"
    assert lines[0].row == 3
    assert check(told.statement, TODAY) == ()
    assert told.statement.money_out == Money(58260)


def test_two_columns_newest_first_with_months_in_letters() -> None:
    told, asked = read(TWO_COLUMNS)
    assert asked == ()
    assert [each.on.day for each in told.statement.lines] == [27, 28, 30]
    assert [each.amount.pence for each in told.statement.lines] == [148000, -27880, -2500]
    assert told.statement.lines[0].what == "BGC ROTHERHAM MBC"
    assert check(told.statement, TODAY) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_encodings(encoding: str, end: str) -> None:
    told, _asked = read(ONE_COLUMN.replace("\n", end), encoding)
    assert told.statement.money_in == Money(148000)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "statement.file.no_table"),
        (b"MZ\x90\0\3", "statement.file.no_text"),
        (b"PK\3\4" + b"x" * 50, "statement.file.no_text"),
        (b"%PDF-1.7 date amount", "statement.file.no_text"),
        (b"\xff\xfe\x00", "statement.file.no_text"),
        (b"name,colour\na,b\n", "statement.file.no_table"),
        (b"x" * 5_000_001, "statement.file.large"),
        (b"Date,Amount\n" + b"1/1/2026,1\n" * 20_001, "statement.file.rows"),
        (b'Date,Amount\n"' + b"x" * 200_000, "statement.dates.none"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence(content: bytes, code: str) -> None:
    table, found = read_table(content)
    if table is not None:
        _columns, found = propose(table)
    assert [each.code for each in found] == [code]
    assert wording.finding(found[0])


@pytest.mark.parametrize(
    ("cell", "pence"),
    [
        ("1,234.56", 123456), ("£1,234.56", 123456), ("-12.00", -1200), ("12.00-", -1200),
        ("(12.00)", -1200), ("12.00 DR", -1200), ("12 CR", 1200), ("+0.5", 50), ("−3.10", -310),
        ("GBP 7", 700), (".99", 99), ("0", 0), ("-£5.00", -500), ("1234567.89", 123456789),
        ("1.234,56", None), ("12.345", None), ("1,23", None), ("12,34.00", None), ("ten", None),
        ("", None), ("--5", None), ("1e3", None), ("1 000", None), ("١٢", None), ("NaN", None),
    ],
)  # fmt: skip
def test_sums_as_banks_write_them_and_as_nobody_can_read(cell: str, pence: int | None) -> None:
    assert read_sum(cell) == (None if pence is None else Money(pence))


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("03/04/2026", Order.DAY_FIRST, date(2026, 4, 3)),
        ("03/04/2026", Order.MONTH_FIRST, date(2026, 3, 4)),
        ("3.4.26", Order.DAY_FIRST, date(2026, 4, 3)),
        ("2026-04-03", Order.YEAR_FIRST, date(2026, 4, 3)),
        ("2026-04-03T10:11:12Z", Order.YEAR_FIRST, date(2026, 4, 3)),
        ("20260403", Order.YEAR_FIRST, date(2026, 4, 3)),
        ("20260403120000", Order.YEAR_FIRST, date(2026, 4, 3)),
        ("03 Apr 2026", Order.MONTH_FIRST, date(2026, 4, 3)),
        ("Fri, 3 April 2026", Order.DAY_FIRST, date(2026, 4, 3)),
        ("03-APR-26", Order.DAY_FIRST, date(2026, 4, 3)),
        ("31/02/2026", Order.DAY_FIRST, None),
        ("13/13/2026", Order.DAY_FIRST, None),
        ("2026-04-03", Order.DAY_FIRST, None),
        ("yesterday", Order.DAY_FIRST, None),
        ("3/4/126", Order.DAY_FIRST, None),
    ],
)
def test_days(cell: str, order: Order, day: date | None) -> None:
    assert read_day(cell, order) == day


def test_a_date_that_could_be_two_is_asked_about() -> None:
    order, found = guess_order(["03/04/2026", "05/06/2026"])
    assert order is Order.DAY_FIRST
    assert [each.code for each in found] == ["statement.dates.two_ways"]
    assert guess_order(["03/04/2026", "13/06/2026"]) == (Order.DAY_FIRST, ())
    assert guess_order(["03/04/2026", "06/13/2026"]) == (Order.MONTH_FIRST, ())
    order, found = guess_order(["13/06/2026", "06/13/2026"])
    assert (order, [each.code for each in found]) == (None, ["statement.dates.mixed"])


def test_sums_without_a_sign_are_asked_about() -> None:
    _told, asked = read("Date,Details,Amount\n13/10/2026,Wages,278.80\n")
    assert [each.code for each in asked] == ["statement.sign.unclear"]
    table, _ = read_table(b"Date,Details,Amount\n13/10/2026,Wages,278.80\n")
    turned = Columns(0, Order.DAY_FIRST, (1,), 2, out_is_positive=True)
    assert read_lines(table, turned).statement.lines[0].amount == Money(-27880)


def test_one_cell_that_cannot_be_read_and_nothing_is_taken_in() -> None:
    told, _ = read(
        ONE_COLUMN + "31/02/2026,WAGES,-1.00,\n1/11/2026,WAGES,a lot,\n2/11/2026,x,9999999999.00,\n"
    )
    assert told.statement is None
    assert [(each.code, each.where) for each in told.findings] == [
        ("statement.cell.no_day", "lines/7"),
        ("statement.cell.no_sum", "lines/8"),
        ("statement.cell.great", "lines/9"),
    ]
    assert wording.finding(told.findings[1]) == (
        "Row 8: “a lot” is no sum of money. Nothing was taken in."
    )


def test_lines_of_nothing_and_of_tomorrow_and_a_missing_one_are_pointed_out() -> None:
    told, _ = read(
        "Date,Details,Amount,Balance\n13/10/2026,a,0.00,10.00\n14/10/2026,b,-1.00,8.00\n30/11/2026,c,-1.00,7.00\n"
    )
    codes = [each.code for each in check(told.statement, TODAY)]
    assert codes == ["statement.line.zero", "statement.line.future", "statement.line.balance"]


def test_a_file_that_overlaps_brings_nothing_twice_and_two_equal_payments_are_two() -> None:
    first, _ = read(ONE_COLUMN)
    known = [mark(each) for each in first.statement.lines]
    again = without_known(first.statement.lines, known)
    assert (again.new, len(again.known)) == ((), 4)
    longer, _ = read(ONE_COLUMN + "02/11/2026,J SMITH WAGES,-278.80,2098.70\n")
    told = without_known(longer.statement.lines, known)
    assert [each.on for each in told.new] == [date(2026, 11, 2)]
    same = [Line(1, TODAY, "Wages", Money(-100)), Line(2, TODAY, "WAGES", Money(-100))]
    assert without_known(same, [mark(same[0])]).new == (same[1],)
    assert without_known(same, []).new == tuple(same)


LINES = st.lists(
    st.builds(
        Line,
        row=st.just(0),
        on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
        what=st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20),
        amount=st.integers(-100_000_000, 100_000_000).map(Money),
    ),
    min_size=1,
    max_size=12,
)


@given(LINES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-16"]))
def test_what_a_bank_writes_is_what_is_read(
    lines: list[Line], delimiter: str, encoding: str
) -> None:
    lines = sorted(lines, key=lambda each: each.on)
    lines = [*lines, Line(0, lines[-1].on + timedelta(1), "last", Money(-1))]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Date", "Details", "Amount", "Other", "More"])
    for each in lines:
        writer.writerow([each.on.isoformat(), each.what, f"{each.amount.in_pounds}", "", ""])
    table, found = read_table(out.getvalue().encode(encoding))
    assert table is not None, found
    told = read_lines(table, Columns(0, Order.YEAR_FIRST, (1,), 2))
    assert told.findings == ()
    read_back = [(each.on, each.amount) for each in told.statement.lines]
    assert read_back == [(each.on, each.amount) for each in statement(lines).lines]


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_anything_at_all_gets_an_answer(content: bytes) -> None:
    for given_ in (content, b"Date,Amount,Balance\n" + content):
        table, found = read_table(given_)
        if table is None:
            assert found
            continue
        columns, asked = propose(table)
        assert columns is not None or asked
        for order in Order:
            read_lines(table, Columns(0, order, (), min(1, len(table.head) - 1)))
