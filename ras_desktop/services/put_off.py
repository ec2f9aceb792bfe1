"""Putting off what waits on Today, and giving a reason for what is late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.put_off import About, PutOff, Reason, can_be_hidden, check, last_day
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import case_to_change, free_id, no_errors, thing_to_read, typed
from ras_desktop.store.put_off import PUT_OFF

LONGEST = 28
"""Days that something is put off at most, where the council's policy has no value of its own."""


@dataclass(frozen=True, slots=True)
class Room:
    """Whether a thing can be taken off the list, and until which day at most."""

    hides: bool
    last: date


def put_off(
    desk: Desk,
    case: UUID,
    what: About,
    reason: Reason | None,
    words: str,
    until: date | None,
    id_: UUID | None = None,
) -> Done[PutOff]:
    """Puts a thing of a case off until a day; with no day, gives the reason why it is late.

    Refused: findings of `domain.put_off.check`: what a family counts on is never hidden once it is
    late, whatever is asked for. The log has who did it and why. It ends by itself on its day, or
    when the thing gets another day.
    """
    with desk.act("today.put_off") as work:
        case_to_change(work, case)
        words = typed(words).strip()
        if reason is None:
            raise Refused(Finding("put_off.reason.missing", "reason"))
        no_errors(check(what, reason, words, until, work.today, longest(work)))
        me = work.actor
        fresh = PutOff(
            free_id(work, PUT_OFF, id_), case, what.about, typed(what.subject), what.due, reason,
            words, until, me.id, me.name, work.now,
        )  # fmt: skip
        kept = PUT_OFF.put(work.session, fresh)
        work.changed("put_off", kept.id, case)
        return work.done(kept)


def bring_back(desk: Desk, id_: UUID) -> Done[PutOff]:
    """Ends a putting-off before its day. Twice changes nothing. Gone: no such one."""
    with desk.act("today.put_off") as work:
        held = thing_to_read(work, PUT_OFF, id_)
        case_to_change(work, held.case)
        if held.ended_at is not None:
            return work.done(held)
        kept = PUT_OFF.put(work.session, replace(held, ended_at=work.now))
        work.changed("put_off", kept.id, kept.case)
        return work.done(kept)


def room(desk: Desk, what: About) -> Room:
    """What can be done with a thing today: for the question, before anything is typed."""
    with desk.read("family.list") as look:
        today = look.today
        return Room(can_be_hidden(what, today), last_day(what, today, longest(look)))


def longest(look: Reading) -> int:
    """How many days something is put off at most: the council's own value."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return LONGEST
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    try:
        return policy.whole(PolicyCode.PUT_OFF, look.today)
    except LookupError:  # a policy of the council that was kept before there was this value
        return LONGEST
