"""When something holds: conditions about answers, points or age; all must be true."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ras_desktop.domain.condition import Condition
from ras_desktop.domain.form import Question, QuestionKind
from ras_desktop.domain.scheme import Scheme
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import PartEditor, StackField
from ras_desktop.gui.schemes.words import questions_of
from ras_desktop.gui.widgets.choice_field import Choice, ListField, SeveralField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.gui.widgets.line_fields import NumberField
from ras_desktop.wording import N_, _, number

POINTS, AGE = ".points", ".age"
"""Subjects that are no question; a question's name never begins with a full stop."""
_BOUNDS = {
    "": ("at_least", "at_most"),
    POINTS: ("points_at_least", "points_at_most"),
    AGE: ("age_at_least", "age_at_most"),
}
_ZERO = Decimal(0)
LEAST, MOST = N_("At least"), N_("At most")


def when_field(
    design: Design, where: str, *, answers_only: bool = False, form: int | None = None
) -> StackField:
    """The conditions of a rule. `answers_only`, of one form: those of a check between answers."""
    scheme = design.scheme
    asked = scheme.forms[form].questions if form is not None else questions_of(scheme)
    fitting = tuple(each for each in asked if each.kind is not QuestionKind.SCORE)
    return StackField(
        design,
        where,
        lambda place: ConditionEditor(design, place, fitting, answers_only=answers_only),
        lambda _held: _first(fitting),
        _("Add a condition"),
        name=_("When") if answers_only else _("When (without a condition: always)"),
        hint=_("All of these must be true."),
    )


def _first(questions: tuple[Question, ...]) -> Condition:
    if not questions:
        return Condition(points_at_least=_ZERO)
    chosen = questions[0]
    if chosen.kind is QuestionKind.LEVELS:
        return Condition(chosen.id, levels=tuple(each.id for each in chosen.levels[-1:]))
    return Condition(chosen.id, at_least=_ZERO)


class ConditionEditor(PartEditor):
    """What it is about, and the levels or bounds that make it true."""

    def __init__(
        self, design: Design, where: str, questions: tuple[Question, ...], *, answers_only: bool
    ) -> None:
        super().__init__(design, where)
        self._questions = {each.id: each for each in questions}
        subjects = [Choice(each.id, each.title or each.id) for each in questions]
        if not answers_only:
            subjects += [Choice(POINTS, _("The points")), Choice(AGE, _("The age in years"))]
        self._subject = self.add("question", ListField(_("About"), subjects, none=""))
        self._levels: Field[Any] | None = None
        self._level_place = column(gap=0)
        self._least = self.add("least", NumberField(_(LEAST), optional=True, places=4))
        self._most = self.add("most", NumberField(_(MOST), optional=True, places=4))
        bounds = holding(Flow(self._least, self._most, gap=2))
        self._bounds = bounds
        self.setLayout(column(self._subject, self._level_place, bounds, gap=1))

    def load(self, item: Condition) -> None:
        """Shows a condition."""
        self._fit(_subject(item))
        super().load(item)
        if self._levels is not None:
            self._levels.load(item.levels)

    def shown(self, item: Condition, name: str) -> Any:
        """The bounds stand in fields of their own for each subject."""
        if name == "question":
            return _subject(item)
        if name == "levels":
            return item.levels
        low, high = _bounds(item)
        return getattr(item, low if name == "least" else high)

    def read(self, item: Condition) -> Condition:
        """The condition as it stands in the fields."""
        subject = self._subject.value()
        if subject != _subject(item):
            self._fit(subject)
        question = self._questions.get(subject)
        if question is not None and question.kind is QuestionKind.LEVELS:
            levels = self._levels.value() if self._levels is not None else ()
            return Condition(subject, levels=levels or ())
        low, high = _BOUNDS.get(subject, _BOUNDS[""])
        bounds: dict[str, Any] = {low: self._least.value(), high: self._most.value()}
        if subject == AGE:
            bounds = {key: None if each is None else int(each) for key, each in bounds.items()}
        return Condition("" if subject in (POINTS, AGE) else subject, **bounds)

    def _fit(self, subject: str) -> None:
        """Levels to tick for a question with levels, bounds for everything else."""
        question = self._questions.get(subject)
        by_level = question is not None and question.kind is QuestionKind.LEVELS
        self._bounds.setVisible(not by_level)
        empty(self._level_place)
        self._fields.pop("levels", None)
        self.form.remove(f"{self.where}/levels")
        self._levels = None
        if question is not None and by_level:
            levels = [Choice(each.id, each.title or each.id) for each in question.levels]
            self._levels = self.add("levels", SeveralField(_("One of these levels"), levels))
            self._level_place.addWidget(self._levels)


def _subject(item: Condition) -> str:
    if item.question:
        return item.question
    by_age = item.age_at_least is not None or item.age_at_most is not None
    return AGE if by_age else POINTS


def _bounds(item: Condition) -> tuple[str, str]:
    return _BOUNDS["" if item.question else _subject(item)]


def said(scheme: Scheme, conditions: tuple[Condition, ...]) -> str:
    """Conditions in a few words, for the line of a rule that is closed."""
    return _(" and ").join(_one(scheme, each) for each in conditions)


def _one(scheme: Scheme, each: Condition) -> str:
    asked = next((one for one in questions_of(scheme) if one.id == each.question), None)
    if asked is not None and each.levels:
        titles = (asked.by_id[name].title for name in each.levels if name in asked.by_id)
        return f"{asked.title}: {_(' or ').join(titles)}"
    subject = each.question and (asked.title if asked else each.question)
    name = subject or (_("age") if _subject(each) == AGE else _("points"))
    low, high = (getattr(each, part) for part in _bounds(each))
    parts = [_("at least {number}").format(number=number(low))] if low is not None else []
    parts += [_("at most {number}").format(number=number(high))] if high is not None else []
    return " ".join((name, *parts))
