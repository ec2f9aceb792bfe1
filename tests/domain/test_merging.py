"""Two records of one child become one, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Case, CaseState, Child, EhcStatus, LegalFlag, Sex
from ras_desktop.domain.merging import check, choices, empty, merged
from ras_desktop.wording.merging import CHILD_FIELDS

BORN = date(2015, 4, 2)
AMY = Child("Amy", "Fenwick", born=BORN, school="Thorn Hill")
AIMY = Child("Aimy", "Fenwick", born=BORN, sex=Sex.FEMALE, nhs_number="9434765919")


def case(number: int, child: Child = AMY, into: UUID | None = None) -> Case:
    return Case(
        UUID(int=number), str(number), child, CaseState.OPEN, BORN, "", None, "", BORN,
        merged_into=into,
    )  # fmt: skip


def test_only_fields_that_differ_are_asked_and_empty_ones_are_filled() -> None:
    found = {each.field: each for each in choices(AMY, AIMY)}
    assert set(found) == {"first_names", "sex", "nhs_number", "school"}
    assert {name for name, each in found.items() if each.from_loser} == {"sex", "nhs_number"}
    assert (found["first_names"].survivor, found["first_names"].loser) == ("Amy", "Aimy")


def test_the_fields_chosen_come_from_the_second_record() -> None:
    whole = merged(AMY, AIMY, frozenset({"sex", "first_names"}))
    assert whole == replace(AMY, sex=Sex.FEMALE, first_names="Aimy")
    with pytest.raises(ValueError, match="colour"):
        merged(AMY, AIMY, frozenset({"colour"}))


CHILDREN = st.builds(
    Child,
    first_names=st.sampled_from(["", "Amy", "Bo"]),
    born=st.sampled_from([None, BORN]),
    sex=st.sampled_from(Sex),
    address=st.sampled_from([Address(), Address("1 Road")]),
    on_register=st.booleans(),
    legal_flags=st.sampled_from([(), (LegalFlag.IN_CARE,)]),
)


@given(CHILDREN, CHILDREN)
def test_what_is_proposed_loses_no_answer_that_only_one_record_has(one: Child, two: Child) -> None:
    proposed = choices(one, two)
    whole = merged(one, two, frozenset(each.field for each in proposed if each.from_loser))
    for each in fields(Child):
        held = [getattr(record, each.name) for record in (one, two)]
        told = [value for value in held if not empty(value)]
        assert getattr(whole, each.name) in (told or held)


@pytest.mark.parametrize(
    "value", ["", " ", None, False, (), Address(), Sex.NOT_SAID, EhcStatus.NONE]
)
def test_what_says_nothing(value: object) -> None:
    assert empty(value)


@pytest.mark.parametrize("value", ["x", True, BORN, (LegalFlag.IN_CARE,), Address("1"), Sex.MALE])
def test_what_says_something(value: object) -> None:
    assert not empty(value)


def test_two_records_that_are_like_may_become_one() -> None:
    assert check(case(1), case(2, AIMY)) == ()


def test_one_record_is_not_merged_with_itself() -> None:
    assert [each.code for each in check(case(1), case(1))] == ["merging.same"]


def test_a_record_that_is_part_of_another_is_not_merged_again() -> None:
    found = check(case(1, into=UUID(int=3)), case(2, into=UUID(int=3)))
    assert [(each.code, each.where) for each in found] == [
        ("merging.gone", "survivor"),
        ("merging.gone", "loser"),
    ]


def test_children_who_are_not_alike_are_pointed_out() -> None:
    found = check(case(1), case(2, Child("Bo", "Marsh", born=date(2011, 1, 1))))
    assert [each.code for each in found] == ["merging.unlike"]


def test_every_field_of_a_child_has_a_word_for_the_screen() -> None:
    assert set(CHILD_FIELDS) == {each.name for each in fields(Child)}
