"""While the team's server is away: what is typed is kept on this computer.

Drafts go into an encrypted file here (`store.pocket`), each with what it goes on from, so that
`returning` overwrites nothing. Records are never saved without the server.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.text import cleaned
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.store import coding, pocket
from ras_desktop.store import draft as draft_store
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.pocket import Pocket
from ras_desktop.store.trouble import ServerAway, StaleCopy

if TYPE_CHECKING:
    from ras_desktop.store.server.connect import Door  # its library only a team's member needs

Value = TypeVar("Value")
SAVED = "saved:"
"""Before the kind of a draft that is a whole value: an assessment or a plan as it was typed."""
MOST_MARKS = 100
"""How many attempts are remembered that may have reached the server without its saying so."""
TYPED = {
    "assessment": ("answers", "gates", "chosen", "show_estimate", "reason"),
    "plan": ("plan", "reason"),
    "review": ("form", "why"),
}
"""Of each whole value what a person types into it."""


class Keeping:
    """The pocket of whoever has signed in: made when it is first needed."""

    def __init__(self, door: Door, name: str, policy: KeyPolicy = PRODUCT) -> None:
        self._door, self._name, self._policy = door, name, policy
        self.folder = pocket.folder_of(door.address.kept(), name)
        self._open: Pocket | None = None
        self.seen: dict[tuple[str, str], datetime | None] = {}
        """When each draft was kept that was last read from the server, or written to it."""
        self.news = False
        """Whether something was kept since it was last brought back."""

    def there(self) -> Pocket | None:
        """The pocket, if drafts wait in one that this passphrase opens."""
        if self._open is None and pocket.is_there(self.folder):
            self._open = pocket.open_(self.folder, self._name, self._door.passphrase, self._policy)
        return self._open

    def made(self) -> Pocket:
        """The pocket; a new one if there is none. One that another passphrase made stays aside."""
        found = self.there()
        if found is None:
            if pocket.is_there(self.folder):
                pocket.set_aside(self.folder)
            found = pocket.make(self.folder, self._name, self._door.passphrase, self._policy)
            self._open = found
        return found

    def locked(self) -> bool:
        """Whether drafts wait that this passphrase does not open."""
        if pocket.is_there(self.folder) and self.there() is None:
            pocket.set_aside(self.folder)
        return bool(pocket.aside(self.folder))

    def unlock(self, earlier: str) -> bool:
        """Takes in what an earlier passphrase made; whether it was that one."""
        opened = False
        for folder in pocket.aside(self.folder):
            found = pocket.open_(folder, self._name, earlier, self._policy)
            if found is None:
                continue
            self.made().take_in(found)
            found.remove()
            opened = self.news = True
        return opened

    def waiting(self, desk: Desk, kind: str, subject: str) -> Draft | None:
        """What waits here of one draft."""
        return None if self._open is None else self._open.find(desk.actor.id, kind, subject)

    def forget(self, desk: Desk, kind: str, subject: str) -> None:
        """The server has it now; with the last draft the pocket goes."""
        if self._open is not None:
            self._open.drop(desk.actor.id, kind, subject)
            if not self._open.count():
                self._open.remove()
                self._open = None

    def changed(self, old: str) -> None:
        """The passphrase was changed: the pocket opens with the new one."""
        if pocket.is_there(self.folder):
            pocket.rewrap(self.folder, self._name, old, self._door.passphrase)

    def close(self) -> None:
        """Lets go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None


def keep(desk: Desk, draft: Draft) -> None:
    """Keeps a draft here. ServerAway where there is nothing to keep it in (a case file)."""
    if desk.keeping is None:
        raise ServerAway
    seen = desk.keeping.seen.get((draft.kind, draft.subject))
    _put(desk, draft, (_mark(seen),) if seen is not None else (), _mark(draft.kept_at))


def may_write(look: Reading, desk: Desk, draft: Draft) -> bool:
    """Whether the server's copy may give way: not if it has moved on while it was away."""
    held = desk.keeping and desk.keeping.waiting(desk, draft.kind, draft.subject)
    if not held:
        return True
    there = draft_store.find(look.session, desk.actor.id, draft.kind, draft.subject)
    return there is None or goes_on(held, there) or there.body == draft.body


def goes_on(held: Draft, there: Draft) -> bool:
    """Whether what waits here goes on from the copy on the server, or is the same."""
    return _mark(there.kept_at) in held.body["after"] or there.body == held.body["typed"]


def arrived(desk: Desk, draft: Draft) -> None:
    """The server has acknowledged a draft."""
    if desk.keeping is not None:
        desk.keeping.seen[draft.kind, draft.subject] = draft.kept_at
        desk.keeping.forget(desk, draft.kind, draft.subject)


def safe(desk: Desk, kind: str, value: Any, verb: Callable[[Desk, Any], Value]) -> Value:
    """Runs a verb that keeps a whole value as it is typed; the server away, it is kept here too.

    ServerAway all the same: the verb is to be tried again. An attempt that had reached the server
    before it went away is no other version.
    """
    if desk.keeping is None:
        return verb(desk, value)
    named = SAVED + kind, str(value.id)
    try:
        try:
            done = verb(desk, value)
        except StaleCopy as stale:
            held = desk.keeping.waiting(desk, *named)
            if held is None:
                raise
            if stale.theirs is None or mark_of(kind, stale.theirs) not in held.body["after"]:
                if mark_of(kind, value) not in held.body["after"]:
                    _keep_value(desk, kind, value)
                raise
            done = verb(desk, replace(value, version=stale.theirs.version))
    except ServerAway:
        _keep_value(desk, kind, value)
        raise
    desk.keeping.forget(desk, *named)
    return done


def mark_of(kind: str, value: Any) -> str:
    """By what an attempt is known again on the server: a hash of what was typed."""
    whole = json.loads(coding.dump(cleaned(value)))
    typed = [whole.get(name) for name in TYPED[kind]]
    return sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()


def _keep_value(desk: Desk, kind: str, value: Any) -> None:
    body = json.loads(coding.dump(value))
    draft = Draft(SAVED + kind, str(value.id), body, desk.now(), value.case)
    _put(desk, draft, (), mark_of(kind, value))


def _put(desk: Desk, draft: Draft, after: tuple[str, ...], mark: str) -> None:
    assert desk.keeping is not None
    held = desk.keeping.made()
    before = held.find(desk.actor.id, draft.kind, draft.subject)
    marks = [*(before.body["after"] if before else after), mark]
    body = {"after": list(dict.fromkeys(marks))[:MOST_MARKS], "typed": draft.body}
    held.keep(desk.actor.id, replace(draft, body=body))
    desk.keeping.news = True


def _mark(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
