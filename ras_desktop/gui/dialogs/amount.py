"""An amount that the RAS did not work out: who set it, from what, and why (P 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.amount import SetAmount, check
from ras_desktop.domain.finding import Finding, errors
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.needs import NeedsAssessment
from ras_desktop.domain.request import Strand
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import Choice, ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day
from ras_desktop.wording.family import ASSESSMENT_KINDS
from ras_desktop.wording.request import STRANDS


class _Amount(Question):
    def __init__(
        self, parent: QWidget, case: UUID, needs: Sequence[NeedsAssessment], today: date
    ) -> None:
        words = _(
            "Health and education set and agree their own share. A social care amount may also be "
            "set from a needs assessment, without the RAS."
        )
        super().__init__(parent, _("Which amount was set?"), words, _("Record it"))
        self._case, self._today, self._id = case, today, uuid4()
        self.form = Form(self)
        sources = tuple(
            Choice(each.id, f"{_(ASSESSMENT_KINDS[each.kind.value])}, {day(each.day)}")
            for each in needs
        )
        side = Flow(gap=3)
        for where, field in (
            ("strand", ListField(_("Money from"), choices(STRANDS), none="")),
            ("amount", MoneyField(_("Amount a year"))),
            ("set_on", DateField(_("Set on"))),
        ):
            side.addWidget(self.form.add(where, field))
        self.body.addWidget(holding(side))
        for where, whole in (
            ("set_by", TextField(_("Set by"), _("The person or the agency"), characters=50)),
            ("needs_assessment", ListField(_("Set from"), sources, optional=True)),
            ("reason", LongField(_("Reason"), lines=2)),
        ):
            self.body.addWidget(self.form.add(where, whole))
        self.form.load({"strand": Strand.SOCIAL_CARE.value, "set_on": today})

    def amount(self) -> SetAmount:
        """What was typed."""
        read = self.form.values()
        return SetAmount(
            id=self._id,
            case=self._case,
            strand=Strand(read["strand"]),
            amount=read["amount"] or ZERO,
            set_by=read["set_by"],
            set_on=read["set_on"] or self._today,
            reason=read["reason"] or "",
            needs_assessment=read["needs_assessment"],
        )

    def accept(self) -> None:
        """Closes only when nothing is wrong."""
        found = [*self.form.faults(), *errors(check(self.amount(), self._today))]
        if self.form.values()["amount"] is None and not self.form.faults():
            found.append(Finding("field.money", "amount"))
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def ask(
    parent: QWidget, case: UUID, needs: Sequence[NeedsAssessment], today: date
) -> SetAmount | None:
    """The amount to record; None: not now."""
    dialog = _Amount(parent, case, needs, today)
    try:
        return dialog.amount() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class _End(Question):
    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, _("From when does it no longer count?"), "", _("End it"))
        self.on = DateField(_("From"))
        self.on.load(today)
        self.reason = LongField(_("Reason"), lines=2)
        for field in (self.on, self.reason):
            self.body.addWidget(field)

    def accept(self) -> None:
        """A whole date and a reason."""
        fault = self.on.fault() or (None if self.on.value() else Finding("field.date_partial"))
        self.on.show_findings((fault,) if fault else ())
        missing = not (self.reason.value() or "").strip()
        self.reason.show_findings((Finding("amount.ended_reason.missing"),) if missing else ())
        if fault is None and not missing:
            super().accept()


def ask_end(parent: QWidget, today: date) -> tuple[date, str] | None:
    """From when an amount ends, and why; None: not now."""
    dialog = _End(parent, today)
    try:
        on = dialog.on.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
        return None if on is None else (on, dialog.reason.value() or "")
    finally:
        dialog.deleteLater()
