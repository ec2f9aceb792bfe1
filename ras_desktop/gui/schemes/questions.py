"""Editors of a question and its levels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ras_desktop.domain.form import Form, Level, Offer, Question, QuestionKind
from ras_desktop.domain.scheme_edit import fresh
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import PartEditor, StackField
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.schemes.reading_grade import GradedField
from ras_desktop.gui.schemes.words import every
from ras_desktop.gui.widgets.choice_field import Choice, ListField, TickField
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _

_LIMITS = ("minimum", "maximum", "step")


class LevelEditor(PartEditor):
    """One level: its title, its points, its words, and what it asks for."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        self._points = self.add("points", NumberField(_("Points"), places=4, least=None))
        top = Flow(self.add("title", TextField(_("Level"), characters=24)), self._points, gap=2)
        asked = Flow(
            self.add("comment", TickField(_("Needs a comment"))),
            self.add("evidence", TickField(_("Needs evidence"))),
            self.add("offer", ListField(_("Then offer"), every(Offer), none=_("Nothing"))),
            gap=2,
        )
        words = self.add("text", GradedField(_("In words that families read"), lines=2))
        name = NameLine(design, where)
        self.setLayout(column(holding(top), words, holding(asked), name, gap=1))


class QuestionEditor(PartEditor):
    """One question with its levels, or its limits where a number is answered."""

    def __init__(self, design: Design, where: str, form: Form) -> None:
        super().__init__(design, where)
        areas = [Choice(each.id, each.title or each.id) for each in form.areas]
        whole = column(gap=1.5)
        kinds = every(QuestionKind)
        for name, field in (
            ("title", TextField(_("Short title"), characters=40)),
            ("area", ListField(_("Area"), areas, none="")),
            ("outcome", GradedField(_("The good that it asks for"), lines=1)),
            ("ask", GradedField(_("What is asked"), lines=1)),
            ("guidance", LongField(_("Guidance for the worker"), optional=True, lines=2)),
            ("kind", ListField(_("How it is answered"), kinds, none="")),
        ):
            whole.addWidget(self.add(name, field))
        self._levels = StackField(
            design,
            f"{where}/levels",
            lambda place: LevelEditor(design, place),
            _blank_level,
            _("Add a level"),
            name=_("Levels, from least need to most"),
        )
        whole.addWidget(self.add("levels", self._levels))
        limits = Flow(gap=2)
        for name, words in (
            ("minimum", _("At least")),
            ("maximum", _("At most")),
            ("step", _("In steps of")),
        ):
            limits.addWidget(
                self.add(name, NumberField(words, optional=True, places=4, least=None))
            )
        limits.addWidget(self.add("unit", TextField(_("Counted in"), optional=True, characters=20)))
        self._limits = holding(limits)
        whole.addWidget(self._limits)
        whole.addWidget(self._ticks())
        self._unwilling = self.add("if_unwilling", ListField(_("Level that counts then"), ()))
        whole.addWidget(self._unwilling)
        self.setLayout(whole)

    def _ticks(self) -> Any:
        ticks = Flow(gap=2)
        ticks.addWidget(self.add("weight", NumberField(_("Weight"), places=4), needed=True))
        for name, words in (
            ("scored", _("Its levels have points")),
            ("between", _("A value between two levels is allowed")),
            ("not_relevant", _("May be “not relevant”")),
            ("required", _("Must be answered")),
            ("comment", _("Always needs a comment")),
            ("evidence", _("Always needs evidence")),
            ("natural_support", _("Natural support: ask whether carers are willing and able")),
        ):
            ticks.addWidget(self.add(name, TickField(words)))
        return holding(ticks)

    def load(self, item: Question) -> None:
        """Shows a question."""
        self._offer_levels(item)
        super().load(item)
        self._fit(item)

    def read(self, item: Question) -> Question:
        """What another kind of question used is gone."""
        read = self.values()
        if read["kind"] is QuestionKind.LEVELS:
            read.update(dict.fromkeys(_LIMITS), unit="")
            if not read["levels"]:
                read["levels"] = _two_levels()
            if not read["scored"]:
                read["levels"] = tuple(replace(each, points=None) for each in read["levels"])
                read["between"] = False
        else:
            read.update(levels=(), scored=True, between=False)
        if not read["natural_support"] or not read["levels"]:
            read.update(natural_support=False, if_unwilling=None)
        made = replace(item, **read)
        if made.levels != self._levels.value():
            self._levels.load(made.levels)
        self._offer_levels(made)
        self._fit(made)
        return made

    def _offer_levels(self, item: Question) -> None:
        offered = [Choice(each.id, each.title or each.id) for each in item.levels]
        chosen = self._unwilling.value()
        self._unwilling.offer(offered)
        if chosen is not None and chosen not in item.by_id:
            self._unwilling.load(None)

    def _fit(self, item: Question) -> None:
        """The fields of this kind, and no others."""
        by_level = item.kind is QuestionKind.LEVELS
        self._levels.setVisible(by_level)
        self._limits.setVisible(not by_level)
        for name in ("scored", "between", "natural_support"):
            self._fields[name].setVisible(by_level and (name != "between" or item.scored))
        self._fields["weight"].setVisible(item.has_points)
        self._unwilling.setVisible(item.natural_support)
        for editor in self._levels.parts:
            editor._fields["points"].setVisible(item.scored)


def _blank_level(held: tuple[Any, ...]) -> Level:
    points = held[-1].points if held else Decimal(0)
    return Level(fresh("level", (each.id for each in held)), "", points)


def _two_levels() -> tuple[Level, ...]:
    return (
        Level("none", _("None"), Decimal(0)),
        Level("some", _("Some"), Decimal(1)),
    )


def blank_question(form: Form, taken: tuple[str, ...]) -> Question:
    """A new question in the last area of a form; its name is used nowhere in the scheme."""
    name = fresh("question", taken)
    return Question(name, form.areas[-1].id if form.areas else "", "", levels=_two_levels())
