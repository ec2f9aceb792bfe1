"""The sheet of paper on which one budget is worked out: what is known, and the steps so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ras_desktop.domain.budget import Change, Quantity
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.form import Form
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money, Rounding
from ras_desktop.domain.period import Period, in_year
from ras_desktop.domain.questionnaire import Answer
from ras_desktop.domain.scheme import Scheme, Unit, When
from ras_desktop.domain.step import Step
from ras_desktop.domain.table import Round
from ras_desktop.domain.unrounded import Unrounded, UnroundedHours, UnroundedPounds

NOTHING = Fraction(0)


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """The decimal as a fraction. A scheme has few different figures, so they are kept."""
    return Fraction(*value.as_integer_ratio())


def round_ratio(over: int, under: int, how: Rounding) -> int:
    """`over` ÷ `under` (positive), as `money.round_exact` rounds it but in whole numbers: fast."""
    match how:
        case Rounding.FLOOR:
            return over // under
        case Rounding.TRUNCATE:
            return over // under if over >= 0 else -(-over // under)
        case Rounding.HALF_UP:
            whole = (2 * abs(over) + under) // (2 * under)
            return whole if over >= 0 else -whole
        case _:
            whole, rest = divmod(over, under)
            return whole + (2 * rest > under or (2 * rest == under and whole % 2 == 1))


def rounded(value: Fraction, rule: Round) -> Fraction:
    """The multiple of `rule.to` nearest to the value in the way that the rule says."""
    over, under = rule.to.as_integer_ratio()
    whole = round_ratio(value.numerator * under, value.denominator * over, rule.mode)
    return Fraction(whole * over, under)


def quantity(value: Fraction, unit: Unit) -> Quantity:
    """Pounds or hours as Money or Hours, to the nearest penny or minute (for reading)."""
    over, under = value.as_integer_ratio()
    over *= 100 if unit is Unit.MONEY else 60
    whole, rest = divmod(over, under)
    if rest:
        whole = round_ratio(over, under, Rounding.HALF_UP)
    return Money(whole) if unit is Unit.MONEY else Hours(whole)


@dataclass(slots=True)
class Working:
    """What the rules of a scheme look at, and what they write down."""

    scheme: Scheme
    form: Form
    answers: Mapping[str, Answer]
    on: date
    age: int | None
    points: Decimal
    steps: list[Step] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def step(self, code: str, **values: object) -> None:
        """Writes a step down."""
        self.steps.append(Step(code, values))

    def show(self, value: Fraction) -> Quantity:
        """A figure in pounds or hours to the nearest penny or minute: for results and bars."""
        return quantity(value, self.scheme.money.unit)

    def say(self, value: Fraction) -> Quantity | Unrounded:
        """A figure for a step: with its part of a penny or minute, which is rounded later."""
        shown = quantity(value, self.scheme.money.unit)
        if isinstance(shown, Money):
            whole = shown.pence * value.denominator == value.numerator * 100
            return shown if whole else UnroundedPounds(value)
        whole = shown.minutes * value.denominator == value.numerator * 60
        return shown if whole else UnroundedHours(value)

    def say_decimal(self, value: Decimal) -> Quantity | Unrounded:
        """A figure of the scheme for a step."""
        return self.say(exact(value))

    def change(self, code: str, name: str, label: str, before: Fraction, after: Fraction) -> None:
        """Writes a bar of the waterfall down, if it can be seen to the penny or minute."""
        if before != after:
            shown, now = self.show(before), self.show(after)
            if shown != now:
                self.changes.append(Change(code, name, label, shown, now))

    def times(self, per: Period, weeks: Decimal | None) -> Fraction:
        """How often a sum for `per` falls in the scheme's own period."""
        rule = self.scheme.money
        often = exact(weeks) if weeks is not None else in_year(per, rule.year)
        return often / in_year(rule.period, rule.year)

    def each_step(self, value: Fraction, own: Round | None = None) -> Fraction:
        """The figure of one step: rounded by its own rule, or by the scheme's if it says so."""
        rule = self.scheme.money
        if own is not None:
            return rounded(value, own)
        return rounded(value, rule.round) if rule.round_when is When.STEP else value
