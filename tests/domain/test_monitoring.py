"""A quiet look: domain.md §8. Sums to the penny, a reason for each account, nothing automatic."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.adequacy import check_rate, floor
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.monitoring import (
    Account,
    Reason,
    Sorting,
    Support,
    burn_down,
    float_of,
    planned_to,
    sample,
    spent_by_line,
    whole,
)
from ras_desktop.domain.statement import Line
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

TODAY = date(2026, 11, 28)
PA, CLUB = UUID(int=1), UUID(int=2)
SUPPORTS = (
    Support(PA, "Personal assistant", Money.pounds("3624.40"), Decimal(221)),
    Support(CLUB, "Swimming club", Money.pounds(300)),
)


def line(pence: int, day: date = TODAY) -> Line:
    return Line(1, day, "x", Money(pence))


# ------------------------------------------------------------------ what is spent, what is left


def test_worked_case_3s_assistant_after_half_a_year() -> None:
    starts = date(2026, 4, 6)
    on = starts + timedelta(181)  # 182 days: 26 weeks
    spent = {PA: Money.pounds("1640.00"), CLUB: ZERO}
    assistant, club = burn_down(SUPPORTS, spent, starts, on)
    assert assistant.left == Money.pounds("1984.40")
    assert assistant.hours_left == Decimal(121)  # 1,984.40 / 16.40
    assert assistant.weeks_left == Fraction(198440, 164000) * 26
    assert assistant.planned == Money.pounds("3624.40").times(Fraction(182, 365))
    assert (club.left, club.hours_left, club.weeks_left) == (Money.pounds(300), None, None)
    assert whole((assistant, club)) == Money.pounds("2284.40")


def test_an_overspent_support_has_no_hours_left_and_no_weeks() -> None:
    (told,) = burn_down(SUPPORTS[:1], {PA: Money.pounds(4000)}, date(2026, 4, 6), TODAY)
    assert told.left == Money.pounds("-375.60")
    assert (told.hours_left, told.weeks_left) == (Decimal(0), 0)


@given(st.integers(0, 5_000_000), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(
    -10, 500))  # fmt: skip
def test_what_is_planned_never_falls_and_ends_at_the_whole_year(
    pence: int, starts: date, ahead: int
) -> None:
    annual, on = Money(pence), starts + timedelta(ahead)
    found = planned_to(annual, starts, on)
    assert ZERO <= found <= planned_to(annual, starts, on + timedelta(1)) <= annual
    assert planned_to(annual, starts, starts + timedelta(364)) == annual


@given(st.lists(st.tuples(st.integers(-50_000, 50_000), st.sampled_from([PA, CLUB, None])),
                max_size=20))  # fmt: skip
def test_every_penny_that_went_out_is_on_one_line_or_not_sorted(
    entries: list[tuple[int, UUID | None]],
) -> None:
    lines = [(UUID(int=100 + at), line(pence)) for at, (pence, _to) in enumerate(entries)]
    sortings = [Sorting(UUID(int=100 + at), to) for at, (_pence, to) in enumerate(entries)]
    found = spent_by_line(lines, sortings)
    counted = [pence for pence, to in entries if to is not None or pence < 0]
    assert total(found.values()) == Money(-sum(counted))


# ------------------------------------------------------------------ float and proposal


def test_eight_weeks_may_lie_there_and_the_rest_is_said() -> None:
    annual = Money.pounds(6240)
    told = float_of(Money.pounds(960), annual, 8)
    assert told is not None
    assert (told.weeks, told.over) == (8, ZERO)
    more = float_of(Money.pounds("1380.01"), annual, 8)
    assert more is not None
    assert more.over == Money.pounds("420.01")
    assert wording.step(more.steps[0]) == (
        "£1,380.01 is 11.5 weeks of payments (£6,240.00 a year); 8 weeks, £960.00, may be held: "
        "£420.01 is more than that."
    )
    assert float_of(Money.pounds(100), ZERO, 8) is None


# ------------------------------------------------------------------ the sample


def account(at: int, **given_: object) -> Account:
    quiet = {"looked_at": date(2026, 1, 5), "last_return": date(2026, 11, 1)}
    return Account(UUID(int=at), Money.pounds(4000), **{**quiet, **given_})  # type: ignore[arg-type]


def test_every_account_is_chosen_for_a_reason_the_heaviest_first() -> None:
    accounts = [account(at) for at in range(1, 30)]
    accounts += [
        account(50, last_return=None, looked_at=None),
        account(51, weeks=Fraction(17, 2)),
        account(52, unsorted=Money(1), payee_since=date(2026, 10, 1)),
    ]
    told = sample(accounts, 6, 8, TODAY)
    assert [(each.account.case.int, each.reasons) for each in told[:3]] == [
        (50, (Reason.NO_RETURN, Reason.NEVER_LOOKED_AT)),
        (52, (Reason.NOT_SORTED, Reason.NEW_PAYEE)),
        (51, (Reason.FLOAT,)),
    ]
    assert [each.reasons for each in told[3:]] == [(Reason.BY_LOT,)] * 3
    assert told == sample(reversed(accounts), 6, 8, TODAY)


def test_the_lot_draws_others_on_other_days_and_everybody_in_time() -> None:
    accounts = [account(at) for at in range(1, 21)]
    drawn = {
        each.account.case
        for ahead in range(60)
        for each in sample(accounts, 3, 8, TODAY + timedelta(ahead))
    }
    assert len(drawn) == 20


def test_one_that_was_looked_at_rests_for_ninety_days() -> None:
    worst = {"last_return": None, "weeks": Fraction(30)}
    accounts = [
        account(1, looked_at=TODAY - timedelta(89), **worst),
        account(2, looked_at=TODAY - timedelta(90), **worst),
    ]
    assert [each.account.case.int for each in sample(accounts, 9, 8, TODAY)] == [2]


# ------------------------------------------------------------------ adequacy


def test_an_hour_is_looked_at_beside_wage_on_costs_and_local_price() -> None:
    policy = read_policy(forms() / "policy" / "2026.toml").value
    assert policy is not None
    least = floor(policy, TODAY)
    assert (least.wage, least.whole) == (Money.pounds("12.71"), Money.pounds("15.26"))  # 15.252
    assert wording.step(least.steps[0])
    rates = {"12.70": "adequacy.rate.below_wage", "12.71": "adequacy.rate.no_oncosts",
             "15.26": "adequacy.rate.below_local", "16.40": None}  # fmt: skip
    for rate, code in rates.items():
        found = check_rate(Money.pounds(rate), least, Money.pounds("15.30"))
        assert (found[0].code if found else None) == code
        assert all(wording.finding(each) for each in found)
    assert floor(policy, TODAY, 19).wage == Money.pounds("10.85")
    assert floor(policy, date(2025, 6, 1)).wage == Money.pounds("12.21")
