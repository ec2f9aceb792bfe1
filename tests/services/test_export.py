"""Exports: what was found, safe to open, and recorded."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from ras_desktop import paths
from ras_desktop.domain.caseload import Column, Filters, Search
from ras_desktop.domain.family import Address, EhcStatus
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.services import export
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk
from ras_desktop.services.export import FileKind
from ras_desktop.store import caseload as caseload_store
from ras_desktop.store import view as view_store
from tests.helpers.families import HOSTILE, added
from tests.helpers.stores import SetDesk

MakeDesk = Callable[..., SetDesk]
ALL = tuple(Column)


def rows(made: bytes) -> list[list[str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


def book(made: bytes) -> Any:
    return load_workbook(BytesIO(made)).active


def paid(desk: Desk) -> None:
    """One child with a date and an amount in the list."""
    case = added(
        desk, "Zoë", address=Address(postcode="S63 7AB", locality="Wath"),
        ehc_status=EhcStatus.ISSUED, ehc_next_review=date(2027, 1, 5),
    )  # fmt: skip
    with desk.act("casefile.fill") as work:
        for part in caseload_store.every(work.session):
            line = replace(caseload_store.line_of(part[0]), amount=Money.pounds("3624.40"))
            assert line.id == case.id
            caseload_store.keep(work.session, [line])


def test_a_csv_has_headings_dates_and_sums(desk: Desk) -> None:
    paid(desk)
    made = export.export(desk, Search(), ALL, FileKind.CSV).value
    head, line = rows(made)
    told = dict(zip(head, line, strict=True))
    assert told["Name"] == "Fenwick, Zoë"
    assert told["Next due"] == "2027-01-05"
    assert told["Amount a year"] == "3624.40"
    assert told["Last changed"] == "2026-11-23 09:30"
    assert told["Stage"] == "Assessment"
    assert told["State"] == "Open"


def test_a_workbook_has_real_dates_and_sums(desk: Desk) -> None:
    paid(desk)
    sheet = book(export.export(desk, Search(), ALL, FileKind.XLSX).value)
    head = [cell.value for cell in sheet[1]]
    told = dict(zip(head, sheet[2], strict=True))
    assert told["Next due"].value.date() == date(2027, 1, 5)
    assert told["Next due"].number_format == "dd/mm/yyyy"
    assert told["Amount a year"].value == 3624.4
    assert told["Amount a year"].number_format == "£#,##0.00"
    assert told["Amount a year"].data_type == "n"
    assert told["Last changed"].value.isoformat() == "2026-11-23T09:30:00"
    assert told["Preferred name"].value is None
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M2"


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@sum", "\t=1", "＝1+1", "  =1+1", "\n=1"])
def test_nothing_typed_becomes_a_formula(desk: Desk, begins: str) -> None:
    added(desk, last=begins, preferred_name=begins)
    columns = (Column.NAME, Column.PREFERRED_NAME)
    _, line = rows(export.export(desk, Search(), columns, FileKind.CSV).value)
    assert line == [f"'{begins}, Amy", f"'{begins}"]
    sheet = book(export.export(desk, Search(), columns, FileKind.XLSX).value)
    assert [cell.data_type for cell in sheet[2]] == ["s", "s"]
    assert sheet["B2"].value == begins


def test_a_text_that_looks_like_an_escape_stays_as_it_is(desk: Desk) -> None:
    added(desk, preferred_name="_x0041_ & <b> ]]>")
    made = export.export(desk, Search(), (Column.PREFERRED_NAME,), FileKind.XLSX).value
    with ZipFile(BytesIO(made)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "_x005F_x0041_ &amp; &lt;b&gt; ]]&gt;" in sheet


def test_no_family_is_written_to_a_temporary_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(desk)
    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.delattr(tempfile, name)
    assert book(export.export(desk, Search(), ALL, FileKind.XLSX).value)["A2"].value


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", list(FileKind))
def test_hostile_text_is_written_and_read_back(desk: Desk, text: str, kind: FileKind) -> None:
    added(desk, preferred_name=text)
    made = export.export(desk, Search(), (Column.PREFERRED_NAME,), kind).value
    expected = text.replace("e\u0301", "é")
    if kind is FileKind.XLSX:
        assert book(made)["A2"].value == expected
    else:
        assert rows(made)[1][0].removeprefix("'") == expected


def test_a_name_of_a_hundred_thousand_characters_does_not_break_a_workbook(desk: Desk) -> None:
    added(desk, preferred_name="x" * 100_000)
    made = export.export(desk, Search(), (Column.PREFERRED_NAME,), FileKind.XLSX).value
    assert len(book(made)["A2"].value) == 32_767


def test_only_what_was_found_leaves_in_the_order_of_the_list(desk: Desk) -> None:
    for name in ("Bo", "Amy", "Cal"):
        added(desk, name)
    added(desk, "Dee", last="Marsh")
    search = Search("fenwick", column=Column.NAME, descending=True)
    made = export.export(desk, search, (Column.NAME,), FileKind.CSV).value
    assert [line[0] for line in rows(made)[1:]] == ["Fenwick, Cal", "Fenwick, Bo", "Fenwick, Amy"]


def test_an_export_is_recorded_with_what_it_held(desk: Desk) -> None:
    added(desk)
    search = Search("amy", Filters(late=False))
    made = export.export(desk, search, (Column.NAME, Column.NUMBER), FileKind.CSV).value
    with desk.read() as look:
        (kept,) = view_store.exports(look.session)
    assert (kept.by_name, kept.at, kept.form, kept.lines) == ("Robin Ashdown", desk.now(), "csv", 1)
    assert kept.columns == (Column.NAME, Column.NUMBER)
    assert kept.search == search
    assert kept.sha256 == sha256(made).hexdigest()


def test_who_may_not_export_gets_and_leaves_nothing(desk: Desk, desk_of: MakeDesk) -> None:
    auditor = desk_of(Role.AUDITOR)
    with pytest.raises(Refused):
        export.export(auditor, Search(), ALL, FileKind.CSV)
    with desk.read() as look:
        assert view_store.exports(look.session) == ()


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_long_export_reports_and_can_be_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, kind: FileKind
) -> None:
    monkeypatch.setattr(export, "_REPORT_EVERY", 2)
    for name in "ABCDE":
        added(desk, name)
    told: list[tuple[int, int]] = []
    export.export(desk, Search(), ALL, kind, lambda done, total: told.append((done, total)))
    assert told == [(2, 5), (4, 5)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        export.export(desk, Search(), ALL, kind, stop)
    with desk.read() as look:
        assert len(view_store.exports(look.session)) == 1


def test_areas_are_written_by_their_names(file_desk: SetDesk) -> None:
    schemes.seed(file_desk.store, paths.forms(), file_desk.now())
    added(file_desk, "Zoë", address=Address(postcode="S63 7AB", locality="cold_thornley"))
    added(file_desk, "Finn", address=Address(locality="Somewhere else"))
    made = export.export(file_desk, Search(), (Column.AREA,), FileKind.CSV)
    assert sorted(rows(made.value)[1:]) == [["Cold Thornley"], ["Somewhere else"]]
