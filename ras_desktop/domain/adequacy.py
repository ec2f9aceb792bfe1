"""Whether a direct payment buys what was agreed (word: adequacy). domain.md §8; O Liverpool.

An hourly rate is looked at beside the dated legal minimum wage, the same with the employer's
on-costs, and the council's dated local price. Nothing here changes a rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.step import Step, Steps

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


def check_rate(rate: Money, least: Floor, local: Money | None, where: str = "rate") -> Findings:
    """Findings for a rate an hour. `local`: the council's dated price of the same hour, if any.

    Below the wage nobody can be employed: an ERROR. The rest asks for a look and a reason.
    """
    if rate < least.wage:
        values = {"rate": rate, "wage": least.wage}
        return (Finding("adequacy.rate.below_wage", where, values),)
    found: list[Finding] = []
    if rate < least.whole:
        values = {"rate": rate, "whole": least.whole}
        found.append(Finding("adequacy.rate.no_oncosts", where, values, Severity.WARNING))
    if local is not None and rate < local:
        values = {"rate": rate, "local": local}
        found.append(Finding("adequacy.rate.below_local", where, values, Severity.WARNING))
    return tuple(found)
