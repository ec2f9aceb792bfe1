"""Files of a case: read from the disk, looked through, kept inside the store, shown, given back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from ras_desktop.documents import scan
from ras_desktop.domain import attachment as rules
from ras_desktop.domain.attachment import LARGEST, Attachment, Removed
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.record import case_to_read, free_id, no_errors, thing_to_read, typed
from ras_desktop.store import attachment as attachment_store
from ras_desktop.store.attachment import ATTACHMENTS
from ras_desktop.store.trouble import Damaged


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read from the disk: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a case with its exact bytes."""

    attachment: Attachment
    content: bytes


def load(path: Path) -> Loaded:
    """Reads a file. Refused, before a byte is read, if it is too large, no file, or not there."""
    try:
        if not path.is_file():
            raise Refused(Finding("attachment.unread", "file", {"name": path.name}))
        no_errors(rules.check_size(path.stat().st_size))
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)  # it may have grown since it was measured
    except OSError:
        raise Refused(Finding("attachment.unread", "file", {"name": path.name})) from None
    no_errors(rules.check_size(len(content)))
    return Loaded(path.name, content)


def of_case(desk: Desk, case: UUID) -> tuple[Attachment, ...]:
    """The files of a case that are still kept, the latest first."""
    with desk.read("attachment.read") as look:
        case_to_read(look, case)
        held = attachment_store.of_case(look.session, case)
        return tuple(each for each in held if each.removed is None)


def add(
    desk: Desk,
    case: UUID,
    loaded: Loaded,
    what: str,
    about: UUID | None = None,
    id_: UUID | None = None,
) -> Done[Attachment]:
    """Keeps a file of a case. Refused: findings of `domain.attachment.check`."""
    with desk.act("attachment.add") as work:
        case_to_read(work, case)
        no_errors(rules.check(loaded.content, what))
        kind = rules.kind_of(loaded.content)
        assert kind is not None
        fresh = Attachment(
            id=free_id(work, ATTACHMENTS, id_),
            case=case,
            name=rules.named(loaded.name, kind),
            kind=kind,
            what=what.strip(),
            size=len(loaded.content),
            sha256=hashlib.sha256(loaded.content).hexdigest(),
            added_by=work.actor.id,
            added_by_name=work.actor.name,
            added_at=work.now,
            about=about,
        )
        kept = attachment_store.keep(work.session, typed(fresh), loaded.content)
        work.changed("attachment", kept.id, case)
        return work.done(kept)


def fetch(desk: Desk, id_: UUID) -> Held:
    """A file byte for byte as it was attached. Gone if removed; Damaged if a byte is another."""
    with desk.read("attachment.read") as look:
        held = thing_to_read(look, ATTACHMENTS, id_)
        content = attachment_store.content(look.session, id_)
    if hashlib.sha256(content).hexdigest() != held.sha256:
        raise Damaged("attachment")
    return Held(held, content)


def pages(desk: Desk, id_: UUID) -> bytes:
    """A file as pages to look at and to print (PDF): a picture or a text is set on pages.

    Refused: it cannot be shown; it can still be saved as it is.
    """
    held = fetch(desk, id_)
    try:
        return scan.pages(held.attachment, held.content)
    except scan.NotShown:
        raise Refused(
            Finding("attachment.not_shown", values={"name": held.attachment.name})
        ) from None


def remove(desk: Desk, attachment: Attachment, reason: str) -> Done[Attachment]:
    """Takes a file out that does not belong here (another family's); that it was there stays.

    Refused: no reason. Twice: as it was removed first.
    """
    with desk.act("attachment.remove") as work:
        held = thing_to_read(work, ATTACHMENTS, attachment.id)
        if held.removed is not None:
            return work.done(held)
        reason = typed(reason).strip()
        if not reason:
            raise Refused(Finding("attachment.reason", "reason"))
        gone = Removed(work.actor.id, work.actor.name, work.now, reason)
        without = replace(held, removed=gone, version=attachment.version)
        kept = attachment_store.remove(work.session, without)
        work.changed("attachment", kept.id, kept.case)
        return work.done(kept)
