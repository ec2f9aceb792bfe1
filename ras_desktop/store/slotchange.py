"""Giving somebody another key slot, in an order that locks nobody out whenever it is cut short.

1 the database notes the new slot, 2 the key file gets it, 3 the key file loses the old one, 4 the
database forgets the old one. Between 1 and 2 the old passphrase opens, between 2 and 3 both,
after 3 the new one; whichever is used next tidies up.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlmodel import Session

from ras_desktop.store import keys, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.log import Author
from ras_desktop.store.session import Store
from ras_desktop.store.vault import Opened


def replace(
    store: Store, opened: Opened, user: UUID, name: str, passphrase: str, by: Author
) -> bytes:
    """A new slot for a user's new passphrase in place of the old; its tag."""
    return _replace(store, opened, vault.new_passphrase_key(opened, name, passphrase), user, by)


def replace_recovery_key(store: Store, opened: Opened, by: Author) -> str:
    """A new recovery key in place of the old one, which opens nothing from now on."""
    text = keys.new_recovery_key()
    _replace(store, opened, keys.from_recovery_key(text, opened.file_id), None, by)
    return text


def give(session: Session, opened: Opened, by: keys.SlotKey, user: UUID) -> None:
    """A first slot, within the transaction that makes the user: if that fails, the slot in the
    key file is one that the database does not know, and opens nothing."""
    live = user_store.live_tags(session)
    user_store.add_slot(session, uuid4(), by.lock, user)
    vault.add_slot(opened, by, user, live)


def drop(session: Session, opened: Opened, user: UUID) -> None:
    """Takes a user's slot away: the passphrase opens nothing from now on."""
    user_store.drop_slots(session, user)
    vault.drop_dead_slots(opened, user_store.live_tags(session))


def _replace(
    store: Store, opened: Opened, key: keys.SlotKey, owner: UUID | None, by: Author
) -> bytes:
    with store.writing(by) as session:
        live = user_store.live_tags(session) - {key.tag}
        noted = user_store.tags_of(session, owner)
        if key.tag not in noted:  # it is if the last change was cut short, or nothing changes
            user_store.add_slot(session, uuid4(), key.lock, owner)
    vault.add_slot(opened, key, owner, live)
    vault.drop_dead_slots(opened, (live - noted) | {key.tag})
    with store.writing(by) as session:
        user_store.drop_slots(session, owner, but=key.tag)
    return key.tag
