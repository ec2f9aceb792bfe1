"""How much notice pay an assistant is due: the weeks by law, times the pay of a week."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.closing_account import notice_pay, notice_weeks
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.gui.dialogs.proposal import Asked
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.line_fields import MoneyField
from ras_desktop.wording import _, step


class NoticePay(Asked):
    """Since when employed, and the pay of a week; what it comes to stands below as it is typed."""

    def __init__(self, parent: QWidget, ends: date) -> None:
        words = _("By law; a contract may give more. Payroll is asked before it is paid.")
        super().__init__(parent, _("How much notice pay is due?"), words, _("Take it over"))
        self._ends = ends
        self.field("since", DateField(_("Employed since")))
        self.field("weekly", MoneyField(_("Pay of a week")))
        self.said = text.body("")
        self.body.addWidget(self.said)
        self.form.edited.connect(self._reckon)

    def told(self) -> tuple[Money, str] | None:
        """The notice pay and how it comes about; None: something is missing still."""
        read = self.form.values()
        since, weekly = read["since"], read["weekly"]
        if since is None or weekly is None or since > self._ends:
            return None
        sum_, steps = notice_pay(since, self._ends, weekly)
        return sum_, " ".join(step(each) for each in steps)

    def _reckon(self, *_what: object) -> None:
        told = self.told()
        self.said.setText(told[1] if told else "")

    def faults(self) -> list[Finding]:
        """What cannot be, then what is missing; no notice is due in the first month."""
        found = super().faults()
        read = self.form.values()
        if not found and read["since"] is None:
            found.append(Finding("field.date_partial", "since"))
        elif not found and read["since"] > self._ends:
            found.append(Finding("closing_account.since", "since", {"day": self._ends}))
        elif not found and not notice_weeks(read["since"], self._ends):
            found.append(Finding("closing_account.no_weeks", "since"))
        if not found and (read["weekly"] is None or read["weekly"] <= ZERO):
            found.append(Finding("closing_account.weekly", "weekly"))
        return found


def ask_notice_pay(parent: QWidget, ends: date) -> tuple[Money, str] | None:
    """The notice pay and its reckoning; None: not now."""
    dialog = NoticePay(parent, ends)
    try:
        return dialog.told() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
