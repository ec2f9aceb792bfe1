"""Passphrases of a team's server: those of the PostgreSQL roles. Only verifiers are sent."""

from __future__ import annotations

import hmac
import unicodedata
from typing import Any
from uuid import UUID

from sqlmodel import Session

from ras_desktop.store.server.connect import Door
from ras_desktop.store.server.names import login


class ServerKeyring:
    """Who may come in with which passphrase, as `services.keyring` asks it."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def new(self, name: str, passphrase: str) -> tuple[str, str]:
        """What `give` needs for a name and passphrase."""
        return name, normal(passphrase)

    def give(self, session: Session, key: tuple[str, str], user: UUID) -> None:
        """Sets the passphrase of a user. NotForRole unless it is oneself or an administrator."""
        role = login(key[0], self._door.address.database)
        _set(session, user, _verifier(session, role, key[1]))

    def drop(self, session: Session, user: UUID) -> None:
        """Nothing to do: the role follows the user's row."""

    def fits(self, name: str, passphrase: str) -> bool:
        """Whether it is the passphrase with which this person signed in. Asks no server."""
        return hmac.compare_digest(
            normal(passphrase).encode("utf-8", "surrogatepass"),
            self._door.passphrase.encode("utf-8", "surrogatepass"),
        )


def normal(passphrase: str) -> str:
    """A passphrase as it is compared, however the keyboard composes its letters."""
    return unicodedata.normalize("NFKC", passphrase)


def _verifier(session: Session, role: str, passphrase: str) -> str:
    """The SCRAM verifier, made here with as many rounds as the server asks for."""
    driver: Any = session.connection().connection.driver_connection
    made: bytes = driver.pgconn.encrypt_password(
        passphrase.encode("utf-8", "surrogatepass"), role.encode(), b"scram-sha-256"
    )
    return made.decode("ascii")


def _set(session: Session, user: UUID, verifier: str) -> None:
    session.connection().exec_driver_sql("SELECT ras.set_passphrase(%s, %s)", (user, verifier))
