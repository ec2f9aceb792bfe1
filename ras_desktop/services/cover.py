"""Covering a colleague: arranged by them, or by their manager; ended; and who covers whom.

What it opens follows from the table itself: `services.sight` reads whom one covers today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain.cover import Cover, arranges_for_others, check
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import CASEWORK
from ras_desktop.domain.user import Standing, User
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import case_to_read, free_id, no_errors, typed
from ras_desktop.store import cover as cover_store
from ras_desktop.store import user as user_store
from ras_desktop.store.cover import COVERS
from ras_desktop.store.trouble import Gone


@dataclass(frozen=True, slots=True)
class Covers:
    """Who covers whom, as far as it concerns somebody; `people`: who does casework, by name.

    `for_others`: whether cover is arranged for the team, or for oneself only.
    """

    day: date
    covers: tuple[Cover, ...]
    people: tuple[User, ...]
    for_others: bool


def read(desk: Desk) -> Covers:
    """The covers in which one is away or covers; a manager sees those of the whole team."""
    with desk.read("cover.read") as look:
        users = user_store.everybody(look.session)
        works = tuple(
            each
            for each in users
            if each.standing is Standing.ACTIVE and not CASEWORK.isdisjoint(each.roles)
        )
        others = arranges_for_others(look.actor.roles)
        seen = cover_store.of_people(look.session, _whose(look, users))
        return Covers(look.today, seen, works, others)


def now(desk: Desk) -> tuple[Cover, ...]:
    """Whom I cover today, with what I need to know: for Today."""
    with desk.read("cover.read") as look:
        me = frozenset({look.actor.id})
        found = cover_store.of_people(look.session, me)
        return tuple(
            each for each in found if each.covering == look.actor.id and each.holds(look.today)
        )


def of_case(desk: Desk, case: UUID) -> tuple[Cover, ...]:
    """The covers of whoever holds a case, as far as they concern one: beside its workers."""
    with desk.read("family.read") as look:
        held = case_to_read(look, case)
        if held.worker is None:
            return ()
        near = _whose(look, user_store.everybody(look.session))
        found = cover_store.of_absent(look.session, held.worker)
        return tuple(each for each in found if near & {each.absent, each.covering})


def _whose(look: Reading, users: tuple[User, ...]) -> frozenset[UUID]:
    me = look.actor
    if not arranges_for_others(me.roles):
        return frozenset({me.id})
    return frozenset({me.id, *(each.id for each in users if each.team in ("", me.team))})


def arrange(
    desk: Desk,
    absent: UUID | None,
    covering: UUID | None,
    first: date | None,
    last: date | None,
    notes: str,
    id_: UUID | None = None,
) -> Done[Cover]:
    """From the first to the last day a colleague sees and changes what the absent one may.

    Refused: findings of `domain.cover.check`, or it is neither one's own absence nor that of
    somebody in the manager's team. Only cases that the absent one holds: a restricted one stays
    with the people named for it.
    """
    with desk.act(_verb(desk, absent)) as work:
        away, stands_in = (_user(work, each) for each in (absent, covering))
        _may_arrange(work, away)
        notes = typed(notes).strip()
        there = cover_store.of_absent(work.session, away.id) if away else ()
        no_errors(check(away, stands_in, first, last, work.today, there))
        assert away is not None
        assert stands_in is not None
        assert first is not None
        assert last is not None
        me = work.actor
        fresh = Cover(
            free_id(work, COVERS, id_), away.id, away.name, stands_in.id, stands_in.name, first,
            last, notes, me.id, me.name, work.now,
        )  # fmt: skip
        kept = COVERS.put(work.session, fresh)
        _changed(work, kept)
        return work.done(kept)


def end(desk: Desk, id_: UUID) -> Done[Cover]:
    """Ends a cover from today on; what was done stays. Twice changes nothing.

    Gone: no such cover that one may know of. Refused: not one's own, nor of the manager's team.
    """
    with desk.read("cover.read") as look:
        held = _known(look, id_)
    with desk.act(_verb(desk, held.absent)) as work:
        held = _known(work, id_)
        _may_arrange(work, _user(work, held.absent))
        if held.over(work.today):
            return work.done(held)
        over = replace(held, ended_on=work.today, ended_by_name=work.actor.name)
        kept = COVERS.put(work.session, over)
        _changed(work, kept)
        return work.done(kept)


def _changed(work: Work, kept: Cover) -> None:
    """What somebody may see is another: lists and pages are read anew."""
    work.changed("cover", kept.id)
    work.changed("access", kept.id)


def _known(look: Reading, id_: UUID) -> Cover:
    held = COVERS.find(look.session, id_)
    users = user_store.everybody(look.session)
    if held is None or not _whose(look, users) & {held.absent, held.covering}:
        raise Gone(COVERS.kind)
    return held


def _verb(desk: Desk, absent: UUID | None) -> str:
    """One's own absence is a right of its own: a manager arranges those of the team."""
    return "cover.arrange" if absent in (None, desk.actor.id) else "cover.arrange_team"


def _user(look: Reading, id_: UUID | None) -> User | None:
    return user_store.USERS.find(look.session, id_) if id_ is not None else None


def _may_arrange(work: Work, absent: User | None) -> None:
    """Refused: somebody of another team."""
    me = work.actor
    if absent is not None and absent.id != me.id and absent.team not in ("", me.team):
        raise Refused(Finding("cover.absent.not_yours", "absent"))
