"""Closing, holding and reopening a case: what then happens, shown before it is confirmed.

domain.md §2 and §10. Later stages (payments, reviews, notices) add what they know to `CaseFacts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.domain.policy import LIMITS, PolicyCode

NOTICE_MONTHS = int(LIMITS[PolicyCode.NOTICE].least)
"""Calendar months of notice that no council goes below (R 1.3, 3.3)."""

NO_NOTICE = frozenset({CaseState.MOVED_AWAY, CaseState.DIED})
"""States that end an amount without notice; each is recorded with its ground (domain.md §10)."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What hangs on a case when its state is to change.

    `paid`: the amount a year in payment now; `review_due`: the next review's day;
    `notice_months`: calendar months of notice before an amount ends, as the council has it.
    """

    state: CaseState
    drafts: tuple[Stage, ...] = ()
    requests_waiting: int = 0
    paid: Money | None = None
    review_due: date | None = None
    siblings: int = 0
    notice_months: int = NOTICE_MONTHS


def consequences(facts: CaseFacts, state: CaseState, day: date) -> Findings:
    """What follows when a case takes this state on this day: notes, warnings, or why it may not."""
    if state is facts.state:
        return (_said("same", Severity.ERROR, state=state.value),)
    if state is CaseState.OPEN:
        return _on_reopening(facts, day)
    if state is CaseState.ON_HOLD:
        return _on_holding(facts)
    return (*_money_ends(facts, state, day), *_work_ends(facts, state))


def _on_reopening(facts: CaseFacts, day: date) -> Findings:
    found = [_said("reopen.work")]
    if facts.state is CaseState.DIED:
        found.append(_said("reopen.died", Severity.WARNING))
    if facts.paid is not None and facts.state is not CaseState.ON_HOLD:
        found.append(_said("reopen.money", Severity.WARNING, sum=facts.paid))
    if facts.review_due is not None:
        late = facts.review_due < day
        code = "reopen.review_late" if late else "reopen.review"
        found.append(_said(code, Severity.WARNING if late else Severity.NOTE, day=facts.review_due))
    return tuple(found)


def _on_holding(facts: CaseFacts) -> Findings:
    found = [_said("hold.kept")]
    if facts.paid is not None:
        found.append(_said("hold.money", sum=facts.paid))
    if facts.review_due is not None:
        found.append(_said("hold.review", day=facts.review_due))
    if facts.requests_waiting:
        found.append(_said("hold.requests", Severity.WARNING, count=facts.requests_waiting))
    return tuple(found)


def _money_ends(facts: CaseFacts, state: CaseState, day: date) -> list[Finding]:
    if facts.paid is None:
        return []
    if state in NO_NOTICE:
        return [_said(f"money.{state.value}", Severity.WARNING, sum=facts.paid, day=day)]
    ends = add_months(day, facts.notice_months)
    return [_said("money.notice", Severity.WARNING, sum=facts.paid, ends=ends)]


def _work_ends(facts: CaseFacts, state: CaseState) -> list[Finding]:
    found = []
    if facts.requests_waiting:
        found.append(_said("requests", Severity.WARNING, count=facts.requests_waiting))
    if facts.drafts:
        found.append(_said("drafts", stages=tuple(stage.value for stage in facts.drafts)))
    if facts.review_due is not None:
        found.append(_said("review", day=facts.review_due))
    if facts.siblings:
        found.append(_said("siblings", count=facts.siblings))
    if state is CaseState.DIED:
        found.append(_said("died", Severity.WARNING))
    return [*found, _said("kept")]


def _said(code: str, severity: Severity = Severity.NOTE, **values: object) -> Finding:
    return Finding(f"closing.{code}", "state", values, severity)
