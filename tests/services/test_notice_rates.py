"""New rates and notices: what is protected is what is truly paid, whichever came first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain import package as packages
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import How
from ras_desktop.domain.payment import Calendar, Rhythm, schedule
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.request import Strand
from ras_desktop.domain.uplift import Lift, Lifted, Uplift, UpliftState
from ras_desktop.services import (
    agreement,
    document,
    notice,
    package,
    payable,
    protection,
    reconsideration,
)
from ras_desktop.services.reconsideration import Asking
from ras_desktop.store.uplift import LIFTED, UPLIFTS
from tests.helpers.agreed import root, three
from tests.helpers.noticed import LESS, SINCE, WAS, at, decided, paid_case, written
from tests.helpers.pdf import text_of

FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, SINCE)
NOV_30, JAN_11, MAR_8 = date(2026, 11, 30), date(2027, 1, 11), date(2027, 3, 8)
MORE = Money(650_000)
"""£6,240.00 with new rates: thirteen times £500.00."""
MOTHER = "Nadia Quarrington"
WHY = "The mat was tried again and does not wake her mother."


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def world(who):
    """£6,240.00 in force since 6 April, £4,680.00 decided, the clock on 30 November 2026."""
    case, plan = paid_case(who)
    decided(who.worker, case, plan, LESS, date(2026, 11, 24), by=who.manager.actor.id)
    at(who.worker, NOV_30)
    return who, case


def risen(who, case, starts: date, before: Money = WAS, after: Money = MORE) -> None:
    """An approved uplift of the case, past its service."""
    (held,) = (each for each in agreement.of_case(who.worker, case.id) if each.signed_on)
    wanted = Uplift(
        uuid4(), starts, "Rates", Decimal(0), uuid4(), "Finn Ames", starts,
        UpliftState.APPROVED, uuid4(), "Mara Lind", starts, 1, after - before,
    )  # fmt: skip
    lift = Lift(Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, before, after)
    told = Lifted(
        uuid4(), case.id, wanted.id, held.id, starts, starts, (lift,), (), (), held.decision
    )
    with root(who.worker).writing() as session:
        UPLIFTS.put(session, wanted)
        LIFTED.put(session, told)


def give(who, held):
    with who.worker.act("document.issue") as work:
        return notice.give_in(work, held.id, How.HAND, MOTHER)


def refused(act) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def dues(who, case, until: date) -> list[Money]:
    """What is due; a run reads the same as the pages do."""
    with who.worker.read() as look:
        amounts = packages.amounts(package.told(look, case.id))
        (stream,) = payable.of_case(look, case.id)
    assert [each for span in stream.spans for each in span.amounts] == list(amounts)
    return [each.due for each in schedule(amounts, (), FOUR_WEEKLY, until)]


def pounds(*sums: int) -> list[Money]:
    return [Money.pounds(each) for each in sums]


def test_a_rate_that_rose_since_signing_is_said_and_protected(world):
    who, case = world
    risen(who, case, date(2026, 9, 21))
    held = written(who.worker, case)
    assert (held.was, held.becomes) == (MORE, LESS)
    to = Recipient(MOTHER, means=Means.HAND)
    words = text_of(document.issue(who.worker, DocumentKind.NOTICE, held.id, to).value.pdf)
    assert wording.money(MORE) in words
    assert wording.money(WAS) not in words
    # twelve instalments before the notice ends: six of the old rate, six of the new one
    assert dues(who, case, MAR_8) == pounds(*[480] * 6, *[500] * 6, 360)


def test_a_draft_begun_before_the_rates_rose_says_what_is_paid_when_it_goes(world):
    who, case = world
    held = written(who.worker, case)
    assert held.was == WAS
    risen(who, case, NOV_30)
    assert notice.open_(who.worker, case.id).notice.was == MORE
    assert give(who, held).was == MORE


def test_rates_that_rise_during_a_notice_raise_what_it_protects_until_its_end(world):
    who, case = world
    give(who, written(who.worker, case))
    risen(who, case, JAN_11)
    assert dues(who, case, MAR_8) == pounds(*[480] * 10, 500, 500, 360)
    told = protection.report(who.manager, date(2026, 10, 1), date(2027, 3, 31))
    assert told.months == {
        date(2026, 12, 1): Money.pounds(120),
        date(2027, 1, 1): Money.pounds(140),
        date(2027, 2, 1): Money.pounds(140),
    }


def test_less_than_the_risen_rate_but_more_than_was_signed_is_a_reduction(who):
    case, plan = paid_case(who)
    risen(who, case, date(2026, 9, 21))
    decided(who.worker, case, plan, Money(637_000), date(2026, 11, 24))
    at(who.worker, NOV_30)
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["agreement.needs_notice"]
    held = notice.start(who.worker, case.id).value
    assert (held.was, held.becomes) == (MORE, Money(637_000))


def test_new_rates_are_no_reduction_on_the_page_of_their_own_agreement(who):
    case, _plan = paid_case(who)
    risen(who, case, date(2026, 9, 21))
    at(who.worker, NOV_30)
    seen = agreement.open_(who.worker, case.id)
    assert (seen.why_not, seen.follows) == (None, False)
    assert "agreement.part.sum" not in {each.code for each in seen.missing}
    assert notice.open_(who.worker, case.id).lower is None


@pytest.mark.parametrize(
    ("outcome", "after", "code"),
    [(Outcome.WITHDRAWN, 500, "notice.answered_none"), (Outcome.VARIED, 400, "notice.below")],
)
def test_an_answer_gives_back_the_risen_amount_and_says_that_a_new_decision_is_needed(
    world, desk_of, outcome, after, code
):
    who, case = world
    kept = give(who, written(who.worker, case))
    risen(who, case, JAN_11)
    at(who.worker, JAN_11)
    asked = reconsideration.ask(who.worker, kept.id, Asking(JAN_11, MOTHER, "It fails.")).value
    other = desk_of(Role.TEAM_MANAGER, name="Kit Lowe")
    varied = [replace(each, amount=Money.pounds(5200)) for each in kept.after]
    parts = tuple(varied) if outcome is Outcome.VARIED else ()
    reconsideration.answer(other, asked, outcome, WHY, parts)
    assert dues(who, case, MAR_8) == pounds(*[480] * 10, 500, 500, after)
    assert total(dues(who, case, MAR_8)[:10]) == Money.pounds(4800)
    assert refused(lambda: agreement.start(who.worker, case.id)) == [code]
    assert agreement.open_(who.worker, case.id).why_not.code == code
