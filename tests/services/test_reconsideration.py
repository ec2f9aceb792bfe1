"""Looking at a notice again: who asks, who answers, what waits, what comes back to the penny."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain import package as packages
from ras_desktop.domain.agreement import Part
from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.notice import How
from ras_desktop.domain.payment import Calendar, Rhythm, schedule
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.reconsidered import AskedState
from ras_desktop.domain.request import Strand
from ras_desktop.services import (
    agreement,
    attachment,
    document,
    notice,
    package,
    payable,
    reconsideration,
    today,
)
from ras_desktop.services.attachment import Loaded
from ras_desktop.services.reconsideration import Asking
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.agreed import root, three
from tests.helpers.noticed import LESS, SINCE, at, decided, paid_case, written
from tests.helpers.pdf import text_of

FOUR_WEEKLY = Calendar(Rhythm.FOUR_WEEKLY, SINCE)
NOV_30, JAN_11, MAR_8 = date(2026, 11, 30), date(2027, 1, 11), date(2027, 3, 8)
WHY = "The mat was tried again and does not wake her mother; the assistant is still needed."
VARIED = (Part(Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, Money.pounds(5200)),)


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def other(who, desk_of):
    """A manager who had nothing to do with it."""
    return desk_of(Role.TEAM_MANAGER, name="Kit Lowe")


@pytest.fixture
def world(who):
    """Notice of £4,680.00 from 8 March 2027, given on 30 November 2026; it is 11 January 2027."""
    case, plan = paid_case(who)
    decided(who.worker, case, plan, LESS, date(2026, 11, 24), by=who.manager.actor.id)
    at(who.worker, NOV_30)
    held = written(who.worker, case)
    with who.worker.act("document.issue") as work:
        kept = notice.give_in(work, held.id, How.HAND, "Nadia Quarrington")
    at(who.worker, JAN_11)
    return who, case, kept


def refused(act) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def asking(**changes) -> Asking:
    held = Asking(JAN_11, "Nadia Quarrington", "The mat does not wake me.", "SENDIASS wrote it")
    return replace(held, **changes)


def asked(who, kept, **changes):
    return reconsideration.ask(who.worker, kept.id, asking(**changes)).value


def dues(who, case, until) -> list[Money]:
    with who.worker.read() as look:
        amounts = packages.amounts(package.told(look, case.id))
        (stream,) = payable.of_case(look, case.id)
    assert [each for span in stream.spans for each in span.amounts] == list(amounts)
    return [each.due for each in schedule(amounts, (), FOUR_WEEKLY, until)]


def pounds(*sums: int) -> list[Money]:
    return [Money.pounds(each) for each in sums]


def test_asked_it_waits_and_its_days_are_computed(world):
    who, case, kept = world
    held = asked(who, kept)
    assert (held.acknowledge_by, held.answer_by) == (date(2027, 1, 13), date(2027, 2, 8))
    assert (held.waits, held.state) == (True, AskedState.ASKED)
    assert dues(who, case, date(2027, 5, 3)) == pounds(*[480] * 15), "it waits, past the end"
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["notice.looked_at"]
    assert refused(lambda: asked(who, kept)) == ["reconsideration.asked_already"]


def test_upheld_in_time_the_payment_falls_on_the_right_day(world, other):
    who, case, kept = world
    held = asked(who, kept)
    at(who.worker, date(2027, 1, 20))
    told = reconsideration.answer(other, held, Outcome.UPHELD, WHY).value
    assert (told.answered_on, told.begins) == (date(2027, 1, 20), MAR_8)
    paid = dues(who, case, date(2027, 3, 31))
    assert paid == pounds(*[480] * 12, 360)
    assert total(paid) == Money.pounds(6120)
    assert agreement.start(who.worker, case.id).value.starts == MAR_8


def test_upheld_late_the_reduction_begins_with_the_period_after_the_answer(world, other):
    who, case, kept = world
    held = asked(who, kept)
    at(who.worker, date(2027, 3, 20))
    told = reconsideration.answer(other, held, Outcome.UPHELD, WHY).value
    assert told.begins == date(2027, 4, 5)
    assert dues(who, case, date(2027, 4, 5)) == pounds(*[480] * 13, 360)
    assert agreement.start(who.worker, case.id).value.starts == date(2027, 4, 5)


@pytest.mark.parametrize(
    ("outcome", "parts", "each", "back"),
    [(Outcome.WITHDRAWN, (), 480, 360), (Outcome.VARIED, VARIED, 400, 120)],
)
def test_answered_after_it_began_the_difference_comes_back_to_the_penny(
    world, other, outcome, parts, each, back
):
    who, case, kept = world
    at(who.worker, date(2027, 5, 20))
    was = dues(who, case, date(2027, 5, 20))
    assert was[-3:] == pounds(360, 360, 360)
    held = asked(who, kept, on=date(2027, 5, 10))
    assert not held.waits, "it has begun"
    assert dues(who, case, date(2027, 5, 20)) == was
    reconsideration.answer(other, held, outcome, WHY, parts)
    now = dues(who, case, date(2027, 5, 20))
    assert now[-3:] == pounds(each, each, each)
    assert total(now) - total(was) == Money.pounds(back)


def test_taken_back_by_the_family_the_notice_goes_on(world):
    who, case, kept = world
    held = asked(who, kept)
    assert refused(lambda: reconsideration.drop(who.worker, held, " ")) == [
        "reconsideration.dropped.reason"
    ]
    reconsideration.drop(who.worker, held, "The mat works after all.")
    assert dues(who, case, MAR_8) == pounds(*[480] * 12, 360)


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": NOV_30 - timedelta(1)}, "reconsideration.asked_on.wrong"),
        ({"on": JAN_11 + timedelta(1)}, "reconsideration.asked_on.wrong"),
        ({"by": " "}, "reconsideration.asked_by.missing"),
        ({"words": ""}, "reconsideration.words.missing"),
    ],
)
def test_what_a_request_may_not_be(world, changes, code):
    who, _case, kept = world
    assert refused(lambda: asked(who, kept, **changes)) == [code]


def test_what_an_answer_may_not_be_and_who_may_not_give_it(world, other):
    who, case, kept = world
    held = asked(who, kept)
    give = reconsideration.answer
    too_much = (replace(VARIED[0], amount=Money.pounds(6241)),)
    health = (replace(VARIED[0], strand=Strand.HEALTH),)
    table = (
        (who.worker, Outcome.UPHELD, WHY, (), "permission.role"),
        (who.finance, Outcome.UPHELD, WHY, (), "permission.role"),
        (who.manager, Outcome.UPHELD, WHY, (), "reconsideration.by.decided_before"),
        (other, Outcome.UPHELD, " ", (), "reconsideration.reasons.missing"),
        (other, Outcome.VARIED, WHY, (), "reconsideration.annual.not_between"),
        (other, Outcome.VARIED, WHY, too_much, "reconsideration.annual.not_between"),
        (other, Outcome.VARIED, WHY, health, "reconsideration.annual.not_between"),
    )
    for desk, outcome, reasons, parts, code in table:
        act = lambda d=desk, o=outcome, r=reasons, p=parts: give(d, held, o, r, p)  # noqa: E731
        assert refused(act) == [code]
    assert dues(who, case, MAR_8) == pounds(*[480] * 13), "nothing of it took effect"
    give(other, held, Outcome.UPHELD, WHY)
    now = reconsideration.of_case(who.worker, case.id)[0]
    assert refused(lambda: give(other, now, Outcome.WITHDRAWN, WHY)) == ["permission.state"]
    assert refused(lambda: reconsideration.drop(who.worker, now, "x")) == ["permission.state"]


def test_no_notice_nothing_to_look_at_again(world):
    who, _case, kept = world
    notice.withdraw(who.manager, kept, "A mistake.")
    assert refused(lambda: asked(who, kept)) == ["permission.state"]


def test_evidence_is_a_file_of_the_family_and_a_copy_is_not_written_over(world, other):
    who, case, kept = world
    held = asked(who, kept)
    file = attachment.add(who.worker, case.id, Loaded("a.pdf", b"%PDF-1.4\n"), "Sleep diary").value
    with pytest.raises(Gone):
        reconsideration.add_evidence(who.worker, held, case.id)
    more = reconsideration.add_evidence(who.worker, held, file.id).value
    assert more.evidence == (file.id,)
    with pytest.raises(StaleCopy):
        reconsideration.answer(other, held, Outcome.UPHELD, WHY)
    reconsideration.answer(other, more, Outcome.UPHELD, WHY)
    with pytest.raises(DBAPIError), root(who.worker).writing() as session:
        session.execute(text("UPDATE reconsideration SET outcome = 'withdrawn'"))


# ------------------------------------------------------------------ its letters and its days


def letter(desk, kind, about) -> str:
    to = Recipient("Nadia Quarrington", means=Means.HAND)
    return " ".join(text_of(document.issue(desk, kind, about, to).value.pdf).split())


def test_its_letters_say_what_was_asked_and_answered(world, other):
    who, case, kept = world
    held = asked(who, kept)
    due = {each.code: each.due for each in today.read(who.worker, Whose.ALL).matters}
    assert due["due.acknowledge"] == date(2027, 1, 13)
    assert refused(lambda: letter(who.worker, DocumentKind.RECONSIDERATION, held.id)) == [
        "document.not_answered"
    ]
    words = letter(who.worker, DocumentKind.ACKNOWLEDGEMENT, held.id)
    assert "“The mat does not wake me.”" in words
    assert "by 8 February 2027" in words
    assert "the full amount of £6,240.00 a year goes on" in words
    told = reconsideration.of_case(who.worker, case.id)[0]
    assert told.acknowledged_on == JAN_11
    reconsideration.answer(other, told, Outcome.VARIED, WHY, VARIED)
    words = letter(who.worker, DocumentKind.RECONSIDERATION, held.id)
    assert "it is £5,200.00 a year from 8 March 2027, not £4,680.00" in words
    assert "Kit Lowe, who did not make that decision" in words
    assert WHY in words
    assert "paid back" not in words
    assert not [
        each for each in today.read(who.worker, Whose.ALL).matters if "reconsid" in each.code
    ]
