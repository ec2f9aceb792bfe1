"""Existing packages: a file is looked at, put right on the page, and taken in whole."""

from __future__ import annotations

import pytest

from ras_desktop.domain.existing import Per, Place
from ras_desktop.domain.statement import Order
from ras_desktop.gui.pages import existing as module
from ras_desktop.gui.pages.existing import ExistingPage
from ras_desktop.gui.place import Place as Where
from ras_desktop.paths import resources
from ras_desktop.services import existing


@pytest.fixture
def page(qtbot, context_of, seeded_desk):
    made = ExistingPage(context_of(seeded_desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Where("existing"))
    return made


@pytest.fixture
def bring(page, tmp_path, monkeypatch):
    """Chooses a file with this content in the dialog."""

    def choose(content: bytes) -> None:
        path = tmp_path / "packages.csv"
        path.write_bytes(content)
        monkeypatch.setattr(module.QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.acts()[0].do()

    return choose


def test_the_demonstrations_file_is_put_right_row_by_row_and_taken_in(
    page, bring, seeded_desk, shell
):
    bring((resources() / "demo" / "existing-packages.csv").read_bytes())
    told = page.file
    assert told.take.isHidden()
    assert told.per.value() is Per.WEEK
    assert "Row 6: Tansley, Orla stands in row 2 already." in told.faults.text()
    assert "“30/02/2016” is no date" in told.faults.text()
    while told.take.isHidden():
        told.table.view.setCurrentIndex(told.table.model.index(0, 0))
        assert told.table.current().findings
        told.not_this.click()
    assert told.take.text() == "Take in 4 packages"
    assert existing.worklist(seeded_desk).packages == ()
    told.take.click()
    assert "4 packages are taken in" in shell.said[-1]
    assert [each.name for each in existing.worklist(seeded_desk).packages] == [
        "Abara, Chidi", "Lindqvist, Åsa", "Tansley, Orla", "O’Rourke, Fintan",
    ]  # fmt: skip
    assert told.isHidden()
    assert not page.rows.isHidden()
    assert not shell.faults


def test_what_nobody_can_tell_is_asked_on_the_page(page, bring, shell):
    bring(b"One,Two,Three,Four,Five\nLorne,Ada,02/03/2014,900,04/05/2025\n")
    told = page.file
    assert "Which column is it? Last name" in told.faults.text()
    for at, place in enumerate(
        (Place.LAST_NAME, Place.FIRST_NAMES, Place.BORN, Place.AMOUNT, Place.SINCE)
    ):
        told.fields[place].load(at)
    told.order.load(Order.DAY_FIRST)
    told.per.load(Per.YEAR)
    told.per.edited.emit()
    assert not told.take.isHidden()
    assert told.table.model.index(0, 0).isValid()
    assert not shell.faults
