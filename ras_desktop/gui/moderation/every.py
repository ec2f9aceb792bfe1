"""Every question of a moderation by area, built a few at a time so that the window is not held."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Form as Questions
from ras_desktop.domain.form import Question
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.moderation.one import OneQuestion
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import column, empty

AT_ONCE = 3
"""Questions that are built in one go."""


class EveryQuestion(QWidget):
    """`ask(…)`, then `answers()` and `reasons()`; `edited` at each change, `ready` once built."""

    edited = Signal(str)
    ready = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._body = column(gap=2)
        self.setLayout(self._body)
        self._cards: dict[str, Card] = {}
        self.questions: dict[str, OneQuestion] = {}
        self._wait: list[Question] = []
        self._asked: Questions | None = None
        self._worker: Mapping[str, Given] = {}
        self._own: Mapping[str, Given] = {}
        self._why: Mapping[str, str] = {}
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._more)

    def ask(
        self,
        form: Questions,
        worker: Mapping[str, Given],
        own: Mapping[str, Given],
        why: Mapping[str, str],
    ) -> None:
        """Shows every question that was answered, with the changes begun so far."""
        self._later.stop()
        self._form.remove("answers")
        self._form.remove("reasons")
        self._cards, self.questions = {}, {}
        empty(self._body)
        self._asked, self._worker, self._own, self._why = form, worker, own, why
        self._wait = [each for each in form.questions if each.id in worker or each.required]
        self._more()

    def answers(self) -> dict[str, Given]:
        """The answers that differ from the worker's; of what is not built yet, as they came."""
        built = {name: one.given() for name, one in self.questions.items() if one.differs}
        return {**{each.id: self._own[each.id] for each in self._left()}, **built}

    def reasons(self) -> dict[str, str]:
        """Why they differ."""
        built = {name: one.why() for name, one in self.questions.items() if one.differs}
        return {**{each.id: self._why.get(each.id, "") for each in self._left()}, **built}

    def _left(self) -> list[Question]:
        return [each for each in self._wait if each.id in self._own]

    def take_focus(self) -> None:
        """The first question."""
        for one in self.questions.values():
            one.take_focus()
            return

    def build_rest(self) -> None:
        """Builds what is left now: a finding leads there."""
        while self._wait:
            self._more()

    def back(self) -> None:
        """Takes every change back."""
        self.build_rest()
        for one in self.questions.values():
            one.back()

    def _more(self) -> None:
        for question in self._wait[:AT_ONCE]:
            self._add(question)
        self._wait = self._wait[AT_ONCE:]
        if self._wait:
            self._later.start()
        else:
            self._later.stop()
            self.ready.emit()

    def _add(self, question: Question) -> None:
        assert self._asked is not None
        card = self._cards.get(question.area)
        if card is None:
            card = self._cards[question.area] = Card(self._asked.area(question.area).title)
            card.body.setSpacing(space(3))
            self._body.addWidget(card)
        one = OneQuestion(question, self._form)
        card.body.addWidget(one)
        given = self._worker.get(question.id, Given())
        one.load(given, self._own.get(question.id), self._why.get(question.id, ""))
        one.edited.connect(self.edited)
        self.questions[question.id] = one
