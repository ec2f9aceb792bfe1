"""Looking at a notice again: asked, acknowledged, with evidence, answered by somebody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import reconsideration as rules
from ras_desktop.domain import reconsidered
from ras_desktop.domain.agreement import Part
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.notice_given import Notice
from ras_desktop.domain.package import sum_of
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.reconsideration import Answer, Outcome
from ras_desktop.domain.reconsidered import AskedState, Reconsideration
from ras_desktop.forms.workdays import england
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.open_notice import decided_by, policy_on
from ras_desktop.services.pay_calendar import calendar_of
from ras_desktop.services.record import (
    as_seen,
    belongs,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import reconsideration as store
from ras_desktop.store.attachment import ATTACHMENTS
from ras_desktop.store.notice import NOTICES
from ras_desktop.store.reconsideration import ASKED


@dataclass(frozen=True, slots=True)
class Asking:
    """What a family asks, as it is written down."""

    on: date
    by: str
    words: str
    help_received: str = ""


def of_case(desk: Desk, case: UUID) -> tuple[Reconsideration, ...]:
    """The requests of a case, the latest first."""
    with desk.read("reconsideration.read") as look:
        case_to_read(look, case)
        return store.of_case(look.session, case)


def ask(desk: Desk, notice: UUID, asking: Asking, id_: UUID | None = None) -> Done[Reconsideration]:
    """Writes down that the family asks to look again; by when it is answered is computed.

    The reduction waits where the council's rule says so and it has not begun. Refused: no notice
    was given, it was looked at again already, or something is missing.
    """
    with desk.act("reconsideration.ask") as work:
        held = thing_to_read(work, NOTICES, notice)
        assessment_store.hold(work.session, held.case)
        held = NOTICES.get(work.session, notice)
        work.allow(held.state.value)
        before = store.of_notice(work.session, notice)
        if before is not None:
            values = {"day": before.asked_on}
            raise Refused(Finding("reconsideration.asked_already", values=values))
        told = typed(asking)
        wanted = _fresh(work, held, told, free_id(work, ASKED, id_))
        no_errors(reconsidered.check_asked(wanted, held, work.today))
        return work.done(_kept(work, wanted))


def _fresh(work: Work, notice: Notice, told: Asking, id_: UUID) -> Reconsideration:
    policy = policy_on(work, told.on)
    by = rules.deadlines(told.on, policy, england(told.on))
    begun = notice.starts is not None and notice.starts <= told.on
    return Reconsideration(
        id=id_,
        case=notice.case,
        notice=notice.id,
        asked_on=told.on,
        asked_by=told.by.strip(),
        words=told.words.strip(),
        help_received=told.help_received.strip(),
        waits=policy.yes(PolicyCode.RECONSIDERATION_WAITS, told.on) and not begun,
        acknowledge_by=by.acknowledge,
        answer_by=by.answer,
        recorded_by=work.actor.id,
        recorded_by_name=work.actor.name,
        recorded_at=work.now,
    )


def add_evidence(desk: Desk, asked: Reconsideration, file: UUID) -> Done[Reconsideration]:
    """Adds an attached file of the case to what is looked at. StaleCopy. Refused: it is over."""
    with desk.act("reconsideration.add") as work:
        held = _held(work, asked)
        found = ATTACHMENTS.find(work.session, file)
        belongs(found.case if found else UUID(int=0), held.case, ATTACHMENTS.kind)
        if found is None or found.removed is not None:
            raise Refused(Finding("reconsideration.file", "evidence"))
        if file in held.evidence:
            return work.done(held)
        return work.done(_kept(work, replace(held, evidence=(*held.evidence, file))))


def acknowledge_in(work: Work, id_: UUID) -> Reconsideration:
    """Notes that the family was told in writing that it is looked at, as that letter goes."""
    held = thing_to_read(work, ASKED, id_)
    if held.acknowledged_on is not None or not held.is_open:
        return held
    return _kept(work, replace(held, acknowledged_on=work.today))


def answer(
    desk: Desk,
    asked: Reconsideration,
    outcome: Outcome,
    reasons: str,
    parts: tuple[Part, ...] = (),
) -> Done[Reconsideration]:
    """Answers: the reduction stands, less of it stands (`parts`, a year), or none of it.

    What the answer gives back is due from the day on which the reduction began. Refused: by
    somebody who decided it, without reasons, a varied sum that does not lie between. StaleCopy.
    """
    with desk.act("reconsideration.answer") as work:
        held = _held(work, asked)
        reasons = typed(reasons).strip()
        no_errors(_against(work, held, outcome, reasons, parts))
        by = (work.actor.id, work.actor.name)
        begins = _begins(work, held)
        wanted = reconsidered.answered(held, outcome, reasons, parts, by, work.today, begins)
        return work.done(_kept(work, wanted))


def drop(desk: Desk, asked: Reconsideration, reason: str) -> Done[Reconsideration]:
    """The family takes its request back. Refused: no reason, or it is answered. StaleCopy."""
    with desk.act("reconsideration.drop") as work:
        held = _held(work, asked)
        reason = typed(reason).strip()
        if not reason:
            raise Refused(Finding("reconsideration.dropped.reason", "reason"))
        wanted = replace(
            held,
            state=AskedState.DROPPED,
            reasons=reason,
            answered_on=work.today,
            answered_by=work.actor.id,
            answered_by_name=work.actor.name,
            begins=_begins(work, held),
        )
        return work.done(_kept(work, wanted))


def _against(
    look: Reading, held: Reconsideration, outcome: Outcome, reasons: str, parts: tuple[Part, ...]
) -> Findings:
    notice = NOTICES.get(look.session, held.notice)
    annual = sum_of(parts) if outcome is Outcome.VARIED and parts else None
    told = Answer(outcome, look.today, look.actor.id, reasons, annual)
    who = tuple(decided_by(look, notice))
    found = rules.check(told, held.asked_on, who, notice.was, notice.becomes)
    if outcome is Outcome.VARIED and not found:
        found = reconsidered.check_parts(parts, notice)
    return found


def _begins(work: Work, held: Reconsideration) -> date | None:
    """The first day on which the reduction may begin now that it is answered."""
    notice = NOTICES.get(work.session, held.notice)
    clock = notice.given.clock if notice.given else None
    calendar = calendar_of(work, notice.rhythm, work.today)
    if clock is None or calendar is None or not held.waits:
        return None
    return rules.starts(clock, calendar, work.today, waits=True)


def _held(work: Work, copy: Reconsideration) -> Reconsideration:
    """The request as it stands, if the verb is allowed in its state and it is what was seen."""
    held = thing_to_read(work, ASKED, copy.id)
    work.allow(held.state.value)
    as_seen(ASKED, held, copy.version)
    return held


def _kept(work: Work, wanted: Reconsideration) -> Reconsideration:
    kept = ASKED.put(work.session, wanted)
    work.changed("reconsideration", kept.id, kept.case)
    refresh(work, kept.case)
    return kept
