"""Who can come in with which passphrase: key slots of a case file, or roles of a team's server."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from ras_desktop.store import keys, slotchange, vault
from ras_desktop.store.session import Session


class Keyring(Protocol):
    """What the verbs on users need, the same for both."""

    def new(self, name: str, passphrase: str) -> Any:
        """What `give` needs; takes its time, so it is made before the transaction."""

    def give(self, session: Session, key: Any, user: UUID) -> None:
        """Lets a user in with it, within the transaction that makes or restores the user."""

    def drop(self, session: Session, user: UUID) -> None:
        """Lets a user in no more."""

    def fits(self, name: str, passphrase: str) -> bool:
        """Whether it is the passphrase of whoever has signed in."""


class FileKeyring:
    """Key slots of a case file."""

    def __init__(self, opened: vault.Opened) -> None:
        self._opened = opened

    def new(self, name: str, passphrase: str) -> keys.SlotKey:
        """Stretches the passphrase."""
        return vault.new_passphrase_key(self._opened, name, passphrase)

    def give(self, session: Session, key: keys.SlotKey, user: UUID) -> None:
        """A slot for a user."""
        slotchange.give(session, self._opened, key, user)

    def drop(self, session: Session, user: UUID) -> None:
        """Takes the user's slots away."""
        slotchange.drop(session, self._opened, user)

    def fits(self, name: str, passphrase: str) -> bool:
        """Tries it on the slots."""
        return vault.passphrase_fits(self._opened, name, passphrase)
