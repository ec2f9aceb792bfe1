"""What reviews ask of somebody, one review after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from ras_desktop.domain.case_review import CaseReview, hold
from ras_desktop.domain.follow_up import of_reviews, prefilled
from ras_desktop.domain.money import Money
from ras_desktop.domain.review import Due, Kind
from ras_desktop.domain.reviewing import Action, ReviewForm

CASE, BY = UUID(int=1), (UUID(int=9), "Sam Hale")
RING, FIND = (
    Action(UUID(int=11), "Ring the school", "Sam Hale", date(2026, 12, 4)),
    Action(UUID(int=12), "Find a club", "Nadia", None),
)


def held(number: int, on: date, form: ReviewForm) -> CaseReview:
    due = Due(Kind.SIX_MONTHLY, on, on, ())
    bare = CaseReview(UUID(int=number), CASE, Kind.SIX_MONTHLY, form=replace(form, on=on))
    return hold(bare, due, Money(0), BY, datetime(on.year, on.month, on.day, 16, tzinfo=UTC))


def test_what_is_agreed_is_open_until_a_later_review_says_that_it_is_done() -> None:
    first = held(2, date(2026, 11, 2), ReviewForm(actions=(RING, FIND)))
    told = of_reviews((first,))
    assert [(each.what, each.due, each.done_on) for each in told] == [
        ("Ring the school", date(2026, 12, 4), None), ("Find a club", None, None),
    ]  # fmt: skip
    looked = (replace(RING, done=True), replace(FIND, done=False))
    second = held(3, date(2027, 5, 2), ReviewForm(earlier=looked))
    ring, find = of_reviews((first, second))
    assert (ring.done_on, ring.done_by_name, ring.said_at) == (
        date(2027, 5, 2), "Sam Hale", second.id,
    )  # fmt: skip
    assert find.done_on is None, "said not to be done: it stays open"


def test_a_draft_asks_nothing_of_anybody() -> None:
    assert of_reviews((CaseReview(UUID(int=2), CASE, Kind.FIRST),)) == ()


def test_the_next_review_is_told_what_was_done_and_says_nothing_of_the_rest() -> None:
    ring, find = of_reviews((held(2, date(2026, 11, 2), ReviewForm(actions=(RING, FIND))),))
    ticked = ring.done(date(2026, 12, 1), *BY)
    form = prefilled(ReviewForm(earlier=(RING, FIND)), (ticked, find))
    assert [each.done for each in form.earlier] == [True, None]
    form = prefilled(ReviewForm(earlier=(RING, FIND)), (ticked.again(), find))
    assert [each.done for each in form.earlier] == [None, None]
