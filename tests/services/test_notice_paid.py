"""A lower amount and its taking back, through real runs: what went out, to the penny."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import Ground, How
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.request import Strand
from ras_desktop.services import notice, payment_back, plan, reconsideration
from ras_desktop.services.reconsideration import Asking
from tests.helpers.noticed import decided, written
from tests.helpers.paying import day, payers, payments, sealed, to_be_paid

LESS = Money.pounds(2600)
"""£3,624.40 a year, thirteen times £278.80, becomes thirteen times £200.00."""
GIVEN = date(2026, 12, 14)
RUNS = tuple(GIVEN + timedelta(28) * each for each in range(8))
"""14 Dec, 11 Jan, 8 Feb, 8 Mar, 5 Apr, 3 May, 31 May, 28 Jun."""
BEFORE = [Money(41_820), *[Money(27_880)] * 3]
"""A fortnight from 30 November and the period of 14 December, then three whole periods."""
MOTHER = "Nadia Quarrington"
KEY = (Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT)


@pytest.fixture
def who(desk, desk_of):
    return payers(desk, desk_of)


@pytest.fixture
def case(who):
    made, _held = to_be_paid(who)
    return made


def run(who, on: date) -> None:
    day(who, on)
    sealed(who, on)


def went_out(who, case) -> list[Money]:
    """The payments in the order of their days."""
    return [each.amount for each in payments(who, case)][::-1]


def lowered(who, case):
    """Notice of £2,600.00 a year, given by hand on 14 December: from 5 April on."""
    day(who, GIVEN)
    agreed = plan.standing(who.worker, case.id)
    decided(who.worker, case, agreed.id, LESS, GIVEN)
    held = written(who.worker, case)
    with who.worker.act("document.issue") as work:
        kept = notice.give_in(work, held.id, How.HAND, MOTHER)
    assert (kept.ends, kept.starts) == (date(2027, 3, 14), date(2027, 4, 5))
    return kept


def test_the_runs_pay_the_old_amount_to_the_end_and_an_answer_brings_the_rest_back(
    who, case, desk_of
):
    kept = lowered(who, case)
    for on in RUNS[:6]:
        run(who, on)
    assert went_out(who, case) == [*BEFORE, Money(20_000), Money(20_000)]
    day(who, date(2027, 5, 10))
    asked = reconsideration.ask(
        who.worker, kept.id, Asking(date(2027, 5, 10), MOTHER, "The mat does not wake me.")
    ).value
    other = desk_of(Role.TEAM_MANAGER, name="Kit Lowe")
    reconsideration.answer(other, asked, Outcome.WITHDRAWN, "She is needed at night.")
    run(who, RUNS[6])
    assert went_out(who, case)[-1] == Money(27_880 + 2 * 7_880)
    run(who, RUNS[7])
    assert went_out(who, case)[-1] == Money(27_880)
    assert total(went_out(who, case)) == Money(41_820 + 7 * 27_880)


def test_what_a_family_gave_back_for_an_end_that_was_a_mistake_is_paid_again(who, case):
    for on in RUNS[:6]:
        run(who, on)
    day(who, date(2027, 5, 10))
    moved = notice.without(
        who.manager, case.id, Ground.MOVED_AWAY, RUNS[4], "They live in Leeds now."
    ).value
    on = date(2027, 5, 20)
    day(who, on)
    payment_back.paid_back(who.finance, case.id, KEY, Money(10_000), on, "Two months")
    day(who, date(2027, 6, 1))
    notice.withdraw(who.manager, moved, "It was another family.")
    run(who, RUNS[7])
    assert went_out(who, case)[-1] == Money(2 * 27_880 + 10_000)
    net = total(went_out(who, case)) - Money(10_000)
    assert net == Money(41_820 + 7 * 27_880), "as if nothing had been"
