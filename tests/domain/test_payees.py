"""Several payees of one agreement: shares to the penny, each in a place of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.agreement import Agreement, Part, Relative, Signer, Turn, signers
from ras_desktop.domain.agreement_check import check
from ras_desktop.domain.arrangement import split as arranged
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.payees import Beside, check_places, split
from ras_desktop.domain.payment import Calendar, Rhythm, due_by
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.stream import Spell, dues, shares_of, streams

CARE, SEN = Strand.SOCIAL_CARE, Strand.SEN
DIRECT, THIRD, NOTIONAL = Way.DIRECT_PAYMENT, Way.THIRD_PARTY, Way.NOTIONAL
STARTS = date(2026, 8, 31)
MOTHER = Payee(PayeeKind.PARENT, "Nadia Quarrington", UUID(int=5))
AMIRA = Payee(PayeeKind.YOUNG_PERSON, "Amira Quarrington")
HOLDER = Payee(PayeeKind.THIRD_PARTY, "Exampleshire Inclusion")
PARTS = (Part(CARE, DIRECT, Money(362_440)),)
CALENDARS = {each: Calendar(each, date(2026, 4, 6)) for each in Rhythm}


def an(*beside: Beside, parts: tuple[Part, ...] = PARTS, payee: Payee = MOTHER) -> Agreement:
    return Agreement(
        UUID(int=1), UUID(int=2), UUID(int=3), parts, STARTS, payee=payee, beside=beside,
        employs=False, relative=Relative(False),
    )  # fmt: skip


def codes(held: Agreement) -> list[str]:
    granted: dict[tuple[Strand, Way], Money] = {(e.strand, e.way): e.amount for e in held.parts}
    return [each.code for each in check(held, granted, None)]


def test_worked_case_6_forty_per_cent_to_her_and_the_rest_to_her_mother():
    held = an(Beside(AMIRA, 4_000))
    assert (held.paid_to(2), held.paid_to(1)) == (Money(144_976), Money(217_464))
    assert arranged(Money(362_440), 4_000) == (held.paid_to(2), held.paid_to(1))
    assert codes(held) == []
    young, council = Turn(Signer.YOUNG_PERSON, 2), Turn(Signer.COUNCIL)
    assert signers(held) == (Turn(Signer.PAYEE, 1), young, council)
    year = date(2027, 8, 29)
    spell = Spell(held.parts, STARTS, year, held.id, held.rhythm)
    told = {each.payee_no: each for each in streams(held.case, [spell], shares_of([held]))}
    paid = {
        number: due_by((e.instalment for e in dues(stream, (), CALENDARS, year)), year)
        for number, stream in told.items()
    }
    assert paid == {1: Money(217_464), 2: Money(144_976)}


SHARES = st.lists(st.integers(1, 5_000), min_size=0, max_size=3)


@given(st.integers(0, 10_000_000), SHARES)
def test_shares_come_to_exactly_the_sum_and_none_is_below_zero(pence, shares):
    beside = tuple(Beside(replace(AMIRA, name=str(at)), each) for at, each in enumerate(shares))
    found = split(CARE, DIRECT, Money(pence), beside)
    if sum(shares) <= 10_000:
        assert total(found.values()) == Money(pence)
        assert all(each > Money(0) for each in found.values())


def test_third_party_money_goes_to_the_organisation_and_the_rest_to_a_person():
    parts = (*PARTS, Part(CARE, THIRD, Money(100_000)), Part(CARE, NOTIONAL, Money(5_000)))
    held = an(Beside(HOLDER), parts=parts)
    assert codes(held) == []
    assert held.parts_of(2) == (Part(CARE, THIRD, Money(100_000)),)
    assert held.parts_of(1) == PARTS
    assert codes(an(parts=parts)) == ["agreement.payee.third_too"]
    assert codes(an(Beside(HOLDER))) == ["payees.third.nothing"]


def test_of_some_strands_only():
    """At 16, before the end of Year 11: her part is of social care, learning stays as it was."""
    parts = (*PARTS, Part(SEN, DIRECT, Money(200_000)))
    held = an(Beside(AMIRA, 10_000, (CARE,)), parts=parts)
    assert codes(held) == []
    assert held.strands_of(2) == {CARE}
    assert (held.paid_to(1), held.strands_of(1)) == (Money(200_000), {SEN})


@pytest.mark.parametrize(
    ("beside", "code"),
    [
        ((Beside(AMIRA, 0),), "payees.share"),
        ((Beside(AMIRA, 10_001),), "payees.share"),
        ((Beside(AMIRA, 4_000, (SEN,)),), "payees.share"),
        ((Beside(AMIRA, 10_000),), "payees.nothing_left"),
        ((Beside(AMIRA, 6_000), Beside(replace(MOTHER, person=uuid4()), 5_000)), "payees.too_much"),
        ((Beside(MOTHER, 4_000),), "payees.twice"),
        ((Beside(replace(AMIRA, name=" "), 4_000),), "payee.name"),
        ((Beside(HOLDER, 4_000),), "payees.third.share"),
        (
            tuple(Beside(Payee(PayeeKind.NOMINATED, name), 1_000) for name in ("A", "B", "C", "D")),
            "payees.many",
        ),
    ],
)
def test_shares_that_cannot_be(beside, code):
    assert code in codes(an(*beside))


def test_everybody_keeps_their_place():
    assert check_places([MOTHER], [MOTHER, AMIRA]) == ()
    assert check_places([MOTHER], [Payee(PayeeKind.PARENT, "Father")]) == ()
    assert [e.code for e in check_places([MOTHER], [AMIRA, MOTHER])] == ["payees.place"]
