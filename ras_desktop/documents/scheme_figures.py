"""The curve points → money of a scheme's tables as figures: what the designer and the PDF draw."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ras_desktop.documents.figure import Lines, Number, Series, Unit
from ras_desktop.domain import scheme as schemes
from ras_desktop.domain.form import Form
from ras_desktop.domain.period import in_year
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_reach import point_range
from ras_desktop.domain.table import (
    Band,
    BandOutcome,
    Bands,
    BaseWeight,
    HoursTable,
    Knot,
    Line,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Read,
    Table,
)
from ras_desktop.domain.working import exact
from ras_desktop.wording import _

Points = tuple[tuple[Number, Number], ...]


def curve(scheme: Scheme, table: Table) -> Lines | None:
    """What each number of points gives before the adjustments; None where points do not steer it.

    Money in pence for the scheme's period; hours × rate at the price on the version's first day,
    and in hours where there is none. Base × weight is drawn with the sum of each age's base. Where
    the panel decides the line ends.
    """
    low, high = _reach(scheme, table)
    series = _series(scheme, table, low, high)
    drawn = tuple(each for each in series if len(each.points) > 1)
    if not drawn:
        return None
    unit = Unit.PLAIN if _in_hours(scheme, table) else Unit.MONEY
    title = _("Hours by points") if _in_hours(scheme, table) else _("Pounds by points")
    return Lines(title, drawn, low=0, unit=unit)


def _in_hours(scheme: Scheme, table: Table) -> bool:
    if scheme.money.unit is schemes.Unit.HOURS:
        return True
    return isinstance(table, HoursTable) and _hour(scheme, table) is None


def _hour(scheme: Scheme, table: HoursTable) -> Fraction | None:
    """What an hour in the table gives in the scheme's period; None without a price."""
    rate = next((each for each in scheme.rates if each.id == table.rate), None)
    price = rate.on(scheme.valid_from) if rate is not None else None
    if price is None:
        return None
    rule = scheme.money
    often = exact(table.weeks) if table.weeks is not None else in_year(table.per, rule.year)
    return exact(price) * often / in_year(rule.period, rule.year)


def _reach(scheme: Scheme, table: Table) -> tuple[Fraction, Fraction]:
    """The fewest and the most points that families can have here."""
    forms: list[Form] = [each for each in scheme.forms if each.table == table.id]
    ends = [point_range(scheme, each) for each in forms]
    low, high = (
        min((each[0] for each in ends), default=0),
        max((each[1] for each in ends), default=0),
    )
    return Fraction(low), Fraction(high)


def _series(scheme: Scheme, table: Table, low: Fraction, high: Fraction) -> list[Series]:
    worth = 1 if _in_hours(scheme, table) else 100
    match table:
        case Bands():
            return _bands(table, worth)
        case HoursTable():
            hour = None if _in_hours(scheme, table) else _hour(scheme, table)
            each_hour, named = (hour, _("Sum")) if hour is not None else (Fraction(1), _("Hours"))
            rows = [(each.first, each.last, exact(each.hours) * each_hour) for each in table.rows]
            return [Series(named, _steps(rows, worth), marked=False, stepped=True)]
        case BaseWeight():
            return _based(table, worth, high)
        case PerPoint():
            return [Series(_("Sum"), _priced(table, worth, high), marked=False)]
        case Line():
            return _knots(table.knots, table.below, worth, low, high, stepped=False)
        case Percentile():
            stepped = table.read is Read.STEPS
            return _knots(table.rows, table.below, worth, low, high, stepped=stepped)
        case _:
            return []


def _steps(rows: list[tuple[Decimal, Decimal, Fraction]], worth: int) -> Points:
    """From row to row; the last one to its end."""
    made = [(exact(first), value * worth) for first, _last, value in rows]
    if rows:
        made.append((exact(rows[-1][1]), rows[-1][2] * worth))
    return tuple(made)


def _bands(table: Bands, worth: int) -> list[Series]:
    """The most that a band gives; where some give a range, the least as a second line."""
    rows = [each for each in table.rows if each.outcome is not BandOutcome.PANEL]
    most = _steps([(each.first, each.last, _most(each)) for each in rows], worth)
    series = [Series(_("Sum"), most, marked=False, stepped=True)]
    if any(each.at_least is not None for each in rows):
        least = [
            (each.first, each.last, exact(each.at_least) if each.at_least else _most(each))
            for each in rows
        ]
        lower = Series(_("At least"), _steps(least, worth), marked=False, stepped=True)
        series = [Series(_("Up to"), most, marked=False, stepped=True), lower]
    return series


def _most(band: Band) -> Fraction:
    return exact(band.amount if band.amount is not None else band.up_to or Decimal(0))


def _priced(table: PerPoint, worth: int, high: Fraction) -> Points:
    """A price for each point: nothing up to the threshold."""
    price, threshold = exact(table.price) * worth, exact(table.threshold)
    end = max(high, threshold + 1)
    if table.paid is Paid.ABOVE:
        return ((0, 0), (threshold, 0), (end, (end - threshold) * price))
    return ((0, 0), (threshold, 0), (threshold, threshold * price), (end, end * price))


def _knots(
    knots: tuple[Knot, ...],
    below: Outside,
    worth: int,
    low: Fraction,
    high: Fraction,
    *,
    stepped: bool,
) -> list[Series]:
    made = [(exact(each.points), exact(each.amount) * worth) for each in knots]
    if made and low < made[0][0] and below in (Outside.NONE, Outside.CAP):
        first = made[0][1] if below is Outside.CAP else Fraction(0)
        before = (
            [(low, first)]
            if below is Outside.CAP or stepped
            else [(low, first), (made[0][0], first)]
        )
        made = [*before, *made]
    if made and high > made[-1][0]:
        made.append((high, made[-1][1]))
    return [Series(_("Sum"), tuple(made), marked=False, stepped=stepped)]


def _based(table: BaseWeight, worth: int, high: Fraction) -> list[Series]:
    """One line for each age's base."""
    series = []
    for base in table.bases:
        label = _("Ages {first} to {last}").format(first=base.age_from, last=base.age_to)
        sum_ = exact(base.amount) * worth
        if table.points_for_one:
            points: Points = ((0, 0), (high, high / exact(table.points_for_one) * sum_))
            series.append(Series(label, points, marked=False))
        else:
            rows = [(each.first, each.last, exact(each.weight) * sum_) for each in table.weights]
            series.append(Series(label, _steps(rows, 1), marked=False, stepped=True))
    return series
