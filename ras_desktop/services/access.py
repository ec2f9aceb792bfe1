"""Who may see a case beyond its team: restricted cases, named people, and emergencies.

A restricted case is known to the people named for it. Whoever needs one asks a manager: the program
gives the same answer as for a case that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from ras_desktop.domain import access as rules
from ras_desktop.domain.access import Access, AccessKind, Ground, Restriction, in_force
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Reach, Role, Tie, reach_of
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.user import Standing, User
from ras_desktop.services import scheme as schemes
from ras_desktop.services import sight
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import case_to_change, case_to_read, free_id, no_errors, typed
from ras_desktop.store import access as access_store
from ras_desktop.store import family as family_store
from ras_desktop.store import user as user_store
from ras_desktop.store.access import ACCESSES, RESTRICTIONS
from ras_desktop.store.family import CASES
from ras_desktop.store.trouble import Gone

HOURS = 4
"""Hours that an emergency lasts where the council's policy has no value of its own yet."""


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
        held = _of_known(work, id_, AccessKind.NAMED)
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


def _of_known(work: Work, id_: UUID, kind: AccessKind) -> Access:
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


# ---------------------------------------------------------------- emergencies


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that may be opened now. `access` is None where it was in reach all the time."""

    case: UUID
    access: Access | None


def break_glass(desk: Desk, sought: rules.Sought, reason: str) -> Done[Opened]:
    """Opens another team's case in an emergency: to read it and to write notes, for some hours.

    By its exact case number, or the full name with the date of birth. The managers of its team are
    told. Refused: no reason, or nothing that could be opened so; a restricted case is answered like
    one that is not there. Twice gives the same.
    """
    with desk.act("case.break_glass") as work:
        reason = typed(reason).strip()
        sought = typed(sought)
        no_errors((*rules.check_sought(sought), *rules.check_glass_reason(reason)))
        case = _sought(work, sought)
        tie = sight.tie_to(work, case)
        if sight.known(work, case.id) is not None:
            return work.done(Opened(case.id, _glass_now(work, case.id)))
        work.tied(case.id, tie)
        access = Access(
            id=uuid4(),
            case=case.id,
            who=work.actor.id,
            who_name=work.actor.name,
            kind=AccessKind.GLASS,
            reason=reason,
            by=work.actor.id,
            by_name=work.actor.name,
            since=work.now,
            until=work.now + timedelta(hours=hours(work)),
        )
        kept = ACCESSES.put(work.session, access)
        work.tied(case.id, Tie.GLASS)
        work.changed("access", kept.id, case.id)
        work.changed("caseload", case.id, case.id)
        return work.done(Opened(case.id, kept))


def _glass_now(work: Work, case: UUID) -> Access | None:
    mine = (each for each in access_store.of_case(work.session, case) if each.who == work.actor.id)
    open_ = (each for each in in_force(mine, work.now) if each.kind is AccessKind.GLASS)
    return next(open_, None)


def _sought(work: Work, sought: rules.Sought) -> Case:
    """The one case that is meant, whoever it is; restricted ones are not among those looked at."""
    if sought.number:
        found = family_store.with_number(work.session, rules.number_of(sought.number))
    else:
        assert sought.born is not None
        born = family_store.born_on(work.session, sought.born)
        found = tuple(each for each in born if rules.called(each.child, sought.name))
    whole = {each.id: each for each in (sight.whole(work, case) for case in found)}
    may = [each for each in whole.values() if sight.tie_to(work, each) is not Tie.HIDDEN]
    if len(may) > 1:
        raise Refused(Finding("access.several", "number"))
    if not may:
        raise Refused(Finding("access.not_found", "number" if sought.number else "name"))
    return may[0]


def hours(look: Reading) -> int:
    """How long an emergency lasts, in hours: the council's own value."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return HOURS
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    try:
        return policy.whole(PolicyCode.EMERGENCY, look.today)
    except LookupError:  # a policy of the council that was kept before there was this value
        return HOURS


def open_hours(desk: Desk) -> int:
    """The same, to be said before a case is opened."""
    with desk.read("case.break_glass") as look:
        return hours(look)


def look_at(desk: Desk, id_: UUID) -> Done[Access]:
    """A manager of the case's team has looked at an emergency; it leaves Today.

    Refused: one's own. Twice changes nothing. Gone: no such emergency.
    """
    with desk.act("case.look_at_glass") as work:
        held = _of_known(work, id_, AccessKind.GLASS)
        work.allow("open", own_work=held.who == work.actor.id)
        if held.looked_at is not None:
            return work.done(held)
        seen = replace(
            held, looked_by=work.actor.id, looked_by_name=work.actor.name, looked_at=work.now
        )
        kept = ACCESSES.put(work.session, seen)
        work.changed("access", kept.id, kept.case)
        return work.done(kept)
