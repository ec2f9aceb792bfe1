"""Who may see a case beyond its team: restricted cases and named people.

A restricted case is known to the people named for it. Whoever needs one asks a manager: the program
gives the same answer as for a case that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from ras_desktop.domain import access as rules
from ras_desktop.domain.access import (
    Access,
    AccessKind,
    Ground,
    Restriction,
    in_force,
)
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Reach, Role, reach_of
from ras_desktop.domain.user import Standing, User
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import case_to_change, case_to_read, free_id, no_errors, typed
from ras_desktop.store import access as access_store
from ras_desktop.store import family as family_store
from ras_desktop.store import user as user_store
from ras_desktop.store.access import ACCESSES, RESTRICTIONS
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone


@dataclass(frozen=True, slots=True)
class MaySee:
    """Who may see one case, and how they came to.

    `restriction` is the one in force. `named` are let in by a manager. `everywhere` are the roles
    that may read every case that is not restricted. `emergencies`: all there ever were, the latest
    first. `now`: the moment of the answer.
    """

    restriction: Restriction | None
    worker: str
    team: str
    named: tuple[Access, ...]
    everywhere: tuple[Role, ...]
    emergencies: tuple[Access, ...]
    now: datetime


def who_may_see(desk: Desk, case: UUID) -> MaySee:
    """Who may see a case. Gone if there is none."""
    with desk.read("family.read") as look:
        held = case_to_read(look, case)
        let_in = access_store.of_case(look.session, case)
        worker = user_store.USERS.find(look.session, held.worker) if held.worker else None
        far = reach_of("family.read")
        return MaySee(
            restriction=_in_force(look, case),
            worker=worker.name if worker else "",
            team=held.team,
            named=tuple(
                each for each in in_force(let_in, look.now) if each.kind is AccessKind.NAMED
            ),
            everywhere=tuple(role for role in Role if far.get(role) is Reach.ALL),
            emergencies=tuple(each for each in let_in if each.kind is AccessKind.GLASS),
            now=look.now,
        )


def _in_force(look: Reading, case: UUID) -> Restriction | None:
    held = access_store.restrictions_of(look.session, case)
    return next((each for each in held if each.lifted_at is None), None)


# ---------------------------------------------------------------- restricted cases


def restrict(
    desk: Desk, copy: Case, ground: Ground, reason: str, people: Iterable[UUID]
) -> Done[Restriction]:
    """From now on only these people know of the case; whoever else was named is no longer.

    Twice gives the first. Refused: no reason, nobody among them who could lift it, the worker who
    holds it is not among them, or somebody is not a user.
    """
    with desk.act("case.restrict") as work:
        case = case_to_change(work, copy.id)
        standing = _in_force(work, case.id)
        if standing is not None:
            return work.done(standing)
        wanted = _users(work, people)
        reason = typed(reason).strip()
        no_errors(rules.check_restriction(reason, wanted, case.worker))
        _name_just(work, case.id, wanted, reason)
        restriction = Restriction(
            uuid4(), case.id, ground, reason, work.actor.id, work.actor.name, work.now
        )
        kept = RESTRICTIONS.put(work.session, restriction)
        _mark(work, case, restricted=True)
        return work.done(kept)


def lift(desk: Desk, copy: Case, reason: str) -> Done[Case]:
    """Ends a restriction: the team, and who may read all, know of the case again.

    The people named for it stay named. Refused: no reason. Lifted twice changes nothing.
    """
    with desk.act("case.lift") as work:
        case = case_to_change(work, copy.id)
        reason = typed(reason).strip()
        no_errors(rules.check_reason(reason))
        for each in access_store.restrictions_of(work.session, case.id):
            if each.lifted_at is None:
                lifted = replace(
                    each,
                    lifted_by=work.actor.id,
                    lifted_by_name=work.actor.name,
                    lifted_at=work.now,
                    lifted_reason=reason,
                )
                RESTRICTIONS.put(work.session, lifted)
        if case.restricted:
            case = _mark(work, case, restricted=False)
        return work.done(case)


def _mark(work: Work, case: Case, restricted: bool) -> Case:
    """Marks the case, and every record that became part of it."""
    kept = CASES.put(work.session, replace(case, restricted=restricted))
    for each in family_store.merged_into(work.session, case.id):
        _mark(work, each, restricted)
    refresh(work, kept.id)
    work.changed("family", kept.id, kept.id)
    work.changed("access", kept.id, kept.id)
    return kept


def _users(work: Work, people: Iterable[UUID]) -> tuple[User, ...]:
    """Active users. Refused if one of them is none."""
    found = []
    for id_ in dict.fromkeys(people):
        user = user_store.USERS.find(work.session, id_)
        if user is None or user.standing is not Standing.ACTIVE:
            raise Refused(Finding("access.person.unknown", "people"))
        found.append(user)
    return tuple(found)


def _name_just(work: Work, case: UUID, wanted: tuple[User, ...], reason: str) -> None:
    """Makes these the people named for a case, and ends the naming of all others."""
    held = access_store.named_now(work.session, (case,), work.now)
    for each in held:
        if each.who not in {user.id for user in wanted}:
            ACCESSES.put(work.session, replace(each, until=work.now))
    there = {each.who for each in held if each.until is None}
    for user in wanted:
        if user.id not in there:
            ACCESSES.put(work.session, _access(work, case, user, reason))


def _access(
    work: Work,
    case: UUID,
    who: User,
    reason: str,
    until: datetime | None = None,
    id_: UUID | None = None,
) -> Access:
    return Access(
        id=id_ or uuid4(),
        case=case,
        who=who.id,
        who_name=who.name,
        kind=AccessKind.NAMED,
        reason=reason,
        by=work.actor.id,
        by_name=work.actor.name,
        since=work.now,
        until=until,
    )


# ---------------------------------------------------------------- named people


def name_person(
    desk: Desk,
    case: UUID,
    who: UUID,
    reason: str,
    until: datetime | None = None,
    id_: UUID | None = None,
) -> Done[Access]:
    """Lets somebody into a case as if they held it, within their roles: until then, or until ended.

    Somebody who is named already is given back as they are. Refused: no reason, no such user, or
    the end has been.
    """
    with desk.act("case.name_person") as work:
        held = case_to_change(work, case)
        (user,) = _users(work, (who,))
        reason = typed(reason).strip()
        no_errors((*rules.check_reason(reason), *rules.check_until(until, work.now)))
        for each in access_store.named_now(work.session, (case,), work.now):
            if each.who == who and (each.until, each.reason) == (until, reason):
                return work.done(each)
            if each.who == who:
                ACCESSES.put(work.session, replace(each, until=work.now))
        fresh = _access(work, held.id, user, reason, until, free_id(work, ACCESSES, id_))
        kept = ACCESSES.put(work.session, fresh)
        work.changed("access", kept.id, case)
        return work.done(kept)


def end(desk: Desk, id_: UUID) -> Done[Access]:
    """Ends that somebody is named for a case; what they did stays.

    Refused in a restricted case for the worker who holds it and for the last manager. Ending twice
    changes nothing. Gone: no such access.
    """
    with desk.act("case.name_person") as work:
        held = of_known(work, id_, AccessKind.NAMED)
        case = case_to_change(work, held.case)
        if not held.holds(work.now):
            return work.done(held)
        if case.restricted:
            named = access_store.named_now(work.session, (case.id,), work.now)
            rest = _users_there(work, (each.who for each in named if each.id != held.id))
            no_errors(rules.check_people(rest, case.worker))
        kept = ACCESSES.put(work.session, replace(held, until=work.now))
        work.changed("access", kept.id, kept.case)
        return work.done(kept)


def of_known(work: Work, id_: UUID, kind: AccessKind) -> Access:
    """An access of this kind to a case that one may know of. Gone if there is none."""
    held = ACCESSES.find(work.session, id_)
    case_to_read(work, held.case if held is not None else id_, ACCESSES.kind)
    if held is None or held.kind is not kind:
        raise Gone(ACCESSES.kind)
    return held


def _users_there(look: Reading, ids: Iterable[UUID]) -> tuple[User, ...]:
    """Those of them that may sign in."""
    found = (user_store.USERS.find(look.session, each) for each in ids)
    return tuple(each for each in found if each and each.standing is Standing.ACTIVE)


def holds_restricted(look: Reading, who: UUID) -> bool:
    """Whether a restricted case would be without its worker, or without anybody who could lift it,
    if this user left.

    For leaving: whoever lets somebody go is told to have all cases handed over, never which.
    """
    named, _ = access_store.held_by(look.session, who, look.now)
    for id_ in named:
        case = CASES.get(look.session, id_)
        if case.restricted:
            others = access_store.named_now(look.session, (id_,), look.now)
            rest = _users_there(look, (each.who for each in others if each.who != who))
            if rules.check_people(rest, case.worker):
                return True
    return False
