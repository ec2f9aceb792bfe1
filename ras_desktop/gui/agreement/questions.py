"""The questions about a payee, asked one after the other: yes or no, and on what it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.payee import Check, Evidence, Wanted
from ras_desktop.gui.dialogs.confirm import Question, tall
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, choices
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.services.open_agreement import OnePayee
from ras_desktop.wording import N_, _
from ras_desktop.wording.agreement import EVIDENCE, QUESTIONS

TO_CHECK = N_("To check against current law.")


def words_of(wanted: Wanted) -> str:
    """A question in words: the program's own, or the list's."""
    return wanted.words or _(QUESTIONS[wanted.question])


@dataclass(frozen=True, slots=True)
class Told:
    """The answers that are new or other than before, and on what they rest."""

    answers: Mapping[str, bool]
    evidence: Evidence


class Questions(Question):
    """Every question with yes and no; those answered before show their answer."""

    CHARACTERS = 84

    def __init__(
        self,
        parent: QWidget | None,
        wanted: Sequence[Wanted],
        answers: Mapping[str, Check],
        name: str = "",
    ) -> None:
        words = _(
            "Kept are the question, yes or no, your name, the day and on what it rests. Write no "
            "details anywhere: some of the questions touch offences."
        )
        question = _("May this person receive the money?")
        if name:
            question = _("May {name} receive the money?").format(name=name)
        super().__init__(parent, question, words, _("Keep the answers"))
        self.about = name
        self._before = {each: told.yes for each, told in answers.items()}
        self.fields: dict[str, CardsField] = {}
        inside = column(gap=2)
        for each in wanted:
            hint = each.source
            if each.unsure:
                hint = f"{hint}. {_(TO_CHECK)}" if hint else _(TO_CHECK)
            field = CardsField(
                words_of(each), (Choice(True, _("Yes")), Choice(False, _("No"))), hint, beside=True
            )
            field.load(self._before.get(each.question))
            self.fields[each.question] = field
            inside.addWidget(field)
        self.evidence = CardsField(
            _("On what do these answers rest?"), choices(EVIDENCE), beside=True
        )
        inside.addWidget(self.evidence)
        whole = holding(inside)
        area = scrolling(whole)
        tall(area, whole, self)
        self.body.addWidget(area, 1)
        self.yes.setDefault(True)
        first = next((f for f in self.fields.values() if f.value() is None), self.evidence)
        first.take_focus()

    def changed(self) -> dict[str, bool]:
        """Answers that are new or other than before."""
        return {
            question: field.value()
            for question, field in self.fields.items()
            if field.value() is not None and field.value() is not self._before.get(question)
        }

    def told(self) -> Told:
        """What was answered."""
        return Told(self.changed(), Evidence(self.evidence.value()))

    def accept(self) -> None:
        """Only with what it rests on, where anything was answered."""
        missing = bool(self.changed()) and self.evidence.value() is None
        self.evidence.show_findings((Finding("payee.evidence", "evidence"),) if missing else ())
        if missing:
            self.evidence.take_focus()
        elif not self.changed():
            self.reject()
        else:
            super().accept()


def ask(
    parent: QWidget, wanted: Sequence[Wanted], answers: Mapping[str, Check], name: str = ""
) -> Told | None:
    """What was answered; None: not now, or nothing new. `name`: of the payee, among several."""
    dialog = Questions(parent, wanted, answers, name)
    try:
        return dialog.told() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def ask_all(parent: QWidget, whose: Sequence[OnePayee], *, several: bool) -> list[tuple[int, Told]]:
    """What was answered of each payee, by number, one after the other; after a "not now" nobody
    more is asked about. `several`: whether they are told apart by name."""
    found = []
    for each in whose:
        told = ask(parent, each.wanted, each.answers, each.payee.name if several else "")
        if told is None:
            break
        found.append((each.number, told))
    return found
