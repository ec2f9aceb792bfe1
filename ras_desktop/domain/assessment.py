"""One RAS assessment (stage word: assessment): answers with the family, then sealed for ever.

architecture "Decided up front" 3: draft → submitted (the worker's part sealed) → confirmed (a
manager's or panel's moderation, its own record) → superseded by one that follows. domain.md §4.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.canonical import digest
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import About, Gate, GateAnswer, Scheme


class AssessmentState(StrEnum):
    """DRAFT is worked on; from SUBMITTED on the worker's part is sealed."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    SUPERSEDED = "superseded"


STANDING = frozenset({AssessmentState.SUBMITTED, AssessmentState.CONFIRMED})
"""States of an assessment whose budget is the one to plan with."""


class Why(StrEnum):
    """Why an assessment is made. Every one but FIRST follows an earlier one, with a reason."""

    FIRST = "first"
    REVIEW = "review"
    CHANGE = "change"
    CORRECTION = "correction"


SEALED_FORMAT = 1
"""Version of the shape of what is sealed."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What never changes: the explanation as it stood when the assessment was sealed.

    `scheme_digest`: SHA-256 of the scheme's canonical JSON. `budget`: points, outcome, amounts and
    every step. `result`: the same as the versioned JSON of `domain.budget_json`, with the sentences
    of that day, for a later version of the program may word them otherwise. `digest`: SHA-256 over
    answers, gates, scheme, budget and result, so that a change made past the program shows.
    """

    scheme_digest: str
    budget: Budget
    result: str
    by: UUID
    by_name: str
    at: datetime
    digest: str = ""
    format: int = SEALED_FORMAT

    @property
    def said(self) -> tuple[str, ...]:
        """Every step in the sentence of the day on which it was sealed."""
        return tuple(each["text"] for each in json.loads(self.result)["steps"])


@dataclass(frozen=True, slots=True)
class Assessment:
    """One RAS questionnaire of one case, answered on `on` with one version of one scheme.

    `answers`: question → what was given, the family's own answer beside it. `gates`: what is known
    of each gate, or the professional judgement that passes it. `chosen`: options of a menu.
    `carried`: question → the assessment from which an answer was carried over and not yet looked
    at. `show_estimate`: whether the running estimate is on screen; families differ. `version`: of
    the copy that was read.
    """

    id: UUID
    case: UUID
    scheme: UUID
    scheme_name: str
    scheme_version: str
    form: str
    on: date
    state: AssessmentState = AssessmentState.DRAFT
    answers: Mapping[str, Given] = field(default_factory=dict)
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    carried: Mapping[str, UUID] = field(default_factory=dict)
    show_estimate: bool = True
    why: Why = Why.FIRST
    follows: UUID | None = None
    reason: str = ""
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    sealed: Sealed | None = None
    version: int = 0

    @property
    def is_sealed(self) -> bool:
        """Whether nothing in it may change any more but its state."""
        return self.sealed is not None


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that the digest of a sealed assessment covers."""

    scheme_name: str
    scheme_version: str
    scheme_digest: str
    form: str
    on: date
    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]
    chosen: tuple[str, ...]
    budget: Budget
    result: str


def seal(
    assessment: Assessment,
    scheme_digest: str,
    budget: Budget,
    result: str,
    by: tuple[UUID, str],
    at: datetime,
) -> Assessment:
    """The assessment submitted, with its sealed part. `by`: who seals it, identifier and name."""
    part = Sealed(scheme_digest, budget, result, by[0], by[1], at)
    part = replace(part, digest=_digest(assessment, part))
    return replace(assessment, state=AssessmentState.SUBMITTED, carried={}, sealed=part)


def intact(assessment: Assessment) -> bool:
    """Whether a sealed assessment still is what was sealed. False for a draft."""
    part = assessment.sealed
    return part is not None and part.digest == _digest(assessment, part)


def _digest(assessment: Assessment, part: Sealed) -> str:
    return digest(
        _Whole(
            assessment.scheme_name,
            assessment.scheme_version,
            part.scheme_digest,
            assessment.form,
            assessment.on,
            assessment.answers,
            assessment.gates,
            assessment.chosen,
            part.budget,
            part.result,
        )
    )


def indicative(budget: Budget) -> Money | None:
    """The yearly sum to plan with: £0.00 where the points give nothing, None where there is none.

    None: the panel decides, the route is another one, or the scheme gives hours.
    """
    return ZERO if budget.outcome is Outcome.NONE else budget.annual


def check_start(child: Child, scheme: Scheme | None, on: date, today: date) -> Findings:
    """Why an assessment cannot be started on a day: birth date, scheme, form, the day itself."""
    found: list[Finding] = []
    if on > today:
        found.append(Finding("assessment.on.future", "on", {"day": on}))
    if child.born is None:
        found.append(Finding("assessment.born.missing", "born"))
    elif child.born > on:
        found.append(Finding("assessment.on.before_birth", "on", {"born": child.born}))
    if scheme is None:
        found.append(Finding("assessment.scheme.none", "on", {"day": on}))
    elif child.born is not None and child.born <= on:
        years = age_on(child.born, on)
        if scheme.form_for(years) is None:
            values = {"age": years, "scheme": scheme.title, "reason": scheme.no_form.reason}
            found.append(Finding("assessment.form.none", "born", values))
    return tuple(found)


def check_following(why: Why, reason: str) -> Findings:
    """An assessment that follows another says why, in words."""
    if why is not Why.FIRST and not reason.strip():
        return (Finding("assessment.reason.missing", "reason"),)
    return ()


def check_form(assessment: Assessment, scheme: Scheme, child: Child) -> Findings:
    """Whether the form still fits the child's age: a birth date may have been corrected since."""
    if child.born is None:
        return (Finding("assessment.born.missing", "born"),)
    if child.born > assessment.on:
        return (Finding("assessment.on.before_birth", "on", {"born": child.born}),)
    form = scheme.form_for(age_on(child.born, assessment.on))
    if form is None or form.id != assessment.form:
        title = scheme.form(assessment.form).title
        return (Finding("assessment.form.other_age", "born", {"form": title}),)
    return ()


