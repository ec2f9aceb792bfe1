"""Two versions of a scheme side by side: what changed in words, and whom it would affect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from ras_desktop.analysis.population import Child, Results, calculate, encode, prepare
from ras_desktop.domain.assessment import carry
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.scheme_merge import GONE, ORDER, Apart, apart
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.domain.step import Step, Steps
from ras_desktop.services.desk import Desk
from ras_desktop.services.sight import sight_of
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store.assessment import Answered
from ras_desktop.wording.scheme_place import place, value

_REPEATED = frozenset({"version"})


def words(before: Scheme, after: Scheme) -> Steps:
    """What is new, gone and changed, as steps that `wording.step` says; in the scheme's order."""
    places = apart(None, before, after)
    pounds = before.money.unit is Unit.MONEY and after.money.unit is Unit.MONEY
    return tuple(_change(each, pounds) for each in places if each.spot[0] not in _REPEATED)


def _change(each: Apart, pounds: bool) -> Step:
    key = each.spot[-1]
    values: dict[str, object] = {"place": place(each.titles)}
    if key == ORDER:
        return Step("scheme.change.order", {"place": place(each.titles[:-1])})
    whole = isinstance(each.mine, dict) or isinstance(each.theirs, dict)
    if each.mine is GONE and whole:
        return Step("scheme.change.added", values)
    if each.theirs is GONE and whole:
        return Step("scheme.change.removed", values)
    old, new = (_apart(side, value(key, side, pounds=pounds)) for side in (each.mine, each.theirs))
    if not old:
        return Step("scheme.change.set", {**values, "after": new})
    if not new:
        return Step("scheme.change.emptied", {**values, "before": old})
    return Step("scheme.change.changed", {**values, "before": old, "after": new})


def _apart(side: object, words: str) -> str:
    """Words of a scheme in quotation marks, where they would run into the sentence about them."""
    return f"“{words}”" if isinstance(side, str) and " " in side else words


@dataclass(frozen=True, slots=True)
class Effect:
    """What a version would do to the current caseload: yearly sums of the same sealed answers.

    `before`, `after`: totals a year of those with a sum on both sides. `otherwise`: a sum on one
    side only (the panel, nothing, another form). `not_fitting`: answers that one of the versions
    cannot take, or no birth date; they are in no total.
    """

    same: int = 0
    higher: int = 0
    lower: int = 0
    otherwise: int = 0
    not_fitting: int = 0
    before: Money = ZERO
    after: Money = ZERO
    gained: Money = ZERO
    lost: Money = ZERO


def effect(desk: Desk, before: Scheme, after: Scheme) -> Effect:
    """The effect on every open case that one may see with a sealed assessment; names nobody.

    Each scheme is asked on today, or on the nearest day on which it is in force. Refused: one
    cannot be calculated with yet, or gives hours.
    """
    with desk.read("scheme.compare") as look:
        for each in (before, after):
            if not sound(each):
                raise Refused(Finding("scheme.compare.unsound", "", {"title": each.title}))
            if each.money.unit is Unit.HOURS:
                raise Refused(Finding("scheme.compare.hours", "", {"title": each.title}))
        sight = sight_of(look)
        cases = tuple(
            each
            for each in assessment_store.answered(look.session)
            if sight.sees(look.verb, each.case, each.worker, each.team, each.restricted)
        )
        day = look.today
    old, new = (_budgets(each, _day(each, day), cases) for each in (before, after))
    return _counted(old, new)


def _day(scheme: Scheme, today: date) -> date:
    if today < scheme.valid_from:
        return scheme.valid_from
    return today if scheme.valid_to is None else min(today, scheme.valid_to)


def _budgets(scheme: Scheme, on: date, cases: tuple[Answered, ...]) -> list[int | str | None]:
    """For each case the pence a year, None without a sum, "unfit" where answers do not fit."""
    found: list[int | str | None] = ["unfit"] * len(cases)
    groups: dict[str, list[tuple[int, Child]]] = {}
    for at, case in enumerate(cases):
        age = None if case.born is None else age_on(case.born, case.on)
        form = None if age is None else scheme.form_for(age)
        if age is not None and form is None:
            found[at] = None
        if form is None:
            continue
        given = carry(form, case.answers)
        if read(form, given).complete:
            child = Child(given, age, case.gates, case.chosen)
            groups.setdefault(form.id, []).append((at, child))
    for name, members in groups.items():
        ready = prepare(scheme, scheme.form(name), on)
        results = calculate(ready, encode(ready, [child for _, child in members]))
        for (at, _), sum_ in zip(members, _sums(results), strict=True):
            found[at] = sum_
    return found


def _sums(results: Results) -> list[int | None]:
    has = results.has_sum
    return [int(each) if held else None for each, held in zip(results.annual, has, strict=True)]


def _counted(old: list[int | str | None], new: list[int | str | None]) -> Effect:
    pairs = list(zip(old, new, strict=True))
    fitting = [each for each in pairs if "unfit" not in each]
    both = [each for each in fitting if None not in each]
    sums = np.array(both, dtype=np.int64).reshape(len(both), 2)
    difference = sums[:, 1] - sums[:, 0]
    return Effect(
        same=int((difference == 0).sum()),
        higher=int((difference > 0).sum()),
        lower=int((difference < 0).sum()),
        otherwise=sum(one != two for one, two in fitting if None in (one, two)),
        not_fitting=len(pairs) - len(fitting),
        before=Money(int(sums[:, 0].sum())),
        after=Money(int(sums[:, 1].sum())),
        gained=Money(int(difference[difference > 0].sum())),
        lost=Money(-int(difference[difference < 0].sum())),
    )
