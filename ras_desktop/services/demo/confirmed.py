"""What became of the sealed assessments of the demonstration: confirmed, changed, waiting.

What counts stays what the case was drawn with: where a manager changed an answer it is the worker's
score that lies a level lower. So the live direct payments come to the same total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from ras_desktop import wording
from ras_desktop.domain import moderation as rules
from ras_desktop.domain.assessment import Assessment, AssessmentState
from ras_desktop.domain.finding import errors
from ras_desktop.domain.form import Form, Question
from ras_desktop.domain.moderation import Moderation
from ras_desktop.domain.permission import Role
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.step import Step
from ras_desktop.services.demo import answers
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.draw import reckon
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.stages import Kind
from ras_desktop.services.moderation import compared, result_of


class Fate(StrEnum):
    """What became of a sealed assessment."""

    AGREED = "agreed"
    CHANGED = "changed"
    WAITING = "waiting"
    SENT_BACK = "sent_back"


_SHARES: Mapping[Kind, Mapping[Fate, int]] = {
    Kind.SEALED: {Fate.WAITING: 60, Fate.AGREED: 20, Fate.SENT_BACK: 20},
    Kind.PLAN_DRAFT: {Fate.WAITING: 35, Fate.AGREED: 30, Fate.CHANGED: 35},
}
_ELSE: Mapping[Fate, int] = {Fate.AGREED: 82, Fate.CHANGED: 18}
"""A package that is paid has been looked at; one in six was changed."""


def fate(maker: Maker) -> Fate:
    """What becomes of the assessment of a case, by its own dice: nothing else is thrown anew."""
    return _dice(maker, "fate").weigh(_SHARES.get(maker.made.kind, _ELSE))


def _dice(maker: Maker, what: str) -> Dice:
    return Dice(maker.setting.seed, "confirm", what, maker.known.slot.index)


def as_scored(maker: Maker, form: Form, told: Mapping[str, Given]) -> dict[str, Given]:
    """The answers as the worker scored them: one of them a level lower than what counts."""
    high = [each for each in form.questions if _may_be_lower(each, told)]
    for question in _dice(maker, "question").some(high, len(high)):
        given = told[question.id]
        at = [each.id for each in question.levels].index(given.level or "")
        scored = {**told, question.id: replace(given, level=question.levels[at - 1].id)}
        budget = reckon(maker.rules, maker.known, answers.Drawn(scored, {}))
        if not errors(budget.findings) and not errors(read(form, scored).findings):
            return scored
    return dict(told)


def _may_be_lower(question: Question, told: Mapping[str, Given]) -> bool:
    given = told.get(question.id, Given())
    plain = question.scored and not question.natural_support and given.points is None
    return plain and bool(given.level) and given.level != question.levels[0].id


def decide(maker: Maker, held: Assessment, told: Mapping[str, Given], what: Fate) -> Assessment:
    """The sealed assessment as it stands now; its moderation goes into the case."""
    if what is Fate.WAITING:
        return held
    dice = _dice(maker, str(held.on))
    by = _moderator(maker)
    assert held.sealed is not None
    sealed = held.sealed.at.date()
    waited = dice.whole(0, 3) if what is Fate.SENT_BACK else 0
    if what is Fate.CHANGED and maker.made.kind is Kind.PLAN_DRAFT:
        waited = dice.whole(18, 26)  # the plan is begun by then: it says how the budget changed
    day = min(sealed + timedelta(waited), maker.yesterday)
    at = moment(day, 16, dice.whole(0, 50))
    begun = Moderation(
        id=dice.uuid(), case=held.case, assessment=held.id, started_by=by.id,
        started_by_name=by.name, started_at=at - timedelta(minutes=12),
    )  # fmt: skip
    who = (by.id, by.name)
    if what is Fate.SENT_BACK:
        needed = _say(maker, dice, "needed")
        maker.made.moderations.append(rules.send_back(begun, held, needed, who, at))
        return held
    maker.made.moderations.append(_confirmed(maker, held, told, begun, who, at, dice))
    return replace(held, state=AssessmentState.CONFIRMED)


def _confirmed(
    maker: Maker,
    held: Assessment,
    told: Mapping[str, Given],
    begun: Moderation,
    who: tuple[UUID, str],
    at: datetime,
    dice: Dice,
) -> Moderation:
    form = maker.known.form
    assert form is not None
    assert held.sealed is not None
    different = {
        name: given
        for name, given in told.items()
        if not rules.same_score(given, held.answers.get(name, Given()))
    }
    asked = replace(
        begun,
        answers=different,
        reasons={name: _say(maker, dice, "why") for name in different},
        reason=_say(maker, dice, "overall") if different else "",
    )
    whole = rules.settled(form, held, asked)
    budget = held.sealed.budget
    if different:
        drawn = answers.Drawn(rules.counted(held, whole), {})
        budget = reckon(maker.rules, replace(maker.known, assessed=held.on), drawn)
    comparison = compared(form, held, whole, budget)
    result = result_of(held, budget, comparison, (who[1], at), say)
    return rules.confirm(whole, held, (budget, result), who, at)


def _say(maker: Maker, dice: Dice, what: str) -> str:
    return Teller(maker.teller.facts, dice).one(maker.texts("confirm", what))


def _moderator(maker: Maker) -> Member:
    """The manager of the team, else the panel's chair; never who holds the case."""
    others = [each for each in maker.members if each.id != maker.made.worker.id]
    managers = (
        each
        for each in others
        if Role.TEAM_MANAGER in each.roles and each.team == maker.made.worker.team
        and Role.FAMILY_SUPPORT_WORKER not in each.roles
    )  # fmt: skip
    chairs = (each for each in others if Role.PANEL_CHAIR in each.roles)
    return next(managers, None) or next(chairs)


_SAID: dict[object, str] = {}
"""Sentences said already: thousands of children give the same answer to the same question."""

_MOST_SAID = 20_000


def say(step: Step) -> str:
    """The sentence of a step; what was said already is remembered."""
    values = step.values
    key = (step.code, *values, *values.values(), *map(type, values.values()))
    try:
        if key not in _SAID:
            if len(_SAID) > _MOST_SAID:
                _SAID.clear()
            _SAID[key] = wording.step(step)
    except TypeError:  # a list among the values
        return wording.step(step)
    return _SAID[key]
