"""The designer's part for tables: points to money, in every kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ras_desktop.domain.period import Period
from ras_desktop.domain.scheme import Unit
from ras_desktop.domain.scheme_edit import fresh
from ras_desktop.domain.table import (
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Line,
    Menu,
    MenuOption,
    NamedSum,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Read,
    Reckoner,
    Sum,
    Table,
)
from ras_desktop.gui.schemes import sums
from ras_desktop.gui.schemes import table_shapes as shapes
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import (
    InnerField,
    ItemsField,
    PartEditor,
    PoundsField,
)
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.table_kinds import KINDS, blank_table, called
from ras_desktop.gui.schemes.words import every, offered, rate_choices
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.wording import _

BELOW = (Outside.NONE, Outside.CAP, Outside.PANEL, Outside.ERROR)
ABOVE = (Outside.CAP, Outside.PANEL, Outside.ERROR)


class TableEditor(PartEditor):
    """One table. Another kind may be chosen as long as the table is new: its rows are others."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        self._kind_field = ListField(
            _("Kind"), [Choice(kind, _(words)) for kind, words in KINDS.items()], none=""
        )
        self._kind_field.edited.connect(lambda: self._edited("kind"))
        self._inside = column(gap=1.5)
        self._of: type | None = None
        self._hours = design.scheme.money.unit is Unit.HOURS
        self.setLayout(column(self._kind_field, self._inside, gap=1.5))

    def load(self, item: Table) -> None:
        """Shows a table."""
        self._loading = True
        self._kind_field.load(type(item))
        self._build(type(item))
        super().load(item)

    def read(self, item: Table) -> Table:
        """The table; another kind begins with an empty one of the same name."""
        kind = self._kind_field.value()
        if kind is not type(item):
            made = blank_table(kind, item.id)
            self.load(made)
            return made
        return replace(item, **self.values())

    def take_focus(self) -> None:
        """Its kind."""
        self._kind_field.take_focus()

    def _build(self, kind: type) -> None:
        """The fields of this kind."""
        if kind is self._of:
            return
        self._of = kind
        self._fields.clear()
        self.form.remove(self.where)
        empty(self._inside)
        self._ends(kind)
        makers: dict[type, Any] = {
            Bands: self._bands,
            PerPoint: self._per_point,
            Line: self._line,
            Percentile: self._percentile,
            HoursTable: self._hours_table,
            BaseWeight: self._base_weight,
            Blocks: self._lines,
            Reckoner: self._lines,
            Menu: self._menu,
        }
        makers[kind]()

    def _put(self, *names_and_fields: tuple[str, Any]) -> None:
        flow = Flow(gap=3)
        for name, field in names_and_fields:
            flow.addWidget(self.add(name, field, needed=name in _NEEDED))
        self._inside.addWidget(holding(flow))

    def _grid(self, name: str, field: GridField) -> None:
        self._inside.addWidget(self.add(name, field))

    def _ends(self, kind: type) -> None:
        """What happens to points outside the table."""
        ends = []
        if kind in (Bands, Line, Percentile, HoursTable, BaseWeight, Menu):
            ends.append(("below", ListField(_("Points below it"), offered(*BELOW), none="")))
        if kind in (Bands, Line, Percentile, HoursTable, BaseWeight):
            ends.append(("above", ListField(_("Points above it"), offered(*ABOVE), none="")))
        if ends:
            self._put(*ends)

    def _step(self) -> Decimal:
        return self.design.scheme.points.round.to

    def _bands(self) -> None:
        shape = shapes.bands(hours=self._hours, step=self._step())
        self._grid("rows", GridField(_("Bands"), shape))

    def _per_point(self) -> None:
        price = NumberField(_("Hours for each point"), places=4)
        self._put(
            ("price", price if self._hours else PoundsField(_("Price of each point"))),
            ("threshold", NumberField(_("Nothing up to"), places=4)),
            ("paid", ListField(_("What is paid"), every(Paid), none="")),
        )

    def _line(self) -> None:
        shape = shapes.knots(hours=self._hours, percentile=False)
        self._grid("knots", GridField(_("Points of the line"), shape))

    def _percentile(self) -> None:
        self._put(("read", ListField(_("Between two rows"), every(Read), none="")))
        shape = shapes.knots(hours=self._hours, percentile=True)
        self._grid("rows", GridField(_("Percentiles of past costs"), shape))

    def _hours_table(self) -> None:
        rates = rate_choices(self.design.scheme)
        parts: list[tuple[str, Any]] = [
            ("per", ListField(_("The hours are for"), every(Period), none="")),
            ("weeks", NumberField(_("Weeks in the year"), optional=True, places=4, most=53)),
        ]
        if not self._hours:
            parts.insert(0, ("rate", ListField(_("What an hour costs"), rates)))
        self._put(*parts)
        self._grid("rows", GridField(_("Hours"), shapes.hours_rows(step=self._step())))

    def _base_weight(self) -> None:
        self._grid("bases", GridField(_("Base by age"), shapes.bases(hours=self._hours)))
        hint = _("Leave the weights empty and give this instead: weight = points ÷ this number")
        one = NumberField(_("Points for a weight of one"), hint, optional=True, places=4)
        self._grid("weights", GridField(_("Weights"), shapes.weights(step=self._step())))
        self._inside.addWidget(self.add("points_for_one", one))

    def _lines(self) -> None:
        self._inside.addWidget(self.add("lines", named_sums(self.design, f"{self.where}/lines")))

    def _menu(self) -> None:
        self._put(
            ("first", NumberField(_("Points needed"), places=4)),
            ("choose", WholeField(_("How many may be chosen"), least=1)),
        )
        options = options_field(self.design, f"{self.where}/options")
        self._inside.addWidget(self.add("options", options))


