"""While the team's server is away: what is typed is kept on this computer, and brought back.

Drafts go into an encrypted file here (`store.pocket`). Records are never saved without the server.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Refused
from ras_desktop.services.desk import Desk
from ras_desktop.store import coding, pocket
from ras_desktop.store import draft as draft_store
from ras_desktop.store.keys import PRODUCT, KeyPolicy
from ras_desktop.store.pocket import Pocket
from ras_desktop.store.server.connect import Door
from ras_desktop.store.trouble import Gone, ServerAway, StaleCopy

Value = TypeVar("Value")
SAVED = "saved:"
"""Before the kind of a draft that is a whole value: an assessment or a plan as it was typed."""


class Keeping:
    """The pocket of whoever has signed in: made when it is first needed."""

    def __init__(self, door: Door, name: str, policy: KeyPolicy = PRODUCT) -> None:
        self._door, self._name, self._policy = door, name, policy
        self.folder = pocket.folder_of(door.address.kept(), name)
        self._open: Pocket | None = None

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
        return pocket.is_there(self.folder) and self.there() is None

    def forget(self, desk: Desk, kind: str, subject: str) -> None:
        """The server has it now."""
        if self._open is not None:
            self._open.drop(desk.actor.id, kind, subject)

    def empty(self) -> None:
        """Everything was brought back."""
        if self._open is not None:
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
    desk.keeping.made().keep(desk.actor.id, draft)


def safe(desk: Desk, kind: str, subject: str, value: Any, act: Callable[[], Value]) -> Value:
    """Runs a verb that keeps a whole value as it is typed; the server away, it is kept here too.

    ServerAway all the same: the verb is to be tried again.
    """
    try:
        done = act()
    except ServerAway:
        if desk.keeping is not None:
            keep(desk, Draft(SAVED + kind, subject, json.loads(coding.dump(value)), desk.now()))
        raise
    if desk.keeping is not None:
        desk.keeping.forget(desk, SAVED + kind, subject)
    return done


def bring_back(desk: Desk) -> int:
    """Takes the drafts that were kept here to the server; how many. ServerAway, nothing is lost.

    Of two drafts of the same thing the later stays. Whole values stay here until a verb has saved
    them (`bring_values`).
    """
    held = desk.keeping.there() if desk.keeping is not None else None
    if held is None:
        return 0
    count = 0
    for each in held.all(desk.actor.id):
        if each.kind.startswith(SAVED):
            continue
        with desk.aside() as look:
            there = draft_store.find(look.session, desk.actor.id, each.kind, each.subject)
            if there is None or there.kept_at <= each.kept_at:
                draft_store.keep(look.session, desk.actor.id, each)
        held.drop(desk.actor.id, each.kind, each.subject)
        count += 1
    _empty_if_done(desk, held)
    return count


def bring_values(desk: Desk) -> tuple[int, int]:
    """After signing in: saves what was typed while the server was away; how many, and how many not.

    What somebody has changed meanwhile, or may no longer be saved, stays here.
    """
    held = desk.keeping.there() if desk.keeping is not None else None
    if held is None:
        return 0, 0
    verbs = _verbs()
    done = left = 0
    for each in held.all(desk.actor.id):
        if not each.kind.startswith(SAVED):
            continue
        kind, save = verbs[each.kind.removeprefix(SAVED)]
        try:
            save(desk, coding.load(kind, json.dumps(each.body)))
        except (StaleCopy, Gone, Refused):
            left += 1
            continue
        held.drop(desk.actor.id, each.kind, each.subject)
        done += 1
    _empty_if_done(desk, held)
    return done, left


def _verbs() -> dict[str, tuple[Any, Callable[[Desk, Any], object]]]:
    """What each kind of value is, and what saves it."""
    from ras_desktop.domain.assessment import Assessment
    from ras_desktop.domain.case_plan import CasePlan
    from ras_desktop.services import assessment, plan

    return {"assessment": (Assessment, assessment.keep), "plan": (CasePlan, plan.keep)}


def _empty_if_done(desk: Desk, held: Pocket) -> None:
    if desk.keeping is not None and not held.all(desk.actor.id):
        desk.keeping.empty()
