"""Two versions of a scheme side by side: what changed in words, and whom it would affect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ras_desktop.analysis.population import Child, Results, calculate, encode, prepare
from ras_desktop.domain.assessment import carry
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scheme import Scheme, Unit
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.domain.step import Step, Steps
from ras_desktop.forms.scheme_plain import HEAD, files
from ras_desktop.services.desk import Desk
from ras_desktop.services.sight import sight_of
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store.assessment import Answered

_REPEATED = frozenset({"version", "format"})


def words(before: Scheme, after: Scheme) -> Steps:
    """What is new, gone and changed, as steps that `wording.step` says; in the scheme's order."""
    old, new = files(before), files(after)
    found: list[Step] = []
    for name in dict.fromkeys((*old, *new)):
        place = () if name == HEAD else (name.removesuffix(".toml"),)
        found += _tables(old.get(name, {}), new.get(name, {}), place)
    return tuple(found)


def _tables(old: dict[str, Any], new: dict[str, Any], place: tuple[str, ...]) -> Iterator[Step]:
    for key in dict.fromkeys((*new, *old)):
        if not place and key in _REPEATED:
            continue
        yield from _values(old.get(key), new.get(key), (*place, key.replace("_", " ")))


def _values(old: Any, new: Any, place: tuple[str, ...]) -> Iterator[Step]:
    if old == new:
        return
    if isinstance(old, dict) or isinstance(new, dict):
        yield from _tables(old or {}, new or {}, place)
    elif _listed(old) or _listed(new):
        yield from _lists(old or [], new or [], place)
    else:
        yield _change(old, new, place)


def _listed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _lists(old: list[Any], new: list[Any], place: tuple[str, ...]) -> Iterator[Step]:
    """Things with a name are followed by it, rows without one by their place."""
    before = {_name(each, at): each for at, each in enumerate(old, start=1)}
    after = {_name(each, at): each for at, each in enumerate(new, start=1)}
    for name in dict.fromkeys((*after, *before)):
        at = (*place[:-1], f"{place[-1]} “{name}”")
        if name not in before:
            yield Step("scheme.change.added", {"place": " › ".join(at)})
        elif name not in after:
            yield Step("scheme.change.removed", {"place": " › ".join(at)})
        else:
            yield from _tables(before[name], after[name], at)
    kept = [name for name in before if name in after]
    if kept != [name for name in after if name in before]:
        yield Step("scheme.change.order", {"place": " › ".join(place)})


def _name(each: dict[str, Any], at: int) -> str:
    return str(each.get("id") or at)


def _change(old: Any, new: Any, place: tuple[str, ...]) -> Step:
    values = {"place": " › ".join(place)}
    if old is None:
        return Step("scheme.change.set", {**values, "after": new})
    if new is None:
        return Step("scheme.change.emptied", {**values, "before": old})
    return Step("scheme.change.changed", {**values, "before": old, "after": new})


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
    for place, case in enumerate(cases):
        age = None if case.born is None else age_on(case.born, case.on)
        form = None if age is None else scheme.form_for(age)
        if age is not None and form is None:
            found[place] = None
        if form is None:
            continue
        given = carry(form, case.answers)
        if read(form, given).complete:
            child = Child(given, age, case.gates, case.chosen)
            groups.setdefault(form.id, []).append((place, child))
    for name, members in groups.items():
        ready = prepare(scheme, scheme.form(name), on)
        results = calculate(ready, encode(ready, [child for _, child in members]))
        for (place, _), value in zip(members, _sums(results), strict=True):
            found[place] = value
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
