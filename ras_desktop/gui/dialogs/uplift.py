"""Questions about new rates: from which day and for what; how the letters go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain import uplift as rules
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.recipient import Means
from ras_desktop.domain.uplift import Uplift
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.wording import _
from ras_desktop.wording.recipient import MEANS


class _Rates(Question):
    """Title, day, and what other rates rise by; what is impossible is said beside the field."""

    def __init__(self, parent: QWidget, held: Uplift, today: date) -> None:
        words = _(
            "The price list in force on that day is taken. You see everybody who is reached, and "
            "who is not and why; somebody else approves it."
        )
        super().__init__(
            parent, _("From which day are there new rates?"), words, _("Make the list")
        )
        self.about = held.title
        self._held, self._today = held, today
        self.form = Form(self)
        fields = (
            ("title", TextField(_("What are they called?"), _("For example “Rates from April”."))),
            ("starts", DateField(_("From"))),
            ("share", NumberField(
                _("Rates that are not of the list rise by, per cent"),
                _("Leave it empty: they stay as they are, and are listed as not reached."),
                optional=True,
            )),
        )  # fmt: skip
        for where, field in fields:
            self.form.add(where, field)
            self.body.addWidget(field)
        share = held.share * 100 if held.share else None
        self.form.load({"title": held.title, "starts": held.starts, "share": share})

    def wanted(self) -> Uplift:
        """What was typed."""
        read = self.form.values()
        share = (read["share"] or Decimal(0)) / 100
        starts = read["starts"] or self._held.starts
        return replace(self._held, title=read["title"] or "", starts=starts, share=share)

    def accept(self) -> None:
        """Closes when nothing is wrong."""
        found = list(self.form.faults())
        if not found and self.form.values()["starts"] is None:
            found = [Finding("field.date_partial", "starts")]
        found = found or list(rules.check(self.wanted(), self._today))
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def ask_rates(parent: QWidget, held: Uplift, today: date) -> Uplift | None:
    """A new or changed draft; None: not now."""
    dialog = _Rates(parent, held, today)
    try:
        return dialog.wanted() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class _Letters(Question):
    """How all letters of a batch go."""

    def __init__(self, parent: QWidget, count: int) -> None:
        words = _(
            "Each is kept for good, with the day and your name. By post only those whose address "
            "was confirmed lately are issued; the others are listed with what is missing."
        )
        question = _("Issue {count} letters?").format(count=count)
        super().__init__(parent, question, words, _("Issue them"))
        ways = tuple(Choice(Means(each.value), each.words) for each in choices(MEANS))  # type: ignore[arg-type]
        self.means = CardsField(_("How do they reach the families?"), ways, beside=True)
        self.body.addWidget(self.means)

    def accept(self) -> None:
        """Closes once it is said how they go."""
        if self.means.value() is None:
            self.means.show_findings((Finding("recipient.means", "means"),))
            return
        super().accept()


def ask_letters(parent: QWidget, count: int) -> Means | None:
    """How the letters go; None: not now."""
    dialog = _Letters(parent, count)
    try:
        return dialog.means.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
