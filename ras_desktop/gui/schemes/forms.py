"""The designer's part for questionnaires: forms by age, areas, questions, checks."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from ras_desktop.domain.form import Area, Check, Form, Question, QuestionKind
from ras_desktop.domain.scheme_edit import Path, as_where, fresh
from ras_desktop.gui.schemes import conditions
from ras_desktop.gui.schemes.conditions import when_field
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import ItemsField, PartEditor
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.questions import QuestionEditor, blank_question
from ras_desktop.gui.schemes.reading_grade import GradedField
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.wording import _, number


class AreaEditor(PartEditor):
    """An area: its title, and how its points count."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        limits = Flow(
            self.add("weight", NumberField(_("Weight"), places=4), needed=True),
            self.add(
                "minimum", NumberField(_("Never fewer than"), optional=True, places=4, least=None)
            ),
            self.add(
                "maximum", NumberField(_("Never more than"), optional=True, places=4, least=None)
            ),
            gap=2,
        )
        title = self.add("title", TextField(_("Title"), characters=50))
        words = self.add("text", LongField(_("Said under the title"), optional=True, lines=1))
        self.setLayout(column(title, words, holding(limits), gap=1.5))


class CheckEditor(PartEditor):
    """A contradiction between answers, and what is said of it."""

    def __init__(self, design: Design, where: str, form: int) -> None:
        super().__init__(design, where)
        when = when_field(design, f"{where}/when", answers_only=True, form=form)
        words = GradedField(_("What is said then"), _("It never blocks saving."))
        self.setLayout(column(self.add("when", when), self.add("text", words), gap=1.5))


class FormsPart(Part):
    """One form at a time: its ages and table, its areas, its questions, its checks.

    `chosen(place)`: another form is wanted; None wants a new one.
    """

    chosen = Signal(object)

    def __init__(self, design: Design, at: int = 0) -> None:
        super().__init__(design)
        self.form_at = min(at, len(design.scheme.forms) - 1)
        parts: list[Any] = []
        titles = [Choice(at, each.title or each.id) for at, each in enumerate(design.scheme.forms)]
        acts = Flow(gap=1)
        if len(titles) > 1:
            choose = Segment(_("Form"), titles, breaks=True)
            choose.load(self.form_at)
            choose.chosen.connect(self.chosen.emit)
            acts.addWidget(choose)
        acts.addWidget(button(_("Add a form"), lambda: self.chosen.emit(None), icon="plus"))
        parts.append(holding(acts))
        if titles:
            path: Path = ("forms", self.form_at)
            parts += [self._head(path), self._questions(path), self._areas(path)]
            parts.append(self._checks(path))
        self.setLayout(column(*parts, gap=2))

    @property
    def form(self) -> Form:
        """The form that is shown, as it is now."""
        return self.design.scheme.forms[self.form_at]

    def _head(self, path: Path) -> Card:
        tables = [Choice(each.id, each.id) for each in self.design.scheme.tables]
        remove = button(_("Remove this form"), self._remove, icon="remove")
        card = Card(_("The form"), "", *((remove,) if len(self.design.scheme.forms) > 1 else ()))
        card.body.addWidget(self.bind((*path, "title"), TextField(_("Title"), characters=50)))
        ages = Flow(gap=3)
        for name, words in (("age_from", _("From the age of")), ("age_to", _("To the age of"))):
            ages.addWidget(self.bind((*path, name), AgeField(words, most=25), needed=True))
        table = ListField(_("Table for its points"), tables, none="")
        ages.addWidget(self.bind((*path, "table"), table))
        card.body.addWidget(holding(ages))
        note = LongField(_("Said at the top of the form"), optional=True, lines=1)
        card.body.addWidget(self.bind((*path, "note"), note))
        card.body.addWidget(NameLine(self.design, as_where(path)))
        return card

    def _questions(self, path: Path) -> Card:
        kind: Kind[Question] = Kind(
            "/".join(map(str, (*path, "questions"))),
            _("Add a question"),
            _("No questions yet."),
            lambda: blank_question(self.form, self._taken()),
            self._say_question,
            lambda _form, where: QuestionEditor(self.design, where, self.form),
        )
        card = Card(_("Questions"), _("In the order in which they are asked, area by area."))
        card.body.addWidget(self.bind((*path, "questions"), ItemsField(self.design, kind)))
        return card

    def _areas(self, path: Path) -> Card:
        kind: Kind[Area] = Kind(
            "/".join(map(str, (*path, "areas"))),
            _("Add an area"),
            _("No areas yet."),
            lambda: Area(fresh("area", (each.id for each in self.form.areas)), ""),
            self._say_area,
            lambda _form, where: AreaEditor(self.design, where),
        )
        card = Card(_("Areas"))
        card.body.addWidget(self.bind((*path, "areas"), ItemsField(self.design, kind)))
        return card

    def _checks(self, path: Path) -> Card:
        kind: Kind[Check] = Kind(
            "/".join(map(str, (*path, "checks"))),
            _("Add a check"),
            _("No checks between answers."),
            lambda: Check(fresh("check", (each.id for each in self.form.checks)), (), ""),
            lambda each: Summary(
                conditions.said(self.design.scheme, each.when) or _("A new check"),
                each.text or _("Nothing is said yet"),  # always a line: nothing moves while typing
            ),
            lambda _form, where: CheckEditor(self.design, where, self.form_at),
        )
        under = _(
            "Answers that contradict each other. It is said while answering; it never blocks."
        )
        card = Card(_("Checks between answers"), under)
        card.body.addWidget(self.bind((*path, "checks"), ItemsField(self.design, kind)))
        return card

    def _taken(self) -> tuple[str, ...]:
        return tuple(each.id for form in self.design.scheme.forms for each in form.questions)

    def _say_question(self, item: Question) -> Summary:
        area = next((each.title for each in self.form.areas if each.id == item.area), item.area)
        if item.kind is QuestionKind.LEVELS:
            levels = " · ".join(each.title for each in item.levels)
        else:
            ends = (item.minimum, item.maximum)
            levels = " – ".join(number(each) for each in ends if each is not None)
        most = _("up to {points}").format(points=number(item.most)) if item.has_points else ""
        under = ": ".join(each for each in (area, levels) if each)
        return Summary(item.title or _("A new question"), under, most)

    def _say_area(self, item: Area) -> Summary:
        held = sum(each.area == item.id for each in self.form.questions)
        words = _("{count} questions").format(count=held) if held != 1 else _("1 question")
        return Summary(item.title or _("A new area"), words)

    def _remove(self) -> None:
        held = self.design.scheme.forms
        rest = (*held[: self.form_at], *held[self.form_at + 1 :])
        self.design.put(("forms",), rest)
        self.chosen.emit(0)


class AgeField(NumberField):
    """An age in whole years."""

    def value(self) -> Any:
        """A whole number."""
        read = super().value()
        return None if read is None else int(read)


def with_new_form(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """One more form: a copy of the last one, for the years after it."""
    name = fresh("form", (each.id for each in forms))
    last = forms[-1] if forms else None
    ages = (last.age_to + 1, max(last.age_to + 1, 17)) if last else (0, 17)
    make = partial(Form, name, "", f"form-{name}.toml", *ages, last.table if last else "")
    if last is None:
        return (make(areas=(Area("area-1", ""),)),)
    return (*forms, make(areas=last.areas, questions=last.questions, checks=last.checks))
