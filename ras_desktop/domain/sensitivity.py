"""Which single answer would change the budget most: each answer one level up or down, alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget, Outcome, Quantity
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Answers, Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import score


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens if one answer were another.

    `level` is the other level's id and `number` the other number (one of them is None);
    `difference` in the scheme's period, None where there is a sum on one side only.
    """

    question: str
    title: str
    level: str | None
    level_title: str
    number: Decimal | None
    outcome: Outcome
    after: Quantity | None
    difference: int | None

    @property
    def size(self) -> tuple[bool, int]:
        """To sort by: a change of outcome first, then the larger difference."""
        return (self.difference is None, abs(self.difference or 0))


def effects(
    scheme: Scheme,
    form: Form,
    given: Mapping[str, Given],
    *,
    on: date,
    age: int | None = None,
    gates: Mapping[str, GateAnswer] | None = None,
    chosen: tuple[str, ...] = (),
) -> tuple[Effect, ...]:
    """For each answered question the neighbouring answer that changes most; the largest first.

    Questions whose neighbours change nothing are left out. Numbers go one step up and down.
    """

    def budget(each: Mapping[str, Given]) -> Budget:
        card = score(form, read(form, each))
        return allocate(scheme, card, on=on, age=age, gates=gates, chosen=chosen)

    now, answers = budget(given), read(form, given)
    found: list[Effect] = []
    for question in form.questions:
        tried = [
            _effect(question, other, now, budget({**given, question.id: other}))
            for other in _others(question, given.get(question.id), answers)
        ]
        telling = [each for each in tried if each.outcome is not now.outcome or each.difference]
        if telling:
            found.append(max(telling, key=lambda each: each.size))
    return tuple(sorted(found, key=lambda each: each.size, reverse=True))


def _others(question: Question, given: Given | None, answers: Answers) -> Iterator[Given]:
    """The same answer one level, or one step, further up and down."""
    answer = answers.answers[question.id]
    if given is None or answer.missing or answer.not_relevant:
        return
    if answer.level is not None:
        names = [each.id for each in question.levels]
        for name in _neighbours(names, answer.level, answer.upper):
            yield replace(given, level=name, points=None)
    elif question.kind is not QuestionKind.MONEY and answer.number is not None:
        step = question.step or Decimal(1)
        for number in (answer.number - step, answer.number + step):
            low, high = question.minimum, question.maximum
            if (low is None or number >= low) and (high is None or number <= high):
                yield replace(given, number=number)


def _neighbours(names: list[str], level: str, upper: str | None) -> list[str]:
    if upper is not None:
        return [level, upper]
    at = names.index(level)
    return names[max(0, at - 1) : at] + names[at + 1 : at + 2]


def _small(value: Quantity | None) -> int | None:
    if value is None:
        return None
    return value.pence if isinstance(value, Money) else value.minutes


def _effect(question: Question, other: Given, now: Budget, then: Budget) -> Effect:
    before, after = now.result, then.result
    old, new = _small(before), _small(after)
    level = question.by_id.get(other.level or "")
    return Effect(
        question=question.id,
        title=question.title,
        level=level.id if level else None,
        level_title=level.title if level else "",
        number=None if level else other.number,
        outcome=then.outcome,
        after=after,
        difference=None if old is None or new is None else new - old,
    )
