"""Choices of a scheme for the designer's lists."""

from __future__ import annotations

from enum import StrEnum

from ras_desktop.domain.form import Question, QuestionKind
from ras_desktop.domain.scheme import Scheme
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.wording.scheme_words import WORDS, word

__all__ = [
    "WORDS",
    "every",
    "offered",
    "question_called",
    "question_choices",
    "questions_of",
    "rate_choices",
    "word",
]


def offered(*values: StrEnum) -> tuple[Choice, ...]:
    """Choices of these values."""
    return tuple(Choice(each, word(each)) for each in values)


def every(kind: type[StrEnum]) -> tuple[Choice, ...]:
    """Choices of all values of an enumeration."""
    return offered(*kind)


def questions_of(scheme: Scheme, *kinds: QuestionKind) -> tuple[Question, ...]:
    """Every question of these kinds (all: none named); those that forms share count once."""
    found = {each.id: each for form in scheme.forms for each in form.questions}
    return tuple(each for each in found.values() if not kinds or each.kind in kinds)


def question_choices(scheme: Scheme, *kinds: QuestionKind) -> tuple[Choice, ...]:
    """Those questions to choose from."""
    return tuple(Choice(each.id, each.title or each.id) for each in questions_of(scheme, *kinds))


def rate_choices(scheme: Scheme) -> tuple[Choice, ...]:
    """The rates to choose from."""
    return tuple(Choice(each.id, each.title or each.id) for each in scheme.rates)


def question_called(scheme: Scheme, name: str) -> str:
    """A question's title by its name."""
    return next((each.title for each in questions_of(scheme) if each.id == name), name)
