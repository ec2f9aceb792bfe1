"""Connections to a team's server: TLS with certificate check, SCRAM only, one role a person."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine, create_engine

from ras_desktop.domain.server import ServerAddress
from ras_desktop.store.server import refusal, roots
from ras_desktop.store.trouble import ServerAway

_SESSION = "-c timezone=UTC -c lock_timeout=5s -c statement_timeout=120s -c client_encoding=UTF8"


@dataclass(slots=True)
class Door:
    """Everything that a connection needs. The passphrase is kept in memory to reconnect with.

    `become`: a role to act as, for setting up and moving.
    """

    address: ServerAddress
    login: str
    passphrase: str = field(repr=False)
    become: str = ""
    lost: bool = False
    """Known to be away: nobody waits for it but the one who looks whether it is back."""

    def open(self, anyway: bool = False) -> psycopg.Connection[Any]:
        """A new connection. Every refusal is a trouble with one sentence of its own.

        ServerAway at once while it is `lost`, unless it is tried `anyway`.
        """
        if self.lost and not anyway:
            raise ServerAway
        trusted = roots.file_of(self.address.authority)
        try:
            made = psycopg.connect(autocommit=True, **self._parameters(trusted))
        except psycopg.OperationalError as error:
            raise refusal.of(error, self.address, trusted) from error
        if self.become:
            made.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(self.become)))
        made.autocommit = False
        return made

    def _parameters(self, trusted: Path) -> dict[str, Any]:
        """Said one by one, so that nothing in this computer's environment takes their place."""
        os.environ.pop("PGSERVICE", None)  # there is no parameter that takes its place
        return {
            "host": self.address.host,
            "port": self.address.port,
            "dbname": self.address.database,
            "user": self.login,
            "password": self.passphrase,
            "sslmode": "verify-full",
            "sslrootcert": str(trusted),
            "ssl_min_protocol_version": "TLSv1.2",
            "require_auth": "scram-sha-256",
            "gssencmode": "disable",
            "sslcertmode": "disable",
            "passfile": "",
            "application_name": "RAS Desktop",
            "options": _SESSION,
            "connect_timeout": 10,
            "keepalives": 1,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 15_000,
        }


def engine(door: Door) -> Engine:
    """An engine whose connections come through this door."""
    return create_engine(
        "postgresql+psycopg://",
        creator=door.open,
        pool_size=1,
        max_overflow=2,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
    )
