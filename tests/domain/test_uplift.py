"""New rates: who is reached and who is not; what is approved is what is paid, to the penny."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain import package
from ras_desktop.domain.agreement import Part
from ras_desktop.domain.costing import Price, Prices
from ras_desktop.domain.money import Money
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Spell, in_force, streams
from ras_desktop.domain.uplift import (
    Held,
    Lift,
    Lifted,
    Unchanged,
    Uplift,
    WhyNot,
    apply,
    as_raised,
    check,
    long_unchanged,
    rise,
)
from ras_desktop.wording.uplift import WHY_NOT
from tests.helpers import lowered as noticed

CARE, DIRECT = Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT
DAY = date(2026, 4, 1)
ID = UUID(int=1)


def price(code: str, pounds: str, since: date) -> Price:
    return Price(code, code, "hour", Money.pounds(pounds), since)


PRICES = Prices(
    (
        price("pa", "15.80", date(2025, 4, 1)),
        price("pa", "16.40", DAY),
        price("fell", "20.00", date(2025, 4, 1)),
        price("fell", "19.00", DAY),
    )
)


def held(pounds: str, hours: str | None = "100", code: str = "pa", **more: object) -> Held:
    units = None if hours is None else Decimal(hours)
    given_ = {"line": ID, "strand": CARE, "way": DIRECT, "unit": "hour", **more}
    return Held(what="Help", annual=Money.pounds(pounds), units=units, code=code, **given_)


def risen(one: Held, share: str = "0", paid: str | None = None):
    sums = {(CARE, DIRECT): one.annual if paid is None else Money.pounds(paid)}
    return rise([one], sums, PRICES, DAY, Decimal(share))


def test_hours_times_the_new_rate() -> None:
    lifts, lines, kept = risen(held("1580"))
    assert lifts == (Lift(CARE, DIRECT, Money.pounds(1580), Money.pounds(1640)),)
    assert (lines[0].old, lines[0].new) == (Money.pounds("15.80"), Money.pounds("16.40"))
    assert kept == ()
    assert "100 × £16.40 (hour) = £1,640.00 a year" in wording.step(lines[0].steps[0])


@pytest.mark.parametrize(
    ("one", "paid", "why"),
    [
        (held("1580", way=Way.NOTIONAL), None, WhyNot.NOT_PAID),
        (held("500", None), None, WhyNot.SUM),
        (held("1500", code=""), None, WhyNot.OWN_RATE),
        (held("1500", code="gone"), None, WhyNot.NO_PRICE),
        (held("1640"), None, WhyNot.SAME),
        (held("2000", code="fell"), None, WhyNot.SAME),
        (held("1580"), "1200", WhyNot.CHANGED),
    ],
)
def test_whoever_is_not_reached_is_named_with_why(one, paid, why) -> None:
    lifts, lines, (kept,) = risen(one, paid=paid)
    assert (lifts, lines, kept.why) == ((), (), why)


def test_every_reason_has_its_words() -> None:
    assert set(WHY_NOT) == {each.value for each in WhyNot}


def test_other_rates_rise_by_a_share() -> None:
    lifts, (line,), _kept = risen(held("1500", code=""), "0.03")
    assert lifts[0].after == Money.pounds(1545)
    assert line.new == Money.pounds("15.45")
    assert wording.step(line.steps[0])


def test_an_earlier_uplift_is_where_the_next_one_begins() -> None:
    _lifts, lines, _kept = risen(held("1580"))
    before = Lifted(ID, ID, ID, ID, DAY, DAY, _lifts, lines)
    (now,) = as_raised([held("1580")], [before])
    assert now.annual == Money.pounds(1640)
    assert risen(now)[2][0].why is WhyNot.SAME


SPELL = Spell((Part(CARE, DIRECT, Money(100)),), date(2026, 1, 5), None, ID, Rhythm.FOUR_WEEKLY)


def lifted(before: int, after: int, starts: date) -> Lifted:
    lift = Lift(CARE, DIRECT, Money(before), Money(after))
    return Lifted(ID, ID, ID, ID, starts, starts, (lift,), ())


def test_it_raises_from_its_day_on_and_nothing_that_was_changed_since() -> None:
    lower = Spell((Part(CARE, DIRECT, Money(60)),), date(2026, 9, 1), None, ID, Rhythm.FOUR_WEEKLY)
    two = (Spell(SPELL.parts, SPELL.first, date(2026, 8, 31), ID, SPELL.rhythm), lower)
    told = streams(ID, apply(two, [lifted(100, 120, DAY)]))
    days = (date(2026, 3, 31), DAY, date(2026, 8, 31), date(2026, 9, 1))
    assert [in_force(told, day)[CARE, DIRECT].pence for day in days] == [100, 120, 120, 60]
    other = Spell(SPELL.parts, SPELL.first, None, UUID(int=2), SPELL.rhythm)
    assert apply([other], [lifted(100, 120, DAY)]) == (other,)


@given(st.lists(st.tuples(st.integers(1, 50), st.dates(DAY, date(2027, 3, 31))), max_size=4))
def test_uplifts_only_ever_raise(steps) -> None:
    sum_, made = 100, []
    for more, day in sorted(steps, key=lambda each: each[1]):
        made.append(lifted(sum_, sum_ + more, day))
        sum_ += more
    told = streams(ID, apply([SPELL], made))
    days = [each.starts for each in made] or [DAY]
    paid = [in_force(told, day)[CARE, DIRECT].pence for day in sorted(days)]
    assert paid == sorted(paid)
    assert paid[-1] == sum_
    assert in_force(told, date(2026, 3, 31))[CARE, DIRECT].pence == 100


def test_budgets_that_nothing_changed_for_over_a_year() -> None:
    today = date(2026, 11, 23)
    days = (date(2025, 11, 22), date(2025, 11, 23), date(2020, 1, 1))
    found = [Unchanged(UUID(int=at), day, Money(1)) for at, day in enumerate(days)]
    assert [each.since for each in long_unchanged(found, today)] == [days[2], days[0]]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": " "}, "title"),
        ({"share": Decimal("0.51")}, "share"),
        ({"share": Decimal("-0.01")}, "share"),
        ({"starts": date(2024, 1, 1)}, "starts"),
    ],
)
def test_what_a_draft_lacks(changes, where) -> None:
    given_ = {"starts": DAY, "title": "April", "share": Decimal(0), **changes}
    (found,) = check(Uplift(ID, by=ID, by_name="", made_on=DAY, **given_), date(2026, 3, 1))
    assert found.where == where
    assert wording.finding(found)


def test_what_a_notice_leaves_as_it_was_keeps_its_new_rate_and_its_new_agreement_too() -> None:
    """Education £1,000.00 is not lowered by the notice; its rate rises while the notice runs."""
    learning = Strand.SEN
    first = noticed.agreement_of(((CARE, 600), (learning, 1000)), noticed.FIRST)
    told = noticed.notice_of(first, ((CARE, 400), (learning, 1000)))
    rates = (noticed.lifted(first, learning, 1000, 1030, date(2026, 12, 1)),)
    every = package.begins((first,), (told,), (), rates)
    sums = [package.sum_of(package.on(every, day).parts).pence for day in noticed.DAYS]
    assert sums == [1600, 1630, 1630, 1430], "from the end on only what was told is lower"
    second = noticed.agreement_of(((CARE, 400), (learning, 1000)), noticed.SECOND, told.decision)
    every = package.begins((first, second), (told,), (), rates)
    assert package.sum_of(package.on(every, noticed.DAYS[-1]).parts).pence == 1430


@given(
    st.lists(st.tuples(st.integers(1, 50), st.dates(DAY, date(2027, 9, 30))), max_size=3),
    st.booleans(),
)
def test_pages_and_runs_are_told_the_same(steps, lowered) -> None:
    """`package.begins` with rates and `apply` on spells come to one: day by day the same sums."""
    first = noticed.agreement_of(((CARE, 600),), noticed.FIRST)
    notices = (noticed.notice_of(first, ((CARE, 400),)),) if lowered else ()
    sum_, rates = 600, []
    for more, day in steps:
        rates.append(noticed.lifted(first, CARE, sum_, sum_ + more, day))
        sum_ += more
    mine = package.spells(package.begins((first,), notices, (), rates))
    runs = apply(package.spells(package.begins((first,), notices)), rates)
    days = {each.first for each in (*mine, *runs)} | {day for _more, day in steps}
    for day in days:
        assert in_force(streams(ID, mine), day) == in_force(streams(ID, runs), day)
