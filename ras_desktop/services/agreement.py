"""Agreements: begun from a decision, made ready, signed, ended; the payee's checks on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import agreement as rules
from ras_desktop.domain import employer
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Ended,
    Relative,
    Signature,
    Signed,
)
from ras_desktop.domain.family import standing as standing_of_case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.payee import Check, Evidence
from ras_desktop.services import package, panel
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.open_agreement import (
    OpenAgreement,
    clauses_on,
    first_day,
    granted_of,
    opened,
    to_make_ready,
    wanted_of,
    why_not,
)
from ras_desktop.services.record import (
    belongs,
    case_to_read,
    free_id,
    no_errors,
    thing_to_read,
    typed,
)
from ras_desktop.services.sight import sight_of
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import assessment as assessment_store
from ras_desktop.store import attachment as attachment_store
from ras_desktop.store.agreement import AGREEMENTS
from ras_desktop.store.attachment import ATTACHMENTS
from ras_desktop.store.family import CASES


def of_case(desk: Desk, case: UUID) -> tuple[Agreement, ...]:
    """All agreements of a case, the last one begun first."""
    with desk.read("agreement.read") as look:
        case_to_read(look, case)
        return agreement_store.of_case(look.session, case)


def open_(desk: Desk, case: UUID) -> OpenAgreement:
    """The agreement of a case with all that surrounds it on its page; also before there is one."""
    with desk.read("agreement.read") as look:
        return opened(look, case_to_read(look, case))


def start(desk: Desk, case: UUID, id_: UUID | None = None) -> Done[Agreement]:
    """Begins the agreement about the decision that stands, its parts as they were decided.

    One that is begun already is given back. Refused: no decision grants money, or it was for a
    plan that has to be costed anew.
    """
    with desk.act("agreement.start") as work:
        _open_case(work, case)
        held = agreement_store.unfinished(work.session, case)
        if held is not None:
            return work.done(held)
        decision = panel.decided_in(work, case)
        refused = why_not(work, case, decision)
        if refused is not None or decision is None:
            raise Refused(refused or Finding("agreement.no_decision"))
        starts = first_day(work, case, decision)
        signed = [
            each
            for each in agreement_store.of_case(work.session, case)
            if each.state is AgreementState.SIGNED and each.decision == decision.id
        ]
        if signed:
            raise Refused(Finding("agreement.signed_already", values={"day": signed[0].signed_on}))
        fresh = Agreement(
            id=free_id(work, AGREEMENTS, id_),
            case=case,
            decision=decision.id,
            parts=rules.begin(granted_of(work, decision, starts)),
            starts=starts,
            started_by=work.actor.id,
            started_by_name=work.actor.name,
            started_at=work.now,
        )
        return work.done(_kept(work, _with_likely_payee(work, fresh)))


def _with_likely_payee(work: Work, fresh: Agreement) -> Agreement:
    """The first of those with parental responsibility is offered as payee; nothing is decided."""
    from ras_desktop.domain.payee import Payee, PayeeKind
    from ras_desktop.store import people as people_store

    for each in people_store.of_case(work.session, fresh.case):
        if each.parental_responsibility and not each.professional:
            return replace(fresh, payee=Payee(PayeeKind.PARENT, each.name, each.id))
    return fresh


def keep(desk: Desk, agreement: Agreement) -> Done[Agreement]:
    """Keeps a draft as it is typed: parts, first day, rhythm, payees with their shares, help, who
    is employed.

    Checks, signatures, state and who approved a relative are not taken from it. StaleCopy: both
    versions. Refused: it is ready or signed already.
    """
    with desk.act("agreement.save") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        work.allow(held.state.value)
        asked: Agreement = typed(agreement)
        relative = replace(
            asked.relative,
            approved_by=held.relative.approved_by,
            approved_by_name=held.relative.approved_by_name,
            approved_on=held.relative.approved_on,
        )
        if (relative.who, relative.reason) != (held.relative.who, held.relative.reason):
            relative = Relative(relative.paid, relative.who, relative.reason)
        wanted = replace(
            held,
            parts=asked.parts,
            starts=asked.starts,
            rhythm=asked.rhythm,
            payee=asked.payee,
            relative=relative,
            employs=asked.employs,
            help_to_manage=asked.help_to_manage,
            beside=asked.beside,
            checks=rules.still_about(held, asked),
            version=asked.version,
        )
        return work.done(_kept(work, wanted))


def drop(desk: Desk, agreement: Agreement) -> Done[None]:
    """Removes a draft. Refused once it is ready. StaleCopy if it was kept since."""
    with desk.act("agreement.drop") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        work.allow(held.state.value)
        AGREEMENTS.drop(work.session, replace(held, version=agreement.version))
        _changed(work, held)
        return work.done(None)


def answer(
    desk: Desk,
    agreement: Agreement,
    question: str,
    yes: bool,
    evidence: Evidence,
    payee_no: int = 1,
) -> Done[Agreement]:
    """Keeps the answer to one question about a payee: yes or no, on what it rests, never more.

    The answer before it stays. Refused: no such question for this payee, or it is over.
    """
    with desk.act("agreement.check") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        work.allow(held.state.value)
        there = payee_no in held.numbers
        asked = wanted_of(work, held, None, payee_no) if there else ()
        if question not in {each.question for each in asked}:
            raise Refused(Finding("agreement.question", "checks"))
        told = Check(question, yes, evidence, work.actor.id, work.actor.name, work.today, payee_no)
        checks = (*held.checks, told)
        return work.done(_kept(work, replace(held, checks=checks, version=agreement.version)))


def approve_relative(desk: Desk, agreement: Agreement) -> Done[Agreement]:
    """A manager agrees that a relative of the household is paid. Refused: own case, no reason."""
    with desk.act("agreement.relative") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        case = CASES.get(work.session, held.case)
        covers = case.worker in sight_of(work).covers
        own = covers or work.actor.id in (case.worker, held.started_by)
        work.allow(held.state.value, own)
        if not held.relative.paid or not held.relative.reason.strip():
            raise Refused(Finding("agreement.relative.reason", "relative/reason"))
        approved = replace(
            held.relative,
            approved_by=work.actor.id,
            approved_by_name=work.actor.name,
            approved_on=work.today,
        )
        wanted = replace(held, relative=approved, version=agreement.version)
        return work.done(_kept(work, wanted))


def set_employer(
    desk: Desk, agreement: Agreement, check: employer.EmployerCheck
) -> Done[Agreement]:
    """Keeps one item of the employer's list. Refused: a day that cannot be."""
    with desk.act("agreement.check") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        work.allow(held.state.value)
        check = replace(typed(check), by_name=work.actor.name)
        no_errors(employer.check_dates((check,), work.today))
        rest = tuple(each for each in held.employer if each.item is not check.item)
        order = list(employer.EmployerItem)
        items = tuple(sorted((*rest, check), key=lambda each: order.index(each.item)))
        wanted = replace(held, employer=items, version=agreement.version)
        return work.done(_kept(work, wanted))


