"""Faults of a scheme that no calculation can survive: dangling names, tables out of order.

Pure, so that the reader of files and the designer use the same rules. Places are file and key path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from ras_desktop.domain.condition import Condition, Conditions
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.table import (
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Knot,
    Line,
    Percentile,
    PerPoint,
    Reckoner,
    Sum,
    Table,
)
from ras_desktop.domain.text import nearest

HEAD = "scheme.toml"
ONE_DAY = timedelta(days=1)
ByLevel = tuple[tuple[str, Decimal], ...]


def faults(scheme: Scheme) -> Findings:
    """Every fault of this kind; none means that any answers can be calculated."""
    return tuple(_faults(scheme))


def _faults(scheme: Scheme) -> Iterator[Finding]:
    tables = [each.id for each in scheme.tables]
    yield from _twice((each.id for each in scheme.forms), f"{HEAD}: form")
    yield from _twice((each.id for each in scheme.tables), f"{HEAD}: table")
    for form in scheme.forms:
        if form.table not in tables:
            yield unknown(f"{HEAD}: form[{form.id}].table", "table", form.table, tables)
        yield from _form(form)
    for first, second in pairwise(sorted(scheme.forms, key=lambda each: each.age_from)):
        if second.age_from <= first.age_to:
            values = {"form": first.title, "other": second.title}
            yield Finding("scheme.ages_overlap", f"{HEAD}: form[{second.id}].age_from", values)
    for form in scheme.forms:
        if form.age_from > form.age_to:
            yield Finding("scheme.minimum_above_maximum", f"{HEAD}: form[{form.id}].age_from")
    for table in scheme.tables:
        yield from _table(scheme, table, f"{HEAD}: table[{table.id}]")
    yield from _adjustments(scheme)
    for each in scheme.exclusions:
        yield from _when(scheme.forms, each.when, f"{HEAD}: exclusion[{each.id}].when")
    for rate in scheme.rates:
        if not rate.values:
            values = {"rate": rate.title or rate.id}
            yield Finding("scheme.rate_empty", f"rates.toml: rate[{rate.id}]", values)
        for earlier, later in pairwise(rate.values):
            if earlier.last is None or later.first <= earlier.last:
                where = f"rates.toml: rate[{rate.id}].value"
                overlap: dict[str, object] = {
                    "rate": rate.title or rate.id,
                    "day": later.first,
                    "last": later.first - ONE_DAY,
                }
                yield Finding("scheme.rate_overlap", where, overlap)


def unknown(where: str, kind: str, name: str, known: Iterable[str]) -> Finding:
    """A name that refers to nothing; `known`: what can be meant."""
    offered = nearest(name, known)
    code = f"scheme.unknown_{kind}" if offered else f"scheme.no_{kind}"
    return Finding(code, where, {"name": name, "known": offered})


def _twice(names: Iterable[str], where: str) -> Iterator[Finding]:
    """An identifier that stands twice: only one of the two would ever be found."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Finding("forms.name.twice", f"{where}[{name}].id", {"name": name})
        seen.add(name)


def _form(form: Form) -> Iterator[Finding]:
    areas = [each.id for each in form.areas]
    yield from _twice((each.id for each in form.areas), f"{form.file}: area")
    yield from _twice((each.id for each in form.questions), f"{form.file}: question")
    for question in form.questions:
        where = f"{form.file}: question[{question.id}]"
        if question.area not in areas:
            yield unknown(f"{where}.area", "area", question.area, areas)
        if question.if_unwilling is not None and question.if_unwilling not in question.by_id:
            place = f"{where}.if_unwilling"
            yield unknown(place, "level", question.if_unwilling, question.by_id)
        yield from _twice((each.id for each in question.levels), f"{where}.level")
        for level in question.levels:
            if question.scored and level.points is None:
                place = f"{where}.level[{level.id}].points"
                yield Finding("scheme.level_without_points", place)
    for check in form.checks:
        yield from _when((form,), check.when, f"{form.file}: check[{check.id}].when")


def _having(forms: Iterable[Form], question: str) -> list[Question]:
    """The questions of this id on all forms."""
    return [form.by_id[question] for form in forms if question in form.by_id]


def _when(forms: Iterable[Form], conditions: Conditions, where: str) -> Iterator[Finding]:
    for number, each in enumerate(conditions, start=1):
        if each.question:
            yield from _condition(forms, each, f"{where}[{number}]")


def _condition(forms: Iterable[Form], condition: Condition, where: str) -> Iterator[Finding]:
    found = _having(forms, condition.question)
    if not found:
        yield unknown(f"{where}.question", "question", condition.question, _asked(forms))
        return
    by_levels = [each for each in found if each.kind is QuestionKind.LEVELS]
    if bool(condition.levels) != bool(by_levels) or len(by_levels) not in (0, len(found)):
        yield _condition_kind(condition, found[0], where)
        return
    known = [level for each in found for level in each.by_id]
    for level in condition.levels:
        if level not in known:
            yield unknown(f"{where}.levels", "level", level, known)


def _condition_kind(condition: Condition, question: Question, where: str) -> Finding:
    """What is missing, where nothing is chosen yet; else what does not go together."""
    values: dict[str, object] = {"question": question.title or question.id}
    if condition.levels:
        return Finding("scheme.condition_kind", where, values)
    if question.kind is QuestionKind.LEVELS and condition.at_least is condition.at_most is None:
        values["known"] = tuple(each.title or each.id for each in question.levels)
        return Finding("scheme.condition_levels", where, values)
    return Finding("scheme.condition_kind", where, values)


