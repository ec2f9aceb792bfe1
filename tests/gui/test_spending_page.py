"""Will the money last until March? The answer first; each figure leads to the families it is of."""

from __future__ import annotations

import pytest

from ras_desktop.domain.money import ZERO
from ras_desktop.gui.pages import spending as module
from ras_desktop.gui.pages.spending import SpendingPage
from ras_desktop.gui.place import Place
from ras_desktop.services import spending
from ras_desktop.wording import money
from tests.helpers.agreed import decided_case, signed


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def page(qtbot, context_of, desk):
    made = SpendingPage(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def test_the_answer_the_months_and_from_whom(page, desk, shell, tmp_path, monkeypatch):
    page.arrive(Place("spending"))
    assert not page.nothing.isHidden()
    case = decided_case(desk)
    signed(desk, case)
    page.arrive(Place("spending"))
    told = spending.of_year(desk)
    left = money(told.forecast.left)
    assert page.answer.text().startswith(f"Yes: {left} of £450,000.00 is left on 31 March")
    rows = page.months.model.rows()
    assert [each.month.so_far for each in rows][-1] == told.forecast.committed
    begun = next(each for each in rows if each.month.whole > ZERO)
    page.months.opened.emit(begun)
    (family,) = page.families.model.rows()
    assert (family.case, family.due) == (case.id, begun.month.whole)
    assert money(begun.month.whole) in page.sum.text()
    page.families.opened.emit(family)
    assert shell.places[-1] == Place("agreement", case.id)
    path = tmp_path / "year.csv"
    monkeypatch.setattr(module.saving, "ask_place", lambda *_: path)
    page.export()
    assert path.read_bytes() == spending.as_csv(told)
    assert not shell.faults
