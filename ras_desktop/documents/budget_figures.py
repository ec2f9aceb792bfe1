"""An indicative budget as figures: money step by step, and points by area. Screen and PDF alike."""

from __future__ import annotations

from ras_desktop.documents.figure import Bar, Bars, Fall, Move, Unit, Waterfall
from ras_desktop.domain.budget import Budget, Change, Outcome, Quantity
from ras_desktop.domain.money import Money
from ras_desktop.wording import _, number
from ras_desktop.wording.allocation import period


def waterfall(budget: Budget) -> Waterfall | None:
    """From the points' sum through each adjustment to the budget; None where there is no sum."""
    if not budget.waterfall or any(not isinstance(each.after, Money) for each in budget.waterfall):
        return None
    title = _("From points to pounds, {period}").format(period=period(budget.period))
    last = budget.waterfall[-1].after
    falls = [_fall(each) for each in budget.waterfall]
    decided = budget.outcome in {Outcome.AMOUNT, Outcome.UP_TO, Outcome.NONE}
    label = _("Indicative budget") if decided else _("Worked out so far")
    whole = Fall(label, _amount(last), _amount(last), Move.SUM)
    return Waterfall(title, (*falls, whole), Unit.MONEY)


def _fall(change: Change) -> Fall:
    if change.code == "start":
        label = change.label or _("From the points")
        return Fall(label, 0, _amount(change.after), Move.SUM)
    label = {"round": _("Rounded"), "zero": _("Never less than nothing")}.get(
        change.code, change.label
    )
    return Fall(label, _amount(change.before), _amount(change.after))


def _amount(value: Quantity) -> int:
    assert isinstance(value, Money)
    return value.pence


def areas(budget: Budget) -> Bars | None:
    """Points by area with the most that each can give; None where no points count."""
    shown = [area for area in budget.areas if area.most]
    if not shown:
        return None
    bars = tuple(
        Bar(
            area.title,
            area.points,
            area.most,
            _("{points} of {most}").format(points=number(area.points), most=number(area.most)),
        )
        for area in shown
    )
    return Bars(_("Points by area"), bars)
