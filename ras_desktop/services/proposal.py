"""Proposals about an account: made, answered by the family, decided by somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import proposal as rules
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.proposal import Concern, Proposal, State
from ras_desktop.forms.workdays import england
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.monitoring import held_in
from ras_desktop.services.panel import policy_of
from ras_desktop.services.record import (
    as_seen,
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.store import proposal as store
from ras_desktop.store.proposal import PROPOSALS


def of_case(desk: Desk, case: UUID) -> tuple[Proposal, ...]:
    """The proposals of a case, the latest first."""
    with desk.read("monitoring.read") as look:
        case_to_read(look, case)
        return store.of_case(look.session, case)


def make(
    desk: Desk,
    case: UUID,
    concern: Concern,
    sum_: Money,
    days: tuple[date, date],
    reasons: str,
    id_: UUID | None = None,
) -> Done[Proposal]:
    """Makes a proposal; its time to answer is computed. `days`: first and last it is about.

    Refused: something is missing, more is asked than lies above the rule, one is open already.
    """
    with desk.act("proposal.make") as work:
        case_to_change(work, case)
        waits = next((each for each in store.of_case(work.session, case) if each.is_open), None)
        if waits is not None:
            raise Refused(Finding("proposal.open_already", values={"day": waits.made_on}))
        held = held_in(work, case)
        wanted = Proposal(
            id=free_id(work, PROPOSALS, id_),
            case=case,
            concern=concern,
            sum=sum_,
            first=days[0],
            last=days[1],
            reasons=typed(reasons).strip(),
            made_on=work.today,
            answer_by=_answer_by(work),
            by=work.actor.id,
            by_name=work.actor.name,
            steps=held.steps if held else (),
        )
        no_errors(rules.check(wanted, held.over if held else ZERO, work.today))
        return _kept(work, wanted)


def _answer_by(work: Work) -> date:
    days = policy_of(work).whole(PolicyCode.PROPOSAL_ANSWER, work.today)
    return england(work.today).after(work.today, days)


def answer(desk: Desk, copy: Proposal, words: str, on: date) -> Done[Proposal]:
    """Writes down what the family says. StaleCopy if it has moved on since it was shown."""
    with desk.act("proposal.answer") as work:
        held = _held(work, copy)
        words = typed(words).strip()
        no_errors(rules.check_answer(held, words, on, work.today))
        return _kept(work, replace(held, state=State.ANSWERED, answer=words, answered_on=on))


def decide(desk: Desk, copy: Proposal, sum_: Money, reason: str) -> Done[Proposal]:
    """Decides a proposal: what is paid back, from nothing to all of it, and why.

    Refused: one's own proposal, before the answer or the end of its time, without a reason.
    """
    with desk.act("proposal.decide") as work:
        held = _held(work, copy, own=True)
        reason = typed(reason).strip()
        no_errors(rules.check_decision(held, sum_, reason, work.today))
        return _ended(work, replace(held, state=State.DECIDED, decided_sum=sum_), reason)


def withdraw(desk: Desk, copy: Proposal, reason: str) -> Done[Proposal]:
    """Takes a proposal back, with a reason, before it is decided."""
    with desk.act("proposal.withdraw") as work:
        held = _held(work, copy)
        reason = typed(reason).strip()
        if not reason:
            raise Refused(Finding("proposal.decision.missing", "decision"))
        return _ended(work, replace(held, state=State.WITHDRAWN), reason)


def _held(work: Work, copy: Proposal, *, own: bool = False) -> Proposal:
    """The proposal as it stands, if the verb is allowed in its state and it is what was seen."""
    held = thing_to_read(work, PROPOSALS, copy.id)
    work.allow(held.state.value, own and held.by == work.actor.id)
    as_seen(PROPOSALS, held, copy.version)
    return held


def _ended(work: Work, wanted: Proposal, reason: str) -> Done[Proposal]:
    name = work.actor.name
    return _kept(
        work, replace(wanted, decision=reason, decided_on=work.today, decided_by_name=name)
    )


def _kept(work: Work, wanted: Proposal) -> Done[Proposal]:
    kept = PROPOSALS.put(work.session, wanted)
    work.changed("monitoring", kept.id, kept.case)
    return work.done(kept)
