"""A decision beside what was agreed at the review: where it differs, and that it then says why."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import AtReview, Decision, Forum, LineVerdict, Question, Verdict
from ras_desktop.domain.panel_review import check, differs
from ras_desktop.domain.reviewing import Result

CASE, PLAN, LINE = (UUID(int=each) for each in (1, 2, 3))
ANNUAL = Money.pounds(6240)


def question(result: Result | None, amount: Money | None = None) -> Question:
    held = None
    if result is not None:
        held = AtReview(UUID(int=4), date(2026, 11, 2), result, amount, ANNUAL)
    return Question(CASE, PLAN, (), None, at_review=held)


def decision(pounds: int, verdict: Verdict | None = Verdict.APPROVE, why: str = "") -> Decision:
    lines = (LineVerdict(LINE, Money.pounds(pounds)),)
    return Decision(UUID(int=5), CASE, PLAN, Forum.MANAGER, verdict=verdict, lines=lines,
                    otherwise=why)  # fmt: skip


@pytest.mark.parametrize(
    ("result", "amount", "approved", "other"),
    [
        (None, None, 1, False),
        (Result.LESS, Money.pounds(4680), 4680, False),
        (Result.LESS, Money.pounds(4680), 4000, True),
        (Result.LESS, None, 4000, False),
        (Result.LESS, None, 6240, True),
        (Result.MORE, None, 6241, False),
        (Result.MORE, None, 6240, True),
        (Result.STOP, None, 0, False),
        (Result.STOP, None, 10, True),
        (Result.PAYEE, None, 6240, False),
        (Result.SAME, None, 6000, True),
    ],
)
def test_where_a_decision_is_another_one(result, amount, approved, other) -> None:
    asked = question(result, amount)
    assert differs(decision(approved), asked) is other
    assert [each.code for each in check(decision(approved), asked)] == (
        ["panel.otherwise.missing"] if other else []
    )
    assert check(decision(approved, why="The nights are met by the hospital"), asked) == ()


def test_a_refusal_differs_unless_a_stop_was_agreed_and_a_deferral_decides_nothing() -> None:
    assert differs(decision(0, Verdict.DECLINE), question(Result.MORE))
    assert not differs(decision(0, Verdict.DECLINE), question(Result.STOP))
    assert not differs(decision(0, Verdict.DEFER), question(Result.MORE))
    assert not differs(decision(0, None), question(Result.MORE))
