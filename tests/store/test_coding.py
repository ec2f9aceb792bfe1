"""Values become JSON and come back the same, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.step import Step
from ras_desktop.store import coding


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Hours:
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    amount: Money


@dataclass(frozen=True, slots=True)
class Everything:
    id: UUID
    text: str
    number: int
    yes: bool
    money: Money
    exact: Decimal
    part: Fraction
    day: date
    moment: datetime
    clock: time
    colour: Colour
    either: Hours | Sum
    maybe: Hours | None
    many: tuple[Hours, ...]
    pair: tuple[int, Money]
    some: frozenset[Colour]
    named: Mapping[str, Money]
    coloured: Mapping[Colour, tuple[Decimal, ...]]
    loose: Mapping[str, Any] = field(default_factory=dict)
    exact_or_whole: int | Decimal = 0
    anything: Any = None


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.fractions()
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.uuids()
    | st.integers().map(Money),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(alphabet="abc", min_size=2), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(loose=st.dictionaries(st.text(), ANYTHING), anything=ANYTHING)
def test_every_type_comes_back(loose: dict[str, Any], anything: Any) -> None:
    value = Everything(
        uuid4(), "Zoë", -5, True, Money(-7), Decimal("1.50"), Fraction(-1, 3),
        date(2028, 2, 29), datetime(2026, 1, 1, tzinfo=UTC), time(9, 30), Colour.RED,
        Sum(Money(3)), None, (Hours(Decimal("0.1")), Hours(Decimal("1E+3"))), (1, Money(2)),
        frozenset({Colour.RED}), {"a": Money(1)}, {Colour.RED: (Decimal(1), Decimal("2.0"))},
        loose, Decimal("2.5"), anything,
    )  # fmt: skip
    text = coding.dump(value)
    found = coding.load(Everything, text)
    assert found == value
    assert coding.dump(found) == text
    assert type(found.exact_or_whole) is Decimal
    assert str(found.exact) == "1.50"


def test_steps_and_findings_come_back() -> None:
    steps = (Step("money.band", {"before": Money(1), "at": date(2026, 4, 1), "names": ("a", "b")}),)
    assert coding.load(tuple[Step, ...], coding.dump(steps, tuple[Step, ...])) == steps
    finding = Finding("a.b", "x/1", {"n": Decimal("1.0")}, Severity.WARNING)
    assert coding.load(Finding, coding.dump(finding)) == finding


def test_a_field_that_an_older_text_has_not_takes_its_default() -> None:
    assert coding.load(Step, '{"code": "a.b"}') == Step("a.b")


def test_a_field_that_a_newer_text_has_is_left_out() -> None:
    assert coding.load(Hours, '{"hours": "1.5", "colour": "red"}') == Hours(Decimal("1.5"))


def test_the_text_of_a_set_is_always_the_same() -> None:
    kind = frozenset[str]
    assert coding.dump(frozenset("cab"), kind) == coding.dump(frozenset("bca"), kind)


@pytest.mark.parametrize("value", [0.1, object(), b"x", {"a": 1.5}, (object(),)])
def test_floats_and_strangers_are_not_kept(value: object) -> None:
    with pytest.raises(TypeError):
        coding.dump(value, Any)


def test_a_type_of_no_kind_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError):
        coding.reader(complex)
    with pytest.raises(TypeError):
        coding.freeze(Step("a"), Hours | Sum)
