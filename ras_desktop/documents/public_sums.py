"""Tables, sums and rules of a scheme in plain words, for its public version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ras_desktop.documents.blocks import Align, Block, Bullets, Col, Paragraph, Table
from ras_desktop.domain.condition import Condition, Conditions
from ras_desktop.domain.form import Level, Question
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.scheme import Act, MoneyAdjustment, PointsAdjustment, Scheme, Unit
from ras_desktop.domain.sums import ByLevel
from ras_desktop.domain.table import (
    Band,
    BandOutcome,
    Bands,
    BaseWeight,
    Blocks,
    HoursTable,
    Line,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Reckoner,
    Round,
    Sum,
)
from ras_desktop.domain.table import Table as SchemeTable
from ras_desktop.domain.working import exact, quantity
from ras_desktop.wording import _, number, plain


def sum_of(scheme: Scheme, value: Decimal) -> str:
    """£1,500.00, or hours in a scheme of hours; a price finer than a penny in full."""
    if scheme.money.unit is Unit.MONEY and value * 100 % 1:
        return f"£{number(value)}"
    return plain(quantity(exact(value), scheme.money.unit))


def rounded(rule: Round, to: str) -> str:
    """How a figure is rounded, to multiples that are already said: "rounded down to £10.00"."""
    words = {
        Rounding.FLOOR: _("rounded down to multiples of {to}"),
        Rounding.TRUNCATE: _("rounded down to multiples of {to}"),
        Rounding.HALF_UP: _("rounded to the nearest multiple of {to}, a half upwards"),
        Rounding.HALF_EVEN: _("rounded to the nearest multiple of {to}, a half to the even one"),
    }
    return words[rule.mode].format(to=to)


def _questions(scheme: Scheme) -> dict[str, Question]:
    return {each.id: each for form in scheme.forms for each in form.questions}


def _level(scheme: Scheme, question: str, level: str) -> str:
    held: Level | None = _questions(scheme)[question].by_id.get(level)
    return held.title if held else level


def sum_words(scheme: Scheme, sum_: Sum) -> str:
    """A sum as a phrase: “Nights a week” × £14.35 a week, for 39 weeks."""
    title = "" if sum_.question is None else f"“{_questions(scheme)[sum_.question].title}”"
    if sum_.divided_by is not None:
        other = _questions(scheme)[sum_.divided_by].title
        return _("{one} divided by “{other}”").format(one=title, other=other)
    parts = [title] if title else []
    if sum_.by_level is not None and sum_.question is not None:
        counted = sum_.amount is not None or sum_.rate is not None
        parts = [_figures(scheme, sum_.question, sum_.by_level, plain_number=counted)]
    if sum_.number is not None:
        parts.append(number(sum_.number))
    if sum_.amount is not None:
        parts.append(sum_of(scheme, sum_.amount))
    if sum_.rate is not None:
        parts.append(_("the price of “{rate}”").format(rate=scheme.rate(sum_.rate).title))
    said = " × ".join(parts)
    if sum_.minutes:
        said = _("{sum} (counted in minutes)").format(sum=said)
    said = f"{said}, {plain(sum_.per)}"
    if sum_.weeks is not None:
        said = _("{sum}, for {weeks} weeks").format(sum=said, weeks=number(sum_.weeks))
    return said


def _figures(scheme: Scheme, question: str, figures: ByLevel, *, plain_number: bool) -> str:
    """“Sleep”: None 0, Some 30."""
    told = ", ".join(
        f"{_level(scheme, question, level)} {number(x) if plain_number else sum_of(scheme, x)}"
        for level, x in figures
    )
    return f"“{_questions(scheme)[question].title}” ({told})"


def when_words(scheme: Scheme, conditions: Conditions) -> str:
    """, only where …; nothing where it always counts."""
    if not conditions:
        return ""
    said = _(" and ").join(_condition(scheme, each) for each in conditions)
    return _(", only where {conditions}").format(conditions=said)


def _condition(scheme: Scheme, each: Condition) -> str:
    if each.question and each.levels:
        title = _questions(scheme)[each.question].title
        levels = _(" or ").join(_level(scheme, each.question, level) for level in each.levels)
        return _("“{question}” is {levels}").format(question=title, levels=levels)
    what = f"“{_questions(scheme)[each.question].title}”" if each.question else _("the points")
    low = each.at_least if each.at_least is not None else each.points_at_least
    high = each.at_most if each.at_most is not None else each.points_at_most
    if each.age_at_least is not None or each.age_at_most is not None:
        what = _("the age")
        low = None if each.age_at_least is None else Decimal(each.age_at_least)
        high = None if each.age_at_most is None else Decimal(each.age_at_most)
    if low is not None:
        return _("{what} is {low} or more").format(what=what, low=number(low))
    return _("{what} is {high} or less").format(what=what, high=number(high or Decimal(0)))


def points_rule(scheme: Scheme, rule: PointsAdjustment) -> str:
    """One rule for points in a sentence."""
    if rule.question is not None and rule.by_level is not None:
        figure = _figures(scheme, rule.question, rule.by_level, plain_number=True)
    else:
        value = rule.factor if rule.factor is not None else rule.points
        figure = number(value or Decimal(0))
    return f"{rule.title}: {_ACTS[rule.act].format(what=figure)}{when_words(scheme, rule.when)}."


_ACTS = {
    Act.ADD: "+ {what}",
    Act.DEDUCT: "− {what}",
    Act.MULTIPLY: "× {what}",
    Act.CAP: _("at most {what}"),
    Act.FLOOR: _("at least {what}"),
}


def money_rule(scheme: Scheme, rule: MoneyAdjustment) -> str:
    """One rule for money in a sentence."""
    when = when_words(scheme, rule.when)
    if rule.act is Act.PANEL:
        above = ""
        if rule.above is not None:
            above = _(" above {sum}").format(sum=sum_of(scheme, rule.above))
        return _("{title}: to the panel{above}{when}. {reason}").format(
            title=rule.title, above=above, when=when, reason=rule.reason
        )
    if rule.sum is not None:
        what = sum_words(scheme, rule.sum)
    elif rule.question is not None and rule.by_level is not None:
        what = _figures(scheme, rule.question, rule.by_level, plain_number=True)
    elif rule.factor is not None:
        what = number(rule.factor)
    else:
        what = sum_of(scheme, rule.amount or Decimal(0))
    return f"{rule.title}: {_ACTS[rule.act].format(what=what)}{when}."


def table_blocks(scheme: Scheme, table: SchemeTable) -> Iterable[Block]:
    """A table of the scheme: its rows, and what happens outside them."""
    match table:
        case Bands():
            rows = [(_span(each), each.label, _band(scheme, each)) for each in table.rows]
            yield _rows((_("Points"), _("Band"), _sum_head(scheme)), rows)
        case HoursTable():
            hours = [
                (_span(each), each.label, f"{number(each.hours)} {plain(table.per)}")
                for each in table.rows
            ]
            yield _rows((_("Points"), _("Band"), _("Hours")), hours)
            if table.rate is not None:
                text = _("Each hour is worth the price of “{rate}”.")
                yield Paragraph(text.format(rate=scheme.rate(table.rate).title))
        case PerPoint():
            yield Paragraph(_per_point(scheme, table))
        case Line() | Percentile():
            knots = table.knots if isinstance(table, Line) else table.rows
            told = [(number(each.points), sum_of(scheme, each.amount)) for each in knots]
            yield _rows((_("Points"), _sum_head(scheme)), told)
            if isinstance(table, Line):
                yield Paragraph(_("Between two rows the sum lies on the straight line."))
        case BaseWeight():
            yield from _base_weight(scheme, table)
        case Blocks() | Reckoner():
            lines = [f"{each.title}: {sum_words(scheme, each.sum)}" for each in table.lines]
            yield Bullets(tuple(lines))
        case _:
            text = _("From {points} points the family chooses {choose} of these:")
            yield Paragraph(text.format(points=number(table.first), choose=table.choose))
            options = [f"{each.title}: {sum_words(scheme, each.sum)}" for each in table.options]
            yield Bullets(tuple(options))
    yield from _outside(table)


def _sum_head(scheme: Scheme) -> str:
    return _("Sum, {period}").format(period=plain(scheme.money.period))


def _rows(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    last = len(titles) - 1
    columns = tuple(
        Col(title, 2 if place == 1 and last > 1 else 1,
            Align.NUMBER if place == last else Align.START)
        for place, title in enumerate(titles)
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _span(row: object) -> str:
    first, last = (number(getattr(row, each)) for each in ("first", "last"))
    return first if first == last else f"{first} – {last}"


def _band(scheme: Scheme, band: Band) -> str:
    if band.outcome is not None:
        return _("nothing") if band.outcome is BandOutcome.NONE else _("the panel decides")
    if band.amount is not None:
        return sum_of(scheme, band.amount)
    most = sum_of(scheme, band.up_to or Decimal(0))
    if band.at_least is None:
        return _("up to {most}").format(most=most)
    return f"{sum_of(scheme, band.at_least)} – {most}"


def _per_point(scheme: Scheme, table: PerPoint) -> str:
    price, first = sum_of(scheme, table.price), number(table.threshold)
    if not table.threshold:
        return _("Each point is worth {price}.").format(price=price)
    text = _("Up to {first} points nothing is given; above that all points count, each {price}.")
    if table.paid is Paid.ABOVE:
        text = _("Up to {first} points nothing is given; each point above is worth {price}.")
    return text.format(first=first, price=price)


def _base_weight(scheme: Scheme, table: BaseWeight) -> Iterable[Block]:
    bases = [
        (f"{each.age_from} – {each.age_to}", sum_of(scheme, each.amount)) for each in table.bases
    ]
    yield _rows((_("Age"), _("Base")), bases)
    if table.points_for_one is not None:
        text = _("The base is multiplied by the points and divided by {one}.")
        yield Paragraph(text.format(one=number(table.points_for_one)))
        return
    rows = [(_span(each), each.label, f"× {number(each.weight)}") for each in table.weights]
    yield _rows((_("Points"), _("Band"), _("Weight")), rows)


_BELOW = {
    Outside.CAP: _("Below the table the lowest row counts."),
    Outside.PANEL: _("Below the table the panel decides."),
    Outside.NONE: _("Below the table nothing is given."),
}
_ABOVE = {
    Outside.CAP: _("Above the table the highest row counts."),
    Outside.PANEL: _("Above the table the panel decides."),
}


def _outside(table: SchemeTable) -> Iterable[Block]:
    said = [
        _BELOW.get(getattr(table, "below", Outside.ERROR), ""),
        _ABOVE.get(getattr(table, "above", Outside.ERROR), ""),
    ]
    text = " ".join(each for each in said if each)
    if text and not (isinstance(table, BaseWeight) and table.points_for_one is not None):
        yield Paragraph(text)
