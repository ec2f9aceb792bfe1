"""Saved views of the caseload: a search and its columns under a name, each user's own."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain.caseload import SavedView, check_view
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.services.record import no_errors, typed
from ras_desktop.store import view as view_store
from ras_desktop.store.trouble import Gone
from ras_desktop.store.view import VIEWS


def mine(desk: Desk) -> tuple[SavedView, ...]:
    """My saved views by name."""
    with desk.read("view.read") as look:
        return view_store.of_owner(look.session, desk.actor.id)


def save(desk: Desk, view: SavedView) -> Done[SavedView]:
    """Keeps a view. Refused: findings of `check_view`. Gone if it is somebody else's."""
    with desk.act("view.save") as work:
        _my_own(desk, work, view.id)
        view = typed(view)
        no_errors(check_view(view))
        kept = VIEWS.put(work.session, view, owner=desk.actor.id)
        work.changed("view", kept.id)
        return work.done(kept)


def remove(desk: Desk, view: SavedView) -> Done[SavedView]:
    """Takes a view away. Saving the value given back, with version 0, keeps it again."""
    with desk.act("view.save") as work:
        _my_own(desk, work, view.id)
        VIEWS.drop(work.session, view)
        work.changed("view", view.id)
        return work.done(view)


def _my_own(desk: Desk, work: Work, view: UUID) -> None:
    owner = view_store.owner_of(work.session, view)
    if owner is not None and owner != desk.actor.id:
        raise Gone("view")
