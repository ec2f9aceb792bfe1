"""The indicative budget: running while answers are given, sealed with them, explained step by step.

Also the amounts that were set without the RAS, by strand (P 9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
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
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.moderation import Moderation, ModerationState, counted
from ras_desktop.domain.moderation import intact as moderation_intact
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.request import Strand
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.sensitivity import Effect
from ras_desktop.domain.what_if import Asked, WhatIf
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import (
    case_to_change,
    case_to_read,
    no_errors,
    own_or_new,
    thing_to_read,
    typed,
)
from ras_desktop.store import amount as amount_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import issued as issued_store
from ras_desktop.store import moderation as moderation_store


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with all that a page needs.

    `follows`: the one before it, for its sources, and `before` its answers as they counted.
    `confirmed`: the moderation by which this one was confirmed; `sent_back`: the last by which it
    was sent back, while it is not confirmed.
    """

    assessment: Assessment
    edition: EditionHead
    scheme: Scheme
    form: Form
    case: Case
    follows: Assessment | None = None
    before: Mapping[str, Given] | None = None
    confirmed: Moderation | None = None
    sent_back: Moderation | None = None

    @property
    def answers(self) -> Mapping[str, Given]:
        """Its answers as they count: the confirmed score where a moderation changed it."""
        return counted(self.assessment, self.confirmed)

    @property
    def asked(self) -> Asked:
        """What its budget rests on."""
        held = self.assessment
        years = age(self.case.child, held.on)
        answers = self.answers
        return Asked(self.scheme, self.form, held.on, years, answers, held.gates, held.chosen)


@dataclass(frozen=True, slots=True)
class Explained:
    """A budget with its steps in sentences. `sealed`: it will never change.

    Once it is confirmed `budget` is the confirmed one; `worker` is the worker's, and `told` says
    what was changed, why, and what that made of the sum; `letter_owed`: the family was told the
    figure in a letter before it was changed, and has had none since. `intact` is False only where
    what was sealed has been changed past the program.
    """

    budget: Budget
    said: tuple[str, ...]
    sealed: bool
    intact: bool = True
    worker: Budget | None = None
    told: tuple[str, ...] = ()
    letter_owed: bool = False


def opened(look: Reading, assessment: Assessment) -> Opened:
    """An assessment with its scheme, form and case, inside a transaction that is open."""
    family = case_to_read(look, assessment.case, "assessment")
    held = schemes.scheme_of(look, assessment.scheme)
    earlier = assessment.follows
    follows = assessment_store.ASSESSMENTS.find(look.session, earlier) if earlier else None
    moderated = moderation_store.of_assessment(look.session, assessment.id)
    decided = {each.state: each for each in reversed(moderated) if each.is_sealed}
    confirmed = decided.get(ModerationState.CONFIRMED)
    return Opened(
        assessment,
        held.edition,
        held.scheme,
        held.scheme.form(assessment.form),
        family,
        follows,
        answers_of(look, follows) if follows else None,
        confirmed,
        None if confirmed else decided.get(ModerationState.SENT_BACK),
    )


def answers_of(look: Reading, assessment: Assessment) -> Mapping[str, Given]:
    """The answers of an assessment as they count: confirmed ones where they were moderated."""
    return counted(assessment, moderation_store.confirmed(look.session, assessment.id))


def budget_of(at: Opened) -> Budget:
    """The budget that counts: confirmed, else as the worker sealed it, else a running estimate."""
    if at.confirmed is not None and at.confirmed.decided is not None:
        assert at.confirmed.decided.budget is not None
        return at.confirmed.decided.budget
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
        at = opened(look, thing_to_read(look, assessment_store.ASSESSMENTS, id_))
        budget, sealed = budget_of(at), at.assessment.sealed
        if sealed is None:
            return Explained(budget, tuple(map(wording.step, budget.steps)), sealed=False)
        whole = intact(at.assessment)
        if at.confirmed is None or at.confirmed.decided is None:
            return Explained(budget, sealed.said, sealed=True, intact=whole)
        part = at.confirmed.decided
        whole = whole and moderation_intact(at.confirmed, at.assessment)
        owed = bool(at.confirmed.answers) and _told_before(look, id_, part.at)
        return Explained(budget, part.said, True, whole, sealed.budget, part.told, owed)


def _told_before(look: Reading, assessment: UUID, confirmed: datetime) -> bool:
    """Whether a family holds a letter about it from before, and none from after."""
    letters = [
        each
        for each in issued_store.about(look.session, assessment)
        if each.kind is DocumentKind.BUDGET
    ]
    return bool(letters) and letters[0].issued_at < confirmed


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
        case_to_read(look, case)
        return amount_store.of_case(look.session, case)


def to_plan_with(desk: Desk, case: UUID, day: date | None = None) -> Mapping[Strand, Money]:
    """What there is to plan with on a day, a year, by strand (P 9)."""
    with desk.read("amount.read") as look:
        case_to_read(look, case)
        return planned_with(look, case, day or look.today)[1]


def planned_with(
    look: Reading, case: UUID, day: date
) -> tuple[Assessment | None, Mapping[Strand, Money]]:
    """The sealed assessment that stands, and what there is to plan with on a day, by strand.

    The budget is the confirmed one as soon as there is one.
    """
    standing = next(iter(assessment_store.in_state(look.session, case, *STANDING)), None)
    budget = counting(look, standing) if standing else None
    sum_ = indicative(budget) if budget else None
    amounts = amount_store.of_case(look.session, case)
    return standing, rules.to_plan_with(sum_, amounts, day)


def counting(look: Reading, assessment: Assessment) -> Budget | None:
    """The budget of a sealed assessment that counts: the confirmed one, else the worker's."""
    confirmed = moderation_store.confirmed(look.session, assessment.id)
    if confirmed is not None and confirmed.decided is not None:
        return confirmed.decided.budget
    return assessment.sealed.budget if assessment.sealed else None


def record(desk: Desk, amount: SetAmount) -> Done[SetAmount]:
    """Records an amount that was set without the RAS. Refused: findings of domain.amount.check.

    The same amount recorded twice is recorded once; what is recorded is never written over, only
    ended.
    """
    with desk.act("amount.record") as work:
        case_to_change(work, amount.case)
        known = amount_store.AMOUNTS.find(work.session, amount.id)
        owner = known.case if known else None
        amount, there = own_or_new(work, typed(amount), owner, amount.case, "set_amount")
        if known is not None and there:
            if amount.version == 0 or amount == known:
                return work.done(known)
            raise Refused(Finding("amount.recorded_already", values={"day": known.set_on}))
        no_errors(rules.check(amount, work.today))
        wanted = replace(amount, recorded_by_name=work.actor.name, recorded_at=work.now)
        kept = amount_store.AMOUNTS.put(work.session, wanted)
        work.changed("amount", kept.id, kept.case)
        refresh(work, kept.case)
        return work.done(kept)


def end(desk: Desk, id_: UUID, day: date, reason: str) -> Done[SetAmount]:
    """Ends an amount from a day on, with its reason; it stays on record. Refused: no reason."""
    with desk.act("amount.end") as work:
        held = thing_to_read(work, amount_store.AMOUNTS, id_)
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
