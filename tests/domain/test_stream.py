"""What is payable over time, from agreements and changes: no day twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import package
from ras_desktop.domain.agreement import Agreement, AgreementState, Ended, Part
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Spell, Stream, annual, dues, in_force, spells, streams

ANCHOR = date(2026, 4, 6)
CALENDARS = {each: Calendar(each, ANCHOR) for each in Rhythm}
CASE = uuid4()
DAY = timedelta(days=1)
CARE, HEALTH = Strand.SOCIAL_CARE, Strand.HEALTH
DIRECT = Way.DIRECT_PAYMENT


def an(
    annual_: int = 624_000, starts: date = ANCHOR, signed: date | None = ANCHOR, **more: object
) -> Agreement:
    """A signed agreement about social care as a direct payment."""
    parts = more.pop("parts", (Part(CARE, DIRECT, Money(annual_)),))
    ends = more.pop("ends", None)
    whose = UUID(int=2)
    return Agreement(
        uuid4(), CASE, uuid4(), parts, starts,  # type: ignore[arg-type]
        state=AgreementState.SIGNED, signed_on=signed,
        ended=Ended(ends, "", whose, "") if isinstance(ends, date) else None,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def of(*agreements: Agreement) -> tuple[Stream, ...]:
    return streams(CASE, spells(agreements))


def test_what_is_not_signed_pays_nothing():
    assert of(an(signed=None)) == ()
    assert of() == ()


def test_a_notice_lowers_from_its_day_on_worked_case_1():
    held = an()
    lower = (Part(CARE, DIRECT, Money(468_000)),)
    begins = date(2027, 3, 8)
    (told,) = streams(
        CASE,
        [
            Spell(held.parts, ANCHOR, begins - DAY, held.id, held.rhythm),
            Spell(lower, begins, None, held.id, held.rhythm),
        ],
    )
    assert len(told.spans) == 1
    assert told.annual_on(date(2027, 3, 7)) == Money(624_000)
    assert told.annual_on(date(2027, 3, 8)) == Money(468_000)
    assert told.annual_on(ANCHOR - DAY) == Money(0)
    year = dues(told, (), CALENDARS, date(2027, 3, 31))
    assert total(each.instalment.due for each in year) == Money(612_000)


def test_a_year_runs_on_where_the_same_sum_goes_on():
    held = an()
    later = date(2026, 6, 1)
    (told,) = streams(
        CASE,
        [
            Spell(held.parts, ANCHOR, later - DAY, held.id, held.rhythm),
            Spell(held.parts, later, None, held.id, held.rhythm),
        ],
    )
    assert [(each.starts, each.ends) for each in told.spans[0].amounts] == [(ANCHOR, None)]


def test_the_later_signed_agreement_takes_the_place_of_the_one_before():
    later = date(2026, 6, 8)
    first = an(ends=date(2026, 7, 1))
    second = an(650_000, later, later, rhythm=Rhythm.MONTHLY)
    (told,) = of(second, first)
    assert [each.agreement for each in told.spans] == [first.id, second.id]
    assert told.spans[0].amounts[-1].ends == later - DAY
    assert told.span_on(later) is told.spans[1]
    assert told.span_on(ANCHOR - DAY) is None
    found = dues(told, (), CALENDARS, date(2026, 7, 31))
    assert [each.rhythm for each in found] == [Rhythm.FOUR_WEEKLY] * 3 + [Rhythm.MONTHLY] * 2


def test_an_earlier_beginning_signed_later_leaves_nothing_of_the_other():
    first = an(starts=date(2026, 6, 1), signed=date(2026, 5, 1))
    second = an(650_000, signed=date(2026, 5, 2))
    (told,) = of(first, second)
    assert [each.agreement for each in told.spans] == [second.id]


def test_only_money_that_leaves_the_council_and_by_strand():
    parts = (
        Part(HEALTH, DIRECT, Money(100_000)),
        Part(CARE, Way.NOTIONAL, Money(30_000)),
        Part(CARE, DIRECT, Money(0)),
        Part(CARE, Way.THIRD_PARTY, Money(5_000)),
    )
    told = of(an(parts=parts, ends=date(2026, 5, 4)))
    assert [each.key for each in told] == [(CARE, Way.THIRD_PARTY), (HEALTH, DIRECT)]
    assert in_force(told, ANCHOR) == {
        (CARE, Way.THIRD_PARTY): Money(5_000), (HEALTH, DIRECT): Money(100_000),
    }  # fmt: skip
    assert annual(told, ANCHOR) == Money(105_000)
    assert in_force(told, date(2026, 5, 4)) == {}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 500), st.integers(0, 900_000), st.integers(0, 500),
            st.none() | st.integers(0, 900),
        ),
        max_size=5,
    )
)  # fmt: skip
def test_no_day_is_paid_under_two_agreements(told: list[tuple[int, int, int, int | None]]) -> None:
    held = [
        an(
            pence, ANCHOR + starts * DAY, ANCHOR + signed * DAY,
            ends=None if ends is None else ANCHOR + (starts + ends) * DAY,
            started_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        for starts, pence, signed, ends in told
    ]  # fmt: skip
    for stream in of(*held):
        spans = [each for span in stream.spans for each in span.amounts]
        assert all(each.ends is None or each.starts <= each.ends for each in spans)
        for one, other in pairwise(spans):
            assert one.ends is not None
            assert one.ends < other.starts


@given(st.lists(st.tuples(st.integers(0, 900_000), st.integers(0, 500), st.integers(0, 500)),
                max_size=4))  # fmt: skip
def test_without_a_notice_the_package_and_the_streams_say_the_same(
    several: list[tuple[int, int, int]],
) -> None:
    held = tuple(
        an(sum_, ANCHOR + DAY * after, ANCHOR + DAY * at, ends=ANCHOR + DAY * (after + length))
        for at, (sum_, after, length) in enumerate(several)
    )
    told = streams(CASE, package.spells(package.begins(held)))
    for ahead in range(0, 1100, 13):
        day = ANCHOR + DAY * ahead
        assert annual(told, day) == annual(of(*held), day)
