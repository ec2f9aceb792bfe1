"""One question of a moderation: the worker's answer beside one's own, and why they differ."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ras_desktop.domain.form import Question, QuestionKind
from ras_desktop.domain.moderation import same_score
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.answers import said_beside
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import row
from ras_desktop.gui.widgets.line_fields import MoneyField, NumberField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, ngettext
from ras_desktop.wording.questionnaire import answer_words

WIDE = 90
"""Characters from which on one's own answer stands beside the worker's, not under it."""
NOT_RELEVANT, BETWEEN = "\x00not_relevant", "\x00between"
"""Choices beside the levels: no level of a scheme is called like this."""


class OneQuestion(QWidget):
    """`load(worker, own, why)`, then `given()` and `why()`; `edited(question)` at each change.

    Its fields are in `form` under "answers/QUESTION…" and "reasons/QUESTION". The figures 1 … 9
    choose a level while its list has the focus. The reason is asked for only where it differs.
    """

    edited = Signal(str)

    def __init__(self, question: Question, form: Form) -> None:
        super().__init__()
        self.question, self._form = question, form
        self._worker, self._own = Given(), Given()
        self._loading = False
        self._title = text.label(question.title)
        self._said = text.body()
        self._beside = QVBoxLayout()
        self._beside.setSpacing(space(0.25))
        self._badge = Badge(_("Changed"), Tone.WARN, "edit")
        self._right = QVBoxLayout()
        self._right.setSpacing(space(1))
        self._answer = self._take("", self._editor())
        self._points: NumberField | None = None
        self._willing: ListField | None = None
        self._why: LongField | None = None
        left = QVBoxLayout()
        left.setSpacing(space(0.5))
        for part in (self._title, self._said):
            left.addWidget(part)
        left.addLayout(self._beside)
        left.addStretch(1)
        self._right.addLayout(row(self._answer, self._badge, None))
        self._level = text.quiet()
        self._right.addWidget(self._level)
        self._level.hide()
        if question.between and question.scored:
            self._points = self._take("points", self._between())
            self._right.addWidget(self._points)
        if question.natural_support:
            self._willing = self._take("willing", self._asked_willing())
            self._right.addWidget(self._willing)
        self._right.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(space(1))
        self._whole.addLayout(left, 1)
        self._whole.addLayout(self._right, 1)
        self._badge.hide()

    # Fields

    def _take(self, name: str, field: Any) -> Any:
        where = f"answers/{self.question.id}" + (f"/{name}" if name else "")
        self._form.add(where, field)
        field.edited.connect(self._edited)
        return field

    def _named(self, words: str) -> str:
        return f"{self.question.title}: {words}"

    def _editor(self) -> Field[Any]:
        question = self.question
        if question.kind is QuestionKind.LEVELS:
            made: Field[Any] = ListField("", self._choices(), none="")
        elif question.kind is QuestionKind.MONEY:
            made = MoneyField("", after=question.unit)
        else:
            step = question.step or Decimal(1)
            places = max(-int(step.normalize().as_tuple().exponent), 0)
            made = NumberField(
                "", after=question.unit, least=question.minimum, most=question.maximum,
                places=places,
            )  # fmt: skip
        made.name = self._named(_("confirmed answer"))
        for each in made.editors():
            each.setAccessibleName(made.name)
        return made

    def _choices(self) -> tuple[Choice, ...]:
        made = []
        for key, level in enumerate(self.question.levels, 1):
            words = f"{key}  {level.title}"
            if level.points is not None and self.question.scored:
                words += " · " + ngettext("{count} point", "{count} points", int(level.points))
            made.append(Choice(level.id, words))
        if self.question.between and self.question.scored:
            made.append(Choice(BETWEEN, _("Between two levels")))
        if self.question.not_relevant:
            made.append(Choice(NOT_RELEVANT, _("Not relevant")))
        return tuple(made)

    def _between(self) -> NumberField:
        scored = [each.points for each in self.question.levels if each.points is not None]
        made = NumberField(_("Points between two levels"), most=max(scored), places=1)
        for each in made.editors():
            each.setAccessibleName(self._named(_("points between two levels")))
        made.hide()
        return made

    def _asked_willing(self) -> ListField:
        ways = (Choice(True, _("Yes, willing and able")), Choice(False, _("No, or not as now")))
        made = ListField(_("Willing and able to go on?"), ways)
        for each in made.editors():
            each.setAccessibleName(self._named(_("willing and able to go on")))
        return made

    def _reason(self) -> LongField:
        if self._why is None:
            self._why = LongField(_("Why it is changed"), lines=1, most=6)
            for each in self._why.editors():
                each.setAccessibleName(self._named(_("why it is changed")))
            self._form.add(f"reasons/{self.question.id}", self._why)
            self._why.edited.connect(self._reasoned)
            self._right.insertWidget(self._right.count() - 1, self._why)
        return self._why

    # Values

    def load(self, worker: Given, own: Given | None, why: str) -> None:
        """Shows the worker's answer, and one's own where it differs."""
        self._loading = True
        self._worker, self._own = worker, own or worker
        self._said.setText(_("Worker: {answer}").format(answer=self._words(worker)))
        for words in said_beside(self.question, worker):
            self._beside.addWidget(text.quiet(words))
        self._show()
        if why:
            self._reason().load(why)
        self._mark()
        self._loading = False

    def _words(self, given: Given) -> str:
        said = answer_words(self.question, given) or _("not answered")
        level = self.question.by_id.get(given.level or "")
        points = level.points if level is not None and self.question.scored else None
        if points is None or given.points is not None or given.not_relevant:
            return said
        return f"{said} · " + ngettext("{count} point", "{count} points", int(points))

    def _show(self) -> None:
        own = self._own
        shown: Any = own.number
        if self.question.kind is QuestionKind.LEVELS:
            shown = own.level
            if own.points is not None:
                shown = BETWEEN
            elif own.not_relevant:
                shown = NOT_RELEVANT
        elif self.question.kind is QuestionKind.MONEY and own.number is not None:
            shown = Money.pounds(own.number)
        self._answer.load(shown)
        if self._points is not None:
            self._points.load(own.points)
            self._points.setVisible(shown == BETWEEN)
        if self._willing is not None:
            self._willing.load(own.willing)
            self._ask_willing()

    def _ask_willing(self) -> None:
        if self._willing is not None:
            self._willing.setVisible(self.question.asks_willing(self._own.level))

    def given(self) -> Given:
        """One's own answer; the worker's where nothing was changed."""
        return self._own

    def why(self) -> str:
        """Why it is changed."""
        return self._why.value() or "" if self._why is not None else ""

    @property
    def differs(self) -> bool:
        """Whether one's own answer counts otherwise than the worker's."""
        return not same_score(self._own, self._worker)

    def take_focus(self) -> None:
        """Puts the focus on the answer, so that the figures choose."""
        self._answer.take_focus()

    def back(self) -> None:
        """Takes the change back."""
        self._loading = True
        self._own = self._worker
        self._show()
        if self._why is not None:
            self._why.load("")
        self._mark()
        self._loading = False

    def _read(self) -> Given:
        answer = self._answer.value()
        own = replace(self._worker, level=None, points=None, number=None, not_relevant=False)
        if self.question.kind is not QuestionKind.LEVELS:
            given = answer.in_pounds if isinstance(answer, Money) else answer
            own = replace(own, number=given)
        elif answer == NOT_RELEVANT:
            own = replace(own, not_relevant=True)
        elif answer == BETWEEN:
            own = replace(own, points=self._points.value() if self._points else None)
        else:
            own = replace(own, level=answer)
        if self._willing is not None and self.question.asks_willing(own.level):
            own = replace(own, willing=self._willing.value())
        return self._worker if same_score(own, self._worker) else own

    def _edited(self) -> None:
        if self._loading:
            return
        self._own = self._read()
        self._ask_willing()
        if self._points is not None:
            self._points.setVisible(self._answer.value() == BETWEEN)
        self._mark()
        self.edited.emit(self.question.id)

    def _reasoned(self) -> None:
        if not self._loading:
            self.edited.emit(self.question.id)

    def _mark(self) -> None:
        changed = self.differs
        self._badge.setVisible(changed)
        level = self.question.by_id.get(self._own.level or "")
        words = level.text if level is not None and changed else ""
        self._level.setText(words)  # what the level says that one has chosen instead
        self._level.setVisible(bool(words))
        if changed:
            self._reason()
        if self._why is not None:
            self._why.setVisible(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() > WIDE * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        direction = ways.LeftToRight if wide else ways.TopToBottom
        if self._whole.direction() is not direction:
            self._whole.setDirection(direction)
            self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
