"""Runs the worked examples of a scheme: the same calculation as for a family."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, errors
from ras_desktop.domain.gates import route
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scheme import Example, Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.domain.working import quantity


@dataclass(frozen=True, slots=True)
class Ran:
    """An example, what came out (None without an age), and how that differs from the expected."""

    example: Example
    budget: Budget | None
    findings: tuple[Finding, ...]


def run(scheme: Scheme, example: Example, where: str = "") -> Ran:
    """Calculates an example and compares. Answers that cannot be used are findings too."""
    age = example.age
    if age is None and example.born is not None:
        age = age_on(example.born, example.on)
    way = route(scheme, age, example.gates)
    if way.form is None and way.otherwise is None:
        values = {"title": example.title}
        return Ran(example, None, (Finding("scheme.example_age", where, values),))
    found: list[Finding] = []
    card = None
    if way.form is not None:
        answers = read(way.form, example.answers)
        faults = errors(answers.findings)
        found += [Finding(each.code, f"{where}.{each.where}", each.values) for each in faults]
        card = score(way.form, answers)
    budget = allocate(
        scheme, card, on=example.on, age=age, gates=example.gates, chosen=example.chosen
    )
    found += [
        Finding(each.code, where, each.values, each.severity)
        for each in budget.findings
        if not (each.code in _TABLE_ENDS and example.expect.outcome == Outcome.OUTSIDE)
    ]
    found += [*_compare(example, budget, where), *_changed(scheme, example, budget, where)]
    return Ran(example, budget, tuple(found))


_TABLE_ENDS = ("allocation.outside_table", "allocation.gap_in_table", "allocation.no_rate")
"""What may be expected: an example can show that the scheme gives no sum there."""


def _compare(example: Example, budget: Budget, where: str) -> list[Finding]:
    """One finding for each expected figure that did not come out."""
    expect = example.expect
    pairs: list[tuple[str, object, object]] = [
        ("outcome", expect.outcome, budget.outcome.value),
        ("points", expect.points, budget.points),
        ("amount", _money(expect.amount), budget.amount),
        ("hours", _hours(expect.hours), budget.hours),
        ("annual", _money(expect.annual), budget.annual),
        ("weekly", _money(expect.weekly), budget.weekly),
    ]
    return [
        Finding(
            "scheme.example_fails",
            f"{where}.expect.{key}",
            {"title": example.title, "key": key, "wanted": wanted, "got": _or_nothing(got)},
        )
        for key, wanted, got in pairs
        if wanted is not None and wanted != got
    ]


def _changed(scheme: Scheme, example: Example, budget: Budget, where: str) -> list[Finding]:
    """One finding for each rule, line or option that did not do what was expected."""
    made, titles, unit = changes(budget), _titles(scheme), scheme.money.unit
    found = []
    for name, value in example.expect.changes:
        got = made.get(name)
        if got != Fraction(value):
            values = {
                "title": example.title,
                "rule": titles.get(name, name),
                "wanted": quantity(Fraction(value), unit),
                "got": "–" if got is None else quantity(got, unit),
            }
            found.append(Finding("scheme.example_change", f"{where}.expect.changes.{name}", values))
    return found


def _titles(scheme: Scheme) -> dict[str, str]:
    """What the rules, lines and options are called."""
    inner = (getattr(table, name, ()) for table in scheme.tables for name in ("lines", "options"))
    parts = (*scheme.adjust_money, *(each for listed in inner for each in listed))
    return {each.id: each.title for each in parts if each.title}


def changes(budget: Budget) -> dict[str, Fraction]:
    """What each table line and adjustment did, in pounds or hours; lines of one id are summed."""
    made: dict[str, Fraction] = {}
    for each in budget.waterfall:
        before, after = each.before, each.after
        if isinstance(before, Money) and isinstance(after, Money):
            step = Fraction(after.pence - before.pence, 100)
        else:
            assert isinstance(before, Hours)
            assert isinstance(after, Hours)
            step = after.in_hours - before.in_hours
        made[each.id] = made.get(each.id, Fraction(0)) + step
    return made


def _or_nothing(got: object) -> object:
    return "–" if got is None else got


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money.pounds(amount)


def _hours(amount: Decimal | None) -> Hours | None:
    return None if amount is None else Hours(int(amount * 60))
