"""Notices of a reduction: begun from a lower decision, written need by need, given, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import notice_given as kept_rules
from ras_desktop.domain import package as packages
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.notice import Ground, How
from ras_desktop.domain.notice_given import Given, Helped, Notice, NoticeState
from ras_desktop.domain.panel import Decision
from ras_desktop.services import package
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.open_notice import (
    OpenNotice,
    as_given,
    clock_on,
    lower_decision,
    missing,
    needs_of,
    opened,
)
from ras_desktop.services.record import (
    as_seen,
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import notice as store
from ras_desktop.store.notice import NOTICES


def open_(desk: Desk, case: UUID) -> OpenNotice:
    """The notice of a case with all that its page shows; also where there is none."""
    with desk.read("notice.read") as look:
        return opened(look, case_to_read(look, case))


def of_case(desk: Desk, case: UUID) -> tuple[Notice, ...]:
    """All notices of a case, the last one begun first."""
    with desk.read("notice.read") as look:
        case_to_read(look, case)
        return store.of_case(look.session, case)


# ---------------------------------------------------------------- writing


def start(desk: Desk, case: UUID, id_: UUID | None = None) -> Done[Notice]:
    """Begins the notice of the lower decision that waits for one; one that is begun is given back.

    Refused: nothing lower was decided, or nothing is in force that it would lower.
    """
    with desk.act("notice.start") as work:
        case_to_read(work, case)
        assessment_store.hold(work.session, case)
        case_to_change(work, case)
        held = store.draft(work.session, case)
        if held is not None:
            return work.done(held)
        agreement = package.agreement_on(work, case, work.today)
        decision = lower_decision(work, case)
        if agreement is None:
            raise Refused(Finding("notice.nothing_in_force"))
        if decision is None:
            raise Refused(Finding("notice.nothing_lower"))
        before = packages.on(package.told(work, case), max(work.today, agreement.starts))
        rests_on = package.decision_on(work, case, max(work.today, agreement.starts))
        fresh = Notice(
            id=free_id(work, NOTICES, id_),
            case=case,
            agreement=agreement.id,
            decision=decision.id,
            before=before.parts if before else agreement.parts,
            after=package.parts_of(decision),
            rhythm=agreement.rhythm,
            reasons=decision.reasons,
            needs=tuple(needs_of(work, case, rests_on, decision)),
            started_by=work.actor.id,
            started_by_name=work.actor.name,
            started_at=work.now,
        )
        return work.done(_kept(work, fresh))


def keep(desk: Desk, notice: Notice) -> Done[Notice]:
    """Keeps a draft as it is typed: reasons, what is said of each need, first day, agreement.

    StaleCopy: both versions. Refused: it is given already.
    """
    with desk.act("notice.save") as work:
        held = thing_to_read(work, NOTICES, notice.id)
        work.allow(held.state.value)
        asked: Notice = typed(notice)
        wanted = replace(
            held,
            reasons=asked.reasons,
            needs=asked.needs,
            wanted=asked.wanted,
            agreed=asked.agreed,
            version=asked.version,
        )
        return work.done(_kept(work, wanted))


def drop(desk: Desk, notice: Notice) -> Done[None]:
    """Removes a draft. Refused once it is given. StaleCopy if it was kept since."""
    with desk.act("notice.drop") as work:
        held = thing_to_read(work, NOTICES, notice.id)
        work.allow(held.state.value)
        NOTICES.drop(work.session, replace(held, version=notice.version))
        _changed(work, held)
        return work.done(None)


def check(desk: Desk, id_: UUID) -> Findings:
    """What a draft lacks before it can be given: reasons need by need, a day that may be."""
    with desk.read("notice.read") as look:
        return missing(look, thing_to_read(look, NOTICES, id_))


# ---------------------------------------------------------------- giving


def give_in(work: Work, id_: UUID, how: How, to: str) -> Notice:
    """Gives a notice today, as its letter is issued: from here on nothing of it changes.

    Refused: findings of `missing`; an earlier day than the notice allows without the recipient's
    written agreement. Given twice it is given once.
    """
    held = thing_to_read(work, NOTICES, id_)
    assessment_store.hold(work.session, held.case)
    held = NOTICES.get(work.session, id_)
    if held.state is NoticeState.GIVEN:
        return held
    if held.state is not NoticeState.DRAFT:
        raise Refused(Finding("notice.withdrawn"))
    clock = clock_on(work, held.rhythm, how)
    no_errors(missing(work, held, clock))
    assert clock is not None  # `missing` says so
    return _kept(work, as_given(work, held, how, to, clock))


def help_family(desk: Desk, notice: Notice, words: str, on: date) -> Done[Notice]:
    """Writes down what was done to help the family find an alternative, and what came of it.

    Refused: nothing said, a day before notice was given or tomorrow. StaleCopy.
    """
    with desk.act("notice.help") as work:
        held = _held(work, notice)
        words = typed(words).strip()
        found = [] if words else [Finding("notice.help.missing", "words")]
        first = held.given.sent if held.given else work.today
        if not first <= on <= work.today:
            values = {"day": on, "first": first}
            found.append(Finding("notice.help.day", "on", values))
        no_errors(tuple(found))
        more = Helped(on, words, work.actor.id, work.actor.name)
        return work.done(_kept(work, replace(held, helped=(*held.helped, more))))


def withdraw(desk: Desk, notice: Notice, reason: str) -> Done[Notice]:
    """Takes a notice back, with a reason: what was in force before it is in force again.

    Whatever was paid too little by then falls due with the next payment. StaleCopy.
    """
    with desk.act("notice.withdraw") as work:
        held = _held(work, notice)
        reason = typed(reason).strip()
        if not reason:
            raise Refused(Finding("notice.withdrawn.reason", "reason"))
        wanted = replace(
            held,
            state=NoticeState.WITHDRAWN,
            withdrawn=reason,
            withdrawn_on=work.today,
            withdrawn_by_name=work.actor.name,
        )
        return work.done(_kept(work, wanted))


def without(
    desk: Desk, case: UUID, ground: Ground, starts: date, reasons: str, id_: UUID | None = None
) -> Done[Notice]:
    """Lowers without a notice what may be: the child died, moved away, the adults' decision is
    made, the law says so, or a correction in the family's favour takes effect.

    A stop, or for a correction the decision that waits. Refused: no reason, a ground that needs a
    notice, nothing in force; a correction without a lower decision.
    """
    with desk.act("notice.without") as work:
        case_to_read(work, case)
        assessment_store.hold(work.session, case)
        case_to_change(work, case)
        reasons = typed(reasons).strip()
        agreement = package.agreement_on(work, case, work.today)
        decision = lower_decision(work, case) if ground is Ground.CORRECTION else None
        before = packages.on(package.told(work, case), work.today)
        paid = packages.sum_of(before.parts) if before else ZERO
        no_errors(_against_without(agreement, paid, ground, decision, starts, reasons))
        assert agreement is not None  # just checked
        whole = Notice(
            id=free_id(work, NOTICES, id_),
            case=case,
            agreement=agreement.id,
            decision=decision.id if decision else None,
            before=before.parts if before else agreement.parts,
            after=package.parts_of(decision) if decision else (),
            rhythm=agreement.rhythm,
            reasons=reasons,
            ground=ground,
            started_by=work.actor.id,
            started_by_name=work.actor.name,
            started_at=work.now,
        )
        given = Given(work.actor.id, work.actor.name, work.now, work.today, None, "", None)
        return work.done(_kept(work, kept_rules.give(whole, given, starts)))


def _against_without(
    agreement: Agreement | None,
    paid: Money,
    ground: Ground,
    decision: Decision | None,
    starts: date,
    reasons: str,
) -> Findings:
    found: list[Finding] = []
    if agreement is None:
        return (Finding("notice.nothing_in_force"),)
    if ground is Ground.AGREED:
        found.append(Finding("notice.ground.agreed", "ground"))
    if ground is Ground.CORRECTION and decision is None:
        found.append(Finding("notice.nothing_lower", "ground"))
    if decision is not None and decision.approved < max(paid, agreement.annual):
        found.append(Finding("notice.ground.not_in_favour", "ground"))
    if not reasons:
        found.append(Finding("notice.ground.reason", "reasons"))
    if starts < agreement.starts:
        found.append(Finding("notice.ground.before", "starts", {"day": agreement.starts}))
    return tuple(found)


def _held(work: Work, copy: Notice) -> Notice:
    """The notice as it stands, if the verb is allowed in its state and it is what was seen."""
    held = thing_to_read(work, NOTICES, copy.id)
    work.allow(held.state.value)
    as_seen(NOTICES, held, copy.version)
    return held


def _kept(work: Work, notice: Notice) -> Notice:
    kept = store.put(work.session, notice)
    _changed(work, kept)
    return kept


def _changed(work: Work, notice: Notice) -> None:
    work.changed("notice", notice.id, notice.case)
    refresh(work, notice.case)
