"""Who turns 14, 16 or 18: tiles for each age, one list, the way to what is to be done, a file."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ras_desktop.domain.family import Child
from ras_desktop.domain.growing import Milestone
from ras_desktop.gui.pages import turning as module
from ras_desktop.gui.pages.turning import TurningPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.card import Tile
from ras_desktop.services import family


@pytest.fixture
def page(qtbot, context_of, seeded_desk):
    for name, born in (("Today", date(2012, 11, 23)), ("Leap", date(2012, 2, 29))):
        family.add(seeded_desk, uuid4(), Child(name, "Quarrington", born=born))
    made = TurningPage(context_of(seeded_desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place("turning"))
    return made


def test_the_ages_stand_in_tiles_and_one_age_is_chosen(page, shell):
    assert [each.accessibleName().split(",")[0][:2] for each in page.findChildren(Tile)]
    rows = page.table.model.rows()
    assert [each.on for each in rows] == [
        date(2026, 11, 23), date(2028, 2, 29), date(2028, 11, 23),
    ]  # fmt: skip
    page.age.load(Milestone.TRANSITIONS)
    page.age.edited.emit()
    assert [each.name for each in page.table.model.rows()] == ["Quarrington, Today"]
    assert not shell.faults


def test_enter_opens_what_is_to_be_done_before(page, shell):
    row = page.table.model.rows()[0]
    page.table.opened.emit(row)
    assert shell.places[-1] == Place("growing", row.case, "transitions")


def test_the_file_is_written_whole(page, shell, tmp_path, monkeypatch):
    path = tmp_path / "Growing up.csv"
    monkeypatch.setattr(module.saving, "ask_place", lambda *_: path)
    page.export()
    assert path.read_bytes().startswith(b"\xef\xbb\xbfDay,Age,Child")
    assert "Growing up.csv" in shell.said[-1]
    assert not shell.faults
