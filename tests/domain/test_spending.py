"""The council's year: every dated penny in its month, a warning before the budget is exceeded."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Change, amounts_of
from ras_desktop.domain.payment import Amount, Calendar, Rhythm, schedule
from ras_desktop.domain.request import Strand
from ras_desktop.domain.spending import (
    Coming,
    Move,
    adult,
    by_month,
    check,
    coming,
    differs,
    forecast,
    joined,
)

ANCHOR = date(2026, 4, 6)
CALENDAR = Calendar(Rhythm.FOUR_WEEKLY, ANCHOR)
END = date(2027, 3, 31)
BUDGET = Money.pounds(450_000)
ON = date(2026, 11, 28)


CASE = UUID(int=1)


def pays(dated):
    return schedule(dated, (), CALENDAR, END)


def stream(annual: str, *changes: Change):
    return by_month(pays(amounts_of(Money.pounds(annual), ANCHOR, changes)), ON)


def test_worked_case_1_in_its_months() -> None:
    change = Change(Money.pounds(4680), date(2027, 3, 8))
    told = forecast([(Strand.SOCIAL_CARE, stream("6240", change))], ON, BUDGET)
    assert [each.whole.pence // 100 for each in told.months] == [
        480, 480, 960, 480, 480, 480, 480, 480, 480, 480, 480, 360,
    ]  # fmt: skip
    assert told.committed == Money.pounds(6120)
    without = forecast([(Strand.SOCIAL_CARE, stream("6240"))], ON, BUDGET)
    assert differs(without, told) == ((date(2027, 3, 1), Money.pounds(-120)),)
    assert check(told) == ()


def test_a_warning_before_the_budget_is_exceeded() -> None:
    told = forecast([(Strand.SOCIAL_CARE, stream("6240"))], ON, Money.pounds(6000))
    assert told.exceeded_in == date(2027, 3, 1)
    (found,) = check(told)
    assert wording.finding(found) == (
        "The budget of £6,000.00 will be used up in the month from 1 March 2027: £240.00 too "
        "little to 31 March."
    )
    enough = forecast([(Strand.SOCIAL_CARE, stream("6240"))], ON, Money.pounds(6240))
    assert check(enough) == ()
    (found,) = check(enough, Money(1))
    assert found.code == "spending.exceeded_with_waiting"
    assert wording.finding(found)


DATED = st.tuples(
    st.sampled_from(Strand), st.integers(0, 3_000_000), st.dates(ANCHOR, date(2027, 12, 31))
)


@given(st.lists(DATED, max_size=6), st.dates(date(2025, 4, 1), END))
def test_every_penny_of_the_year_is_in_one_month_and_one_strand(
    given_: list[tuple[Strand, int, date]], on: date
) -> None:
    streams = [
        (strand, schedule([Amount(Money(pence), starts)], (), CALENDAR, date(2028, 3, 31)))
        for strand, pence, starts in given_
    ]
    told = forecast([(strand, by_month(some, on)) for strand, some in streams], on, BUDGET)
    first, last = told.year, add_months(told.year, 12)
    due = total(
        each.due for _strand, some in streams for each in some if first <= each.pay_on < last
    )
    assert told.committed == due == total(each.whole for each in told.months)
    assert all(each.whole == total(each.by_strand.values()) for each in told.months)
    assert told.committed + told.left == BUDGET


def test_forecasts_of_two_years_are_not_compared() -> None:
    two = [forecast([], on, BUDGET) for on in (ON, date(2027, 4, 1))]
    assert two[0].committed == ZERO
    with pytest.raises(ValueError, match="one year"):
        differs(*two)


DAYS = st.dates(date(2026, 4, 7), END)
SUMS = st.integers(0, 900_000).map(Money)


@given(SUMS, st.lists(st.builds(Change, SUMS, DAYS), max_size=4), DAYS | st.none())
def test_what_comes_leads_from_what_is_paid_now_to_the_forecast(base, changes, over) -> None:
    dated = amounts_of(base, ANCHOR, changes)
    if over is not None:
        last = over - timedelta(1)
        dated = tuple(
            Amount(each.annual, each.starts, min(each.ends or last, last))
            for each in dated
            if each.starts < over
        )
    found = coming(CASE, dated, pays, date(2026, 4, 6))
    now = [each for each in dated if each.starts <= date(2026, 4, 6)]
    as_now = tuple(Amount(each.annual, each.starts) for each in now)
    due = total(by_month(pays(dated), ON))
    assert total(by_month(pays(as_now), ON)) + total(each.difference for each in found) == due
    assert all(each.on > date(2026, 4, 6) for each in found)


def test_an_end_and_a_beginning_on_one_day_are_one_change() -> None:
    day = date(2027, 1, 4)
    two = (Coming(CASE, Move.ENDS, day, Money(-100)), Coming(CASE, Move.BEGINS, day, Money(130)))
    grown = Coming(CASE, Move.ADULT, day, Money(-50))
    assert joined((*two, grown)) == (grown, Coming(CASE, Move.RISES, day, Money(30)))


def test_an_18th_birthday_says_what_would_no_longer_be_due() -> None:
    due = pays((Amount(Money.pounds(6240), ANCHOR),))
    found = adult(CASE, date(2009, 3, 1), 18, due, ON)
    assert found == Coming(CASE, Move.ADULT, date(2027, 3, 1), Money.pounds(-480))
    assert adult(CASE, date(2009, 4, 1), 18, due, ON) is None, "after the year"
    assert adult(CASE, None, 18, due, ON) is None
