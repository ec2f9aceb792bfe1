"""The rules of a scheme over all children at once: conditions, sums, points and adjustments.

Each function does for columns what `domain.scoring`, `domain.sums` and `domain.adjusting` do for
one child; tests hold them together to the penny.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ras_desktop.analysis import columns
from ras_desktop.analysis.columns import Column, Mask, TooLarge, Whole
from ras_desktop.analysis.encoding import NO_AGE, Answered, Arrays
from ras_desktop.domain.condition import Condition, Conditions
from ras_desktop.domain.form import Area, Form, Question
from ras_desktop.domain.period import in_year
from ras_desktop.domain.scheme import Act, PointsAdjustment, Scheme, When
from ras_desktop.domain.sums import ByLevel
from ras_desktop.domain.table import Round, Sum
from ras_desktop.domain.working import NOTHING, exact


@dataclass(slots=True)
class Sheet:
    """What the rules look at. `failed`: for whom a rule cannot be applied (no price on the day)."""

    scheme: Scheme
    form: Form
    on: date
    arrays: Arrays
    points: Column
    failed: Mask


def holds(sheet: Sheet, conditions: Conditions) -> Mask | None:
    """For whom all conditions hold; None: for everybody."""
    found: Mask | None = None
    for each in conditions:
        mask = _holds(sheet, each)
        found = mask if found is None else found & mask
    return found


def _holds(sheet: Sheet, each: Condition) -> Mask:
    count = sheet.arrays.count
    if each.question:
        answered = sheet.arrays.questions.get(each.question)
        if answered is None:
            return np.zeros(count, dtype=np.bool_)
        if each.levels:
            levels = sheet.form.by_id[each.question].levels
            wanted = np.array([False, *(level.id in each.levels for level in levels)])
            found: Mask = wanted.take(answered.level)
            return found
        inside = _within(answered.number, each.at_least, each.at_most)
        return np.ones(count, dtype=np.bool_) if inside is None else inside & answered.has_number
    mask = np.ones(count, dtype=np.bool_)
    inside = _within(sheet.points, each.points_at_least, each.points_at_most)
    if inside is not None:
        mask &= inside
    if each.age_at_least is not None or each.age_at_most is not None:
        mask &= sheet.arrays.age != NO_AGE
    if each.age_at_least is not None:
        mask &= sheet.arrays.age >= each.age_at_least
    if each.age_at_most is not None:
        mask &= sheet.arrays.age <= each.age_at_most
    return mask


def _within(column: Column, low: Decimal | None, high: Decimal | None) -> Mask | None:
    found: Mask | None = None
    if low is not None:
        found = columns.from_(column, exact(low))
    if high is not None:
        under = columns.up_to(column, exact(high))
        found = under if found is None else found & under
    return found


def total(form: Form, arrays: Arrays) -> Column:
    """The points of all areas, weighted and kept within their limits."""
    sums = [_area(area, members, arrays) for area, members in form.by_area]
    whole = columns.constant(NOTHING)
    for each in sums:
        whole = columns.plus(whole, each)
    return whole


def _area(area: Area, members: tuple[Question, ...], arrays: Arrays) -> Column:
    whole = columns.constant(NOTHING)
    for each in members:
        weighted = columns.times(arrays.questions[each.id].points, exact(each.weight))
        whole = columns.plus(whole, weighted)
    whole = columns.times(whole, exact(area.weight))
    if area.minimum is not None:
        whole = columns.at_least(whole, exact(area.minimum))
    if area.maximum is not None:
        whole = columns.at_most(whole, exact(area.maximum))
    return whole


def by_level(sheet: Sheet, question: str, figures: ByLevel) -> tuple[Column, Mask] | None:
    """The figure of the level answered, and who has one; None: the question is on another form."""
    answered = sheet.arrays.questions.get(question)
    if answered is None:
        return None
    held = dict(figures)
    values = [exact(held[each.id]) for each in sheet.form.by_id[question].levels]
    known: Mask = answered.level > 0
    figure = columns.take(columns.table([NOTHING, *values]), answered.level)
    if answered.between is not None:
        line = _between(sheet.form.by_id[question], values, answered)
        figure = columns.where(answered.between, line, figure)
    return figure, known


def _between(question: Question, values: list[Fraction], answered: Answered) -> Column:
    """On the straight line from a level to the next: start + slope × points."""
    starts, slopes = [NOTHING], [NOTHING]
    worth = [exact(each.points) for each in question.levels if each.points is not None]
    for place, value in enumerate(values):
        last = place + 1 == len(values)
        width = NOTHING if last else worth[place + 1] - worth[place]
        slope = (values[place + 1] - value) / width if width else NOTHING
        slopes.append(slope)
        starts.append(value - slope * worth[place])
    slope_of = columns.take(columns.table(slopes), answered.level)
    start_of = columns.take(columns.table(starts), answered.level)
    return columns.plus(start_of, columns.product(slope_of, answered.points))


def adjust_points(sheet: Sheet) -> Column:
    """The points that go into the table."""
    for each in sheet.scheme.adjust_points:
        mask = holds(sheet, each.when)
        after = _adjust_points(sheet, each)
        if after is not None:
            sheet.points = after if mask is None else columns.where(mask, after, sheet.points)
    rule, points = sheet.scheme.points, sheet.points
    if rule.minimum is not None:
        points = columns.at_least(points, exact(rule.minimum))
    if rule.maximum is not None:
        points = columns.at_most(points, exact(rule.maximum))
    sheet.points = columns.rounded(points, rule.round.mode, exact(rule.round.to))
    return sheet.points


def _adjust_points(sheet: Sheet, rule: PointsAdjustment) -> Column | None:
    """The points after a rule, for everybody; None where it changes nothing on this form."""
    before = sheet.points
    known: Mask | None = None
    if rule.question is not None and rule.by_level is not None:
        found = by_level(sheet, rule.question, rule.by_level)
        if found is None:
            return None
        figure, known = found
    else:
        given = rule.factor if rule.act is Act.MULTIPLY else rule.points
        assert given is not None
        figure = columns.constant(exact(given))
    match rule.act:
        case Act.MULTIPLY:
            after = columns.product(before, figure)
        case Act.ADD:
            after = columns.plus(before, figure)
        case Act.DEDUCT:
            after = columns.minus(before, figure)
        case Act.CAP:
            after = _lesser(before, figure)
        case _:
            after = _greater(before, figure)
    return after if known is None else columns.where(known, after, before)


def _lesser(first: Column, second: Column) -> Column:
    one, two = columns.alike(first, second)
    return columns.where(one.over <= two.over, one, two)


def _greater(first: Column, second: Column) -> Column:
    one, two = columns.alike(first, second)
    return columns.where(one.over >= two.over, one, two)


def each_step(sheet: Sheet, column: Column, own: Round | None = None) -> Column:
    """The figures of one step: rounded by its own rule, or by the scheme's if it says so."""
    rule = sheet.scheme.money
    chosen = own or (rule.round if rule.round_when is When.STEP else None)
    if chosen is None:
        return column
    return columns.rounded(column, chosen.mode, exact(chosen.to))


