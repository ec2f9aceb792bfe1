"""What a decision of the panel lacks before it is sealed, and who may not make it (§7)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import GRANTS, Decision, Deferral, Forum, Question, Verdict
from ras_desktop.domain.text import words_of


def check(decision: Decision, question: Question) -> Findings:
    """What is missing before a decision can be sealed, each finding at its field, all at once."""
    if decision.verdict is None:
        return (Finding("panel.verdict.missing", "verdict"),)
    found = [*_check_reasons(decision)]
    if decision.verdict in GRANTS:
        found += _check_lines(decision, question)
        if decision.starts is None:
            found.append(Finding("panel.starts.missing", "starts"))
        found += _check_needs(decision, question)
    elif decision.verdict is Verdict.DEFER:
        found += _check_deferral(decision.deferral)
    else:
        found += _check_needs(decision, question)
    if decision.forum is Forum.URGENT and decision.interim is None:
        found.append(Finding("panel.interim.missing", "interim"))
    if decision.interim is not None and decision.interim < ZERO:
        found.append(Finding("panel.amount.negative", "interim"))
    return tuple(found)


def _check_reasons(decision: Decision) -> list[Finding]:
    if not decision.reasons.strip():
        return [Finding("panel.reasons.missing", "reasons")]
    if decision.verdict is Verdict.DECLINE and only_a_category(decision.reasons):
        return [Finding("panel.reasons.category", "reasons")]
    return []


def _check_lines(decision: Decision, question: Question) -> list[Finding]:
    asked = {each.line: each for each in question.lines}
    found: list[Finding] = []
    if {each.line for each in decision.lines} != set(asked) or len(decision.lines) != len(asked):
        return [Finding("panel.lines.others", "lines")]
    for place, verdict in enumerate(decision.lines):
        line, where = asked[verdict.line], f"lines/{place}"
        differs = verdict.approved != line.amount or verdict.units != line.units
        if verdict.approved < ZERO or (verdict.units is not None and verdict.units < 0):
            found.append(Finding("panel.amount.negative", f"{where}/approved"))
        elif differs and decision.verdict is Verdict.APPROVE:
            values = {"what": line.what, "asked": line.amount, "approved": verdict.approved}
            found.append(Finding("panel.line.not_as_asked", f"{where}/approved", values))
        elif differs and not verdict.reason.strip():
            found.append(Finding("panel.line.reason", f"{where}/reason", {"what": line.what}))
        elif differs and only_a_category(verdict.reason):
            values = {"what": line.what}
            found.append(
                Finding("panel.line.category", f"{where}/reason", values, Severity.WARNING)
            )
    same = all(each.approved == asked[each.line].amount for each in decision.lines)
    if decision.verdict is Verdict.OTHER_AMOUNT and same and not found:
        found.append(Finding("panel.amount.same", "verdict"))
    return found


def _check_needs(decision: Decision, question: Question) -> list[Finding]:
    if decision.meets_needs is None:
        return [Finding("panel.meets_needs.missing", "meets_needs")]
    found: list[Finding] = []
    if decision.meets_needs:
        if decision.unmet:
            found.append(Finding("panel.meets_needs.but_unmet", "meets_needs"))
        found += [
            Finding("panel.need.cut", "meets_needs", {"need": need}, Severity.WARNING)
            for need in left_out(decision, question)
        ]
        return found
    if not decision.needs_reason.strip():
        found.append(Finding("panel.needs_reason.missing", "needs_reason"))
    if not decision.unmet:
        found.append(Finding("panel.unmet.missing", "unmet"))
    known = {need.id for need in question.needs}
    for place, unmet in enumerate(decision.unmet):
        if unmet.need not in known:
            found.append(Finding("panel.unmet.unknown", f"unmet/{place}/need"))
        if not unmet.reason.strip():
            found.append(Finding("panel.unmet.reason", f"unmet/{place}/reason"))
    return found


def _check_deferral(deferral: Deferral) -> list[Finding]:
    found = []
    if not deferral.needed.strip():
        found.append(Finding("panel.deferral.needed", "deferral/needed"))
    if not deferral.by_whom.strip():
        found.append(Finding("panel.deferral.by_whom", "deferral/by_whom"))
    if deferral.by_when is None:
        found.append(Finding("panel.deferral.by_when", "deferral/by_when"))
    return found


def left_out(decision: Decision, question: Question) -> tuple[str, ...]:
    """The words of assessed needs whose every line was approved with nothing at all."""
    given = {each.line: each.approved for each in decision.lines}
    paid: set[UUID] = set()
    cut: set[UUID] = set()
    for line in question.lines:
        (paid if given.get(line.line, ZERO) > ZERO else cut).update(line.needs)
    return tuple(need.words for need in question.needs if need.id in cut - paid)


_CATEGORIES = (
    "not offered", "do not offer", "does not offer", "don't offer", "not available", "not our",
    "we do not do", "not provided by", "outside our criteria", "outside the criteria",
    "does not meet the criteria", "not eligible", "no budget", "no funding", "not funded",
    "policy does not allow", "against policy", "not our policy", "waiting list",
)  # fmt: skip
_SHORT = 12
"""Words below which a reason that names a category says nothing of the child: own judgement."""


def only_a_category(reason: str) -> bool:
    """Whether a reason only names a category and says nothing of this child.

    Councils were found at fault for it again and again (O Liverpool 22 009 514). It is pointed
    out for a person to judge; a long reason that also names a rule is not meant.
    """
    said = words_of(reason)
    named = any(words_of(each) in said for each in _CATEGORIES)
    return named and len(said.split()) < _SHORT


# ---------------------------------------------------------------- who may decide


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a year somebody may approve without a meeting (`panel.manager_limit`)."""

    manager: Money


def may_decide(
    decision: Decision, by: UUID, own_case: bool, interested: bool, limits: Limits
) -> Findings:
    """Why this person may not decide this: own case, an interest, above the limit."""
    found = []
    if own_case:
        found.append(Finding("panel.own_case"))
    if interested:
        found.append(Finding("panel.interest"))
    if decision.forum is Forum.MANAGER and decision.approved > limits.manager:
        values = {"most": limits.manager, "approved": decision.approved}
        found.append(Finding("panel.over_limit", "lines", values))
    return tuple(found)
