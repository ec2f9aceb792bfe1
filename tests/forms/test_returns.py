"""The bank's file of payments that came back, as banks write it."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.money import Money
from ras_desktop.forms.returns import Back, read_returns


def codes(content: bytes) -> list[str]:
    return [each.code for each in read_returns(content)[1]]


def test_a_plain_file():
    content = b"Date,Reference,Amount,Reason\n15/12/2026,dp 01 23,-418.20,Account closed\n,,,\n"
    assert read_returns(content) == (
        (Back(2, "DP0123", Money(41_820), date(2026, 12, 15), "Account closed"),),
        (),
    )


def test_what_is_no_such_file_says_so():
    assert codes(b"PK\x03\x04") == ["statement.file.no_text"]
    assert codes(b"Date,Amount\n15/12/2026,1.00\n") == [
        "returns.column.reference", "returns.column.reason",
    ]  # fmt: skip
    assert codes(b"Date,Reference,Amount,Reason\nsoon,DP1,1.00,x\n") == ["statement.dates.none"]
    assert codes(b"Date,Reference,Amount,Reason\n15/12/2026,DP1,lots,x\n") == ["returns.row"]