def evaluate(sheet: Sheet, sum_: Sum, active: Mask) -> Column:
    """A sum for everybody; whose price is missing is marked as failed, if `active`."""
    if sum_.divided_by is not None:
        return _divided(sheet, sum_)
    count = _count(sheet, sum_)
    if count is None:
        return columns.constant(NOTHING)
    price = _price(sheet, sum_)
    if price is None:
        sheet.failed |= active & (count.over != 0)
        return columns.constant(NOTHING)
    rule = sheet.scheme.money
    often = exact(sum_.weeks) if sum_.weeks is not None else in_year(sum_.per, rule.year)
    often /= in_year(rule.period, rule.year)
    if sum_.minutes:
        often /= 60
    return each_step(sheet, columns.times(count, price * often), sum_.round)


def _price(sheet: Sheet, sum_: Sum) -> Fraction | None:
    """What one costs; None where no rate is in force on the day."""
    if sum_.amount is not None:
        return exact(sum_.amount)
    if sum_.rate is None:
        return Fraction(1)
    amount = sheet.scheme.rate(sum_.rate).on(sheet.on)
    return None if amount is None else exact(amount)


def _count(sheet: Sheet, sum_: Sum) -> Column | None:
    """How many, or the sum answered: nothing answered counts 0; None: not asked on this form."""
    if sum_.number is not None:
        return columns.constant(exact(sum_.number))
    if sum_.question is None:
        return columns.constant(Fraction(1))
    if sum_.by_level is not None:
        found = by_level(sheet, sum_.question, sum_.by_level)
        return None if found is None else found[0]
    answered = sheet.arrays.questions.get(sum_.question)
    return None if answered is None else answered.number


def _divided(sheet: Sheet, sum_: Sum) -> Column:
    """One money answer by another. Each child has another denominator, so it is rounded at once.

    Where the scheme rounds only at the end there is no common denominator: the slow way.
    """
    rule = sheet.scheme.money
    how = sum_.round or (rule.round if rule.round_when is When.STEP else None)
    spent = sheet.arrays.questions.get(sum_.question or "")
    divisor = sheet.arrays.questions.get(sum_.divided_by or "")
    if spent is None or divisor is None:
        return columns.constant(NOTHING)
    if how is None or min(spent.number.low, divisor.number.low) < 0:
        raise TooLarge
    step = exact(how.to)
    one, two = spent.number, divisor.number
    above, below = two.under * step.denominator, one.under * step.numerator
    most = one.high * above
    if max(2 * most, 2 * two.high * below) + two.high * below >= columns.MOST:
        raise TooLarge
    given = two.over != 0
    under = np.where(given, two.over * below, 1)
    whole = np.where(given, columns.ratio(one.over * above, under, how.mode, signed=False), 0)
    high = (most + 1) * step.numerator
    return columns.checked(whole * step.numerator, step.denominator, 0, high)


def grid(sheet: Sheet) -> Whole:
    """The points as whole steps of the scheme's grid: 3 where points are 1.5 and the step 0.5."""
    step = exact(sheet.scheme.points.round.to).numerator
    whole: Whole = sheet.points.over if step == 1 else sheet.points.over // step
    return np.broadcast_to(whole, sheet.arrays.count)
