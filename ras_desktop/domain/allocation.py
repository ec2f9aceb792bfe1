"""Points become an indicative budget: gates, points rules, table, adjustments, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ras_desktop.domain.adjusting import adjust_money, adjust_points
from ras_desktop.domain.budget import Budget, Offered, Outcome, Quantity
from ras_desktop.domain.condition import holds
from ras_desktop.domain.finding import Finding, Refused, Severity
from ras_desktop.domain.gates import Route, route
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.period import Period, in_year
from ras_desktop.domain.pricing import Found, price
from ras_desktop.domain.scheme import GateAnswer, Otherwise, Scheme, Unit
from ras_desktop.domain.scoring import Scorecard
from ras_desktop.domain.table import Blocks, Menu, Reckoner
from ras_desktop.domain.working import NOTHING, Working, round_ratio, rounded

_ELSEWHERE = {
    Otherwise.REFUSE: Outcome.REFUSED,
    Otherwise.PANEL: Outcome.PANEL,
    Otherwise.OTHER_FORM: Outcome.OTHER_FORM,
}


@dataclass(slots=True)
class _Result:
    """What came out of the table and the adjustments; fields as in Budget."""

    outcome: Outcome
    band: str = ""
    reason: str = ""
    amount: Money | None = None
    at_least: Money | None = None
    annual: Money | None = None
    weekly: Money | None = None
    hours: Hours | None = None
    hours_per: Period | None = None
    reached: Quantity | None = None
    options: tuple[Offered, ...] = ()


def allocate(
    scheme: Scheme,
    scorecard: Scorecard | None,
    *,
    on: date,
    age: int | None = None,
    gates: Mapping[str, GateAnswer] | None = None,
    chosen: tuple[str, ...] = (),
) -> Budget:
    """The indicative budget on a day, with every step; it never decides by itself.

    `age` in whole years on that day; `gates` by gate id; `chosen` are option ids of a menu. Works
    on partial answers too: then `complete` is False and `missing` says what the estimate lacks.
    `scorecard` may be None only where the gates lead elsewhere (ValueError otherwise).
    """
    way = route(scheme, age, gates or {})
    findings = [*way.findings, *_not_in_force(scheme, on)]
    if way.otherwise is not None:
        return _elsewhere(scheme, way, on, age, findings)
    if scorecard is None:
        raise ValueError("without a scorecard nothing can be allocated")
    if way.form is not None and way.form.id != scorecard.form:
        values = {"form": scheme.form(scorecard.form).title, "age": age, "right": way.form.title}
        findings.append(Finding("allocation.wrong_form", "form", values))
    return _allocate(scheme, scorecard, way, findings, on, age, chosen)


def _not_in_force(scheme: Scheme, on: date) -> tuple[Finding, ...]:
    if scheme.valid_on(on):
        return ()
    values = {"version": scheme.version, "day": on}
    return (Finding("allocation.not_in_force", "on", values, Severity.WARNING),)


def _elsewhere(
    scheme: Scheme, way: Route, on: date, age: int | None, findings: list[Finding]
) -> Budget:
    """The outcome where a gate, or the lack of a form, leads away from the questionnaire."""
    assert way.otherwise is not None
    return Budget(
        scheme=scheme.name,
        version=scheme.version,
        form="",
        on=on,
        age=age,
        outcome=_ELSEWHERE[way.otherwise],
        period=scheme.money.period,
        reason=way.reason,
        steps=way.steps,
        findings=tuple(findings),
        missing=way.missing,
    )


def _allocate(
    scheme: Scheme,
    card: Scorecard,
    way: Route,
    findings: list[Finding],
    on: date,
    age: int | None,
    chosen: tuple[str, ...],
) -> Budget:
    form = scheme.form(card.form)
    steps = [*way.steps, *card.steps]
    working = Working(
        scheme, form, card.answers.answers, on, age, card.points, steps, findings=findings
    )
    points = adjust_points(working, card.points)
    missing = (*way.missing, *(f"answers/{each}" for each in card.answers.missing))
    if missing:
        working.step("allocation.incomplete", count=len(missing))
    result = _result(working, chosen)
    _exclusions(working)
    return Budget(
        scheme=scheme.name,
        version=scheme.version,
        form=form.id,
        on=on,
        age=age,
        outcome=result.outcome,
        period=scheme.money.period,
        points=points,
        areas=card.areas,
        amount=result.amount,
        at_least=result.at_least,
        annual=result.annual,
        weekly=result.weekly,
        hours=result.hours,
        hours_per=result.hours_per,
        reached=result.reached,
        band=result.band,
        reason=result.reason,
        options=result.options,
        steps=tuple(working.steps),
        waterfall=tuple(working.changes),
        findings=tuple(working.findings),
        missing=missing,
    )


def _result(working: Working, chosen: tuple[str, ...]) -> _Result:
    """Table and adjustments; a rule that cannot be applied gives no sum, a finding says why."""
    table = working.scheme.table(working.form.table)
    try:
        found = price(working, table, chosen)
        if found.outcome not in (Outcome.AMOUNT, Outcome.UP_TO):
            working.step(f"budget.{found.outcome.value}")
            return _Result(found.outcome, found.band, options=found.options)
        if not isinstance(table, Blocks | Reckoner | Menu):
            working.change("start", table.id, found.band, NOTHING, found.value)
        value, panel = adjust_money(working, found.value)
    except Refused as refused:
        working.findings.extend(refused.findings)
        working.changes.clear()
        working.step("budget.outside")
        return _Result(Outcome.OUTSIDE)
    if panel is not None:
        working.step("budget.panel")
        return _Result(Outcome.PANEL, found.band, panel, reached=working.show(value))
    return _finish(working, found, _round(working, value))


def _round(working: Working, value: Fraction) -> Fraction:
    """The sum as the scheme rounds it; never less than nothing."""
    rule = working.scheme.money.round
    after = rounded(value, rule)
    if after != value:
        working.step(f"money.rounded_{rule.mode.value}", after=working.say(after))
        working.change("round", "rounding", "", value, after)
    if after < 0:
        working.step("money.not_below_nothing", before=working.show(after))
        working.change("zero", "zero", "", after, NOTHING)
        return NOTHING
    return after


def _finish(working: Working, found: Found, value: Fraction) -> _Result:
    """The result for a sum: own period, year, and week for reading."""
    rule = working.scheme.money
    result = _Result(found.outcome, found.band, options=found.options)
    result.hours, result.hours_per = found.hours, found.hours_per
    shown = working.show(value)
    working.step(f"budget.{found.outcome.value}", amount=shown, period=rule.period)
    if rule.unit is Unit.HOURS:
        assert isinstance(shown, Hours)
        result.hours, result.hours_per = shown, rule.period
        return result
    assert isinstance(shown, Money)
    result.amount = shown
    if found.at_least is not None:
        least = working.show(min(found.at_least, value))
        assert isinstance(least, Money)
        result.at_least = least
    year = value * in_year(rule.period, rule.year)
    week = year / in_year(Period.WEEK, rule.year)
    pence = round_ratio(year.numerator * 100, year.denominator, rule.round.mode)
    result.annual = Money(pence)
    pence = round_ratio(week.numerator * 100, week.denominator, Rounding.HALF_UP)
    result.weekly = Money(pence)
    if rule.period is not Period.YEAR:
        working.step("budget.annual", amount=result.annual)
    if rule.period is not Period.WEEK and value:
        working.step("budget.weekly", amount=result.weekly)
    return result


def _exclusions(working: Working) -> None:
    """What the points leave out by rule is said in the explanation."""
    for each in working.scheme.exclusions:
        if holds(each.when, working.answers, working.points, working.age):
            working.step("money.exclusion", title=each.title, text=each.text)
