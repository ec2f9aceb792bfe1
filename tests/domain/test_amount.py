"""Amounts set without the RAS, editions in force, and what may be issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from ras_desktop.domain import issued
from ras_desktop.domain.amount import GREATEST, SetAmount, check, check_end, to_plan_with
from ras_desktop.domain.edition import Edition, EditionHead, EditionKind, in_force
from ras_desktop.domain.finding import errors
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.request import Strand
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from ras_desktop.wording import finding as say_finding

TODAY = date(2026, 5, 8)
AMOUNT = SetAmount(
    UUID(int=1),
    UUID(int=2),
    Strand.SOCIAL_CARE,
    Money(120_000),
    "Panel of the health board",
    date(2026, 5, 1),
    "Set from the carer's assessment",
    needs_assessment=UUID(int=3),
)


def codes(found: Any) -> list[str]:
    assert all(say_finding(each) for each in found)
    return [each.code for each in found]


def test_an_amount_with_its_reason_passes() -> None:
    assert check(AMOUNT, TODAY) == ()
    health = replace(AMOUNT, strand=Strand.HEALTH, needs_assessment=None)
    assert check(health, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": Money(-1)}, "amount.negative"),
        ({"amount": GREATEST + Money(1)}, "amount.great"),
        ({"amount": ZERO}, "amount.nothing"),
        ({"set_by": " "}, "amount.set_by.missing"),
        ({"set_on": date(2026, 5, 9)}, "amount.set_on.future"),
        ({"reason": ""}, "amount.reason.missing"),
        ({"needs_assessment": None}, "amount.needs_assessment.missing"),
    ],
)
def test_what_an_amount_lacks(change: dict[str, Any], code: str) -> None:
    found = check(replace(AMOUNT, **change), TODAY)
    assert codes(found) == [code]
    assert bool(errors(found)) is (code != "amount.nothing")


def test_an_amount_ends_after_it_was_set_and_for_a_reason() -> None:
    assert check_end(AMOUNT, date(2026, 6, 1), "Replaced") == ()
    assert codes(check_end(AMOUNT, date(2026, 4, 1), "")) == [
        "amount.ended_on.before",
        "amount.ended_reason.missing",
    ]


def test_what_there_is_to_plan_with_by_strand() -> None:
    health = replace(AMOUNT, id=UUID(int=4), strand=Strand.HEALTH, amount=Money(5_000))
    newer = replace(health, id=UUID(int=5), amount=Money(7_000), set_on=date(2026, 5, 5))
    ended = replace(AMOUNT, ended_on=date(2026, 5, 8))
    assert to_plan_with(None, (), TODAY) == {}
    assert to_plan_with(Money(9), (ended, newer, health), TODAY) == {
        Strand.SOCIAL_CARE: Money(9),
        Strand.HEALTH: Money(7_000),
    }
    assert to_plan_with(Money(9), (AMOUNT,), TODAY) == {Strand.SOCIAL_CARE: AMOUNT.amount}
    assert to_plan_with(Money(9), (AMOUNT,), date(2026, 4, 30)) == {Strand.SOCIAL_CARE: Money(9)}


def head(edition: str, first: date, last: date | None = None, shipped: bool = True) -> EditionHead:
    return EditionHead(
        uuid4(),
        EditionKind.PRICES,
        "prices",
        edition,
        edition,
        first,
        last,
        "",
        shipped,
        True,
        datetime(2026, 1, 1, tzinfo=UTC),
        "",
    )


def test_the_edition_in_force_is_the_councils_own_then_the_latest() -> None:
    old, new = head("2025", date(2025, 4, 1), date(2026, 3, 31)), head("2026", date(2026, 4, 1))
    assert in_force((old, new), date(2026, 3, 31)) is old
    assert in_force((old, new), date(2026, 4, 1)) is new
    assert in_force((old,), date(2026, 4, 1)) is None
    own = head("own", date(2025, 9, 1), shipped=False)
    assert in_force((old, new, own), date(2026, 4, 1)) is own
    assert in_force((new, replace(own, for_use=False)), date(2026, 4, 1)) is new
    assert old.valid_on(date(2026, 3, 31))
    assert not old.valid_on(date(2026, 4, 1))
    whole = Edition(
        UUID(int=1), EditionKind.TERMS, "t", "1", "", TODAY, None, "", True, True,
        datetime(2026, 1, 1, tzinfo=UTC), "", "{}",
    )  # fmt: skip
    assert in_force((whole,), TODAY) is whole


def test_only_finished_matters_are_issued_and_to_somebody() -> None:
    assert issued.check(DocumentKind.PLAN, "The parents", False) == ()
    assert codes(issued.check(DocumentKind.BLANK_FORM, "", True)) == [
        "issued.kind",
        "issued.draft",
        "issued.for_whom.missing",
    ]


def test_of_one_day_the_amount_recorded_last_counts_in_whatever_order_they_come() -> None:
    early, late = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 2, 15, tzinfo=UTC)
    first = replace(AMOUNT, amount=Money(100), recorded_at=early)
    second = replace(AMOUNT, id=uuid4(), amount=Money(200), recorded_at=late)
    for order in ((first, second), (second, first)):
        assert to_plan_with(None, order, TODAY) == {AMOUNT.strand: Money(200)}
