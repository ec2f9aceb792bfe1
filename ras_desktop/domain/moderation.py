"""Moderation of a sealed assessment: the worker proposes, a manager or panel confirms (§4.2).

Both scores are kept. The worker's part stays sealed as it is; what a manager confirms, or sends
back, is sealed as a record of its own (architecture, "Decided up front" 3).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from ras_desktop.domain.assessment import Assessment, indicative
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.canonical import digest
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.form import Form
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.questionnaire import Given, read


class ModerationState(StrEnum):
    """DRAFT is worked on; the other two are sealed and say what came of it."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"


DECIDED_FORMAT = 1
"""Version of the shape of what is sealed."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What never changes once a moderation is confirmed or sent back.

    `of`: digest of the worker's sealed part, so that the record stays bound to exactly that one.
    `budget`: the confirmed one, from then on the one that counts; None when it was sent back.
    `result`: the same as versioned JSON with the worker's beside it and the sentences of that day.
    `digest`: SHA-256 over answers, reasons and all of this.
    """

    by: UUID
    by_name: str
    at: datetime
    of: str
    budget: Budget | None = None
    result: str = ""
    digest: str = ""
    format: int = DECIDED_FORMAT

    @property
    def said(self) -> tuple[str, ...]:
        """Every step of the confirmed budget in the sentence of its day."""
        return _texts(json.loads(self.result)["steps"]) if self.result else ()

    @property
    def told(self) -> tuple[str, ...]:
        """What was changed, why, and what it made of the sum: in the sentences of its day."""
        return _texts(json.loads(self.result)["moderation"]["steps"]) if self.result else ()


