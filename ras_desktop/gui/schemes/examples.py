"""The designer's part for worked examples: what must come out, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.example import Ran
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.scheme import Example, Expected, Scheme, Unit
from ras_desktop.domain.table import Menu
from ras_desktop.gui.schemes.cells import Cell, Column, Shape
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import ItemsField, PartEditor, PoundsField
from ras_desktop.gui.schemes.forms import AgeField
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.words import every
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField, SeveralField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.services.scheme_design import Looked
from ras_desktop.wording import _, finding
from ras_desktop.wording.headline import headline

_NOUGHT = Decimal(0)
FIGURES = ("points", "amount", "hours", "annual", "weekly")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An example with its place in the list: examples have no names."""

    id: int
    example: Example


def numbered(examples: tuple[Example, ...]) -> tuple[Numbered, ...]:
    """Examples with their places."""
    return tuple(Numbered(at, each) for at, each in enumerate(examples))


class ExampleEditor(PartEditor):
    """One worked case: the child, the answers (given on their own page), the figures."""

    answers_wanted = Signal()

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        scheme = design.scheme
        whole = column(gap=1.5)
        whole.addWidget(self.add("title", TextField(_("Title"), characters=60)))
        whole.addWidget(
            self.add("source", TextField(_("Worked out by"), optional=True, characters=50))
        )
        child = Flow(gap=3)
        child.addWidget(self.add("on", DateField(_("Day of the assessment")), needed=True))
        child.addWidget(self.add("age", AgeField(_("Age"), optional=True, most=25)))
        child.addWidget(self.add("born", DateField(_("or date of birth"), optional=True)))
        whole.addWidget(holding(child))
        self._given = text.body()
        whole.addWidget(self._given)
        whole.addWidget(holding(Flow(button(_("Answer the questions"), self.answers_wanted.emit))))
        options = menu_options(scheme)
        if options:
            whole.addWidget(self.add("chosen", SeveralField(_("Chosen from the menu"), options)))
        whole.addWidget(text.label(_("What must come out (at least one)")))
        figures = Flow(gap=2)
        none = _("Not checked")
        figures.addWidget(self.add("outcome", ListField(_("Outcome"), every(Outcome), none=none)))
        for name, field in _figures(scheme):
            figures.addWidget(self.add(name, field))
        whole.addWidget(holding(figures))
        whole.addWidget(self.add("changes", GridField(_("What each rule did"), _changes(scheme))))
        self.setLayout(whole)

    def load(self, item: Numbered) -> None:
        """Shows an example."""
        super().load(item)
        self._given.setText(_answers_said(self.design.scheme, item.example))

    def shown(self, item: Numbered, name: str) -> Any:
        """What is expected stands beside the rest."""
        if name in ("outcome", *FIGURES, "changes"):
            value = getattr(item.example.expect, name)
            return Outcome(value) if name == "outcome" and value else value
        return getattr(item.example, name)

    def read(self, item: Numbered) -> Numbered:
        """The example as it stands in the fields."""
        read = self.values()
        expect = {name: read.pop(name) for name in ("outcome", *FIGURES, "changes") if name in read}
        if expect.get("outcome") is not None:
            expect["outcome"] = str(expect["outcome"])
        example = replace(item.example, **read, expect=replace(item.example.expect, **expect))
        return replace(item, example=example)


def menu_options(scheme: Scheme) -> list[Choice]:
    """Everything that the menus of a scheme offer."""
    menus = [each for each in scheme.tables if isinstance(each, Menu)]
    return [Choice(each.id, each.title or each.id) for menu in menus for each in menu.options]


def _figures(scheme: Scheme) -> list[tuple[str, Any]]:
    points = ("points", NumberField(_("Points"), optional=True, places=4, least=None))
    if scheme.money.unit is Unit.HOURS:
        return [points, ("hours", NumberField(_("Hours"), optional=True, places=4))]
    names = (("amount", _("Sum")), ("annual", _("A year")), ("weekly", _("A week")))
    return [points, *((name, PoundsField(words, optional=True)) for name, words in names)]


