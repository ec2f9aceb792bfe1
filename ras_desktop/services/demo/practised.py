"""What the demonstration's workers scored for the practice children, each a little in their way.

Everybody reads the levels for the most part as agreed. Each worker leans a little (one marks
higher, one lower), and some questions are read differently by nearly everybody: those are what a
manager should see first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.permission import CASEWORK, Role
from ras_desktop.domain.practice import Attempt, PracticeChild, PracticeSet
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Scheme
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.people import Member

HARD = {"carers": 45, "calm": 40, "safe-home": 35, "family-time": 30, "night-help": 20}
"""Questions that are read differently → how often in a hundred an answer is another one."""
ELSE = 9
"""How often in a hundred an answer to any other question is another one."""
FAR = 15
"""Of the other answers, how many in a hundred are two levels off."""
DAYS_AGO = 40
NOTES = {
    "carers": (
        "Counted the hours in a month, not in a week.",
        "She says she is fine; she does not look it.",
        "Both parents together, not the one with the heavier load.",
    ),
    "calm": (
        "Counted how long, not how often.",
        "Nobody was hurt, so one level down.",
        "Counted every upset, also the short ones.",
    ),
    "safe-home": ("Compared with our own children.", "Locks are in use, so less is needed."),
    "family-time": ("They do go out. It is only hard.", "Once a month sounded like a lot to me."),
}
"""What workers write beside an answer that is not as agreed."""


def attempts(
    sets: Sequence[tuple[UUID, PracticeSet]],
    scheme: Scheme,
    members: Sequence[Member],
    seed: int,
    on: date,
) -> Iterator[Attempt]:
    """Finished attempts of everybody who works with families, at most children of each set.

    The owner of the file has scored two children of one set and begun a third, so that there is
    something left to try.
    """
    scorers = [each for each in members if each.roles & CASEWORK]
    for at, member in enumerate(scorers):
        lean, often = _LEANS[at % len(_LEANS)], 2 if _owner(member) else 1
        for edition, practice in sets:
            form = scheme.form(practice.form)
            dice = Dice(seed, "practice", practice.name, member.name)
            for number, child in enumerate(_children(practice, member, at)):
                given = {
                    question.id: _answer(question, child, lean, often, dice)
                    for question in form.questions
                    if question.id in child.answers
                }
                start = moment(on - timedelta(DAYS_AGO - 3 * number - at), 13, dice.whole(0, 40))
                made = Attempt(
                    id=dice.uuid(),
                    edition=edition,
                    practice_set=practice.name,
                    child=child.id,
                    worker=member.id,
                    worker_name=member.name,
                    started_at=start,
                    answers=given,
                    finished_at=start + timedelta(minutes=dice.whole(12, 31)),
                )
                yield _half(made, form) if _begun(member, number) else made


_LEANS = (0, 12, -10, 4, -4, 8)
"""By how much of a hundred a worker goes higher more often than lower."""


def _owner(member: Member) -> bool:
    return Role.ADMINISTRATOR in member.roles


def _children(practice: PracticeSet, member: Member, at: int) -> tuple[PracticeChild, ...]:
    """Most have scored all; some have left one out; the owner has begun with one set."""
    if _owner(member):
        return practice.children[:3] if practice.form == "primary" else ()
    left = at % 4
    return tuple(each for place, each in enumerate(practice.children) if left != 3 or place != 4)


def _begun(member: Member, number: int) -> bool:
    return _owner(member) and number == 2


def _half(attempt: Attempt, form: Form) -> Attempt:
    """An attempt that stopped half-way."""
    asked = [each.id for each in form.questions][: len(form.questions) // 2]
    kept = {name: attempt.answers[name] for name in asked if name in attempt.answers}
    return replace(attempt, answers=kept, finished_at=None)


def _answer(question: Question, child: PracticeChild, lean: int, often: int, dice: Dice) -> Given:
    """An answer as agreed, or one beside it: `often` as often as others."""
    agreed = child.given[question.id]
    other = dice.chance(HARD.get(question.id, ELSE) * often)
    up = dice.chance(50 + 2 * lean)
    far = dice.chance(FAR)
    note = dice.pick(NOTES.get(question.id, ("",)))
    if question.kind is not QuestionKind.LEVELS or not other or agreed.not_relevant:
        return replace(agreed, comment="")
    levels = [each.id for each in question.levels]
    at = _place(question, agreed, levels) + (1 if up else -1) * (2 if far else 1)
    level = levels[max(0, min(at, len(levels) - 1))]
    if level == agreed.level:
        return agreed
    return Given(level=level, comment=note, willing=agreed.willing)


def _place(question: Question, agreed: Given, levels: list[str]) -> int:
    """Where the agreed answer stands; of a value between two levels the lower one."""
    if agreed.level is not None:
        return levels.index(agreed.level)
    below = [
        at
        for at, each in enumerate(question.levels)
        if each.points is not None and agreed.points is not None and each.points < agreed.points
    ]
    return below[-1] if below else 0