def _texts(steps: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(each["text"] for each in steps)


@dataclass(frozen=True, slots=True)
class Moderation:
    """A manager's or panel's look at one sealed assessment.

    `answers`: only those that are to count otherwise than the worker's. `reasons`: question → why.
    `reason`: why on the whole, as the family reads it. `needed`: what the worker has to do where it
    was sent back. `version`: of the copy that was read.
    """

    id: UUID
    case: UUID
    assessment: UUID
    state: ModerationState = ModerationState.DRAFT
    answers: Mapping[str, Given] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    needed: str = ""
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    decided: Decided | None = None
    version: int = 0

    @property
    def is_sealed(self) -> bool:
        """Whether nothing in it may change any more."""
        return self.decided is not None


# ---------------------------------------------------------------- answers


def same_score(one: Given, other: Given) -> bool:
    """Whether two answers count the same; what was said beside them is the worker's."""
    return _score(one) == _score(other)


def _score(given: Given) -> tuple[object, ...]:
    return (given.level, given.points, given.number, given.not_relevant, given.willing)


_NOTHING = Given()


def changed(assessment: Assessment, moderation: Moderation) -> tuple[str, ...]:
    """The questions that are to count otherwise than the worker answered them, in their order."""
    return tuple(
        question
        for question, given in moderation.answers.items()
        if not same_score(given, assessment.answers.get(question, _NOTHING))
    )


def counted(assessment: Assessment, moderation: Moderation | None) -> dict[str, Given]:
    """Every answer as it counts: the worker's, with the confirmed score where that differs.

    What the family said and what was seen stays the worker's. A value between two levels takes
    the reason of the change.
    """
    whole = dict(assessment.answers)
    if moderation is None:
        return whole
    for question in changed(assessment, moderation):
        given, before = moderation.answers[question], whole.get(question, _NOTHING)
        whole[question] = replace(
            before,
            level=given.level,
            points=given.points,
            number=given.number,
            not_relevant=given.not_relevant,
            willing=given.willing,
            reason=moderation.reasons.get(question, "") if given.points is not None else "",
        )
    return whole


def settled(form: Form, assessment: Assessment, moderation: Moderation) -> Moderation:
    """The moderation with nothing but what differs, in the order of the form, and its reasons.

    Each answer then is whole: the worker's words beside the confirmed score.
    """
    differs = set(changed(assessment, moderation))
    asked = [each.id for each in form.questions if each.id in differs]
    whole = counted(assessment, moderation)
    return replace(
        moderation,
        answers={each: whole[each] for each in asked},
        reasons={each: moderation.reasons.get(each, "").strip() for each in asked},
        reason=moderation.reason.strip() if asked else "",
    )


# ---------------------------------------------------------------- rules


def own_work(sealed_by: UUID | None, who: UUID) -> bool:
    """Whether an assessment is somebody's own work: they sealed it."""
    return sealed_by is not None and sealed_by == who


def check(form: Form, assessment: Assessment, moderation: Moderation) -> Findings:
    """What is missing before it can be confirmed: a reason for each change and one on the whole.

    A level that asks for a comment or for evidence takes the reason of the change for it.
    """
    differs = changed(assessment, moderation)
    found: list[Finding] = []
    for question in differs:
        if question not in form.by_id:
            found.append(Finding("answers.unknown_question", f"answers/{question}"))
        elif not moderation.reasons.get(question, "").strip():
            values = {"question": form.by_id[question].title}
            found.append(Finding("moderation.reason.missing", f"reasons/{question}", values))
    if differs and not moderation.reason.strip():
        found.append(Finding("moderation.overall.missing", "reason"))
    whole = counted(assessment, moderation)
    for question in differs:
        given, why = whole[question], moderation.reasons.get(question, "").strip() or "–"
        whole[question] = replace(
            given,
            reason=given.reason.strip() or why,
            comment=given.comment.strip() or why,
            evidence=given.evidence.strip() or why,
        )
    roots = {f"answers/{question}" for question in differs}
    found += [
        each
        for each in read(form, whole).findings
        if each.code != "answers.unknown_question" and "/".join(each.where.split("/")[:2]) in roots
    ]
    return tuple(found)


def check_needed(needed: str) -> Findings:
    """What is sent back says what is needed."""
    return () if needed.strip() else (Finding("moderation.needed.missing", "needed"),)


def changed_since(begun: datetime | None, worker: Budget, held: Moderation | None) -> Findings:
    """A plan begun or agreed before a confirmation that changed its sum says so, and by how much.

    `begun`: when the plan was made with the worker's sum.
    """
    if held is None or held.decided is None or held.decided.budget is None:
        return ()
    if begun is None or begun >= held.decided.at:
        return ()
    before, after = indicative(worker), indicative(held.decided.budget)
    if before == after:
        return ()
    values: dict[str, object] = {"day": held.decided.at}
    code = "plan.budget_other"
    if before is not None and after is not None:
        code = "plan.budget_rose" if after > before else "plan.budget_fell"
        difference = after - before
        values["difference"] = difference if difference > ZERO else -difference
    values["before"] = before if before is not None else worker.outcome
    values["after"] = after if after is not None else held.decided.budget.outcome
    return (Finding(code, "amounts", values, Severity.WARNING),)


# ---------------------------------------------------------------- sealing


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that the digest of a decided moderation covers."""

    assessment: UUID
    state: ModerationState
    answers: Mapping[str, Given]
    reasons: Mapping[str, str]
    reason: str
    needed: str
    by: UUID
    by_name: str
    at: datetime
    of: str
    budget: Budget | None
    result: str


def confirm(
    moderation: Moderation,
    assessment: Assessment,
    outcome: tuple[Budget, str],
    by: tuple[UUID, str],
    at: datetime,
) -> Moderation:
    """The moderation confirmed. `outcome`: confirmed budget and its JSON. `by`: id and name."""
    budget, result = outcome
    part = Decided(by[0], by[1], at, _of(assessment), budget, result)
    return _sealed(replace(moderation, state=ModerationState.CONFIRMED, needed=""), part)


def send_back(
    moderation: Moderation,
    assessment: Assessment,
    needed: str,
    by: tuple[UUID, str],
    at: datetime,
) -> Moderation:
    """The assessment sent back with what is needed; what was changed meanwhile does not count."""
    whole = replace(
        moderation,
        state=ModerationState.SENT_BACK,
        answers={},
        reasons={},
        reason="",
        needed=needed.strip(),
    )
    return _sealed(whole, Decided(by[0], by[1], at, _of(assessment)))


def intact(moderation: Moderation, assessment: Assessment) -> bool:
    """Whether a decided moderation still is what was sealed, and of this very assessment."""
    part = moderation.decided
    if part is None or moderation.assessment != assessment.id or part.of != _of(assessment):
        return False
    return part.digest == _digest(moderation, part)


def _of(assessment: Assessment) -> str:
    return assessment.sealed.digest if assessment.sealed else ""


def _sealed(moderation: Moderation, part: Decided) -> Moderation:
    return replace(moderation, decided=replace(part, digest=_digest(moderation, part)))


def _digest(held: Moderation, part: Decided) -> str:
    whole = _Whole(
        held.assessment, held.state, held.answers, held.reasons, held.reason, held.needed,
        part.by, part.by_name, part.at, part.of, part.budget, part.result,
    )  # fmt: skip
    return digest(whole)
