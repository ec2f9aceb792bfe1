"""Notice of a reduction: domain.md §10 (R 1.3, 3.3: three months' notice, the old amount payable
to its end, the lower one from the first payment period that starts after it)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import (
    Change,
    Clock,
    Ground,
    How,
    Need,
    Rules,
    amount_on,
    amounts_of,
    check_reasons,
    check_start,
    clock,
    earliest,
    lowers,
    protection,
    rules,
)
from ras_desktop.domain.payment import Calendar, Rhythm, schedule
from ras_desktop.domain.workday import WorkingDays
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

ANCHOR = date(2026, 4, 6)
FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, ANCHOR)
BY = Rules(3, 2, (1, 2), WorkingDays())
WAS, LESS = Money.pounds(6240), Money.pounds(4680)
DAYS = st.dates(date(2026, 4, 6), date(2032, 12, 31))
SUMS = st.integers(0, 2_000_000).map(Money)


def test_the_councils_rules_are_those_of_its_policy() -> None:
    policy = read_policy(forms() / "policy" / "2026.toml").value
    assert policy is not None
    assert rules(policy, date(2026, 11, 28), WorkingDays()) == BY


# ------------------------------------------------------------------ worked cases (scenarios.md)


def test_worked_case_1_notice_at_a_months_end() -> None:
    told = clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
    assert (told.given, told.ends, told.starts) == (
        date(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 8),
    )  # fmt: skip
    assert told.reminders == (date(2026, 12, 30), date(2027, 1, 30))
    (found,) = check_start(WAS, (), Change(LESS, date(2027, 2, 8)), told)
    assert wording.finding(found) == (
        "8 February 2027 is too early: notice ends on 28 February 2027, so the lower amount can "
        "begin on 8 March 2027. An earlier day needs the family’s agreement in writing."
    )
    change = Change(LESS, told.starts)
    assert check_start(WAS, (), change, told) == ()
    paid = schedule(amounts_of(WAS, ANCHOR, [change]), (), FOUR_WEEKLY, date(2027, 3, 31))
    assert [each.due for each in paid] == [Money.pounds(480)] * 12 + [Money.pounds(360)]
    assert total(each.due for each in paid) == Money.pounds(6120)
    assert protection(WAS, ANCHOR, [change], told, FOUR_WEEKLY) == Money.pounds(360)
    leap = clock(date(2027, 11, 30), How.HAND, BY, FOUR_WEEKLY)
    assert leap.ends == date(2028, 2, 29)


def test_worked_case_2_notice_by_post() -> None:
    told = clock(date(2026, 12, 4), How.POST, BY, FOUR_WEEKLY)
    assert (told.given, told.ends, told.starts) == (
        date(2026, 12, 8), date(2027, 3, 8), date(2027, 4, 5),
    )  # fmt: skip
    amounts = amounts_of(WAS, ANCHOR, [Change(LESS, told.starts)])
    paid = schedule(amounts, (), FOUR_WEEKLY, date(2027, 4, 5))
    assert [each.due for each in paid] == [Money.pounds(480)] * 13 + [Money.pounds(360)]
    assert total(each.due for each in paid[:13]) == WAS


def test_handed_over_on_a_sunday_it_is_given_that_day() -> None:
    told = clock(date(2026, 11, 29), How.HAND, BY, FOUR_WEEKLY)
    assert told.given == date(2026, 11, 29)
    assert all(wording.step(each) for each in told.steps)


# ------------------------------------------------------------------ the rule


@given(DAYS, st.sampled_from(How), st.integers(3, 12), st.sampled_from([FOUR_WEEKLY, Calendar(
    Rhythm.MONTHLY, ANCHOR)]))  # fmt: skip
def test_a_notice_lasts_its_calendar_months_and_the_amount_its_whole_period(
    sent: date, how: How, months: int, calendar: Calendar
) -> None:
    told = clock(sent, how, Rules(months, 2, (1, 2), WorkingDays()), calendar)
    assert sent <= told.given
    assert told.ends == add_months(told.given, months)
    assert told.starts > told.ends
    assert calendar.period_of(told.starts).first == told.starts
    assert calendar.period_of(told.starts - timedelta(1)).first <= told.ends


CHANGES = st.lists(st.builds(Change, SUMS, DAYS), max_size=4)


@given(SUMS, CHANGES, SUMS, DAYS)
def test_a_change_that_begins_when_it_may_never_pays_less_than_what_is_protected(
    base: Money, changes: list[Change], annual: Money, sent: date
) -> None:
    """A second change during a notice: before the end of its own notice nobody gets less than
    without it, on any day, unless that day pays no more anyway."""
    told = clock(sent, How.HAND, BY, FOUR_WEEKLY)
    first = earliest(base, changes, annual, told)
    assert told.given <= first <= told.starts
    change = Change(annual, first)
    assert check_start(base, changes, change, told) == ()
    for ahead in range(0, 200, 7):
        day = told.given + timedelta(ahead)
        if day < told.starts:
            assert amount_on(base, [*changes, change], day) >= min(
                amount_on(base, changes, day), annual if day >= first else WAS + base
            )
            if day < first:
                assert amount_on(base, [*changes, change], day) == amount_on(base, changes, day)
            else:
                assert annual >= amount_on(base, changes, day)


@given(SUMS, CHANGES, SUMS, DAYS, st.integers(1, 400))
def test_any_earlier_day_of_a_lower_amount_is_refused(
    base: Money, changes: list[Change], annual: Money, sent: date, before: int
) -> None:
    told = clock(sent, How.HAND, BY, FOUR_WEEKLY)
    day = told.starts - timedelta(before)
    found = check_start(base, changes, Change(annual, day), told)
    early = day < earliest(base, changes, annual, told)
    assert bool(found) == (early and lowers(base, changes, annual, day))
    without = check_start(base, changes, Change(annual, day), None)
    assert bool(without) == lowers(base, changes, annual, day)


def test_two_protected_amounts_during_one_notice() -> None:
    """480 → 360 under notice; a second decision of 300 has a notice of its own; one of 400 helps
    and begins on the day on which the 360 would have."""
    first = clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
    changes = [Change(LESS, first.starts)]
    again = clock(date(2027, 1, 15), How.HAND, BY, FOUR_WEEKLY)
    lower = Money.pounds(3900)
    assert earliest(WAS, changes, lower, again) == again.starts > first.starts
    (found,) = check_start(WAS, changes, Change(lower, first.starts), again)
    assert found.code == "notice.too_early"
    better = Money.pounds(5200)
    assert earliest(WAS, changes, better, again) == first.starts
    whole = [*changes, Change(better, first.starts)]
    assert amount_on(WAS, whole, first.starts) == better
    assert amount_on(WAS, whole, first.starts - timedelta(1)) == WAS


def test_more_money_needs_no_notice_and_begins_at_once() -> None:
    told = clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
    assert earliest(WAS, (), WAS + Money(1), told) == told.given
    assert check_start(WAS, (), Change(WAS, told.given), None) == ()


def test_a_stop_is_a_reduction_and_a_ground_of_its_own_needs_no_notice() -> None:
    stop = Change(ZERO, date(2026, 12, 14))
    assert [each.code for each in check_start(WAS, (), stop, None)] == ["notice.missing"]
    for ground in set(Ground) - {Ground.AGREED}:
        assert check_start(WAS, (), Change(ZERO, date(2026, 12, 14), ground), None) == ()
    agreed = Change(LESS, date(2026, 12, 14), Ground.AGREED)
    assert [each.code for each in check_start(WAS, (), agreed, None)] == [
        "notice.agreement.missing"
    ]
    assert check_start(WAS, (), agreed, None, agreed_on=date(2026, 12, 1)) == ()


@given(SUMS, DAYS, CHANGES)
def test_the_dated_amounts_say_what_is_payable_each_day(
    base: Money, since: date, changes: list[Change]
) -> None:
    told = amounts_of(base, since, changes)
    for ahead in range(0, 3000, 41):
        day = since + timedelta(ahead)
        held = [each for each in told if each.starts <= day and (each.ends or day) >= day]
        assert len(held) <= 1
        assert (held[0].annual if held else ZERO) == amount_on(base, changes, day)


@pytest.mark.parametrize("part", ["changed", "alternative", "meets"])
def test_every_need_has_its_reason_its_alternative_and_how_it_meets_it(part: str) -> None:
    whole = {"changed": "He sleeps through now.", "alternative": "Sensor mat.", "meets": "Alarm."}
    assert check_reasons("Nights are quiet.", [Need("Nights", **whole)]) == ()
    (found,) = check_reasons("Nights are quiet.", [Need("Nights", **{**whole, part: "  "})])
    assert (found.code, found.where) == (f"notice.{part}.missing", f"needs/0/{part}")
    assert wording.finding(found).startswith("Nights")


def test_reasons_are_never_empty() -> None:
    codes = [each.code for each in check_reasons(" ", ())]
    assert codes == ["notice.reasons.missing", "notice.needs.missing"]


def test_a_clock_is_a_value() -> None:
    told = clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
    assert isinstance(told, Clock)
    assert told == clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
