"""Practice: invented children with agreed right answers, and what somebody scored for them.

A practice set is one of the council's own files (`forms/practice`), bound to one form of one
version of a scheme. Nobody in it lives: it holds no family's data. In practice every gate counts as
passed, and no comment or evidence is asked for: it is about reading the levels alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.budget import Budget
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Answer, Answers, Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.what_if import Asked, WhatIf, budget_of, what_if


@dataclass(frozen=True, slots=True)
class Story:
    """A child in plain words: who it is, a day, a night, the family, who helps without pay."""

    who: str
    day: str
    night: str
    family: str
    natural: str


@dataclass(frozen=True, slots=True)
class AgreedAnswer:
    """The right answer to one question, and why it is the right one, in a sentence."""

    given: Given
    why: str


@dataclass(frozen=True, slots=True)
class PracticeChild:
    """One invented child. `age` in whole years. `agreed_by`: who agreed the answers, on a day."""

    id: str
    name: str
    age: int
    story: Story
    answers: Mapping[str, AgreedAnswer]
    agreed_by: str
    agreed_on: date

    @property
    def given(self) -> Mapping[str, Given]:
        """The agreed answers without their reasons."""
        return {name: each.given for name, each in self.answers.items()}

    def without_answers(self) -> PracticeChild:
        """The child as it is shown before it is scored."""
        return replace(self, answers={})

    def same_child(self, other: PracticeChild) -> bool:
        """Whether what is told is the same, so that scores of both can be compared."""
        return (self.id, self.age, self.story) == (other.id, other.age, other.story)


@dataclass(frozen=True, slots=True)
class PracticeSet:
    """Several children for one form. `on`: the day for which their budgets are worked out.

    `revision` counts how often a council kept its own set of this name, so that going back to an
    earlier wording is a new edition too; no file holds it.
    """

    name: str
    title: str
    scheme: str
    version: str
    form: str
    on: date
    children: tuple[PracticeChild, ...]
    note: str = ""
    revision: int = 0

    def child(self, id_: str) -> PracticeChild | None:
        """The child with this id, or None."""
        return next((each for each in self.children if each.id == id_), None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one worker scored for one child; sealed once it is finished.

    `edition`: of the practice set. `version`: of the copy that was read.
    """

    id: UUID
    edition: UUID
    practice_set: str
    child: str
    worker: UUID
    worker_name: str
    started_at: datetime
    answers: Mapping[str, Given] = field(default_factory=dict)
    finished_at: datetime | None = None
    version: int = 0

    @property
    def finished(self) -> bool:
        """Whether its answers can no longer change, so that the agreed ones may be seen."""
        return self.finished_at is not None


NOT_ASKED_FOR = frozenset(
    {"answers.comment_needed", "answers.evidence_needed", "answers.reason_needed"}
)
"""Findings about what a real assessment needs beside a level; in practice it may stay open."""


def check_answers(form: Form, given: Mapping[str, Given]) -> Findings:
    """What is missing or cannot be before an attempt can be finished, by question."""
    found = errors(read(form, given).findings)
    return tuple(each for each in found if each.code not in NOT_ASKED_FOR)


def check_set(practice: PracticeSet, form: Form | None = None) -> Findings:
    """What is missing in a set before it can be used: children, their stories, the reasons.

    Whether the answers fit a scheme says `check_fit`. `form` gives the questions their titles.
    """
    questions = {} if form is None else {each.id: each.title for each in form.questions}
    found: list[Finding] = []
    if not practice.title.strip():
        found.append(Finding("practice.title_missing", "title"))
    if not practice.children:
        found.append(Finding("practice.no_children", "child"))
    names = [each.name for each in practice.children]
    for child in practice.children:
        where, values = f"child[{child.id}]", {"child": child.name}
        if names.count(child.name) > 1:
            found.append(Finding("practice.child_twice", f"{where}.name", values))
        found += _unsaid(child, where, values)
        found += [
            Finding(
                "practice.why_missing",
                f"{where}.answers.{name}.why",
                {**values, "question": questions.get(name, name)},
            )
            for name, each in child.answers.items()
            if not each.why.strip()
        ]
    return tuple(found)


def _unsaid(child: PracticeChild, where: str, values: Mapping[str, str]) -> Iterator[Finding]:
    """What a child has no words for; of the story's parts the first one without."""
    if not child.name.strip():
        yield Finding("practice.name_missing", f"{where}.name")
    empty = (each for each in Story.__slots__ if not getattr(child.story, each).strip())
    part = next(empty, None)
    if part is not None:
        yield Finding("practice.story_missing", f"{where}.{part}", values)
    if not child.agreed_by.strip():
        yield Finding("practice.agreed_by_missing", f"{where}.agreed_by", values)


def check_fit(practice: PracticeSet, scheme: Scheme) -> Findings:
    """Which agreed answers do not fit a version of a scheme: by child and question.

    None of them is bent to fit: an answer to a question that has gone, a level that has gone and a
    question that is new are each named, for people to agree anew.
    """
    form = next((each for each in scheme.forms if each.id == practice.form), None)
    values = {"form": practice.form, "scheme": scheme.title, "version": scheme.version}
    if form is None:
        return (Finding("practice.form_gone", "form", values),)
    found: list[Finding] = []
    for child in practice.children:
        where = f"child[{child.id}]"
        if not form.age_from <= child.age <= form.age_to:
            ages = {"child": child.name, "age": child.age, "form": form.title}
            found.append(Finding("practice.age", f"{where}.age", ages))
        found += (_placed(each, form, child, where) for each in check_answers(form, child.given))
    return tuple(found)


