"""What a run pays of a case, and every check that stands against."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.pay_run import (
    Held,
    Run,
    RunKind,
    RunState,
    check_open,
    digest,
    lines,
    period_first,
    reference,
    summed,
)
from ras_desktop.domain.payment import Amount, Calendar, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Span, Stream

ANCHOR = date(2026, 4, 6)
CALENDARS = {each: Calendar(each, ANCHOR) for each in Rhythm}
AGREEMENT, CASE = uuid4(), uuid4()
RUN = Run(
    uuid4(), RunKind.FOUR_WEEKLY, ANCHOR, ANCHOR, uuid4(), "Finn Ames",
    datetime(2026, 4, 6, 9, tzinfo=UTC),
)  # fmt: skip
BETWEEN = replace(RUN, id=uuid4(), kind=RunKind.BETWEEN, reason="Signed late")


def held(
    pence: int = 130_000,
    rhythm: Rhythm = Rhythm.FOUR_WEEKLY,
    strand: Strand = Strand.SOCIAL_CARE,
    starts: date = ANCHOR,
    **more: object,
) -> Held:
    span = Span(AGREEMENT, rhythm, (Amount(Money(pence), starts),))
    stream = Stream(CASE, strand, Way.DIRECT_PAYMENT, (span,))
    known = {"gates": {(AGREEMENT, 1): ()}, "payees": {(AGREEMENT, 1): "Nadia"}, **more}
    return Held(CASE, "2026-00001", (stream,), **known)  # type: ignore[arg-type]


def told(run: Run, of: Held) -> list[tuple[int, list[str]]]:
    return [
        (each.amount.pence, [code.code for code in each.blocked])
        for each in lines(run, of, CALENDARS, {Strand.SOCIAL_CARE: "C1"})
    ]


def test_what_is_due_is_paid_and_what_is_not_is_no_line():
    assert told(RUN, held()) == [(10_000, [])]
    assert told(RUN, held(starts=date(2026, 5, 4))) == []
    assert told(RUN, held(rhythm=Rhythm.MONTHLY)) == []
    assert told(BETWEEN, held(rhythm=Rhythm.MONTHLY, starts=date(2026, 4, 1))) == [(10_833, [])]
    assert told(RUN, held(rhythm=Rhythm.ONE_OFF)) == [(130_000, [])]
    key = (Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, 1)
    assert told(RUN, held(paid={key: Money(10_000)})) == []


def test_every_check_that_stands_against():
    gates = {(AGREEMENT, 1): (Finding("start.account"),)}
    assert told(RUN, held(gates=gates, returned={1: (ANCHOR,)})) == [
        (10_000, ["start.account", "payment.returned.look"])
    ]
    assert told(RUN, held(strand=Strand.HEALTH)) == [(10_000, ["payment.share.health"])]
    agreed = held(strand=Strand.HEALTH, shares=frozenset({Strand.HEALTH}))
    assert told(RUN, agreed) == [(10_000, [])]
    assert told(RUN, held(pence=100_000_000_000))[0][1] == ["payment.too_much"]
    assert told(RUN, held(gates={})) == [(10_000, ["start.no_agreement"])]
    termly = replace(RUN, kind=RunKind.TERMLY)
    assert told(termly, held(rhythm=Rhythm.TERMLY)) == [(0, ["payment.no_term"])]


def test_a_payment_between_counts_how_many_there_were():
    (line,) = lines(BETWEEN, held(), CALENDARS, {})
    assert line.turn == 1
    once = {(AGREEMENT, Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, 1, ANCHOR): 1}
    (line,) = lines(BETWEEN, held(turns=once), CALENDARS, {})
    assert line.turn == 2
    (line,) = lines(BETWEEN, held(rhythm=Rhythm.ONE_OFF), CALENDARS, {})
    assert line.first == ANCHOR


def test_the_digest_is_of_what_is_paid_and_not_of_its_order():
    one, other = held(), replace(held(), case=uuid4())
    found = [*lines(RUN, one, CALENDARS, {}), *lines(RUN, other, CALENDARS, {})]
    assert digest(found) == digest(found[::-1])
    assert digest(found) != digest(found[:1])
    assert summed(found) == (2, 0, Money(20_000))
    assert summed([replace(found[0], blocked=(Finding("start.account"),))])[1] == 1
    assert len({reference(each.id) for each in found}) == 2
    assert all(len(each.reference) == 12 for each in found)


def test_when_a_run_may_be_opened():
    def codes(wanted: Run, *others: Run) -> list[str]:
        return [each.code for each in check_open(wanted, others, ANCHOR)]

    sealed = replace(RUN, id=uuid4(), state=RunState.SEALED)
    later = replace(sealed, day=date(2026, 4, 20), first=date(2026, 5, 4))
    assert codes(RUN) == []
    assert codes(RUN, replace(RUN, state=RunState.DROPPED)) == []
    assert codes(RUN, replace(RUN, id=uuid4())) == ["payment.run.open"]
    assert codes(RUN, sealed) == ["payment.run.period"]
    assert codes(RUN, later) == ["payment.run.before"]
    assert codes(BETWEEN, sealed) == []
    assert codes(replace(BETWEEN, reason="")) == ["payment.run.reason"]
    assert codes(replace(RUN, day=date(2026, 5, 5))) == ["payment.run.day"]
    assert sealed.hands == {RUN.opened_by}


def test_the_period_of_a_run():
    day = date(2026, 4, 20)
    assert period_first(RunKind.FOUR_WEEKLY, CALENDARS, day) == ANCHOR
    assert period_first(RunKind.MONTHLY, CALENDARS, day) == date(2026, 4, 1)
    assert period_first(RunKind.BETWEEN, CALENDARS, day) == day
    with pytest.raises(ValueError, match="term"):
        period_first(RunKind.TERMLY, CALENDARS, day)
