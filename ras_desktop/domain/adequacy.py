"""Whether a direct payment buys what was agreed (word: adequacy). domain.md §8; O Liverpool.

An hourly rate is looked at beside the dated legal minimum wage, the same with the employer's
on-costs, and the council's dated local price. Nothing here changes a rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.costing import HOUR, Cost, Prices
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money, Rounding
from ras_desktop.domain.plan import Plan, Way
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.step import Step, Steps
from ras_desktop.domain.uplift import Held

ADULT_WAGE_FROM = 21
"""Age from which the adult wage is the lowest legal one (National Minimum Wage Regulations)."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What an hour costs an employer at least: the wage, and the wage with on-costs; its steps."""

    wage: Money
    whole: Money
    steps: Steps


def floor(policy: Policy, on: date, assistant_age: int | None = None) -> Floor:
    """The lowest cost of an hour on a day. `assistant_age`: None counts as an adult.

    On-costs are rounded up: a penny too little an hour is too little.
    """
    young = assistant_age is not None and assistant_age < ADULT_WAGE_FROM
    wage = policy.money(PolicyCode.WAGE_YOUNG if young else PolicyCode.WAGE_ADULT, on)
    share = policy.number(PolicyCode.WAGE_ONCOST, on)
    whole = -((-wage).times(1 + share, Rounding.FLOOR))
    values = {"wage": wage, "share": share, "whole": whole, "day": on}
    return Floor(wage, whole, (Step("adequacy.floor", values),))


def check_rate(
    rate: Money, least: Floor, local: Money | None, where: str = "rate", what: str = ""
) -> Findings:
    """Findings for a rate an hour of a support. `local`: the council's dated price of that hour.

    Below the wage nobody can be employed: an ERROR. The rest asks for a look and a reason.
    """
    if rate < least.wage:
        values = {"what": what, "rate": rate, "wage": least.wage}
        return (Finding("adequacy.rate.below_wage", where, values),)
    found: list[Finding] = []
    if rate < least.whole:
        values = {"what": what, "rate": rate, "whole": least.whole}
        found.append(Finding("adequacy.rate.no_oncosts", where, values, Severity.WARNING))
    if local is not None and rate < local:
        values = {"what": what, "rate": rate, "local": local}
        found.append(Finding("adequacy.rate.below_local", where, values, Severity.WARNING))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Rate:
    """What is paid for an hour of one support. `code`: of the price list; "" for an own rate."""

    what: str
    rate: Money
    code: str = ""
    where: str = "rate"


def local_price(prices: Prices, rate: Rate, on: date) -> Money | None:
    """The council's dated price of the same hour; of an own rate the lowest hour on the list."""
    if rate.code:
        held = prices.on(rate.code, on)
        return held.amount if held is not None and held.unit == HOUR else None
    hours = [each.amount for each in prices.current(on) if each.unit == HOUR]
    return min(hours, default=None)


def check_rates(rates: Iterable[Rate], prices: Prices, policy: Policy, on: date) -> Findings:
    """Findings for every rate at which a direct payment has to buy an hour on a day."""
    least = floor(policy, on)
    found: list[Finding] = []
    for each in rates:
        local = local_price(prices, each, on)
        found += check_rate(each.rate, least, local, each.where, each.what)
    return tuple(found)


def rates_of_plan(plan: Plan, cost: Cost) -> tuple[Rate, ...]:
    """The hourly rates of a costed plan whose lines are taken as a direct payment."""
    costs = {each.line: each for each in cost.lines}
    found = []
    for place, line in enumerate(plan.lines):
        held = costs.get(line.id)
        if held is None or held.unit_price is None or held.unit != HOUR:
            continue
        if held.way is Way.DIRECT_PAYMENT and held.unit_price > ZERO:
            where = f"lines/{place}/unit_price"
            found.append(Rate(line.what, held.unit_price, line.price_code, where))
    return tuple(found)


def rates_of_supports(held: Iterable[Held]) -> tuple[Rate, ...]:
    """The hourly rates of what was decided, as it is paid today."""
    return tuple(
        Rate(each.what, each.rate, each.code)
        for each in held
        if each.rate is not None and each.unit == HOUR and each.way is Way.DIRECT_PAYMENT
    )
