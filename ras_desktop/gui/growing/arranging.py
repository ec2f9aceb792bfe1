"""What is arranged at an age? Only the fields that the choice needs are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain import arrangement as rules
from ras_desktop.domain.arrangement import (
    ABLE,
    CAPABLE,
    FITS,
    FRESH_CONSENT,
    NEEDS_WHO,
    TAKES,
    About,
    Arrangement,
    What,
)
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.growing_tasks import Coming, Task, check_done
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.payees import WHOLE
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.line_fields import MoneyField, NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.text import quiet
from ras_desktop.services.growing import Growing
from ras_desktop.wording import _, money
from ras_desktop.wording.growing import MEANS, MILESTONES, TASKS, WHATS

HUNDRED = Decimal(100)
"""A share is typed in per cent and kept in hundredths of one."""


class Arranging(Question):
    """One milestone of one child. It closes when nothing stands against what was typed."""

    CHARACTERS = 76

    def __init__(self, parent: QWidget | None, told: Growing, coming: Coming) -> None:
        name = _(MILESTONES[coming.milestone.value])
        super().__init__(
            parent,
            _("What is arranged?  {milestone}").format(milestone=name),
            _(MEANS[coming.milestone.value]),
            _("Write it down"),
        )
        assert told.about is not None
        self._told, self._coming = told, coming
        self._about: About = replace(told.about, held=coming.arranged)
        self.form = Form(self)
        self.body.addWidget(self.form.summary)
        self._make_fields()
        self.form.edited.connect(self._follow)
        self.form.load(self._first())
        self._follow("what")
        self.form.field("what").take_focus()

    def _make_fields(self) -> None:
        offered = tuple(Choice(each, _(WHATS[each.value])) for each in FITS[self._coming.milestone])
        yes_no = (Choice(True, _("Yes")), Choice(False, _("No")))
        add = self._add
        add("what", CardsField(_("What holds from then on?"), offered))
        add("since", DateField(_("From which day on?"), calendar=True))
        share = NumberField(
            _("Which share of it?"), after="%", places=2, least=Decimal("0.01"), most=100
        )
        add("share", share)
        self.split = quiet()
        self.body.addWidget(self.split)
        add("amount", MoneyField(_("Adult support a year")))
        add("who", TextField(_("Who?"), _("The worker, team or representative"), characters=36))
        add(
            "capacity",
            CardsField(
                _("Has the young person capacity for this decision?"), yes_no,
                _("Mental Capacity Act 2005: assumed, unless shown otherwise for this decision."),
                beside=True,
            ),
        )  # fmt: skip
        self._beside(
            ("capacity_on", DateField(_("Looked at on"), calendar=True)),
            ("capacity_by", TextField(_("Looked at by"), characters=28)),
        )
        hint = _("With the help that can be given.")
        add("able", CardsField(_("Can they manage it?"), yes_no, hint, beside=True))
        add("consent_on", DateField(_("Fresh consent given on"), calendar=True))
        hint = _("Reasons, or the young person’s own words.")
        add("words", LongField(_("In words"), hint, lines=2))
        self._beside(
            ("decided_by", TextField(_("Decided by"), characters=28)),
            ("decided_on", DateField(_("Decided on"), calendar=True)),
        )

    def _add(self, where: str, made: Any) -> None:
        self.body.addWidget(self.form.add(where, made))

    def _beside(self, *fields: tuple[str, Any]) -> None:
        line = Flow(gap=3)
        for where, made in fields:
            line.addWidget(self.form.add(where, made))
        self.body.addWidget(holding(line))

    def _first(self) -> dict[str, Any]:
        """What is likely: the day of the milestone, today; nothing that has to be decided."""
        today = self._told.today
        return {"since": max(today, self._coming.on), "decided_on": today}

    def _follow(self, where: str) -> None:
        """Shows what the choice needs, and the sums of a share as it is typed."""
        what = self.form.values()["what"]
        needs = {
            "share": what is What.TAKES_PART,
            "amount": what is What.ADULT_SUPPORT,
            "who": what in NEEDS_WHO,
            "able": what in ABLE,
            "consent_on": what in FRESH_CONSENT,
        }
        for each in ("capacity", "capacity_on", "capacity_by"):
            needs[each] = what in CAPABLE or what is What.REPRESENTATIVE
        for each, wanted in needs.items():
            show_if(self.form.field(each), wanted)
        self._say_split()
        if where != "what":
            self.form.field(where).show_findings(())

    def _say_split(self) -> None:
        read = self.form.values()
        whole = total(part.amount for part in self._told.paid)
        share = _share(read)
        shown = read["what"] in TAKES and bool(whole) and (share or read["what"] is What.TAKES_ALL)
        show_if(self.split, bool(shown))
        if shown:
            own, rest = rules.split(whole, share or WHOLE)
            words = _("Of {whole} a year: {own} to the young person, {rest} as it is now.")
            said = words.format(whole=money(whole), own=money(own), rest=money(rest))
            later = _("It is paid so only once the agreements about it are signed.")
            self.split.setText(f"{said} {later}")

    def typed(self) -> Arrangement:
        """What was typed; fields that the choice does not need say nothing."""
        read = self.form.values()
        what: What = read["what"]
        capable = what in CAPABLE or what is What.REPRESENTATIVE
        amount: Money | None = read["amount"] if what is What.ADULT_SUPPORT else None
        return Arrangement(
            id=uuid4(),
            case=self._told.case.id,
            milestone=self._coming.milestone,
            what=what,
            since=read["since"],
            decided_on=read["decided_on"],
            decided_by=read["decided_by"] or "",
            who=(read["who"] or "") if what in NEEDS_WHO else "",
            words=read["words"] or "",
            capacity=read["capacity"] if capable else None,
            capacity_on=read["capacity_on"] if capable else None,
            capacity_by=(read["capacity_by"] or "") if capable else "",
            able=read["able"] if what in ABLE else None,
            consent_on=read["consent_on"] if what in FRESH_CONSENT else None,
            share=_share(read) if what is What.TAKES_PART else None,
            amount=amount,
        )

    def faults(self) -> list[Finding]:
        """What stands against writing it down."""
        read = self.form.values()
        if read["what"] is None:
            return [Finding("growing.what.missing", "what")]
        found = [each for each in self.form.faults() if not self.form.field(each.where).isHidden()]
        for where in ("since", "decided_on"):
            if read[where] is None and where not in {each.where for each in found}:
                found.append(Finding("field.date_partial", where))
        return found or list(rules.check(self.typed(), self._about))

    def accept(self) -> None:
        """Closes when nothing is wrong."""
        found = self.faults()
        self.form.show_findings(found)
        if not found:
            super().accept()


def _share(read: dict[str, Any]) -> int | None:
    typed: Decimal | None = read["share"]
    return None if typed is None else int(typed * HUNDRED)


def ask_arrangement(parent: QWidget, told: Growing, coming: Coming) -> Arrangement | None:
    """What is arranged at a milestone; None: not now."""
    dialog = Arranging(parent, told, coming)
    try:
        return dialog.typed() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class TaskQuestion(Question):
    """On which day a task was done, and what was said or sent."""

    def __init__(self, parent: QWidget | None, task: Task, born: date, today: date) -> None:
        super().__init__(parent, _(TASKS[task.value]), "", _("It is done"))
        self._born, self._today = born, today
        self.form = Form(self)
        self.form.summary.hide()
        self.body.addWidget(self.form.add("on", DateField(_("Done on"), calendar=True)))
        hint = _("Whom, how, what was said. It stands in the hand-over pack.")
        self.body.addWidget(
            self.form.add("note", LongField(_("Note"), hint, lines=2, optional=True))
        )
        self.form.load({"on": today, "note": ""})
        self.form.field("on").take_focus()

    def accept(self) -> None:
        """Closes with a day that can be."""
        on, found = self.form.values()["on"], list(self.form.faults())
        if on is None and not found:
            found.append(Finding("field.date_partial", "on"))
        elif on is not None:
            found += check_done(on, self._born, self._today)
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def ask_done(parent: QWidget, task: Task, born: date, today: date) -> tuple[date, str] | None:
    """The day and a note; None: not now."""
    dialog = TaskQuestion(parent, task, born, today)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        read = dialog.form.values()
        return read["on"], read["note"] or ""
    finally:
        dialog.deleteLater()
