"""A request, its outcome, and what counts as an individual reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import request
from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.domain.finding import Findings, Severity
from ras_desktop.domain.request import (
    CATEGORY_PHRASES,
    EarlyStep,
    EarlyTick,
    Request,
    RequestOutcome,
    only_a_category,
)

TODAY = date(2026, 11, 21)
ASKED = Request(UUID(int=1), date(2026, 11, 2), "Jo Fenwick")
REFUSED = replace(
    ASKED,
    outcome=RequestOutcome.REFUSED,
    outcome_on=TODAY,
    reason="Amy's needs at night are met by the four nights a month that she has at the short "
    "break house, which the family says is enough for now",
)


def codes(findings: Findings) -> list[str]:
    return [each.code for each in findings]


def test_a_request_says_who_asked_when_for_what() -> None:
    assert request.check(ASKED, TODAY) == ()
    wrong = replace(ASKED, made_by=" ", made_on=date(2026, 11, 22), strands=())
    assert codes(request.check(wrong, TODAY)) == [
        "request.made_by.missing",
        "request.made_on.future",
        "request.strands.missing",
    ]


def test_a_request_is_late_after_four_weeks() -> None:
    assert request.answer_due(ASKED) == date(2026, 11, 30)


def test_waiting_is_no_outcome() -> None:
    assert codes(request.check_outcome(ASKED, TODAY)) == ["request.outcome.missing"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY, []),
        (date(2026, 11, 2), []),
        (None, ["request.outcome_on.missing"]),
        (date(2026, 11, 22), ["request.outcome_on.future"]),
        (date(2026, 11, 1), ["request.outcome_on.before"]),
    ],
)
def test_the_day_of_an_outcome(day: date | None, expected: list[str]) -> None:
    agreed = replace(ASKED, outcome=RequestOutcome.ACCEPTED, outcome_on=day)
    assert codes(request.check_outcome(agreed, TODAY)) == expected


def test_a_refusal_with_a_reason_of_its_own_may_stand() -> None:
    assert request.check_outcome(REFUSED, TODAY) == ()


@pytest.mark.parametrize(
    ("reason", "code", "severity"),
    [
        ("", "request.reason.missing", Severity.ERROR),
        ("Our team does not do direct payments.", "request.reason.category", Severity.ERROR),
        ("NOT ELIGIBLE", "request.reason.category", Severity.ERROR),
        ("Not  eligible", "request.reason.category", Severity.ERROR),
        ("Amy is well", "request.reason.short", Severity.WARNING),
    ],
)
def test_a_refusal_needs_a_reason_of_this_child(reason: str, code: str, severity: Severity) -> None:
    found = request.check_outcome(replace(REFUSED, reason=reason), TODAY)
    assert [(each.code, each.severity) for each in found] == [(code, severity)]


@given(st.sampled_from(CATEGORY_PHRASES), st.sampled_from(["", "Sorry, ", "I fear: "]))
def test_a_category_is_found_however_it_is_written(phrase: str, before: str) -> None:
    assert only_a_category(before + phrase.upper() + "!") is not None


def test_a_rule_named_inside_a_full_reason_is_no_mere_category() -> None:
    assert only_a_category("No funding is left, and " + REFUSED.reason) is None
    assert only_a_category("Amy is well") is None


@pytest.mark.parametrize(
    ("status", "right"),
    [
        (EhcStatus.NONE, False),
        (EhcStatus.REQUESTED, False),
        (EhcStatus.BEING_PREPARED, True),
        (EhcStatus.ISSUED, True),
        (EhcStatus.CEASED, False),
    ],
)
def test_the_right_to_ask_comes_with_an_ehc_plan(status: EhcStatus, right: bool) -> None:
    assert request.right_to_ask(Child(ehc_status=status)) is right


def test_an_early_tick_names_who_and_a_day_that_has_come() -> None:
    tick = EarlyTick(EarlyStep.BOOKLET, TODAY, "P. Wren")
    assert request.check_tick(tick, TODAY) == ()
    wrong = EarlyTick(EarlyStep.BOOKLET, date(2026, 11, 22), " ")
    assert codes(request.check_tick(wrong, TODAY)) == [
        "request.tick.who_missing",
        "request.tick.future",
    ]


def test_several_categories_together_are_no_individual_reason() -> None:
    reason = "Not council policy. Does not meet the criteria. No funding. Not eligible. No budget."
    assert only_a_category(reason) == "not council policy"
    refusal = replace(REFUSED, reason=reason)
    assert codes(request.check_outcome(refusal, TODAY)) == ["request.reason.category"]
