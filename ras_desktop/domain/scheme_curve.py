"""The curve points → sum of each table, looked at for falls and cliff edges."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.scheme_faults import HEAD
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
            return _jumps([(each.first, _of(each)) for each in table.rows], table.below)
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


def _of(band: Band) -> Decimal | None:
    """What a band gives at most; None where the panel decides."""
    if band.outcome is BandOutcome.PANEL:
        return None
    return band.amount if band.amount is not None else band.up_to or Decimal(0)


def _jumps(rows: list[tuple[Decimal, Decimal | None]], below: Outside) -> list[Corner]:
    """From row to row; where the panel decides there is no sum to compare."""
    found: list[Corner] = []
    if rows and below is Outside.NONE and rows[0][1]:
        found.append((rows[0][0], Fraction(0), exact(rows[0][1])))
    for (_, lower), (points, upper) in pairwise(rows):
        if lower is not None and upper is not None:
            found.append((points, exact(lower), exact(upper)))
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

    A cliff edge is one step of points that raises the sum by more than the set share of what it
    was. From nothing to the first sum counts too: it is where families fall off. On straight lines
    a step is a cliff only if it is also more than a tenth of the highest sum, because the first
    pounds of a line are always a large share of themselves.
    """
    for table in scheme.tables:
        where = f"{HEAD}: table[{table.id}]"
        for corner in corners(table, scheme.points.round.to):
            yield from _corner(scheme, table, where, corner)


def _smallest_cliff(table: Table) -> Fraction:
    """The rise below which a step is no cliff."""
    if isinstance(table, Line):
        return exact(max(each.amount for each in table.knots)) / 10
    if isinstance(table, Percentile) and table.read is Read.STRAIGHT:
        return exact(max(each.amount for each in table.rows)) / 10
    return Fraction(0)


def _corner(scheme: Scheme, table: Table, where: str, corner: Corner) -> Iterator[Finding]:
    points, before, after = corner
    unit = Unit.HOURS if isinstance(table, HoursTable) else scheme.money.unit
    bare = isinstance(table, BaseWeight)  # weights: bare numbers
    values: dict[str, object] = {
        "points": points,
        "before": before if bare else quantity(before, unit),
        "after": after if bare else quantity(after, unit),
    }
    rise = after - before
    if rise < 0:
        yield Finding("scheme.falls", where, values, Severity.WARNING)
    elif rise > exact(scheme.warn.cliff_share) * before and rise > _smallest_cliff(table):
        code = "scheme.cliff_from_nothing"
        if before:
            code = "scheme.cliff"
            values["share"] = round(rise / before * 100)
        yield Finding(code, where, values, Severity.WARNING)
