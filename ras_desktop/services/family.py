"""The child's case: added, changed, held, closed, reopened, handed over (issue 2 points 2, 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain import request as request_domain
from ras_desktop.domain.closing import NOTICE_MONTHS, CaseFacts, consequences
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import (
    Case,
    CaseState,
    Child,
    check,
    check_sketch,
    check_state,
    standing,
)
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.next_act import REVIEWS
from ras_desktop.domain.path import NOTHING, Stage
from ras_desktop.domain.people import WorkerSpell
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.request import Request
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.family_page import Page, Sibling, page, siblings_known
from ras_desktop.services.record import case_to_change, case_to_read, change, no_errors, typed
from ras_desktop.services.sight import known
from ras_desktop.store import access as access_store
from ras_desktop.store import family as family_store
from ras_desktop.store import people as people_store
from ras_desktop.store.family import CASES, StateChange
from ras_desktop.store.reached import reached
from ras_desktop.store.request import REQUESTS
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.store.user import USERS

__all__ = [
    "Page",
    "Sibling",
    "add",
    "close",
    "hand_over",
    "hold",
    "link_sibling",
    "new_id",
    "page",
    "read",
    "reopen",
    "save",
    "states",
    "unlink_sibling",
    "what_follows",
]


def new_id() -> UUID:
    """An identifier for a form that was opened: what it adds is added once, however often."""
    return uuid4()


def read(desk: Desk, case: UUID) -> Case:
    """One case with its child's record. Gone if there is none."""
    with desk.read("family.read") as look:
        return case_to_read(look, case)


