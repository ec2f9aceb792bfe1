"""The curve points → sum of each table, looked at for falls and cliff edges."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_faults import HEAD
from ras_desktop.domain.table import (
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
from ras_desktop.domain.working import exact, quantity

Corner = tuple[Decimal, Fraction, Fraction]
"""Points at which a curve jumps or bends: points, sum just before, sum from there on."""


def corners(table: Table, step: Decimal) -> list[Corner]:
    """Where the sum changes between two neighbouring points; straight lines give each step's rise.

    `step` is the grid of points. Sums in the scheme's unit (of weights for
    base × weight, of hours for hours tables); empty for tables that points do not steer.
    """
    match table:
        case Bands():
            pairs = [
                (each.first, each.amount if each.up_to is None else each.up_to)
                for each in table.rows
            ]
            return _jumps(pairs, table.below)
        case HoursTable():
            return _jumps([(each.first, each.hours) for each in table.rows], table.below)
        case BaseWeight():
            return _jumps([(each.first, each.weight) for each in table.weights], table.below)
        case PerPoint():
            return _threshold(table, step)
        case Line():
            return _lines(table.knots, step, table.below)
        case Percentile():
            if table.read is Read.STRAIGHT:
                return _lines(table.rows, step, table.below)
            return _jumps([(each.points, each.amount) for each in table.rows], table.below)
        case _:
            return []


def _jumps(rows: list[tuple[Decimal, Decimal | None]], below: Outside) -> list[Corner]:
    """From row to row. A row without a sum counts as nothing, except the panel's at the top."""
    found: list[Corner] = []
    if rows and below is Outside.NONE and rows[0][1]:
        found.append((rows[0][0], Fraction(0), exact(rows[0][1])))
    for number, ((_, lower), (points, upper)) in enumerate(pairwise(rows)):
        if upper is None and number == len(rows) - 2:
            break
        found.append((points, exact(lower or Decimal(0)), exact(upper or Decimal(0))))
    return found


def _threshold(table: PerPoint, step: Decimal) -> list[Corner]:
    if table.paid is Paid.ABOVE or not table.threshold:
        return []
    first = table.threshold + step
    return [(first, Fraction(0), exact(first * table.price))]


def _lines(knots: tuple[Knot, ...], step: Decimal, below: Outside) -> list[Corner]:
    found: list[Corner] = []
    if below is Outside.NONE and knots[0].amount:
        found.append((knots[0].points, Fraction(0), exact(knots[0].amount)))
    for lower, upper in pairwise(knots):
        rise = exact(upper.amount - lower.amount) / exact(upper.points - lower.points)
        after = exact(lower.amount) + rise * exact(step)
        found.append((lower.points + step, exact(lower.amount), after))
    return found


def check_curves(scheme: Scheme) -> Iterator[Finding]:
    """Warnings: a sum that falls when need rises; cliff edges.

    A cliff edge is one step of points that changes the sum by more than the set share of the
    larger of both sums. From nothing to the first sum counts too: it is where families fall off.
    On straight lines only a step that is also more than that share of a tenth of the highest sum
    counts, because the first pounds of a line are always a large share of themselves.
    """
    step = scheme.points.round.to
    for table in scheme.tables:
        found = corners(table, step)
        where = f"{HEAD}: table[{table.id}]"
        highest = max((after for _, _, after in found), default=Fraction(0))
        small = _smallest_cliff(table, highest)
        for points, before, after in found:
            yield from _corner(scheme, table, where, (points, before, after), small)


def _smallest_cliff(table: Table, highest: Fraction) -> Fraction:
    straight = isinstance(table, Line | PerPoint) or (
        isinstance(table, Percentile) and table.read is Read.STRAIGHT
    )
    return highest / 10 if straight else Fraction(0)


def _corner(
    scheme: Scheme, table: Table, where: str, corner: Corner, small: Fraction
) -> Iterator[Finding]:
    points, before, after = corner
    in_money = not isinstance(table, HoursTable | BaseWeight)
    values = {
        "points": points,
        "before": quantity(before, scheme.money.unit) if in_money else before,
        "after": quantity(after, scheme.money.unit) if in_money else after,
    }
    if after < before:
        yield Finding("scheme.falls", where, values, Severity.WARNING)
        return
    rise = after - before
    if rise > exact(scheme.warn.cliff_share) * after and rise > small:
        share = round(rise / after * 100)
        yield Finding("scheme.cliff", where, {**values, "share": share}, Severity.WARNING)
