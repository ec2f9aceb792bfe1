"""Looking at a reduction again: domain.md §10; SI 2014/1652 reg 12 (once, with reasons)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import Change, How, Rules, amounts_of, clock
from ras_desktop.domain.payment import Calendar, Rhythm, due_by, schedule
from ras_desktop.domain.reconsideration import (
    Answer,
    Outcome,
    after,
    check,
    deadlines,
    owed,
    starts,
)
from ras_desktop.domain.workday import WorkingDays
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

ANCHOR = date(2026, 4, 6)
FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, ANCHOR)
BY = Rules(3, 2, (1, 2), WorkingDays())
WAS, LESS = Money.pounds(6240), Money.pounds(4680)
DECIDER, OTHER = UUID(int=1), UUID(int=2)
TOLD = clock(date(2026, 11, 30), How.HAND, BY, FOUR_WEEKLY)
REDUCTION = Change(LESS, TOLD.starts)


def answer(outcome: Outcome = Outcome.UPHELD, **given: object) -> Answer:
    values = {"on": date(2027, 1, 20), "by": OTHER, "reasons": "We looked at it again."}
    return Answer(outcome, **{**values, **given})  # type: ignore[arg-type]


def test_it_is_acknowledged_and_answered_in_working_days() -> None:
    policy = read_policy(forms() / "policy" / "2026.toml").value
    assert policy is not None
    told = deadlines(date(2026, 12, 4), policy, WorkingDays(frozenset({date(2026, 12, 25)})))
    assert told.acknowledge == date(2026, 12, 8)
    assert told.answer == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({}, None),
        ({"by": DECIDER}, "reconsideration.by.decided_before"),
        ({"reasons": " \n"}, "reconsideration.reasons.missing"),
        ({"on": date(2026, 11, 1)}, "reconsideration.on.before_asked"),
    ],
)
def test_what_an_answer_lacks(given_: dict[str, object], code: str | None) -> None:
    found = check(answer(**given_), date(2026, 12, 4), [DECIDER], WAS, LESS)
    assert [each.code for each in found] == ([code] if code else [])
    assert all(wording.finding(each) for each in found)


@pytest.mark.parametrize(("annual", "good"), [(WAS, False), (LESS, False), (None, False),
                                              (Money.pounds(5200), True)])  # fmt: skip
def test_a_varied_amount_lies_between(annual: Money | None, good: bool) -> None:
    found = check(answer(Outcome.VARIED, annual=annual), date(2026, 12, 4), [], WAS, LESS)
    assert (not found) is good


def test_the_reduction_waits_or_does_not() -> None:
    late = date(2027, 3, 20)
    assert starts(TOLD, FOUR_WEEKLY, None, waits=True) is None
    assert starts(TOLD, FOUR_WEEKLY, None, waits=False) == TOLD.starts
    assert starts(TOLD, FOUR_WEEKLY, late, waits=False) == TOLD.starts
    assert starts(TOLD, FOUR_WEEKLY, late, waits=True) == date(2027, 4, 5)
    assert starts(TOLD, FOUR_WEEKLY, date(2027, 1, 20), waits=True) == TOLD.starts


def test_withdrawn_after_it_took_effect_pays_the_difference_to_the_penny() -> None:
    until = date(2027, 5, 31)  # three periods at the lower amount: 8 March, 5 April, 3 May
    was = schedule(amounts_of(WAS, ANCHOR, [REDUCTION]), (), FOUR_WEEKLY, until)
    restored = after(answer(Outcome.WITHDRAWN), [REDUCTION], REDUCTION)
    now = schedule(amounts_of(WAS, ANCHOR, restored), (), FOUR_WEEKLY, until)
    assert owed(was, now, date(2027, 5, 30)) == Money.pounds(360)
    varied = after(answer(Outcome.VARIED, annual=Money.pounds(5200)), [REDUCTION], REDUCTION)
    now = schedule(amounts_of(WAS, ANCHOR, varied), (), FOUR_WEEKLY, until)
    assert owed(was, now, date(2027, 5, 30)) == Money.pounds(120)
    upheld = after(answer(), [REDUCTION], REDUCTION)
    assert upheld == (REDUCTION,)


@given(st.integers(1, 3_000_000), st.integers(0, 100), st.dates(ANCHOR, date(2028, 12, 31)))
def test_what_is_owed_brings_the_family_to_where_it_would_have_been(
    pence: int, share: int, until: date
) -> None:
    base = Money(pence)
    change = Change(Money(pence * share // 101), TOLD.starts)
    was = schedule(amounts_of(base, ANCHOR, [change]), (), FOUR_WEEKLY, until)
    now = schedule(amounts_of(base, ANCHOR, ()), (), FOUR_WEEKLY, until)
    paid = due_by(was, until)
    assert paid + owed(was, now, until) == total(each.due for each in now if each.pay_on <= until)
    before = TOLD.starts - timedelta(1)
    # A year that is cut short pays the pence of its rounding at once, a whole one at its end.
    assert -12 <= owed(was, now, before).pence <= 0
