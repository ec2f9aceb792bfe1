"""Asks for a day, and maybe for a name with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _

Check = Callable[[date], Findings]


class DayQuestion(Question):
    """Stays open until the day can be."""

    def __init__(
        self, parent: QWidget | None, question: str, words: str, yes: str, day: date, check: Check
    ) -> None:
        super().__init__(parent, question, words, yes)
        self._check = check
        self.day = DateField(_("Day"), calendar=True)
        self.day.load(day)
        self.body.addWidget(self.day)
        self.day.take_focus()

    def accept(self) -> None:
        """Closes only with a day that can be."""
        found = self.faults()
        self.day.show_findings(found)
        if not found:
            super().accept()

    def faults(self) -> Findings:
        """What is wrong with the day."""
        fault, day = self.day.fault(), self.day.value()
        if fault is None and day is None:
            fault = Finding("field.date_partial")
        if fault is not None:
            return (fault,)
        assert day is not None
        return errors(self._check(day))


class WhoAndDay(DayQuestion):
    """A day, and who did it."""

    def __init__(
        self, parent: QWidget | None, question: str, yes: str, day: date, who: str, check: Check
    ) -> None:
        super().__init__(parent, question, "", yes, day, check)
        self.who = TextField(_("Who did it?"), characters=30)
        self.who.load(who)
        self.body.addWidget(self.who)


def ask_day(
    parent: QWidget | None, question: str, words: str, yes: str, day: date, check: Check
) -> date | None:
    """A day that `check` lets pass; None: not now."""
    dialog = DayQuestion(parent, question, words, yes, day, check)
    try:
        return dialog.day.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def ask_who_and_day(
    parent: QWidget | None, question: str, yes: str, day: date, who: str, check: Check
) -> tuple[date, str] | None:
    """A day that `check` lets pass, and a name; None: not now."""
    dialog = WhoAndDay(parent, question, yes, day, who, check)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        chosen = dialog.day.value()
        return None if chosen is None else (chosen, dialog.who.value())
    finally:
        dialog.deleteLater()
