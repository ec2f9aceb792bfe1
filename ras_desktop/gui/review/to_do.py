"""What was agreed at reviews and is still to be done: ticked here, and at the next review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ras_desktop.domain.follow_up import FollowUp
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.form import scroll_to
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.wording import _, day
from ras_desktop.wording.today import lateness


class ToDo(Card):
    """Each open action: what, who, until when; `ticked` None where it is only to be read."""

    def __init__(self, ticked: Callable[[FollowUp], object] | None) -> None:
        super().__init__(_("Agreed and still to be done"))
        self._ticked = ticked
        self.buttons: dict[UUID, QPushButton] = {}

    def show_actions(self, actions: Sequence[FollowUp], today: date, may: bool) -> None:
        """Those that are open, the earliest day first; nothing where none is."""
        empty(self.body)
        self.buttons = {}
        waits = [each for each in actions if each.done_on is None]
        for each in waits:
            self.body.addWidget(self._line(each, today, may))
        self.setVisible(bool(waits))

    def go_to(self, part: str) -> bool:
        """To the action that a place names ("do/…"); False where it is not one that is open."""
        for id_, button in self.buttons.items():
            if part == f"do/{id_}":
                scroll_to(button)
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _line(self, each: FollowUp, today: date, may: bool) -> QWidget:
        parts: list[QWidget | None] = []
        if each.due is not None:
            late = (today - each.due).days
            words = _("by {day}").format(day=day(each.due))
            badge = Badge(words, Tone.PLAIN, "clock")
            if late > 0:
                badge = Badge(f"{words}, {lateness(late)}", Tone.BAD, "clock")
            parts.append(badge)
        if may and self._ticked is not None:
            ticked = self._ticked
            button = link(_("Done"), lambda: ticked(each))
            button.setAccessibleName(_("Done: {what}").format(what=each.what))
            self.buttons[each.id] = button
            parts.append(button)
        who = [text.quiet(each.who)] if each.who else []
        return holding(column(text.label(each.what), *who, row(*parts, None), gap=0.5))
