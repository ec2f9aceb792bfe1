"""Answers of many children as arrays: read once by the questionnaire's own rules, then reused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from ras_desktop.analysis.columns import MOST, Column, Mask, TooLarge, Whole
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.gates import route
from ras_desktop.domain.questionnaire import Answer, Given, read
from ras_desktop.domain.scheme import GateAnswer, Otherwise, Scheme
from ras_desktop.domain.table import Menu

OUTCOMES: Final = tuple(Outcome)
"""Outcome codes are places in this list."""

CODE: Final = {each: place for place, each in enumerate(OUTCOMES)}

ELSEWHERE: Final = {
    Otherwise.REFUSE: CODE[Outcome.REFUSED],
    Otherwise.PANEL: CODE[Outcome.PANEL],
    Otherwise.OTHER_FORM: CODE[Outcome.OTHER_FORM],
}
ON_FORM: Final = -1
"""In `Arrays.elsewhere`: the gates lead to the form."""

NO_AGE: Final = -1
MOST_OPTIONS: Final = 60


@dataclass(frozen=True, slots=True)
class Child:
    """What is known of one child: as `allocate` takes it. `age` in whole years on the day."""

    answers: Mapping[str, Given] = field(default_factory=dict)
    age: int | None = None
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One question over all children.

    `level`: 0 where there is none, else the level's place from 1. `points`: unweighted, 0 where
    there are none. `number`: 0 where there is none, then `has_number` is False. `between`: where
    the points lie between a level and the next; None where nobody's do.
    """

    level: npt.NDArray[np.int16]
    between: Mask | None
    points: Column
    number: Column
    has_number: Mask


@dataclass(frozen=True, slots=True)
class Arrays:
    """Answers of many children to one form, ready to be calculated again and again."""

    children: tuple[Child, ...]
    questions: Mapping[str, Answered]
    age: npt.NDArray[np.int16]
    elsewhere: npt.NDArray[np.int8]
    chosen: Whole
    """Bits of the menu's options, the first option the lowest."""
    fits: bool = True
    """Whether the answers fit into whole numbers of 64 bits; else only `children` count."""

    @property
    def count(self) -> int:
        """How many children."""
        return len(self.children)


def encode(scheme: Scheme, form: Form, children: Iterable[Child]) -> Arrays:
    """The arrays. Answers that cannot be used count as missing, as for one child."""
    held = tuple(children)
    try:
        return _encoded(scheme, form, held)
    except TooLarge:
        nothing = np.zeros(len(held), dtype=np.int8)
        return Arrays(held, {}, nothing.astype(np.int16), nothing, nothing.astype(np.int64), False)


def _encoded(scheme: Scheme, form: Form, held: tuple[Child, ...]) -> Arrays:
    answers = [read(form, each.answers).answers for each in held]
    ways = [route(scheme, each.age, each.gates).otherwise for each in held]
    elsewhere = [ON_FORM if each is None else ELSEWHERE[each] for each in ways]
    questions = {
        each.id: _answered(each, [given[each.id] for given in answers]) for each in form.questions
    }
    ages = [NO_AGE if each.age is None else each.age for each in held]
    return Arrays(
        held,
        questions,
        np.array(ages, dtype=np.int16),
        np.array(elsewhere, dtype=np.int8),
        _chosen(scheme, form, held),
    )


def _answered(question: Question, answers: Sequence[Answer]) -> Answered:
    place = {each.id: number for number, each in enumerate(question.levels, start=1)}
    level = [0 if each.level is None else place[each.level] for each in answers]
    between = np.array([each.upper is not None for each in answers], dtype=np.bool_)
    return Answered(
        np.array(level, dtype=np.int16),
        between if between.any() else None,
        _column([each.points for each in answers]),
        _column([each.number for each in answers]),
        np.array([each.number is not None for each in answers], dtype=np.bool_),
    )


def _column(values: Sequence[Decimal | None]) -> Column:
    """Decimals over the power of ten that holds them all; what is not there is 0."""
    places = max((_places(each) for each in values if each is not None), default=0)
    under = 10**places
    whole = [0 if each is None else int(each * under) for each in values]
    low, high = min(whole, default=0), max(whole, default=0)
    if max(-low, high, under) >= MOST:
        raise TooLarge
    return Column(np.array(whole, dtype=np.int64), under, low, high)


def _places(value: Decimal) -> int:
    under = value.as_integer_ratio()[1]
    places = 0
    while 10**places % under:
        places += 1
    return places


def _chosen(scheme: Scheme, form: Form, children: Sequence[Child]) -> Whole:
    """Which options of the form's menu each child's family has chosen, as bits."""
    table = scheme.table(form.table)
    if not isinstance(table, Menu):
        return np.zeros(len(children), dtype=np.int64)
    if len(table.options) > MOST_OPTIONS:
        raise TooLarge
    bit = {each.id: 1 << place for place, each in enumerate(table.options)}
    found = [sum(bit.get(each, 0) for each in set(child.chosen)) for child in children]
    return np.array(found, dtype=np.int64)
