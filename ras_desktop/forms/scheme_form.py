"""Reads one questionnaire (form-….toml) of a scheme."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.condition import Condition, Conditions
from ras_desktop.domain.form import Area, Check, Form, Level, Offer, Question, QuestionKind
from ras_desktop.forms.figures import MOST_POINTS, MOST_POUNDS, figure, points, weight
from ras_desktop.forms.reading import Entry, twice

ONE = Decimal(1)


def read_form(head: Entry, body: Entry | None) -> Form:
    """The form that `head` ([[form]] of scheme.toml) declares and its file describes."""
    identifier, title = head.name("id"), head.text("title")
    file, table = head.text("file"), head.name("table")
    age_from, age_to = (
        head.whole("age_from", least=0, most=120),
        head.whole("age_to", least=0, most=120),
    )
    head.done()
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    checks: tuple[Check, ...] = ()
    note = ""
    if body is not None:
        note = body.text("note", needed=False)
        areas = _areas(body)
        questions = _questions(body)
        checks = _checks(body)
        body.done()
    return Form(
        identifier, title, file, age_from or 0, age_to or 0, table, note, areas, questions, checks
    )


def _areas(body: Entry) -> tuple[Area, ...]:
    entries = body.tables("area")
    twice(entries, "id")
    return tuple(_area(each) for each in entries)


def _area(entry: Entry) -> Area:
    area = Area(
        entry.name("id"),
        entry.text("title"),
        _one_unless(weight(entry, "weight", needed=False)),
        points(entry, "minimum", needed=False, least=-MOST_POINTS),
        points(entry, "maximum", needed=False, least=-MOST_POINTS),
        entry.text("text", needed=False),
    )
    if area.minimum is not None and area.maximum is not None and area.minimum > area.maximum:
        entry.fault("scheme.minimum_above_maximum", "minimum")
    entry.done()
    return area


def _questions(body: Entry) -> tuple[Question, ...]:
    entries = body.tables("question")
    twice(entries, "id")
    return tuple(_question(each) for each in entries)


def _question(entry: Entry) -> Question:
    kind = QuestionKind.LEVELS
    if entry.has("kind"):
        kind = entry.one_of("kind", QuestionKind) or kind
    by_levels = kind is QuestionKind.LEVELS
    scored = entry.yes("scored", needed=False, default=True) if by_levels else True
    natural = entry.yes("natural_support", needed=False) if by_levels else False
    question = Question(
        id=entry.name("id"),
        area=entry.name("area"),
        title=entry.text("title"),
        kind=kind,
        outcome=entry.text("outcome", needed=False),
        ask=entry.text("ask", needed=False),
        guidance=entry.text("guidance", needed=False),
        unit=entry.text("unit", needed=kind is QuestionKind.NUMBER),
        weight=_weight(entry, kind, scored),
        scored=scored,
        between=entry.yes("between", needed=False) if by_levels else False,
        not_relevant=entry.yes("not_relevant", needed=False),
        required=entry.yes("required", needed=False, default=True),
        comment=entry.yes("comment", needed=False),
        evidence=entry.yes("evidence", needed=False),
        natural_support=natural,
        if_unwilling=(entry.name("if_unwilling") or None) if natural else None,
        minimum=None if by_levels else _limit(entry, "minimum", kind),
        maximum=None if by_levels else _limit(entry, "maximum", kind),
        step=None if by_levels else _step(entry, kind),
        levels=_levels(entry, scored) if by_levels else (),
    )
    _limits(entry, question)
    entry.done()
    return question


def _weight(entry: Entry, kind: QuestionKind, scored: bool) -> Decimal:
    if not (scored and kind in (QuestionKind.LEVELS, QuestionKind.SCORE)):
        return ONE
    return _one_unless(weight(entry, "weight", needed=False))


def _one_unless(given: Decimal | None) -> Decimal:
    return ONE if given is None else given


def _limit(entry: Entry, key: str, kind: QuestionKind) -> Decimal | None:
    """Limits of an answer; a sum of money may be open at the top."""
    places = 2 if kind is QuestionKind.MONEY else 4
    needed = kind is not QuestionKind.MONEY
    most = MOST_POINTS if kind is QuestionKind.SCORE else MOST_POUNDS
    value = figure(entry, key, needed=needed, most=most, places=places)
    if value is None and kind is QuestionKind.MONEY:
        return Decimal(0) if key == "minimum" else Decimal(MOST_POUNDS)
    return value


def _step(entry: Entry, kind: QuestionKind) -> Decimal | None:
    if kind is QuestionKind.MONEY:
        return Decimal("0.01")
    return figure(entry, "step", least=Decimal("0.0001"), most=MOST_POINTS)


def _limits(entry: Entry, question: Question) -> None:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        entry.fault("scheme.minimum_above_maximum", "minimum")
    if question.between and not question.scored:
        entry.fault("scheme.between_without_points", "between")


def _levels(entry: Entry, scored: bool) -> tuple[Level, ...]:
    entries = entry.tables("level")
    twice(entries, "id")
    if len(entries) == 1:
        entry.fault("scheme.one_level", "level")
    return tuple(_level(each, scored) for each in entries)


def _level(entry: Entry, scored: bool) -> Level:
    worth = points(entry, "points", needed=False, least=-MOST_POINTS) if scored else None
    if scored and not entry.has("points"):
        entry.fault("scheme.level_without_points", "points")
    level = Level(
        entry.name("id"),
        entry.text("title"),
        worth,
        entry.text("text", needed=False),
        entry.yes("comment", needed=False),
        entry.yes("evidence", needed=False),
        entry.one_of("offer", Offer, needed=False),
    )
    entry.done()
    return level


def _checks(body: Entry) -> tuple[Check, ...]:
    entries = body.tables("check", needed=False)
    twice(entries, "id")
    checks: list[Check] = []
    for each in entries:
        checks.append(
            Check(each.name("id"), conditions(each, answers_only=True), each.text("text"))
        )
        each.done()
    return tuple(checks)


def conditions(entry: Entry, *, answers_only: bool = False) -> Conditions:
    """The list under `when`. A form's checks know answers only, and need at least one."""
    entries = entry.tables("when", needed=answers_only)
    return tuple(_condition(each, answers_only) for each in entries)


_ANSWERS = ("levels", "at_least", "at_most")
_OTHERS = ("points_at_least", "points_at_most", "age_at_least", "age_at_most")


def _condition(entry: Entry, answers_only: bool) -> Condition:
    question = entry.name("question", needed=answers_only)
    given = [key for key in (*_ANSWERS, *_OTHERS) if key in entry.values]
    allowed = _ANSWERS if question or answers_only else _OTHERS
    if len(given) != 1 or given[0] not in allowed:
        entry.fault("scheme.one_condition", known=allowed)
    ages = (
        entry.whole(key, needed=False, least=0, most=120) for key in ("age_at_least", "age_at_most")
    )
    condition = Condition(
        question,
        entry.texts("levels", needed="levels" in given),
        figure(entry, "at_least", needed=False),
        figure(entry, "at_most", needed=False),
        points(entry, "points_at_least", needed=False),
        points(entry, "points_at_most", needed=False),
        *ages,
    )
    entry.done()
    return condition
