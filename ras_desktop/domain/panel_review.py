"""A decision beside what was agreed at the review before it (words: panel, review). domain.md §9.

What was agreed at a meeting with the family is no decision. A decision that is another one says so,
with its reason, on its page and in its letter.
"""

from __future__ import annotations

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.panel import GRANTS, AtReview, Decision, Question, Verdict
from ras_desktop.domain.reviewing import Result


def differs(decision: Decision, question: Question) -> bool:
    """Whether a decision is another one than was agreed. A deferral decides nothing yet."""
    agreed = question.at_review
    if agreed is None or decision.verdict in (None, Verdict.DEFER):
        return False
    if decision.verdict not in GRANTS:
        return agreed.result is not Result.STOP
    return not _as_agreed(decision, agreed)


def _as_agreed(decision: Decision, agreed: AtReview) -> bool:
    approved = decision.approved
    if agreed.amount is not None:
        return approved == agreed.amount
    return {
        Result.SAME: approved == agreed.annual,
        Result.PAYEE: approved == agreed.annual,
        Result.MORE: approved > agreed.annual,
        Result.LESS: approved < agreed.annual,
        Result.STOP: not approved,
    }[agreed.result]


def check(decision: Decision, question: Question) -> Findings:
    """A decision that differs says why."""
    if not differs(decision, question) or decision.otherwise.strip():
        return ()
    assert question.at_review is not None
    values = {"day": question.at_review.on}
    return (Finding("panel.otherwise.missing", "otherwise", values),)