def states(desk: Desk, case: UUID) -> tuple[StateChange, ...]:
    """Every state that a case took, the latest first."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        return family_store.states(look.session, case)


def add(
    desk: Desk,
    id_: UUID,
    child: Child,
    *,
    request: Request | None = None,
    worker: UUID | None = None,
    team: str | None = None,
    existing_package: bool = False,
) -> Done[Case]:
    """Opens a case for a child; its number is given by itself.

    `id_` is chosen when the form opens (`new_id`): to add the same one again gives what was kept
    the first time. With a `request` one name of the child is enough. `worker` None: who acts
    holds it; `team` None: theirs. Refused with the findings of `domain.family.check`.
    """
    with desk.act("family.add") as work:
        held = known(work, id_)
        if held is not None:
            return work.done(held)
        if CASES.find(work.session, id_) is not None:
            id_ = new_id()  # of a case that they may not know of: no answer may tell
        child = typed(child)
        looked = check(child, work.today) if request is None else check_sketch(child, work.today)
        if request is not None:
            request = typed(request)
            looked += request_domain.check(request, work.today)
        no_errors((*looked, *_check_worker(work, worker)))
        case = CASES.put(
            work.session,
            Case(
                id=id_,
                number=family_store.next_number(work.session, work.today.year),
                child=child,
                state=CaseState.OPEN,
                state_since=work.today,
                state_reason="",
                worker=worker or desk.actor.id,
                team=desk.actor.team if team is None else typed(team),
                opened_on=work.today,
                existing_package=existing_package,
            ),
        )
        family_store.note_state(work.session, case, desk.actor.id, desk.actor.name, work.now)
        _begin_spell(work, case, work.today)
        if request is not None:
            REQUESTS.put(work.session, request, case=id_)
            work.changed("request", request.id, id_)
        refresh(work, id_)
        work.changed("family", id_, id_)
        return work.done(case)


def save(desk: Desk, case: Case) -> Done[Case]:
    """Keeps a changed child's record. What is not known yet does not stop it; a fault does.

    Only the child and `existing_package` are taken from the copy: state, worker and number have
    verbs of their own. StaleCopy: both versions, to show field by field.
    """
    with desk.act("family.save") as work:
        case_to_change(work, case.id)
        child = typed(case.child)
        no_errors(check_sketch(child, work.today))
        package = case.existing_package
        kept, changed = change(work, case, child=child, existing_package=package)
        if changed:
            refresh(work, kept.id)
        return work.done(kept)


def what_follows(desk: Desk, case: UUID, state: CaseState, day: date) -> Findings:
    """What then happens, to be shown before a case is closed, held or reopened."""
    with desk.read("family.read") as look:
        return consequences(_facts(look, case_to_read(look, case)), state, day)


def _facts(look: Reading, case: Case) -> CaseFacts:
    known = reached(look.session, (case.id,), look.today).get(case.id, NOTHING)
    paid = [mark.amount for mark in known.finished if mark.stage is Stage.PAYMENT]
    reviews = [each.day for each in known.due if each.code in {*REVIEWS, "due.ehc_review"}]
    return CaseFacts(
        state=case.state,
        drafts=tuple(stage for stage in Stage if stage in known.begun - {Stage.REQUEST}),
        requests_waiting=sum(each.code == "due.request" for each in known.due),
        paid=next(iter(paid), None),
        review_due=min(reviews, default=None),
        siblings=len(siblings_known(look, case.id)),
        notice_months=_notice_months(look),
    )


def _notice_months(look: Reading) -> int:
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return NOTICE_MONTHS
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    return policy.months(PolicyCode.NOTICE, look.today)


def hold(desk: Desk, case: Case, reason: str, day: date) -> Done[Case]:
    """Puts a case on hold from a day, with the reason."""
    return _take_state(desk, "family.hold", case, CaseState.ON_HOLD, reason, day)


def close(desk: Desk, case: Case, state: CaseState, reason: str, day: date) -> Done[Case]:
    """Closes a case: withdrawn, moved away, ended or died. ValueError for another state."""
    if state in (CaseState.OPEN, CaseState.ON_HOLD):
        raise ValueError(f"{state} does not close a case")
    return _take_state(desk, "family.close", case, state, reason, day)


def reopen(desk: Desk, case: Case, reason: str, day: date) -> Done[Case]:
    """Opens a case again that was held or closed."""
    return _take_state(desk, "family.reopen", case, CaseState.OPEN, reason, day)


def _take_state(
    desk: Desk, verb: str, copy: Case, state: CaseState, reason: str, day: date
) -> Done[Case]:
    with desk.act(verb) as work:
        held = case_to_read(work, copy.id)
        reason = typed(reason).strip()
        new: dict[str, Any] = {"state": state, "state_since": day, "state_reason": reason}
        if held.merged_into is None and all(getattr(held, name) == new[name] for name in new):
            return work.done(held)  # a second click
        if held.version != copy.version:  # before it is said what another state does not allow
            raise StaleCopy("family", mine=replace(copy, **new), theirs=held)
        work.allow(standing(held))
        no_errors(check_state(state, reason, day, work.today, held.state_since))
        kept, _ = change(work, copy, **new)
        family_store.note_state(work.session, kept, desk.actor.id, desk.actor.name, work.now)
        refresh(work, kept.id)
        return work.done(kept)


def hand_over(desk: Desk, case: Case, worker: UUID | None, team: str, since: date) -> Done[Case]:
    """Gives a case to another worker or team from a day on; who held it before is kept."""
    with desk.act("family.hand_over") as work:
        team = typed(team).strip()
        held = known(work, case.id)
        if held is not None and (held.worker, held.team) == (worker, team):
            return work.done(held)  # a second click, which may no longer reach it
        held = case_to_change(work, case.id)
        no_errors(check_hand_over(work, held, worker, team, since))
        return work.done(hand(work, case, worker, team, since))


def hand(work: Work, copy: Case, worker: UUID | None, team: str, since: date) -> Case:
    """Gives a case to another worker or team, and keeps who held it. StaleCopy as `change`."""
    kept, changed = change(work, copy, worker=worker, team=team)
    if changed:
        people_store.end_spells(work.session, kept.id, since)
        _begin_spell(work, kept, since)
        refresh(work, kept.id)
    return kept


def check_hand_over(
    work: Work, case: Case, worker: UUID | None, team: str, since: date
) -> Findings:
    """What stands against handing a case over."""
    found = []
    if worker is None and not team:
        found.append(Finding("family.worker.missing", "worker"))
    found += _check_worker(work, worker)
    if case.restricted and worker is not None:
        named = access_store.named_now(work.session, (case.id,), work.now)
        if worker not in {each.who for each in named}:
            found.append(Finding("family.worker.not_named", "worker"))
    if since > work.today:
        found.append(Finding("family.worker.since_future", "since", {"day": since}))
    if since < case.opened_on:
        values = {"day": since, "opened": case.opened_on}
        found.append(Finding("family.worker.before_opened", "since", values))
    elif (begun := people_store.held_since(work.session, case.id)) and since < begun:
        values = {"day": since, "begun": begun}
        found.append(Finding("family.worker.before_last", "since", values))
    return tuple(found)


def _check_worker(work: Work, worker: UUID | None) -> Findings:
    if worker is None or USERS.find(work.session, worker) is not None:
        return ()
    return (Finding("family.worker.unknown", "worker"),)


def _begin_spell(work: Work, case: Case, since: date) -> None:
    if case.worker is None:
        return
    user = USERS.find(work.session, case.worker)
    spell = WorkerSpell(case.worker, user.name if user else "", since, None, case.team)
    people_store.begin_spell(work.session, case.id, spell)


def link_sibling(desk: Desk, case: UUID, sibling: UUID) -> Done[bool]:
    """Links two cases as siblings', both ways. The value: whether they were not linked before."""
    with desk.act("family.link") as work:
        if case == sibling:
            no_errors((Finding("family.link.same", "sibling"),))
        for each in (case, sibling):
            case_to_change(work, each)
        new = people_store.link(work.session, case, sibling)
        if new:
            _siblings_changed(work, case, sibling)
        return work.done(new)


def unlink_sibling(desk: Desk, case: UUID, sibling: UUID) -> Done[bool]:
    """Takes the link of two siblings away. The value: whether there was one."""
    with desk.act("family.link") as work:
        case_to_change(work, case)
        case_to_read(work, sibling)
        gone = people_store.unlink(work.session, case, sibling)
        if gone:
            _siblings_changed(work, case, sibling)
        return work.done(gone)


def _siblings_changed(work: Work, *cases: UUID) -> None:
    for each in cases:
        refresh(work, each)
        work.changed("sibling", each, each)
