"""Reads "a sum" of a scheme (docs/schemes.md): a price, how many, how often."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period
from ras_desktop.domain.table import Round, Sum
from ras_desktop.forms.figures import by_name, figure, pounds
from ras_desktop.forms.reading import Entry

_SHAPES = {
    frozenset({"amount"}),
    frozenset({"amount", "number"}),
    frozenset({"rate", "number"}),
    frozenset({"amount", "question"}),
    frozenset({"rate", "question"}),
    frozenset({"amount", "question", "by_level"}),
    frozenset({"rate", "question", "by_level"}),
    frozenset({"question"}),
    frozenset({"question", "by_level"}),
    frozenset({"question", "divided_by"}),
}
_PARTS = ("amount", "rate", "number", "question", "by_level", "divided_by")


def read_sum(entry: Entry, *, hours: bool) -> Sum:
    """The sum whose keys stand in this entry."""
    given = frozenset(key for key in _PARTS if key in entry.values)
    if given not in _SHAPES:
        entry.fault("scheme.sum_shape", given=tuple(sorted(given)) or ("nothing",))
    if hours and "rate" in given:
        entry.fault("scheme.rate_in_hours", "rate")
    if not hours and "divided_by" in given:
        entry.fault("scheme.divided_in_money", "divided_by")
    per = entry.one_of("per", Period) or Period.YEAR
    return Sum(
        per=per,
        amount=pounds(entry, "amount", hours=hours, needed=False),
        rate=entry.name("rate", needed=False) or None,
        number=figure(entry, "number", needed=False),
        question=entry.name("question", needed=False) or None,
        by_level=by_name(entry, "by_level"),
        divided_by=entry.name("divided_by", needed=False) or None,
        minutes=_minutes(entry, given),
        weeks=read_weeks(entry, per),
        round=_own_round(entry, hours=hours),
    )


def read_weeks(entry: Entry, per: Period) -> Decimal | None:
    """Weeks in the year for which something is meant; only beside `per` a week."""
    weeks = figure(entry, "weeks", needed=False, most=53)
    if weeks is not None and per is not Period.WEEK:
        entry.fault("scheme.weeks_without_week", "weeks")
    return weeks


def _minutes(entry: Entry, given: frozenset[str]) -> bool:
    counted = entry.text("count_in", needed=False)
    if counted not in ("", "units", "minutes"):
        entry.fault("forms.word.unknown", "count_in", word=counted, known=("units", "minutes"))
    if counted == "minutes" and "rate" not in given:
        entry.fault("scheme.minutes_without_rate", "count_in")
    return counted == "minutes"


def _own_round(entry: Entry, *, hours: bool) -> Round | None:
    inner = entry.table("round", needed=False)
    if inner is None:
        return None
    rule = read_round(inner, "mode", "to", hours=hours)
    inner.done()
    return rule


def read_round(entry: Entry, mode: str, to: str, *, hours: bool) -> Round:
    """How and to what money (whole pence) or hours (whole minutes) are rounded."""
    how = entry.one_of(mode, Rounding) or Rounding.HALF_UP
    step = figure(entry, to, least=Decimal("0.0001"), most=100_000)
    if step is not None and (step * (60 if hours else 100)) % 1:
        entry.fault("scheme.round_too_fine", to)
    return Round(how, step or Decimal(1))
