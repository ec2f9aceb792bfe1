"""A condition that a scheme states about answers, points or age; used by checks and adjustments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. Exactly one subject: a question, the points, or the age in whole years."""

    question: str = ""
    levels: tuple[str, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    points_at_least: Decimal | None = None
    points_at_most: Decimal | None = None
    age_at_least: int | None = None
    age_at_most: int | None = None


Conditions = tuple[Condition, ...]


class Answered(Protocol):
    """What a condition needs to know of an answer."""

    @property
    def level(self) -> str | None:
        """The level that counts; of two levels the lower."""

    @property
    def number(self) -> Decimal | None:
        """The number or sum answered."""


def _within(
    value: Decimal | int | None, low: Decimal | int | None, high: Decimal | int | None
) -> bool:
    if low is None and high is None:
        return True
    if value is None:
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def _holds(
    each: Condition, answers: Mapping[str, Answered], points: Decimal | None, age: int | None
) -> bool:
    if each.question:
        answer = answers.get(each.question)
        if answer is None:
            return False
        if each.levels:
            return answer.level in each.levels
        return _within(answer.number, each.at_least, each.at_most)
    return _within(points, each.points_at_least, each.points_at_most) and _within(
        age, each.age_at_least, each.age_at_most
    )


def holds(
    conditions: Conditions,
    answers: Mapping[str, Answered],
    points: Decimal | None = None,
    age: int | None = None,
) -> bool:
    """Whether all conditions hold. What is not known (no answer, no age) does not hold."""
    return all(_holds(each, answers, points, age) for each in conditions)
