"""A scheme as the keys and values of its files (docs/schemes.md): what `forms.scheme` reads.

The same plain form is written as TOML (`scheme_toml`) and as a workbook (`scheme_workbook`), so
that `read(write(scheme)) == scheme` holds for both by one description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ras_desktop.domain.condition import Conditions
from ras_desktop.domain.form import Area, Form, Level, Question, QuestionKind
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import (
    About,
    Act,
    Example,
    Gate,
    GateAnswer,
    MoneyAdjustment,
    PointsAdjustment,
    Rate,
    Scheme,
    Warn,
)
from ras_desktop.domain.table import (
    Band,
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Knot,
    Line,
    NamedSum,
    Percentile,
    PerPoint,
    Reckoner,
    Round,
    Sum,
    Table,
)
from ras_desktop.forms.reading import FORMAT
from ras_desktop.forms.scheme_tables import TableKind

Plain = dict[str, Any]
"""Keys of a file or table → texts, numbers, dates, yes and no, lists and further tables."""

HEAD, RATES, EXAMPLES = "scheme.toml", "rates.toml", "examples.toml"


def files(scheme: Scheme) -> dict[str, Plain]:
    """File name → its keys, in the order in which people read them."""
    held = {HEAD: _head(scheme)}
    for form in scheme.forms:
        held[form.file] = _form(form)
    if scheme.rates:
        held[RATES] = {"rate": [_rate(each) for each in scheme.rates]}
    if scheme.examples:
        held[EXAMPLES] = {"example": [_example(each) for each in scheme.examples]}
    return held


def _given(**values: Any) -> Plain:
    """Only what is there: nothing, empty texts and "no" are left out. `from_` is the key from."""
    return {
        name.rstrip("_"): value
        for name, value in values.items()
        if not (value is None or value is False or value == "" or value == () or value == [])
    }


def _head(scheme: Scheme) -> Plain:
    money, points, usual = scheme.money, scheme.points, Warn()
    rule = scheme.governance
    return {
        "format": FORMAT,
        "name": scheme.name,
        "version": scheme.version,
        "title": scheme.title,
        "council": scheme.council,
        "kind": scheme.kind.value,
        **_given(notice=scheme.notice, source=list(scheme.source), note=scheme.note),
        "valid_from": scheme.valid_from,
        **_given(valid_to=scheme.valid_to),
        "money": {
            "unit": money.unit.value,
            "period": money.period.value,
            "year": money.year.value,
            "rounding": money.round.mode.value,
            "round_to": money.round.to,
            "round_when": money.round_when.value,
        },
        "points": {
            "round_to": points.round.to,
            "rounding": points.round.mode.value,
            **_given(minimum=points.minimum, maximum=points.maximum),
        },
        "no_form": {"otherwise": scheme.no_form.otherwise.value, "reason": scheme.no_form.reason},
        **_given(
            governance=_given(
                owner=rule.owner,
                consulted_on=rule.consulted_on,
                consulted_with=rule.consulted_with,
                equality_analysis=rule.equality_analysis,
                approved_by=rule.approved_by,
                approved_on=rule.approved_on,
            )
            or None,
            warn=None if scheme.warn == usual else _warn(scheme.warn),
            gate=[_gate(each) for each in scheme.gates],
            form=[_form_head(each) for each in scheme.forms],
            exclusion=[
                {"id": each.id, "title": each.title, "text": each.text, **_when(each.when)}
                for each in scheme.exclusions
            ],
            table=[_table(each) for each in scheme.tables],
            adjust_points=[_before(each) for each in scheme.adjust_points],
            adjust_money=[_after(each) for each in scheme.adjust_money],
        ),
    }


def _warn(warn: Warn) -> Plain:
    return {"cliff_share": warn.cliff_share, "dominating_share": warn.dominating_share}


def _gate(gate: Gate) -> Plain:
    by_age = gate.about is About.AGE
    return {
        "id": gate.id,
        "title": gate.title,
        "about": gate.about.value,
        **(_given(age_from=gate.age_from, age_to=gate.age_to) if by_age else _given(ask=gate.ask)),
        "otherwise": gate.otherwise.value,
        "reason": gate.reason,
        "judgement": gate.judgement,
    }


def _form_head(form: Form) -> Plain:
    return {
        "id": form.id,
        "title": form.title,
        "file": form.file,
        "age_from": form.age_from,
        "age_to": form.age_to,
        "table": form.table,
    }


def _form(form: Form) -> Plain:
    return _given(
        note=form.note,
        area=[_area(each) for each in form.areas],
        question=[_question(each) for each in form.questions],
        check=[{"id": each.id, "text": each.text, **_when(each.when)} for each in form.checks],
    )


def _not_one(weight: Decimal) -> Decimal | None:
    return None if weight == 1 else weight


def _area(area: Area) -> Plain:
    more = _given(
        text=area.text, weight=_not_one(area.weight), minimum=area.minimum, maximum=area.maximum
    )
    return {"id": area.id, "title": area.title, **more}


def _question(question: Question) -> Plain:
    by_levels = question.kind is QuestionKind.LEVELS
    plain: Plain = {"id": question.id, "area": question.area, "title": question.title}
    if not by_levels:
        plain["kind"] = question.kind.value
    plain |= _given(
        outcome=question.outcome,
        ask=question.ask,
        guidance=question.guidance,
        unit=question.unit,
        weight=_not_one(question.weight),
    )
    if by_levels and not question.scored:
        plain["scored"] = False
    plain |= _given(between=question.between, not_relevant=question.not_relevant)
    if not question.required:
        plain["required"] = False
    plain |= _given(
        comment=question.comment,
        evidence=question.evidence,
        natural_support=question.natural_support,
        if_unwilling=question.if_unwilling,
    )
    if not by_levels:
        step = None if question.kind is QuestionKind.MONEY else question.step
        plain |= _given(minimum=question.minimum, maximum=question.maximum, step=step)
    return plain | _given(level=[_level(each) for each in question.levels])


def _level(level: Level) -> Plain:
    more = _given(
        points=level.points,
        text=level.text,
        comment=level.comment,
        evidence=level.evidence,
        offer=level.offer.value if level.offer else None,
    )
    return {"id": level.id, "title": level.title, **more}


def _when(conditions: Conditions) -> Plain:
    listed = [
        _given(
            question=each.question,
            levels=list(each.levels),
            at_least=each.at_least,
            at_most=each.at_most,
            points_at_least=each.points_at_least,
            points_at_most=each.points_at_most,
            age_at_least=each.age_at_least,
            age_at_most=each.age_at_most,
        )
        for each in conditions
    ]
    return _given(when=listed)


def _table(table: Table) -> Plain:
    plain: Plain = {"id": table.id, "kind": _KINDS[type(table).__name__].value}
    match table:
        case PerPoint():
            more = {"price": table.price, "threshold": table.threshold, "paid": table.paid.value}
            return plain | more
        case BaseWeight():
            return plain | _base_weight(table)
        case Blocks() | Reckoner():
            return plain | _given(line=[_line(each) for each in table.lines])
        case Bands():
            return plain | _ends(table) | {"rows": [_band(each) for each in table.rows]}
        case Line():
            return plain | _ends(table) | {"knots": _knots(table.knots)}
        case Percentile():
            read = {"read": table.read.value}
            return plain | _ends(table) | read | {"rows": _knots(table.rows)}
        case HoursTable():
            rows = [
                {
                    "from": each.first,
                    "to": each.last,
                    "hours": each.hours,
                    "label": each.label,
                }
                for each in table.rows
            ]
            more = _given(rate=table.rate, weeks=table.weeks)
            return plain | _ends(table) | {"per": table.per.value} | more | {"rows": rows}
        case _:
            options = [
                _line(each)
                | _given(
                    from_=each.first,
                    instalments=None if each.instalments == 1 else each.instalments,
                )
                for each in table.options
            ]
            head = {"from": table.first, "below": table.below.value, "choose": table.choose}
            return plain | head | _given(option=options)


_KINDS: Mapping[str, TableKind] = {
    "Bands": TableKind.BANDS,
    "PerPoint": TableKind.PER_POINT,
    "Line": TableKind.LINE,
    "Percentile": TableKind.PERCENTILE,
    "HoursTable": TableKind.HOURS,
    "BaseWeight": TableKind.BASE_WEIGHT,
    "Blocks": TableKind.BLOCKS,
    "Reckoner": TableKind.RECKONER,
    "Menu": TableKind.MENU,
}


def _ends(table: Bands | Line | Percentile | HoursTable | BaseWeight) -> Plain:
    return {"below": table.below.value, "above": table.above.value}


def _band(band: Band) -> Plain:
    more = _given(
        amount=band.amount,
        at_least=band.at_least,
        up_to=band.up_to,
        outcome=band.outcome.value if band.outcome else None,
        hours=band.hours,
    )
    return {"from": band.first, "to": band.last, **more, "label": band.label}


def _knots(knots: Iterable[Knot]) -> list[Plain]:
    return [
        {**_given(percentile=each.percentile), "points": each.points, "amount": each.amount}
        for each in knots
    ]


def _base_weight(table: BaseWeight) -> Plain:
    bases = [
        {"age_from": each.age_from, "age_to": each.age_to, "amount": each.amount}
        for each in table.bases
    ]
    if table.points_for_one is not None:
        return {"bases": bases, "points_for_one": table.points_for_one}
    weights = [
        {"from": each.first, "to": each.last, "weight": each.weight, "label": each.label}
        for each in table.weights
    ]
    return {**_ends(table), "bases": bases, "weights": weights}


def _line(line: NamedSum | Any) -> Plain:
    return {"id": line.id, "title": line.title, **_sum(line.sum)}


def _sum(sum_: Sum) -> Plain:
    more = _given(
        amount=sum_.amount,
        rate=sum_.rate,
        number=sum_.number,
        question=sum_.question,
        by_level=None if sum_.by_level is None else dict(sum_.by_level),
        divided_by=sum_.divided_by,
        count_in="minutes" if sum_.minutes else "",
    )
    own = _given(weeks=sum_.weeks, round=None if sum_.round is None else _round(sum_.round))
    return {**more, "per": sum_.per.value, **own}


def _round(rule: Round) -> Plain:
    return {"mode": rule.mode.value, "to": rule.to}


def _before(rule: PointsAdjustment) -> Plain:
    figures = _given(
        factor=rule.factor,
        points=rule.points,
        question=rule.question,
        by_level=None if rule.by_level is None else dict(rule.by_level),
    )
    return {
        "id": rule.id,
        "title": rule.title,
        "act": rule.act.value,
        **figures,
        **_when(rule.when),
    }


def _after(rule: MoneyAdjustment) -> Plain:
    plain: Plain = {"id": rule.id, "title": rule.title, "act": rule.act.value}
    match rule.act:
        case Act.ADD | Act.DEDUCT:
            plain |= _sum(rule.sum) if rule.sum else {}
        case Act.MULTIPLY:
            plain |= _given(
                factor=rule.factor,
                question=rule.question,
                by_level=None if rule.by_level is None else dict(rule.by_level),
            )
        case Act.PANEL:
            plain |= _given(above=rule.above) | {"reason": rule.reason}
        case _:
            plain |= _given(amount=rule.amount)
    return plain | _when(rule.when)


def _rate(rate: Rate) -> Plain:
    values = [
        {"from": each.first, **_given(to=each.last), "amount": each.amount} for each in rate.values
    ]
    head = {"id": rate.id, "title": rate.title, "unit": rate.unit, "units": rate.units}
    return {**head, "value": values}


def _example(example: Example) -> Plain:
    expect = example.expect
    return {
        "title": example.title,
        **_given(source=example.source, age=example.age, born=example.born),
        "on": example.on,
        **_given(chosen=list(example.chosen)),
        "expect": _given(
            outcome=expect.outcome,
            points=expect.points,
            amount=expect.amount,
            hours=expect.hours,
            annual=expect.annual,
            weekly=expect.weekly,
            changes=dict(expect.changes) or None,
        ),
        **({"gates": _gates(example.gates)} if example.gates else {}),
        **({"answers": answers(example.answers)} if example.answers else {}),
    }


def _gates(given: Mapping[str, GateAnswer]) -> Plain:
    return {
        name: {
            "passed": bool(each.passed),
            **_given(judgement=each.judgement, by=each.by),
        }
        for name, each in given.items()
    }


def answers(given: Mapping[str, Given]) -> Plain:
    """Answers as they stand in a file: always with their parts."""
    return {name: _answer(each) for name, each in given.items()}


def _answer(given: Given) -> Plain:
    willing: Plain = {} if given.willing is None else {"willing": given.willing}
    return willing | _given(
        level=given.level,
        points=given.points,
        reason=given.reason,
        number=given.number,
        not_relevant=given.not_relevant,
        comment=given.comment,
        evidence=given.evidence,
        family=given.family,
        family_words=given.family_words,
    )
