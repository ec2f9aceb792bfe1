"""Adjustments in the order that the scheme declares: of points before the table, of money after."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ras_desktop.domain.condition import holds
from ras_desktop.domain.scheme import Act, MoneyAdjustment, PointsAdjustment
from ras_desktop.domain.sums import by_level, evaluate, level_title
from ras_desktop.domain.working import Working, exact, rounded


def adjust_points(working: Working, total: Decimal) -> Decimal:
    """The points that go into the table: adjusted, kept within limits, rounded to the grid."""
    points = exact(total)
    for each in working.scheme.adjust_points:
        working.points = _decimal(points)
        if holds(each.when, working.answers, working.points, working.age):
            points = _adjust_points(working, each, points)
    rule = working.scheme.points
    if rule.minimum is not None and points < rule.minimum:
        working.step("points.minimum", before=points, points=rule.minimum)
        points = exact(rule.minimum)
    if rule.maximum is not None and points > rule.maximum:
        working.step("points.maximum", before=points, points=rule.maximum)
        points = exact(rule.maximum)
    exactly = points
    points = rounded(points, rule.round)
    if points != exactly:
        working.step("points.rounded", before=exactly, points=_decimal(points))
    working.points = _decimal(points)
    return working.points


def _decimal(value: Fraction) -> Decimal:
    """The fraction as a decimal; on the scheme's grid this is exact."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _adjust_points(working: Working, rule: PointsAdjustment, before: Fraction) -> Fraction:
    figure = _points_figure(working, rule)
    if figure is None:
        return before
    values: dict[str, object] = {"title": rule.title, "before": before}
    if rule.question is not None:
        values["level"] = level_title(working, rule.question)
    match rule.act:
        case Act.MULTIPLY:
            after = before * figure
            values["factor"] = figure
        case Act.ADD:
            after = before + figure
            values["value"] = figure
        case Act.DEDUCT:
            after = before - figure
            values["value"] = figure
        case Act.CAP:
            after = min(before, figure)
        case _:
            after = max(before, figure)
    suffix = "_level" if rule.question is not None else ""
    if after != before:
        working.step(f"points.{rule.act.value}{suffix}", **values, after=after)
    return after


def _points_figure(working: Working, rule: PointsAdjustment) -> Fraction | None:
    if rule.question is not None and rule.by_level is not None:
        return by_level(working, rule.question, rule.by_level)
    figure = rule.factor if rule.act is Act.MULTIPLY else rule.points
    assert figure is not None
    return exact(figure)


def adjust_money(working: Working, value: Fraction) -> tuple[Fraction, str | None]:
    """The sum after all adjustments, and the reason if one of them sends it to the panel."""
    for each in working.scheme.adjust_money:
        if not holds(each.when, working.answers, working.points, working.age):
            continue
        if each.act is Act.PANEL:
            if each.above is None or value > exact(each.above):
                working.step("money.panel", title=each.title, reason=each.reason)
                return value, each.reason
            continue
        after = _adjust_money(working, each, value)
        working.change(each.act.value, each.id, each.title, value, after)
        value = after
    return value, None


def _adjust_money(working: Working, rule: MoneyAdjustment, before: Fraction) -> Fraction:
    match rule.act:
        case Act.MULTIPLY:
            return _multiply(working, rule, before)
        case Act.CAP | Act.FLOOR:
            return _limit(working, rule, before)
        case _:
            return _add(working, rule, before)


def _add(working: Working, rule: MoneyAdjustment, before: Fraction) -> Fraction:
    assert rule.sum is not None
    value = evaluate(working, rule.title, rule.sum)
    if not value:
        return before
    after = before + value if rule.act is Act.ADD else before - value
    working.step(
        f"money.{rule.act.value}",
        title=rule.title,
        value=working.say(value),
        before=working.say(before),
        after=working.say(after),
    )
    return after


def _multiply(working: Working, rule: MoneyAdjustment, before: Fraction) -> Fraction:
    level = ""
    if rule.question is not None and rule.by_level is not None:
        factor = by_level(working, rule.question, rule.by_level)
        if factor is None:
            return before
        level = level_title(working, rule.question)
    else:
        assert rule.factor is not None
        factor = exact(rule.factor)
    after = working.each_step(before * factor)
    code = "money.multiply_level" if level else "money.multiply"
    working.step(
        code if factor != 1 else f"{code}_same",
        title=rule.title,
        level=level,
        factor=factor,
        before=working.say(before),
        after=working.say(after),
    )
    return after


def _limit(working: Working, rule: MoneyAdjustment, before: Fraction) -> Fraction:
    assert rule.amount is not None
    limit = exact(rule.amount)
    cap = rule.act is Act.CAP
    after = min(before, limit) if cap else max(before, limit)
    working.step(
        f"money.{rule.act.value}" if after != before else f"money.{rule.act.value}_not_reached",
        title=rule.title,
        limit=working.say(limit),
        before=working.say(before),
        after=working.say(after),
    )
    return after
