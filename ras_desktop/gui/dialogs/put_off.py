"""Asks why something waits, and until which day it is off the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.put_off import About, Reason, check
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services.put_off import Room
from ras_desktop.wording import _, day
from ras_desktop.wording.put_off import REASONS

USUAL = 7
"""Days that are proposed where there is room for them."""


@dataclass(frozen=True, slots=True)
class Putting:
    """What was chosen. `until` None: it stays on the list, with its reason."""

    reason: Reason
    words: str
    until: date | None


class PutOffQuestion(Question):
    """Stays open until it can be. What a family counts on only gets a reason once it is late."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        what: About,
        room: Room,
        today: date,
        case: UUID | None = None,
    ) -> None:
        words = _("It comes back to the list on its day. A manager sees why it waits.")
        if not room.hides:
            words = _(
                "A family counts on its day, so it stays on the list until it is done. A manager "
                "sees why it is late."
            )
        yes = _("Put it off") if room.hides else _("Keep the reason")
        super().__init__(parent, name, words, yes)
        self.case, self.about = case, f"{what.about}/{what.subject}"
        self._what, self._room, self._today = what, room, today
        self.form = Form(self)
        reason = self.form.add("reason", ListField(_("Why does it wait?"), choices(REASONS)))
        said = self.form.add("words", LongField(_("In a few words"), optional=True, lines=2))
        self.body.addWidget(reason)
        self.body.addWidget(said)
        if room.hides:
            under = _("{day} at the latest").format(day=day(room.last))
            until = DateField(_("Until"), under, calendar=True)
            until.load(min(today + timedelta(days=USUAL), room.last))
            self.body.addWidget(self.form.add("until", until))
        reason.take_focus()

    def value(self) -> Putting | None:
        """What was chosen; None without a reason."""
        read = self.form.values()
        if read["reason"] is None:
            return None
        return Putting(Reason(read["reason"]), read["words"] or "", read.get("until"))

    def faults(self) -> Findings:
        """What stands against it."""
        found = list(self.form.faults())
        asked = self.value()
        if asked is None:
            found.append(Finding("put_off.reason.missing", "reason"))
        elif not found:
            if self._room.hides and asked.until is None:
                found.append(Finding("field.date_partial", "until"))
            longest = (self._room.last - self._today).days
            found += check(self._what, asked.reason, asked.words, asked.until, self._today, longest)
        return tuple(found)

    def accept(self) -> None:
        """Closes only when nothing is wrong."""
        found = self.faults()
        self.form.show_findings(found)
        if not found:
            super().accept()


def ask_put_off(
    parent: QWidget | None,
    name: str,
    what: About,
    room: Room,
    today: date,
    case: UUID | None = None,
) -> Putting | None:
    """Why a thing (of a case) waits and until when; None: not now."""
    dialog = PutOffQuestion(parent, name, what, room, today, case)
    try:
        return dialog.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
