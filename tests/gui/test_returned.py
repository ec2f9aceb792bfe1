"""Both versions of what was typed while the server was away, shown with a choice."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from ras_desktop.gui.dialogs.returned import LATER, MINE, THEIRS, BothVersions
from ras_desktop.services.returning import Both

AT = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


def a_note(theirs: object) -> Both:
    mine = {"typed": {"text": "typed here", "day": "2026-11-20"}}
    return Both("family.note", "new", uuid4(), AT, mine, theirs, {})


def test_nothing_is_chosen_to_begin_with_and_then_whose_was_chosen(qtbot) -> None:
    both = a_note({"typed": {"text": "typed there", "day": "2026-11-20"}})
    dialog = BothVersions(None, (both, both))
    qtbot.addWidget(dialog)
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert "typed here" in shown
    assert "typed there" in shown
    assert dialog.chosen() == ()
    dialog.fields[0].load(MINE)
    dialog.fields[1].load(THEIRS)
    assert [mine for _both, mine in dialog.chosen()] == [True, False]


def test_what_cannot_be_saved_any_more_can_be_read_and_is_not_offered_to_be_saved(qtbot) -> None:
    dialog = BothVersions(None, (a_note(None),))
    qtbot.addWidget(dialog)
    assert any("typed here" in each.text() for each in dialog.findChildren(QLabel))
    dialog.fields[0].load(LATER)
    assert dialog.chosen() == ()
