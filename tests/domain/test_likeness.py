"""Records that may be of one child are pointed out, and none that could be is missed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.family import Address, Case, CaseState, Child
from ras_desktop.domain.likeness import LIKELY, Traits, births_like, like, likely, traits_of

BORN = date(2015, 4, 2)
AMY = Traits(None, "Amy Fenwick", BORN, "943 476 5919", "S60 1AE")
DAYS = st.dates(date(2001, 1, 1), date(2026, 11, 21))


def other(name: str = "", born: date | None = None, nhs: str = "", postcode: str = "") -> Traits:
    return Traits(UUID(int=2), name, born, nhs, postcode)


@pytest.mark.parametrize(
    ("record", "points", "reasons"),
    [
        (other("Somebody Else", nhs="9434765919"), 100, ("nhs_same",)),
        (other("Amy Fenwick", BORN), 75, ("name_same", "born_same")),
        (other("FENWICK, Ámy", BORN), 75, ("name_same", "born_same")),
        (other("Aimy Fenwick", BORN), 63, ("name_like", "born_same")),
        (other("Amy Fenwick", date(2015, 2, 4)), 60, ("name_same", "born_like")),
        (other("Amy Fenwick", date(2016, 4, 2)), 60, ("name_same", "born_like")),
        (other("Amy Fenwick", None, postcode="s601ae"), 60, ("name_same", "postcode_same")),
        (other("Amy Fenwick", date(2011, 9, 9)), 40, ("name_same",)),
        (other("Bo Ashdown", BORN, postcode="S601AE"), 55, ("born_same", "postcode_same")),
        (other("Bo Ashdown"), 0, ()),
    ],
)
def test_points_and_reasons(record: Traits, points: int, reasons: tuple[str, ...]) -> None:
    found = like(AMY, record)
    assert found.points == points
    assert found.reasons == tuple(f"likeness.{each}" for each in reasons)
    assert found.case == record.case


def test_the_likest_come_first_and_a_record_is_not_like_itself() -> None:
    mine = Traits(UUID(int=2), "Amy Fenwick", BORN)
    others = [
        Traits(UUID(int=3), "Amy Fenwick", date(2015, 4, 3)),
        Traits(UUID(int=4), "Amy Fenwick", BORN),
        Traits(UUID(int=2), "Amy Fenwick", BORN),
        Traits(UUID(int=5), "Cal Marsh", BORN),
    ]
    assert [each.case for each in likely(mine, others)] == [UUID(int=4), UUID(int=3)]
    assert len(likely(mine, others, most=1)) == 1


def test_a_record_that_is_not_kept_yet_is_compared_with_every_one() -> None:
    assert len(likely(AMY, [Traits(None, "Amy Fenwick", BORN)])) == 1


@given(DAYS, DAYS)
def test_births_like_names_every_date_that_counts_as_like(left: date, right: date) -> None:
    points = like(other(born=left), other(born=right)).points
    assert (points > 0) is (right in set(births_like(left)))


def test_births_like_knows_the_ends_of_the_calendar() -> None:
    assert date(2, 1, 1) in set(births_like(date(1, 1, 1)))
    assert date(2020, 2, 29) in set(births_like(date(2020, 2, 28)))
    assert len(list(births_like(BORN))) == len(set(births_like(BORN)))


@given(st.text(max_size=20), DAYS, st.text(max_size=20), DAYS, st.booleans())
def test_to_be_likely_takes_a_birth_a_postcode_or_a_number(
    name: str, born: date, second: str, birth: date, near: bool
) -> None:
    """The index looks only there: what is likely always shares one of the three."""
    right = Traits(UUID(int=2), second, birth, "", "S60 1AE" if near else "S60 1AF")
    if like(Traits(None, name, born, "", "S60 1AE"), right).points >= LIKELY:
        assert near or birth in set(births_like(born))


def test_a_case_gives_its_traits() -> None:
    child = Child("Amy", "Fenwick", born=BORN, nhs_number="9", address=Address(postcode="S60 1AE"))
    case = Case(UUID(int=9), "1", child, CaseState.OPEN, BORN, "", None, "", BORN)
    assert traits_of(case) == Traits(UUID(int=9), "Amy Fenwick", BORN, "9", "S60 1AE")
