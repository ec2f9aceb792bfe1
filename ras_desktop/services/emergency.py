"""Emergencies: another team's case opened with a reason, for some hours, and its managers told.

Every attempt is kept before anything is looked for, and told where it opened nothing. A restricted
case is answered like one that is not there; on a team's server the server itself looks
(`store.server.hidden`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from ras_desktop.domain import access as rules
from ras_desktop.domain.access import Access, AccessKind, Attempt, Unopened, in_force
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.log import WHOLE, Noted, Value, What
from ras_desktop.domain.permission import Tie
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.services import scheme as schemes
from ras_desktop.services import sight
from ras_desktop.services.access import of_known
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import no_errors, typed
from ras_desktop.store import access as access_store
from ras_desktop.store import family as family_store
from ras_desktop.store import sought as sought_store
from ras_desktop.store.access import ACCESSES
from ras_desktop.store.log_hook import json_of, note, plain
from ras_desktop.store.sought import ATTEMPTS, UNOPENED, Answer
from ras_desktop.store.trouble import Gone

Looked = TypeVar("Looked", Attempt, Unopened)

HOURS = 4
"""Hours that an emergency lasts where the council's policy has no value of its own yet."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that may be opened now. `access` is None where it was in reach all the time."""

    case: UUID
    access: Access | None


def break_glass(desk: Desk, sought: rules.Sought, reason: str) -> Done[Opened]:
    """Opens another team's case in an emergency: to read it and to write notes, for some hours.

    By its exact case number, or the full name with the date of birth. The managers of its team are
    told. Every attempt is kept, in a transaction of its own, before anything is looked for; of one
    that opens nothing the asker's managers are told. Refused: no reason, nothing that could be
    opened so (a restricted case is answered like one that is not there), or too many of these.
    Twice gives the same; a case that is within reach anyway is nobody told of.
    """
    reason, sought = typed(reason).strip(), typed(sought)
    no_errors((*rules.check_sought(sought), *rules.check_glass_reason(reason)))
    with desk.read("case.break_glass") as look:
        there = _within_reach(look, sought)
    if there is not None:
        return Done(there)
    with desk.act("case.break_glass") as work:
        attempt = _attempt(work, sought, reason)
    with desk.act("case.break_glass") as work:
        answer = _ask_server(work, attempt) if desk.store.on_server else _look_for(work, attempt)
        if answer.case is not None:
            work.tied(answer.case, Tie.GLASS)
            work.changed("access", answer.access or answer.case, answer.case)
            work.changed("caseload", answer.case, answer.case)
        else:
            work.changed("emergency", attempt.id)
        done = work.done(answer.case)
    if answer.case is None:
        where = "name" if answer.outcome == "not_found" and not sought.number else "number"
        raise Refused(Finding(f"access.{answer.outcome}", where))
    with desk.read("family.read") as look:
        return Done(Opened(answer.case, _glass_now(look, answer.case)), done.changed)


def _within_reach(look: Reading, sought: rules.Sought) -> Opened | None:
    """The one case that is meant, if it is known anyway; opened earlier in an emergency, too."""
    known = {}
    for each in _meant(look, sought):
        case = sight.whole(look, each)
        if sight.known(look, case.id) is not None:
            known[case.id] = case
    if len(known) != 1:
        return None
    (case,) = known.values()
    look.tied(case.id, sight.tie_to(look, case))
    return Opened(case.id, _glass_now(look, case.id))


def _meant(look: Reading, sought: rules.Sought) -> tuple[Case, ...]:
    """The cases with this number, or this name and date of birth."""
    if sought.number:
        return family_store.with_number(look.session, rules.number_of(sought.number))
    assert sought.born is not None
    born = family_store.born_on(look.session, sought.born)
    return tuple(each for each in born if rules.called(each.child, sought.name))


def _attempt(work: Work, sought: rules.Sought, reason: str) -> Attempt:
    """Keeps that somebody asks. Refused: too many that opened nothing."""
    me = work.actor
    if sought_store.failed(work.session, me.id, work.now) >= rules.MOST_ATTEMPTS:
        raise Refused(Finding("access.too_many", "number"))
    number = rules.number_of(sought.number) if sought.number else ""
    name, born = ("", None) if number else (sought.name, sought.born)
    asked = Attempt(uuid4(), me.id, me.name, me.team, work.now, number, name, born, reason)
    kept = ATTEMPTS.put(work.session, asked)
    work.changed("emergency", kept.id)
    return kept


def _ask_server(work: Work, attempt: Attempt) -> Answer:
    """A server looks past its rules for rows, and writes the access by itself."""
    answer = sought_store.resolve(work.session, attempt.id, hours(work))
    if answer.access is not None:
        told = {
            "case": answer.case,
            "kind": AccessKind.GLASS.value,
            "who": attempt.who,
            "who_name": attempt.who_name,
            "reason": attempt.reason,
            "until": answer.until,
        }
        text = json_of({name: plain(each) for name, each in told.items()})
        value, opened = Value(WHOLE, "", text), json_of(str(answer.access))
        note(
            work.session,
            Noted(What.ADD, "case_access", str(answer.access), answer.case, (value,)),
            Noted(
                What.CHANGE,
                "case_sought",
                str(attempt.id),
                None,
                (Value("opened", "null", opened),),
            ),
        )
    return answer


