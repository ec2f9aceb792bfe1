"""What is asked before an assessment is started: its day, or why it takes another's place."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.assessment import Why
from ras_desktop.domain.finding import Finding
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _
from ras_desktop.wording.assessment import WHYS


class _Asked(Question):
    """A question that stays open until its fields hold."""

    def accept(self) -> None:
        """Closes only when nothing is wrong."""
        if self.holds():
            super().accept()

    def holds(self) -> bool:
        """Whether the fields hold; says what does not."""
        raise NotImplementedError


class _Day(_Asked):
    def __init__(self, parent: QWidget, today: date) -> None:
        words = _("The day decides the child’s age, the form and the scheme that is in force.")
        super().__init__(parent, _("On which day is the assessment?"), words, _("Start"))
        self.day = DateField(_("Day of the assessment"))
        self.day.load(today)
        self.body.addWidget(self.day)

    def holds(self) -> bool:
        """A whole date."""
        fault = self.day.fault()
        if fault is None and self.day.value() is None:
            fault = Finding("field.date_partial")
        self.day.show_findings((fault,) if fault else ())
        return fault is None


class _Following(_Asked):
    def __init__(self, parent: QWidget) -> None:
        words = _(
            "A sealed assessment never changes. A new one follows it, with its answers carried "
            "over for you to look at."
        )
        super().__init__(parent, _("Why is the child assessed again?"), words, _("Start"))
        ways = (Why.REVIEW, Why.CHANGE, Why.CORRECTION)
        self.why = CardsField(
            _("Occasion"), tuple(Choice(each.value, _(WHYS[each.value])) for each in ways)
        )
        self.why.load(Why.REVIEW.value)
        self.reason = LongField(_("Reason"), _("What has changed, or what was wrong."), lines=2)
        self.body.addWidget(self.why)
        self.body.addWidget(self.reason)

    def holds(self) -> bool:
        """A reason in words."""
        missing = not (self.reason.value() or "").strip()
        self.reason.show_findings((Finding("assessment.reason.missing"),) if missing else ())
        return not missing


def ask_day(parent: QWidget, today: date) -> date | None:
    """The day of the assessment, today offered; None: not now."""
    dialog = _Day(parent, today)
    try:
        return dialog.day.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def ask_following(parent: QWidget) -> tuple[str, str] | None:
    """Occasion and reason of an assessment that follows; None: not now."""
    dialog = _Following(parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.why.value(), dialog.reason.value() or ""
    finally:
        dialog.deleteLater()
