"""Worker's and confirmed score side by side: both are kept, and the difference is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ras_desktop.domain.budget import Budget, Quantity
from ras_desktop.domain.form import Form
from ras_desktop.domain.hours import Hours
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Answer
from ras_desktop.domain.scoring import Scorecard
from ras_desktop.domain.step import Step, Steps


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scores of one assessment. `changed` are question ids; `difference` None without sums."""

    changed: tuple[str, ...]
    points: Decimal
    difference: Quantity | None
    reason: str
    steps: Steps


def compare(
    form: Form,
    worker: tuple[Scorecard, Budget],
    confirmed: tuple[Scorecard, Budget],
    reason: str,
    reasons: Mapping[str, str] | None = None,
) -> Comparison:
    """What changed between the worker's and the confirmed score, in steps to print.

    `points` is confirmed minus worker's. `reasons`: question → why its answer was changed. The same
    function tells two assessments of a review apart.
    """
    (old, before), (new, after) = worker, confirmed
    steps: list[Step] = []
    changed: list[str] = []
    for question in form.questions:
        was, now = old.answers.answers[question.id], new.answers.answers[question.id]
        if _counts(was) != _counts(now):
            changed.append(question.id)
            values = {"question": question.title, "before": _words(form, was)}
            why = (reasons or {}).get(question.id, "").strip()
            code = "moderation.answer_why" if why else "moderation.answer"
            said = {**values, "after": _words(form, now), **({"why": why} if why else {})}
            steps.append(Step(code, said))
    if reason.strip():
        code = "moderation.overall" if reasons else "moderation.reason"
        steps.append(Step(code, {"reason": reason.strip()}))
    difference = _difference(before, after)
    points = _points(after, new) - _points(before, old)
    steps += _made(before, after, points, difference)
    return Comparison(tuple(changed), points, difference, reason.strip(), tuple(steps))


def _counts(answer: Answer) -> tuple[object, ...]:
    """What of an answer can change a score or a sum."""
    return (answer.level, answer.upper, answer.points, answer.number, answer.not_relevant)


def _words(form: Form, answer: Answer) -> object:
    if answer.number is not None:
        return answer.number
    if answer.level is None:
        return "–"
    levels = form.by_id[answer.question].by_id
    title = levels[answer.level].title
    return f"{title} – {levels[answer.upper].title}" if answer.upper else title


def _points(budget: Budget, card: Scorecard) -> Decimal:
    return card.points if budget.points is None else budget.points


def _difference(before: Budget, after: Budget) -> Quantity | None:
    old, new = before.result, after.result
    if isinstance(old, Money) and isinstance(new, Money):
        return new - old
    if isinstance(old, Hours) and isinstance(new, Hours):
        return new - old
    return None


def _size(value: Quantity) -> int:
    return value.pence if isinstance(value, Money) else value.minutes


def _made(
    before: Budget, after: Budget, points: Decimal, difference: Quantity | None
) -> list[Step]:
    """The step that says what the difference in points made of the sum."""
    if difference is None:
        if before.outcome is after.outcome:
            return [Step("moderation.same")] if not points else [_same_outcome(points)]
        values = {"before": _result(before), "after": _result(after)}
        return [Step("moderation.outcome", values)]
    values = {"before": before.result, "after": after.result, "points": abs(points)}
    size = _size(difference)
    if size == 0:
        return [Step("moderation.same")]
    change = "more" if size > 0 else "less"
    values["difference"] = difference if size > 0 else -difference
    if points == 0:
        return [Step(f"moderation.{change}", values)]
    way = "up" if points > 0 else "down"
    return [Step(f"moderation.points_{way}_{change}", values)]


def _same_outcome(points: Decimal) -> Step:
    way = "up" if points > 0 else "down"
    return Step(f"moderation.points_{way}_same", {"points": abs(points)})


def _result(budget: Budget) -> object:
    return budget.outcome if budget.result is None else budget.result