def _look_for(work: Work, attempt: Attempt) -> Answer:
    """The same on a laptop. What is written is as much for a restricted case as for none."""
    meant = _meant(work, rules.Sought(attempt.number, attempt.name, attempt.born))
    whole = {each.id: each for each in (sight.whole(work, case) for case in meant)}
    ties = {id_: sight.tie_to(work, case) for id_, case in whole.items()}
    may = [id_ for id_, tie in ties.items() if tie is not Tie.HIDDEN]
    if len(may) == 1:
        work.tied(may[0], ties[may[0]])
        kept = ACCESSES.put(work.session, _glass(work, may[0], attempt.reason))
        ATTEMPTS.put(work.session, replace(attempt, opened=kept.id))
        return Answer("opened", may[0], kept.id)
    hidden = next((id_ for id_, tie in ties.items() if tie is Tie.HIDDEN), None)
    asked = (attempt.who, attempt.who_name, attempt.at, attempt.reason)
    UNOPENED.put(work.session, Unopened(uuid4(), attempt.id, hidden, *asked))
    return Answer("several" if may else "not_found", None, None)


def _glass(work: Work, case: UUID, reason: str) -> Access:
    me, until = work.actor, work.now + timedelta(hours=hours(work))
    who = (me.id, me.name)
    return Access(uuid4(), case, *who, AccessKind.GLASS, reason, *who, work.now, until)


def _glass_now(look: Reading, case: UUID) -> Access | None:
    mine = (each for each in access_store.of_case(look.session, case) if each.who == look.actor.id)
    open_ = (each for each in in_force(mine, look.now) if each.kind is AccessKind.GLASS)
    return next(open_, None)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An attempt that opened nothing, for a manager. `case`: the restricted one that was meant,
    for whoever knows of it; None for everybody else, and where there was none.
    """

    id: UUID
    who_name: str
    at: datetime
    asked: str
    reason: str
    case: UUID | None = None


def unanswered(look: Reading) -> tuple[Unanswered, ...]:
    """What a manager has to look at: attempts of their people, and at cases that they know of."""
    me, found = look.actor, {}
    for each in sought_store.not_looked_at(look.session, sight.sight_of(look).teams):
        if each.who != me.id:
            asked = each.number or f"{each.name}, {each.born:%d/%m/%Y}"
            found[each.id] = Unanswered(each.id, each.who_name, each.at, asked, each.reason)
    for here in sought_store.unopened(look.session):
        case = sight.known(look, here.case) if here.case else None
        if case is not None and here.who != me.id:
            what = (here.who_name, here.at, case.number, here.reason, case.id)
            found[here.attempt] = Unanswered(here.attempt, *what)
    return tuple(found.values())


def attempt(desk: Desk, id_: UUID) -> Unanswered:
    """One of them, to be looked at. Gone if there is none, or another manager has looked."""
    with desk.read("case.look_at_glass") as look:
        for each in unanswered(look):
            if each.id == id_:
                return each
        raise Gone(ATTEMPTS.kind)


def look_at_attempt(desk: Desk, attempt: UUID) -> Done[None]:
    """A manager has looked at an attempt that opened nothing; it leaves their Today.

    The asker's managers and those of a restricted case each look by themselves, so that neither
    learns of the other. Refused: one's own. Gone: no such attempt. Twice changes nothing.
    """
    with desk.act("case.look_at_glass") as work:
        me, changed = work.actor, False
        held = ATTEMPTS.find(work.session, attempt)
        if held is not None and held.team in sight.sight_of(work).teams:
            work.allow("open", own_work=held.who == me.id)
            changed = True
            if held.looked_at is None:
                ATTEMPTS.put(work.session, _looked(work, held))
        beside = sought_store.unopened_of(work.session, attempt)
        case = beside.case if beside is not None else None
        if beside is not None and case is not None and sight.known(work, case) is not None:
            work.allow("open", own_work=beside.who == me.id)
            changed = True
            if beside.looked_at is None:
                UNOPENED.put(work.session, _looked(work, beside))
                note(work.session, Noted(What.CHANGE, "case_unopened", str(beside.id), case))
        if not changed:
            raise Gone(ATTEMPTS.kind)
        work.changed("emergency", attempt)
        return work.done(None)


def _looked(work: Work, held: Looked) -> Looked:
    me = work.actor
    return replace(held, looked_by=me.id, looked_by_name=me.name, looked_at=work.now)


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
        held = of_known(work, id_, AccessKind.GLASS)
        work.allow("open", own_work=held.who == work.actor.id)
        if held.looked_at is not None:
            return work.done(held)
        seen = replace(
            held, looked_by=work.actor.id, looked_by_name=work.actor.name, looked_at=work.now
        )
        kept = ACCESSES.put(work.session, seen)
        work.changed("access", kept.id, kept.case)
        return work.done(kept)
