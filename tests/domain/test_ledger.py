"""A file for the ledger: the same bytes each time, nothing in it acts as a formula."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.ledger import Column, Days, Layout, Sums, Told, written
from ras_desktop.domain.money import Money

PAYMENT = {
    Told.PAYEE: "=Ünal, N.\r\nQuarrington",
    Told.AMOUNT: Money(123_405),
    Told.PAY_ON: date(2026, 4, 6),
    Told.REFERENCE: "DP0123456789",
}
COLUMNS = (
    Column("Kind", Told.FIXED, "INV"),
    Column("Payee", Told.PAYEE, most=12),
    Column("Amount", Told.AMOUNT),
    Column("On", Told.PAY_ON),
)


def test_days_and_sums_as_the_layout_writes_them():
    plain = Layout("plain", "Plain", "1", COLUMNS)
    assert written(plain, [PAYMENT]).decode() == (
        'Kind,Payee,Amount,On\r\nINV,"Ünal, N. Qua",1234.05,2026-04-06\r\n'
    )
    bank = Layout("bank", "Bank", "1", COLUMNS, "|", False, Days.DIGITS, Sums.PENCE, "ascii")
    assert written(bank, [PAYMENT]) == b"INV|?nal, N. Qua|123405|060426\r\n"
    assert not bank.coded
    assert written(bank, [PAYMENT]) == written(bank, [dict(PAYMENT)])


def test_a_name_that_is_a_formula_is_a_name():
    one = Layout("x", "X", "1", (Column("Payee", Told.PAYEE), Column("C", Told.COST_CODE)))
    assert one.coded
    made = written(one, [{Told.PAYEE: " =+@cmd", Told.COST_CODE: "-1"}])
    assert made == b"Payee,C\r\ncmd,1\r\n"