def check_gates(gates: tuple[Gate, ...], given: Mapping[str, GateAnswer]) -> Findings:
    """A professional judgement passes only a gate that allows it, and has its author.

    That a gate has no answer at all is found by `gates.route`.
    """
    found: list[Finding] = []
    for gate in gates:
        answer = given.get(gate.id, GateAnswer())
        values = {"gate": gate.title}
        if not answer.judgement.strip():
            continue
        if not gate.judgement:
            where = f"gates/{gate.id}/judgement"
            found.append(Finding("assessment.gate.no_judgement", where, values))
        elif not answer.by.strip():
            found.append(Finding("assessment.gate.by_missing", f"gates/{gate.id}/by", values))
    return tuple(found)


def known_gates(scheme: Scheme, child: Child) -> dict[str, GateAnswer]:
    """What the child's record answers beforehand; a worker looks at it and may change it."""
    known: dict[str, GateAnswer] = {}
    for gate in scheme.gates:
        if gate.about is About.REGISTER and child.on_register:
            known[gate.id] = GateAnswer(passed=True)
        if gate.about is About.EHC_PLAN and child.ehc_status is not EhcStatus.NONE:
            known[gate.id] = GateAnswer(passed=child.ehc_status is EhcStatus.ISSUED)
    return known


def carry(form: Form, given: Mapping[str, Given]) -> dict[str, Given]:
    """Those earlier answers that the form still asks for and can still take.

    Another version of a scheme may have dropped a question or a level: such an answer is asked
    afresh, it is never bent to fit.
    """
    return {
        question.id: given[question.id]
        for question in form.questions
        if question.id in given and _fits(question, given[question.id])
    }


def _fits(question: Question, given: Given) -> bool:
    if given == Given():
        return False
    if given.not_relevant:
        return question.not_relevant
    if question.kind is not QuestionKind.LEVELS:
        return given.number is not None and given.level is None
    if given.points is not None:
        return question.between
    return given.level is not None and given.level in question.by_id


def looked_at(earlier: Assessment, later: Assessment) -> Assessment:
    """`later`, "carried over" only where the answer still is the earlier one."""
    carried = {
        question: source
        for question, source in later.carried.items()
        if later.answers.get(question) == earlier.answers.get(question)
    }
    return replace(later, carried=carried)


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question answered otherwise than in the assessment before."""

    question: str
    before: Given | None
    after: Given | None


def changes(before: Mapping[str, Given], after: Mapping[str, Given]) -> tuple[AnswerChange, ...]:
    """What two assessments answer differently, in the order of the later one."""
    nothing = Given()
    asked = dict.fromkeys((*after, *before))
    return tuple(
        AnswerChange(question, before.get(question), after.get(question))
        for question in asked
        if before.get(question, nothing) != after.get(question, nothing)
    )


def check_carried(form: Form, carried: Mapping[str, UUID]) -> Findings:
    """Answers that were carried over and that nobody has looked at yet: a warning for each."""
    return tuple(
        Finding(
            "assessment.carried",
            f"answers/{question.id}",
            {"question": question.title},
            Severity.WARNING,
        )
        for question in form.questions
        if question.id in carried
    )


def check_disagreement(form: Form, given: Mapping[str, Given]) -> Findings:
    """Where the family's own answer differs, their words belong to it: a warning, never a stop."""
    return tuple(
        Finding(
            "assessment.family.words",
            f"answers/{question.id}/family_words",
            {"question": question.title},
            Severity.WARNING,
        )
        for question in form.questions
        if (held := given.get(question.id)) and held.family and not held.family_words.strip()
    )
