"""The account that is paid into: entered, typed again by a second person; and the end of it all."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.account import Account, Details, check
from ras_desktop.domain.employer import EmployerCheck, EmployerItem, check_dates
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.notice import Ground
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day
from ras_desktop.wording.agreement import EMPLOYER
from ras_desktop.wording.notice import GROUNDS


class _Account(Question):
    """Entering it, or typing it again (`again`: the account that waits)."""

    def __init__(self, parent: QWidget | None, holder: str, again: Account | None) -> None:
        if again is None:
            words = _(
                "A second person types it again from the bank’s paper before it is paid into."
            )
            super().__init__(parent, _("Which account is it?"), words, _("Keep the account"))
        else:
            words = _(
                "{name} entered {account} on {day}. Take the bank’s own paper and type the numbers "
                "from there: they have to be the same."
            ).format(name=again.entered_by_name, account=again.masked, day=day(again.entered_on))
            super().__init__(parent, _("Is this the right account?"), words, _("Confirm it"))
        self._again = again
        self.form = Form(self)
        self.form.summary.hide()
        if again is None:
            self.body.addWidget(
                self.form.add("holder", TextField(_("Name of the account"), characters=36))
            )
        line = Flow(gap=3)
        line.addWidget(
            self.form.add("sort_code", TextField(_("Sort code"), _("Six digits"), characters=12))
        )
        line.addWidget(
            self.form.add(
                "number", TextField(_("Account number"), _("Eight digits"), characters=14)
            )
        )
        self.body.addWidget(holding(line))
        for where in ("sort_code", "number"):  # in no draft
            for editor in self.form.field(where).editors():
                secret(editor)
        if again is None:
            self.body.addWidget(
                self.form.add(
                    "seen",
                    TextField(_("Taken from"), _("Which paper of the bank, of which day"),
                              characters=40),
                )
            )  # fmt: skip
            self.form.load({"holder": holder, "sort_code": "", "number": "", "seen": ""})

    def typed(self) -> tuple[Details, str]:
        """What was typed, and which paper it was taken from."""
        read = self.form.values()
        holder = read.get("holder") or (self._again.holder if self._again else "")
        details = Details(holder, read["sort_code"] or "", read["number"] or "")
        return details, read.get("seen") or (self._again.seen if self._again else "")

    def accept(self) -> None:
        """Closes only when the form of it can be right."""
        found = check(*self.typed())
        self.form.show_findings(found)
        if not found:
            super().accept()


def ask_account(
    parent: QWidget, holder: str = "", again: Account | None = None
) -> tuple[Details, str] | None:
    """The account and the paper it was taken from; None: not now."""
    dialog = _Account(parent, holder, again)
    try:
        return dialog.typed() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class _Item(Question):
    def __init__(
        self, parent: QWidget | None, item: EmployerItem, held: EmployerCheck | None, today: date
    ) -> None:
        words = _("Since when it is in place, and until when; or why it is not needed.")
        super().__init__(parent, _(EMPLOYER[item.value]), words, _("Keep it"))
        self._item, self._today = item, today
        self.form = Form(self)
        self.form.summary.hide()
        line = Flow(gap=3)
        line.addWidget(self.form.add("done_on", DateField(_("In place since"), optional=True)))
        line.addWidget(self.form.add("until", DateField(_("Runs out on"), optional=True)))
        self.body.addWidget(holding(line))
        self.body.addWidget(
            self.form.add(
                "not_needed", LongField(_("Why it is not needed"), optional=True, lines=1, most=3)
            )
        )
        held = held or EmployerCheck(item, today)
        self.form.load(
            {"done_on": held.done_on, "until": held.until, "not_needed": held.not_needed}
        )

    def item(self) -> EmployerCheck:
        """What was typed."""
        read = self.form.values()
        return EmployerCheck(
            self._item, read["done_on"], read["until"], (read["not_needed"] or "").strip()
        )

    def accept(self) -> None:
        """Closes only when the days can be."""
        found = [
            *self.form.faults(),
            *(
                Finding(each.code, each.where.rpartition("/")[2], each.values)
                for each in check_dates((self.item(),), self._today)
            ),
        ]
        self.form.show_findings(found)
        if not found:
            super().accept()


def ask_item(
    parent: QWidget, item: EmployerItem, held: EmployerCheck | None, today: date
) -> EmployerCheck | None:
    """One item of the employer's list; None: not now."""
    dialog = _Item(parent, item, held, today)
    try:
        return dialog.item() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


Ending = tuple[date, str, Ground | None, date | None]
"""From which day, why, on which ground without a notice, the day of the family's own wish."""


class _End(Question):
    def __init__(self, parent: QWidget | None, today: date, starts: date) -> None:
        words = _("Payments stop from that day on. What is left is talked about with the family.")
        super().__init__(parent, _("From when does this agreement end?"), words, _("End it"))
        self._starts = starts
        self.form = Form(self)
        self.form.summary.hide()
        self.body.addWidget(self.form.add("on", DateField(_("Ends on"))))
        self.body.addWidget(self.form.add("reason", LongField(_("Why"), lines=2)))
        kinds = {each: GROUNDS[each.value] for each in Ground if each is not Ground.CORRECTION}
        ground = ListField(
            _("What ends it without a notice"), choices(kinds), optional=True,
            none=_("Nothing: its notice has ended"),
        )  # fmt: skip
        self.body.addWidget(self.form.add("ground", ground))
        wish = DateField(_("The family’s letter of"), optional=True)
        self.body.addWidget(self.form.add("asked_on", wish))
        self.form.load({"on": max(today, starts), "reason": ""})

    def typed(self) -> Ending:
        """The day, the reason, and what it rests on."""
        read = self.form.values()
        return read["on"], read["reason"] or "", read["ground"], read["asked_on"]

    def accept(self) -> None:
        """Closes only with a day and a reason."""
        on, reason, ground, asked_on = self.typed()
        found = [*self.form.faults()]
        if on is None and not found:
            found.append(Finding("field.date_partial", "on"))
        elif on is not None and on < self._starts:
            found.append(Finding("agreement.end.before", "on", {"day": self._starts}))
        if not reason.strip():
            found.append(Finding("agreement.end.reason", "reason"))
        if ground is Ground.AGREED and asked_on is None:
            found.append(Finding("notice.agreement.missing", "asked_on"))
        self.form.show_findings(found)
        if not found:
            super().accept()


def ask_end(parent: QWidget, today: date, starts: date) -> Ending | None:
    """From which day on it ends, why, and what it rests on; None: not now."""
    dialog = _End(parent, today, starts)
    try:
        return dialog.typed() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