def check(desk: Desk, case: UUID) -> Findings:
    """What the draft of a case lacks before it can be signed."""
    with desk.read("agreement.read") as look:
        return opened(look, case_to_read(look, case)).missing


def ready(desk: Desk, agreement: Agreement) -> Done[Agreement]:
    """Makes it ready to be signed: from here on its text stands still.

    Refused: parts that do not sum to the decision, a check of the payee that is missing or bars
    it, or the decision stands no longer. StaleCopy if it was kept since.
    """
    with desk.act("agreement.ready") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        if held.state is AgreementState.READY:
            return work.done(held)
        work.allow(held.state.value)
        _open_case(work, held.case)
        no_errors(to_make_ready(work, held))
        heads = [clauses_on(work, held, number) for number in held.numbers]
        first, *others = [each.id for each in heads if each is not None]
        by = (work.actor.id, work.actor.name)
        whole = rules.settle(held, by, work.today, work.now, first, tuple(others))
        return work.done(_kept(work, replace(whole, version=agreement.version)))


def again(desk: Desk, agreement: Agreement) -> Done[Agreement]:
    """Takes it back to a draft; signatures under the old text no longer count."""
    with desk.act("agreement.again") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        if held.state is AgreementState.DRAFT:
            return work.done(held)
        work.allow(held.state.value)
        wanted = replace(rules.again(held), version=agreement.version)
        return work.done(_kept(work, wanted))


