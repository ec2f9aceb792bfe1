"""Puts the hand-over pack together: from the plan, the budget, the people and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from ras_desktop.documents.hand_over import Budget, Helper
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.domain.assessment import STANDING
from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.people import Person
from ras_desktop.domain.plan import PlanState
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.services import allocation, growing
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import needs as needs_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import people as people_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import request as request_store
from ras_desktop.wording import _, day, money, step
from ras_desktop.wording.family import EHC_STATUSES
from ras_desktop.wording.panel import DECIDED
from ras_desktop.wording.request import OUTCOMES


def agreed_plan(look: Reading, case: UUID) -> UUID | None:
    """The agreed plan of a case, or None."""
    held = plan_store.in_state(look.session, case, PlanState.AGREED)
    return held[0].id if held else None


def parts(look: Reading, case: Case, sheet: PlanSheet | None) -> dict[str, Any]:
    """All that `HandOverSheet` says of a case but council, child and day.

    Refused: no date of birth, or one that cannot be: nothing can be said of growing up.
    """
    told = growing.of(look, case)
    if told.found:
        raise Refused(*told.found)
    needs = tuple(
        need for each in needs_store.of_case(look.session, case.id) for need in each.needs
    )
    return {
        "every": told.every,
        "facts": _facts(look, case),
        "needs": needs if sheet is None else sheet.needs or needs,
        "helpers": tuple(_helpers(look, case.id)),
        "paid": told.paid,
        "history": tuple(sorted(_history(look, case), key=itemgetter(0))),
        "plan": sheet,
        "budget": _budget(look, case.id),
    }


def _label(look: Reading, name: ListName, value: str) -> str:
    """A listed value in words."""
    head = schemes.edition_on(look, EditionKind.LIST, look.today, name.value)
    if head is None or not value:
        return value
    held: ChoiceList = schemes.part_of(look, EditionKind.LIST, head.id)
    return held.label(value)


def _facts(look: Reading, case: Case) -> tuple[tuple[str, str], ...]:
    child = case.child
    return (
        (_("Team"), case.team),
        (_("First language"), _label(look, ListName.LANGUAGE, child.first_language)),
        (_("Interpreter needed"), _("yes") if child.interpreter_needed else ""),
        (_("Communicates by"), _label(look, ListName.COMMUNICATION, child.communication)),
        (_("School or college"), _label(look, ListName.SCHOOL, child.school)),
        (_("Primary need"), _label(look, ListName.PRIMARY_NEED, child.primary_need)),
        (_("EHC plan"), _(EHC_STATUSES[child.ehc_status.value])),
    )


def _helpers(look: Reading, case: UUID) -> Iterator[Helper]:
    """Family first, then professionals. Who must get no papers is not named to anybody else."""
    held = [each for each in people_store.of_case(look.session, case) if not each.no_papers]
    for each in sorted(held, key=lambda person: person.professional):
        said = [_label(look, ListName.RELATION, each.relation), each.organisation]
        if each.parental_responsibility:
            said.append(_("parental responsibility"))
        reached = _reached(each)
        yield Helper(each.name, ", ".join(filter(None, said)), reached)


def _reached(person: Person) -> str:
    return ", ".join(filter(None, (person.phone, person.email)))


def _budget(look: Reading, case: UUID) -> Budget | None:
    """The budget that counts, in the sentences in which it was said then."""
    held = assessment_store.in_state(look.session, case, *STANDING)
    if not held:
        return None
    at = allocation.opened(look, held[0])
    budget = allocation.budget_of(at)
    said = held[0].sealed.said if held[0].sealed else tuple(map(step, budget.steps))
    if at.confirmed is not None and at.confirmed.decided is not None:
        said = at.confirmed.decided.said
    return Budget(held[0].on, budget.annual, tuple(said))


def _history(look: Reading, case: Case) -> Iterator[tuple[date, str]]:
    """What happened, from the request to what is paid."""
    session = look.session
    yield case.opened_on, _("The case was opened")
    for each in request_store.of_case(session, case.id):
        yield each.made_on, _("Asked for by {name}").format(name=each.made_by)
        if each.outcome is not RequestOutcome.WAITING and each.outcome_on:
            yield each.outcome_on, _(OUTCOMES[each.outcome.value])
    for need in needs_store.of_case(session, case.id):
        yield need.day, _("Needs assessment, by {name}").format(name=need.author)
    for assessed in assessment_store.of_case(session, case.id):
        if assessed.is_sealed:
            yield assessed.on, _("Assessment with the children’s RAS")
    for plan in plan_store.of_case(session, case.id):
        if plan.agreed is not None:
            yield plan.on, _("Support plan agreed")
    for decision in panel_store.decisions_of(session, case.id):
        if decision.decided is not None and decision.verdict is not None:
            words = _("{decided}: {sum} a year").format(
                decided=_(DECIDED[decision.verdict.value]), sum=money(decision.approved)
            )
            yield decision.decided.on, words
    for agreed in agreement_store.of_case(session, case.id):
        if agreed.signed_on is not None:
            words = _("Agreement signed: {sum} a year from {day}")
            yield agreed.signed_on, words.format(sum=money(agreed.annual), day=day(agreed.starts))
