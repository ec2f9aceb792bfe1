"""Who turns 14, 16 or 18 in the months to come, with the money involved: for managers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ras_desktop.domain.caseload import Column, Filters, Whose
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.growing import Milestone, reaches
from ras_desktop.domain.growing_tasks import Standing
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.services import growing_due
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.export import allowed, recorded, sheet
from ras_desktop.wording import _
from ras_desktop.wording.growing import STANDINGS, TURNS

MONTHS = 24
"""How far the list looks ahead."""

AGES = {
    Milestone.TRANSITIONS: PolicyCode.TRANSITIONS_TEAM,
    Milestone.OWN_CHOICE: PolicyCode.OWN_CHOICE,
    Milestone.ADULT: PolicyCode.ADULT,
}
"""The birthdays that managers plan for, and the setting that says at which age."""


@dataclass(frozen=True, slots=True)
class Turning:
    """One child who reaches one age. `amount`: a year, of the furthest stage that has a sum (paid,
    else decided, else indicative); None: there is none yet."""

    case: UUID
    name: str
    number: str
    worker: str
    team: str
    milestone: Milestone
    on: date
    standing: Standing
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Sum:
    """How many reach an age, what their budgets come to a year, and how many have no sum yet."""

    many: int
    amount: Money
    without: int


@dataclass(frozen=True, slots=True)
class TurningList:
    """Everybody who reaches one of `AGES` from `first` to `last`, by day; `sums` by age."""

    first: date
    last: date
    rows: tuple[Turning, ...]
    sums: dict[Milestone, Sum]


def read(desk: Desk, whose: Whose = Whose.ALL) -> TurningList:
    """Who turns 14, 16 or 18 in the next 24 months, of the cases that are worked on."""
    with desk.read("growing.list") as look:
        lines, who = lines_of(desk, look), reader(look, "growing.list")
        policy = growing_due.policy_or_none(look)
        first, last = look.today, add_months(look.today, MONTHS)
        if policy is None:
            return TurningList(first, last, (), {})
        slots = lines.passing(lines.order(Column.NAME).slots, Filters(whose), who)
        ids, births = lines.column("id"), lines.column("born")
        months = {each: policy.months(code, first) for each, code in AGES.items()}
        oldest = add_months(first, -max(months.values()) - 1).isoformat()
        near = {UUID(ids[at]): at for at in slots if births[at] and births[at] >= oldest}
        days = {
            case: {each: reaches(date.fromisoformat(births[at]), of) for each, of in months.items()}
            for case, at in near.items()
        }
        due = {case: at for case, at in near.items() if _within(days[case], first, last)}
        told = {case: births[at] for case, at in due.items()}
        rows = []
        for case, every in growing_due.of_many(look, told, policy, tuple(told)):
            line = lines.line(due[case])
            rows += [
                Turning(
                    case, line.name, line.number, line.worker_name, line.team, each.milestone,
                    each.on, each.standing, line.amount,
                )
                for each in every
                if each.milestone in AGES and first <= each.on <= last
            ]  # fmt: skip
        rows.sort(key=lambda each: (each.on, each.name, each.number))
        return TurningList(first, last, tuple(rows), {each: _sum(rows, each) for each in AGES})


def _within(days: dict[Milestone, date], first: date, last: date) -> bool:
    return any(first <= day <= last for day in days.values())


def _sum(rows: list[Turning], milestone: Milestone) -> Sum:
    of = [each for each in rows if each.milestone is milestone]
    sums = [each.amount for each in of if each.amount is not None]
    return Sum(len(of), total(sums), len(of) - len(sums))


def export(desk: Desk, whose: Whose = Whose.ALL) -> Done[bytes]:
    """The list as CSV, UTF-8 with a byte-order mark; that it was made is recorded.

    Nothing typed by anybody can act as a formula; sums are plain numbers of pounds a year.
    """
    allowed(desk, "growing.export")
    told = read(desk, whose)
    return recorded(desk, "growing.export", "growing", as_csv(told), len(told.rows))


def as_csv(told: TurningList) -> bytes:
    """One line for each child and age; at the end what each age comes to."""
    rows: list[Sequence[Any]] = [
        (_("Day"), _("Age"), _("Child"), _("Case number"), _("Worker"), _("Team"), _("Arranged?"),
         _("A year"))
    ]  # fmt: skip
    for each in told.rows:
        standing = _(STANDINGS[each.standing.value])
        rows.append((
            each.on, _(TURNS[each.milestone.value]), each.name, each.number, each.worker,
            each.team, standing, each.amount,
        ))  # fmt: skip
    for milestone, sum_ in told.sums.items():
        said_of = (_("Together"), _(TURNS[milestone.value]), sum_.many, *[""] * 4, sum_.amount)
        rows.append(said_of)
    return sheet(rows)
