"""Handing several cases of one worker over at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain.caseload import Column, Filters, Listed
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.note import Note, NoteKind
from ras_desktop.domain.permission import offered
from ras_desktop.services.caseload import lines_of, reader, refresh
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.family import check_hand_over, hand
from ras_desktop.services.record import case_to_change, typed
from ras_desktop.services.sight import known
from ras_desktop.store.note import NOTES


def held_by(desk: Desk, worker: UUID | None) -> tuple[Listed, ...]:
    """The cases that somebody (None: nobody) holds and that one may hand over: those that are
    worked on, by name."""
    with desk.read("family.list") as look:
        lines, who = lines_of(desk, look), reader(look)
        slots = lines.passing(lines.order(Column.NAME).slots, Filters(), who)
        workers, wanted = lines.column("worker"), worker.hex if worker else None
        found = (lines.line(slot) for slot in slots if (workers[slot] or None) == wanted)
        return tuple(
            each
            for each in found
            if offered(
                "family.hand_over",
                look.actor.roles,
                who.sight.tie(each.id, each.worker, each.team, each.restricted),
            )
        )


def reassign(
    desk: Desk,
    cases: Sequence[UUID],
    held: UUID | None,
    worker: UUID | None,
    team: str,
    since: date,
    notes: str = "",
) -> Done[int]:
    """Hands cases that `held` holds to another worker or team from a day on; gives how many.

    All or none. Each case keeps who held it before; `notes` become a note of each case, written by
    who hands over. A case that is theirs already is left alone. Refused: findings as of handing one
    case over, each with the case's number; a case that somebody else has handed on meanwhile; none
    chosen. Gone: one that may not be known of.
    """
    with desk.act("family.hand_over") as work:
        team, notes = typed(team).strip(), typed(notes).strip()
        if not cases:
            raise Refused(Finding("reassign.nothing", "cases"))
        against: list[Finding] = []
        moved = 0
        for id_ in dict.fromkeys(cases):
            case = known(work, id_)
            if case is not None and (case.worker, case.team) == (worker, team):
                continue
            case = case_to_change(work, id_)
            found = check_hand_over(work, case, worker, team, since)
            if case.worker != held:
                found = (Finding("reassign.moved", "cases"), *found)
            against += _with_number(case.number, found)
            if against:
                continue
            _note(work, id_, notes, since)
            hand(work, case, worker, team, since)
            moved += 1
        if errors(tuple(against)):
            raise Refused(*_told(against))
        return work.done(moved)


_OF_CASE = {
    "reassign.moved": "reassign.moved",
    "family.worker.not_named": "reassign.not_named",
    "family.worker.before_last": "reassign.before_last",
    "family.worker.before_opened": "reassign.before_opened",
}
"""What is wrong with one case → how it is said with its number."""


def _with_number(number: str, found: Findings) -> list[Finding]:
    """What is wrong with one case says which."""
    told = []
    for each in found:
        code = _OF_CASE.get(each.code)
        if code is not None:
            values = {**each.values, "number": number}
            each = replace(each, code=code, where="cases", values=values)
        told.append(each)
    return told


def _told(found: list[Finding]) -> list[Finding]:
    """What is wrong with all of them is said once."""
    kept: dict[str, Finding] = {}
    for each in found:
        kept.setdefault(repr((each.code, each.where, each.values)), each)
    return list(kept.values())


def _note(work: Work, case: UUID, notes: str, since: date) -> None:
    if not notes:
        return
    me = work.actor
    written = Note(uuid4(), NoteKind.CASE_NOTE, min(since, work.today), notes, author=me.name)
    extra = {"case": case, "written_by": me.id, "written_at": work.now}
    kept = NOTES.put(work.session, written, **extra)
    refresh(work, case)
    work.changed("note", kept.id, case)
