"""Works out one "sum" of a scheme: price × how many × how often, each from answers and rates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.period import Period, in_year
from ras_desktop.domain.questionnaire import Answer
from ras_desktop.domain.table import Sum
from ras_desktop.domain.working import NOTHING, Working, exact

ByLevel = tuple[tuple[str, Decimal], ...]


def by_level(working: Working, question: str, figures: ByLevel) -> Fraction | None:
    """The figure for the level answered; between two levels on the straight line between them.

    None where the question is not answered, not relevant, or not on this form.
    """
    answer = working.answers.get(question)
    if answer is None or answer.level is None:
        return None
    table = dict(figures)
    lower = exact(table[answer.level])
    if answer.upper is None or answer.points is None:
        return lower
    levels = working.form.by_id[question].by_id
    low, high = levels[answer.level].points, levels[answer.upper].points
    assert low is not None
    assert high is not None
    share = exact(answer.points - low) / exact(high - low)
    return lower + share * (exact(table[answer.upper]) - lower)


def level_title(working: Working, question: str) -> str:
    """The title of the level that counts for an answered question; of both between two."""
    answer = working.answers[question]
    assert answer.level is not None
    levels = working.form.by_id[question].by_id
    title = levels[answer.level].title
    return f"{title} – {levels[answer.upper].title}" if answer.upper else title


def _price(working: Working, sum_: Sum) -> Fraction | None:
    """What one costs; Refused where no rate is in force on the day."""
    if sum_.amount is not None:
        return exact(sum_.amount)
    if sum_.rate is None:
        return None
    rate = working.scheme.rate(sum_.rate)
    amount = rate.on(working.on)
    if amount is None:
        values = {"rate": rate.title, "day": working.on}
        raise Refused(Finding("allocation.no_rate", f"rates/{rate.id}", values))
    return exact(amount)


def _number(answer: Answer | None) -> Fraction | None:
    return None if answer is None or answer.number is None else exact(answer.number)


def _count(working: Working, sum_: Sum) -> Fraction | None:
    """How many, or the sum answered; None where nothing was answered."""
    if sum_.number is not None:
        return exact(sum_.number)
    if sum_.question is None:
        return Fraction(1)
    if sum_.by_level is not None:
        return by_level(working, sum_.question, sum_.by_level)
    return _number(working.answers.get(sum_.question))


def _unit(working: Working, sum_: Sum, count: Fraction) -> tuple[str, str]:
    """How the step says how many, and the word for what is counted.

    "asked": in the words of the question, which name the period ("nights a week"); "counted" and
    "one": in the words of the rate; "several": there is no word, and "fixed": nor a number.
    """
    rate = working.scheme.rate(sum_.rate) if sum_.rate else None
    if count == 1:
        return ("one", rate.unit) if rate else ("fixed", "")
    question = working.form.by_id.get(sum_.question or "")
    if question is not None and question.unit and sum_.by_level is None:
        return "asked", question.unit
    return ("counted", rate.units) if rate else ("several", "")


def evaluate(working: Working, title: str, sum_: Sum) -> Fraction:
    """The sum in the scheme's unit and period, exact unless a rounding is declared for it.

    Writes its own working down. Nothing answered gives nothing. Refused where a rate is missing.
    """
    if sum_.divided_by is not None:
        return _divided(working, title, sum_)
    count = _count(working, sum_)
    if not count:
        working.step("sum.none", title=title)
        return NOTHING
    price = _price(working, sum_)
    often = working.times(sum_.per, sum_.weeks)
    if sum_.minutes:
        count /= 60
    exactly = (count if price is None else count * price) * often
    value = working.each_step(exactly, sum_.round)
    _say(working, title, sum_, price, count, often, value)
    if value != exactly and sum_.round is not None:
        working.step("sum.rounded", title=title, value=working.say(value))
    return value


def _say(
    working: Working,
    title: str,
    sum_: Sum,
    price: Fraction | None,
    count: Fraction,
    often: Fraction,
    value: Fraction,
) -> None:
    """The working of a sum as one step: its code tells which parts the sentence has."""
    values: dict[str, object] = {"title": title, "value": working.say(value)}
    values["price"] = working.say(count if price is None else price)
    shape = "fixed"
    if price is not None and (sum_.number is not None or sum_.question is not None):
        shape, unit = _unit(working, sum_, count)
        values |= {"count": count, "unit": unit}
    if sum_.by_level is not None and sum_.question is not None:
        values["level"] = level_title(working, sum_.question)
        shape = f"level_{shape}"
    if often != 1:
        shape += _how_often(working, sum_, often, values)
    working.step(f"sum.{shape}", **values)


def _how_often(working: Working, sum_: Sum, often: Fraction, values: dict[str, object]) -> str:
    """The end of the step's code, and the figures by which one period becomes another."""
    rule = working.scheme.money
    if rule.period is Period.YEAR and sum_.per is Period.WEEK:
        values["times"] = often
        return "_weeks"
    under = in_year(rule.period, rule.year)
    values |= {"per": sum_.per, "period": rule.period, "over": often * under, "under": under}
    return "_times" if under == 1 else "_often"


def _divided(working: Working, title: str, sum_: Sum) -> Fraction:
    """One money answer divided by another: hours that a purchase uses up."""
    assert sum_.question is not None
    spent = _number(working.answers.get(sum_.question))
    divisor = _number(working.answers.get(sum_.divided_by or ""))
    if not spent or not divisor:
        working.step("sum.none", title=title)
        return NOTHING
    exactly = spent / divisor
    value = working.each_step(exactly, sum_.round)
    pounds, each = Money(int(spent * 100)), Money(int(divisor * 100))
    shown = working.say(exactly)
    working.step("sum.divided", title=title, spent=pounds, price=each, value=shown)
    if value != exactly:
        working.step("sum.rounded", title=title, value=working.say(value))
    return value
