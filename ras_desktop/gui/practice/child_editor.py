"""Writes one invented child: who it is, its story, and what was agreed to be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.form import Form as Questions
from ras_desktop.domain.practice import PracticeChild, Story
from ras_desktop.gui.practice.agreed import AgreedEditor
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.items import Editor
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import N_, _
from ras_desktop.wording.practice import STORY

HINTS = {
    "who": N_("Age, condition, home: two or three sentences"),
    "day": N_("What can be seen and counted: minutes, times a week"),
    "night": "",
    "family": "",
    "natural": N_("Family, friends, neighbours: what they do, and whether they can go on"),
}
HEAD = ("name", "age", "agreed_by", "agreed_on")


class ChildEditor(Editor[PracticeChild]):
    """`load(child)`, `read(child)`; `copy` is called by the button that copies it."""

    def __init__(self, form: Form, where: str, asked: Questions, copy: Callable[[], None]) -> None:
        super().__init__(form, where)
        whole = column(self._head(asked), gap=1.5)
        whole.addWidget(text.heading(_("The story")))
        for name, words in STORY.items():
            hint = _(HINTS[name]) if HINTS[name] else ""
            whole.addWidget(self.add(name, LongField(_(words), hint, lines=2)))
        whole.addSpacing(space(1))
        whole.addWidget(text.heading(_("Agreed answers")))
        self.answers = {
            each.id: AgreedEditor(form, f"{where}/answers", each) for each in asked.questions
        }
        for area in asked.areas:
            whole.addWidget(text.quiet(area.title))
            for question in asked.questions_of(area.id):
                made = self.answers[question.id]
                made.edited.connect(lambda: self._edited("answers"))
                whole.addWidget(made)
                whole.addSpacing(space(1))
        whole.addWidget(holding(Flow(button(_("Copy this child"), copy, icon="copy"))))
        self.setLayout(whole)

    def _head(self, asked: Questions) -> QWidget:
        ages = _("{least} to {most}").format(least=asked.age_from, most=asked.age_to)
        made = Flow(gap=3)
        made.addWidget(self.add("name", TextField(_("First name, invented"), characters=20)))
        age = NumberField(_("Age"), after=ages, least=asked.age_from, most=asked.age_to)
        made.addWidget(self.add("age", age))
        made.addWidget(self.add("agreed_by", TextField(_("Answers agreed by"), characters=30)))
        made.addWidget(self.add("agreed_on", DateField(_("Agreed on"))))
        return holding(made)

    def load(self, item: PracticeChild) -> None:
        """Shows a child."""
        super().load(item)
        self._loading = True
        for name, made in self.answers.items():
            made.load(item.answers.get(name))
        self._loading = False

    def shown(self, item: PracticeChild, name: str) -> object:
        """Parts of the story stand beside the rest."""
        return getattr(item if name in HEAD else item.story, name)

    def read(self, item: PracticeChild) -> PracticeChild:
        """The child as it stands in the fields; what cannot be leaves what was."""
        held = self.values()
        age, day = held["age"], held["agreed_on"]
        agreed = {name: made.value() for name, made in self.answers.items()}
        return replace(
            item,
            name=held["name"] or "",
            age=item.age if age is None else int(age),
            agreed_by=held["agreed_by"] or "",
            agreed_on=day or item.agreed_on,
            story=Story(*(held[each] or "" for each in Story.__slots__)),
            answers={name: each for name, each in agreed.items() if each is not None},
        )

    def editors(self) -> tuple[QWidget, ...]:
        """Every widget that takes keys."""
        return (*super().editors(), *self._inside())

    def _inside(self) -> Iterator[QWidget]:
        for made in self.answers.values():
            for field in made.fields.values():
                yield from field.editors()