def sign(desk: Desk, agreement: Agreement, signature: Signature) -> Done[Agreement]:
    """Takes one signature, on paper with its scan or from the screen; the last one makes it signed.

    Refused: findings of `domain.agreement.check_signature`; a scan of another case; the text is
    another than was made ready; the council's own signature by the person who pays or is paid.
    """
    with desk.act("agreement.sign") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        if any(each.id == signature.id for each in held.signatures):
            return work.done(held)
        work.allow(held.state.value)
        _open_case(work, held.case)
        asked: Signature = replace(
            typed(signature),
            taken_by=work.actor.id,
            taken_by_name=work.actor.name,
            at=work.now,
        )
        if not rules.intact(held):
            raise Refused(Finding("start.not_intact"))
        no_errors(rules.check_signature(asked, held, work.today))
        no_errors(package.may_begin(work, held.case, held.parts, held.starts, held.decision))
        if asked.how is Signed.PAPER and asked.scan is not None:
            scan = ATTACHMENTS.find(work.session, asked.scan)
            belongs(scan.case if scan else UUID(int=0), held.case, "attachment")
            if scan is None or scan.removed is not None:
                raise Refused(Finding("agreement.signature.scan", "scan"))
        wanted = replace(rules.sign(held, asked), version=agreement.version)
        kept = _kept(work, wanted)
        if kept.state is AgreementState.SIGNED:
            _supersede(work, kept)
        return work.done(kept)


def _supersede(work: Work, kept: Agreement) -> None:
    """The one that was in force ends on the first day of the new one."""
    for each in agreement_store.of_case(work.session, kept.case):
        if each.state is AgreementState.SIGNED and each.id != kept.id and each.ended is None:
            over = Ended(kept.starts, "", work.actor.id, work.actor.name)
            _kept(work, replace(each, state=AgreementState.ENDED, ended=over))


def end(
    desk: Desk,
    agreement: Agreement,
    on: date,
    reason: str,
    ground: Ground | None = None,
    asked_on: date | None = None,
) -> Done[Agreement]:
    """Ends a signed agreement from a day on. Refused: no reason, a day before it began, or money
    would stop without a notice and without a `ground` that needs none. `asked_on`: the day on which
    the family itself asked for it in writing (`Ground.AGREED`)."""
    with desk.act("agreement.end") as work:
        held = thing_to_read(work, AGREEMENTS, agreement.id)
        if held.state is AgreementState.ENDED:
            return work.done(held)
        work.allow(held.state.value)
        found = []
        if not typed(reason).strip():
            found.append(Finding("agreement.end.reason", "reason"))
        if on < held.starts:
            found.append(Finding("agreement.end.before", "on", {"day": held.starts}))
        found += package.may_end(work, held, on, ground, asked_on)
        no_errors(tuple(found))
        over = Ended(on, reason.strip(), work.actor.id, work.actor.name)
        wanted = replace(held, state=AgreementState.ENDED, ended=over, version=agreement.version)
        return work.done(_kept(work, wanted))


def scans(desk: Desk, case: UUID) -> tuple[tuple[UUID, str], ...]:
    """The attached files of a case that a signature on paper may be shown by."""
    with desk.read("attachment.read") as look:
        case_to_read(look, case)
        held = attachment_store.of_case(look.session, case)
        return tuple((each.id, each.what) for each in held if each.removed is None)


def _open_case(work: Work, case: UUID) -> None:
    case_to_read(work, case)
    assessment_store.hold(work.session, case)
    if standing_of_case(CASES.get(work.session, case)) != "open":
        raise Refused(Finding("assessment.case_closed"))


def _kept(work: Work, agreement: Agreement) -> Agreement:
    kept = agreement_store.put(work.session, agreement)
    _changed(work, kept)
    return kept


def _changed(work: Work, agreement: Agreement) -> None:
    work.changed("agreement", agreement.id, agreement.case)
    refresh(work, agreement.case)
