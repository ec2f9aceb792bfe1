"""A plan brought to what was decided about it: the same lines, with the sums that were approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ras_desktop.domain.costing import Cost, LineCost
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Decision, LineVerdict
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, SupportLine


def brought_to(plan: Plan, cost: Cost, decision: Decision) -> Plan:
    """The plan with its lines as they were decided; `cost` is what they cost when they were put.

    A line that was approved with nothing is left out. A line of another plan stays as it is.
    """
    given = {each.line: each for each in decision.lines}
    costs = {each.line: each for each in cost.lines}
    lines = []
    for line in plan.lines:
        verdict = given.get(line.id)
        if verdict is None or (line.id in costs and verdict.approved == costs[line.id].amount):
            lines.append(line)
        elif verdict.approved != ZERO:
            lines.append(_changed(line, costs[line.id], verdict))
    return replace(plan, lines=tuple(lines))


def _changed(line: SupportLine, cost: LineCost, verdict: LineVerdict) -> SupportLine:
    units, price = verdict.units, cost.unit_price
    exact = (
        units is not None and price is not None and units * price.pence == verdict.approved.pence
    )
    if not exact or units is None:
        return _as_sum(line, verdict.approved)
    whole = units == units.to_integral_value()
    pattern = (
        Pattern(PatternKind.TIMES, times=int(units), units=Decimal(1))
        if whole
        else Pattern(PatternKind.TIMES, times=1, units=units)
    )
    return replace(line, pattern=pattern)


def _as_sum(line: SupportLine, sum_: Money) -> SupportLine:
    pattern = Pattern(PatternKind.SUM, sum_a_year=sum_)
    return replace(line, pattern=pattern, price_code="", unit_price=None)


def summed(plan: Plan, cost: Cost, sums: Sequence[Money]) -> Plan:
    """The plan with a sum in each line that today's prices would bring to another one.

    `sums`: what each line is to come to, in order.
    """
    costs = {each.line: each.amount for each in cost.lines}
    lines = tuple(
        line if costs.get(line.id) == sum_ else _as_sum(line, sum_)
        for line, sum_ in zip(plan.lines, sums, strict=True)
    )
    return replace(plan, lines=lines)
