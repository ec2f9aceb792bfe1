"""Checks a scheme before families meet it: errors, warnings, and how complex it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil

from ras_desktop.domain import scoring
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.readability import grade, words
from ras_desktop.domain.scheme import About, Rate, Scheme
from ras_desktop.domain.scheme_curve import check_curves
from ras_desktop.domain.scheme_faults import HEAD, faults
from ras_desktop.domain.scheme_reach import check_reach
from ras_desktop.domain.table import Blocks, Menu, Reckoner

HARDEST = 7
"""Flesch–Kincaid grade above which a text for families is hard; the field's usual limit."""


def check(scheme: Scheme) -> Findings:
    """Everything the checker knows: errors first, then warnings.

    Where a fault is found that no calculation survives, only the faults are given.
    """
    fatal = faults(scheme)
    if fatal:
        return fatal
    found = [*_ages(scheme), *check_reach(scheme), *_rates(scheme), *_approval(scheme)]
    found += _examples(scheme)
    found += [*check_curves(scheme), *_dominating(scheme), *_texts(scheme), *_unused(scheme)]
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))


def _warning(code: str, where: str, **values: object) -> Finding:
    return Finding(code, where, values, Severity.WARNING)


def _ages(scheme: Scheme) -> Iterator[Finding]:
    """A year of age between two forms that no gate and no form answers for."""
    forms = sorted(scheme.forms, key=lambda each: each.age_from)
    for younger, older in pairwise(forms):
        if older.age_from > younger.age_to + 1:
            where = f"{HEAD}: form[{older.id}].age_from"
            yield _warning(
                "scheme.ages_gap", where, first=younger.age_to + 1, last=older.age_from - 1
            )
    for gate in scheme.gates:
        if gate.about is About.AGE and gate.age_to is not None and forms[-1].age_to < gate.age_to:
            where = f"{HEAD}: gate[{gate.id}].age_to"
            yield _warning("scheme.gate_without_form", where, age=gate.age_to)


def _rates(scheme: Scheme) -> Iterator[Finding]:
    """Every day on which the scheme is in force has a price, as far as its end is known."""
    for rate in scheme.rates:
        where = f"rates.toml: rate[{rate.id}].value"
        gaps = _days_without(rate, scheme.valid_from, scheme.valid_to)
        for day in gaps:
            yield Finding("scheme.day_without_rate", where, {"rate": rate.title, "day": day})


def _days_without(rate: Rate, first: date, last: date | None) -> Iterator[date]:
    """The first day of each stretch without a price."""
    day = first
    for value in rate.values:
        if value.last is not None and value.last < day:
            continue
        if last is not None and value.first > last:
            break
        if value.first > day:
            yield day
        if value.last is None:
            return
        day = value.last + timedelta(days=1)
    if last is None or day <= last:
        yield day


def _approval(scheme: Scheme) -> Iterator[Finding]:
    rule = scheme.governance
    where = f"{HEAD}: governance"
    if rule.approved_on is not None and not rule.equality_analysis:
        yield Finding("scheme.approved_without_equality", f"{where}.equality_analysis")
    if rule.consulted_on is None:
        yield _warning("scheme.not_consulted", f"{where}.consulted_on")


def _examples(scheme: Scheme) -> Iterator[Finding]:
    if not scheme.examples:
        yield _warning("scheme.no_examples", "examples.toml")
    for number, example in enumerate(scheme.examples, start=1):
        yield from run(scheme, example, f"examples.toml: example[{number}]").findings


def _dominating(scheme: Scheme) -> Iterator[Finding]:
    """One question that can give more than a set share of all points."""
    for form in scheme.forms:
        whole = scoring.most(form)
        scored = [each for each in form.questions if each.has_points]
        if len(scored) < 2 or whole <= 0:
            continue
        for question in scored:
            share = question.most * form.area(question.area).weight / whole
            if share > scheme.warn.dominating_share:
                where = f"{form.file}: question[{question.id}]"
                values = {"question": question.title, "share": round(share * 100)}
                yield _warning("scheme.dominating", where, **values)


def _texts(scheme: Scheme) -> Iterator[Finding]:
    for gate in scheme.gates:
        where = f"{HEAD}: gate[{gate.id}]"
        yield from _hard(gate.reason, f"{where}.reason")
        yield from _hard(gate.ask, f"{where}.ask")
    for each in scheme.exclusions:
        yield from _hard(each.text, f"{HEAD}: exclusion[{each.id}].text")
    for form in scheme.forms:
        for question in form.questions:
            yield from _question_texts(form, question)


