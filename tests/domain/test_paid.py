"""What was paid meets what is due: in any order, never negative, never twice, equal in the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.paid import (
    Owing,
    Paid,
    PaidKind,
    check_back,
    check_undo,
    owing,
    paid,
    to_look_at,
    undone,
)
from ras_desktop.domain.payment import Amount, Calendar, Pause, Rhythm, due_by
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Due, Span, Stream, dues

ANCHOR = date(2026, 4, 6)
DAY = timedelta(days=1)
AT = datetime(2026, 4, 6, 9, tzinfo=UTC)
CASE, AGREEMENT, ME = uuid4(), uuid4(), uuid4()
CALENDARS = {each: Calendar(each, ANCHOR) for each in Rhythm}
RHYTHMS = st.sampled_from([Rhythm.FOUR_WEEKLY, Rhythm.MONTHLY])


def entry(kind: PaidKind, amount: Money, on: date, undoes: UUID | None = None) -> Paid:
    return Paid(
        uuid4(), CASE, AGREEMENT, Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, kind, amount, on, ME,
        "Finn Ames", AT, "why", undoes=undoes,
    )  # fmt: skip


def due(amounts: list[Amount], pauses: list[Pause], until: date, rhythm: Rhythm) -> tuple[Due, ...]:
    span = Span(AGREEMENT, rhythm, tuple(amounts))
    stream = Stream(CASE, Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, (span,))
    return dues(stream, pauses, CALENDARS, until)


YEAR = due([Amount(Money(130_000), ANCHOR)], [], date(2027, 3, 31), Rhythm.FOUR_WEEKLY)


def test_a_payment_that_came_back_is_due_again_and_one_given_back_is_not():
    first = entry(PaidKind.PAYMENT, Money(10_000), ANCHOR)
    assert owing(YEAR, paid([first]), ANCHOR) == Owing(ZERO, ZERO)
    back = entry(PaidKind.RETURNED, Money(10_000), ANCHOR + DAY, first.id)
    assert owing(YEAR, paid([first, back]), ANCHOR + DAY).pay == Money(10_000)
    unspent = entry(PaidKind.UNSPENT, Money(4_000), ANCHOR + DAY)
    assert owing(YEAR, paid([first, unspent]), ANCHOR + DAY).pay == ZERO


def test_the_instalments_that_make_up_a_payment_are_named():
    told = owing(YEAR, Money(10_000), date(2026, 6, 1))
    assert told.pay == Money(20_000)
    assert [each.instalment.pay_on for each in told.dues] == [date(2026, 5, 4), date(2026, 6, 1)]
    assert owing(YEAR[:1], ZERO, date(2026, 6, 1)).dues == YEAR[:1]


def test_a_returned_payment_waits_until_somebody_has_looked_at_it():
    first = entry(PaidKind.PAYMENT, Money(10_000), ANCHOR)
    back = entry(PaidKind.RETURNED, Money(10_000), ANCHOR, first.id)
    assert to_look_at([first, back]) == (back,)
    assert to_look_at([replace(back, looked_on=ANCHOR)]) == ()
    assert undone([first, back]) == {first.id}


def codes(found) -> list[str]:
    return [each.code for each in found]


def test_only_a_payment_that_still_stands_is_undone():
    first = entry(PaidKind.PAYMENT, Money(10_000), ANCHOR)
    back = entry(PaidKind.RETURNED, Money(10_000), ANCHOR, first.id)
    today = ANCHOR + 3 * DAY
    assert codes(check_undo(first, [first], ANCHOR, "account closed", today)) == []
    assert codes(check_undo(back, [first, back], ANCHOR, "x", today)) == ["paid.not_paid"]
    assert codes(check_undo(first, [first, back], ANCHOR, "x", today)) == ["paid.undone_already"]
    early = check_undo(first, [first], ANCHOR - DAY, " ", today)
    assert codes(early) == ["paid.reason", "paid.day"]
    assert codes(check_undo(first, [first], today + DAY, "x", today)) == ["paid.day"]


def test_no_more_is_given_back_than_was_paid_too_much():
    def told(pence: int, on: date = ANCHOR, reason: str = "x", unspent: bool = False) -> list[str]:
        return codes(check_back(Money(pence), Money(500), on, reason, ANCHOR, unspent=unspent))

    assert told(500) == []
    assert told(0) == told(-5) == ["paid.back.nothing"]
    assert told(501) == ["paid.back.more"]
    assert told(100_000_000_000, unspent=True) == ["paid.back.more_than_paid"]
    assert told(1, ANCHOR + DAY, "") == ["paid.back.day", "paid.reason"]


ACTS = st.lists(
    st.tuples(
        st.integers(0, 26),
        st.sampled_from(
            ["pause", "resume", "change", "cancel", "return", "reverse", "back", "unspent"]
        ),
        st.integers(-60, 120),
        st.integers(0, 900_000),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 900_000), ACTS, RHYTHMS, st.lists(st.integers(0, 26), max_size=4))
def test_in_any_order_nothing_is_paid_twice_or_negatively_and_it_comes_out_even(
    pence: int, acts: list[tuple[int, str, int, int]], rhythm: Rhythm, skipped: list[int]
) -> None:
    """Two years of runs, some left out; what is recorded between them, in any order."""
    told, stops = [Amount(Money(pence), ANCHOR)], list[Pause]()
    entries: list[Paid] = []
    most = ZERO
    for week in range(27):
        day = ANCHOR + week * 28 * DAY
        for _at, what, about, money in (each for each in acts if each[0] == week):
            _record(what, day + about * DAY, Money(money), told, stops, entries, day, rhythm)
        if week in skipped and week < 26:
            continue
        held = due(told, stops, day + 40 * DAY, rhythm)
        before = paid(entries)  # below nothing: given back, and then the bank sent a payment back
        now = owing(held, before, day)
        assert now.pay >= ZERO
        assert not (now.pay and now.overpaid)
        assert now.pay <= total(each.instalment.due for each in now.dues) - min(before, ZERO)
        if now.pay:
            entries.append(entry(PaidKind.PAYMENT, now.pay, day))
        by_now = due_by((each.instalment for each in held), day)
        most = max(most, by_now)
        assert paid(entries) == by_now + now.overpaid
        assert ZERO <= paid(entries) <= most


def _record(
    what: str,
    about: date,
    money: Money,
    told: list[Amount],
    stops: list[Pause],
    entries: list[Paid],
    day: date,
    rhythm: Rhythm,
) -> None:
    about = max(about, ANCHOR + DAY)
    standing = [
        each for each in entries if each.kind is PaidKind.PAYMENT and each.id not in undone(entries)
    ]
    if what == "pause":
        stops.append(Pause(about, about + 30 * DAY))
    elif what == "resume" and stops and about > stops[-1].first:
        stops[-1] = Pause(stops[-1].first, min(about - DAY, stops[-1].last or date.max))
    elif what in ("change", "cancel"):
        told[:] = [each for each in told if each.starts < about]
        told[-1] = Amount(told[-1].annual, told[-1].starts, about - DAY)
        if what == "change":
            told.append(Amount(money, about))
    elif what in ("return", "reverse") and standing:
        kind = PaidKind.RETURNED if what == "return" else PaidKind.REVERSAL
        entries.append(entry(kind, standing[-1].amount, day, standing[-1].id))
    elif what == "back":
        over = owing(due(told, stops, day, rhythm), paid(entries), day).overpaid
        if over:
            entries.append(entry(PaidKind.PAID_BACK, min(over, Money(money.pence + 1)), day))
    elif what == "unspent":
        entries.append(entry(PaidKind.UNSPENT, Money(money.pence + 1), day))
