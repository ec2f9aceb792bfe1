"""What a team scored for the children of a practice set: agreement by question and by worker.

Only the first finished attempt of each worker at each child counts: afterwards one knows the
agreed answers. Agreement itself: `domain.agreeing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.agreeing import Agreement, agreement
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.practice import Attempt, Gap, PracticeChild, gap, position
from ras_desktop.domain.questionnaire import Given, read

AGREED = UUID(int=0)
"""Stands for the agreed answers where they are compared with a worker's."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one worker answered to one question about one child."""

    child: str
    worker: UUID
    given: Given
    distance: Fraction

    @property
    def gap(self) -> Gap:
        """How far from the agreed answer."""
        return gap(self.distance)


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """One question over all children and workers.

    `between`: agreement between workers, None of them counted as right. `said`: each answer beside
    the agreed one.
    """

    question: str
    between: Agreement
    said: tuple[Said, ...]

    def count(self, gap_: Gap) -> int:
        """How many answers are so far from the agreed ones."""
        return sum(each.gap is gap_ for each in self.said)

    @property
    def lean(self) -> Fraction:
        """By how many levels workers score above (below: negative) the agreed answers, on mean."""
        whole = sum((each.distance for each in self.said), Fraction(0))
        return whole / len(self.said) if self.said else Fraction(0)


class Advice(StrEnum):
    """What to do next about a question."""

    SCORE_MORE = "score-more"
    NOTHING = "nothing"
    AGREED = "agreed"
    EDGE = "edge"
    WORDS = "words"


ALIKE = Fraction(3, 4)
"""The share of pairs with the same answer from which on a team reads alike; own judgement."""


CLOSE = Fraction(9, 10)
"""The share of pairs within one level up to which more is wrong than one line; own judgement."""


def advice(found: QuestionAgreement) -> Advice:
    """What to do next about a question.

    SCORE_MORE: nobody can be compared yet. NOTHING: alike, and as agreed. AGREED: the team agrees
    with itself and not with the agreed answers. EDGE: hardly anybody apart by more than one level,
    so a line between two levels is not clear. WORDS: further apart: the words are read differently.
    """
    between = found.between
    if not between.pairs:
        return Advice.SCORE_MORE
    if between.same >= ALIKE * between.pairs:
        right = found.count(Gap.SAME) * 2 >= len(found.said)
        return Advice.NOTHING if right else Advice.AGREED
    return Advice.EDGE if between.near >= CLOSE * between.pairs else Advice.WORDS


@dataclass(frozen=True, slots=True)
class WorkerAgreement:
    """One worker beside the agreed answers, over all levels of all children scored."""

    worker: UUID
    name: str
    children: int
    answers: int
    same: int
    near: int
    lean: Fraction
    with_agreed: Agreement


@dataclass(frozen=True, slots=True)
class Practised:
    """A team's practice with one set; questions with the most disputed first."""

    questions: tuple[QuestionAgreement, ...]
    workers: tuple[WorkerAgreement, ...]
    attempts: tuple[Attempt, ...]
    children: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Whether too few workers or children stand behind the figures to read much into them."""
        return all(each.between.few for each in self.questions)


def first_ones(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Of each worker and child the attempt that was finished first."""
    first: dict[tuple[UUID, str], Attempt] = {}
    finished = ((each.finished_at, each) for each in attempts if each.finished_at is not None)
    for _at, each in sorted(finished, key=lambda pair: (pair[0], pair[1].id)):
        first.setdefault((each.worker, each.child), each)
    return tuple(first.values())


def practised(
    form: Form, children: Iterable[PracticeChild], attempts: Iterable[Attempt]
) -> Practised:
    """What a team scored for these children, on the first attempt each."""
    known = {child.id: child for child in children}
    counted = tuple(each for each in first_ones(attempts) if each.child in known)
    placed = {each.id: _positions(form, each.answers) for each in counted}
    agreed = {name: _positions(form, child.given) for name, child in known.items()}
    questions = [_question(each, counted, placed, agreed) for each in form.questions]
    names = {each.worker: each.worker_name for each in counted}
    workers = [
        _worker(form, name, [each for each in counted if each.worker == worker], placed, agreed)
        for worker, name in names.items()
    ]
    return Practised(
        tuple(sorted(questions, key=_disputed)),
        tuple(sorted(workers, key=lambda each: (each.name, each.worker))),
        counted,
        tuple(name for name in known if any(each.child == name for each in counted)),
    )


Positions = Mapping[str, Fraction]


def _positions(form: Form, given: Mapping[str, Given]) -> Positions:
    """Where each answer stands; a question without an answer that counts is left out."""
    counted = read(form, given).answers
    return {
        question.id: position(question, counted[question.id])
        for question in form.questions
        if not counted[question.id].missing
    }


def _question(
    question: Question,
    attempts: tuple[Attempt, ...],
    placed: Mapping[UUID, Positions],
    agreed: Mapping[str, Positions],
) -> QuestionAgreement:
    name = question.id
    scores: dict[str, dict[UUID, Fraction]] = {}
    said = []
    for each in attempts:
        at = placed[each.id].get(name)
        if at is None:
            continue
        scores.setdefault(each.child, {})[each.worker] = at
        right = agreed[each.child].get(name)
        if right is not None:
            said.append(Said(each.child, each.worker, each.answers.get(name, Given()), at - right))
    return QuestionAgreement(name, agreement(scores), tuple(said))


def _disputed(each: QuestionAgreement) -> tuple[Fraction, Fraction, Fraction]:
    """The least alike first; of those as much alike, the furthest apart, then the least right."""
    found = each.between
    share = Fraction(1) if found.share is None else found.share
    near = Fraction(1) if found.near_share is None else found.near_share
    right = Fraction(each.count(Gap.SAME), len(each.said)) if each.said else Fraction(1)
    return (share, near, right)


def _worker(
    form: Form,
    name: str,
    mine: list[Attempt],
    placed: Mapping[UUID, Positions],
    agreed: Mapping[str, Positions],
) -> WorkerAgreement:
    """Over the questions with levels: hours and sums have no levels to be apart by."""
    worker = mine[0].worker
    levels = [each.id for each in form.questions if each.kind is QuestionKind.LEVELS]
    scores = {
        (each.child, question): {
            worker: placed[each.id][question],
            AGREED: agreed[each.child][question],
        }
        for each in mine
        for question in levels
        if question in placed[each.id] and question in agreed[each.child]
    }
    apart = [row[worker] - row[AGREED] for row in scores.values()]
    return WorkerAgreement(
        worker=worker,
        name=name,
        children=len(mine),
        answers=len(apart),
        same=sum(each == 0 for each in apart),
        near=sum(abs(each) <= 1 for each in apart),
        lean=sum(apart, Fraction(0)) / len(apart) if apart else Fraction(0),
        with_agreed=agreement(scores),
    )
