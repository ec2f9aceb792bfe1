"""When money is paid: the council's periods, and the first year's instalments of an agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain import package as packages
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.costing import TermDates
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.payment import (
    CYCLE,
    Amount,
    Calendar,
    Instalment,
    Rhythm,
    by_period,
    schedule,
)
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.stream import Spell, shares_of, streams
from ras_desktop.services import package
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading

DAY = timedelta(days=1)
LONG_HOLIDAY = 10
"""Days from which a holiday parts two terms: half-terms are shorter."""


def calendar_of(look: Reading, rhythm: Rhythm, day: date) -> Calendar | None:
    """When periods begin: the council's anchor, the school terms. None: no policy is in force."""
    head = schemes.edition_on(look, EditionKind.POLICY, day)
    if head is None:
        return None
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    terms: tuple[date, ...] = ()
    if rhythm is Rhythm.TERMLY:
        terms = _terms(look, day)
    return Calendar(rhythm, policy.day(PolicyCode.PAYMENT_ANCHOR, day), terms)


def _terms(look: Reading, day: date) -> tuple[date, ...]:
    head = schemes.edition_on(look, EditionKind.TERMS, day)
    if head is None:
        return ()
    dates: TermDates = schemes.part_of(look, EditionKind.TERMS, head.id).dates
    return tuple(
        each.last + timedelta(days=1)
        for each in dates.holidays
        if (each.last - each.first).days >= LONG_HOLIDAY
    )


def _year_after(held: Agreement) -> date:
    """The first day after the agreement's first year: thirteen periods, else twelve months."""
    if held.rhythm is Rhythm.FOUR_WEEKLY:
        return held.starts + CYCLE * 13
    return add_months(held.starts, 12)


def first_payments(
    look: Reading, held: Agreement, number: int | None = None
) -> tuple[Instalment, ...]:
    """The first year's instalments of what is paid as money, all strands together: to one payee,
    or to all of them.

    Of a signed one: with the notices that lower it, and as long as it is in force.
    """
    calendar = calendar_of(look, held.rhythm, look.today)
    last = _year_after(held) - DAY
    if held.ended is not None:
        last = min(last, held.ended.on - DAY)
    if calendar is None or last < held.starts:
        return ()
    told: tuple[Spell, ...] = (Spell(held.parts, held.starts, None, held.id, held.rhythm),)
    if held.signed_on is not None:
        told = packages.spells(package.told(look, held.case))
    spells = [each for each in told if each.agreement == held.id and each.first <= last]
    found: list[Instalment] = []
    for each in streams(held.case, spells, shares_of([held])):
        if number not in (None, each.payee_no):
            continue
        amounts = [until(amount, last) for span in each.spans for amount in span.amounts]
        try:
            found += schedule(amounts, (), calendar, calendar.known(last))
        except ValueError:  # no such term is known
            return ()
    return by_period(found)


def until(amount: Amount, last: date) -> Amount:
    """An amount that is in force no longer than to a day."""
    return replace(amount, ends=min(amount.ends or last, last))
