"""Visit and case notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings


class NoteKind(StrEnum):
    """Where a note comes from."""

    VISIT = "visit"
    PHONE = "phone"
    MEETING = "meeting"
    EMAIL = "email"
    LETTER = "letter"
    CASE_NOTE = "case_note"
    ACCOUNT = "account"
    """Somebody looked at how a direct payment is used (`services.accounts`)."""


@dataclass(frozen=True, slots=True)
class Note:
    """A visit or case note. `child_seen` matters to visits."""

    id: UUID
    kind: NoteKind
    day: date
    text: str
    child_seen: bool = False
    author: str = ""
    version: int = 0


def check_note(note: Note, today: date) -> Findings:
    """A note says something and did not happen tomorrow."""
    found = []
    if not note.text.strip():
        found.append(Finding("family.note.text_missing", "text"))
    if note.day > today:
        found.append(Finding("family.note.future", "day", {"day": note.day}))
    return tuple(found)
