"""What becomes of the account? Begun, reckoned as one types, settled by somebody else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from ras_desktop.domain.closing_account import ClosingState
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Ground
from ras_desktop.gui.dialogs.notice_pay import NoticePay
from ras_desktop.gui.pages import closing as module
from ras_desktop.gui.pages.closing import ClosingPage
from ras_desktop.gui.place import Place
from ras_desktop.services import agreement, closing_account
from tests.helpers.agreed import STARTS, decided_case, signed


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


def typed_in(qtbot, page, ends, since):
    """What the question about the notice pay gives, typed into its fields."""
    dialog = NoticePay(page, ends)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.form.field("since").said(), "without a day it stays open"
    dialog.form.field("since").load(since)
    dialog.accept()
    assert "paid for a week" in dialog.form.field("weekly").said()
    qtbot.keyClicks(dialog.form.field("weekly").line, "150")
    assert "£300.00" in dialog.said.text()
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    return dialog.told()


def test_what_is_typed_is_reckoned_kept_and_not_settled_by_whoever_wrote_it(
    qtbot, context_of, desk, shell, monkeypatch
):
    page = ClosingPage(context_of(desk))
    qtbot.addWidget(page)
    case = decided_case(desk)
    place = Place("closing", case.id)
    page.arrive(place)
    assert page.acts() == ()
    assert not page.nothing.isHidden()
    agreement.end(desk, signed(desk, case), STARTS, "They move.", Ground.MOVED_AWAY)
    page.arrive(place)
    page.begin()
    since = STARTS.replace(year=STARTS.year - 2)
    monkeypatch.setattr(
        module, "ask_notice_pay", lambda asked, ends: typed_in(qtbot, asked, ends, since)
    )
    page.form.load(
        {"balance": Money.pounds(900), "balance_on": desk.today(), "returned": Money.pounds(900),
         "return_by": desk.today()}
    )  # fmt: skip
    page._reckon()
    assert "£900.00 is paid back, £0.00 stays with the family" in page.outcome.sum.text()
    page.account.work_out.click()
    assert page.form.values()["notice_pay"] == Money.pounds(300)
    assert "2 weeks of notice × £150.00" in page.form.values()["notice_words"]
    page.form.field("returned").load(Money.pounds(600))
    page.save()
    held = closing_account.of_case(desk, case.id).held
    assert (held.state, held.returned) == (ClosingState.DRAFT, Money.pounds(600))
    monkeypatch.setattr(module, "confirm", lambda *_words: pytest.fail("never asked"))
    page.settle()
    assert "somebody else" in page.state.words()
    page.paper()
    assert shell.places[-1] == Place("documents", case.id, f"closing/{held.id}")
    assert not shell.faults
