"""Whether points and tables meet: gaps, points beyond the table, rows beyond all points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from ras_desktop.domain import scoring
from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.form import Form
from ras_desktop.domain.scheme import Act, PointsAdjustment, Scheme
from ras_desktop.domain.scheme_faults import HEAD
from ras_desktop.domain.table import (
    Bands,
    BaseWeight,
    HoursTable,
    Line,
    Menu,
    Outside,
    Percentile,
    Table,
)
from ras_desktop.domain.working import exact, rounded


class _Row(Protocol):
    @property
    def first(self) -> Decimal: ...
    @property
    def last(self) -> Decimal: ...


def point_range(scheme: Scheme, form: Form) -> tuple[Fraction, Fraction]:
    """The fewest and the most points that can come into the table from a form.

    Adjustments are followed with their extreme figures, conditions taken as possible.
    """
    low, high = exact(scoring.least(form)), exact(scoring.most(form))
    for each in scheme.adjust_points:
        figures = _figures(each, form)
        low, high = _adjusted(each.act, low, high, figures) if figures else (low, high)
    rule = scheme.points
    if rule.minimum is not None:
        low, high = max(low, exact(rule.minimum)), max(high, exact(rule.minimum))
    if rule.maximum is not None:
        low, high = min(low, exact(rule.maximum)), min(high, exact(rule.maximum))
    return rounded(low, rule.round), rounded(high, rule.round)


def _figures(rule: PointsAdjustment, form: Form) -> list[Fraction]:
    """Every figure that an adjustment may use on this form; none without its question."""
    if rule.by_level is not None:
        if rule.question not in form.by_id:
            return []
        return [exact(value) for _, value in rule.by_level]
    value = rule.factor if rule.factor is not None else rule.points
    return [] if value is None else [exact(value)]


def _adjusted(
    act: Act, low: Fraction, high: Fraction, figures: list[Fraction]
) -> tuple[Fraction, Fraction]:
    """Lowest and highest after an adjustment that may also not apply at all."""
    ends = [low, high]
    for figure in figures:
        match act:
            case Act.MULTIPLY:
                ends += [low * figure, high * figure]
            case Act.ADD:
                ends += [low + figure, high + figure]
            case Act.DEDUCT:
                ends += [low - figure, high - figure]
            case Act.CAP:
                ends += [min(low, figure), min(high, figure)]
            case _:
                ends += [max(low, figure), max(high, figure)]
    return min(ends), max(ends)


def rows_of(table: Table) -> tuple[str, Sequence[_Row]]:
    """The key and the rows from-to of a table; none for tables without such rows."""
    match table:
        case Bands() | HoursTable():
            return "rows", table.rows
        case BaseWeight():
            return "weights", table.weights
        case _:
            return "", ()


def check_reach(scheme: Scheme) -> Iterator[Finding]:
    """Gaps between rows; points outside the table; rows that no points reach."""
    for table in scheme.tables:
        ranges = [point_range(scheme, form) for form in scheme.forms if form.table == table.id]
        where = f"{HEAD}: table[{table.id}]"
        key, rows = rows_of(table)
        yield from _gaps(rows, scheme.points.round.to, f"{where}.{key}")
        if not ranges:
            continue
        low, high = min(each[0] for each in ranges), max(each[1] for each in ranges)
        if rows:
            yield from _unreachable(rows, low, high, f"{where}.{key}")
            yield from _outside(table, low, high, (rows[0].first, rows[-1].last), where)
        elif isinstance(table, Line | Percentile):
            knots = table.knots if isinstance(table, Line) else table.rows
            yield from _outside(table, low, high, (knots[0].points, knots[-1].points), where)
        elif isinstance(table, Menu):
            yield from _menu(table, low, high, where)
        if isinstance(table, BaseWeight):
            yield from _bases(scheme, table, where)


def _gaps(rows: Sequence[_Row], step: Decimal, where: str) -> Iterator[Finding]:
    """Points lie on a grid; the next row begins one step after the last."""
    for number, row in enumerate(rows, start=1):
        if row.first % step or row.last % step:
            yield Finding("scheme.row_off_grid", f"{where}[{number}]", {"step": step})
    for number, (lower, upper) in enumerate(pairwise(rows), start=2):
        if upper.first > lower.last + step:
            values = {"first": lower.last + step, "last": upper.first - step}
            yield Finding("scheme.gap", f"{where}[{number}].from", values)


def _unreachable(
    rows: Sequence[_Row], low: Fraction, high: Fraction, where: str
) -> Iterator[Finding]:
    for number, row in enumerate(rows, start=1):
        if exact(row.first) > high or exact(row.last) < low:
            values = {"first": row.first, "last": row.last, "low": low, "high": high}
            yield Finding("scheme.unreachable", f"{where}[{number}]", values)


def _outside(
    table: Table,
    low: Fraction,
    high: Fraction,
    ends: tuple[Decimal, Decimal],
    where: str,
) -> Iterator[Finding]:
    """Points beyond the table where that is an error: no family may meet one."""
    below, above = getattr(table, "below", None), getattr(table, "above", None)
    if low < exact(ends[0]) and below is Outside.ERROR:
        values = {"points": low, "end": ends[0]}
        yield Finding("scheme.below_table", f"{where}.below", values)
    if high > exact(ends[1]):
        values = {"points": high, "end": ends[1]}
        if above is Outside.ERROR:
            yield Finding("scheme.above_table", f"{where}.above", values)
        elif above is Outside.CAP:
            yield Finding("scheme.above_table_capped", f"{where}.above", values, Severity.WARNING)


def _menu(table: Menu, low: Fraction, high: Fraction, where: str) -> Iterator[Finding]:
    if low < exact(table.first) and table.below is Outside.ERROR:
        values = {"points": low, "end": table.first}
        yield Finding("scheme.below_table", f"{where}.below", values)
    for option in table.options:
        first = table.first if option.first is None else max(option.first, table.first)
        if exact(first) > high:
            values = {"first": first, "last": first, "low": low, "high": high}
            yield Finding("scheme.unreachable", f"{where}.option[{option.id}].from", values)


def _bases(scheme: Scheme, table: BaseWeight, where: str) -> Iterator[Finding]:
    """Every age of every form that uses the table has its base."""
    for form in scheme.forms:
        if form.table != table.id:
            continue
        for age in range(form.age_from, form.age_to + 1):
            if not any(each.age_from <= age <= each.age_to for each in table.bases):
                yield Finding("scheme.age_without_base", f"{where}.bases", {"age": age})
                break
