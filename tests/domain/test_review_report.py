"""Counts and money of the reviews of a stretch of time."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.review import Kind
from ras_desktop.domain.review_report import Moved, Sums, Told, moved, report
from ras_desktop.domain.reviewing import Heard, Late, Progress, Result, ReviewForm

FIRST, LAST = date(2026, 6, 1), date(2026, 11, 30)
ONE, TWO = UUID(int=1), UUID(int=2)


def told(case: UUID, on: date, result: Result, agreed: int | None = None, late: int = 0,
         moves: Moved | None = None, heard: Heard = Heard.PRESENT) -> Told:  # fmt: skip
    why = Late.MISSED if late else None
    sum_ = None if agreed is None else Money(agreed)
    return Told(
        case, Kind.SIX_MONTHLY, on, late, why, result, Money(100), sum_, heard, moves or Moved()
    )


def test_everything_of_a_stretch_of_time() -> None:
    held = (
        told(ONE, FIRST, Result.SAME, moves=Moved(2, 1, 0, 1)),
        told(ONE, LAST, Result.LESS, 80, late=5, moves=Moved(0, 1, 1, 0)),
        told(TWO, LAST, Result.STOP, moves=Moved(0, 0, 2, 0), heard=Heard.THROUGH),
        told(TWO, date(2026, 12, 1), Result.MORE, 300),
    )
    found = report(held, FIRST, LAST, (3, 40))
    assert (found.held, found.children, found.regular, found.in_time) == (3, 2, 3, 2)
    assert found.late == {Late.MISSED: 1}
    assert (found.heard, found.overdue, found.longest) == (2, 2, 40)
    assert (found.better, found.worse) == (1, 1)
    assert found.moved == Moved(2, 2, 3, 1)
    assert found.results[Result.SAME] == Sums(1, Money(100), Money(100))
    assert found.results[Result.LESS] == Sums(1, Money(100), Money(80))
    assert found.results[Result.STOP] == Sums(1, Money(100), ZERO)
    assert found.results[Result.MORE] == Sums()


def test_a_concern_is_no_regular_one_and_nothing_held_is_nothing() -> None:
    concern = Told(
        ONE, Kind.CONCERN, FIRST, 0, None, Result.SAME, ZERO, None, Heard.PRESENT, Moved()
    )
    assert report((concern,), FIRST, LAST).regular == 0
    empty = report((), FIRST, LAST)
    assert (empty.held, empty.overdue, empty.longest) == (0, 0, 0)


def test_how_outcomes_moved() -> None:
    progress = (
        Progress(ONE, before=3, score=5, target=5),
        Progress(ONE, before=3, score=3, target=5),
        Progress(ONE, before=3, score=2),
        Progress(ONE, before=None, score=9, target=8),
        Progress(ONE, before=3),
    )
    assert moved(ReviewForm(progress=progress)) == Moved(1, 1, 1, 2)


MONEY = st.integers(0, 10**7)
HELD = st.builds(
    Told, st.sampled_from((ONE, TWO)), st.sampled_from(Kind), st.dates(FIRST, LAST),
    st.integers(0, 9), st.none(), st.sampled_from(Result), MONEY.map(Money),
    st.none() | MONEY.map(Money), st.none() | st.sampled_from(Heard), st.just(Moved(1, 0, 0, 0)),
)  # fmt: skip


@settings(max_examples=30)
@given(st.lists(HELD, max_size=8))
def test_parts_come_to_the_whole(held: list[Told]) -> None:
    found = report(held, FIRST, LAST)
    assert sum(each.count for each in found.results.values()) == found.held == len(held)
    assert sum(each.before.pence for each in found.results.values()) == sum(
        each.annual.pence for each in held
    )
    assert found.in_time <= found.regular <= found.held
    assert found.moved.up == len(held)
