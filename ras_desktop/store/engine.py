"""Opens databases: SQLCipher for a case file, PostgreSQL for a team's server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, Uuid, create_engine, event
from sqlalchemy.pool import QueuePool

from ras_desktop.store import cipher
from ras_desktop.store.table import QuickUuid


def file_engine(database: Path, key: bytes, new: bool = False) -> Engine:
    """An engine on an encrypted database. Damaged if the key does not open it.

    Connections may be used by any one thread at a time; transactions begin when SQLAlchemy says
    so, and statements shown in errors never carry a family's data.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: cipher.connect(database, key, new=new),
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=2,
        hide_parameters=True,
    )
    engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: QuickUuid}
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    # A writer takes its lock at once: two that both begin as readers would block each other.
    reading = connection.get_execution_options().get("ras_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def server_engine(url: str) -> Engine:
    """An engine on a team's PostgreSQL, e.g. postgresql://user@host/name."""
    return create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_size=1,
        max_overflow=2,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": 10, "options": "-c timezone=UTC -c lock_timeout=5s"},
    )