_NEEDED = frozenset({"price", "threshold", "first", "choose"})


class WholeField(NumberField):
    """A whole number."""

    def value(self) -> Any:
        """As a whole number."""
        read = super().value()
        return None if read is None else int(read)


class NamedSumEditor(PartEditor):
    """A line of blocks or of a ready reckoner."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        title = self.add("title", TextField(_("Title"), characters=50))
        sum_ = self.add("sum", InnerField(sums.SumEditor(design, f"{where}/sum")))
        self.setLayout(column(title, sum_, gap=1.5))


class OptionEditor(PartEditor):
    """Something of a menu."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        title = self.add("title", TextField(_("Title"), characters=50))
        sum_ = self.add("sum", InnerField(sums.SumEditor(design, f"{where}/sum")))
        more = Flow(gap=3)
        first = NumberField(_("Needs more points"), optional=True, places=4)
        more.addWidget(self.add("first", first))
        paid = WholeField(_("Paid in so many parts"), least=1, most=52)
        more.addWidget(self.add("instalments", paid, needed=True))
        self.setLayout(column(title, sum_, holding(more), gap=1.5))


def _said(design: Design, each: Any) -> Summary:
    words = each.title or _("A new line")
    return Summary(words, "", sums.said(design.scheme, each.sum))


def named_sums(design: Design, where: str) -> ItemsField:
    """The lines of a table of blocks or of a ready reckoner."""
    field: ItemsField
    kind: Kind[NamedSum] = Kind(
        where,
        _("Add a line"),
        _("No lines yet."),
        lambda: NamedSum(fresh("line", (each.id for each in field.value())), "", Sum(Period.WEEK)),
        lambda each: _said(design, each),
        lambda _form, place: NamedSumEditor(design, place),
    )
    field = ItemsField(design, kind, _("Lines"))
    return field


def options_field(design: Design, where: str) -> ItemsField:
    """The options of a menu."""
    field: ItemsField
    kind: Kind[MenuOption] = Kind(
        where,
        _("Add an option"),
        _("Nothing to choose yet."),
        lambda: MenuOption(
            fresh("option", (each.id for each in field.value())), "", Sum(Period.YEAR)
        ),
        lambda each: _said(design, each),
        lambda _form, place: OptionEditor(design, place),
    )
    field = ItemsField(design, kind, _("Options"))
    return field


class TablesPart(Part):
    """Every table of the scheme."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        kind: Kind[Any] = Kind(
            "tables",
            _("Add a table"),
            _("No tables yet."),
            self._blank,
            self._say,
            lambda _form, where: TableEditor(design, where),
        )
        card = Card(_("Tables: from points to money"))
        self.tables: ItemsField = self.bind(("tables",), ItemsField(design, kind))
        card.body.addWidget(self.tables)
        self.setLayout(column(card))

    def _blank(self) -> Table:
        return blank_table(Bands, fresh("table", (each.id for each in self.design.scheme.tables)))

    def _say(self, table: Table) -> Summary:
        used = [each.title for each in self.design.scheme.forms if each.table == table.id]
        under = _("Used by {forms}").format(forms=", ".join(used)) if used else _("Used by no form")
        return Summary(f"{called(table)} ({table.id})", under)
