"""What a support plan costs: units × dated price, or a sum; each line with its steps. P 5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, SupportLine, Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.step import Step, Steps

DEAREST = Money.pounds(1_000_000)
"""A line above this is a slip of the finger, not a support: own judgement."""

HOUR = "hour"
"""The unit of a price that names no other."""

WEEK_HOURS = 24 * 7

MOST_UNITS = 1_000_000
"""More units or times than this are a slip of the finger: own judgement."""

IMPOSSIBLE = frozenset(f"costing.units.{each}" for each in ("number", "negative", "week", "many"))
"""Findings after which a count of units would mean nothing."""


@dataclass(frozen=True, slots=True)
class Price:
    """A price of one unit of a support from a day on, until the next one of the same code."""

    code: str
    title: str
    unit: str
    amount: Money
    valid_from: date


@dataclass(frozen=True, slots=True)
class Prices:
    """The council's dated price list."""

    items: tuple[Price, ...]

    def on(self, code: str, day: date) -> Price | None:
        """The price in force on a day, None where there is none yet or no such code."""
        held = [each for each in self.items if each.code == code and each.valid_from <= day]
        return max(held, key=lambda each: each.valid_from, default=None)

    def current(self, day: date) -> tuple[Price, ...]:
        """One price of each code that is in force on a day, in the list's order."""
        names = dict.fromkeys(each.code for each in self.items)
        return tuple(price for code in names if (price := self.on(code, day)))

    def unit(self, code: str) -> str:
        """What the price of a code is for, whether or not it is in force; "" for no such code."""
        return next((each.unit for each in self.items if each.code == code), "")


@dataclass(frozen=True, slots=True)
class Span:
    """A holiday, first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TermDates:
    """Weeks in and out of term. `holidays` are spans out of term; `weeks` says how many of the
    52 weeks of a full year count as term (39) and as holiday (13).
    """

    holidays: tuple[Span, ...]
    term_weeks: int = 39
    holiday_weeks: int = 13

    def in_holiday(self, day: date) -> bool:
        """Whether a day falls out of term."""
        return any(span.first <= day <= span.last for span in self.holidays)

    def count(self, starts: date, ends: date) -> tuple[int, int]:
        """Term and holiday weeks that begin from `starts` to `ends`; each counts by its first day
        that is a school day (Monday to Friday).
        """
        whole = max(((ends - starts).days + 1) // 7, 0)
        monday = (7 - starts.weekday()) % 7 if starts.weekday() > 4 else 0
        holiday = sum(
            self.in_holiday(starts + timedelta(days=7 * week + monday)) for week in range(whole)
        )
        return whole - holiday, holiday


@dataclass(frozen=True, slots=True)
class LineCost:
    """The yearly cost of one support line and how it came about.

    `units` is None for a sum. `steps` explain the amount.
    """

    line: UUID
    units: Decimal | None
    unit: str
    unit_price: Money | None
    amount: Money
    strand: Strand
    way: Way
    steps: Steps


@dataclass(frozen=True, slots=True)
class Cost:
    """What the plan costs a year, by line, strand and way of taking."""

    lines: tuple[LineCost, ...]
    findings: Findings

    @property
    def planned(self) -> Money:
        """All lines together."""
        return total(each.amount for each in self.lines)

    @property
    def by_strand(self) -> Mapping[Strand, Money]:
        """Each strand's sum; strands without a line are left out."""
        return {
            strand: total(each.amount for each in self.lines if each.strand is strand)
            for strand in Strand
            if any(each.strand is strand for each in self.lines)
        }

    @property
    def by_way(self) -> Mapping[Way, Money]:
        """Each way of taking's sum; ways without a line are left out."""
        return {
            way: total(each.amount for each in self.lines if each.way is way)
            for way in Way
            if any(each.way is way for each in self.lines)
        }

    def difference(self, indicative: Money | None) -> Money | None:
        """Planned social care less the indicative budget: the RAS speaks of social care only."""
        if indicative is None:
            return None
        return self.by_strand.get(Strand.SOCIAL_CARE, ZERO) - indicative


@dataclass(frozen=True, slots=True)
class Comparison:
    """One strand: the amount to plan with (None: none is set), planned, and planned less that."""

    strand: Strand
    indicative: Money | None
    planned: Money

    @property
    def difference(self) -> Money | None:
        """Above zero: the plan costs more than there is to plan with. None: nothing to compare."""
        return None if self.indicative is None else self.planned - self.indicative


def compare(result: Cost, amounts: Mapping[Strand, Money]) -> tuple[Comparison, ...]:
    """Each strand that has an amount or a line: indicative, planned and the difference (P 9).

    `amounts`: social care from the RAS or set without it; health and SEN as their agencies set
    them.
    """
    planned = result.by_strand
    return tuple(
        Comparison(strand, amounts.get(strand), planned.get(strand, ZERO))
        for strand in Strand
        if strand in amounts or strand in planned
    )


