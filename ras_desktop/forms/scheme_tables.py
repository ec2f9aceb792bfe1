"""Reads the tables of a scheme: every kind of points to money."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.period import Period
from ras_desktop.domain.table import (
    AgeBase,
    Band,
    BandOutcome,
    Bands,
    BaseWeight,
    Blocks,
    HoursBand,
    HoursTable,
    Knot,
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
    Table,
    WeightBand,
)
from ras_desktop.forms.figures import (
    MOST_POINTS,
    figure,
    points,
    pounds,
    sure,
    time,
    weight,
)
from ras_desktop.forms.reading import Entry, twice
from ras_desktop.forms.scheme_sums import read_sum, read_weeks


class TableKind(StrEnum):
    """The word under `kind` of a table."""

    BANDS = "bands"
    PER_POINT = "per-point"
    LINE = "line"
    PERCENTILE = "percentile"
    HOURS = "hours"
    BASE_WEIGHT = "base-weight"
    BLOCKS = "blocks"
    RECKONER = "reckoner"
    MENU = "menu"


def read_tables(head: Entry, *, hours: bool) -> tuple[Table, ...]:
    """All [[table]] of scheme.toml. A table of unknown kind is a fault and is left out."""
    entries = head.tables("table")
    twice(entries, "id")
    tables: list[Table] = []
    for each in entries:
        kind = each.one_of("kind", TableKind)
        identifier = each.name("id")
        if kind is not None:
            tables.append(_READERS[kind](each, identifier, hours))
            each.done()
    return tuple(tables)


def _below(entry: Entry) -> Outside:
    return entry.one_of("below", Outside) or Outside.ERROR


def _above(entry: Entry) -> Outside:
    rule = entry.one_of("above", Outside) or Outside.ERROR
    if rule is Outside.NONE:
        entry.fault("scheme.none_above", "above")
    return rule


def _ends(entry: Entry) -> tuple[Decimal, Decimal]:
    """First and last points of a row; negative points are possible."""
    first = sure(points(entry, "from", least=-MOST_POINTS))
    last = sure(points(entry, "to", least=-MOST_POINTS))
    return first, last


def _bands(entry: Entry, identifier: str, hours: bool) -> Bands:
    rows = tuple(_band(each, hours) for each in entry.tables("rows"))
    return Bands(identifier, _below(entry), _above(entry), rows)


def _band(entry: Entry, hours: bool) -> Band:
    given = [key for key in ("amount", "up_to", "outcome") if key in entry.values]
    if len(given) != 1:
        entry.fault("scheme.band_one_of")
    if entry.has("at_least") and not entry.has("up_to"):
        entry.fault("scheme.at_least_without_up_to", "at_least")
    first, last = _ends(entry)
    band = Band(
        first,
        last,
        entry.text("label"),
        pounds(entry, "amount", hours=hours, needed=False),
        pounds(entry, "up_to", hours=hours, needed=False),
        pounds(entry, "at_least", hours=hours, needed=False),
        entry.one_of("outcome", BandOutcome, needed=False),
        time(entry, "hours", needed=False),
    )
    if band.at_least is not None and band.up_to is not None and band.at_least > band.up_to:
        entry.fault("scheme.minimum_above_maximum", "at_least")
    entry.done()
    return band


def _per_point(entry: Entry, identifier: str, hours: bool) -> PerPoint:
    return PerPoint(
        identifier,
        sure(figure(entry, "price", places=4) if not hours else time(entry, "price")),
        sure(points(entry, "threshold")),
        entry.one_of("paid", Paid) or Paid.ALL,
    )


def _line(entry: Entry, identifier: str, hours: bool) -> Line:
    knots = tuple(_knot(each, hours, percentile=False) for each in entry.tables("knots"))
    return Line(identifier, _below(entry), _above(entry), knots)


def _percentile(entry: Entry, identifier: str, hours: bool) -> Percentile:
    rows = tuple(_knot(each, hours, percentile=True) for each in entry.tables("rows"))
    read = entry.one_of("read", Read) or Read.STEPS
    return Percentile(identifier, _below(entry), _above(entry), read, rows)


def _knot(entry: Entry, hours: bool, *, percentile: bool) -> Knot:
    knot = Knot(
        sure(points(entry, "points", least=-MOST_POINTS)),
        sure(pounds(entry, "amount", hours=hours)),
        figure(entry, "percentile", most=100) if percentile else None,
    )
    entry.done()
    return knot


def _hours(entry: Entry, identifier: str, hours: bool) -> HoursTable:
    if hours and entry.has("rate"):
        entry.fault("scheme.rate_in_hours", "rate")
    per = entry.one_of("per", Period) or Period.YEAR
    return HoursTable(
        identifier,
        _below(entry),
        _above(entry),
        per,
        tuple(_hours_band(each) for each in entry.tables("rows")),
        entry.name("rate", needed=not hours) or None,
        read_weeks(entry, per),
    )


def _hours_band(entry: Entry) -> HoursBand:
    first, last = _ends(entry)
    row = HoursBand(first, last, sure(time(entry, "hours")), entry.text("label"))
    entry.done()
    return row


def _base_weight(entry: Entry, identifier: str, hours: bool) -> BaseWeight:
    bases = tuple(_base(each, hours) for each in entry.tables("bases"))
    by_points = entry.has("points_for_one")
    if by_points == entry.has("weights"):
        entry.fault("scheme.weights_or_points", "weights")
    if by_points:
        one = figure(entry, "points_for_one", least=Decimal("0.0001"), most=MOST_POINTS)
        entry.asked.add("weights")
        return BaseWeight(identifier, bases, points_for_one=one or Decimal(1))
    given = entry.tables("weights", needed=entry.has("weights"))  # none at all is said above
    rows = tuple(_weight_band(each) for each in given)
    return BaseWeight(identifier, bases, _below(entry), _above(entry), rows)


def _base(entry: Entry, hours: bool) -> AgeBase:
    base = AgeBase(
        entry.whole("age_from", least=0, most=120) or 0,
        entry.whole("age_to", least=0, most=120) or 0,
        sure(pounds(entry, "amount", hours=hours)),
    )
    entry.done()
    return base


def _weight_band(entry: Entry) -> WeightBand:
    first, last = _ends(entry)
    row = WeightBand(first, last, sure(weight(entry, "weight")), entry.text("label"))
    entry.done()
    return row


def _lines(entry: Entry, hours: bool) -> tuple[NamedSum, ...]:
    entries = entry.tables("line")
    twice(entries, "id")
    lines: list[NamedSum] = []
    for each in entries:
        lines.append(NamedSum(each.name("id"), each.text("title"), read_sum(each, hours=hours)))
        each.done()
    return tuple(lines)


def _blocks(entry: Entry, identifier: str, hours: bool) -> Blocks:
    return Blocks(identifier, _lines(entry, hours))


def _reckoner(entry: Entry, identifier: str, hours: bool) -> Reckoner:
    return Reckoner(identifier, _lines(entry, hours))


def _menu(entry: Entry, identifier: str, hours: bool) -> Menu:
    entries = entry.tables("option")
    twice(entries, "id")
    choose = entry.whole("choose", least=1, most=max(1, len(entries))) or 1
    first = sure(points(entry, "from"))
    options = tuple(_option(each, hours) for each in entries)
    return Menu(identifier, first, _below(entry), choose, options)


def _option(entry: Entry, hours: bool) -> MenuOption:
    option = MenuOption(
        entry.name("id"),
        entry.text("title"),
        read_sum(entry, hours=hours),
        points(entry, "from", needed=False),
        entry.whole("instalments", needed=False, least=1, most=52) or 1,
    )
    if hours and option.instalments > 1:
        entry.fault("scheme.instalments_of_hours", "instalments")
    entry.done()
    return option


_READERS: dict[TableKind, Callable[[Entry, str, bool], Table]] = {
    TableKind.BANDS: _bands,
    TableKind.PER_POINT: _per_point,
    TableKind.LINE: _line,
    TableKind.PERCENTILE: _percentile,
    TableKind.HOURS: _hours,
    TableKind.BASE_WEIGHT: _base_weight,
    TableKind.BLOCKS: _blocks,
    TableKind.RECKONER: _reckoner,
    TableKind.MENU: _menu,
}
