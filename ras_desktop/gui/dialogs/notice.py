"""Questions about a notice: what was done to help, why it is taken back, a ground of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.notice import Ground
from ras_desktop.gui.dialogs.proposal import Asked
from ras_desktop.gui.widgets.choice_field import ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _
from ras_desktop.wording.notice import GROUNDS


class _Help(Asked):
    def __init__(self, parent: QWidget, today: date, words: str) -> None:
        said = _("What you write stays with the notice.")
        super().__init__(parent, _("What was done to help, and what came of it?"), said, _("Keep"))
        self.field("on", DateField(_("Day"))).load(today)
        self.field("words", LongField(_("What was done, what came of it"), lines=3)).load(words)

    def faults(self) -> list[Finding]:
        """A day and words."""
        read, found = self.form.values(), super().faults()
        if read["on"] is None and not found:
            found.append(Finding("field.date_partial", "on"))
        if not (read["words"] or "").strip():
            found.append(Finding("notice.help.missing", "words"))
        return found


def ask_help(parent: QWidget, today: date, words: str = "") -> tuple[str, date] | None:
    """What was done, and when; None: not now. `words`: what was typed over an older copy."""
    dialog = _Help(parent, today, words)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["words"], read["on"]
    finally:
        dialog.deleteLater()


class _Withdraw(Asked):
    def __init__(self, parent: QWidget) -> None:
        said = _("The full amount goes on. What was paid too little is paid with the next payment.")
        super().__init__(parent, _("Why is the notice taken back?"), said, _("Take it back"))
        self.field("reason", LongField(_("Reason"), lines=2))

    def faults(self) -> list[Finding]:
        """A reason."""
        found = super().faults()
        if not (self.form.values()["reason"] or "").strip():
            found.append(Finding("notice.withdrawn.reason", "reason"))
        return found


def ask_withdrawal(parent: QWidget) -> str | None:
    """Why it is taken back; None: not now."""
    dialog = _Withdraw(parent)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.form.values()["reason"] if accepted else None
    finally:
        dialog.deleteLater()


class _Without(Asked):
    def __init__(self, parent: QWidget, today: date) -> None:
        said = _("Only what happened can end money without a notice. Anything else is a notice.")
        super().__init__(parent, _("What happened?"), said, _("Keep it"))
        kinds = {each: GROUNDS[each.value] for each in Ground if each is not Ground.AGREED}
        self.field("ground", ListField(_("Ground"), choices(kinds)))
        self.field("starts", DateField(_("Nothing is paid from"))).load(today)
        self.field("reasons", LongField(_("What happened, and how is it known?"), lines=2))

    def faults(self) -> list[Finding]:
        """All three."""
        read, found = self.form.values(), super().faults()
        if read["ground"] is None:
            found.append(Finding("notice.ground.missing", "ground"))
        if read["starts"] is None and not found:
            found.append(Finding("field.date_partial", "starts"))
        if not (read["reasons"] or "").strip():
            found.append(Finding("notice.ground.reason", "reasons"))
        return found


def ask_without(parent: QWidget, today: date) -> tuple[Ground, date, str] | None:
    """Ground, first day, reasons; None: not now."""
    dialog = _Without(parent, today)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["ground"], read["starts"], read["reasons"]
    finally:
        dialog.deleteLater()
