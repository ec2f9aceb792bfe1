"""Agreements, payees, employers, accounts and the start gate: pure rules, each at its edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import employer
from ras_desktop.domain.account import Account, AccountState, Details, masked, same, written
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Ended,
    Part,
    Relative,
    begin,
    in_force,
    intact,
    settle,
    signers,
)
from ras_desktop.domain.agreement_check import check, check_parts
from ras_desktop.domain.employer import EmployerCheck, EmployerItem
from ras_desktop.domain.family import LegalFlag
from ras_desktop.domain.money import Money
from ras_desktop.domain.payee import (
    About,
    Check,
    Evidence,
    Exclusion,
    Exclusions,
    Payee,
    PayeeKind,
    latest,
    sen_from,
    standing,
    wanted,
)
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import Checked
from ras_desktop.domain.request import Strand
from ras_desktop.domain.start_gate import Gate, start_gate

TODAY = date(2026, 11, 23)
ME = UUID(int=7)
CARE = Strand.SOCIAL_CARE
DIRECT, NOTIONAL, THIRD = Way.DIRECT_PAYMENT, Way.NOTIONAL, Way.THIRD_PARTY
PARTS = (Part(CARE, DIRECT, Money(90_000)),)


def agreement(**changes: object) -> Agreement:
    held = Agreement(
        UUID(int=1), UUID(int=2), UUID(int=3), PARTS, TODAY,
        payee=Payee(PayeeKind.PARENT, "Nadia"), employs=False, relative=Relative(False),
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def codes(found) -> list[str]:
    return [each.code for each in found]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(Strand), st.sampled_from(Way)),
        st.integers(1, 10**8).map(Money), min_size=1,
    )
)  # fmt: skip
def test_begun_as_decided_the_parts_come_to_it_and_a_penny_more_does_not(granted) -> None:
    parts = begin(granted)
    assert check_parts(parts, granted) == ()
    more = (replace(parts[0], amount=parts[0].amount + Money(1)), *parts[1:])
    assert codes(check_parts(more, granted)) == ["agreement.part.sum"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"payee": Payee(PayeeKind.PARENT, " ")}, ["payee.name"]),
        ({"payee": Payee(PayeeKind.THIRD_PARTY, "Trust")}, ["agreement.payee.not_third"]),
        ({"employs": None}, ["agreement.employs"]),
        ({"relative": Relative()}, ["agreement.relative"]),
        ({"relative": Relative(True, "Rose", "She signs")}, ["agreement.relative.approver"]),
        ({"relative": Relative(True, "Rose", "She signs", ME, "Mara", TODAY)}, []),
        ({"parts": (Part(CARE, THIRD, Money(90_000)),)}, ["agreement.payee.third"]),
        ({"parts": (Part(CARE, NOTIONAL, Money(90_000)),), "employs": None}, []),
    ],
)
def test_what_a_draft_lacks(changes, expected) -> None:
    granted = {(CARE, DIRECT): Money(90_000)}
    assert codes(check(agreement(**changes), granted, TODAY)) == expected


def test_it_begins_no_earlier_than_was_decided() -> None:
    granted = {(CARE, DIRECT): Money(90_000)}
    found = check(agreement(), granted, date(2026, 11, 24))
    assert codes(found) == ["agreement.starts.before"]


def test_what_was_made_ready_stands_still_but_for_checks_and_list() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    ready = settle(agreement(), (ME, "Sam"), TODAY, at, None)
    assert intact(ready)
    assert not intact(agreement())
    answered = Check("identity", True, Evidence.DOCUMENT, ME, "Sam", TODAY)
    assert intact(replace(ready, checks=(answered,), version=9))
    assert not intact(replace(ready, starts=date(2026, 12, 1)))
    assert not intact(replace(ready, payee=Payee(PayeeKind.PARENT, "Kit")))


def test_in_force_from_its_first_day_to_the_day_before_its_end() -> None:
    signed = agreement(state=AgreementState.SIGNED, signed_on=TODAY)
    ended = replace(signed, ended=Ended(date(2026, 12, 1), "", ME, "Sam"))
    assert in_force((signed,), TODAY) == (signed,)
    assert in_force((signed,), date(2026, 11, 22)) == ()
    assert in_force((ended,), date(2026, 11, 30)) == (ended,)
    assert in_force((ended,), date(2026, 12, 1)) == ()
    assert in_force((agreement(),), TODAY) == ()


def test_a_young_person_signs_only_what_is_paid_to_them() -> None:
    own = Payee(PayeeKind.YOUNG_PERSON, "Amira")
    assert signers(agreement(payee=own))[0].signer.value == "young_person"
    nothing = (Part(CARE, NOTIONAL, Money(1)),)
    assert signers(agreement(payee=own, parts=nothing))[0].signer.value == "payee"


# The payee. Born 31 August 2010 and 1 September 2010: domain.md §6.2


def about(kind: PayeeKind, born: date | None, on: date, *strands: Strand, flags=()) -> About:
    return About(Payee(kind, "Amira"), born, flags, frozenset(strands or {CARE}), on)


@pytest.mark.parametrize(
    ("born", "sen", "care"),
    [
        (date(2010, 8, 31), date(2026, 6, 27), date(2026, 8, 31)),
        (date(2010, 9, 1), date(2027, 6, 26), date(2026, 9, 1)),
    ],
)
def test_two_clocks_run_and_both_hold(born, sen, care) -> None:
    young = PayeeKind.YOUNG_PERSON
    assert sen_from(born) == sen
    one = date.resolution
    assert codes(standing(about(young, born, sen - one, Strand.SEN))) == ["payee.year_11"]
    assert standing(about(young, born, sen, Strand.SEN)) == ()
    assert codes(standing(about(young, born, care - one))) == ["payee.under_16"]
    assert standing(about(young, born, care)) == ()


def test_from_18_a_parent_is_pointed_to_the_adult_decision() -> None:
    born = date(2008, 11, 23)
    (found,) = standing(about(PayeeKind.PARENT, born, TODAY))
    assert (found.code, found.severity.value) == ("payee.adult", "warning")
    assert codes(standing(about(PayeeKind.PARENT, None, TODAY))) == ["payee.born"]


def test_who_is_asked_what() -> None:
    law = Exclusion(
        "drug", "Under a requirement?", "SI", Checked.TO_CHECK, (CARE,), date(2009, 1, 1),
        date(2026, 12, 31),
    )  # fmt: skip
    list_ = Exclusions("List", "1", (law,))

    def asked(each: About) -> list[str]:
        return [str(one.question) for one in wanted(each, list_)]

    child, teen = date(2017, 3, 2), date(2010, 3, 2)
    base = ["identity", "can_manage", "consent"]
    assert asked(about(PayeeKind.PARENT, child, TODAY)) == [*base, "drug"]
    assert asked(about(PayeeKind.PARENT, child, date(2027, 1, 1))) == base
    assert asked(about(PayeeKind.PARENT, child, TODAY, Strand.SEN)) == base
    assert asked(about(PayeeKind.NOMINATED, teen, TODAY)) == [*base, "chose", "drug"]
    assert asked(about(PayeeKind.YOUNG_PERSON, teen, TODAY)) == [*base, "capacity", "drug"]
    assert asked(about(PayeeKind.THIRD_PARTY, child, TODAY)) == base[:2]
    assert asked(about(PayeeKind.PARENT, None, TODAY)) == [*base, "drug"]
    sen = about(PayeeKind.PARENT, date(2010, 8, 31), date(2026, 6, 27), Strand.SEN)
    assert "chose" in asked(sen)
    flags = (LegalFlag.LONG_TERM_FOSTER_CARE, LegalFlag.SAFEGUARDING_PLAN)
    both = asked(about(PayeeKind.PARENT, child, TODAY, flags=flags))
    assert {"foster_in_plan", "safeguarding_in_plan"} <= set(both)


def test_the_last_answer_counts() -> None:
    first = Check("identity", False, Evidence.DOCUMENT, ME, "Sam", TODAY)
    later = replace(first, yes=True)
    assert latest((first, later))["identity"].yes
    earlier = replace(first, on=date(2026, 1, 1))
    assert latest((later, earlier))["identity"].yes


# Employer, account, gate


def test_the_employers_list() -> None:
    assert employer.check((), False, TODAY) == ()
    assert len(employer.check((), True, TODAY)) == len(EmployerItem)
    held = [EmployerCheck(each, TODAY) for each in EmployerItem]
    assert employer.check(held, True, TODAY) == ()
    held[0] = EmployerCheck(EmployerItem.RIGHT_TO_WORK, not_needed="A relative, British")
    assert employer.check(held, True, TODAY) == ()
    late = EmployerCheck(EmployerItem.DBS, date(2023, 1, 1), date(2022, 1, 1))
    assert codes(employer.check_dates((late,), TODAY)) == ["employer.order"]


def test_numbers_are_the_same_however_they_are_typed() -> None:
    one = Details("N", "20-00-01", "1234567")
    assert same(one, Details("X", "200001", "0123 4567"))
    assert not same(one, Details("N", "20-00-01", "1234568"))
    assert masked(one) == "••-••-01 ••••4567"
    assert written(one) == "20-00-01 01234567"


def gate(held: Agreement | None, **changes: object) -> list[str]:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    account = Account(
        ME, ME, "N", "••", ME, "Sam", at, date(2026, 11, 1), "Letter", AccountState.CONFIRMED
    )
    asked = Gate(held, True, (), account, TODAY)
    return codes(start_gate(replace(asked, **changes)))  # type: ignore[arg-type]


def test_nothing_starts_past_the_gate_and_each_thing_is_named() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    ready = settle(agreement(), (ME, "Sam"), TODAY, at, None)
    signed = replace(ready, state=AgreementState.SIGNED, signed_on=TODAY)
    assert gate(signed) == []
    assert gate(None) == ["start.no_agreement"]
    assert gate(agreement(parts=(Part(CARE, NOTIONAL, Money(1)),))) == ["start.nothing_paid"]
    assert gate(signed, decision_stands=False) == ["start.decision"]
    assert gate(agreement()) == ["start.draft"]
    assert gate(ready) == ["start.signature.payee", "start.signature.council"]
    assert gate(replace(signed, state=AgreementState.ENDED)) == ["start.ended"]
    assert gate(replace(signed, starts=date(2026, 11, 22))) == ["start.not_intact"]
    assert gate(signed, account=None) == ["start.account"]
    assert gate(signed, on=date(2026, 11, 22)) == ["start.early"]
