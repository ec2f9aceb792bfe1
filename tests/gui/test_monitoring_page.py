"""How is the money used? A file is shown as it is read, taken in whole, and sorted by keys."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.monitoring import BurnDown, Support
from ras_desktop.domain.statement import Order
from ras_desktop.gui.monitoring import receipts
from ras_desktop.gui.pages import monitoring as module
from ras_desktop.gui.pages.monitoring import MonitoringPage
from ras_desktop.gui.place import Place
from ras_desktop.services import monitoring
from tests.helpers.cases import a_case

CSV = b"""\
Date,Details,Amount,Balance
13/10/2026,ROTHERHAM MBC DP,278.80,278.80
14/10/2026,J SMITH WAGES,-131.20,147.60
15/10/2026,SWIMMING CLUB,-25.00,122.60
"""


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def case(desk):
    return a_case(desk)


@pytest.fixture
def page(qtbot, context_of, desk, case):
    made = MonitoringPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("monitoring", case.id))
    return made


@pytest.fixture
def bring(page, tmp_path, monkeypatch):
    """Chooses a file with this content in the dialog."""

    def choose(content: bytes, name: str = "bank.csv") -> None:
        path = tmp_path / name
        path.write_bytes(content)
        monkeypatch.setattr(module.QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.choose_file()

    return choose


def test_without_a_statement_it_says_how_to_begin(page):
    assert not page.nothing.isHidden()
    assert page.entries.isHidden()
    assert page.acts()[0].words == "Take in a statement …"


def test_a_file_is_shown_before_it_is_taken_in(page, bring, desk, case, shell):
    bring(CSV)
    told = page.importing
    assert not told.isHidden()
    assert told.words.text() == "bank.csv: 3 lines"
    assert told.take.text() == "Take in 3 lines"
    assert monitoring.overview(desk, case.id).entries == ()
    told.take.click()
    assert len(monitoring.overview(desk, case.id).entries) == 3
    assert told.isHidden()
    assert "3 lines are taken in" in shell.said[-1]
    assert not page.entries.isHidden()
    assert not shell.faults


def test_what_nobody_can_tell_is_asked_and_answered_on_the_page(page, bring):
    bring(b"Date,Details,Amount\n03/11/2026,Wages,12.00\n")
    told = page.importing
    assert "could be read in two ways" in told.faults.text()
    assert told.take.isHidden()
    assert told.order.value() is None
    told.order.load(Order.DAY_FIRST)
    told.order.edited.emit()
    assert told.take.isHidden()
    assert "two ways" not in told.faults.text()
    assert "minus" in told.faults.text()
    told.money.load("one-out")
    told.money.edited.emit()
    assert not told.take.isHidden()
    assert told.faults.isHidden()
    assert page.importing.columns.out_is_positive
    assert page.importing.columns.order is Order.DAY_FIRST
    assert told.table.current().amount == Money(-1200)


def test_columns_are_chosen_where_their_names_say_nothing(page, bring, desk, case):
    bring(b"Day,A,Value date,In,Balance\n13/10/2026,Wages,x,5.00,1.00\n")
    told = page.importing
    told.money.load("one")
    told.order.load(Order.DAY_FIRST)
    told.on.load(0)
    told.amount.load(3)
    told.money.edited.emit()
    assert told.columns.amount == 3
    told.take.click()
    assert monitoring.overview(desk, case.id).entries[0].amount == Money(500)


@pytest.mark.parametrize("content", [b"MZ\x90\0", b"", b"%PDF-1.7\n", b"a,b\n1,2\n"])
def test_a_file_that_is_none_gets_its_sentence_and_no_button(page, bring, shell, content):
    bring(content)
    assert page.importing.faults.text().endswith(("file.", "CSV."))
    assert page.importing.take.isHidden()
    assert page.importing.asked.isHidden()
    assert not shell.faults


def test_a_great_file_is_not_read_whole(page, bring, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 10)
    bring(CSV)
    assert len(page._content) == 11


def test_the_same_file_again_is_told_at_once(page, bring):
    bring(CSV)
    page.importing.take.click()
    bring(CSV)
    assert "taken in already" in page.importing.faults.text()
    assert page.importing.take.isHidden()


def test_a_file_that_cannot_be_read_is_one_sentence(page, monkeypatch, shell, tmp_path):
    gone = str(tmp_path / "gone.csv")
    monkeypatch.setattr(module.QFileDialog, "getOpenFileName", lambda *_: (gone, ""))
    page.choose_file()
    assert "gone.csv cannot be read" in shell.warned[-1]


def test_entries_are_sorted_with_one_key_and_the_next_one_waits(page, bring, desk, case):
    bring(CSV)
    page.importing.take.click()
    assert page.entry_table.current().what == "SWIMMING CLUB"
    page._press(0)
    assert page.entry_table.current().what == "J SMITH WAGES"
    assert len([each for each in monitoring.overview(desk, case.id).entries if each.aside]) == 1
    page.shown.load("all")
    page.shown.edited.emit()
    assert page.entry_table.model.rowCount() == 3


def test_somebody_else_has_sorted_it_meanwhile(page, bring, desk, case, shell):
    bring(CSV)
    page.importing.take.click()
    line = UUID(int=5)
    support = Support(line, "Personal assistant", Money(1))
    part = BurnDown(support, Money(0), Money(0), Money(1), None, None)
    page._told = replace(page._told, parts=(part,))
    entry = page.entry_table.current()
    monitoring.sort(desk, [entry], None, aside=True)
    page.entry_table.set_rows((entry,))
    page._press(1)
    assert "no direct payment is decided" in shell.warned[-1].casefold()


def test_a_statement_is_taken_out_again(page, bring, desk, case, shell):
    bring(CSV)
    page.importing.take.click()
    page._drop(page._told.statements[0])
    assert monitoring.overview(desk, case.id).statements == ()
    assert not page.nothing.isHidden()
    assert not shell.faults


def test_a_receipt_is_attached_to_the_chosen_entry_counted_and_seen(
    page, bring, desk, case, shell, tmp_path, monkeypatch
):
    bring(CSV)
    page.importing.take.click()
    path = tmp_path / "club.pdf"
    path.write_bytes(b"%PDF-1.4\n% receipt\n")
    monkeypatch.setattr(receipts.attaching, "ask", lambda *_: (path, "Club receipt"))
    entry = page.entry_table.current()
    assert page._receipt(entry) == "–"
    page.receipts.attach()
    (kept,) = monitoring.overview(desk, case.id).receipts[entry.id]
    assert page._receipt(entry) == "1 receipt"
    assert page.receipts.files.itemAt(0).widget().text().startswith("Club receipt")
    page.receipts.files.itemAt(0).widget().click()
    assert (shell.places[-1].word, shell.places[-1].part) == ("documents", f"attached/{kept.id}")
    path.write_bytes(b"MZ\x90\0")
    page.receipts.attach()
    assert "program" in shell.warned[-1]
    assert len(monitoring.overview(desk, case.id).receipts[entry.id]) == 1
