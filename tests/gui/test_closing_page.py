"""What becomes of the account? Begun, reckoned as one types, settled by somebody else."""

from __future__ import annotations

import pytest

from ras_desktop.domain.closing_account import ClosingState
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Ground
from ras_desktop.gui.pages import closing as module
from ras_desktop.gui.pages.closing import ClosingPage
from ras_desktop.gui.place import Place
from ras_desktop.services import agreement, closing_account
from tests.helpers.agreed import STARTS, decided_case, signed


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


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
    page.form.load(
        {"balance": Money.pounds(900), "balance_on": desk.today(), "returned": Money.pounds(900),
         "return_by": desk.today()}
    )  # fmt: skip
    page._reckon()
    assert "£900.00 is paid back, £0.00 stays with the family" in page.sum.text()
    page.save()
    held = closing_account.of_case(desk, case.id).held
    assert (held.state, held.returned) == (ClosingState.DRAFT, Money.pounds(900))
    monkeypatch.setattr(module, "confirm", lambda *_words: pytest.fail("never asked"))
    page.settle()
    assert "somebody else" in page.state.words()
    page.paper()
    assert shell.places[-1] == Place("documents", case.id, f"closing/{held.id}")
    assert not shell.faults
