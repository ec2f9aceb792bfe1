"""Questions about a proposal: what is proposed, what the family says, what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.proposal import Concern, Proposal
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import MoneyField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day, money
from ras_desktop.wording.proposal import CONCERNS


class Asked(Question):
    """A form that closes only when nothing is wrong; services say the rest."""

    def __init__(self, parent: QWidget, question: str, words: str, yes: str) -> None:
        super().__init__(parent, question, words, yes)
        self.form = Form(self)

    def field(self, where: str, made: Field) -> Field:
        """A field under the others."""
        self.form.add(where, made)
        self.body.addWidget(made)
        return made

    def faults(self) -> list[Finding]:
        """What stands against closing."""
        return list(self.form.faults())

    def accept(self) -> None:
        """Closes when nothing is wrong."""
        found = self.faults()
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody proposes."""

    concern: Concern
    sum: Money
    first: date
    last: date
    reasons: str


class _Propose(Asked):
    def __init__(self, parent: QWidget, over: Money, first: date | None, today: date) -> None:
        words = _("The family gets time to answer, and somebody else decides.")
        super().__init__(parent, _("What do you propose, and why?"), words, _("Propose it"))
        kinds = {each: CONCERNS[each.value] for each in Concern}
        concern = self.field("concern", ListField(_("About"), choices(kinds), none=""))
        concern.load(Concern.SURPLUS if over else Concern.USE)
        hint = _("No more than {over}, which is above the rule.").format(over=money(over))
        self.field("sum", MoneyField(_("Sum to be paid back"), hint, optional=True))
        self.form.field("sum").load(over or None)
        for where, name, on in (("first", _("From"), first), ("last", _("To"), today)):
            self.field(where, DateField(name)).load(on)
        self.field("reasons", LongField(_("Reasons"), _("The family reads them."), lines=3))

    def faults(self) -> list[Finding]:
        """Both days and reasons are needed; the rest the service says."""
        read, found = self.form.values(), super().faults()
        for where in ("first", "last"):
            if read[where] is None and not found:
                found.append(Finding("field.date_partial", where))
        if not (read["reasons"] or "").strip():
            found.append(Finding("proposal.reasons.missing", "reasons"))
        return found

    def proposed(self) -> Proposed:
        """What was typed."""
        read = self.form.values()
        return Proposed(
            read["concern"], read["sum"] or ZERO, read["first"], read["last"], read["reasons"]
        )


class _Look(Asked):
    def faults(self) -> list[Finding]:
        """A look without a word says nothing."""
        said = str(self.form.values()["text"] or "").strip()
        return super().faults() or ([] if said else [Finding("family.note.text_missing", "text")])


def ask_look(parent: QWidget) -> str | None:
    """What somebody found who looked at an account; None: not now."""
    words = _("It stands among the family’s notes, and the account is chosen later again.")
    dialog = _Look(parent, _("What did you find?"), words, _("Write it down"))
    dialog.field("text", LongField(_("What was looked at, and what was found"))).take_focus()
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return str(dialog.form.values()["text"])
    finally:
        dialog.deleteLater()


def ask_proposal(parent: QWidget, over: Money, first: date | None, today: date) -> Proposed | None:
    """What to propose; None: not now."""
    dialog = _Propose(parent, over, first, today)
    try:
        return dialog.proposed() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class _Answer(Asked):
    def __init__(
        self, parent: QWidget, held: Proposal, today: date, typed: tuple[str, date] | None
    ) -> None:
        words = ""
        if typed is not None and held.answer:
            words = _("Somebody else has kept: {words}").format(words=held.answer)
        super().__init__(parent, _("What does the family say?"), words, _("Keep the answer"))
        said, on = typed or (held.answer, held.answered_on or today)
        self.field("answer", LongField(_("In their words"), lines=4)).load(said)
        self.field("on", DateField(_("Answered on"))).load(on)

    def faults(self) -> list[Finding]:
        """Words and a whole date."""
        read, found = self.form.values(), super().faults()
        if not (read["answer"] or "").strip():
            found.append(Finding("proposal.answer.missing", "answer"))
        if read["on"] is None and not found:
            found.append(Finding("field.date_partial", "on"))
        return found


def ask_answer(
    parent: QWidget, held: Proposal, today: date, typed: tuple[str, date] | None = None
) -> tuple[str, date] | None:
    """The family's words and their day; None: not now. `typed`: what was typed before."""
    dialog = _Answer(parent, held, today, typed)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["answer"], read["on"]
    finally:
        dialog.deleteLater()


class _Decide(Asked):
    def __init__(self, parent: QWidget, held: Proposal) -> None:
        words = (
            _("The family says: {words}").format(words=held.answer)
            if held.answer
            else _("The family had until {day} and has not answered.").format(
                day=day(held.answer_by)
            )
        )
        super().__init__(parent, _("What is decided, and why?"), words, _("Decide it"))
        hint = _("From nothing to {sum}.").format(sum=money(held.sum))
        self.field("sum", MoneyField(_("Paid back"), hint, optional=True))
        self.field("reason", LongField(_("Reason"), _("The family reads it."), lines=3))

    def faults(self) -> list[Finding]:
        """A reason is needed."""
        found = super().faults()
        if not (self.form.values()["reason"] or "").strip():
            found.append(Finding("proposal.decision.missing", "reason"))
        return found


def ask_decision(parent: QWidget, held: Proposal) -> tuple[Money, str] | None:
    """What is paid back and why; None: not now."""
    dialog = _Decide(parent, held)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["sum"] or ZERO, read["reason"]
    finally:
        dialog.deleteLater()


class _Withdraw(Asked):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Why is it withdrawn?"), "", _("Withdraw it"))
        self.field("reason", LongField(_("Reason"), lines=2))

    def faults(self) -> list[Finding]:
        """A reason is needed."""
        found = super().faults()
        if not (self.form.values()["reason"] or "").strip():
            found.append(Finding("proposal.decision.missing", "reason"))
        return found


def ask_withdrawal(parent: QWidget) -> str | None:
    """Why a proposal is taken back; None: not now."""
    dialog = _Withdraw(parent)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        words: str = dialog.form.values()["reason"]
        return words
    finally:
        dialog.deleteLater()
