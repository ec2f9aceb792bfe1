"""Visit and case notes: written, corrected, read."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.note import Note, check_note
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_change, case_to_read, no_errors, own_or_new, typed
from ras_desktop.store import note as note_store
from ras_desktop.store.note import NOTES


def of_case(desk: Desk, case: UUID, most: int | None = None) -> tuple[Note, ...]:
    """The notes of a case, the latest first."""
    with desk.read("family.read") as look:
        case_to_read(look, case)
        return note_store.of_case(look.session, case, most)


def save(desk: Desk, case: UUID, note: Note) -> Done[Note]:
    """Writes a note, or corrects one's own. An empty author becomes who acts.

    Refused: findings of `check_note`, or the note is somebody else's.
    """
    with desk.act("family.note") as work:
        case_to_change(work, case)
        whose = note_store.whose(work.session, note.id)
        owner = whose[0] if whose else None
        note, there = own_or_new(work, typed(note), owner, case, "note")
        whose = whose if there else None
        note = note if note.author else replace(note, author=desk.actor.name)
        found = check_note(note, work.today)
        if whose and whose[1] != desk.actor.id:
            found = (Finding("family.note.not_yours", "text", {"author": note.author}),)
        no_errors(found)
        writer = whose or (case, desk.actor.id, work.now)
        extra = {"case": case, "written_by": writer[1], "written_at": writer[2]}
        kept = NOTES.put(work.session, note, **extra)
        refresh(work, case)
        work.changed("note", kept.id, case)
        return work.done(kept)
