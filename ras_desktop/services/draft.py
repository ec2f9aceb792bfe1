"""Drafts: what is typed is kept within two seconds and offered again; nothing else happens.

Keeping a draft asks no permission, changes no record, dates and decides nothing, and nobody else
sees it. While a team's server is away it is kept on this computer (`away`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from ras_desktop.domain.draft import Draft
from ras_desktop.services import away
from ras_desktop.services.desk import Desk, Reading, Work
from ras_desktop.services.sight import known
from ras_desktop.store import coding
from ras_desktop.store import draft as draft_store
from ras_desktop.store.trouble import ServerAway

Value = TypeVar("Value")
UNDO = draft_store.UNDO
"""Ends the kind of a draft that holds what can be undone of a record the next time."""


def keep(desk: Desk, kind: str, subject: str, body: Any, case: UUID | None = None) -> Draft:
    """Keeps what was typed over the last draft of the same kind and subject ("new" for none yet).

    `body`: text, whole numbers, lists and mappings. The draft says when it was kept.
    """
    draft = Draft(kind, subject, body, desk.now(), case)
    try:
        with desk.aside() as look:
            knew = case is not None and known(look, case) is not None
            written = away.may_write(look, desk, draft)
            if written:
                draft_store.keep(look.session, desk.actor.id, draft, knew)
    except ServerAway:
        written = False
    if written:
        away.arrived(desk, draft)
    else:
        away.keep(desk, draft)
    return draft


def find(desk: Desk, kind: str, subject: str) -> Draft | None:
    """My draft of this kind and subject, or None."""
    with desk.read() as look:
        found = draft_store.find(look.session, desk.actor.id, kind, subject)
        if desk.keeping is not None:
            desk.keeping.seen[kind, subject] = found.kept_at if found is not None else None
        return found if found is not None and _mine_to_see(look, found) else None


def mine(desk: Desk) -> tuple[Draft, ...]:
    """All my drafts, the latest first: offered after signing in, and on Today."""
    with desk.read() as look:
        held = draft_store.of_owner(look.session, desk.actor.id)
        return tuple(each for each in held if _mine_to_see(look, each))


def _mine_to_see(look: Reading, draft: Draft) -> bool:
    """What I typed of a case that I knew of, and may no longer, waits until I may again.

    A case that I never knew of, as one that is not there yet, hides nothing: the words are mine.
    """
    if draft.case is None or known(look, draft.case) is not None:
        return True
    return not draft_store.of_record(look.session, look.actor.id, draft)


def drop(desk: Desk, kind: str, subject: str) -> None:
    """Removes my draft: it has been saved, or is not wanted. No matter if there is none."""
    with desk.aside() as look:
        draft_store.drop(look.session, desk.actor.id, kind, subject)
    if desk.keeping is not None:
        desk.keeping.forget(desk, kind, subject)


def past_is_over(work: Work, record: str, id_: UUID) -> None:
    """The record is sealed or removed: nothing of it can be undone any more."""
    draft_store.drop(work.session, work.actor.id, f"{record}{UNDO}", str(id_))


@dataclass(frozen=True, slots=True)
class Aside(Generic[Value]):
    """What I typed while somebody else's copy stands in the record; `base`: what I began from."""

    mine: Value
    base: Value


def put_aside(desk: Desk, kind: str, subject: str, held: Aside[Any], case: UUID | None) -> Draft:
    """Keeps mine and what it began from as my own draft, until one of both copies is chosen."""
    body = {"mine": coding.dump(held.mine), "base": coding.dump(held.base)}
    return keep(desk, kind, subject, body, case)


def find_aside(desk: Desk, kind: str, subject: str, of: type[Value]) -> Aside[Value] | None:
    """What `put_aside` kept of a value of this type, or None."""
    held = find(desk, kind, subject)
    if held is None:
        return None
    return Aside(coding.load(of, held.body["mine"]), coding.load(of, held.body["base"]))
