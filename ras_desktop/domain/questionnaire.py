"""Reads what a family and worker answered against the form. Nothing here ever blocks saving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ras_desktop.domain.condition import holds
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.form import Check, Form, Level, Offer, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Given:
    """What was ticked, typed or said for one question. Nothing in it: not answered yet.

    `level`: level id. `points`: a value between two levels, with its `reason`. `number`: answer of
    a number, money (pounds) or score question. `willing`: whether carers are willing and able to
    go on giving natural support. `family`: the family's own answer where it differs (a level id,
    or a number as text), with their words.
    """

    level: str | None = None
    points: Decimal | None = None
    reason: str = ""
    number: Decimal | None = None
    not_relevant: bool = False
    comment: str = ""
    evidence: str = ""
    willing: bool | None = None
    family: str = ""
    family_words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it counts.

    `level` is the level that counts (of two the lower, then `upper` is the other); `points` are
    unweighted, None where the question has none or nothing acceptable was answered. `unwilling`:
    natural support was not counted because the carers are not willing and able.
    """

    question: str
    level: str | None = None
    upper: str | None = None
    points: Decimal | None = None
    number: Decimal | None = None
    not_relevant: bool = False
    missing: bool = False
    unwilling: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a form in its order, what is missing, and what to look at."""

    form: str
    answers: Mapping[str, Answer]
    missing: tuple[str, ...]
    findings: Findings

    @property
    def complete(self) -> bool:
        """Whether every question that must be answered has an acceptable answer."""
        return not self.missing


_OFFERS = {
    Offer.CARER: "answers.offer_carer_assessment",
    Offer.YOUNG_CARER: "answers.offer_young_carer_assessment",
}
_NOTHING = Given()


def read(form: Form, given: Mapping[str, Given]) -> Answers:
    """The answers as they count, with findings at "answers/QUESTION" or "answers/QUESTION/FIELD".

    Errors: unanswered, unknown level, value outside the limits, missing reason, comment, evidence
    or "willing and able". Warnings: contradictions that the form declares. Notes: offers of a
    carer's assessment. An answer that cannot be used counts as missing.
    """
    found: list[Finding] = []
    answers: dict[str, Answer] = {}
    for question in form.questions:
        answers[question.id] = _answer(question, given.get(question.id, _NOTHING), found)
    if given.keys() - form.by_id.keys():
        found += [
            Finding("answers.unknown_question", f"answers/{each}", {"question": each})
            for each in given
            if each not in form.by_id
        ]
    for check in form.checks:
        if holds(check.when, answers):
            found += _contradiction(check)
    missing = tuple(each.question for each in answers.values() if each.missing)
    return Answers(form.id, answers, missing, tuple(found))


def _contradiction(check: Check) -> list[Finding]:
    """Said at each of the questions: whichever is answered last, it is seen there."""
    asked = dict.fromkeys(each.question for each in check.when if each.question)
    values = {"text": check.text}
    return [
        Finding("answers.contradiction", f"answers/{name}", values, Severity.WARNING)
        for name in asked
    ]


def _fault(
    found: list[Finding], code: str, question: Question, field: str = "", **more: object
) -> None:
    where = f"answers/{question.id}/{field}" if field else f"answers/{question.id}"
    found.append(Finding(code, where, {"question": question.title, **more}))


def _answer(question: Question, given: Given, found: list[Finding]) -> Answer:
    if given.not_relevant:
        if question.not_relevant:
            return Answer(question.id, not_relevant=True, points=_nothing(question))
        _fault(found, "answers.not_relevant_not_allowed", question)
        return Answer(question.id, missing=True)
    if question.kind is not QuestionKind.LEVELS:
        return _number(question, given, found)
    if given.points is not None:
        answer = _between(question, given, found)
    elif given.level is not None:
        answer = _level(question, given, found)
    else:
        return _unanswered(question, found)
    if not answer.missing:
        _surroundings(question, given, answer, found)
        if question.natural_support:
            return _natural(question, given, answer, found)
    return answer


def _nothing(question: Question) -> Decimal | None:
    return Decimal(0) if question.has_points else None


def _unanswered(question: Question, found: list[Finding]) -> Answer:
    if question.required:
        _fault(found, "answers.missing", question)
        return Answer(question.id, missing=True)
    return Answer(question.id)


def _level(question: Question, given: Given, found: list[Finding]) -> Answer:
    level = question.by_id.get(given.level or "")
    if level is None:
        _fault(found, "answers.unknown_level", question, level=given.level)
        return Answer(question.id, missing=True)
    return Answer(question.id, level=level.id, points=level.points if question.scored else None)


def neighbours(question: Question, points: Decimal) -> tuple[Level, Level] | None:
    """The two levels, next to each other, between whose points a value lies; None if none."""
    if not points.is_finite():
        return None
    for lower, upper in pairwise(question.levels):
        if lower.points is not None and upper.points is not None:
            if lower.points < points < upper.points:
                return lower, upper
            if upper.points < points < lower.points:
                return lower, upper
    return None


def _between(question: Question, given: Given, found: list[Finding]) -> Answer:
    assert given.points is not None
    if not (question.between and question.scored):
        _fault(found, "answers.between_not_allowed", question)
        return Answer(question.id, missing=True)
    pair = neighbours(question, given.points)
    if pair is None:
        _fault(found, "answers.not_between", question, "points", points=given.points)
        return Answer(question.id, missing=True)
    if not given.reason.strip():
        _fault(found, "answers.reason_needed", question, "reason")
    return Answer(
        question.id,
        level=pair[0].id,
        upper=pair[1].id,
        points=given.points,
        reason=given.reason.strip(),
    )


def _number(question: Question, given: Given, found: list[Finding]) -> Answer:
    number = given.number
    if number is None:
        return _unanswered(question, found)
    if not number.is_finite():
        _fault(found, "answers.no_number", question)
        return Answer(question.id, missing=True)
    low, high, step = question.minimum, question.maximum, question.step
    if (low is not None and number < low) or (high is not None and number > high):
        _fault(found, "answers.outside_limits", question, number=number, low=low, high=high)
        return Answer(question.id, missing=True)
    if step is not None and (number - (low or 0)) % step:
        _fault(found, "answers.not_a_step", question, number=number, step=step)
        return Answer(question.id, missing=True)
    points = number if question.kind is QuestionKind.SCORE else None
    answer = Answer(question.id, points=points, number=number)
    _needs(question, given, question.comment, question.evidence, found)
    return answer


def _surroundings(question: Question, given: Given, answer: Answer, found: list[Finding]) -> None:
    """What belongs to an answer beside its level: comment, evidence, offers.

    A value between two levels counts as the lower one here, as it does in conditions.
    """
    assert answer.level is not None
    level = question.by_id[answer.level]
    if level.offer is not None:
        values = {"question": question.title, "level": level.title}
        where = f"answers/{question.id}"
        found.append(Finding(_OFFERS[level.offer], where, values, Severity.NOTE))
    comment, evidence = question.comment or level.comment, question.evidence or level.evidence
    if comment or evidence:
        _needs(question, given, comment, evidence, found)


def _needs(
    question: Question, given: Given, comment: bool, evidence: bool, found: list[Finding]
) -> None:
    if comment and not given.comment.strip():
        _fault(found, "answers.comment_needed", question, "comment")
    if evidence and not given.evidence.strip():
        _fault(found, "answers.evidence_needed", question, "evidence")


def _natural(question: Question, given: Given, answer: Answer, found: list[Finding]) -> Answer:
    """Natural support counts only as far as the carers are willing and able; it is asked."""
    if answer.upper is None and not question.asks_willing(answer.level):
        return answer
    if given.willing is None:
        _fault(found, "answers.willing_not_asked", question, "willing")
        return answer
    if given.willing or question.if_unwilling is None:
        return answer
    level = question.by_id[question.if_unwilling]
    points = level.points if question.scored else None
    return Answer(question.id, level=level.id, points=points, unwilling=True)
