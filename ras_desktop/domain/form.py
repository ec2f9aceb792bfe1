"""The RAS questionnaire as a value: areas, questions, levels, checks. Domain notes 4.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.condition import Conditions


class QuestionKind(StrEnum):
    """How a question is answered."""

    LEVELS = "levels"
    NUMBER = "number"
    MONEY = "money"
    SCORE = "score"


class Offer(StrEnum):
    """An assessment that is offered where an answer shows strain."""

    CARER = "carer-assessment"
    YOUNG_CARER = "young-carer-assessment"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a question; `points` is None on questions that are not scored."""

    id: str
    title: str
    points: Decimal | None = None
    text: str = ""
    comment: bool = False
    evidence: bool = False
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A group of questions. Points: sum of its questions × weight, kept within minimum, maximum."""

    id: str
    title: str
    weight: Decimal = Decimal(1)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Levels go from least need to most.

    `minimum`, `maximum`, `step` are for number, money (pounds) and score. `if_unwilling` is the
    level that counts where carers are not willing and able to go on giving natural support.
    """

    id: str
    area: str
    title: str
    kind: QuestionKind = QuestionKind.LEVELS
    outcome: str = ""
    ask: str = ""
    guidance: str = ""
    unit: str = ""
    weight: Decimal = Decimal(1)
    scored: bool = True
    between: bool = False
    not_relevant: bool = False
    required: bool = True
    comment: bool = False
    evidence: bool = False
    natural_support: bool = False
    if_unwilling: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    levels: tuple[Level, ...] = ()
    by_id: Mapping[str, Level] = field(init=False, repr=False, compare=False)
    most: Decimal = field(init=False, repr=False, compare=False)
    """The most points that it can give, weighted; 0 if it has none."""
    least: Decimal = field(init=False, repr=False, compare=False)
    """The fewest points that it can give, weighted; not relevant and left open give 0."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {each.id: each for each in self.levels})
        possible = self._possible_points()
        object.__setattr__(self, "most", max(possible) * self.weight)
        object.__setattr__(self, "least", min(possible) * self.weight)

    def _possible_points(self) -> list[Decimal]:
        if not self.has_points:
            return [Decimal(0)]
        if self.kind is QuestionKind.SCORE:
            points = [self.minimum or Decimal(0), self.maximum or Decimal(0)]
        else:
            points = [each.points for each in self.levels if each.points is not None]
        if self.not_relevant or not self.required or not points:
            points.append(Decimal(0))
        return points

    def asks_willing(self, level: str | None) -> bool:
        """Whether the carers are asked if they are willing and able, where this level is answered.

        Not where it is the level that counts anyway: nobody helps, so nobody can go on helping.
        """
        return self.natural_support and (level is None or level != self.if_unwilling)

    @property
    def has_points(self) -> bool:
        """Whether answers to it count in the score."""
        if self.kind is QuestionKind.LEVELS:
            return self.scored
        return self.kind is QuestionKind.SCORE


@dataclass(frozen=True, slots=True)
class Check:
    """A contradiction between answers, said in the scheme's own words. It never blocks."""

    id: str
    when: Conditions
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire, for ages from `age_from` to `age_to` (whole years, both inclusive)."""

    id: str
    title: str
    file: str
    age_from: int
    age_to: int
    table: str
    note: str = ""
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    checks: tuple[Check, ...] = ()
    by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)
    by_area: tuple[tuple[Area, tuple[Question, ...]], ...] = field(
        init=False, repr=False, compare=False
    )
    """Areas with those of their questions that have points; areas without any are left out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {each.id: each for each in self.questions})
        groups = ((area, tuple(self._scored(area.id))) for area in self.areas)
        object.__setattr__(self, "by_area", tuple(each for each in groups if each[1]))

    def _scored(self, area: str) -> list[Question]:
        return [each for each in self.questions if each.area == area and each.has_points]

    def area(self, identifier: str) -> Area:
        """The area with this id. KeyError if there is none."""
        for each in self.areas:
            if each.id == identifier:
                return each
        raise KeyError(identifier)

    def questions_of(self, area: str) -> tuple[Question, ...]:
        """The questions of an area in the form's order."""
        return tuple(each for each in self.questions if each.area == area)
