"""A budget in one line: on the page, in the letter's box and beside the questionnaire the same."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.wording.allocation import hours, outcome, period
from ras_desktop.wording.speak import _, day, money


def headline(budget: Budget) -> str:
    """£2,640.00 a year; up to £500.00 a year; what happens instead where there is no sum."""
    sum_ = _sum(budget)
    if not sum_:
        return outcome(budget.outcome)
    if budget.outcome is not Outcome.UP_TO:
        return sum_
    if budget.at_least is not None:
        least = money(budget.at_least)
        return _("Between {least} and {most}").format(least=least, most=sum_)
    return _("Up to {most}").format(most=sum_)


def made_with(form: str, on: date, scheme: str, version: str) -> str:
    """Which form, on which day, with which version of which scheme: under a page's question."""
    return " · ".join((form, _("assessed on {day}").format(day=day(on)), f"{scheme} {version}"))


def _sum(budget: Budget) -> str:
    shown = ""
    if budget.amount is not None:
        shown = money(budget.amount)
    elif budget.hours is not None:
        shown = hours(budget.hours)
    if not shown:
        return ""
    return _("{sum} {period}").format(sum=shown, period=period(budget.period))
