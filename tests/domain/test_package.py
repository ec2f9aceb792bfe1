"""What is in force where notices, ends and agreements meet; found by a year simulated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from ras_desktop.domain import notice_given, package
from ras_desktop.domain.agreement import Agreement, AgreementState, Ended, Part
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import How, Rules, clock
from ras_desktop.domain.notice_given import Given, Notice, NoticeState
from ras_desktop.domain.package import Looking
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.workday import WorkingDays

SINCE = date(2026, 4, 6)
CALENDAR = Calendar(Rhythm.FOUR_WEEKLY, SINCE)
CASE, SOMEBODY = UUID(int=1), UUID(int=2)
NOV_30, JAN_4, MAR_8, APR_5 = (
    date(2026, 11, 30), date(2027, 1, 4), date(2027, 3, 8), date(2027, 4, 5),
)  # fmt: skip
"""£480.00 a period until a notice of 30 November lets it be less from 8 March; one of 4 January
from 5 April."""


def parts(pounds: int, health: int = 0) -> tuple[Part, ...]:
    both = ((Strand.SOCIAL_CARE, pounds), (Strand.HEALTH, health))
    return tuple(
        Part(strand, Way.DIRECT_PAYMENT, Money.pounds(each * 13)) for strand, each in both if each
    )


def an(sums: tuple[Part, ...], starts: date, signed: date) -> Agreement:
    at = datetime.combine(signed, time(9), UTC)
    return Agreement(
        uuid4(), CASE, uuid4(), sums, starts, state=AgreementState.SIGNED, signed_on=signed,
        started_at=at,
    )  # fmt: skip


FIRST = an(parts(480, 50), SINCE, SINCE)


def a_notice(sums: tuple[Part, ...], sent: date, starts: date) -> Notice:
    told = clock(sent, How.HAND, Rules(3, 2, (1, 2), WorkingDays()), CALENDAR)
    at = datetime.combine(sent, time(9), UTC)
    whole = Notice(
        uuid4(), CASE, FIRST.id, uuid4(), FIRST.parts, sums, Rhythm.FOUR_WEEKLY,
    )  # fmt: skip
    by = Given(SOMEBODY, "", at, sent, How.HAND, "Nadia Quarrington", told)
    return notice_given.give(whole, by, starts)


LESS = a_notice(parts(360, 50), NOV_30, MAR_8)
BACK = replace(LESS, state=NoticeState.WITHDRAWN)


def in_force(agreements: list[Agreement], notices: list[Notice], *looked: Looking):
    """The first day of each spell, and its sums in pounds a period."""
    told = package.begins(agreements, notices, looked)
    found = package.spells(told)
    last = None if not found else found[-1].last
    return [
        (each.first, *(part.amount.pence // 1300 for part in each.parts)) for each in found
    ], last


def ended(held: Agreement, on: date) -> Agreement:
    over = Ended(on, "They live in Leeds now.", SOMEBODY, "")
    return replace(held, state=AgreementState.ENDED, ended=over)


def test_an_end_ends_what_a_notice_left_and_what_it_would_have_left():
    for on in (date(2027, 1, 25), date(2027, 4, 12)):
        told, last = in_force([ended(FIRST, on)], [LESS])
        assert last == on - package.DAY, "not a penny after the end"
        assert told[0] == (SINCE, 480, 50)
    assert in_force([ended(FIRST, date(2027, 1, 25))], [BACK])[1] == date(2027, 1, 24)


def test_who_comes_back_after_an_end_is_paid_by_the_new_agreement():
    again = an(parts(300), date(2027, 5, 3), date(2027, 4, 30))
    told, last = in_force([ended(FIRST, date(2027, 4, 12)), again], [LESS])
    assert told == [(SINCE, 480, 50), (MAR_8, 360, 50), (date(2027, 5, 3), 300)]
    assert last is None


def test_a_later_notice_that_an_earlier_one_let_begin_early_waits_for_its_own_end():
    """£400.00 from 8 March lowers nothing while £360.00 was to begin then; that one taken back,
    withdrawn or waiting for an answer, £480.00 is protected until 5 April."""
    later = a_notice(parts(400, 50), JAN_4, MAR_8)
    assert in_force([FIRST], [LESS, later])[0] == [(SINCE, 480, 50), (MAR_8, 400, 50)]
    protected = [(SINCE, 480, 50), (APR_5, 400, 50)]
    assert in_force([FIRST], [BACK, later])[0] == protected
    assert in_force([FIRST], [LESS, later], Looking(LESS.id, none=True))[0] == protected
    assert in_force([FIRST], [LESS, later], Looking(LESS.id, waits=True))[0] == protected


def test_what_such_a_notice_raises_is_raised_all_the_same():
    later = a_notice(parts(400, 60), JAN_4, MAR_8)
    assert in_force([FIRST], [BACK, later])[0] == [
        (SINCE, 480, 50), (MAR_8, 480, 60), (APR_5, 400, 60),
    ]  # fmt: skip


def test_an_agreement_that_only_an_earlier_notice_let_begin_lowers_nothing_without_its_own():
    second = an(parts(400, 50), MAR_8, JAN_4)
    over = replace(FIRST, state=AgreementState.ENDED, ended=Ended(MAR_8, "", SOMEBODY, ""))
    assert in_force([over, second], [LESS])[0] == [(SINCE, 480, 50), (MAR_8, 400, 50)]
    assert in_force([over, second], [BACK])[0] == [(SINCE, 480, 50)]