def _question_texts(form: Form, question: Question) -> Iterator[Finding]:
    where = f"{form.file}: question[{question.id}]"
    yield from _hard(question.ask, f"{where}.ask")
    yield from _hard(question.outcome, f"{where}.outcome")
    if question.kind is not QuestionKind.LEVELS:
        return
    if not question.outcome:
        yield _warning("scheme.no_outcome", f"{where}.outcome", question=question.title)
    for level in question.levels:
        place = f"{where}.level[{level.id}].text"
        if not level.text:
            yield _warning(
                "scheme.no_descriptor", place, question=question.title, level=level.title
            )
        yield from _hard(level.text, place)
    yield from _order(question, where)


def _order(question: Question, where: str) -> Iterator[Finding]:
    """Levels are written from least need to most, so their points go one way.

    Natural support may go down: more help from family and friends, fewer points.
    """
    worth = [each.points for each in question.levels if each.points is not None]
    falls = any(upper < lower for lower, upper in pairwise(worth))
    if falls and not question.natural_support:
        yield _warning("scheme.points_fall", f"{where}.level", question=question.title)
    if question.between and any(upper == lower for lower, upper in pairwise(worth)):
        yield _warning("scheme.nothing_between", f"{where}.between", question=question.title)


def _hard(text: str, where: str) -> Iterator[Finding]:
    """Short texts are not measured: a grade says nothing about eight words."""
    if len(words(text)) < 8:
        return
    measured = grade(text)
    if measured > HARDEST:
        yield _warning("scheme.hard_to_read", where, grade=round(Decimal(float(measured)), 1))


def _unused(scheme: Scheme) -> Iterator[Finding]:
    used = {each.table for each in scheme.forms}
    for table in scheme.tables:
        if table.id not in used:
            yield _warning("scheme.table_unused", f"{HEAD}: table[{table.id}]", table=table.id)
    for form in scheme.forms:
        held = {each.area for each in form.questions}
        for area in form.areas:
            if area.id not in held:
                where = f"{form.file}: area[{area.id}]"
                yield _warning("scheme.area_empty", where, area=area.title)


@dataclass(frozen=True, slots=True)
class Complexity:
    """How much there is to understand in a scheme. `pages`: of its public version, about."""

    questions: int
    levels: int
    tables: int
    rows: int
    rules: int
    forms: int
    pages: int

    @property
    def counts(self) -> dict[str, object]:
        """For the sentence."""
        return {"questions": self.questions, "tables": self.tables, "pages": self.pages}


_HEAD, _CURVE, _FORM, _LINE, _RULE = map(Decimal, ("0.7", "0.33", "0.1", "0.028", "0.05"))
"""Shares of a printed page: what every scheme has, a curve, a form's head, a row, a rule; measured
on the public versions of what ships."""
_LETTERS = 4500
"""Letters of running text on a page."""
_ANSWERS = 3000
"""Letters of the words of answers on a page, in their table."""


def complexity(scheme: Scheme) -> Complexity:
    """Counts of the whole scheme; questions that forms share (same id) count once.

    Each form prints its own questions, so that the pages count them as often as they are printed.
    """
    questions = {each.id: each for form in scheme.forms for each in form.questions}
    rules = len(scheme.gates) + len(scheme.exclusions)
    rules += len(scheme.adjust_points) + len(scheme.adjust_money)
    rows = sum(_rows(each) for each in scheme.tables)
    printed = sum(len(each.questions) for each in scheme.forms) + rows
    curves = sum(not isinstance(each, Blocks | Reckoner | Menu) for each in scheme.tables)
    shares = _HEAD + curves * _CURVE + len(scheme.forms) * _FORM + printed * _LINE + rules * _RULE
    shares += Decimal(len(scheme.note)) / _LETTERS + Decimal(_words_of_answers(scheme)) / _ANSWERS
    return Complexity(
        questions=len(questions),
        levels=sum(len(each.levels) for each in questions.values()),
        tables=len(scheme.tables),
        rows=rows,
        rules=rules,
        forms=len(scheme.forms),
        pages=ceil(shares),
    )


def _words_of_answers(scheme: Scheme) -> int:
    """Letters that say what the levels mean; what two forms share is printed once."""
    shared = {(each.title, each.levels) for form in scheme.forms for each in form.questions}
    return sum(len(each.title) + len(each.text) for _title, levels in shared for each in levels)


def _rows(table: object) -> int:
    for name in ("rows", "knots", "lines", "options"):
        rows = getattr(table, name, None)
        if rows is not None:
            return len(rows)
    return len(getattr(table, "weights", ())) + len(getattr(table, "bases", ())) or 1
