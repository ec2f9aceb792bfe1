"""Answers become points: by question, by area, in all; every step is kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ras_desktop.domain.form import Area, Form, Question
from ras_desktop.domain.questionnaire import Answer, Answers
from ras_desktop.domain.step import Step, Steps

NO_POINTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class QuestionPoints:
    """Points of one question, weighted; `most` is the most that it can give."""

    question: str
    area: str
    title: str
    points: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class AreaPoints:
    """Points of one area after its weight, minimum and maximum."""

    area: str
    title: str
    points: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All points of one assessment. `points` is the total before the scheme's own rules."""

    form: str
    answers: Answers
    points: Decimal
    areas: tuple[AreaPoints, ...]
    questions: tuple[QuestionPoints, ...]
    steps: Steps

    @property
    def complete(self) -> bool:
        """Whether no answer is missing; otherwise this is a running estimate."""
        return self.answers.complete


def score(form: Form, answers: Answers) -> Scorecard:
    """Points of the answers. Unanswered questions count nothing, and a step says so."""
    steps: list[Step] = []
    areas: list[AreaPoints] = []
    questions: list[QuestionPoints] = []
    total = NO_POINTS
    for area, members in form.by_area:
        raw = NO_POINTS
        for question in members:
            points = _question(question, answers.answers[question.id], steps)
            raw += points
            questions.append(
                QuestionPoints(question.id, area.id, question.title, points, question.most)
            )
        points = _area(area, raw, steps)
        if len(members) > 1 or points != raw:
            steps.append(Step("points.area", {"area": area.title, "points": points}))
        total += points
        areas.append(AreaPoints(area.id, area.title, points, area_most(area, members)))
    if len(areas) > 1:
        steps.append(Step("points.total", {"points": total}))
    return Scorecard(form.id, answers, total, tuple(areas), tuple(questions), tuple(steps))


def _question(question: Question, answer: Answer, steps: list[Step]) -> Decimal:
    """Weighted points of one answer, with its step."""
    title = question.title
    if answer.points is None:
        code = "points.missing" if answer.missing else "points.left_open"
        steps.append(Step(code, {"question": title}))
        return NO_POINTS
    points = answer.points
    values: dict[str, object] = {"question": title, "points": points}
    if answer.not_relevant:
        code = "points.not_relevant"
    elif answer.level is None:
        code = "points.given"
    elif answer.upper is not None:
        code = "points.between"
        values["lower"] = question.by_id[answer.level].title
        values["upper"] = question.by_id[answer.upper].title
        values["reason"] = answer.reason
    else:
        code = "points.unwilling" if answer.unwilling else "points.answer"
        values["level"] = question.by_id[answer.level].title
    steps.append(Step(code, values))
    if question.weight != 1 and points:
        weighted = points * question.weight
        values = {"question": title, "before": points, "weight": question.weight}
        steps.append(Step("points.weight", {**values, "points": weighted}))
        return weighted
    return points


def _area(area: Area, raw: Decimal, steps: list[Step]) -> Decimal:
    """Points of an area after weight, minimum and maximum."""
    points = raw
    if area.weight != 1:
        points = raw * area.weight
        values = {"area": area.title, "before": raw, "weight": area.weight, "points": points}
        steps.append(Step("points.area_weight", values))
    if area.minimum is not None and points < area.minimum:
        values = {"area": area.title, "before": points, "points": area.minimum}
        steps.append(Step("points.area_minimum", values))
        points = area.minimum
    if area.maximum is not None and points > area.maximum:
        values = {"area": area.title, "before": points, "points": area.maximum}
        steps.append(Step("points.area_maximum", values))
        points = area.maximum
    return points


def _within(area: Area, points: Decimal) -> Decimal:
    points *= area.weight
    if area.minimum is not None:
        points = max(points, area.minimum)
    if area.maximum is not None:
        points = min(points, area.maximum)
    return points


def area_most(area: Area, questions: tuple[Question, ...]) -> Decimal:
    """The most points that an area can give."""
    return _within(area, sum((each.most for each in questions), NO_POINTS))


def area_least(area: Area, questions: tuple[Question, ...]) -> Decimal:
    """The fewest points that an area can give."""
    return _within(area, sum((each.least for each in questions), NO_POINTS))


def most(form: Form) -> Decimal:
    """The most points that a form can give before the scheme's own rules."""
    return sum((area_most(area, members) for area, members in form.by_area), NO_POINTS)


def least(form: Form) -> Decimal:
    """The fewest points that a form can give before the scheme's own rules."""
    return sum((area_least(area, members) for area, members in form.by_area), NO_POINTS)
