"""The child's record and the case: what is checked, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import family, permission
from ras_desktop.domain.address import Address, postcode, postcode_holds
from ras_desktop.domain.consent import Consent, ConsentKind, check_consent
from ras_desktop.domain.family import CaseState, Child, EhcStatus, PlanBasis
from ras_desktop.domain.finding import Findings, Severity
from ras_desktop.domain.needs import (
    AssessedNeed,
    AssessmentKind,
    NeedsAssessment,
    check_needs,
    live,
    with_dropped,
)
from ras_desktop.domain.note import Note, NoteKind, check_note
from ras_desktop.domain.people import Person, check_person

TODAY = date(2026, 11, 21)
ONE = UUID(int=1)
AMY = Child("Amy Rose", "Fenwick", born=date(2015, 4, 2))


def codes(findings: Findings) -> list[str]:
    return [each.code for each in findings]


def test_a_record_with_names_and_birth_is_right() -> None:
    assert family.check(AMY, TODAY) == ()


def test_everything_that_is_missing_is_said_at_once() -> None:
    found = family.check(Child(), TODAY)
    assert codes(found) == [
        "family.first_names.missing",
        "family.last_name.missing",
        "family.born.missing",
    ]
    assert [each.where for each in found] == ["first_names", "last_name", "born"]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2026, 11, 21), []),
        (date(2026, 11, 22), ["family.born.future"]),
        (date(2000, 11, 22), []),
        (date(2000, 11, 21), ["family.born.too_old"]),
    ],
)
def test_the_policy_covers_0_to_25(born: date, expected: list[str]) -> None:
    assert codes(family.check(replace(AMY, born=born), TODAY)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"nhs_number": "943 476 5919"}, []),
        ({"nhs_number": "943 476 5918"}, ["family.nhs_number.wrong"]),
        ({"address": Address(postcode="S60 1AE")}, []),
        ({"address": Address(postcode="nowhere")}, ["family.postcode.form"]),
        ({"ehc_issued": date(2014, 1, 1)}, ["family.ehc.before_birth"]),
        ({"ehc_issued": date(2020, 1, 1)}, []),
        (
            {"ehc_issued": date(2020, 1, 1), "ehc_next_review": date(2019, 1, 1)},
            ["family.ehc.review_before_issue"],
        ),
        ({"plan_basis": PlanBasis.EHC_PLAN}, ["family.ehc.basis_without_plan"]),
        ({"plan_basis": PlanBasis.EHC_PLAN, "ehc_status": EhcStatus.ISSUED}, []),
        ({"plan_basis": PlanBasis.CARE_PLAN}, []),
    ],
)
def test_what_cannot_be_right(change: dict[str, object], expected: list[str]) -> None:
    assert codes(family.check(replace(AMY, **change), TODAY)) == expected  # type: ignore[arg-type]


def test_an_odd_postcode_only_warns() -> None:
    found = family.check(replace(AMY, address=Address(postcode="BFPO")), TODAY)
    assert found[0].severity is Severity.WARNING


@given(st.integers(0, 10**9 - 1))
def test_of_ten_last_digits_at_most_one_makes_an_nhs_number(nine: int) -> None:
    right = [last for last in range(10) if family.nhs_number_holds(f"{nine:09d}{last}")]
    assert len(right) <= 1


@given(st.integers(0, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(nine: int, place: int, by: int) -> None:
    for last in range(10):
        number = f"{nine:09d}{last}"
        if family.nhs_number_holds(number):
            other = str((int(number[place]) + by) % 10)
            assert not family.nhs_number_holds(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize("wrong", ["", "943476591", "94347659190", "943x4765919", "٩43 476 5919x"])
def test_what_is_no_nhs_number(wrong: str) -> None:
    assert not family.nhs_number_holds(wrong)


@pytest.mark.parametrize(
    ("typed", "kept", "holds"),
    [
        ("s601ae", "S60 1AE", True),
        (" m1  1aa ", "M1 1AA", True),
        ("EC1A 1BB", "EC1A 1BB", True),
        ("w1a0ax", "W1A 0AX", True),
        ("B33 8TH", "B33 8TH", True),
        ("dn551pt", "DN55 1PT", True),
        ("bfpo", "BFPO", False),
        ("12345", "12 345", False),
        ("", "", False),
        ("not a postcode", "NOT A POSTCODE", False),
        ("ＳＳ1 1AA", "ＳＳ1 1AA", False),
    ],
)
def test_postcodes(typed: str, kept: str, holds: bool) -> None:
    assert postcode(typed) == kept
    assert postcode_holds(typed) is holds


@given(st.text(max_size=12))
def test_a_postcode_kept_is_kept_the_same_again(typed: str) -> None:
    assert postcode(postcode(typed)) == postcode(typed)


def test_names_of_a_child() -> None:
    assert AMY.full_name == "Amy Rose Fenwick"
    assert AMY.called == "Amy"
    assert AMY.initials == "A. F."
    assert replace(AMY, preferred_name="Roe").called == "Roe"
    assert Child(last_name="Fenwick").called == "Fenwick"
    assert Child().full_name == ""


def test_age_is_told_only_where_it_can_be() -> None:
    assert family.age(AMY, date(2026, 4, 1)) == 10
    assert family.age(AMY, date(2026, 4, 2)) == 11
    assert family.age(AMY, date(2014, 1, 1)) is None
    assert family.age(Child(), TODAY) is None


def test_a_person_has_a_name_and_a_relation() -> None:
    assert check_person(Person(ONE, "Jo Fenwick", "mother")) == ()
    assert codes(check_person(Person(ONE, " ", ""))) == [
        "family.person.name_missing",
        "family.person.relation_missing",
    ]


def test_a_note_says_something_that_has_happened() -> None:
    assert check_note(Note(ONE, NoteKind.VISIT, TODAY, "Seen at home"), TODAY) == ()
    found = check_note(Note(ONE, NoteKind.PHONE, date(2026, 11, 22), " "), TODAY)
    assert codes(found) == ["family.note.text_missing", "family.note.future"]


def test_a_needs_assessment_has_author_day_and_needs() -> None:
    need = AssessedNeed(ONE, "Help at night")
    kind = AssessmentKind.CHILD_AND_FAMILY
    assert check_needs(NeedsAssessment(ONE, kind, TODAY, "P. Wren", (need,)), TODAY) == ()
    empty = NeedsAssessment(ONE, kind, date(2027, 1, 1), "")
    assert codes(check_needs(empty, TODAY)) == [
        "family.needs.author_missing",
        "family.needs.future",
        "family.needs.none",
    ]
    blank = NeedsAssessment(ONE, kind, TODAY, "P. Wren", (need, replace(need, words=" ")))
    found = check_needs(blank, TODAY)
    assert [(each.code, each.where) for each in found] == [
        ("family.needs.words_missing", "needs/1/words")
    ]


@pytest.mark.parametrize(
    ("given_by", "given_on", "withdrawn_on", "expected"),
    [
        ("Jo", TODAY, None, []),
        ("Jo", date(2026, 1, 1), TODAY, []),
        (" ", TODAY, None, ["family.consent.giver_missing"]),
        ("Jo", date(2026, 11, 22), None, ["family.consent.future"]),
        ("Jo", TODAY, date(2026, 11, 20), ["family.consent.order"]),
        ("Jo", TODAY, date(2026, 11, 22), ["family.consent.withdrawn_future"]),
    ],
)
def test_consent(
    given_by: str, given_on: date, withdrawn_on: date | None, expected: list[str]
) -> None:
    consent = Consent(ONE, ConsentKind.RECORD, given_by, given_on, withdrawn_on=withdrawn_on)
    assert codes(check_consent(consent, TODAY)) == expected


def test_a_change_of_state_has_a_reason_and_a_day() -> None:
    assert family.check_state(CaseState.ENDED, "Moved to adults", TODAY, TODAY) == ()
    found = family.check_state(CaseState.DIED, " ", date(2026, 11, 22), TODAY)
    assert codes(found) == ["family.state.reason_missing", "family.state.future"]
    assert found[0].values == {"state": "died"}


@pytest.mark.parametrize(
    ("state", "into", "word"),
    [
        (CaseState.OPEN, None, "open"),
        (CaseState.ON_HOLD, None, "held"),
        (CaseState.ENDED, None, "closed"),
        (CaseState.DIED, None, "closed"),
        (CaseState.OPEN, ONE, "merged"),
    ],
)
def test_a_case_stands_in_the_words_of_the_permission_table(
    state: CaseState, into: UUID | None, word: str
) -> None:
    case = family.Case(ONE, "1", AMY, state, TODAY, "", None, "", TODAY, merged_into=into)
    assert family.standing(case) == word
    known = {each for rule in permission.TABLE.values() for each in rule.states}
    assert (word in known) is (word != "merged")  # nothing is done to a merged record


def test_little_may_be_known_when_a_request_comes_first() -> None:
    found = family.check_sketch(Child("Amy"), TODAY)
    assert {(each.code, each.severity) for each in found} == {
        ("family.last_name.missing", Severity.NOTE),
        ("family.born.missing", Severity.NOTE),
    }
    assert family.check_sketch(Child(preferred_name="Roe"), TODAY)[0].severity is Severity.NOTE


def test_a_sketch_has_a_name_and_no_fault() -> None:
    assert "family.name.missing" in codes(family.check_sketch(Child(), TODAY))
    future = replace(AMY, born=date(2026, 11, 22))
    assert family.check_sketch(future, TODAY)[0].severity is Severity.ERROR


def test_a_need_that_is_taken_out_is_kept_as_dropped() -> None:
    one, two = AssessedNeed(ONE, "Help at night"), AssessedNeed(UUID(int=2), "A club")
    kind = AssessmentKind.EARLY_HELP
    held = NeedsAssessment(ONE, kind, TODAY, "P. Wren", (one, two))
    whole = with_dropped(replace(held, needs=(two,)), held)
    assert whole.needs == (two, replace(one, dropped=True))
    assert live(whole).needs == (two,)
    none = with_dropped(replace(held, needs=()), held)
    assert codes(check_needs(none, TODAY)) == ["family.needs.none"]
    assert with_dropped(replace(whole, needs=(one, two)), whole).needs == (one, two)


def test_numbers_are_written_in_plain_digits_so_that_they_can_be_compared() -> None:
    assert family.nhs_number_holds("943 476 5919")
    assert not family.nhs_number_holds("٩٤٣٤٧٦٥٩١٩")
    assert postcode_holds("S63 7AB")
    assert not postcode_holds("S63 ７AB")


def test_reopening_comes_after_the_state_before_what_is_heard_of_may_lie_before() -> None:
    since, before = date(2026, 11, 10), date(2026, 11, 9)
    found = family.check_state(CaseState.OPEN, "Back", before, TODAY, since)
    assert codes(found) == ["family.state.before"]
    assert family.check_state(CaseState.OPEN, "Back", since, TODAY, since) == ()
    for state in (CaseState.ON_HOLD, CaseState.DIED, CaseState.MOVED_AWAY):
        assert family.check_state(state, "Told later", before, TODAY, since) == ()
