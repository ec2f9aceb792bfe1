"""What follows when a case is closed, held or reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from ras_desktop import wording
from ras_desktop.domain.closing import CaseFacts, consequences
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Findings, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)

DAY = date(2026, 11, 30)
PAID = Money.pounds("3624.40")
FULL = CaseFacts(CaseState.OPEN, (Stage.PLAN,), 1, PAID, date(2026, 11, 1), 2)


def codes(findings: Findings) -> list[str]:
    return [each.code.removeprefix("closing.") for each in findings]


def test_the_same_state_again_is_refused() -> None:
    found = consequences(FULL, CaseState.OPEN, DAY)
    assert [(each.code, each.severity) for each in found] == [("closing.same", Severity.ERROR)]


def test_ending_a_paid_package_needs_three_calendar_months() -> None:
    found = consequences(FULL, CaseState.ENDED, DAY)
    assert codes(found) == ["money.notice", "requests", "drafts", "review", "siblings", "kept"]
    assert found[0].values == {"sum": PAID, "ends": date(2027, 2, 28)}
    assert found[0].severity is Severity.WARNING


def test_a_council_that_gives_longer_notice_keeps_to_it() -> None:
    longer = consequences(replace(FULL, notice_months=6), CaseState.ENDED, DAY)
    assert longer[0].values["ends"] == date(2027, 5, 30)


@pytest.mark.parametrize("state", [CaseState.MOVED_AWAY, CaseState.DIED])
def test_some_grounds_need_no_notice(state: CaseState) -> None:
    assert codes(consequences(FULL, state, DAY))[0] == f"money.{state.value}"


def test_a_death_asks_for_a_persons_look() -> None:
    assert "died" in codes(consequences(CaseFacts(CaseState.OPEN), CaseState.DIED, DAY))


def test_holding_changes_no_payment() -> None:
    found = consequences(FULL, CaseState.ON_HOLD, DAY)
    assert codes(found) == ["hold.kept", "hold.money", "hold.review", "hold.requests"]
    assert codes(consequences(CaseFacts(CaseState.OPEN), CaseState.ON_HOLD, DAY)) == ["hold.kept"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (CaseFacts(CaseState.ENDED), ["reopen.work"]),
        (CaseFacts(CaseState.DIED), ["reopen.work", "reopen.died"]),
        (CaseFacts(CaseState.ENDED, paid=PAID), ["reopen.work", "reopen.money"]),
        (CaseFacts(CaseState.ON_HOLD, paid=PAID), ["reopen.work"]),
        (CaseFacts(CaseState.ENDED, review_due=DAY), ["reopen.work", "reopen.review"]),
        (
            CaseFacts(CaseState.ENDED, review_due=date(2026, 11, 29)),
            ["reopen.work", "reopen.review_late"],
        ),
    ],
)
def test_reopening(facts: CaseFacts, expected: list[str]) -> None:
    assert codes(consequences(facts, CaseState.OPEN, DAY)) == expected


def test_a_case_with_nothing_on_it_just_closes() -> None:
    assert codes(consequences(CaseFacts(CaseState.OPEN), CaseState.WITHDRAWN, DAY)) == ["kept"]


def test_every_consequence_can_be_said() -> None:
    for before, state in product(CaseState, CaseState):
        facts = CaseFacts(before, (Stage.PLAN,), 1, PAID, date(2026, 11, 1), 2)
        for found in consequences(facts, state, DAY):
            assert "{" not in wording.finding(found)
