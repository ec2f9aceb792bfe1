"""The layouts that ship can be read; what is wrong in one is named by file and key."""

from __future__ import annotations

from ras_desktop.domain.ledger import Told
from ras_desktop.forms.ledger import layouts, read_layout
from ras_desktop.paths import forms

GOOD = """format = 1
id = "own"
title = "Ours"
version = "1"
"""
COLUMN = '[[column]]\nname = "{0}"\nsays = "{1}"\n'
NEEDED = COLUMN.format("Amount", "amount") + COLUMN.format("Reference", "reference")


def codes(path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [each.code for each in read_layout(path).findings]


def test_every_layout_that_ships_says_sum_reference_and_account():
    found, faults = layouts(forms() / "ledger")
    assert not faults
    assert {each.id for each in found} == {"plain", "bank", "invoices"}
    for each in found:
        says = {column.says for column in each.columns}
        assert {Told.AMOUNT, Told.REFERENCE, Told.SORT_CODE, Told.ACCOUNT_NUMBER} <= says


def test_what_is_wrong_in_a_layout(tmp_path):
    path = tmp_path / "own.toml"
    assert codes(path, GOOD + NEEDED) == []
    assert codes(path, GOOD + COLUMN.format("Amount", "amount")) == ["ledger.column.missing"]
    assert codes(path, GOOD + 'delimiter = "dot"\nencoding = "x"\n' + NEEDED) == [
        "forms.word.unknown", "forms.word.unknown",
    ]  # fmt: skip
    assert "forms.word.unknown" in codes(path, GOOD + NEEDED + COLUMN.format("A", "salary"))
    long = NEEDED + COLUMN.format("Payee", "payee") + "most = 18\n"
    assert codes(path, GOOD + long) == []
    assert read_layout(path).value.columns[-1].most == 18
    assert layouts(tmp_path)[0][0].id == "own"
    codes(path, "format = 9")
    assert layouts(tmp_path)[1]
