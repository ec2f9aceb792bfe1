"""Tries a scheme that is still a draft: on answers given here, and on a child of the caseload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop import wording
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.assessment import STANDING
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.family import age
from ras_desktop.domain.form import Form, QuestionKind
from ras_desktop.domain.gates import route
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scheme import GateAnswer, Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.services.allocation import opened
from ras_desktop.services.desk import Desk
from ras_desktop.services.record import case_to_read
from ras_desktop.store import assessment as assessment_store


@dataclass(frozen=True, slots=True)
class Child:
    """Whom a scheme is tried on. `chosen`: options of a menu. `name` is "" for an invented one."""

    on: date
    age: int
    answers: Mapping[str, Given]
    gates: Mapping[str, GateAnswer]
    chosen: tuple[str, ...] = ()
    name: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What came out, with every step in a sentence."""

    budget: Budget
    said: tuple[str, ...]


def try_(scheme: Scheme, child: Child) -> Tried | None:
    """The budget of a child under this scheme; None where no form is for the age.

    ValueError never: a scheme that is not sound is not tried (`scheme_design.Looked.sound`).
    """
    way = route(scheme, child.age, child.gates)
    if way.form is None and way.otherwise is None:
        return None
    card = score(way.form, read(way.form, child.answers)) if way.form is not None else None
    budget = allocate(
        scheme, card, on=child.on, age=child.age, gates=child.gates, chosen=child.chosen
    )
    return Tried(budget, tuple(map(wording.step, budget.steps)))


def of_case(desk: Desk, case: UUID, scheme: Scheme) -> Child | None:
    """The sealed answers of a child as far as they fit this scheme's form; None without any.

    An answer fits where the question is still there and is answered in the same way. What does not
    fit is named in `left_out`, by the titles of the old form.
    """
    with desk.read("assessment.read") as look:
        case_to_read(look, case)
        held = next(iter(assessment_store.in_state(look.session, case, *STANDING)), None)
        if held is None:
            return None
        at = opened(look, held)
    years = age(at.case.child, held.on)
    form = scheme.form_for(years) if years is not None else None
    if years is None:
        return None
    given = at.answers
    kept = {name: each for name, each in given.items() if form and fits(form, name, each)}
    gone = tuple(
        at.form.by_id[name].title for name in given if name not in kept and name in at.form.by_id
    )
    gates = {each.id: held.gates[each.id] for each in scheme.gates if each.id in held.gates}
    name = at.case.child.preferred_name or at.case.child.first_names
    return Child(held.on, years, kept, gates, held.chosen, name, gone)


def fits(form: Form, name: str, given: Given) -> bool:
    """Whether an answer can be given to the question of this name."""
    question = form.by_id.get(name)
    if question is None:
        return False
    if given.level is not None and given.level not in question.by_id:
        return False
    by_level = question.kind is QuestionKind.LEVELS
    if given.points is not None and not (by_level and question.between):
        return False
    return given.not_relevant or by_level == (given.number is None)
