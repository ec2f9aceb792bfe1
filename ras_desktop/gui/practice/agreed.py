"""The agreed answer to one question, and why it is the right one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Question, QuestionKind
from ras_desktop.domain.practice import AgreedAnswer
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding, show_if
from ras_desktop.gui.widgets.line_fields import NumberField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, ngettext, number

BETWEEN, NOT_RELEVANT = "between levels", "not relevant"
"""Choices that are no level: no identifier of a level has a space in it."""
WILLING = {True: "yes", False: "no"}


class AgreedEditor(QWidget):
    """`load(agreed)`, `value()`: None where nothing is written. `edited` when a person typed."""

    edited = Signal()

    def __init__(self, form: Form, where: str, question: Question) -> None:
        super().__init__()
        self.question = question
        self.fields: dict[str, Field[Any]] = {}
        self._form, self._where = form, where
        self._given = Given()
        self._said = question.outcome if question.outcome != question.title else ""
        whole = column(gap=0.5)
        line = Flow(gap=2)
        for field in self._answers():
            line.addWidget(field)
        whole.addWidget(holding(line))
        self._level = text.quiet()
        whole.addWidget(self._level)
        show_if(self._level, False)
        why = self._take("why", LongField(_("Why, in a sentence"), lines=1))
        for each in why.editors():
            each.setAccessibleName(
                _("{question}: why, in a sentence").format(question=question.title)
            )
        whole.addWidget(why)
        self.setLayout(whole)

    def _answers(self) -> list[Field[Any]]:
        asked = self.question
        if asked.kind is not QuestionKind.LEVELS:
            made: list[Field[Any]] = [self._take("", self._number(asked))]
            if asked.not_relevant:
                aside = (Choice(NOT_RELEVANT, _("Not relevant")),)
                list_ = ListField(_("Or"), aside, none=_("A figure"))
                made.append(self._take("not_relevant", list_))
        else:
            offered = self._choices()
            field = ListField(asked.title, offered, self._said, none=_("Not agreed"))
            made = [self._take("", field)]
            if asked.between and asked.scored:
                made.append(self._take("points", self._between()))
                show_if(made[-1], False)
        if asked.natural_support:
            ways = (Choice(WILLING[True], _("Yes")), Choice(WILLING[False], _("No, or not as now")))
            able = ListField(_("Willing and able to go on?"), ways, none=_("Not agreed"))
            made.append(self._take("willing", able))
        return made

    def _choices(self) -> list[Choice]:
        made = []
        for level in self.question.levels:
            words = level.title
            if level.points is not None and self.question.scored:
                count = ngettext("{count} point", "{count} points", int(level.points))
                words = f"{words}  ·  {count}"
            made.append(Choice(level.id, words))
        if self.question.between and self.question.scored:
            made.append(Choice(BETWEEN, _("Between two levels")))
        if self.question.not_relevant:
            made.append(Choice(NOT_RELEVANT, _("Not relevant")))
        return made

    def _number(self, asked: Question) -> NumberField:
        step = asked.step or Decimal(1)
        places = max(-int(step.normalize().as_tuple().exponent), 0)
        if asked.kind is QuestionKind.MONEY:
            places = 2
        return NumberField(
            asked.title, self._said, after=asked.unit, least=asked.minimum, most=asked.maximum,
            places=places, optional=not asked.required,
        )  # fmt: skip

    def _between(self) -> NumberField:
        scored = [each.points for each in self.question.levels if each.points is not None]
        name = _("Points, between {least} and {most}").format(
            least=number(min(scored)), most=number(max(scored))
        )
        return NumberField(name, most=max(scored), places=1)

    def _take(self, name: str, field: Any) -> Any:
        where = f"{self._where}/{self.question.id}" + (f"/{name}" if name else "")
        self.fields[name] = self._form.add(where, field)
        field.edited.connect(self._edited)
        return field

    # The answer as a value

    def load(self, agreed: AgreedAnswer | None) -> None:
        """Shows an answer; None: nothing is agreed yet."""
        given = agreed.given if agreed is not None else Given()
        self._given = given
        shown: Any = given.number
        if self.question.kind is QuestionKind.LEVELS:
            shown = given.level
            if given.points is not None:
                shown = BETWEEN
            elif given.not_relevant:
                shown = NOT_RELEVANT
        values = {
            "": shown,
            "points": given.points,
            "not_relevant": NOT_RELEVANT if given.not_relevant else None,
            "willing": None if given.willing is None else WILLING[given.willing],
            "why": agreed.why if agreed is not None else "",
        }
        for name, field in self.fields.items():
            field.load(values[name])
        self._fit()

    def value(self) -> AgreedAnswer | None:
        """The answer as it stands; None where neither an answer nor a reason is written."""
        read = {name: field.value() for name, field in self.fields.items()}
        answer, why = read[""], read["why"] or ""
        between = answer == BETWEEN
        aside = NOT_RELEVANT in (answer, read.get("not_relevant"))
        levels = self.question.kind is QuestionKind.LEVELS
        willing = read.get("willing") if self._asks_willing(answer) else None
        given = Given(
            level=answer if levels and answer not in (BETWEEN, NOT_RELEVANT) else None,
            points=read.get("points") if between else None,
            number=None if levels or aside else answer,
            not_relevant=aside,
            willing=None if willing is None else willing == WILLING[True],
        )
        return None if given == Given() and not why and not between else AgreedAnswer(given, why)

    def _edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Points stand there only between two levels; the level's own words under it."""
        chosen = self.fields[""].value()
        if "points" in self.fields:
            self.fields["points"].setVisible(chosen == BETWEEN)
        level = self.question.by_id.get(chosen) if isinstance(chosen, str) else None
        self._level.setText(level.text if level is not None else "")
        self._level.setVisible(bool(self._level.text()))
        if "willing" in self.fields:
            self.fields["willing"].setVisible(self._asks_willing(chosen))

    def _asks_willing(self, chosen: Any) -> bool:
        return self.question.asks_willing(chosen if chosen in self.question.by_id else None)
