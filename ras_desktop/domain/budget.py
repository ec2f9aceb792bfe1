"""The indicative budget as a value: outcome, sum, steps, waterfall. It never decides by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period
from ras_desktop.domain.scoring import AreaPoints
from ras_desktop.domain.step import Steps

Quantity = Money | Hours
"""What a scheme gives: money, or in a scheme of hours support time."""


class Outcome(StrEnum):
    """What came out. Only AMOUNT and UP_TO carry a sum (or hours in a scheme of hours)."""

    AMOUNT = "amount"
    UP_TO = "up_to"
    NONE = "none"
    PANEL = "panel"
    REFUSED = "refused"
    OTHER_FORM = "other_form"
    CHOOSE = "choose"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Change:
    """One bar of the waterfall: `id` of the table line or adjustment, its title, before, after.

    Codes: "start" (from the table), "line", "add", "deduct", "multiply", "cap", "floor", "round",
    "zero". Each begins where the one before ends; the first begins at nothing.
    """

    code: str
    id: str
    label: str
    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True)
class Offered:
    """An option of a menu with its sum for the scheme's period and how it is paid."""

    id: str
    title: str
    amount: Quantity
    instalments: tuple[Money, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """The indicative budget of one assessment, with everything that explains it.

    `amount` (or `hours` in a scheme of hours) is for `period`. `annual` is the same over a year,
    `weekly` is for reading only and never the amount. With UP_TO the amount is the most and
    `at_least` the least. `reached` is what the sum had come to where the panel decides. `hours`
    with `hours_per` may also stand beside money. `complete` is False for a running estimate.
    """

    scheme: str
    version: str
    form: str
    on: date
    age: int | None
    outcome: Outcome
    period: Period
    points: Decimal | None = None
    areas: tuple[AreaPoints, ...] = ()
    amount: Money | None = None
    at_least: Money | None = None
    annual: Money | None = None
    weekly: Money | None = None
    hours: Hours | None = None
    hours_per: Period | None = None
    reached: Quantity | None = None
    band: str = ""
    reason: str = ""
    options: tuple[Offered, ...] = ()
    steps: Steps = ()
    waterfall: tuple[Change, ...] = ()
    findings: Findings = ()
    missing: tuple[str, ...] = ()

    @property
    def result(self) -> Quantity | None:
        """The sum, or in a scheme of hours the time; None where the outcome carries none."""
        if self.outcome not in (Outcome.AMOUNT, Outcome.UP_TO):
            return None
        return self.hours if self.amount is None else self.amount

    @property
    def complete(self) -> bool:
        """Whether nothing was missing; otherwise this is a running estimate."""
        return not self.missing
