"""A council's scheme as one value: everything that turns answers into an indicative budget.

Read from files by `forms.scheme`, kept as canonical JSON by `domain.canonical`. docs/schemes.md
says what each part means; names here are the names there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.condition import Conditions
from ras_desktop.domain.form import Form
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.table import Round, Sum, Table


class Unit(StrEnum):
    """What a scheme gives."""

    MONEY = "money"
    HOURS = "hours"


class SchemeKind(StrEnum):
    """Where a scheme comes from; an example says so on every page."""

    EXAMPLE = "example"
    PUBLISHED = "published"
    OWN = "own"


class When(StrEnum):
    """When money is rounded."""

    END = "end"
    STEP = "step"


class Otherwise(StrEnum):
    """Where a child goes that a gate does not let through."""

    REFUSE = "refuse"
    PANEL = "panel"
    OTHER_FORM = "other-form"


class About(StrEnum):
    """What a gate asks of; the child's record can answer some of them beforehand."""

    AGE = "age"
    RESIDENCE = "residence"
    REGISTER = "register"
    EHC_PLAN = "ehc-plan"
    OTHER = "other"


class Act(StrEnum):
    """What an adjustment does to points or money."""

    ADD = "add"
    DEDUCT = "deduct"
    MULTIPLY = "multiply"
    CAP = "cap"
    FLOOR = "floor"
    PANEL = "panel"


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """Unit, period, length of the year, rounding."""

    unit: Unit
    period: Period
    year: YearBasis
    round: Round
    round_when: When


@dataclass(frozen=True, slots=True)
class PointsRule:
    """How the total of points is rounded and kept within limits."""

    round: Round
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """Asked before the form. Ages in whole years, both inclusive, only with `about` AGE."""

    id: str
    title: str
    about: About
    otherwise: Otherwise
    reason: str
    judgement: bool
    ask: str = ""
    age_from: int | None = None
    age_to: int | None = None


@dataclass(frozen=True, slots=True)
class NoForm:
    """What happens at an age for which the scheme has no form."""

    otherwise: Otherwise
    reason: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What the points leave out by rule, in the scheme's own words."""

    id: str
    title: str
    text: str
    when: Conditions = ()


@dataclass(frozen=True, slots=True)
class PointsAdjustment:
    """Changes the points before the table. `by_level`: level id → factor or points."""

    id: str
    title: str
    act: Act
    factor: Decimal | None = None
    points: Decimal | None = None
    question: str | None = None
    by_level: tuple[tuple[str, Decimal], ...] | None = None
    when: Conditions = ()


@dataclass(frozen=True, slots=True)
class MoneyAdjustment:
    """Changes the sum after the table. Which fields are used depends on `act`:

    add, deduct: `sum`; multiply: `factor` or `question` with `by_level`; cap, floor: `amount`;
    panel: `above` and/or `when`, with `reason`.
    """

    id: str
    title: str
    act: Act
    sum: Sum | None = None
    factor: Decimal | None = None
    question: str | None = None
    by_level: tuple[tuple[str, Decimal], ...] | None = None
    amount: Decimal | None = None
    above: Decimal | None = None
    reason: str = ""
    when: Conditions = ()


@dataclass(frozen=True, slots=True)
class RateValue:
    """A price from a day on, to a day or open."""

    first: date
    last: date | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """A dated price for a unit (hour, night …), pounds; `units` is the word for several."""

    id: str
    title: str
    unit: str
    units: str
    values: tuple[RateValue, ...]

    def on(self, day: date) -> Decimal | None:
        """The price in force on a day; None if there is none."""
        for each in self.values:
            if each.first <= day and (each.last is None or day <= each.last):
                return each.amount
        return None


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """What is known of a gate: passed or not (None: not known yet), or passed by judgement."""

    passed: bool | None = None
    judgement: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What an example must give; None is not checked."""

    outcome: str | None = None
    points: Decimal | None = None
    amount: Decimal | None = None
    hours: Decimal | None = None
    annual: Decimal | None = None
    weekly: Decimal | None = None
    changes: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case with its expected figures; a scheme that fails one is not good."""

    title: str
    on: date
    expect: Expected
    source: str = ""
    age: int | None = None
    born: date | None = None
    chosen: tuple[str, ...] = ()
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    answers: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Governance:
    """Who owns the scheme, who was asked, who approved it."""

    owner: str = ""
    consulted_on: date | None = None
    consulted_with: str = ""
    equality_analysis: str = ""
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Warn:
    """From which share on the checker warns of cliff edges and of a dominating question."""

    cliff_share: Decimal = Decimal("0.25")
    dominating_share: Decimal = Decimal("0.35")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of one scheme."""

    name: str
    version: str
    title: str
    council: str
    kind: SchemeKind
    valid_from: date
    money: MoneyRule
    points: PointsRule
    no_form: NoForm
    forms: tuple[Form, ...]
    tables: tuple[Table, ...]
    valid_to: date | None = None
    notice: str = ""
    source: tuple[str, ...] = ()
    note: str = ""
    gates: tuple[Gate, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    adjust_points: tuple[PointsAdjustment, ...] = ()
    adjust_money: tuple[MoneyAdjustment, ...] = ()
    rates: tuple[Rate, ...] = ()
    examples: tuple[Example, ...] = ()
    governance: Governance = Governance()
    warn: Warn = Warn()

    def form_for(self, age: int) -> Form | None:
        """The questionnaire for an age in whole years on the assessment date; None if none."""
        for each in self.forms:
            if each.age_from <= age <= each.age_to:
                return each
        return None

    def form(self, identifier: str) -> Form:
        """The form with this id. KeyError if there is none."""
        for each in self.forms:
            if each.id == identifier:
                return each
        raise KeyError(identifier)

    def table(self, identifier: str) -> Table:
        """The table with this id. KeyError if there is none."""
        for each in self.tables:
            if each.id == identifier:
                return each
        raise KeyError(identifier)

    def rate(self, identifier: str) -> Rate:
        """The rate with this id. KeyError if there is none."""
        for each in self.rates:
            if each.id == identifier:
                return each
        raise KeyError(identifier)

    def valid_on(self, day: date) -> bool:
        """Whether the version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
