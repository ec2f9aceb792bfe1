"""What is asked about a version of a scheme: a new one, its approval, its last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new version: from which day, and by how many per cent its sums change."""

    first: date
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Begun:
    """A new scheme: what it is called, and from which day it shall be."""

    title: str
    first: date


@dataclass(frozen=True, slots=True)
class Approved:
    """From which day, on which equality analysis."""

    first: date
    equality_analysis: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The last day, and why."""

    last: date
    reason: str


class _Asked(Question):
    """Closes only when everything asked is there and can be."""

    def __init__(self, parent: QWidget, question: str, words: str, yes: str) -> None:
        super().__init__(parent, question, words, yes)
        self._asked: list[tuple[Field[object], str]] = []

    def ask(self, field: Field[object], missing: str) -> None:
        """Adds a field; `missing` is the code of the finding where nothing is typed."""
        self.body.addWidget(field)
        self._asked.append((field, missing))

    def accept(self) -> None:
        """Says beside each field what is missing or cannot be."""
        stopped = False
        for field, missing in self._asked:
            fault = field.fault()
            if fault is None and field.value() in (None, "") and missing:
                fault = Finding(missing)
            field.show_findings((fault,) if fault is not None else ())
            stopped = stopped or fault is not None
        if not stopped:
            super().accept()

    def said_yes(self) -> bool:
        """Shows it, the cursor in the first field; whether the answer was yes."""
        if self._asked:
            self._asked[0][0].take_focus()
        return self.exec() == QDialog.DialogCode.Accepted


def ask_fresh(parent: QWidget, title: str, first: date) -> Fresh | None:
    """From which day a new version shall be, and how its sums change; None: not now."""
    words = _(
        "The new version begins as a copy. Old assessments keep the version they were made with."
    )
    dialog = _Asked(
        parent, _("A new version of “{title}”").format(title=title), words, _("Begin it")
    )
    day = DateField(_("First day"))
    day.load(first)
    hint = _("3 makes £2,800.00 into £2,884.00; −2 lowers; 0 leaves all sums as they are.")
    percent = NumberField(_("All sums of money, per cent"), hint, places=2, least=-90, most=200)
    percent.load(0)
    dialog.ask(day, "field.date_partial")  # type: ignore[arg-type]
    dialog.ask(percent, "scheme.words_missing")  # type: ignore[arg-type]
    try:
        if not dialog.said_yes():
            return None
        chosen, share = day.value(), percent.value()
        return Fresh(chosen, share) if chosen is not None and share is not None else None
    finally:
        dialog.deleteLater()


def ask_begun(parent: QWidget, kind: str, first: date) -> Begun | None:
    """What a new scheme is called, and its first day; None: not now."""
    dialog = _Asked(parent, _("A new scheme: {kind}").format(kind=kind), "", _("Begin it"))
    title = TextField(_("What is it called?"), _("Families read this name."), characters=50)
    day = DateField(_("First day"))
    day.load(first)
    dialog.ask(title, "scheme.words_missing")  # type: ignore[arg-type]
    dialog.ask(day, "field.date_partial")  # type: ignore[arg-type]
    title.line.returnPressed.connect(dialog.accept)
    try:
        if not dialog.said_yes():
            return None
        chosen = day.value()
        return Begun(title.value(), chosen) if chosen is not None else None
    finally:
        dialog.deleteLater()


def ask_approval(
    parent: QWidget, first: date, reference: str, notes: Sequence[str] = ()
) -> Approved | None:
    """From which day it counts, and the equality analysis it rests on; None: not now.

    `notes`: what would happen on the day that is offered.
    """
    words = _(
        "From that day on every new assessment uses it, and the version before ends the day "
        "before. An approved version never changes."
    )
    said = "\n\n".join((words, *(f"{each.rstrip('.')}." for each in notes)))
    dialog = _Asked(parent, _("Approve this version?"), said, _("Approve it"))
    day = DateField(_("First day"), calendar=True)
    day.load(first)
    analysis = TextField(_("Reference of the equality analysis"), characters=30)
    analysis.load(reference)
    dialog.ask(day, "field.date_partial")  # type: ignore[arg-type]
    dialog.ask(analysis, "scheme.approved_without_equality")  # type: ignore[arg-type]
    try:
        if not dialog.said_yes():
            return None
        chosen = day.value()
        return Approved(chosen, analysis.value()) if chosen is not None else None
    finally:
        dialog.deleteLater()


def ask_end(parent: QWidget, last: date) -> Ended | None:
    """The last day of a version, and why; None: not now."""
    words = _("Assessments that were made with it keep it for ever.")
    dialog = _Asked(parent, _("Retire this version?"), words, _("Retire it"))
    day = DateField(_("Last day"), calendar=True)
    day.load(last)
    reason = LongField(_("Reason"), lines=2)
    dialog.ask(day, "field.date_partial")  # type: ignore[arg-type]
    dialog.ask(reason, "scheme.words_missing")  # type: ignore[arg-type]
    try:
        if not dialog.said_yes():
            return None
        chosen = day.value()
        return Ended(chosen, reason.value()) if chosen is not None else None
    finally:
        dialog.deleteLater()
