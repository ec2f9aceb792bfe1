"""How the rows of each kind of table stand in a grid."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.table import (
    AgeBase,
    Band,
    BandOutcome,
    HoursBand,
    Knot,
    WeightBand,
)
from ras_desktop.gui.schemes.cells import Cell, Cells, Column, Shape
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.wording import _

SUM, UP_TO, BETWEEN = "sum", "up to", "between"
"""What a band may give, besides nothing and the panel."""
_ONE = Decimal(1)


def _points(key: str, heading: str) -> Column:
    return Column(key, heading, Cell.NUMBER, least=None)


def _sum(key: str, heading: str, hours: bool, *, optional: bool = False) -> Column:
    cell = Cell.NUMBER if hours else Cell.POUNDS
    return Column(key, heading, cell, optional=optional, weight=3)


def _fields(kind: Any) -> Any:
    """The cells of a row whose columns are its fields."""
    return lambda row: {name: getattr(row, name) for name in kind.__slots__}


def bands(*, hours: bool, step: Decimal) -> Shape:
    """Flat bands, "up to" bands, ranges, and bands that give no sum."""
    gives = (
        Choice(SUM, _("this sum")),
        Choice(UP_TO, _("up to")),
        Choice(BETWEEN, _("between")),
        Choice(BandOutcome.NONE, _("nothing")),
        Choice(BandOutcome.PANEL, _("panel decides")),
    )
    amount = _("Hours") if hours else _("£")
    columns = (
        _points("first", _("From")),
        _points("last", _("To")),
        Column("gives", _("Gives"), Cell.CHOICE, offered=gives, weight=4),
        _sum("least", _("At least"), hours, optional=True),
        _sum("amount", amount, hours, optional=True),
        Column("label", _("Called"), weight=4),
        Column("hours", _("Hours"), Cell.NUMBER, optional=True),
    )

    def blank(rows: tuple[Any, ...]) -> Band:
        first = rows[-1].last + step if rows else Decimal(0)
        return Band(first, first, "", rows[-1].amount if rows else Decimal(0))

    return Shape(columns, _band_cells, _band, blank)


def _band_cells(band: Band) -> Cells:
    gives: str = BETWEEN if band.at_least is not None else UP_TO if band.up_to is not None else SUM
    amount = band.up_to if band.up_to is not None else band.amount
    return {
        "first": band.first,
        "last": band.last,
        "gives": band.outcome or gives,
        "least": band.at_least,
        "amount": amount if band.outcome is None else None,
        "label": band.label,
        "hours": band.hours,
    }


def _band(cells: Cells) -> Band | Finding:
    gives, amount, least = cells["gives"], cells["amount"], cells["least"]
    ends = (cells["first"], cells["last"], cells["label"])
    if isinstance(gives, BandOutcome):
        return Band(*ends, outcome=gives, hours=cells["hours"])
    if amount is None:
        return Finding("scheme.words_missing", "amount")
    if gives == SUM:
        return Band(*ends, amount=amount, hours=cells["hours"])
    if gives == BETWEEN and least is None:
        return Finding("scheme.words_missing", "least")
    at_least = least if gives == BETWEEN else None
    return Band(*ends, up_to=amount, at_least=at_least, hours=cells["hours"])


def hours_rows(*, step: Decimal) -> Shape:
    """Points give so many hours."""
    columns = (
        _points("first", _("From")),
        _points("last", _("To")),
        Column("hours", _("Hours"), Cell.NUMBER),
        Column("label", _("Called"), weight=4),
    )

    def blank(rows: tuple[Any, ...]) -> HoursBand:
        first = rows[-1].last + step if rows else Decimal(0)
        return HoursBand(first, first, rows[-1].hours if rows else Decimal(0))

    return Shape(columns, _fields(HoursBand), lambda cells: HoursBand(**cells), blank)


def weights(*, step: Decimal) -> Shape:
    """Points have this weight."""
    columns = (
        _points("first", _("From")),
        _points("last", _("To")),
        Column("weight", _("Weight"), Cell.NUMBER),
        Column("label", _("Called"), weight=4),
    )

    def blank(rows: tuple[Any, ...]) -> WeightBand:
        first = rows[-1].last + step if rows else Decimal(0)
        return WeightBand(first, first, rows[-1].weight if rows else _ONE)

    return Shape(columns, _fields(WeightBand), lambda cells: WeightBand(**cells), blank)


def bases(*, hours: bool) -> Shape:
    """The sum to begin with, by age."""
    columns = (
        Column("age_from", _("From the age of"), Cell.WHOLE),
        Column("age_to", _("To the age of"), Cell.WHOLE),
        _sum("amount", _("Hours") if hours else _("£"), hours),
    )

    def blank(rows: tuple[Any, ...]) -> AgeBase:
        first = rows[-1].age_to + 1 if rows else 0
        return AgeBase(first, max(first, 17), rows[-1].amount if rows else Decimal(0))

    return Shape(columns, _fields(AgeBase), lambda cells: AgeBase(**cells), blank)


def knots(*, hours: bool, percentile: bool) -> Shape:
    """Points of a curve; in a percentile table with their percentile."""
    own = (Column("percentile", _("Percentile"), Cell.NUMBER),) if percentile else ()
    columns = (
        *own,
        _points("points", _("Points")),
        _sum("amount", _("Hours") if hours else _("£"), hours),
    )

    def blank(rows: tuple[Any, ...]) -> Knot:
        if not rows:
            return Knot(Decimal(0), Decimal(0), Decimal(10) if percentile else None)
        last = rows[-1]
        next_one = last.percentile + 10 if last.percentile is not None else None
        return Knot(last.points + 10, last.amount, next_one)

    return Shape(columns, _fields(Knot), lambda cells: Knot(**cells), blank)
