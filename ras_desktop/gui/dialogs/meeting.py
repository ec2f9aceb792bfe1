"""Asked in a meeting: who has an interest in which case; and at its end, what else was said."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.panel_meeting import Meeting
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


def ask_interest(
    parent: QWidget | None, meeting: Meeting, cases: Sequence[tuple[UUID, str]], me: UUID
) -> tuple[UUID, UUID, str] | None:
    """Member, case and what it is; None: not now. `me`: the user who is asked."""
    words = _("Whoever has an interest does not decide the case and gets no papers of it.")
    dialog = Question(parent, _("Who has an interest in a case?"), words, _("Declare it"))
    dialog.about = str(meeting.id)
    offered = [Choice(each.id, each.name) for each in meeting.members]
    mine = next((each.id for each in meeting.members if each.user == me), meeting.members[0].id)
    who = ListField(_("Who"), offered, none="")
    who.load(mine)
    which = ListField(_("Which case"), [Choice(*each) for each in cases], none="")
    which.load(cases[0][0])
    what = TextField(_("What it is"), optional=True, characters=40)
    for part in (who, which, what):
        dialog.body.addWidget(part)
    who.take_focus()
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return who.value(), which.value(), what.value() or ""
    finally:
        dialog.deleteLater()


def ask_over(parent: QWidget | None, meeting: Meeting, words: str) -> str | None:
    """What else was said, for the minutes; None: it is not over yet."""
    dialog = Question(parent, _("Is this meeting over?"), words, _("It is over"))
    dialog.about = str(meeting.id)
    notes = LongField(_("Other matters"), _("They stand in the minutes."), lines=3, optional=True)
    notes.load(meeting.notes)
    dialog.body.addWidget(notes)
    notes.take_focus()
    try:
        return notes.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
