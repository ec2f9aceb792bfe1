"""Points become a figure by the scheme's table: every kind of domain notes 4.2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Protocol, TypeVar

from ras_desktop.domain.budget import Offered, Outcome
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.menu import menu
from ras_desktop.domain.period import Period
from ras_desktop.domain.sums import evaluate
from ras_desktop.domain.table import (
    Band,
    BandOutcome,
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Knot,
    Line,
    Menu,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Read,
    Reckoner,
    Sum,
    Table,
)
from ras_desktop.domain.working import NOTHING, Working, exact


@dataclass(frozen=True, slots=True)
class Found:
    """What a table gives: a figure (scheme's unit and period), or an outcome without one."""

    outcome: Outcome
    value: Fraction = NOTHING
    band: str = ""
    at_least: Fraction | None = None
    hours: Hours | None = None
    hours_per: Period | None = None
    options: tuple[Offered, ...] = ()


class _Row(Protocol):
    @property
    def first(self) -> Decimal: ...
    @property
    def last(self) -> Decimal: ...


R = TypeVar("R", bound=_Row)


def price(working: Working, table: Table, chosen: tuple[str, ...] = ()) -> Found:
    """What the table gives for the points. Refused where the scheme calls that an error."""
    match table:
        case Bands():
            return _bands(working, table)
        case PerPoint():
            return _per_point(working, table)
        case Line():
            return _line(working, table)
        case Percentile():
            return _percentile(working, table)
        case HoursTable():
            return _hours(working, table)
        case BaseWeight():
            return _base_weight(working, table)
        case Blocks() | Reckoner():
            return _lines(working, table)
        case _:
            return _menu(working, table, chosen)


def _outside(working: Working, rule: Outside, low: Decimal, high: Decimal) -> Found | None:
    """The outcome for points outside the table; None where the nearest row counts."""
    values = {"points": working.points, "low": low, "high": high}
    match rule:
        case Outside.CAP:
            working.step("table.outside_cap", **values)
            return None
        case Outside.PANEL:
            working.step("table.outside_panel", **values)
            return Found(Outcome.PANEL)
        case Outside.NONE:
            working.step("table.outside_none", **values)
            return Found(Outcome.NONE)
        case _:
            raise Refused(Finding("allocation.outside_table", "points", values))


def _row(working: Working, rows: Sequence[R], below: Outside, above: Outside) -> R | Found:
    """The row that holds the points, the nearest one, or what happens outside."""
    points = working.points
    low, high = rows[0].first, rows[-1].last
    for each in rows:
        if each.first <= points <= each.last:
            return each
    if points < low:
        return _outside(working, below, low, high) or rows[0]
    if points > high:
        return _outside(working, above, low, high) or rows[-1]
    raise Refused(Finding("allocation.gap_in_table", "points", {"points": points}))


def _bands(working: Working, table: Bands) -> Found:
    row = _row(working, table.rows, table.below, table.above)
    return row if isinstance(row, Found) else _band(working, row)


def _band(working: Working, row: Band) -> Found:
    period = working.scheme.money.period
    values = {"points": working.points, "band": row.label, "first": row.first, "last": row.last}
    if row.outcome is not None:
        working.step(f"table.band_{row.outcome.value}", **values)
        none = row.outcome is BandOutcome.NONE
        return Found(Outcome.NONE if none else Outcome.PANEL, band=row.label)
    hours = None if row.hours is None else Hours(int(row.hours * 60))
    hours_per = None if hours is None else period
    if row.amount is not None:
        value, at_least, outcome = exact(row.amount), None, Outcome.AMOUNT
        working.step("table.band", **values, value=working.say(value), period=period)
    else:
        assert row.up_to is not None
        value, outcome = exact(row.up_to), Outcome.UP_TO
        at_least = None if row.at_least is None else exact(row.at_least)
        values |= {"value": working.say(value), "period": period}
        if at_least is None:
            working.step("table.band_up_to", **values)
        else:
            working.step("table.band_range", **values, at_least=working.say(at_least))
    if hours is not None:
        working.step("table.band_hours", hours=hours, period=period)
    return Found(outcome, value, row.label, at_least, hours, hours_per)


def _per_point(working: Working, table: PerPoint) -> Found:
    points, threshold = working.points, table.threshold
    if points <= threshold:
        working.step("table.under_threshold", points=points, threshold=threshold)
        return Found(Outcome.NONE)
    counted = points if table.paid is Paid.ALL else points - threshold
    value = working.each_step(exact(counted) * exact(table.price))
    values = {"points": points, "counted": counted, "price": working.say_decimal(table.price)}
    code = "table.per_point_above" if table.paid is Paid.ABOVE and threshold else "table.per_point"
    working.step(code, **values, threshold=threshold, value=working.say(value))
    return Found(Outcome.AMOUNT, value)


def _ends(
    working: Working, knots: tuple[Knot, ...], below: Outside, above: Outside
) -> Found | Decimal:
    """The points at which to read the curve, or what happens outside it."""
    low, high = knots[0].points, knots[-1].points
    if working.points < low:
        return _outside(working, below, low, high) or low
    if working.points > high:
        return _outside(working, above, low, high) or high
    return working.points


def _around(knots: tuple[Knot, ...], points: Decimal) -> tuple[Knot, Knot]:
    """The knots on both sides of the points; twice the same where the points are a knot's own."""
    for lower, upper in pairwise(knots):
        if points == lower.points:
            return lower, lower
        if points < upper.points:
            return lower, upper
    return knots[-1], knots[-1]


def _straight(lower: Knot, upper: Knot, points: Decimal) -> Fraction:
    if lower is upper:
        return exact(lower.amount)
    share = exact(points - lower.points) / exact(upper.points - lower.points)
    return exact(lower.amount) + share * exact(upper.amount - lower.amount)


def _line(working: Working, table: Line) -> Found:
    points = _ends(working, table.knots, table.below, table.above)
    if isinstance(points, Found):
        return points
    lower, upper = _around(table.knots, points)
    value = working.each_step(_straight(lower, upper, points))
    values: dict[str, object] = {"points": points, "value": working.say(value)}
    if lower is upper:
        working.step("table.knot", **values)
    else:
        working.step("table.line", **values, **_between(working, lower, upper, points))
    return Found(Outcome.AMOUNT, value)


def _between(working: Working, lower: Knot, upper: Knot, points: Decimal) -> dict[str, object]:
    return {
        "part": points - lower.points,
        "width": upper.points - lower.points,
        "rise": working.say_decimal(upper.amount - lower.amount),
        "low": lower.points,
        "low_value": working.say_decimal(lower.amount),
        "high": upper.points,
        "high_value": working.say_decimal(upper.amount),
    }


def _percentile(working: Working, table: Percentile) -> Found:
    points = _ends(working, table.rows, table.below, table.above)
    if isinstance(points, Found):
        return points
    lower, upper = _around(table.rows, points)
    values: dict[str, object] = {"points": points, "percentile": lower.percentile}
    if table.read is Read.STEPS or lower is upper:
        value = exact(lower.amount)
        working.step("table.percentile", **values, value=working.say(value))
    else:
        value = working.each_step(_straight(lower, upper, points))
        values |= {"next": upper.percentile, "value": working.say(value)}
        between = _between(working, lower, upper, points)
        working.step("table.percentile_between", **values, **between)
    return Found(Outcome.AMOUNT, value)


def _hours(working: Working, table: HoursTable) -> Found:
    row = _row(working, table.rows, table.below, table.above)
    if isinstance(row, Found):
        return row
    hours = Hours(int(row.hours * 60))
    values = {"points": working.points, "band": row.label, "first": row.first, "last": row.last}
    working.step("table.hours", **values, hours=hours, period=table.per)
    if not hours.minutes:
        return Found(Outcome.AMOUNT, NOTHING, row.label, None, hours, table.per)
    if table.rate is None:
        title, sum_ = row.label, Sum(table.per, amount=row.hours, weeks=table.weeks)
    else:
        title = working.scheme.rate(table.rate).title
        sum_ = Sum(table.per, rate=table.rate, number=row.hours, weeks=table.weeks)
    value = evaluate(working, title, sum_)
    return Found(Outcome.AMOUNT, value, row.label, None, hours, table.per)


def _base_weight(working: Working, table: BaseWeight) -> Found:
    age = working.age
    if age is None:
        raise Refused(Finding("allocation.age_needed", "age"))
    base = next((each for each in table.bases if each.age_from <= age <= each.age_to), None)
    if base is None:
        raise Refused(Finding("allocation.no_base", "age", {"age": age}))
    amount = working.say_decimal(base.amount)
    working.step("table.base", age=age, base=amount, first=base.age_from, last=base.age_to)
    if table.points_for_one is not None:
        weight, band = exact(working.points) / exact(table.points_for_one), ""
        working.step("table.weight_by_points", points=working.points, one=table.points_for_one)
    else:
        row = _row(working, table.weights, table.below, table.above)
        if isinstance(row, Found):
            return row
        weight, band = exact(row.weight), row.label
        working.step("table.weight", points=working.points, band=band, weight=row.weight)
    value = working.each_step(exact(base.amount) * weight)
    working.step("table.base_weight", base=amount, weight=weight, value=working.say(value))
    return Found(Outcome.AMOUNT, value, band)


def _lines(working: Working, table: Blocks | Reckoner) -> Found:
    value = NOTHING
    for each in table.lines:
        after = value + evaluate(working, each.title, each.sum)
        working.change("line", each.id, each.title, value, after)
        value = after
    working.step("table.lines", value=working.say(value), period=working.scheme.money.period)
    return Found(Outcome.AMOUNT, value)


def _menu(working: Working, table: Menu, chosen: tuple[str, ...]) -> Found:
    if working.points < table.first:
        found = _outside(working, table.below, table.first, table.first)
        if found is not None:
            return found
    value, options = menu(working, table, chosen)
    return Found(
        Outcome.CHOOSE if value is None else Outcome.AMOUNT, value or NOTHING, "", options=options
    )
