"""What is asked before a plan is started: what to copy, or why it takes another's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.finding import Finding
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day
from ras_desktop.wording.plan import PLAN_STATES


@dataclass(frozen=True, slots=True)
class Copy:
    """What to start from: an earlier plan, or None for an empty one."""

    source: UUID | None


class _Reason(Question):
    def __init__(self, parent: QWidget) -> None:
        words = _("The agreed plan never changes. The new one begins as its copy.")
        super().__init__(parent, _("Why is there a new plan?"), words, _("Start"))
        self.reason = LongField(_("Reason"), lines=2)
        self.body.addWidget(self.reason)

    def accept(self) -> None:
        """Only with a reason."""
        missing = not (self.reason.value() or "").strip()
        self.reason.show_findings((Finding("plan.reason.missing"),) if missing else ())
        if not missing:
            super().accept()


def ask_reason(parent: QWidget) -> str | None:
    """Why a plan takes the place of the agreed one; None: not now."""
    dialog = _Reason(parent)
    try:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.reason.value() if done else None
    finally:
        dialog.deleteLater()


def ask_copy(parent: QWidget, earlier: Sequence[CasePlan]) -> Copy | None:
    """Which earlier plan to copy, or an empty one; None: not now."""
    words = _("What is copied is marked with its source until you change it.")
    dialog = Question(parent, _("From what shall it start?"), words, _("Start"))
    offered = [
        Choice(
            each.id,
            _("The plan of {day}").format(day=day(each.on)),
            _(PLAN_STATES[each.state.value]),
        )
        for each in earlier
    ]
    field = CardsField(_("Start from"), (*offered, Choice("", _("An empty plan"))))
    field.load(earlier[0].id)
    dialog.body.addWidget(field)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return Copy(field.value() or None)
    finally:
        dialog.deleteLater()
