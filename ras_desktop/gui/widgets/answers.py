"""The answers of a sealed assessment, to read: by area, with what changed since the last one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.moderation import Moderation
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.wording import _
from ras_desktop.wording.questionnaire import answer_words


class AnswersView(QWidget):
    """`show_answers(form, answers, before)`: what was answered, in the words of the scheme."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = column(gap=2)
        self.setLayout(self._whole)

    def show_answers(
        self,
        form: Form,
        answers: Mapping[str, Given],
        before: Mapping[str, Given] | None,
        moderation: Moderation | None = None,
    ) -> None:
        """Shows every answer; `before`: those of the assessment that this one followed.

        `moderation`: what was confirmed otherwise, said under the worker's answer with its reason.
        """
        empty(self._whole)
        for area in form.areas:
            inside = [each for each in form.questions_of(area.id) if each.id in answers]
            if not inside:
                continue
            card = Card(area.title)
            card.body.setSpacing(space(0.25))
            for question in inside:
                _show(question, answers[question.id], before, card)
                if moderation is not None and question.id in moderation.answers:
                    _show_confirmed(question, moderation, card)
            self._whole.addWidget(card)


def _show(question: Question, given: Given, before: Mapping[str, Given] | None, card: Card) -> None:
    body = card.body
    if body.count():
        body.addSpacing(space(1.5))
    body.addWidget(text.label(f"{question.title}: {answer_words(question, given)}"))
    for words in said_beside(question, given):
        body.addWidget(text.body(words))
    if before is not None and before.get(question.id, Given()) != given:
        earlier = before.get(question.id)
        was = answer_words(question, earlier) if earlier else _("not answered")
        body.addWidget(text.quiet(_("Before: {answer}").format(answer=was)))


def _show_confirmed(question: Question, moderation: Moderation, card: Card) -> None:
    """The confirmed answer under the worker's, marked, with the reason."""
    said = answer_words(question, moderation.answers[question.id])
    badge = Badge(_("Confirmed as: {answer}").format(answer=said), Tone.NOTE, "edit")
    card.body.addWidget(holding(row(badge, None)))
    why = moderation.reasons.get(question.id, "")
    card.body.addWidget(text.body(_("The reason: {reason}").format(reason=why)))


def said_beside(question: Question, given: Given) -> tuple[str, ...]:
    """What stands beside an answer: what the level says, reason, comment, evidence, the family."""
    level = question.by_id.get(given.level or "")
    said = [level.text if level else "", given.reason, given.comment, given.evidence]
    if given.willing is not None:
        willing = _("The carers are willing and able to go on.")
        said.append(willing if given.willing else _("The carers are not, or not as now."))
    if given.family or given.family_words:
        own = answer_words(question, Given(level=given.family or None))
        words = f"{own} – {given.family_words}".strip(" –")
        said.append(_("The family: {words}").format(words=words))
    return tuple(each for each in said if each)