def _changes(scheme: Scheme) -> Shape:
    """Rule, line or option → what it did."""
    rules = [(each.id, each.title or each.id) for each in scheme.adjust_money]
    for table in scheme.tables:
        lines = (*getattr(table, "lines", ()), *getattr(table, "options", ()))
        rules += [(each.id, each.title or each.id) for each in lines] or [(table.id, table.id)]
    rules.append(("rounding", _("Rounding")))
    offered = tuple(Choice(*each) for each in rules)
    cell = Cell.NUMBER if scheme.money.unit is Unit.HOURS else Cell.POUNDS
    columns = (
        Column("rule", _("Rule"), Cell.CHOICE, offered=offered, weight=4),
        Column("did", _("Changed it by"), cell, least=None),
    )
    return Shape(
        columns,
        lambda row: {"rule": row[0], "did": row[1]},
        lambda cells: (cells["rule"], cells["did"]),
        lambda _rows: (rules[0][0], _NOUGHT),
    )


def _answers_said(scheme: Scheme, example: Example) -> str:
    """How much of the form is answered."""
    form = scheme.form_for(example.age) if example.age is not None else None
    held = form or next(
        (each for each in scheme.forms if set(example.answers) & set(each.by_id)), None
    )
    count = len(example.answers)
    if held is None:
        return _("{count} answers").format(count=count)
    return _("{count} of {all} questions answered").format(count=count, all=len(held.questions))


class ExamplesPart(Part):
    """Every example, run at each change. `answers_wanted(place)`: they are given on "Try it"."""

    answers_wanted = Signal(int)

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        self._ran: tuple[Ran, ...] = ()
        kind: Kind[Numbered] = Kind(
            "examples",
            _("Add an example"),
            _("No worked examples yet: they prove the figures."),
            self._blank,
            self._say,
            self._editor,
        )
        card = Card(_("Worked examples"), _("Each is worked out again at every change."))
        self.list = ItemsField(design, kind)
        self.list.edited.connect(self._kept)
        card.body.addWidget(self.list)
        self.setLayout(column(card))

    def fill(self) -> None:
        """Shows the examples."""
        wanted = numbered(self.design.scheme.examples)
        if self.list.value() != wanted:
            self.list.load(wanted)

    def forget(self) -> None:
        """The part is about to go."""
        self.design.form.remove("examples")

    def show_looked(self, looked: Looked) -> None:
        """Green or red, with what came out."""
        self._ran = looked.ran
        self.list.items.say_summaries()
        wrong = [
            Finding("scheme.example_fails", f"examples/{at}/expect")
            for at, each in enumerate(looked.ran)
            if each.findings
        ]
        own = [each for each in looked.findings if each.where.startswith("examples/")]
        self.list.mark((*wrong, *own))

    def _editor(self, _form: Any, where: str) -> ExampleEditor:
        made = ExampleEditor(self.design, where)
        place = int(where.rpartition("/")[2])
        made.answers_wanted.connect(lambda: self.answers_wanted.emit(place))
        return made

    def _kept(self) -> None:
        items = self.list.value()
        self.design.put(("examples",), tuple(each.example for each in items))
        fresh = numbered(self.design.scheme.examples)
        if [each.id for each in items] != [each.id for each in fresh]:
            self.list.items.open_item(None)
            self.list.load(fresh)

    def _blank(self) -> Numbered:
        held = self.design.scheme
        example = Example("", held.valid_from, Expected(), age=9 if not held.forms else None)
        form = held.forms[0] if held.forms else None
        return Numbered(len(held.examples), replace(example, age=form.age_from if form else 9))

    def _say(self, item: Numbered) -> Summary:
        ran = self._ran[item.id] if item.id < len(self._ran) else None
        title = item.example.title or _("A new example")
        if ran is None or ran.example.title != item.example.title:
            return Summary(title, _("Not worked out yet"))
        figure = headline(ran.budget) if ran.budget is not None else ""
        if not ran.findings:
            right = _("Comes out right: {figure}").format(figure=figure)
            return Summary(title, f"✓ {right}")
        named = f"“{item.example.title}”: "  # it stands above these words already
        said = "; ".join(finding(each).removeprefix(named) for each in ran.findings)
        return Summary(title, f"✗ {said}")
