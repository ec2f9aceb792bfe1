"""Reads gates, exclusions, adjustments and dated rates of a scheme."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.scheme import (
    About,
    Act,
    Exclusion,
    Gate,
    MoneyAdjustment,
    NoForm,
    Otherwise,
    PointsAdjustment,
    Rate,
    RateValue,
)
from ras_desktop.forms.figures import MOST_POINTS, by_name, figure, points, pounds, weight
from ras_desktop.forms.reading import Entry, twice
from ras_desktop.forms.scheme_form import conditions
from ras_desktop.forms.scheme_sums import read_sum


def read_gates(head: Entry) -> tuple[Gate, ...]:
    """All [[gate]] of scheme.toml."""
    entries = head.tables("gate", needed=False)
    twice(entries, "id")
    return tuple(_gate(each) for each in entries)


def _gate(entry: Entry) -> Gate:
    about = entry.one_of("about", About) or About.OTHER
    by_age = about is About.AGE
    ages: list[int | None] = [None, None]
    if by_age:
        ages = [entry.whole(key, least=0, most=120) for key in ("age_from", "age_to")]
    gate = Gate(
        id=entry.name("id"),
        title=entry.text("title"),
        about=about,
        otherwise=entry.one_of("otherwise", Otherwise) or Otherwise.REFUSE,
        reason=entry.text("reason"),
        judgement=entry.yes("judgement"),
        ask="" if by_age else entry.text("ask"),
        age_from=ages[0],
        age_to=ages[1],
    )
    if None not in ages and (ages[0] or 0) > (ages[1] or 0):
        entry.fault("scheme.minimum_above_maximum", "age_from")
    entry.done()
    return gate


def read_no_form(head: Entry) -> NoForm:
    """[no_form] of scheme.toml."""
    entry = head.table("no_form")
    if entry is None:
        return NoForm(Otherwise.REFUSE, "")
    rule = NoForm(entry.one_of("otherwise", Otherwise) or Otherwise.REFUSE, entry.text("reason"))
    entry.done()
    return rule


def read_exclusions(head: Entry) -> tuple[Exclusion, ...]:
    """All [[exclusion]] of scheme.toml."""
    entries = head.tables("exclusion", needed=False)
    twice(entries, "id")
    found: list[Exclusion] = []
    for each in entries:
        texts = (each.name("id"), each.text("title"), each.text("text"))
        found.append(Exclusion(*texts, conditions(each)))
        each.done()
    return tuple(found)


def read_adjustments(
    head: Entry, *, hours: bool
) -> tuple[tuple[PointsAdjustment, ...], tuple[MoneyAdjustment, ...]]:
    """All [[adjust_points]] and [[adjust_money]] of scheme.toml, in their order."""
    before = head.tables("adjust_points", needed=False)
    after = head.tables("adjust_money", needed=False)
    twice((*before, *after), "id")
    return tuple(_points(each) for each in before), tuple(_money(each, hours) for each in after)


def _factors(entry: Entry, key: str) -> tuple[str | None, tuple[tuple[str, Decimal], ...] | None]:
    """Either `key`, or question with by_level; anything else is a fault."""
    given = {each for each in (key, "question", "by_level") if each in entry.values}
    if given not in ({key}, {"question", "by_level"}):
        entry.fault("scheme.figure_or_levels", wanted=key)
    question = entry.name("question", needed=False) or None
    least = -MOST_POINTS if key == "points" else 0
    return question, by_name(entry, "by_level", least)


def _points(entry: Entry) -> PointsAdjustment:
    act = entry.one_of("act", Act, without=(Act.PANEL,))
    if act is None or act is Act.PANEL:  # which other keys belong here, nobody knows
        if act is not None:
            entry.fault("scheme.no_panel_of_points", "act")
        return PointsAdjustment(entry.name("id"), entry.text("title"), Act.CAP)
    key = "factor" if act is Act.MULTIPLY else "points"
    question, levels = _factors(entry, key)
    rule = PointsAdjustment(
        id=entry.name("id"),
        title=entry.text("title"),
        act=act,
        factor=weight(entry, key, needed=False) if act is Act.MULTIPLY else None,
        points=points(entry, key, needed=False) if act is not Act.MULTIPLY else None,
        question=question,
        by_level=levels,
        when=conditions(entry),
    )
    entry.done()
    return rule


def _money(entry: Entry, hours: bool) -> MoneyAdjustment:
    act = entry.one_of("act", Act)
    known = act or Act.CAP
    rule = MoneyAdjustment(entry.name("id"), entry.text("title"), known, when=conditions(entry))
    if act is None:  # which other keys belong here, nobody knows: one fault is enough
        return rule
    match act:
        case Act.ADD | Act.DEDUCT:
            rule = _with(rule, sum=read_sum(entry, hours=hours))
        case Act.MULTIPLY:
            question, levels = _factors(entry, "factor")
            factor = weight(entry, "factor", needed=False)
            rule = _with(rule, factor=factor, question=question, by_level=levels)
        case Act.PANEL:
            above = pounds(entry, "above", hours=hours, needed=False)
            if not (entry.has("above") or entry.has("when")):
                entry.fault("scheme.panel_when", "above")
            rule = _with(rule, above=above, reason=entry.text("reason"))
        case _:
            rule = _with(rule, amount=pounds(entry, "amount", hours=hours))
    entry.done()
    return rule


def _with(rule: MoneyAdjustment, **values: object) -> MoneyAdjustment:
    known = {"id": rule.id, "title": rule.title, "act": rule.act, "when": rule.when}
    return MoneyAdjustment(**{**known, **values})  # type: ignore[arg-type]


def read_rates(file: Entry) -> tuple[Rate, ...]:
    """All [[rate]] of rates.toml with their dated values."""
    entries = file.tables("rate")
    twice(entries, "id")
    rates = tuple(_rate(each) for each in entries)
    file.done()
    return rates


def _rate(entry: Entry) -> Rate:
    unit = entry.text("unit")
    rate = Rate(
        entry.name("id"),
        entry.text("title"),
        unit,
        entry.text("units", needed=False) or f"{unit}s",
        tuple(each for each in map(_value, entry.tables("value")) if each is not None),
    )
    entry.done()
    return rate


def _value(entry: Entry) -> RateValue | None:
    first, last = entry.day("from"), entry.day("to", needed=False)
    amount = figure(entry, "amount")
    if first is not None and last is not None and last < first:
        entry.fault("scheme.ends_before_begin", "to")
    entry.done()
    return None if first is None or amount is None else RateValue(first, last, amount)
