"""What was put and how it ends, what a decision comes to, and a plan that is brought to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from ras_desktop.domain.costing import Prices, TermDates, cost
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import (
    Forum,
    LineVerdict,
    Verdict,
    decided_sums,
    fits,
    planned_sums,
    seal,
)
from ras_desktop.domain.panel_put import Put, PutState, after, check_answer, check_reason
from ras_desktop.domain.panel_sums import as_asked, as_decided, running
from ras_desktop.domain.plan import Pattern, PatternKind
from ras_desktop.domain.recost import brought_to, summed
from ras_desktop.domain.request import Strand
from tests.domain.test_panel import (
    ASSISTANT,
    AT,
    BY,
    CASE,
    CLUB,
    DAY,
    PLAN,
    agreed_plan,
    assistant_only,
    pounds,
    the_question,
)

PUT = Put(UUID(int=50), CASE, PLAN, the_question(), BY[0], BY[1], AT, DAY)


@pytest.mark.parametrize(
    ("forum", "verdict", "state"),
    [
        (Forum.MEETING, Verdict.APPROVE, PutState.DECIDED),
        (Forum.MEETING, Verdict.DECLINE, PutState.DECIDED),
        (Forum.MANAGER, Verdict.DEFER, PutState.DEFERRED),
        (Forum.URGENT, Verdict.APPROVE, PutState.URGENT),
    ],
)
def test_how_a_question_stands_once_it_is_decided(forum, verdict, state) -> None:
    held = after(PUT, assistant_only(forum=forum, verdict=verdict))
    assert held.state is state
    assert held.is_open is (state is PutState.URGENT)


def test_what_is_decided_on_has_the_familys_answer_as_it_stands() -> None:
    held = replace(PUT, family_answer="We agree")
    assert held.asked == replace(PUT.question, family_answer="We agree")


def test_reasons_and_answers_are_asked_for() -> None:
    assert check_reason("Not now") == ()
    assert [each.code for each in check_reason(" ")] == ["panel.withdrawn.reason"]
    told = [each.code for each in check_answer("", None, PUT, DAY)]
    assert told == ["panel.answer.missing", "panel.answer.day"]
    told = [each.code for each in check_answer("Yes", date(2027, 1, 1), PUT, DAY)]
    assert told == ["panel.answer.future"]
    assert check_answer("Yes", DAY, PUT, DAY) == ()


def test_what_a_decision_comes_to_beside_the_indicative_budget() -> None:
    question = the_question()
    assert as_asked(question).difference == pounds("324.40")
    so_far = running(question, (LineVerdict(ASSISTANT, pounds("3000")),))
    assert so_far.by_strand == {Strand.SOCIAL_CARE: pounds("3000")}
    assert so_far.difference == pounds("-600")
    assert running(replace(question, indicative=None), ()).difference is None
    sealed = seal(assistant_only(), question, BY, DAY, AT)
    assert as_decided(sealed).sum == pounds("3624.40")
    with pytest.raises(ValueError, match="draft"):
        as_decided(assistant_only())


def test_a_plan_fits_a_decision_when_it_costs_the_same_by_strand_and_way() -> None:
    plan = agreed_plan()
    sealed = seal(assistant_only(), the_question(), BY, DAY, AT)
    assert plan.agreed is not None
    assert sum(each.pence for each in planned_sums(plan.agreed.cost).values()) == 392_440
    assert list(decided_sums(sealed).values()) == [pounds("3624.40")]
    assert not fits(sealed, plan)
    assert not fits(sealed, replace(plan, agreed=None))
    assert not fits(replace(sealed, verdict=Verdict.DECLINE), plan)


def brought(*verdicts: LineVerdict):
    plan = agreed_plan()
    assert plan.agreed is not None
    decision = replace(assistant_only(), lines=verdicts)
    return brought_to(plan.plan, plan.agreed.cost, decision)


def test_a_plan_is_brought_to_the_decision_line_by_line() -> None:
    whole = agreed_plan().plan
    same = LineVerdict(ASSISTANT, pounds("3624.40"), Decimal(221))
    assert brought(same, LineVerdict(CLUB, ZERO)).lines == whole.lines[:1]
    assert brought(same).lines == whole.lines
    hours = LineVerdict(ASSISTANT, pounds("3280"), Decimal(200))
    assert brought(hours).lines[0].pattern == Pattern(PatternKind.TIMES, times=200)
    half = LineVerdict(ASSISTANT, pounds("8.20"), Decimal("0.5"))
    units = Pattern(PatternKind.TIMES, times=1, units=Decimal("0.5"))
    assert brought(half).lines[0].pattern == units
    for odd in (
        LineVerdict(ASSISTANT, pounds("3280.01"), Decimal(200)),
        LineVerdict(ASSISTANT, pounds("3280"), None),
    ):
        line = brought(odd).lines[0]
        assert line.pattern == Pattern(PatternKind.SUM, sum_a_year=odd.approved)
        assert (line.price_code, line.unit_price) == ("", None)


def test_a_line_that_costs_another_sum_today_becomes_a_sum() -> None:
    plan = agreed_plan().plan
    now = cost(plan, Prices(()), TermDates(()), DAY)
    sums = [Money(1), now.lines[1].amount]
    first, second = summed(plan, now, sums).lines
    assert first.pattern == Pattern(PatternKind.SUM, sum_a_year=Money(1))
    assert second == plan.lines[1]
