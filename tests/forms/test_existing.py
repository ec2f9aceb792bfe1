"""A file of existing packages: columns proposed, two-way dates asked, every cell named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from time import process_time

import pytest
from openpyxl import Workbook

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.existing import NEEDED, Mapped, Per, Place
from ras_desktop.domain.money import Money
from ras_desktop.domain.statement import Order
from ras_desktop.forms.existing import asked, propose, read_rows, read_table

HEAD = "Surname,First name,DOB,Annual budget,Start date,NHS number,Postcode,Parent,Worker"
ROW = 'Quarrington,Amira Rose,02/03/2017,"3,624.40",13/04/2025,943 476 5919,S65 1AA,Nadia,Sam'


def table_of(*rows: str, head: str = HEAD, encoding: str = "utf-8"):
    table, found = read_table("\r\n".join((head, *rows)).encode(encoding))
    assert found == ()
    return table


def read(*rows: str, **given):
    table = table_of(*rows, **given)
    mapped, found = propose(table)
    assert found == ()
    return read_rows(table, mapped)


def test_columns_are_proposed_by_their_names_and_a_row_is_read_to_the_penny():
    told = read(ROW)
    (row,) = told.rows
    assert (row.last_name, row.first_names, row.born) == (
        "Quarrington", "Amira Rose", date(2017, 3, 2),
    )  # fmt: skip
    assert (row.amount, row.since) == (Money(362_440), date(2025, 4, 13))
    assert (row.nhs_number, row.postcode, row.carer, row.worker) == (
        "943 476 5919", "S65 1AA", "Nadia", "Sam",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "per", "yearly"),
    [
        ("Weekly amount", Per.WEEK, 520_000),
        ("Amount 4 weekly", Per.FOUR_WEEKS, 130_000),
        ("Monthly payment", Per.MONTH, 120_000),
        ("Amount pa", Per.YEAR, 10_000),
    ],
)
def test_the_time_of_a_sum_is_read_from_its_name(name, per, yearly):
    table = table_of("A,B,2017-03-02,100.00,2025-04-13", head=f"Surname,Forename,Born,{name},Since")
    mapped, found = propose(table)
    assert (mapped.per, found) == (per, ())
    assert read_rows(table, mapped).rows[0].amount == Money(yearly)


def test_what_nobody_can_tell_is_asked():
    table = table_of("A,B,02/03/2017,100,04/05/2025", head="Surname,Forename,Born,Amount,Since")
    _mapped, found = propose(table)
    assert [each.code for each in found] == ["existing.dates.two_ways", "existing.per.unclear"]
    assert all(wording.finding(each) for each in found)
    bare = Mapped(())
    assert len(asked(bare)) == len(NEEDED)
    with pytest.raises(ValueError, match="not said"):
        read_rows(table, bare)


def test_one_date_that_can_be_only_one_settles_the_order_of_all():
    told = read("A,B,02/03/2017,100,04/05/2025", "C,D,31/03/2017,100,04/05/2025",
                head="Surname,Forename,Born,Annual amount,Since")  # fmt: skip
    assert told.rows[0].born == date(2017, 3, 2)
    mixed = table_of("A,B,31/03/2017,100,04/05/2025", "A,C,03/31/2017,100,04/05/2025",
                     head="Surname,Forename,Born,Annual amount,Since")  # fmt: skip
    assert [each.code for each in propose(mixed)[1]] == ["existing.dates.mixed"]


def test_the_person_may_say_other_columns():
    table = table_of("2017-03-02,A,B,100,2025-04-13", head="One,Two,Three,Four,Five")
    mapped, found = propose(table)
    assert {each.code for each in found} == {"existing.column.missing"}
    for at, place in enumerate(
        (Place.BORN, Place.LAST_NAME, Place.FIRST_NAMES, Place.AMOUNT, Place.SINCE)
    ):
        mapped = mapped.with_column(place, at)
    whole = Mapped(mapped.columns, Order.YEAR_FIRST, Per.YEAR)
    assert asked(whole) == ()
    assert read_rows(table, whole).rows[0].born == date(2017, 3, 2)
    wrong = whole.with_column(Place.AMOUNT, 1)
    assert [each.code for each in read_rows(table, wrong).findings] == ["existing.cell.no_sum"]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (",Amira,02/03/2017,100,13/04/2025", ["no_name"]),
        ("Q,,31/02/2017,100,13/04/2025", ["no_name", "no_day"]),
        ("Q,Amira,02/03/2017,1.234,13/04/2025", ["no_sum"]),  # a point for thousands
        ('Q,Amira,02/03/2017,"1.234,56",13/04/2025', ["no_sum"]),  # could be two sums
        ("Q,Amira,02/03/2017,twelve,soon", ["no_day", "no_sum"]),
        ("Q,Amira,13/13/2017,100,13/04/2025", ["no_day"]),
    ],
)
def test_every_cell_that_cannot_be_read_is_named_with_its_row(cells, codes):
    table = table_of("A,B,31/03/2017,100,13/04/2025", cells)
    mapped = Mapped(propose(table)[0].columns, Order.DAY_FIRST, Per.YEAR)
    told = read_rows(table, mapped)
    assert [each.code for each in told.findings] == [f"existing.cell.{each}" for each in codes]
    assert all(each.values["row"] == 3 and each.where.startswith("rows/3/")
               for each in told.findings)  # fmt: skip
    assert all("Row 3" in wording.finding(each) for each in told.findings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_other_encodings_keep_every_letter(encoding):
    told = read("O’Hara,Zoë,31/03/2017,£100,13/04/2025", encoding=encoding)
    assert told.rows[0].name == "O’Hara, Zoë"


def test_semicolons_and_lines_above_the_head():
    head = "Packages of the council\r\n\r\nSurname;Forename;Born;Annual amount;Since"
    told = read("A;B;2017-03-02;1,250.50;2025-04-13", head=head)
    assert (told.rows[0].row, told.rows[0].amount) == (4, Money(125_050))


def test_a_workbook_with_true_dates_and_numbers_is_the_same():
    book = Workbook()
    page = book.active
    page.append(["Surname", "Forename", "Born", "Annual amount", "Since"])
    page.append(
        [
            "Q",
            "Amira",
            datetime(2017, 3, 2, tzinfo=UTC).replace(tzinfo=None),
            3624.4,
            date(2025, 4, 13),
        ]
    )
    page.append([None] * 5)
    into = BytesIO()
    book.save(into)
    table, found = read_table(into.getvalue())
    assert found == ()
    mapped, found = propose(table)
    assert found == ()
    (row,) = read_rows(table, mapped).rows
    assert (row.born, row.amount, row.since) == (
        date(2017, 3, 2), Money(362_440), date(2025, 4, 13),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "existing.file.no_head"),
        (b"PK\3\4 no workbook", "existing.file.no_table"),
        (b"%PDF-1.4 ...", "existing.file.no_table"),
        (b"\0\1\2", "existing.file.no_table"),
        (b"just words\r\nand more", "existing.file.no_head"),
        (b"a" * 5_000_001, "existing.file.large"),
        (b"a,b,c\r\n" * 20_001, "existing.file.rows"),
    ],
    ids=["empty", "broken", "pdf", "binary", "words", "large", "rows"],
)
def test_what_is_no_table_is_said(content, code):
    table, found = read_table(content)
    assert table is None
    assert [each.code for each in found] == [code]
    assert wording.finding(found[0])


def test_an_empty_table_has_nothing_to_take_in():
    table = table_of(",,,,,,,,", ",,,,,,,,")
    mapped = Mapped(propose(table)[0].columns, Order.DAY_FIRST, Per.YEAR)
    assert [each.code for each in read_rows(table, mapped).findings] == ["existing.empty"]


def test_ten_thousand_rows_are_read_in_a_moment():
    rows = [f"Name{at},First,02/03/2017,100.00,13/04/2025,,,," for at in range(10_000)]
    began = process_time()
    assert len(read(*rows).rows) == 10_000
    assert process_time() - began < 3
