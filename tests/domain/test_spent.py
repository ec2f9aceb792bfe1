"""What direct payments are spent on: sums over families, and no family can be known by them."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.money import Money
from ras_desktop.domain.spent import FEWEST, SpentOn, Use, spent


def use(case: int, what: str, provider: str, pence: int) -> Use:
    return Use(UUID(int=case), what, provider, Money(pence))


def test_by_service_and_provider_the_most_first() -> None:
    uses = [use(at, "Swimming", "Tideway Pool", 1000) for at in range(1, 6)]
    uses += [use(at, " swimming ", "Tideway pool", 500) for at in range(1, 3)]
    uses += [use(at, "Swimming", "", 2000) for at in range(1, 7)]
    told = spent(uses)
    assert told.rows == (
        SpentOn("Swimming", "", 6, Money(12_000)),
        SpentOn("Swimming", "Tideway Pool", 5, Money(6000)),
    )
    assert (told.hidden, told.together, told.whole) == (0, Money(0), Money(18_000))


def test_what_few_use_is_told_together() -> None:
    uses = [use(at, "Club", "Den", 100) for at in range(1, 8)]
    uses += [use(at, "Riding", "Stables", 300) for at in range(1, 5)]
    uses += [use(9, "Lessons", "Ada Quill", 700)]
    told = spent(uses)
    assert [each.what for each in told.rows] == ["Club"]
    assert (told.hidden, told.together) == (2, Money(1900))


def test_a_service_from_many_who_serve_few_is_told_as_one_row() -> None:
    uses = [use(at, "Assistant", f"Person {at}", 1000) for at in range(1, 6)]
    uses += [use(at, "Assistant", "Agency", 100) for at in range(10, 15)]
    told = spent(uses)
    assert told.rows == (
        SpentOn("Assistant", None, 5, Money(5000)),
        SpentOn("Assistant", "Agency", 5, Money(500)),
    )
    assert told.hidden == 0


def test_a_single_hidden_row_is_not_what_is_left_of_the_whole() -> None:
    uses = [use(at, "Club", "Den", 300) for at in range(1, 8)]
    uses += [use(at, "Pool", "Tideway", 100) for at in range(1, 7)]
    uses += [use(9, "Lessons", "Ada Quill", 700)]
    told = spent(uses)
    assert [each.what for each in told.rows] == ["Club"]
    assert (told.hidden, told.together) == (2, Money(1300))


USES = st.lists(
    st.builds(
        use,
        st.integers(1, 9),
        st.sampled_from(["Club", "club", "Pool", "PA"]),
        st.sampled_from(["", "Den", "Tideway"]),
        st.integers(-5000, 50_000),
    ),
    max_size=60,
)


@given(USES)
def test_nothing_is_lost_and_nothing_small_is_shown(uses: list[Use]) -> None:
    told = spent(uses)
    shown = sum(each.spent.pence for each in told.rows)
    assert shown + told.together.pence == told.whole.pence == sum(each.spent.pence for each in uses)
    assert all(each.families >= FEWEST for each in told.rows)
    assert told.hidden != 1 or not told.rows
