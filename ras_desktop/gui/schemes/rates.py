"""The designer's part for dated prices."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from ras_desktop.domain.money import Money
from ras_desktop.domain.scheme import Rate, RateValue
from ras_desktop.domain.scheme_edit import fresh
from ras_desktop.gui.schemes.cells import Cell, Column, Shape
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.editor import ItemsField, PartEditor
from ras_desktop.gui.schemes.grid import GridField
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.items import Kind, Summary
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import N_, _, money, short_day

UNITS = {
    "hour": N_("An hour"),
    "night": N_("A night"),
    "day": N_("A day"),
    "session": N_("A session"),
    "week": N_("A week"),
    "month": N_("A month"),
    "year": N_("A year"),
}


def _prices(design: Design) -> Shape:
    columns = (
        Column("first", _("From"), Cell.DAY),
        Column("last", _("To"), Cell.DAY, optional=True),
        Column("amount", _("£"), Cell.POUNDS),
    )

    def blank(rows: tuple[Any, ...]) -> RateValue:
        if not rows:
            return RateValue(design.scheme.valid_from, None, Decimal(0))
        last = rows[-1]
        begins = (last.last or last.first + timedelta(days=364)) + timedelta(days=1)
        return RateValue(begins, None, last.amount)

    return Shape(
        columns,
        lambda row: {"first": row.first, "last": row.last, "amount": row.amount},
        lambda cells: RateValue(**cells),
        blank,
    )


class RateEditor(PartEditor):
    """One price with its dates."""

    def __init__(self, design: Design, where: str) -> None:
        super().__init__(design, where)
        title = self.add("title", TextField(_("Title"), characters=50))
        offered = [Choice(unit, _(words)) for unit, words in UNITS.items()]
        of = Flow(
            self.add("unit", ListField(_("Price of"), offered, none="")),
            self.add(
                "units", TextField(_("The word for several"), _("Such as “hours”"), characters=16)
            ),
            gap=3,
        )
        hint = _("A price counts from its first day. The last one may stay open.")
        values = self.add("values", GridField(_("Prices"), _prices(design), hint))
        self.setLayout(column(title, holding(of), values, gap=1.5))


class RatesPart(Part):
    """Every rate of the scheme."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        kind: Kind[Rate] = Kind(
            "rates",
            _("Add a rate"),
            _("No rates: every sum stands in the tables."),
            self._blank,
            _summary,
            lambda _form, where: RateEditor(design, where),
        )
        under = _("The price in force on the day of the assessment counts.")
        card = Card(_("Rates with their dates"), under)
        card.body.addWidget(self.bind(("rates",), ItemsField(design, kind)))
        self.setLayout(column(card))

    def _blank(self) -> Rate:
        scheme = self.design.scheme
        name = fresh("rate", (each.id for each in scheme.rates))
        return Rate(name, "", "hour", "hours", (RateValue(scheme.valid_from, None, Decimal(0)),))


def _summary(rate: Rate) -> Summary:
    last = rate.values[-1] if rate.values else None
    under = _("from {day}").format(day=short_day(last.first)) if last else ""
    figure = money(Money.pounds(last.amount)) if last else ""
    return Summary(rate.title or _("A new rate"), under, figure)
