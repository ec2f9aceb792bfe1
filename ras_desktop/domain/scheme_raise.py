"""Next April's scheme: the same rules from another day on, every sum of money changed by a share.

Points, hours, weights, factors and numbers stay. What worked examples expect stays too: whoever
changes the sums works them out anew, and until then the checker says that they do not come out.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ras_desktop.domain.scheme import Example, Rate, RateValue, Scheme, Unit
from ras_desktop.domain.table import Sum

PENNY = Decimal("0.01")
_SUMS = frozenset({"amount", "up_to", "at_least", "price", "above"})
"""Fields of tables and adjustments that hold pounds."""


def from_day(scheme: Scheme, first: date, percent: Decimal) -> Scheme:
    """The scheme from another day on, sums changed by so many per cent, to the nearest penny.

    Rates get a new price from that day; the old one ends the day before. At no per cent only a rate
    that has ended by then goes on as it was. A scheme of hours has no sums: only its days change.
    """
    examples = tuple(_example(each, first) for each in scheme.examples)
    moved = replace(scheme, valid_from=first, valid_to=None, examples=examples)
    if scheme.money.unit is Unit.HOURS:
        return moved
    if not percent:
        return replace(moved, rates=tuple(_goes_on(each, first) for each in scheme.rates))
    factor = 1 + percent / 100
    return replace(
        moved,
        tables=tuple(_raised(each, factor) for each in scheme.tables),
        adjust_money=tuple(_raised(each, factor) for each in scheme.adjust_money),
        rates=tuple(_rate(each, first, factor) for each in scheme.rates),
    )


def _times(sum_: Decimal, factor: Decimal) -> Decimal:
    return (sum_ * factor).quantize(PENNY, ROUND_HALF_UP)


def _raised(part: Any, factor: Decimal) -> Any:
    """A table, row, line or adjustment with its own sums and those within it."""
    if isinstance(part, Sum):
        return _sum(part, factor)
    if isinstance(part, tuple):
        return tuple(_raised(each, factor) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, Any] = {}
    for each in fields(part):
        if each.name == "when":
            continue
        value = getattr(part, each.name)
        if each.name in _SUMS and isinstance(value, Decimal):
            changed[each.name] = _times(value, factor)
        elif isinstance(value, tuple) and each.name not in ("by_level", "weights"):
            changed[each.name] = _raised(value, factor)
        elif isinstance(value, Sum):
            changed[each.name] = _sum(value, factor)
    return replace(part, **changed)


def _sum(sum_: Sum, factor: Decimal) -> Sum:
    """Its own price; figures by level are pounds where there is no price, else how many."""
    if sum_.amount is not None:
        return replace(sum_, amount=_times(sum_.amount, factor))
    if sum_.by_level is not None and sum_.rate is None:
        levels = tuple((level, _times(value, factor)) for level, value in sum_.by_level)
        return replace(sum_, by_level=levels)
    return sum_


def _goes_on(rate: Rate, first: date) -> Rate:
    """The same price from that day on, where none is written for it."""
    before = [each for each in rate.values if each.first < first]
    if not before or any(each.last is None or each.last >= first for each in rate.values):
        return rate
    return replace(rate, values=(*rate.values, RateValue(first, None, before[-1].amount)))


def _rate(rate: Rate, first: date, factor: Decimal) -> Rate:
    """The price of the day before, changed, from that day on."""
    before = [each for each in rate.values if each.first < first]
    if not before:
        values = tuple(replace(each, amount=_times(each.amount, factor)) for each in rate.values)
        return replace(rate, values=values)
    last = before[-1]
    ended = replace(last, last=first - timedelta(days=1))
    fresh = RateValue(first, None, _times(last.amount, factor))
    return replace(rate, values=(*before[:-1], ended, fresh))


def _example(example: Example, first: date) -> Example:
    """A worked case moves to the first day, and a date of birth with it, so that its age stays."""
    if example.on >= first:
        return example
    born = example.born + (first - example.on) if example.born is not None else None
    return replace(example, on=first, born=born)


def next_april(day: date) -> date:
    """The first day of the council's next year."""
    return date(day.year + (day >= date(day.year, 4, 1)), 4, 1)
