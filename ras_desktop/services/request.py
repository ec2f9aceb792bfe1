"""Requests for a personal budget: logged, decided, with what is offered before (P 1, 10, 12)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ras_desktop.domain.family import standing
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.request import (
    EarlyStep,
    EarlyTick,
    Request,
    RequestOutcome,
    check,
    check_outcome,
    check_tick,
)
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.record import (
    belongs,
    case_to_change,
    case_to_read,
    no_errors,
    own_or_new,
    typed,
)
from ras_desktop.store import request as request_store
from ras_desktop.store.request import REQUESTS
from ras_desktop.store.trouble import Gone


def of_case(desk: Desk, case: UUID) -> tuple[Request, ...]:
    """The requests of a case, the latest first."""
    with desk.read("request.read") as look:
        case_to_read(look, case)
        return request_store.of_case(look.session, case)


def ticks(desk: Desk, case: UUID) -> tuple[EarlyTick, ...]:
    """The early steps that were done for a family, in their order."""
    with desk.read("request.read") as look:
        case_to_read(look, case)
        return request_store.ticks_of(look.session, case)


def log(desk: Desk, case: UUID, request: Request) -> Done[Request]:
    """Logs a request of a family that has a case; it waits for its outcome.

    A request that comes before the case: `family.add(desk, id_, child, request=request)`.
    Refused: findings of `domain.request.check`.
    """
    with desk.act("request.log") as work:
        _case_that_can_ask(work, case)
        return _keep(work, case, _waiting(replace(request, version=0)))


def save(desk: Desk, case: UUID, request: Request) -> Done[Request]:
    """Changes a request that waits for its outcome."""
    with desk.act("request.save") as work:
        _held(work, case, request.id)
        return _keep(work, case, _waiting(request))


def decide(desk: Desk, case: UUID, request: Request) -> Done[Request]:
    """Records the outcome. A refusal carries an individual written reason.

    Refused: findings of `domain.request.check` and `check_outcome`. A warning (a very short
    reason) does not stop it: the page shows it before.
    """
    with desk.act("request.decide") as work:
        held = _held(work, case, request.id, allow=False)
        request = _decided(desk, request)
        if held.outcome is not RequestOutcome.WAITING and _same(held, request):
            return work.done(held)  # a second click
        work.allow(held.outcome.value)
        return _keep(work, case, request, check_outcome(request, work.today))


def correct(desk: Desk, case: UUID, request: Request) -> Done[Request]:
    """Mends an outcome that was recorded wrongly: a manager's verb."""
    with desk.act("request.correct") as work:
        _held(work, case, request.id)
        request = _decided(desk, request)
        return _keep(work, case, request, check_outcome(request, work.today))


def tick(desk: Desk, case: UUID, done: EarlyTick) -> Done[EarlyTick]:
    """Records that an early step was done: which, when, by whom (empty: who acts)."""
    with desk.act("request.tick") as work:
        case_to_change(work, case)
        done = typed(done)
        done = done if done.who.strip() else replace(done, who=desk.actor.name)
        no_errors(check_tick(done, work.today))
        request_store.tick(work.session, case, done)
        refresh(work, case)
        work.changed("request", case, case)
        return work.done(done)


def untick(desk: Desk, case: UUID, step: EarlyStep) -> Done[bool]:
    """Takes a tick away that was a slip. The value: whether there was one."""
    with desk.act("request.tick") as work:
        case_to_change(work, case)
        gone = request_store.untick(work.session, case, step)
        refresh(work, case)
        work.changed("request", case, case)
        return work.done(gone)


def _case_that_can_ask(work: Work, case: UUID) -> None:
    held = case_to_read(work, case)
    if standing(held) == "merged":
        raise Gone("family")


def _held(work: Work, case: UUID, request: UUID, allow: bool = True) -> Request:
    case_to_read(work, case, "request")
    held = REQUESTS.get(work.session, request)
    belongs(request_store.case_of(work.session, request), case, "request")
    if allow:
        work.allow(held.outcome.value)
    return held


def _waiting(request: Request) -> Request:
    return replace(
        request, outcome=RequestOutcome.WAITING, outcome_on=None, reason="", decided_by=""
    )


def _decided(desk: Desk, request: Request) -> Request:
    """The request as it is kept, decided by whoever acts where nobody else is named."""
    request = typed(request)
    decider = request.decided_by.strip() or desk.actor.name
    return replace(request, decided_by=decider)


def _same(held: Request, request: Request) -> bool:
    return replace(held, version=0) == replace(request, version=0)


def _keep(work: Work, case: UUID, request: Request, findings: Findings = ()) -> Done[Request]:
    owner = request_store.case_of(work.session, request.id)
    request, _ = own_or_new(work, typed(request), owner, case, "request")
    no_errors((*check(request, work.today), *findings))
    kept = REQUESTS.put(work.session, request, case=case)
    refresh(work, case)
    work.changed("request", kept.id, case)
    return work.done(kept)