def _asked(forms: Iterable[Form]) -> Iterator[str]:
    """The names of all questions."""
    return (name for form in forms for name in form.by_id)


def _levels(scheme: Scheme, question: str, figures: ByLevel, where: str) -> Iterator[Finding]:
    """`by_level` names every level of the question on every form that has it, and no other."""
    found = _having(scheme.forms, question)
    if not found:
        yield unknown(f"{where}.question", "question", question, _asked(scheme.forms))
        return
    if any(each.kind is not QuestionKind.LEVELS for each in found):
        yield Finding("scheme.sum_question", f"{where}.question", {"question": question})
        return
    needed = list(dict.fromkeys(level for each in found for level in each.by_id))
    given = [name for name, _ in figures]
    for level in needed:
        if level not in given:
            yield Finding("scheme.level_left_out", f"{where}.by_level", {"level": level})
    for level in given:
        if level not in needed:
            yield unknown(f"{where}.by_level", "level", level, needed)


def _sum(scheme: Scheme, sum_: Sum, where: str) -> Iterator[Finding]:
    if sum_.rate is not None:
        yield from _rate(scheme, sum_.rate, where)
    if sum_.question is not None and sum_.by_level is not None:
        yield from _levels(scheme, sum_.question, sum_.by_level, where)
        return
    for key, question in (("question", sum_.question), ("divided_by", sum_.divided_by)):
        if question is None:
            continue
        found = _having(scheme.forms, question)
        if not found:
            yield unknown(f"{where}.{key}", "question", question, _asked(scheme.forms))
        elif any(each.kind is not _fitting(sum_) for each in found):
            yield Finding("scheme.sum_question", f"{where}.{key}", {"question": question})


def _fitting(sum_: Sum) -> QuestionKind:
    """The kind of question that a sum without levels needs: how many, or the sum itself."""
    priced = sum_.amount is not None or sum_.rate is not None
    return QuestionKind.NUMBER if priced else QuestionKind.MONEY


def _rate(scheme: Scheme, rate: str, where: str) -> Iterator[Finding]:
    if all(each.id != rate for each in scheme.rates):
        yield unknown(f"{where}.rate", "rate", rate, (each.id for each in scheme.rates))


def _adjustments(scheme: Scheme) -> Iterator[Finding]:
    for before in scheme.adjust_points:
        where = f"{HEAD}: adjust_points[{before.id}]"
        yield from _when(scheme.forms, before.when, f"{where}.when")
        if before.question is not None and before.by_level is not None:
            yield from _levels(scheme, before.question, before.by_level, where)
    for after in scheme.adjust_money:
        where = f"{HEAD}: adjust_money[{after.id}]"
        yield from _when(scheme.forms, after.when, f"{where}.when")
        if after.sum is not None:
            yield from _sum(scheme, after.sum, where)
        if after.question is not None and after.by_level is not None:
            yield from _levels(scheme, after.question, after.by_level, where)


def _table(scheme: Scheme, table: Table, where: str) -> Iterator[Finding]:
    match table:
        case Bands():
            yield from rows_in_order(table.rows, f"{where}.rows")
        case PerPoint():
            return
        case Line():
            yield from _knots(table.knots, f"{where}.knots")
        case Percentile():
            yield from _knots(table.rows, f"{where}.rows")
        case HoursTable():
            yield from rows_in_order(table.rows, f"{where}.rows")
            if table.rate is not None:
                yield from _rate(scheme, table.rate, where)
        case BaseWeight():
            yield from rows_in_order(table.weights, f"{where}.weights")
            yield from _bases(table, where)
        case Blocks() | Reckoner():
            for line in table.lines:
                yield from _sum(scheme, line.sum, f"{where}.line[{line.id}]")
        case _:
            for option in table.options:
                yield from _sum(scheme, option.sum, f"{where}.option[{option.id}]")


class _Row(Protocol):
    @property
    def first(self) -> Decimal: ...
    @property
    def last(self) -> Decimal: ...


def rows_in_order(rows: Iterable[_Row], where: str) -> Iterator[Finding]:
    """Rows go up, none turned round, none over another."""
    listed = list(rows)
    for number, row in enumerate(listed, start=1):
        if row.last < row.first:
            values = {"first": row.first, "last": row.last}
            yield Finding("scheme.row_turned", f"{where}[{number}]", values)
    for number, (lower, upper) in enumerate(pairwise(listed), start=2):
        if upper.first <= lower.last:
            values = {"first": upper.first, "last": lower.last}
            yield Finding("scheme.rows_overlap", f"{where}[{number}].from", values)


def _knots(knots: tuple[Knot, ...], where: str) -> Iterator[Finding]:
    for number, (lower, upper) in enumerate(pairwise(knots), start=2):
        if upper.points <= lower.points:
            values = {"points": upper.points, "before": lower.points}
            yield Finding("scheme.knots_order", f"{where}[{number}].points", values)
        low, high = lower.percentile, upper.percentile
        if low is not None and high is not None and high <= low:
            values = {"points": high, "before": low}
            yield Finding("scheme.knots_order", f"{where}[{number}].percentile", values)


def _bases(table: BaseWeight, where: str) -> Iterator[Finding]:
    for number, each in enumerate(table.bases, start=1):
        if each.age_to < each.age_from:
            yield Finding("scheme.minimum_above_maximum", f"{where}.bases[{number}].age_from")
    for number, (younger, older) in enumerate(pairwise(table.bases), start=2):
        if older.age_from <= younger.age_to:
            place = f"{where}.bases[{number}].age_from"
            yield Finding("scheme.bases_overlap", place, {"age": older.age_from})
