"""OFX statements, and files that lie about being one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.money import Money
from ras_desktop.forms.statement_ofx import is_ofx, read_ofx

HEAD = b"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
ENTRY = (
    b"<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261028<TRNAMT>-278.80<FITID>2<NAME>J SMITH"
    b"<MEMO>WAGES</STMTTRN>"
)
BODY = (
    b"<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>GBP<BANKACCTFROM><BANKID>200000"
    b"<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261001"
    b"<DTEND>20261128<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261027120000<TRNAMT>1480.00<FITID>1"
    b"<NAME>ROTHERHAM MBC</STMTTRN>" + ENTRY + b"</BANKTRANLIST><LEDGERBAL><BALAMT>1201.20"
    b"<DTASOF>20261128</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)


def test_an_account_of_two_lines() -> None:
    told = read_ofx(HEAD + BODY)
    assert told.findings == ()
    assert told.statement is not None
    lines = told.statement.lines
    assert [(each.on, each.amount, each.what, each.reference) for each in lines] == [
        (date(2026, 10, 27), Money(148000), "ROTHERHAM MBC", "1"),
        (date(2026, 10, 28), Money(-27880), "J SMITH WAGES", "2"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "statement.file.no_ofx"),
        (b"MZ\x90\0", "statement.file.no_ofx"),
        (b"Date,Amount\n1/1/2026,3\n", "statement.file.no_ofx"),
        (HEAD, "statement.file.no_ofx"),
        (HEAD + b"<OFX></OFX>", "statement.file.no_ofx"),
        (HEAD + BODY.replace(b"278.80", b"a lot"), "statement.file.no_ofx"),
        (HEAD + BODY.replace(b"20261028", b"2026ab28"), "statement.file.no_ofx"),
        (HEAD + BODY.replace(b"278.80", b"278.805"), "statement.cell.no_sum"),
        (HEAD + BODY.replace(b"278.80", b"99999999"), "statement.cell.great"),
        (HEAD + BODY.replace(b"GBP", b"EUR"), "statement.ofx.currency"),
        (HEAD + BODY + b" " * 5_000_000, "statement.file.large"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence_and_nothing_is_taken_in(
    content: bytes, code: str
) -> None:
    told = read_ofx(content)
    assert told.statement is None
    assert [each.code for each in told.findings] == [code]
    assert wording.finding(told.findings[0])


@given(st.binary(max_size=200), st.integers(0, len(BODY)))
def test_anything_at_all_gets_an_answer(junk: bytes, at: int) -> None:
    told = read_ofx(HEAD + BODY[:at] + junk + BODY[at:])
    assert (told.statement is None) == bool(told.findings)


def test_what_it_is_is_told_by_its_content() -> None:
    assert is_ofx(HEAD + BODY)
    assert is_ofx(b'<?xml version="1.0"?><?OFX OFXHEADER="200"?>' + BODY)
    assert not is_ofx(b"Date,Amount\n")
