"""What is asked on the way to the panel: put it, the family's answer, take it back, correct it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel_meeting import Meeting
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day


@dataclass(frozen=True, slots=True)
class Putting:
    """What the family says to the papers so far, and for which meeting (None: none yet)."""

    answer: str
    meeting: UUID | None


class _Put(Question):
    def __init__(self, parent: QWidget | None, meetings: Sequence[Meeting]) -> None:
        words = _(
            "What is asked for is sealed as it stands now. What the family says to the papers can "
            "be written down until it is decided, and the panel reads it."
        )
        super().__init__(parent, _("Send this plan to the panel?"), words, _("Send it"))
        self.answer = LongField(_("What the family says to the papers"), lines=2, optional=True)
        offered = [Choice(each.id, meeting_name(each)) for each in meetings]
        self.meeting = ListField(
            _("For which meeting?"), offered, none=_("Not on an agenda yet"), optional=True
        )
        self.body.addWidget(self.answer)
        if meetings:
            self.body.addWidget(self.meeting)
            self.meeting.load(meetings[0].id)
        self.answer.take_focus()


def meeting_name(meeting: Meeting) -> str:
    """30 November 2026, Riverside House."""
    return ", ".join(each for each in (day(meeting.on), meeting.place) if each)


def ask_put(parent: QWidget | None, meetings: Sequence[Meeting]) -> Putting | None:
    """What goes with it to the panel; None: not now. `meetings`: those it could be put on."""
    dialog = _Put(parent, meetings)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Putting(dialog.answer.value(), dialog.meeting.value())
    finally:
        dialog.deleteLater()


class _Answer(Question):
    def __init__(
        self,
        parent: QWidget | None,
        words: str,
        on: date,
        check: Callable[[str, date | None], Findings],
    ) -> None:
        said = _("In the family’s own words, as far as they will go. The panel reads it.")
        super().__init__(parent, _("What does the family say to the papers?"), said, _("Save"))
        self._check = check
        self.answer = LongField(_("What they say"), lines=4)
        self.answer.load(words)
        self.on = DateField(_("When they said so"), calendar=True)
        self.on.load(on)
        for part in (self.answer, self.on):
            self.body.addWidget(part)
        self.answer.take_focus()

    def accept(self) -> None:
        """Only with words and a day."""
        found = self._check(self.answer.value(), self.on.value())
        fault = self.on.fault()
        found = found if fault is None else (*found, Finding(fault.code, "answered_on"))
        for field, where in ((self.answer, "family_answer"), (self.on, "answered_on")):
            field.show_findings([each for each in found if each.where == where][:1])
        if not found:
            super().accept()


def ask_answer(
    parent: QWidget | None,
    words: str,
    on: date,
    check: Callable[[str, date | None], Findings],
) -> tuple[str, date] | None:
    """The family's words and the day; None: not now."""
    dialog = _Answer(parent, words, on, check)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        chosen = dialog.on.value()
        return None if chosen is None else (dialog.answer.value(), chosen)
    finally:
        dialog.deleteLater()


class _Reason(Question):
    def __init__(self, parent: QWidget | None, ask: tuple[str, str, str, str], code: str) -> None:
        question, words, name, yes = ask
        super().__init__(parent, question, words, yes)
        self._code = code
        self.reason = LongField(name, lines=3)
        self.body.addWidget(self.reason)
        self.reason.take_focus()

    def accept(self) -> None:
        """Only with a reason."""
        missing = not self.reason.value().strip()
        self.reason.show_findings((Finding(self._code),) if missing else ())
        if not missing:
            super().accept()


def _ask_reason(parent: QWidget | None, ask: tuple[str, str, str, str], code: str) -> str | None:
    dialog = _Reason(parent, ask, code)
    try:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.reason.value() if done else None
    finally:
        dialog.deleteLater()


def ask_why_back(parent: QWidget | None) -> str | None:
    """Why it is taken back from the panel; None: not now."""
    words = _("It leaves the agenda. The plan stays agreed and can be sent again.")
    ask = (_("Take it back from the panel?"), words, _("Reason"), _("Take it back"))
    return _ask_reason(parent, ask, "panel.withdrawn.reason")


def ask_what_was_wrong(parent: QWidget | None) -> str | None:
    """What was wrong with a sealed decision; None: not now."""
    words = _(
        "The sealed decision stays as it is. A new one begins as its copy, names it, and counts "
        "from the moment it is sealed."
    )
    ask = (_("Correct this decision?"), words, _("What was wrong"), _("Start the correction"))
    return _ask_reason(parent, ask, "panel.correction.missing")
