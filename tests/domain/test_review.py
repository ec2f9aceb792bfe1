"""The one next review: domain.md §9 (R 2.11: every six months; SI 2014/1652 reg 11: the first
within three months), its alignment with the EHC plan review, and its ceilings."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.review import (
    CEILING,
    FIRST_CEILING,
    Held,
    Intervals,
    Kind,
    check_held,
    days_late,
    intervals,
    next_review,
)
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

STARTED = date(2026, 4, 6)
RULES = Intervals(3, 6, 6)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_the_councils_intervals_are_those_of_its_policy() -> None:
    policy = read_policy(forms() / "policy" / "2026.toml").value
    assert policy is not None
    assert intervals(policy, date(2026, 11, 28)) == RULES


def test_the_first_is_three_months_after_the_first_payment() -> None:
    due = next_review(STARTED, (), RULES)
    assert (due.kind, due.on) == (Kind.FIRST, date(2026, 7, 6))


def test_then_six_months_after_the_last_one_that_looked_at_everything() -> None:
    held = (Held(Kind.FIRST, date(2026, 8, 31)), Held(Kind.CONCERN, date(2026, 10, 1), full=False))
    due = next_review(STARTED, held, RULES)
    assert (due.kind, due.on) == (Kind.SIX_MONTHLY, date(2027, 2, 28))
    assert wording.step(due.steps[0]) == (
        "The last review was on 31 August 2026. The next one is 6 months after it: "
        "by 28 February 2027."
    )


def test_a_review_on_29_february() -> None:
    held = (Held(Kind.SIX_MONTHLY, date(2028, 2, 29)),)
    assert next_review(STARTED, held, RULES).on == date(2028, 8, 29)


def test_an_ehc_review_six_weeks_away_is_one_with_it_and_one_day_more_is_not() -> None:
    held = (Held(Kind.SIX_MONTHLY, date(2026, 8, 1)),)
    due = date(2027, 2, 1)
    for away, kind in ((42, Kind.ANNUAL), (-42, Kind.ANNUAL), (43, Kind.SIX_MONTHLY)):
        ehc = due + timedelta(away)
        found = next_review(STARTED, held, RULES, ehc)
        assert found.kind is kind
        assert found.on == (ehc if kind is Kind.ANNUAL else due)


def test_the_first_never_waits_for_an_ehc_review_past_the_laws_three_months() -> None:
    found = next_review(STARTED, (), RULES, date(2026, 7, 20))
    assert (found.kind, found.on) == (Kind.FIRST, date(2026, 7, 6))
    assert [each.code for each in found.steps] == ["review.first", "review.too_late_to_join"]
    earlier = next_review(STARTED, (), RULES, date(2026, 6, 20))
    assert (earlier.kind, earlier.on) == (Kind.ANNUAL, date(2026, 6, 20))


HELD = st.builds(Held, st.sampled_from(Kind), DAYS, st.booleans())


@given(DAYS, st.lists(HELD, max_size=5), st.none() | DAYS, st.integers(1, 3), st.integers(1, 12),
       st.integers(0, 26))  # fmt: skip
def test_one_next_review_after_the_last_and_never_past_its_ceiling(
    started: date,
    held: list[Held],
    ehc: date | None,
    first: int,
    every: int,
    align: int,
) -> None:
    held = [each for each in held if each.on >= started]
    rules = Intervals(first, every, align)
    found = next_review(started, held, rules, ehc)
    last = max((each.on for each in held if each.full), default=None)
    assert found.on > (last or started)
    assert found.on <= found.ceiling
    months = FIRST_CEILING if last is None else CEILING
    assert found.ceiling == add_months(last or started, months)
    assert found == next_review(started, list(reversed(held)), rules, ehc)
    assert all(wording.step(each) for each in found.steps)


def test_late_by_days() -> None:
    due = next_review(STARTED, (), RULES)
    assert [days_late(due, due.on + timedelta(each)) for each in (-3, 0, 1, 40)] == [0, 0, 1, 40]


def test_a_review_dated_tomorrow_or_before_the_payments_is_refused() -> None:
    today = date(2026, 11, 28)
    assert check_held(today, STARTED, (), today) == ()
    for on, code in (
        (today + timedelta(1), "review.on.future"),
        (STARTED - timedelta(1), "review.on.before_start"),
    ):
        (found,) = check_held(on, STARTED, (), today)
        assert found.code == code
        assert wording.finding(found)


def test_the_same_day_twice_or_out_of_order_is_asked_about() -> None:
    held = (Held(Kind.FIRST, date(2026, 7, 1)),)
    today = date(2026, 11, 28)
    assert [each.code for each in check_held(date(2026, 7, 1), STARTED, held, today)] == [
        "review.on.twice"
    ]
    assert [each.code for each in check_held(date(2026, 6, 1), STARTED, held, today)] == [
        "review.on.before_last"
    ]
