"""What a scheme on the way to be written may still lack, which one read from files never does.

The reader of files refuses these; the designer holds such values while somebody writes, and says
what is missing. Without some of it (rows of a table, levels) nothing can be worked out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.scheme import About, Act, Example, Expected, Scheme, SchemeKind, Unit
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scheme_faults import HEAD, faults
from ras_desktop.domain.table import (
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Line,
    Menu,
    Outside,
    Percentile,
    Reckoner,
    Sum,
)

_LISTS: dict[type, tuple[str, str]] = {
    Bands: ("rows", "rows"),
    HoursTable: ("rows", "rows"),
    Percentile: ("rows", "rows"),
    Line: ("knots", "knots"),
    Blocks: ("lines", "line"),
    Reckoner: ("lines", "line"),
    Menu: ("options", "option"),
    BaseWeight: ("bases", "bases"),
}


_HARMLESS = frozenset({"scheme.words_missing", "scheme.notice_missing", "scheme.expects_nothing"})
"""Errors that stop an approval and no calculation."""


def harmless(found: Finding) -> bool:
    """Whether answers can be worked out all the same."""
    return found.code in _HARMLESS


def check_whole(scheme: Scheme) -> Findings:
    """Everything about a scheme that was not read from files: what is missing, then the checker's.

    Where something is missing that no calculation survives, the checker does not look at it.
    """
    missing = shape(scheme)
    if any(each.code not in _HARMLESS for each in missing):
        return (*missing, *faults(scheme))
    return (*missing, *check(scheme))


def sound(scheme: Scheme) -> bool:
    """Whether any answers can be worked out."""
    return not faults(scheme) and all(each.code in _HARMLESS for each in shape(scheme))


def shape(scheme: Scheme) -> Findings:
    """Everything that is missing or turned round; all of it stops an approval."""
    return tuple(_shape(scheme))


def _missing(where: str) -> Finding:
    return Finding("scheme.words_missing", where)


def _shape(scheme: Scheme) -> Iterator[Finding]:
    for name in ("title", "version", "council"):
        if not getattr(scheme, name).strip():
            yield _missing(f"{HEAD}: {name}")
    if scheme.kind is SchemeKind.EXAMPLE and not scheme.notice.strip():
        yield Finding("scheme.notice_missing", f"{HEAD}: notice")
    if scheme.valid_to is not None and scheme.valid_to < scheme.valid_from:
        yield Finding("scheme.ends_before_begin", f"{HEAD}: valid_to")
    if not scheme.no_form.reason.strip():
        yield _missing(f"{HEAD}: no_form.reason")
    if not scheme.forms:
        yield Finding("scheme.no_forms", f"{HEAD}: form")
    if not scheme.tables:
        yield Finding("scheme.no_tables", f"{HEAD}: table")
    yield from _points(scheme)
    yield from _gates(scheme)
    for form in scheme.forms:
        yield from _form(form)
    for table in scheme.tables:
        yield from _table(scheme, table)
    yield from _rules(scheme)
    for number, example in enumerate(scheme.examples, start=1):
        yield from _example(example, f"examples.toml: example[{number}]")


def _nothing(where: str) -> Finding:
    """A step or multiple of nothing: nothing can be counted in it."""
    return Finding("scheme.above_nothing", where)


def _turned(low: object, high: object, where: str) -> Iterator[Finding]:
    if low is not None and high is not None and low > high:  # type: ignore[operator]
        yield Finding("scheme.minimum_above_maximum", where)


def _points(scheme: Scheme) -> Iterator[Finding]:
    rule = scheme.points
    if rule.round.to <= 0:
        yield _nothing(f"{HEAD}: points.round_to")
        return
    if scheme.money.round.to <= 0:
        yield _nothing(f"{HEAD}: money.round_to")
        return
    for key, limit in (("minimum", rule.minimum), ("maximum", rule.maximum)):
        if limit is not None and limit % rule.round.to:
            yield Finding(
                "scheme.limit_off_grid", f"{HEAD}: points.{key}", {"key": key, "to": rule.round.to}
            )
    yield from _turned(rule.minimum, rule.maximum, f"{HEAD}: points.minimum")
    finest = 60 if scheme.money.unit is Unit.HOURS else 100
    if (scheme.money.round.to * finest) % 1:
        yield Finding("scheme.round_too_fine", f"{HEAD}: money.round")


def _gates(scheme: Scheme) -> Iterator[Finding]:
    for gate in scheme.gates:
        where = f"{HEAD}: gate[{gate.id}]"
        needed = ("title", "reason") if gate.about is About.AGE else ("title", "ask", "reason")
        yield from (_missing(f"{where}.{each}") for each in needed if not getattr(gate, each))
        yield from _turned(gate.age_from, gate.age_to, f"{where}.age_from")
    for each in scheme.exclusions:
        for name in ("title", "text"):
            if not getattr(each, name):
                yield _missing(f"{HEAD}: exclusion[{each.id}].{name}")


def _form(form: Form) -> Iterator[Finding]:
    if not form.title:
        yield _missing(f"{HEAD}: form[{form.id}].title")
    if not form.questions:
        yield Finding("scheme.no_questions", f"{HEAD}: form[{form.id}].questions")
    for area in form.areas:
        where = f"{form.file}: area[{area.id}]"
        if not area.title:
            yield _missing(f"{where}.title")
        yield from _turned(area.minimum, area.maximum, f"{where}.minimum")
    for question in form.questions:
        yield from _question(question, f"{form.file}: question[{question.id}]")
    for each in form.checks:
        where = f"{form.file}: check[{each.id}]"
        if not each.text:
            yield _missing(f"{where}.text")
        if not each.when:
            yield Finding("scheme.no_condition", f"{where}.when")


def _question(question: Question, where: str) -> Iterator[Finding]:
    if not question.title:
        yield _missing(f"{where}.title")
    yield from _turned(question.minimum, question.maximum, f"{where}.minimum")
    if question.step is not None and question.step <= 0:
        yield _nothing(f"{where}.step")
    if question.kind is QuestionKind.SCORE and question.maximum is None:
        yield _missing(f"{where}.maximum")
    if question.kind is not QuestionKind.LEVELS:
        return
    if len(question.levels) < 2:
        yield Finding("scheme.one_level", f"{where}.level")
    if question.between and not question.scored:
        yield Finding("scheme.between_without_points", f"{where}.between")
    for level in question.levels:
        if not level.title:
            yield _missing(f"{where}.level[{level.id}].title")


def _table(scheme: Scheme, table: object) -> Iterator[Finding]:
    where = f"{HEAD}: table[{getattr(table, 'id', '')}]"
    if (keys := _LISTS.get(type(table))) and not getattr(table, keys[0]):
        yield Finding("scheme.rows_missing", f"{where}.{keys[1]}")
    if isinstance(table, BaseWeight) and not table.weights and table.points_for_one is None:
        yield Finding("scheme.rows_missing", f"{where}.weights")
    one = getattr(table, "points_for_one", None)
    if one is not None and one <= 0:
        yield _nothing(f"{where}.points_for_one")
    if getattr(table, "above", None) is Outside.NONE:
        yield Finding("scheme.none_above", f"{where}.above")
    if isinstance(table, HoursTable) and table.rate is None and scheme.money.unit is Unit.MONEY:
        yield Finding("scheme.price_missing", f"{where}.rate")
    if isinstance(table, Bands):
        for number, band in enumerate(table.rows, start=1):
            yield from _turned(band.at_least, band.up_to, f"{where}.rows[{number}]")
    for line in (*getattr(table, "lines", ()), *getattr(table, "options", ())):
        place = f"{where}.{'option' if isinstance(table, Menu) else 'line'}[{line.id}]"
        if not line.title:
            yield _missing(f"{place}.title")
        yield from _sum(line.sum, place)


def _sum(sum_: Sum, where: str) -> Iterator[Finding]:
    if sum_.round is not None and sum_.round.to <= 0:
        yield _nothing(f"{where}.round.to")
    parts = (sum_.amount, sum_.rate, sum_.question)
    if all(each is None for each in parts):
        yield Finding("scheme.sum_missing", f"{where}.amount")
    elif sum_.question is None and sum_.rate is not None and sum_.number is None:
        yield Finding("scheme.number_missing", f"{where}.number")


def _rules(scheme: Scheme) -> Iterator[Finding]:
    for each in scheme.adjust_points:
        where = f"{HEAD}: adjust_points[{each.id}]"
        if not each.title:
            yield _missing(f"{where}.title")
        by_level = each.question is not None and each.by_level is not None
        if each.factor is None and each.points is None and not by_level:
            yield Finding("scheme.figure_missing", where)
    for rule in scheme.adjust_money:
        where = f"{HEAD}: adjust_money[{rule.id}]"
        if not rule.title:
            yield _missing(f"{where}.title")
        figures: tuple[object, ...] = (rule.factor, rule.by_level, rule.amount, rule.above)
        if rule.act is Act.PANEL and rule.above is None and not rule.when:
            yield Finding("scheme.panel_when", f"{where}.above")
        elif rule.act is Act.PANEL and not rule.reason:
            yield _missing(f"{where}.reason")
        elif rule.sum is not None:
            yield from _sum(rule.sum, where)
        elif rule.act is not Act.PANEL and all(each is None for each in figures):
            yield Finding("scheme.figure_missing", where)
    for rate in scheme.rates:
        for name in ("title", "units"):
            if not getattr(rate, name):
                yield _missing(f"rates.toml: rate[{rate.id}].{name}")
        for value in rate.values:
            if value.last is not None and value.last < value.first:
                yield Finding("scheme.ends_before_begin", f"rates.toml: rate[{rate.id}].value")


def _example(example: Example, where: str) -> Iterator[Finding]:
    if not example.title:
        yield _missing(f"{where}.title")
    if (example.age is None) == (example.born is None):
        yield Finding("scheme.age_or_born", f"{where}.age")
    if example.born is not None and example.born > example.on:
        yield Finding("scheme.born_after", f"{where}.born")
    if example.expect == Expected():
        yield Finding("scheme.expects_nothing", f"{where}.expect")
