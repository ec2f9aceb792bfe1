"""The path of a case: done, now, not yet."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.money import Money
from ras_desktop.domain.path import (
    NOTHING,
    PATH,
    Confirming,
    Due,
    Mark,
    Reached,
    Stage,
    Standing,
    amount_now,
    joined,
    next_due,
    now,
    path,
    stage_now,
)

DAY = date(2026, 5, 4)
DONE = Standing.DONE
STAGES = st.frozensets(st.sampled_from(PATH))


def reached(done: frozenset[Stage] | set[Stage], begun: frozenset[Stage] = frozenset()) -> Reached:
    return Reached(tuple(Mark(stage, DONE, DAY) for stage in Stage if stage in done), begun)


def test_what_is_still_open_about_the_assessment_is_known_once() -> None:
    waits = Confirming(UUID(int=1), None, "Wren Holt", DAY)
    back = Confirming(UUID(int=1), None, "Mara Lind", DAY, sent_back=True)
    assert (waits.code, back.code) == ("unconfirmed", "sent_back")
    done = Mark(Stage.ASSESSMENT, DONE, DAY, open=waits.code)
    whole = joined((Reached((done,), confirming=waits), NOTHING))
    assert whole.confirming == waits
    assert path(whole)[0].open == "unconfirmed"
    again = joined((whole, Reached(begun=frozenset({Stage.ASSESSMENT}))))
    assert path(again)[0].open == ""  # another one is begun already
    assert joined((NOTHING,)).confirming is None


def test_a_new_case_stands_at_the_assessment() -> None:
    marks = path(NOTHING)
    assert [mark.stage for mark in marks] == list(PATH)
    assert marks[0] == Mark(Stage.ASSESSMENT, Standing.NOW)
    assert {mark.standing for mark in marks[1:]} == {Standing.NOT_YET}
    assert now(marks) is Stage.ASSESSMENT


def test_a_sealed_assessment_shows_its_day_and_the_budget_its_amount() -> None:
    sums = (
        Mark(Stage.ASSESSMENT, DONE, DAY),
        Mark(Stage.ALLOCATION, DONE, DAY, Money.pounds("2640.40")),
    )
    marks = path(Reached(sums))
    assert marks[:2] == sums
    assert now(marks) is Stage.PLAN


def test_an_assessment_that_follows_shows_as_now_with_the_earlier_day() -> None:
    marks = path(reached(set(PATH), frozenset({Stage.ASSESSMENT})))
    assert marks[0] == Mark(Stage.ASSESSMENT, Standing.NOW, DAY)
    assert {mark.standing for mark in marks[1:]} == {DONE}


def test_when_everything_is_done_nothing_is_now_and_the_list_says_review() -> None:
    assert now(path(reached(set(PATH)))) is None
    assert stage_now(reached(set(PATH))) is Stage.REVIEW


@given(STAGES, STAGES)
def test_every_stage_shows_once_and_what_is_begun_is_now(
    done: frozenset[Stage], begun: frozenset[Stage]
) -> None:
    marks = path(reached(done, begun))
    assert tuple(mark.stage for mark in marks) == PATH
    for mark in marks:
        if mark.stage in begun:
            assert mark.standing is Standing.NOW
        elif mark.stage in done:
            assert mark.standing is DONE
    undone = [mark.stage for mark in marks if mark.standing is not DONE]
    assert now(marks) is (undone[0] if undone else None)


def test_a_request_alone_stands_at_the_request_until_work_has_begun() -> None:
    asked = Reached(begun=frozenset({Stage.REQUEST}))
    assert stage_now(asked) is Stage.REQUEST
    assert stage_now(joined((asked, reached({Stage.ASSESSMENT})))) is Stage.ALLOCATION
    assert stage_now(NOTHING) is Stage.ASSESSMENT


def test_what_several_stages_know_becomes_one_and_the_later_mark_counts() -> None:
    early = Mark(Stage.PLAN, DONE, date(2025, 1, 1), Money(100))
    late = Mark(Stage.PLAN, DONE, date(2026, 1, 1), Money(200))
    undated = Mark(Stage.PLAN, DONE)
    due = Due(DAY, "due.request")
    parts = (
        Reached((late,), frozenset({Stage.PLAN})),
        Reached((early, Mark(Stage.PANEL, DONE))),
        Reached((undated,), due=(due,)),
    )
    assert joined(parts) == Reached(
        (late, Mark(Stage.PANEL, DONE)), frozenset({Stage.PLAN}), (due,)
    )
    assert joined(()) == NOTHING


def test_the_amount_is_that_of_the_furthest_stage_that_has_one() -> None:
    sums = (
        Mark(Stage.ALLOCATION, DONE, DAY, Money(100)),
        Mark(Stage.PLAN, DONE, DAY, Money(200)),
        Mark(Stage.PANEL, DONE, DAY),
    )
    assert amount_now(Reached(sums)) == Money(200)
    assert amount_now(NOTHING) is None


def test_what_is_due_first_comes_first() -> None:
    later, sooner = Due(date(2026, 6, 1), "due.review"), Due(DAY, "due.request")
    assert next_due(Reached(due=(later, sooner))) == sooner
    assert next_due(NOTHING) is None
