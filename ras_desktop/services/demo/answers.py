"""Answers to the questionnaire, drawn as the example scheme's table assumes, with comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from ras_desktop.domain.form import Form, Level, Question, QuestionKind
from ras_desktop.domain.questionnaire import Given
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.words import Falls, Lists, Texts

MEAN = 0.24
GENERAL, BY_AREA, BY_QUESTION = 0.75, 0.45, 0.5
CUTS = (-0.35, 0.75, 1.95)
"""The latent need of a question and the levels it falls into: as the scheme's table was set."""

NATURAL = {"none": 34, "little": 34, "some": 22, "lots": 10}
EXISTING = {0: 62, 1: 15, 2: 12, 3: 7, 4: 4}
UNWILLING, BETWEEN, OTHERWISE = 8, 6, 4
"""In a hundred: helpers who cannot go on, answers between two levels, families who see it
otherwise."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Answers as they count, without their words; `levels`: how high each was answered, 0 to 3."""

    given: Mapping[str, Given]
    levels: Mapping[str, int]


def draw(dice: Dice, form: Form, falls: Falls, family: str, has_sibling: bool) -> Drawn:
    """The answers of one child, of a family of profiles."""
    shifts = falls.shift[family]
    general = (MEAN + dice.normal()) * GENERAL
    areas = {area: general + shift + dice.normal() * BY_AREA for area, shift in shifts.items()}
    given: dict[str, Given] = {}
    levels: dict[str, int] = {}
    for question in form.questions:
        if question.id == "siblings" and not has_sibling:
            given[question.id] = Given(not_relevant=True)
        elif question.natural_support:
            given[question.id] = _natural(dice)
        elif question.kind is QuestionKind.NUMBER:
            hours = dice.weigh(EXISTING)
            given[question.id] = Given(number=Decimal(hours)) if hours else Given()
        else:
            need = areas[question.area] + dice.normal() * BY_QUESTION
            need -= falls.rarity.get(question.id, 0.0)
            levels[question.id] = sum(need > cut for cut in CUTS)
            given[question.id] = _level(dice, question, levels[question.id])
    return Drawn({key: answer for key, answer in given.items() if answer != Given()}, levels)


def _natural(dice: Dice) -> Given:
    level = dice.weigh(NATURAL)
    if level == "none":
        return Given(level=level)
    return Given(level=level, willing=not dice.chance(UNWILLING))


def _level(dice: Dice, question: Question, at: int) -> Given:
    here = question.levels[at]
    if question.between and at + 1 < len(question.levels) and dice.chance(BETWEEN):
        points = _between(here, question.levels[at + 1])
        if points is not None:
            return Given(points=points)
    return Given(level=here.id)


def _between(low: Level, high: Level) -> Decimal | None:
    """The whole number of points in the middle; None if there is none between."""
    if low.points is None or high.points is None:
        return None
    middle = Decimal(ceil((low.points + high.points) / 2))
    return middle if low.points < middle < high.points else None


def with_words(
    dice: Dice,
    form: Form,
    drawn: Drawn,
    teller: Teller,
    comments: Mapping[str, Lists],
    family: str,
) -> dict[str, Given]:
    """The answers with comments, evidence, reasons and what the family says otherwise.

    A comment "lots_complex" is for the family of profiles "complex" and comes before "lots".
    """
    told = {}
    for question in form.questions:
        answer = drawn.given.get(question.id)
        if answer is None:
            continue
        if question.kind is QuestionKind.LEVELS and not answer.not_relevant:
            at = drawn.levels.get(question.id)
            answer = _told(dice, question, answer, at, teller, comments, family)
        told[question.id] = answer
    return told


def _told(
    dice: Dice,
    question: Question,
    answer: Given,
    at: int | None,
    teller: Teller,
    comments: Mapping[str, Lists],
    family: str,
) -> Given:
    own = comments.get(question.id, comments.get(question.id.split("-")[0], {}))

    def say(key: str) -> str:
        texts = own.get(f"{key}_{family}") or own.get(key, ())
        return teller.one(texts) or teller.one(comments["any"].get(key, ()))

    if answer.points is not None:
        comment = say("lots") if at else ""
        evidence = say("evidence") if at == 2 else ""
        return replace(answer, reason=say("between"), comment=comment, evidence=evidence)
    level = question.by_id[answer.level or ""]
    wordy = level.comment or question.comment
    if wordy or (level.id in own and dice.chance(30)) or dice.chance(6):
        answer = replace(answer, comment=say(level.id))
    if level.evidence or question.evidence:
        answer = replace(answer, evidence=say("evidence"))
    if at is not None and dice.chance(OTHERWISE):
        other = question.levels[at + 1 if at < 2 else at - 1].id
        words: Texts = comments["any"]["family"]
        answer = replace(answer, family=other, family_words=teller.one(words))
    return answer