def _placed(found: Finding, form: Form, child: PracticeChild, where: str) -> Finding:
    """A finding about an answer, at its place in the set and with the child's name."""
    question = found.where.split("/")[1]
    asked = form.by_id.get(question)
    code = {
        "answers.missing": "practice.answer_missing",
        "answers.unknown_question": "practice.question_gone",
        "answers.unknown_level": "practice.level_gone",
    }.get(found.code, "practice.answer_unfit")
    values = {
        "child": child.name,
        "question": asked.title if asked else question,
        "level": child.given[question].level if question in child.given else None,
    }
    return Finding(code, f"{where}.answers.{question}", values)


# ---------------------------------------------------------------- one attempt beside the agreed


class Gap(StrEnum):
    """How far two answers are apart: not at all, at most one level (or step), or further."""

    SAME = "same"
    NEAR = "near"
    FAR = "far"


class Lean(StrEnum):
    """Which way an answer differs: towards less need or more, as the levels go."""

    LOWER = "lower"
    EVEN = "even"
    HIGHER = "higher"


def position(question: Question, answer: Answer) -> Fraction:
    """Where an answer stands: the lowest level at 0, each further one 1 higher.

    A value between two levels stands between them as its points do. Not relevant stands with the
    lowest level and an open number with 0, for they count as little. Numbers stand in their steps.
    """
    if question.kind is not QuestionKind.LEVELS:
        return Fraction(answer.number or 0) / Fraction(question.step or 1)
    if answer.level is None:
        return Fraction(0)
    at = [each.id for each in question.levels].index(answer.level)
    if answer.upper is None:
        return Fraction(at)
    lower, upper = question.by_id[answer.level].points, question.by_id[answer.upper].points
    assert answer.points is not None
    assert lower is not None
    assert upper is not None
    return at + Fraction(answer.points - lower) / Fraction(upper - lower)


def gap(distance: Fraction) -> Gap:
    """What a distance between two positions is called."""
    size = abs(distance)
    return Gap.SAME if size == 0 else Gap.NEAR if size <= 1 else Gap.FAR


@dataclass(frozen=True, slots=True)
class Difference:
    """One question: the attempt's answer beside the agreed one.

    `distance` in levels, positive where the attempt says more need. `points`, `money`: what this
    answer alone changes in the points and the yearly budget of the agreed answers; `money` is None
    where there is no sum. `outcome`: whether it alone changes the outcome (a panel, nothing).
    """

    question: str
    given: Given
    agreed: AgreedAnswer
    distance: Fraction
    points: Decimal
    money: Money | None
    outcome: bool = False

    @property
    def gap(self) -> Gap:
        """How far apart."""
        return gap(self.distance)

    @property
    def lean(self) -> Lean:
        """Which way."""
        if self.distance == 0:
            return Lean.EVEN
        return Lean.HIGHER if self.distance > 0 else Lean.LOWER


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finished attempt beside the agreed answers, in the order of the form."""

    differences: tuple[Difference, ...]
    attempt: Budget
    agreed: Budget

    def count(self, gap_: Gap) -> int:
        """How many answers are so far from the agreed ones."""
        return sum(each.gap is gap_ for each in self.differences)

    @property
    def points(self) -> Decimal:
        """The attempt's points less the agreed ones, as they count in the budget."""
        return _points(self.attempt) - _points(self.agreed)

    @property
    def money(self) -> Money | None:
        """The attempt's yearly budget less the agreed one; None where one of them has no sum."""
        return WhatIf(self.agreed, self.attempt).change


def asked(scheme: Scheme, practice: PracticeSet, child: PracticeChild) -> Asked:
    """What the budget of the agreed answers rests on; every gate counts as passed."""
    return Asked(
        scheme,
        scheme.form(practice.form),
        practice.on,
        child.age,
        child.given,
        {gate.id: GateAnswer(passed=True) for gate in scheme.gates},
    )


def compare(
    scheme: Scheme, practice: PracticeSet, child: PracticeChild, given: Mapping[str, Given]
) -> Comparison:
    """An attempt beside the agreed answers. Both must fit the form (`check_answers`)."""
    agreed = asked(scheme, practice, child)
    form = agreed.form
    mine, right = read(form, given), read(form, child.given)
    differences = tuple(
        _difference(question, agreed, child, given, mine, right)
        for question in form.questions
        if question.id in child.answers or question.id in given
    )
    return Comparison(differences, budget_of(replace(agreed, answers=given)), budget_of(agreed))


def _points(budget: Budget) -> Decimal:
    return budget.points or Decimal(0)


_OPEN = AgreedAnswer(Given(), "")


def _difference(
    question: Question,
    agreed: Asked,
    child: PracticeChild,
    given: Mapping[str, Given],
    mine: Answers,
    right: Answers,
) -> Difference:
    answer = given.get(question.id, Given())
    distance = position(question, mine.answers[question.id])
    distance -= position(question, right.answers[question.id])
    alone = what_if(agreed, {question.id: answer})
    return Difference(
        question=question.id,
        given=answer,
        agreed=child.answers.get(question.id, _OPEN),
        distance=distance,
        points=_points(alone.after) - _points(alone.before),
        money=alone.change,
        outcome=alone.before.outcome is not alone.after.outcome,
    )
