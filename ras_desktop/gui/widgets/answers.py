"""The answers of a sealed assessment, to read: by area, with what changed since the last one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.layout import column, empty
from ras_desktop.wording import _, number


class AnswersView(QWidget):
    """`show_answers(form, answers, before)`: what was answered, in the words of the scheme."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(gap=2)
        self.setLayout(self._whole)

    def show_answers(
        self, form: Form, answers: Mapping[str, Given], before: Mapping[str, Given] | None
    ) -> None:
        """Shows every answer; `before`: those of the assessment that this one followed."""
        empty(self._whole)
        for area in form.areas:
            inside = [each for each in form.questions_of(area.id) if each.id in answers]
            if not inside:
                continue
            card = Card(area.title)
            card.body.setSpacing(space(0.25))
            for question in inside:
                _show(question, answers[question.id], before, card)
            self._whole.addWidget(card)


def _show(question: Question, given: Given, before: Mapping[str, Given] | None, card: Card) -> None:
    body = card.body
    if body.count():
        body.addSpacing(space(1.5))
    body.addWidget(text.label(f"{question.title}: {answer_words(question, given)}"))
    level = question.by_id.get(given.level or "")
    for words in (level.text if level else "", given.reason, given.comment, given.evidence):
        if words:
            body.addWidget(text.body(words))
    if given.willing is not None:
        willing = _("The carers are willing and able to go on.")
        body.addWidget(
            text.body(willing if given.willing else _("The carers are not, or not as now."))
        )
    if given.family or given.family_words:
        said = answer_words(question, Given(level=given.family or None))
        words = f"{said} – {given.family_words}".strip(" –")
        body.addWidget(text.body(_("The family: {words}").format(words=words)))
    if before is not None and before.get(question.id, Given()) != given:
        earlier = before.get(question.id)
        was = answer_words(question, earlier) if earlier else _("not answered")
        body.addWidget(text.quiet(_("Before: {answer}").format(answer=was)))


def answer_words(question: Question, given: Given) -> str:
    """An answer in a few words: its level, its number, between two levels, or not relevant."""
    if given.not_relevant:
        return _("Not relevant")
    if given.points is not None:
        return _("{points} points, between two levels").format(points=number(given.points))
    if given.number is not None:
        return f"{number(given.number)} {question.unit}".strip()
    level = question.by_id.get(given.level or "")
    return level.title if level else ""
