"""Whose account is looked at next? The reasons stand beside; Enter leads to the money."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from ras_desktop.gui.dialogs import proposal
from ras_desktop.gui.pages.accounts import AccountsPage
from ras_desktop.gui.papers import saving
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import accounts
from tests.helpers.agreed import decided_case, signed


@pytest.fixture
def page(qtbot, context_of, seeded_desk):
    made = AccountsPage(context_of(seeded_desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def test_the_sample_leads_to_the_family_and_the_sums_to_a_file(
    page, seeded_desk, shell, tmp_path, monkeypatch
):
    page.arrive(Place("accounts"))
    assert not page.nothing.isHidden()
    case = decided_case(seeded_desk)
    signed(seeded_desk, case)
    seeded_desk.clock.set(seeded_desk.clock().replace(year=2027, month=3, day=25))
    page.arrive(Place("accounts"))
    (row,) = page.table.model.rows()
    assert "no statement for 4 months" in page.table.model.index(0, 1).data()
    page.table.opened.emit(row)
    assert shell.places[-1] == Place("monitoring", case.id)
    path = tmp_path / "spent.csv"
    monkeypatch.setattr(saving, "ask_place", lambda *_: path)
    page.export()
    assert path.read_bytes() == accounts.as_csv(accounts.read(seeded_desk).spent)
    assert not shell.faults


def test_a_look_without_a_word_is_not_written_down(qtbot):
    dialog = proposal._Look(None, "What did you find?", "", "Write it down")
    qtbot.addWidget(dialog)
    field = dialog.field("text", LongField("What was found"))
    field.load("  ")
    dialog.accept()
    assert not dialog.result()
    assert field.said()
    field.load("Payslips seen.")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
