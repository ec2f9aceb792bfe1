"""The indicative budget: running while answers are given, sealed with them, explained step by step.

Also the amounts that were set without the RAS, by strand (P 9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop import wording
from ras_desktop.domain import amount as rules
from ras_desktop.domain import what_if as trying
from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.assessment import STANDING, Assessment, indicative, intact
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.edition import EditionHead
from ras_desktop.domain.family import Case, age
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.form import Form
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.request import Strand
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.sensitivity import Effect
from ras_desktop.domain.what_if import Asked, WhatIf
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import belongs, case_to_change, no_errors, typed
from ras_desktop.store import amount as amount_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store.family import CASES


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with all that a page needs. `follows`: the one before it, for its sources."""

    assessment: Assessment
    edition: EditionHead
    scheme: Scheme
    form: Form
    case: Case
    follows: Assessment | None = None

    @property
    def asked(self) -> Asked:
        """What its budget rests on."""
        held = self.assessment
        years = age(self.case.child, held.on)
        return Asked(self.scheme, self.form, held.on, years, held.answers, held.gates, held.chosen)


@dataclass(frozen=True, slots=True)
class Explained:
    """A budget with its steps in sentences. `sealed`: it will never change.

    `intact` is False only where what was sealed has been changed past the program.
    """

    budget: Budget
    said: tuple[str, ...]
    sealed: bool
    intact: bool = True


def opened(look: Reading, assessment: Assessment) -> Opened:
    """An assessment with its scheme, form and case, inside a transaction that is open."""
    held = schemes.scheme_of(look, assessment.scheme)
    follows = assessment.follows
    return Opened(
        assessment,
        held.edition,
        held.scheme,
        held.scheme.form(assessment.form),
        CASES.get(look.session, assessment.case),
        assessment_store.ASSESSMENTS.find(look.session, follows) if follows else None,
    )


def budget_of(at: Opened) -> Budget:
    """The sealed budget as it was sealed, or the running estimate of a draft."""
    sealed = at.assessment.sealed
    return trying.budget_of(at.asked) if sealed is None else sealed.budget


def estimate(desk: Desk, assessment: Assessment) -> Budget:
    """The budget of these answers, kept or not: for showing while the family answers."""
    with desk.read("assessment.read") as look:
        return budget_of(opened(look, assessment))


def explain(desk: Desk, id_: UUID) -> Explained:
    """The budget of an assessment with every step in plain sentences.

    A sealed one says today what it said on its day, whatever scheme or wording came since.
    """
    with desk.read("assessment.read") as look:
        at = opened(look, assessment_store.ASSESSMENTS.get(look.session, id_))
        budget, sealed = budget_of(at), at.assessment.sealed
        if sealed is not None:
            return Explained(budget, sealed.said, sealed=True, intact=intact(at.assessment))
        return Explained(budget, tuple(map(wording.step, budget.steps)), sealed=False)


def greatest_changes(desk: Desk, assessment: Assessment) -> tuple[Effect, ...]:
    """Which single answer would change the amount most: each question's, the largest first."""
    with desk.read("assessment.read") as look:
        return trying.greatest_changes(opened(look, assessment).asked)


def with_changes(desk: Desk, assessment: Assessment, changed: Mapping[str, Given]) -> WhatIf:
    """ "What if": the budget with some answers changed, on a copy; nothing is kept."""
    with desk.read("assessment.read") as look:
        return trying.what_if(opened(look, assessment).asked, changed)


# ---------------------------------------------------------------- amounts set without the RAS


def amounts(desk: Desk, case: UUID) -> tuple[SetAmount, ...]:
    """All amounts of a case that were set without the RAS, the latest first."""
    with desk.read("amount.read") as look:
        return amount_store.of_case(look.session, case)


def to_plan_with(desk: Desk, case: UUID, day: date | None = None) -> Mapping[Strand, Money]:
    """What there is to plan with on a day, a year, by strand (P 9)."""
    with desk.read("amount.read") as look:
        return planned_with(look, case, day or look.today)[1]


def planned_with(
    look: Reading, case: UUID, day: date
) -> tuple[Assessment | None, Mapping[Strand, Money]]:
    """The sealed assessment that stands, and what there is to plan with on a day, by strand."""
    standing = next(iter(assessment_store.in_state(look.session, case, *STANDING)), None)
    sealed = standing.sealed if standing else None
    sum_ = indicative(sealed.budget) if sealed else None
    amounts = amount_store.of_case(look.session, case)
    return standing, rules.to_plan_with(sum_, amounts, day)


def record(desk: Desk, amount: SetAmount) -> Done[SetAmount]:
    """Records an amount that was set without the RAS. Refused: findings of domain.amount.check.

    The same amount recorded twice is recorded once.
    """
    with desk.act("amount.record") as work:
        case_to_change(work, amount.case)
        known = amount_store.AMOUNTS.find(work.session, amount.id)
        if known is not None and amount.version == 0:
            return work.done(known)
        belongs(known.case if known else None, amount.case, "set_amount")
        amount = typed(amount)
        no_errors(rules.check(amount, work.today))
        wanted = replace(amount, recorded_by_name=work.actor.name, recorded_at=work.now)
        kept = amount_store.AMOUNTS.put(work.session, wanted)
        work.changed("amount", kept.id, kept.case)
        refresh(work, kept.case)
        return work.done(kept)


def end(desk: Desk, id_: UUID, day: date, reason: str) -> Done[SetAmount]:
    """Ends an amount from a day on, with its reason; it stays on record. Refused: no reason."""
    with desk.act("amount.end") as work:
        held = amount_store.AMOUNTS.get(work.session, id_)
        case_to_change(work, held.case)
        if held.ended_on is not None:
            raise Refused(Finding("amount.ended_already", values={"day": held.ended_on}))
        reason = typed(reason).strip()
        no_errors(rules.check_end(held, day, reason))
        kept = amount_store.AMOUNTS.put(
            work.session, replace(held, ended_on=day, ended_reason=reason)
        )
        work.changed("amount", kept.id, kept.case)
        refresh(work, kept.case)
        return work.done(kept)
