"""Every kind of rule that turns points into money, as values. Domain notes 4.2.

Sums are Decimals in the scheme's unit (pounds, or hours) for the scheme's own period.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period


class Outside(StrEnum):
    """What happens to points outside the table."""

    ERROR = "error"
    CAP = "cap"
    PANEL = "panel"
    NONE = "none"


class BandOutcome(StrEnum):
    """A band that gives no sum."""

    NONE = "none"
    PANEL = "panel"


class Paid(StrEnum):
    """Which points are paid once the threshold is passed."""

    ABOVE = "above"
    ALL = "all"


class Read(StrEnum):
    """How a percentile table is read between its rows."""

    STEPS = "steps"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True)
class Round:
    """Round to whole multiples of `to` (pounds, hours or points)."""

    mode: Rounding
    to: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that may depend on answers and dated rates; docs/schemes.md "A sum".

    `by_level` pairs level id → figure (pounds or hours, or how many where there is a price).
    `minutes`: numbers count minutes and the price is for an hour. `weeks`: weeks in the year, only
    with `per` a week.
    """

    per: Period
    amount: Decimal | None = None
    rate: str | None = None
    number: Decimal | None = None
    question: str | None = None
    by_level: tuple[tuple[str, Decimal], ...] | None = None
    divided_by: str | None = None
    minutes: bool = False
    weeks: Decimal | None = None
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Points `first` … `last`, both in the band. Exactly one of amount, up_to, outcome."""

    first: Decimal
    last: Decimal
    label: str = ""
    amount: Decimal | None = None
    up_to: Decimal | None = None
    at_least: Decimal | None = None
    outcome: BandOutcome | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Bands:
    """Flat and "up to" bands."""

    id: str
    below: Outside
    above: Outside
    rows: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class PerPoint:
    """A price for each point, above a threshold."""

    id: str
    price: Decimal
    threshold: Decimal
    paid: Paid


@dataclass(frozen=True, slots=True)
class Knot:
    """A point of a curve; `percentile` only in percentile tables."""

    points: Decimal
    amount: Decimal
    percentile: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Straight lines between knots."""

    id: str
    below: Outside
    above: Outside
    knots: tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class Percentile:
    """The percentiles of a sample of costs beside the points that reach them."""

    id: str
    below: Outside
    above: Outside
    read: Read
    rows: tuple[Knot, ...]


@dataclass(frozen=True, slots=True)
class HoursBand:
    """Points `first` … `last` give so many hours."""

    first: Decimal
    last: Decimal
    hours: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True)
class HoursTable:
    """Band → hours × dated rate. In a scheme of hours without a rate."""

    id: str
    below: Outside
    above: Outside
    per: Period
    rows: tuple[HoursBand, ...]
    rate: str | None = None
    weeks: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AgeBase:
    """The base for ages (whole years, both inclusive)."""

    age_from: int
    age_to: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WeightBand:
    """Points `first` … `last` have this weight."""

    first: Decimal
    last: Decimal
    weight: Decimal
    label: str = ""


@dataclass(frozen=True, slots=True)
class BaseWeight:
    """Base × weight. Either `weights`, or points ÷ `points_for_one`."""

    id: str
    bases: tuple[AgeBase, ...]
    below: Outside = Outside.ERROR
    above: Outside = Outside.ERROR
    weights: tuple[WeightBand, ...] = ()
    points_for_one: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NamedSum:
    """A line of additive blocks or of a ready reckoner."""

    id: str
    title: str
    sum: Sum


@dataclass(frozen=True, slots=True)
class Blocks:
    """Additive blocks of need: the sum of all lines."""

    id: str
    lines: tuple[NamedSum, ...]


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Ready reckoner: hours × unit cost, summed over all lines."""

    id: str
    lines: tuple[NamedSum, ...]


@dataclass(frozen=True, slots=True)
class MenuOption:
    """Something to choose; `first` points needed for it; paid in so many instalments."""

    id: str
    title: str
    sum: Sum
    first: Decimal | None = None
    instalments: int = 1


@dataclass(frozen=True, slots=True)
class Menu:
    """Enough points → choose so many options."""

    id: str
    first: Decimal
    below: Outside
    choose: int
    options: tuple[MenuOption, ...]


Table = Bands | PerPoint | Line | Percentile | HoursTable | BaseWeight | Blocks | Reckoner | Menu
