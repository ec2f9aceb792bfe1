"""A budget as plain data in a versioned shape for other programs; docs/cli.md describes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ras_desktop.domain.budget import Budget, Change, Offered, Quantity
from ras_desktop.domain.canonical import decimal_text, to_plain
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.scoring import AreaPoints
from ras_desktop.domain.step import Step
from ras_desktop.domain.two_scores import Comparison

FORMAT = 1
"""Raised when a key changes its meaning or goes; a new key does not raise it."""


def budget_json(
    budget: Budget, step: Callable[[Step], str], finding: Callable[[Finding], str]
) -> dict[str, Any]:
    """The whole budget; `step` and `finding` give the sentences that stand beside the codes.

    Money in whole pence, time in minutes, points as text with an exact decimal.
    """
    return {
        "format": FORMAT,
        "scheme": budget.scheme,
        "version": budget.version,
        "form": budget.form or None,
        "on": budget.on.isoformat(),
        "age": budget.age,
        "complete": budget.complete,
        "missing": list(budget.missing),
        "outcome": budget.outcome.value,
        "reason": budget.reason or None,
        "points": None if budget.points is None else decimal_text(budget.points),
        "areas": [_area(each) for each in budget.areas],
        "band": budget.band or None,
        "indicative": _indicative(budget),
        "annual": _pence(budget.annual),
        "weekly_for_reading": _pence(budget.weekly),
        "hours": None
        if budget.hours is None or budget.hours_per is None
        else {"minutes": budget.hours.minutes, "period": budget.hours_per.value},
        "reached": None if budget.reached is None else _quantity(budget.reached),
        "options": [_option(each) for each in budget.options],
        "waterfall": [_change(each) for each in budget.waterfall],
        "steps": [_step(each, step) for each in budget.steps],
        "findings": [finding_json(each, finding) for each in budget.findings],
    }


def confirmed_json(
    confirmed: dict[str, Any],
    worker: dict[str, Any],
    comparison: Comparison,
    by: tuple[str, datetime],
    step: Callable[[Step], str],
) -> dict[str, Any]:
    """The confirmed result with the worker's whole result beside it, and what the difference made.

    `confirmed`, `worker`: `budget_json` of the two. `by`: name of who confirmed, and when.
    """
    difference = comparison.difference
    return {
        **confirmed,
        "moderation": {
            "confirmed_by": by[0],
            "confirmed_at": by[1].isoformat(),
            "changed": list(comparison.changed),
            "reason": comparison.reason or None,
            "points": decimal_text(comparison.points),
            "difference": None if difference is None else _quantity(difference),
            "steps": [_step(each, step) for each in comparison.steps],
            "worker": worker,
        },
    }


def finding_json(found: Finding, say: Callable[[Finding], str]) -> dict[str, Any]:
    """A finding with its place, severity and sentence."""
    return {
        "code": found.code,
        "where": found.where,
        "severity": found.severity.value,
        "text": say(found),
    }


def _step(taken: Step, say: Callable[[Step], str]) -> dict[str, Any]:
    values = to_plain(Step, taken).get("values", {})
    return {"code": taken.code, "text": say(taken), "values": values}


def _pence(money: Money | None) -> dict[str, int] | None:
    return None if money is None else {"pence": money.pence}


def _quantity(value: Quantity) -> dict[str, int]:
    return {"pence": value.pence} if isinstance(value, Money) else {"minutes": value.minutes}


def _indicative(budget: Budget) -> dict[str, Any] | None:
    if budget.result is None:
        return None
    shown: dict[str, Any] = {**_quantity(budget.result), "period": budget.period.value}
    if budget.at_least is not None:
        shown["at_least_pence"] = budget.at_least.pence
    return shown


def _area(area: AreaPoints) -> dict[str, str]:
    return {
        "area": area.area,
        "title": area.title,
        "points": decimal_text(area.points),
        "most": decimal_text(area.most),
    }


def _option(option: Offered) -> dict[str, Any]:
    return {
        "id": option.id,
        "title": option.title,
        **_quantity(option.amount),
        "instalments": [each.pence for each in option.instalments],
        "chosen": option.chosen,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "code": change.code,
        "id": change.id,
        "label": change.label,
        "before": _quantity(change.before),
        "after": _quantity(change.after),
    }