def weeks(line: SupportLine, terms: TermDates) -> tuple[int, int]:
    """Term and holiday weeks in which a line runs.

    A line without an end, or that runs a full year or longer, has a full year's weeks: the cost is
    a yearly one. A shorter one has the whole weeks between its days.
    """
    if line.starts is None or line.ends is None:
        return terms.term_weeks, terms.holiday_weeks
    if (line.ends - line.starts).days + 1 >= 7 * (terms.term_weeks + terms.holiday_weeks):
        return terms.term_weeks, terms.holiday_weeks
    return terms.count(line.starts, line.ends)


def cost(plan: Plan, prices: Prices, terms: TermDates, on: date) -> Cost:
    """Costs every line of a plan at the prices in force on a day (its own start, if later)."""
    costed: list[LineCost] = []
    found: list[Finding] = []
    for place, line in enumerate(plan.lines):
        result, findings = _cost_line(line, prices, terms, on, f"lines/{place}")
        costed.append(result)
        found += findings
    return Cost(tuple(costed), tuple(found))


def _cost_line(
    line: SupportLine, prices: Prices, terms: TermDates, on: date, where: str
) -> tuple[LineCost, list[Finding]]:
    if line.pattern.kind is PatternKind.SUM:
        return _cost_sum(line, where)
    day = max(on, line.starts) if line.starts else on
    price = prices.on(line.price_code, day) if line.price_code else None
    amount = price.amount if price else line.unit_price
    unit = price.unit if price else prices.unit(line.price_code) or HOUR
    found = _check_amounts(line, unit, where)
    if price is None and line.unit_price is not None and line.unit_price.pence <= 0:
        found.append(Finding("costing.price.not_positive", f"{where}/unit_price"))
    if amount is None:
        code = "costing.price.undated" if line.price_code else "costing.price.missing"
        found.append(Finding(code, f"{where}/unit_price", {"code": line.price_code, "day": day}))
    if any(finding.code in IMPOSSIBLE for finding in found):
        return _line(line, None, unit, amount, ZERO, ()), found
    count, steps = _units(line, terms)
    if amount is None or amount.pence <= 0:
        return _line(line, count, unit, amount, ZERO, steps), found
    sum_ = amount.times(Fraction(count))
    values = {"units": count, "unit": unit, "price": amount, "sum": sum_}
    steps = (*steps, Step("costing.units_times_price", values))
    if sum_ > DEAREST:
        found.append(Finding("costing.too_dear", f"{where}/pattern", {"most": DEAREST}))
    elif not sum_ and not found:
        found.append(Finding("costing.nothing", f"{where}/pattern"))
    return _line(line, count, unit, amount, sum_, steps), found


def _line(
    line: SupportLine,
    units: Decimal | None,
    unit: str,
    price: Money | None,
    amount: Money,
    steps: Steps,
) -> LineCost:
    return LineCost(line.id, units, unit, price, amount, line.strand, line.way, steps)


def _cost_sum(line: SupportLine, where: str) -> tuple[LineCost, list[Finding]]:
    sum_ = line.pattern.sum_a_year
    found = []
    if sum_.pence <= 0:
        found.append(Finding("costing.sum.missing", f"{where}/pattern/sum_a_year"))
    elif sum_ > DEAREST:
        found.append(Finding("costing.too_dear", f"{where}/pattern", {"most": DEAREST}))
    steps = (Step("costing.sum", {"sum": sum_}),)
    return _line(line, None, "", None, sum_ if sum_.pence > 0 else ZERO, steps), found


def _check_amounts(line: SupportLine, unit: str, where: str) -> list[Finding]:
    pattern = line.pattern
    given = (pattern.term, pattern.holiday) if _weekly(pattern) else (pattern.units,)
    found = []
    if not all(each.is_finite() for each in given):
        found.append(Finding("costing.units.number", f"{where}/pattern"))
    elif any(each < 0 for each in given) or (not _weekly(pattern) and pattern.times < 0):
        found.append(Finding("costing.units.negative", f"{where}/pattern"))
    elif any(each > MOST_UNITS for each in given) or pattern.times > MOST_UNITS:
        found.append(Finding("costing.units.many", f"{where}/pattern", {"most": MOST_UNITS}))
    elif _weekly(pattern) and unit == HOUR and any(each > WEEK_HOURS for each in given):
        found.append(Finding("costing.units.week", f"{where}/pattern", {"most": WEEK_HOURS}))
    elif not any(given) or (not _weekly(pattern) and not pattern.times):
        found.append(Finding("costing.units.none", f"{where}/pattern"))
    return found


def _weekly(pattern: Pattern) -> bool:
    return pattern.kind is PatternKind.WEEKLY


def _units(line: SupportLine, terms: TermDates) -> tuple[Decimal, Steps]:
    pattern = line.pattern
    if not _weekly(pattern):
        count = pattern.times * pattern.units
        values = {"times": pattern.times, "units": pattern.units, "count": count}
        return count, (Step("costing.times", values),)
    term, holiday = weeks(line, terms)
    count = pattern.term * term + pattern.holiday * holiday
    values = {
        "term": pattern.term,
        "term_weeks": term,
        "holiday": pattern.holiday,
        "holiday_weeks": holiday,
        "count": count,
    }
    return count, (Step("costing.weekly", values),)
