"""Amounts set without the RAS: from another assessment, or by health and education (P 4, 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.request import Strand

_NEVER = datetime.min.replace(tzinfo=UTC)

GREATEST = Money.pounds(1_000_000)
"""A yearly amount above this is a slip of the finger: own judgement."""


@dataclass(frozen=True, slots=True)
class SetAmount:
    """A yearly amount of one strand that the RAS did not work out, with its reason.

    `needs_assessment`: the Early Help, Carer's, Child and Family or EHC assessment that it was set
    from; a social care amount has one. `set_by`: the person or agency that set it; each agency
    agrees its own share (P 9). `ended_on`: the day from which it no longer counts.
    """

    id: UUID
    case: UUID
    strand: Strand
    amount: Money
    set_by: str
    set_on: date
    reason: str
    needs_assessment: UUID | None = None
    ended_on: date | None = None
    ended_reason: str = ""
    recorded_by_name: str = ""
    recorded_at: datetime | None = None
    version: int = 0

    def stands_on(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.set_on <= day and (self.ended_on is None or day < self.ended_on)


def check(amount: SetAmount, today: date) -> Findings:
    """What an amount lacks before it is recorded."""
    found: list[Finding] = []
    if amount.amount.pence < 0:
        found.append(Finding("amount.negative", "amount"))
    elif amount.amount > GREATEST:
        found.append(Finding("amount.great", "amount", {"most": GREATEST}))
    elif not amount.amount:
        found.append(Finding("amount.nothing", "amount", severity=Severity.WARNING))
    if not amount.set_by.strip():
        found.append(Finding("amount.set_by.missing", "set_by"))
    if amount.set_on > today:
        found.append(Finding("amount.set_on.future", "set_on", {"day": amount.set_on}))
    if not amount.reason.strip():
        found.append(Finding("amount.reason.missing", "reason"))
    if amount.strand is Strand.SOCIAL_CARE and amount.needs_assessment is None:
        found.append(Finding("amount.needs_assessment.missing", "needs_assessment"))
    return tuple(found)


def check_end(amount: SetAmount, ends: date, reason: str) -> Findings:
    """An amount ends no earlier than it was set, with a reason; on that day it never counted."""
    found: list[Finding] = []
    if ends < amount.set_on:
        found.append(Finding("amount.ended_on.before", "ended_on", {"set_on": amount.set_on}))
    if not reason.strip():
        found.append(Finding("amount.ended_reason.missing", "ended_reason"))
    return tuple(found)


def to_plan_with(
    indicative: Money | None, amounts: Iterable[SetAmount], day: date
) -> Mapping[Strand, Money]:
    """The yearly amount of each strand to plan with on a day.

    Social care: the amount set without the RAS where one stands, since it was set on purpose, with
    a reason; else the RAS's indicative budget. Of several amounts of a strand the latest, of one
    day the one recorded last.
    """
    found: dict[Strand, Money] = {}
    if indicative is not None:
        found[Strand.SOCIAL_CARE] = indicative
    for each in sorted(amounts, key=lambda one: (one.set_on, one.recorded_at or _NEVER)):
        if each.stands_on(day):
            found[each.strand] = each.amount
    return found
