"""Questions about looking at a notice again: what the family asks, what is answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.agreement import Part
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.plan import Way
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.request import Strand
from ras_desktop.gui.dialogs.proposal import Asked
from ras_desktop.gui.widgets.choice_field import Choice, ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.layout import show_if
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services.reconsideration import Asking
from ras_desktop.wording import _, money
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.reconsideration import OUTCOMES
from ras_desktop.wording.request import STRANDS

Told = tuple[Outcome, str, tuple[Part, ...]]
"""An answer: what came of it, its reasons, the sums a year of a varied one."""


class _Ask(Asked):
    def __init__(self, parent: QWidget, today: date) -> None:
        said = _("Somebody who did not decide it looks at it and answers in writing.")
        super().__init__(parent, _("What does the family ask?"), said, _("Write it down"))
        self.field("on", DateField(_("Asked on"))).load(today)
        self.field("by", TextField(_("Who asked"), characters=36))
        self.field("words", LongField(_("In their words"), lines=3))
        help_ = TextField(_("Who helped them to ask"), optional=True, characters=36)
        self.field("help", help_)

    def faults(self) -> list[Finding]:
        """Day, who, and their words."""
        read, found = self.form.values(), super().faults()
        if read["on"] is None and not found:
            found.append(Finding("field.date_partial", "on"))
        if not (read["by"] or "").strip():
            found.append(Finding("reconsideration.asked_by.missing", "by"))
        if not (read["words"] or "").strip():
            found.append(Finding("reconsideration.words.missing", "words"))
        return found


def ask_asking(parent: QWidget, today: date) -> Asking | None:
    """What the family asks; None: not now."""
    dialog = _Ask(parent, today)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return Asking(read["on"], read["by"], read["words"], read["help"] or "")
    finally:
        dialog.deleteLater()


def keys_of(notice: Notice) -> list[tuple[Strand, Way]]:
    """Every strand and way of a notice's sums, before and after."""
    every = (*notice.before, *notice.after)
    return list(dict.fromkeys((each.strand, each.way) for each in every))


class _Answer(Asked):
    def __init__(self, parent: QWidget, notice: Notice) -> None:
        said = _("{was} a year before, {becomes} a year by the notice.").format(
            was=money(notice.was), becomes=money(notice.becomes)
        )
        super().__init__(parent, _("What is the answer, and why?"), said, _("Answer"))
        self._notice = notice
        kinds = {each: OUTCOMES[each.value] for each in Outcome}
        outcome = self.field("outcome", ListField(_("Answer"), choices(kinds)))
        outcome.edited.connect(self._chosen)
        for strand, way in keys_of(notice):
            name = f"{_(STRANDS[strand.value])}, {_(WAYS[way.value])}"
            field = MoneyField(_("{what}, a year").format(what=name), optional=True)
            self.field(f"sum/{strand.value}/{way.value}", field)
        words = _("The family reads them.")
        self.field("reasons", LongField(_("Reasons"), words, lines=4))
        self._chosen()

    def _chosen(self, *_what: object) -> None:
        varied = self.form.field("outcome").value() is Outcome.VARIED
        for strand, way in keys_of(self._notice):
            show_if(self.form.field(f"sum/{strand.value}/{way.value}"), varied)

    def told(self) -> Told:
        """What was typed."""
        read = self.form.values()
        parts: tuple[Part, ...] = ()
        if read["outcome"] is Outcome.VARIED:
            parts = tuple(
                Part(strand, way, read[f"sum/{strand.value}/{way.value}"] or ZERO)
                for strand, way in keys_of(self._notice)
            )
        return read["outcome"], read["reasons"] or "", tuple(each for each in parts if each.amount)

    def faults(self) -> list[Finding]:
        """An answer and its reasons; the service says the rest."""
        read, found = self.form.values(), super().faults()
        if read["outcome"] is None:
            found.append(Finding("reconsideration.outcome.missing", "outcome"))
        if not (read["reasons"] or "").strip():
            found.append(Finding("reconsideration.reasons.missing", "reasons"))
        return found


def ask_answer(parent: QWidget, notice: Notice) -> Told | None:
    """What is answered; None: not now."""
    dialog = _Answer(parent, notice)
    try:
        return dialog.told() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class _One(Asked):
    """One field and nothing else."""

    def __init__(self, parent: QWidget, question: str, field: QWidget, code: str, yes: str) -> None:
        super().__init__(parent, question, "", yes)
        self._code = code
        self.field("value", field)  # type: ignore[arg-type]

    def faults(self) -> list[Finding]:
        """It is not left empty."""
        found = super().faults()
        value = self.form.values()["value"]
        if value is None or (isinstance(value, str) and not value.strip()):
            found.append(Finding(self._code, "value"))
        return found


def ask_drop(parent: QWidget) -> object:
    """Why the family takes its request back; None: not now."""
    field = LongField(_("Why"), lines=2)
    question = _("Why does the family take its request back?")
    return _one(_One(parent, question, field, "reconsideration.dropped.reason", _("Keep")))


def ask_file(parent: QWidget, files: tuple[Choice, ...]) -> object:
    """Which attached file is looked at, too; None: not now."""
    field = ListField(_("Attached file"), files)
    question = _("Which file belongs to it?")
    return _one(_One(parent, question, field, "reconsideration.file", _("Add it")))


def _one(dialog: _One) -> object:
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.form.values()["value"] if accepted else None
    finally:
        dialog.deleteLater()
